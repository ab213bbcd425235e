import { afterEach, describe, expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/prompts/store.ts';
import { tables } from '../../../src/features/prompts/tables.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const open = async (): Promise<World> => {
  world = await openWorld({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
  return world;
};
const posts = () =>
  world.ana
    .messages(CHANNEL)
    .filter(
      ({ threadTs, ts, ephemeral, text }) => !ephemeral && (threadTs === null || threadTs === ts) && text.includes('Why this question'),
    );

/** Two questions of the past that nobody answered. */
async function twoThinWeeks(): Promise<void> {
  const store = createStore(world.app.db, []);
  for (const [n, on] of [
    [1, '2026-08-25'],
    [2, '2026-09-22'],
  ] as const) {
    await store.addUse({
      ...{
        teamId: TEAM,
        id: `use${n}`,
        communityId: world.community?.id ?? '',
        sessionId: `past${n}`,
        promptId: `pr-ppl-0${n}`,
        taxonomy: 'people',
      },
      ...{ kind: 'notice', exposure: 1, minutes: 3, text: 'An old question', followUp: '', form: 'question', cycle: 1, seed: '', why: '' },
      ...{ status: 'posted', usedOn: on, channelId: CHANNEL, ts: `1${n}`, closedAt: 1, keptOn: false, totals: null, privacy: 'P3' },
    });
  }
}

const rows = () => {
  const t = world.app.db.tables(tables);
  return world.app.db.read(async (q) => ({ duties: await q.select().from(t.promptDuties), voters: await q.select().from(t.promptVoters) }));
};

describe('the list of questions', () => {
  it('shows everybody what comes next, and that is what comes', async () => {
    await open();
    await world.eli.types('/rondo prompts');
    world.eli.sees('Next, on Tuesday 20 October at 10:00');
    world.eli.sees('Why it is next: It is the turn of Strategy.');
    world.eli.sees('Stewards add, retire and reorder questions. Everybody may read them.');
    world.eli.sees('*All questions* · 40 · page 1 of 7');
    const next = world.eli.reads().match(/Next, on .*\n(.*?)(?: \[Preview\])?\n/)?.[1] ?? '';
    await world.eli.presses('More');
    world.eli.sees('page 2 of 7');
    await world.eli.presses({ actionId: 'prompts:preview' });
    world.eli.sees('Why it is next');
    world.eli.sees('• It is the turn of Strategy.');
    await world.eli.presses('Back to the list');
    world.eli.sees('page 2 of 7');
    await world.until('2026-10-20', '10:30');
    expect(posts()[0]?.text.split('\n')[0]).toBe(next);
    expect(next).not.toBe('');
  });

  it('is decided by stewards: added, asked for next, retired, brought back, and every member can read who did', async () => {
    await open();
    await world.ana.types('/rondo prompts');
    await world.ana.presses('Add a question');
    world.ana.fills({ text: 'x'.repeat(301), taxonomy: 'People' });
    await world.ana.submits();
    expect(world.ana.errors()).toEqual({ text: expect.stringContaining('301 characters long; 300 fit') });
    world.ana.fills({ text: 'What did <!here> & *we* avoid?', exposure: 'needs trust' });
    await world.ana.submits();
    world.ana.sees('Added. It takes its turn with the others');
    world.ana.sees('*All questions* · 41 · page 1 of 7');
    const row = (id: string): string => `prompts:row#${id}`;
    const own =
      world.ana
        .modal()
        ?.blocks.map((block) => JSON.stringify(block))
        .join('')
        .match(/prompts:row#(\w+)/)?.[1] ?? '';
    await world.ana.chooses(row(own), 'Ask this next');
    world.ana.sees(
      'It is first in the queue, but it has to wait. It needs courage; the first cycle only has questions that are easy in front of anyone.',
    );
    world.ana.sees('▸ asked for next');
    await world.ana.chooses(row('pr-str-05'), 'Ask this next');
    world.ana.sees('✓ It comes next.');
    world.ana.sees('Why it is next: The stewards asked for it.');
    await world.ana.chooses(row('pr-str-02'), 'Retire it');
    world.ana.sees('Retired. It stays in the list, and one tap brings it back.');
    world.ana.sees('◌ retired');
    await world.ana.chooses(row('pr-str-02'), 'Preview');
    world.ana.sees('• It is retired.');
    await world.ana.presses('Back to the list');
    await world.ana.chooses(row('pr-str-02'), 'Bring it back');
    expect(world.ana.reads()).not.toContain('◌ retired');
    const changes = await world.app.kernel.changes.list(TEAM, world.community?.id ?? '', 20);
    expect(changes.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Question added', 'Question asked for next', 'Question retired', 'Question brought back']),
    );
    await world.until('2026-10-20', '10:30');
    expect(posts()[0]?.text).toContain("Tell us about a clear 'no'");
  });

  it('pauses and goes on', async () => {
    await open();
    await world.ben.types('/rondo prompts');
    await world.ben.presses('Pause the question');
    world.ben.sees('⏸');
    await world.until('2026-10-20', '12:00');
    expect(posts()).toEqual([]);
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    expect(community.settings.prompts.paused).toBe(true);
    await world.ben.presses('Start it again');
    world.ben.sees('The weekly question goes on.');
    expect(await world.app.kernel.agenda.upcoming({ limit: 200 })).toEqual(
      expect.arrayContaining([expect.objectContaining({ touch: 'prompts.ask', localDate: '2026-11-17' })]),
    );
  });
});

describe('who answers first', () => {
  it('is one of the core group, told why, and passes it on once', async () => {
    world = await openWorld({ at: ['2026-11-11', '12:00'], weeksUnderWay: 4 });
    await world.until('2026-11-12', '09:30');
    const { attention, askKind } = world.app.kernel;
    const asked = async (): Promise<string[]> => (await rows()).duties.map(({ userId, state }) => `${userId} ${state}`);
    const [first] = (await rows()).duties;
    expect(['U0ANA', 'U0BEN', 'U0CLEO']).toContain(first?.userId);
    expect(first?.why).toMatch(/^You, because you have not had this small job yet/);
    const decline = async (userId: string): Promise<void> => {
      const now = world.clock.now();
      const [ask] = (await attention.waiting(TEAM, userId, now)).filter(({ kind }) => kind === 'prompts.duty');
      if (!ask) throw new Error('there must be an ask');
      expect(await askKind(ask.kind).line(ask)).toMatch(
        /^Would you be the first to answer the weekly question\? It comes on Tuesday 17 November/,
      );
      const act = { teamId: TEAM, userId, now, channelId: null, id: 'V', callbackId: '', metadata: '', values: {} };
      await world.app.db.transaction(async () => {
        await askKind(ask.kind).answer(ask, { duty: 'no' }, act);
        await attention.markAnswered(ask, now);
      });
    };
    await decline(first?.userId ?? '');
    const second = (await rows()).duties.find(({ userId }) => userId !== first?.userId);
    expect(await asked()).toEqual(expect.arrayContaining([`${first?.userId} passed`, `${second?.userId} asked`]));
    await decline(second?.userId ?? '');
    expect((await rows()).duties).toHaveLength(2);
  });
});

describe('thin weeks', () => {
  it('make the next question a poll after two, and ask the stewards after three', async () => {
    await open();
    await twoThinWeeks();
    await world.until('2026-10-20', '10:30');
    const poll = posts().at(-1);
    expect(poll?.text).toContain('One tap is enough this time, and nobody sees whose it was.');
    await world.ben.presses('Nothing yet', { channel: CHANNEL });
    await world.ben.presses('Yes, one comes to mind', { channel: CHANNEL });
    world.ben.sees('You have tapped already.');
    await world.passes('1 minute');
    expect(posts().at(-1)?.text).toContain('1 tap so far.');
    expect((await rows()).voters).toHaveLength(1);
    await world.until('2026-10-23', '16:30');
    expect(posts().at(-1)?.text).toContain('Not enough answers to show (fewer than five).');
    expect((await rows()).voters).toEqual([]);
    const prompts = world.app.contributions.find(({ name }) => name === 'prompts');
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    expect(await prompts?.digest?.[0]?.line(community, world.clock.now())).toMatch(
      /^Fewer than three people answered the weekly question 3 times running/,
    );
    await world.ana.opensHome();
    await world.ana.presses('Keep it going', { home: true });
    expect(await prompts?.digest?.[0]?.line(community, world.clock.now())).toBeNull();
  });

  it('show what was tapped from five people on', async () => {
    await open();
    await twoThinWeeks();
    await world.until('2026-10-20', '10:30');
    for (const name of ['ana', 'ben', 'cleo', 'dev', 'eli'] as const)
      await world[name].presses(name === 'ana' ? 'Nothing yet' : 'Something close to it', { channel: CHANNEL });
    await world.until('2026-10-23', '16:30');
    expect(posts().at(-1)?.text).toContain('Something close to it: 4 of 5');
    await expect(world.fay.presses('Nothing yet', { channel: CHANNEL })).rejects.toThrow(/finds no button/);
  });
});
