/** What the database itself still knows: after a release, a close, a goodbye. (practice 3.8, 3.13) */
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { createAttentionStore } from '../../src/community/attention-store.ts';
import { createStore as createSetUpStore } from '../../src/features/set-up/store.ts';
import { createScoreStore } from '../../src/features/welcome/store-scores.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { MIGRATIONS } from '../support/engines.ts';
import { openPglite, type TestDatabase } from '../support/pglite.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../support/world.ts';
import { createWriting, idOf, KINDS, type Name, type Secret } from './secrets.ts';
import { holds, placesOf, type Row, readEverything } from './traces.ts';

let pglite: TestDatabase | null = null;
afterAll(() => pglite?.close());
let world: World;
afterEach(() => world.close());

async function open(engine: string): Promise<void> {
  if (engine === 'pglite') {
    if (pglite) await pglite.truncateAll();
    else {
      pglite = await openPglite();
      await migrate(pglite, MIGRATIONS);
    }
  }
  world = await openWorld({
    at: ['2026-10-19', '09:00'],
    weeksUnderWay: 1,
    patient: true,
    ...(engine === 'pglite' && pglite ? { db: pglite } : {}),
  });
  await world.until('2026-10-20', '11:00');
}

const everything = (): Promise<Row[]> => readEverything(world.app.db);
const tablesOf = (rows: readonly Row[], text: string): string[] => [
  ...new Set(placesOf(rows, text).map((place) => place.split('.')[0] ?? '')),
];

/** Everything that can be written, by her; Slack has it all, and her slot has come. */
async function writesEverything(who: Name): Promise<Secret[]> {
  const { secrets, write } = createWriting(world);
  for (const kind of KINDS) if (kind !== 'settings-apart') for (const n of [1, 3]) await write({ who, kind, n });
  for (const other of ['ben', 'cleo', 'dev'] as const) await write({ who: other, kind: 'answer-unnamed', n: 0 });
  const { communities } = world.app.kernel;
  const community = await communities.get(TEAM, world.community?.id ?? '');
  const settings = { ...community.settings, apart: [['U0ANA', idOf(who)] satisfies [string, string]] };
  await communities.change(community, { settings }, { userId: 'U0ANA', now: world.clock.now() });
  await world.until('2026-10-21', '17:00');
  await world.until('2026-11-03', '12:00');
  return secrets.filter((secret) => secret.author === who);
}

const PRIVATE = {
  'what worked, private': ['reflections', 'searchDocuments'],
  'what did not, private': ['reflections', 'searchDocuments'],
  'what next, private': ['reflections', 'searchDocuments'],
  'a quick reflection': ['reflections', 'searchDocuments'],
  'an answer saved for herself': ['reflections', 'searchDocuments'],
  'a step of a reflection': ['steps'],
  'a step of a check-in': ['steps'],
  'a hand': ['hands'],
};
/** Steps with an echo are private once and shared once. */
const SHARED = {
  'what worked, shared': ['reflections', 'searchDocuments'],
  'what did not, shared': ['reflections', 'searchDocuments'],
  'what next, shared': ['reflections', 'searchDocuments'],
  'a step': ['steps'],
  'what came of a step': ['steps'],
  'an answer with a name': ['promptAnswers'],
  'what puzzles her, released': ['newcomerQuestions'],
  'a reason that waits': ['setUpObjections'],
  'an answered reason': ['setUpObjections'],
  'a suggestion to the other steward': ['setUpObjections'],
};
/** Released in a batch: nobody can tell which of them is hers, so it stays whatever she says. */
const UNNAMED = { 'an answer without a name': ['promptAnswers'] };
/** She was reached here, and may be again in another community. */
const REACHED = [
  ...['agenda.person', 'attention.userId', 'attentionLedger.key', 'attentionLedger.userId', 'deliveryLanes.lane'],
  ...['outbox.aboutId', 'outbox.key', 'outbox.lane', 'people.userId'],
];
const HERS = ['checkIns.userId', 'hands.userId', 'reflections.authorId', 'searchDocuments.scope', 'steps.authorId'];
/** Who must not be put together is the stewards' own; it is of use if she comes back. */
const APART = ['communities.settings'];

/** So that a second delivery of the same press is recognised; gone after two days. */
const RECOGNISED = 'inboundSeen.key';

/** Rows with her id that name a text which lost hers. */
function linksOf(rows: readonly Row[], secrets: readonly Secret[]): string[] {
  const hers = idOf('gus');
  const written = rows.filter((row) => row.table !== 'searchDocuments' && secrets.some(({ word }) => holds(row, word)));
  const nameless = written.filter((row) => !holds(row, hers));
  expect(nameless.length).toBeGreaterThan(8);
  return nameless.flatMap(({ table, cells: { id = '?' } }) =>
    rows.filter((row) => holds(row, id) && holds(row, hers)).map((row) => `${row.table} leads from ${table} ${id} to her`),
  );
}

/** What stays of her words, by what they were, and where her id still stands, for each of her choices. */
const STAYS: Record<string, { words: Record<string, string[]>; id: string[] }> = {
  // Private texts stay hers: only she can read them, for twelve months after leaving. (3.13, P0)
  'without-name': {
    words: { ...PRIVATE, 'a hand that stewards may know of': ['hands'], ...SHARED, ...UNNAMED },
    id: [...REACHED, ...HERS, ...APART, 'members.userId'],
  },
  'with-name': {
    words: { ...PRIVATE, 'a hand that stewards may know of': ['hands'], ...SHARED, ...UNNAMED },
    id: [
      ...REACHED,
      ...HERS,
      ...APART,
      'members.userId',
      'asks.userId',
      'newcomerQuestions.userId',
      'promptAnswers.authorId',
      'setUpObjections.userId',
    ],
  },
  delete: { words: UNNAMED, id: [...REACHED, ...APART] },
  'forget-me': { words: UNNAMED, id: [] },
};

