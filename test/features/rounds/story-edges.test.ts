/** Rounds that do not begin, rounds of many, and what happens before they are told, however often people change their minds. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate, RoundDraw, RoundFacts } from '../../../src/community/matching.ts';
import { drawRound } from '../../../src/community/matching-rules.ts';
import { datesFrom } from '../../../src/features/rounds/rules.ts';
import { createService, type Parts, type Round } from '../../../src/features/rounds/service.ts';
import { createDrawing } from '../../../src/features/rounds/service-drawing.ts';
import { createFacts } from '../../../src/features/rounds/service-facts.ts';
import { createPlaces } from '../../../src/features/rounds/service-places.ts';
import { createPosts } from '../../../src/features/rounds/service-post.ts';
import { createRooms } from '../../../src/features/rounds/service-rooms.ts';
import { createSettling } from '../../../src/features/rounds/service-settling.ts';
import { createTelling } from '../../../src/features/rounds/service-telling.ts';
import { createStore, type Entry } from '../../../src/features/rounds/store.ts';
import { aPair } from '../../support/pair.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ at: ['2026-11-12', '09:55'], weeksUnderWay: 1 });
});
afterAll(() => world.close());

const id = () => world.community?.id ?? '';
const roundId = () => `${id()}/2026-11-02`;
const entryOf = (round: string, communityId: string, userId: string): Entry => ({
  ...{ teamId: TEAM, roundId: round, communityId, userId, isIn: true, offer: '', want: '', from: '09:00', until: '17:00' },
  ...{ enteredAt: 0, unplaced: null, privacy: 'P1' },
});
const rounds = () => world.app.contributions.find(({ name }) => name === 'rounds');

describe('a round that does not begin', () => {
  it('tells the only one who is in, once and kindly, and its call says so', async () => {
    await world.until('2026-11-12', '10:02');
    await world.ana.presses('What is this?', { channel: CHANNEL });
    world.ana.sees('Either of you may end it without a reason.');
    await world.ana.presses('I am in');
    await world.ana.fills({ offer: 'A calm ear', want: 'To say no upwards' }).submits();
    await world.ana.closes({ all: true });
    await world.until('2026-11-19', '16:05');
    world.ana.sees('The coaching round does not begin this time: too few were there on its day.');
    world.ben.sees('There is no coaching round this quarter; the next one is called in the next.');
    await world.ana.types('/rondo coaching');
    world.ana.sees('The next round begins on Tuesday 23 February; everyone is asked on Thursday 11 February.');
    await world.ana.presses('I am in');
    expect(JSON.stringify(world.ana.modal())).toContain('"initial_value":"To say no upwards"');
    await world.ana.closes({ all: true });
    expect(await world.app.kernel.pairs.list({ teamId: TEAM })).toEqual([]);
  });

  it('because its community rested on its day, ends when the community is back, and leaves nobody matched', async () => {
    const { communities, pairs } = world.app.kernel;
    const store = createStore(world.app.db);
    await store.change(TEAM, roundId(), { state: 'drawn' });
    await pairs.add(
      aPair(['U0ANA', 'U0BEN'], { teamId: TEAM, communityId: id(), id: 'p1', roundId: roundId(), state: 'matched', toldAt: null }),
    );
    const later = world.clock.now() + 10 * 86_400_000;
    const by = { userId: 'U0ANA', now: world.clock.now() };
    const paused = await communities.change(await communities.get(TEAM, id()), { status: 'paused' }, by);
    await rounds()?.tidy?.(later);
    expect((await store.find(TEAM, roundId()))?.state).toBe('drawn');
    await communities.change(paused, { status: 'active' }, by);
    await rounds()?.tidy?.(world.clock.now());
    expect((await store.find(TEAM, roundId()))?.state).toBe('drawn');
    await rounds()?.tidy?.(later);
    expect((await store.find(TEAM, roundId()))?.state).toBe('none');
    expect((await pairs.find(TEAM, 'p1'))?.ended).toBe('withdrawn');
    await rounds()?.tidy?.(later + 91 * 86_400_000);
    expect(await pairs.find(TEAM, 'p1')).toBeNull();
  });
});

describe('a round of many', () => {
  it('is drawn beside everything else, and told ten pairs a minute', async () => {
    const { agenda, communities, members, pairs, people } = world.app.kernel;
    const now = world.clock.now();
    const parts: Parts = {
      deps: world.app.kernel,
      doors: { late: async () => undefined, out: async () => undefined },
      store: createStore(world.app.db),
    };
    await parts.store.change(TEAM, roundId(), { state: 'open' });
    for (let n = 0; n < 22; n++) {
      const userId = `U9${100 + n}`;
      await people.put({ teamId: TEAM, userId, name: `P${n}`, zone: 'Europe/London', locale: 'en-GB', kind: 'person', active: true }, now);
      const where = { teamId: TEAM, communityId: id(), userId, status: 'active', level: 'member', joinedOn: '2026-10-01' } as const;
      await members.put({ ...where, pausedUntil: null, jobFunction: null, levelBand: null });
      await parts.store.putEntry(entryOf(roundId(), id(), userId));
    }
    const service = createService(parts);
    const rooms = createRooms(parts, service);
    const places = createPlaces(parts, service, rooms);
    const facts = createFacts(parts);
    const settling = createSettling({ parts, service, facts, places, rooms });
    const telling = createTelling({ parts, service, facts, places, settling });
    let found: RoundDraw | null = null;
    const draws = {
      find: () => found,
      begin: (known: RoundFacts): void => {
        found = drawRound(known);
      },
    };
    const drawing = createDrawing({ parts, service, facts, draws, places, rooms, posts: createPosts(parts, service), telling });
    const community = await communities.get(TEAM, id());
    const round = await service.find(community, roundId());
    if (!round) throw new Error('no round');
    for (const attempt of [0, 1]) {
      expect((await places.matched(round)).length).toBe(0);
      await drawing.run(community, round, now, attempt);
      const planned = (await agenda.upcoming({ communityId: id() })).filter(({ touch }) => touch === 'rounds.draw-again');
      expect(planned.map(({ anchor }) => anchor)).toEqual([`${roundId()}/1`]);
    }
    expect((await places.matched(round)).length).toBe(11);
    const told = async (): Promise<number> => (await pairs.list({ teamId: TEAM, roundId: roundId(), states: ['told'] })).length;
    await world.until('2026-11-24', '09:00');
    expect(await told()).toBe(10);
    await world.passes('2 minutes');
    expect(await told()).toBe(11);
    const line = await rounds()?.digest?.[0]?.line(community, world.clock.now());
    expect(line).toBe('The coaching round has begun with eleven pairs.');
  });
});

const EVERYBODY = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
type Change = { is: 'goes' | 'comes'; who: string } | { is: 'apart'; who: string; other: string };
const anyone = fc.constantFrom(...EVERYBODY);
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ is: fc.constantFrom('goes' as const, 'comes' as const), who: anyone }),
  fc.record({ is: fc.constant('apart' as const), who: anyone, other: anyone }),
);

/** A round of seven in a database of its own; what is known of them is changed from outside. */
function openRound(at: number) {
  const parts: Parts = {
    deps: world.app.kernel,
    doors: { late: async () => undefined, out: async () => undefined },
    store: createStore(world.app.db),
  };
  const service = createService(parts);
  const rooms = createRooms(parts, service);
  const places = createPlaces(parts, service, rooms);
  const candidate = (userId: string): Candidate => ({
    ...{ userId, jobFunction: null, levelBand: null, zone: 'Europe/London', from: '09:00', until: '17:00', offer: 'ears', want: 'nerve' },
  });
  const here = new Set(EVERYBODY);
  const forbidden: [string, string][] = [];
  const round: Round = {
    ...datesFrom('2026-11-04', 'Europe/London', new Set()),
    ...{ teamId: TEAM, communityId: 'elsewhere', id: `round ${at}`, quarterOn: '2026-11-02', state: 'drawn', seed: `seed ${at}` },
  };
  const facts = (): RoundFacts => ({
    candidates: [...here].sort().map(candidate),
    ...{ forbidden, meetings: [], roundsOn: [], weekOn: round.toldOn, holidays: [], seed: round.seed },
  });
  const entry = (userId: string): [string, Entry] => [
    userId,
    {
      ...{
        teamId: TEAM,
        roundId: round.id,
        communityId: 'elsewhere',
        userId,
        isIn: true,
        offer: '',
        want: '',
        from: '09:00',
        until: '17:00',
      },
      ...{ enteredAt: 0, unplaced: null, privacy: 'P1' },
    },
  ];
  const known = { of: async () => ({ facts: facts(), entries: new Map(EVERYBODY.map(entry)) }) };
  const settling = createSettling({ parts, service, facts: known, places, rooms });
  const apply = (change: Change): void => {
    if (change.is === 'apart') {
      if (change.who !== change.other) forbidden.push([change.who, change.other]);
    } else if (change.is === 'goes') here.delete(change.who);
    else here.add(change.who);
  };
  return { service, settling, round, here, forbidden, apply };
}

