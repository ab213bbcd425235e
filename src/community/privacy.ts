/** The one gate. Every query that gives something to somebody asks here. (practice 3.13) */
import type { PrivacyClass } from '../platform/db/kit.ts';
import { NotAllowedError } from '../platform/errors.ts';
import type { Viewer } from './feature.ts';
import { LEAST_MEMBERS_FOR_BREAKDOWN, LOWEST_K } from './practice.ts';
import { sayNumber } from './words.ts';

/** Anything stored that has a class. */
export interface Classified {
  privacy: PrivacyClass;
  communityId: string;
  /** Null when it is stored without a member. */
  authorId: string | null;
  /** P1 and special: the two or three people, or the chosen ones. */
  sharedWith?: readonly string[];
}

/** Who looks, with what she is in that community. */
export interface Looker {
  userId: string;
  /** Communities in which she is an active or paused member. */
  memberOf: readonly string[];
  /** P4 readers: part of the organisation (not a guest, not a stranger). */
  inOrganisation: boolean;
  /** Communities that show her what they release to the organisation; omitted: every one does. (settings.organisationReaders) */
  organisationOf?: readonly string[];
  /** Communities whose items of class P5 she was invited to. */
  guestOf?: readonly string[];
}

export type Total = { shown: true; n: number; mean: number; counts: Record<string, number> } | { shown: false; reason: string };

export interface Privacy {
  see(looker: Looker, record: Classified): boolean;
  /** Filters a list; never throws, never hints at what was left out. */
  visible<T extends Classified>(looker: Looker, records: readonly T[]): T[];
  /** Numbers from k answers on; below: "Not enough answers to show (fewer than five)". Never 0, never a dash. */
  total(answers: readonly number[], k: number): Total;
  /** Upwards only, by the author only, one item. Throws NotAllowedError otherwise. */
  assertRelease(authorId: string, item: Classified, to: PrivacyClass): void;
}

const has = (list: readonly string[] | undefined, id: string): boolean => list?.includes(id) ?? false;

function see(looker: Looker, record: Classified): boolean {
  const isAuthor = record.authorId !== null && record.authorId === looker.userId;
  const isMember = looker.memberOf.includes(record.communityId);
  const isColleague = looker.inOrganisation && (looker.organisationOf === undefined || has(looker.organisationOf, record.communityId));
  switch (record.privacy) {
    case 'P0':
      return isAuthor;
    case 'P1':
      return isAuthor || has(record.sharedWith, looker.userId);
    // A single answer is nobody's to read, not even its writer's: it is stored so that only totals can be made of it.
    case 'P2':
      return false;
    case 'P3':
      return isMember;
    case 'P4':
      return isMember || isColleague;
    case 'P5':
      return isMember || isColleague || has(looker.guestOf, record.communityId);
    case 'special':
      return has(record.sharedWith, looker.userId);
    case 'system':
      return false;
  }
}

const tooFew = (k: number): Total => ({ shown: false, reason: `Not enough answers to show (fewer than ${sayNumber(k)})` });

function total(answers: readonly number[], k: number): Total {
  const least = Math.max(LOWEST_K, k);
  if (answers.length < least) return tooFew(least);
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return { shown: true, n: answers.length, mean: answers.reduce((sum, answer) => sum + answer, 0) / answers.length, counts };
}

export interface BreakdownRule {
  k: number;
  /** How many members the community has. */
  members: number;
}

/**
 * Totals by group. Under ten members there are none; a group below k is hidden; and so many more groups are hidden, the smallest
 * first, that no hidden one can be worked out by subtracting the shown ones from the whole. (practice 2.11, complement rule)
 */
export function breakdown(groups: Readonly<Record<string, readonly number[]>>, { k, members }: BreakdownRule): Record<string, Total> {
  const least = Math.max(LOWEST_K, k);
  const bySize = Object.entries(groups).sort(([a, x], [b, y]) => x.length - y.length || (a < b ? -1 : 1));
  const hidden = new Set(bySize.filter(([, answers]) => answers.length < least).map(([name]) => name));
  const inHidden = (): number => bySize.reduce((sum, [name, answers]) => sum + (hidden.has(name) ? answers.length : 0), 0);
  for (const [name] of bySize) {
    const derivable = inHidden() > 0 && (hidden.size < 2 || inHidden() < least);
    if (derivable) hidden.add(name);
  }
  if (members < LEAST_MEMBERS_FOR_BREAKDOWN) for (const [name] of bySize) hidden.add(name);
  return Object.fromEntries(
    Object.entries(groups).map(([name, answers]) => [name, hidden.has(name) ? tooFew(least) : total(answers, least)]),
  );
}

/** From the narrowest to the widest. P2 is not on the way: nobody can be given a single answer. */
const WIDENING: readonly PrivacyClass[] = ['P0', 'P1', 'P3', 'P4', 'P5'];

function assertRelease(authorId: string, item: Classified, to: PrivacyClass): void {
  if (item.authorId === null || item.authorId !== authorId) {
    throw new NotAllowedError('This can only be released by whoever wrote it.', 'Its author can release it, one item at a time.');
  }
  // Case texts may leave their group when their author wants it; from there the way is the same as from P1.
  const from = WIDENING.indexOf(item.privacy === 'special' ? 'P1' : item.privacy);
  const target = WIDENING.indexOf(to);
  if (from === -1 || target <= from) {
    throw new NotAllowedError(
      'This can only be shown to more people, not to fewer.',
      'You can withdraw it instead; copies that others made may remain.',
    );
  }
}

export const createPrivacy = (): Privacy => ({
  see,
  visible: (looker, records) => records.filter((record) => see(looker, record)),
  total,
  assertRelease,
});

/** What a viewer is to the gate. `organisationOf`: the communities whose P4 items the organisation may see, where that is known. */
export const lookerOf = (viewer: Viewer, organisationOf?: readonly string[]): Looker => ({
  userId: viewer.person.userId,
  memberOf: viewer.memberships
    .filter(({ member }) => member.status === 'active' || member.status === 'paused')
    .map(({ community }) => community.id),
  inOrganisation: viewer.person.kind === 'person' && viewer.person.active,
  ...(organisationOf ? { organisationOf } : {}),
});