describe.each(['sqlite', 'pglite'])('on %s', (engine) => {
  // Every choice on one engine, the two that differ most on the other: the stores' own tests run on both.
  it.each(engine === 'sqlite' ? Object.keys(STAYS) : ['without-name', 'forget-me'])(
    '%s leaves exactly what it says',
    async (choice) => {
      await open(engine);
      const secrets = await writesEverything('gus');
      await world.gus.types(choice === 'forget-me' ? '/rondo forget-me' : '/rondo leave', { channel: CHANNEL });
      world.gus.fills(choice === 'forget-me' ? { sure: ['Delete everything about me'] } : { texts: choice });
      await world.gus.submits();
      await world.passes('5 minutes');
      const rows = await everything();
      const words: Record<string, string[]> = {};
      for (const { what, word } of secrets) {
        const places = [...new Set([...(words[what] ?? []), ...tablesOf(rows, word)])].sort();
        if (places.length > 0) words[what] = places;
      }
      expect(words).toEqual(STAYS[choice]?.words);
      expect(placesOf(rows, idOf('gus'))).toEqual([...(STAYS[choice]?.id ?? []), RECOGNISED].sort());
      if (choice === 'without-name') expect(linksOf(rows, secrets)).toEqual([]);
      if (choice !== 'forget-me') return;
      await world.passes('2 days');
      expect(placesOf(await everything(), idOf('gus'))).toEqual([]);
    },
    60_000,
  );

  it('knows nobody behind an answer without a name once it was released, nor its order', async () => {
    await open(engine);
    const { secrets, write } = createWriting(world);
    const writers = ['ben', 'cleo', 'dev', 'eli'] as const;
    for (const who of writers) await write({ who, kind: 'answer-unnamed', n: 0 });
    const waiting = (await everything()).filter(({ table }) => table === 'promptAnswers' || table === 'promptAuthors');
    const was = waiting.flatMap(({ cells: { id, answerId } }) => [id, answerId].filter((one) => one !== undefined));
    expect(was).toHaveLength(8);
    await world.until('2026-10-21', '16:10');
    const rows = await everything();
    const released = rows.filter((row) => secrets.some(({ word }) => holds(row, word)));
    expect(released.map(({ table }) => table)).toEqual(['promptAnswers', 'promptAnswers', 'promptAnswers', 'promptAnswers']);
    const now = released.map(({ cells }) => cells.id ?? '?');
    expect(rows.filter((row) => was.some((id) => holds(row, id)))).toEqual([]);
    const people = writers.map(idOf);
    expect(rows.filter((row) => now.some((id) => holds(row, id)) && people.some((id) => holds(row, id)))).toEqual([]);
    expect(released.some((row) => people.some((id) => holds(row, id)))).toBe(false);
    expect(rows.filter(({ table }) => table === 'promptAuthors')).toEqual([]);
  }, 60_000);

  it('keeps scores in no order that tells whose they are, and no consent with a name after its close', async () => {
    await open(engine);
    const communityId = world.community?.id ?? '';
    const store = createScoreStore(world.app.db);
    const row = { teamId: TEAM, communityId, question: 'welcome', month: '2026-10', k: 5 } as const;
    for (const [i, id] of ['d', 'a', 'e', 'c', 'b'].entries()) await store.add({ ...row, id, score: i + 1 });
    const scores = (await everything()).filter(({ table }) => table === 'welcomeScores');
    expect(scores.map(({ cells }) => cells.id).join('')).toBe('abcde');
    expect(Object.keys(scores[0]?.cells ?? {}).sort()).toEqual([
      'batch',
      'communityId',
      'id',
      'month',
      'privacy',
      'question',
      'score',
      'teamId',
    ]);
    const attention = createAttentionStore(world.app.db);
    const line = {
      teamId: TEAM,
      kind: 'dm',
      userId: 'U0GUS',
      channelId: null,
      weekOn: '2026-07-06',
      communityId,
      touch: 'home.digest',
    } as const;
    for (const n of [1, 2]) await attention.enter({ ...line, key: `home.digest/${n}/U0GUS`, at: 1, minutes: 5 });
    await attention.unname(2, world.app.kernel.newId);
    const ledger = (await everything()).filter(({ table, cells }) => table === 'attentionLedger' && cells.weekOn === '2026-07-06');
    expect(ledger.map((one) => [one.cells.userId, holds(one, 'U0GUS')])).toEqual([
      ['null', false],
      ['null', false],
    ]);
    const setUp = createSetUpStore(world.app.db);
    const consent = { teamId: TEAM, communityId, draftId: 'draft', text: '', at: 1, answer: null, answeredBy: null, answeredAt: null };
    await setUp.addObjection({ ...consent, id: 'fine', userId: 'U0GUS', kind: 'fine' });
    await setUp.addObjection({ ...consent, id: 'reason', userId: 'U0GUS', kind: 'reason' });
    await setUp.closeConsent(TEAM, 'draft');
    const said = (await everything()).filter(({ table }) => table === 'setUpObjections').map(({ cells }) => [cells.id, cells.userId]);
    expect(said.sort()).toEqual([
      ['fine', 'null'],
      ['reason', 'U0GUS'],
    ]);
  });
});