describe('between the draw and the day they are told', () => {
  it('nobody is in two pairs, with somebody she must not be with, or left out while somebody else is left out whom she could be with', async () => {
    const community = await world.app.kernel.communities.get(TEAM, id());
    let at = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 6 }), async (changes) => {
        const { service, settling, round, here, forbidden, apply } = openRound(at++);
        await settling.settle(community, round, 1);
        for (const change of changes) {
          apply(change);
          await settling.settle(community, round, 2);
          const pairs = await service.pairsOf(round, ['matched']);
          const placed = pairs.flatMap(({ people }) => people);
          const isApart = (a: string, b: string): boolean => forbidden.some((two) => two.includes(a) && two.includes(b));
          expect(new Set(placed).size).toBe(placed.length);
          expect(placed.every((who) => here.has(who))).toBe(true);
          expect(pairs.some(({ people }) => people.some((a, index) => people.slice(index + 1).some((b) => isApart(a, b))))).toBe(false);
          const out = [...here].filter((who) => !placed.includes(who));
          expect(out.some((a, index) => out.slice(index + 1).some((b) => !isApart(a, b)))).toBe(false);
          expect(pairs.every(({ state, reason }) => state === 'matched' && reason.by === 'round')).toBe(true);
          if (forbidden.length === 0) {
            expect(pairs.filter(({ people }) => people.length === 3).length).toBe(here.size > 2 ? here.size % 2 : 0);
            expect(out.length).toBe(here.size === 1 ? 1 : 0);
          }
        }
      }),
      { numRuns: 20, seed: 7 },
    );
  });
});
