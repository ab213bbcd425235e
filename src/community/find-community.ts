/** Which community an act means, when it did not happen in a community's channel. Pure. */
import { UserError } from '../platform/errors.ts';
import type { Community, CommunityStatus } from './records.ts';
import { joinWords } from './words.ts';

/** The most alive first: somebody who is in one active and one dormant community means the active one. */
const ALIVE: readonly (readonly CommunityStatus[])[] = [['active'], ['draft', 'proposed', 'paused'], ['dormant']];

/** Case, accents and sign order do not matter in what people type. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** The shortest beginning of this name, of four letters or more, that none of the others shares. */
export function nameShort(name: string, others: readonly string[]): string {
  const letters = [...fold(name)];
  const [firstWord = ''] = fold(name).split(/\s/u);
  const isOwn = (beginning: string): boolean => beginning !== '' && others.every((other) => !fold(other).startsWith(beginning));
  for (let length = 4; length < letters.length; length++) {
    const beginning = letters.slice(0, length).join('').trim();
    if (isOwn(beginning) && (beginning.length >= 5 || beginning === firstWord)) return beginning;
  }
  return fold(name);
}

const several = (candidates: readonly Community[], where: 'in' | 'a steward of'): UserError => {
  const names = candidates.map((each) => each.name);
  const [first = ''] = names;
  return new UserError(
    `You are ${where} ${joinWords(names)}.`,
    `Type it in the channel of the one you mean, or name it: \`/rondo agenda ${nameShort(first, names.slice(1))}\`.`,
  );
};

export interface Choice {
  /** Communities she may mean. */
  candidates: readonly Community[];
  name?: string | undefined;
  asSteward?: boolean | undefined;
}

/** Throws a UserError with the way out when it is none or several. */
export function chooseCommunity({ candidates, name, asSteward = false }: Choice): Community {
  const where = asSteward ? 'a steward of' : 'in';
  if (candidates.length === 0) {
    throw asSteward
      ? new UserError(
          'You are not a steward of a community.',
          'A steward can do this for you. To start a community of your own, type `/rondo setup`.',
        )
      : new UserError('You are not in a community yet.', 'Ask somebody who is in one to invite you, or start one with `/rondo setup`.');
  }
  const wanted = fold(name ?? '');
  const named = wanted === '' ? candidates : candidates.filter((each) => fold(each.name).startsWith(wanted));
  if (named.length === 0) {
    const names = candidates.map((each) => each.name);
    throw new UserError(
      `None of your communities begins with "${name?.trim()}".`,
      `You are ${where} ${joinWords(names)}: \`/rondo agenda ${nameShort(names[0] ?? '', names.slice(1))}\`.`,
    );
  }
  const exact = named.filter((each) => wanted !== '' && fold(each.name) === wanted);
  if (exact.length === 1 && exact[0]) return exact[0];
  for (const statuses of ALIVE) {
    const [only, ...more] = named.filter((each) => statuses.includes(each.status));
    if (only && more.length > 0) throw several([only, ...more], where);
    if (only) return only;
  }
  throw new UserError(`${joinWords(named.map((each) => each.name))} has ended.`, 'Its export holds what was written there.');
}
