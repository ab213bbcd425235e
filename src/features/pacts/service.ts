/** A pact with everything around it: who they are, what each wrote, what is proposed, what stands. */
import { busyTimes } from '../../community/calendar-rules.ts';
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { isAlive, isOf, type Pair } from '../../community/pair.ts';
import { sayNumber } from '../../community/words.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { isComplete, minutesOf, sameTerms, shapeOf, type Terms } from './rules.ts';
import type { DateFacts } from './rules-dates.ts';
import type { Store, Whole } from './store.ts';

export interface Ports {
  /** Three instants that all of them agreed on; again when they agree on others, or on another length. */
  fixDates(pair: Pair, dates: readonly number[], minutes: number, now: number, byId?: string): Promise<void>;
}

export interface Parts {
  deps: Deps;
  store: Store;
  ports: Ports;
}

interface Who {
  teamId: string;
  userId: string;
}

export function createService({ deps, store, ports }: Parts) {
  const { coaching_frame: frame, agreements } = deps.library;
  const shapes = agreements.coaching.fields.find(({ key }) => key === 'shape')?.options ?? [];
  const minutes = (shape: string): number => minutesOf(shape, frame.total_minutes);

  async function load(teamId: string, pairId: string): Promise<Whole | null> {
    const pair = await deps.pairs.find(teamId, pairId);
    const pact = await store.find({ teamId, pairId });
    const community = pair && (await deps.communities.find(teamId, pair.communityId));
    if (!pair || !pact || !community) return null;
    const pages = (await store.pages(pact)).filter((page) => isOf(pair, page.userId));
    const named = await Promise.all(pair.people.map(async (id) => [id, await findName(deps, teamId, id)] as const));
    return { pair, pact, pages, community, names: new Map(named) };
  }

  /** For whoever pressed something: it is theirs, and nobody else's. */
  async function getTheirs({ teamId, userId }: Who, pairId: string): Promise<Whole> {
    const whole = await load(teamId, pairId);
    if (!whole) throw new UserError('This pact is not kept any more.', 'What you agreed between you is yours all the same.');
    if (isOf(whole.pair, userId)) return whole;
    const many = sayNumber(whole.pair.people.length);
    throw new NotAllowedError(`This belongs to the ${many} of them.`, '`/rondo partner` asks somebody to be yours.');
  }

  /** What a signing may have brought about. */
  async function settle({ pair, pact, pages }: Whole, now: number, byId?: string): Promise<void> {
    if (!isAlive(pair) || !pact.terms || !isComplete(pair.people, pages, pact.version)) return;
    const standing = { ...pact.terms, shape: shapeOf(pair.people, pact.terms, shapes) };
    const isNews = !sameTerms(pact.standing, standing);
    await store.change(pact, { standing });
    await deps.pairs.happen(pair, { is: 'agreed' }, now);
    if (isNews) await ports.fixDates(pair, standing.dates, minutes(standing.shape), now, byId);
  }

  return {
    load,
    getTheirs,
    settle,
    shapes,

    /** The same, while they are together. */
    getAlive: async (who: Who, pairId: string): Promise<Whole> => {
      const whole = await getTheirs(who, pairId);
      if (!isAlive(whole.pair))
        throw new UserError(
          `This round is closed for the ${sayNumber(whole.pair.people.length)} of you.`,
          '`/rondo coaching` shows what comes next.',
        );
      return whole;
    },

    /** She agrees to the terms as they are, or proposes others, to which the others are then asked. */
    agree: async ({ pact }: Whole, userId: string, terms: Terms | null, now: number): Promise<void> => {
      const version = terms ? pact.version + 1 : pact.version;
      if (terms) await store.change(pact, { terms, version });
      await store.changePage(pact, userId, { agreedTo: version, signedAt: now });
      const whole = await load(pact.teamId, pact.pairId);
      if (whole) await settle(whole, now, userId);
    },

    dateFacts: async ({ pair, pact, community }: Whole, now: number): Promise<DateFacts> => {
      const people = await deps.people.findMany(pair.teamId, pair.people);
      const hours = pair.people.map((id) => ({
        zone: people.get(id)?.zone ?? community.zone,
        from: pair.brought[id]?.from ?? '09:00',
        until: pair.brought[id]?.until ?? '17:00',
      }));
      const { toldOn, closesOn } = pair;
      const length = minutes(shapeOf(pair.people, pact.terms, shapes));
      const holidays = deps.calendar.holidays(community);
      const busy = busyTimes(await deps.calendar.sessions(pair.teamId, community.id), community.zone);
      return { toldOn, closesOn, zone: community.zone, people: hours, holidays, busy, minutes: length, now };
    },
  };
}

export type Service = ReturnType<typeof createService>;
