import { afterEach, describe, expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/prompts/store.ts';
import { createAnswerStore } from '../../../src/features/prompts/store-answers.ts';
import { tables } from '../../../src/features/prompts/tables.ts';
import { deliveryTables } from '../../../src/platform/delivery/tables.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

/** The first question of the demo community, an hour after it was posted. */
async function openWeek(options: Parameters<typeof openWorld>[0] = {}): Promise<World> {
  world = await openWorld({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1, ...options });
  await world.until('2026-10-20', '11:00');
  return world;
}

type Name = 'ana' | 'ben' | 'cleo' | 'dev' | 'eli';

async function answer(name: Name, button: string, text: string): Promise<void> {
  await world[name].presses(button, { channel: CHANNEL });
  world[name].fills({ answer: text });
  await world[name].submits();
  await world.passes('1 minute');
}
const unnamed = (name: Name, text: string) => answer(name, 'Answer without my name', text);
const named = (name: Name, text: string) => answer(name, 'Answer here with my name', text);

const inThread = (): string[] =>
  world.ana
    .messages(CHANNEL)
    .filter(({ threadTs, ts }) => threadTs !== ts && posts().some((post) => post.ts === threadTs))
    .map(({ text }) => text);
const posts = () =>
  world.ana
    .messages(CHANNEL)
    .filter(({ threadTs, ts, text }) => (threadTs === null || threadTs === ts) && text.includes('Why this question'));

async function rows() {
  const t = world.app.db.tables(tables);
  return world.app.db.read(async (q) => ({
    answers: await q.select().from(t.promptAnswers),
    authors: await q.select().from(t.promptAuthors),
    uses: await q.select().from(t.promptUses),
  }));
}

async function decides(userId: string, how: string): Promise<void> {
  const { db, kernel } = world.app;
  const now = world.clock.now();
  const [ask] = (await kernel.attention.waiting(TEAM, userId, now)).filter(({ kind }) => kind === 'prompts.unnamed');
  if (!ask) throw new Error('there must be an ask');
  const act = { teamId: TEAM, userId, now, channelId: null, id: 'V', callbackId: '', metadata: '', values: {} };
  await db.transaction(() => kernel.askKind(ask.kind).answer(ask, { release: how }, act));
}

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ שלום 🎉 `code`';

describe('the weekly question', () => {
  it('comes once, says its cost and why it was chosen, and begins its thread', async () => {
    await openWeek();
    expect(posts()).toHaveLength(1);
    world.ana.sees('About 5 minutes. Everyone in this channel reads the answers.');
    world.ana.sees('Why this question: It is the turn of Strategy. Drawn by lot from 5 that fit. It has not been asked here before.');
    expect(inThread()).toEqual([expect.stringMatching(/^One step further: /)]);
    await world.passes('1 day');
    expect(posts()).toHaveLength(1);
  });

  it('takes answers with a name into the thread, exactly as typed and whole, and counts them in the post', async () => {
    await openWeek();
    await named('ben', HOSTILE);
    expect(inThread().at(-1)).toBe(`Ben answers:\n${HOSTILE}`);
    world.ana.sees('1 answer in the thread.');
    const long = 'A long thought. '.repeat(187).slice(0, 3000);
    await named('cleo', long);
    expect(inThread().at(-1)).toBe(`Cleo answers:\n${long}`);
    await world.dev.presses('Answer here with my name', { channel: CHANNEL });
    world.dev.fills({ answer: '   ' });
    await world.dev.submits();
    expect(world.dev.errors()).toEqual({ answer: 'There is nothing written here yet. One sentence is enough.' });
    expect((await rows()).answers).toHaveLength(2);
    expect(posts()).toHaveLength(1);
  });

  it('changes the first answer when somebody answers again', async () => {
    await openWeek();
    await named('ben', 'Half a thought');
    await world.ben.presses('Answer here with my name', { channel: CHANNEL });
    world.ben.sees('You have answered already.');
    world.ben.sees('Half a thought');
    world.ben.fills({ answer: 'A whole thought & more'.padEnd(3000, '&') });
    await world.ben.submits();
    await world.passes('1 minute');
    expect(inThread().filter((text) => text.startsWith('Ben'))).toEqual([`Ben answers:\n${'A whole thought & more'.padEnd(3000, '&')}`]);
    world.ana.sees('1 answer in the thread.');
  });

  it('is saved for oneself: nobody else reads it, and the trail leads to the question', async () => {
    await openWeek();
    await answer('ben', 'Save for myself', 'Mine alone');
    world.ben.sees('Kept. Only you can see it');
    expect(world.ana.reads()).not.toContain('Mine alone');
    const { uses } = await rows();
    const walked = await world.app.kernel.trail.walk(TEAM, { kind: 'prompt', id: uses[0]?.id ?? '' });
    expect(walked.map(({ ref }) => ref.kind)).toEqual(['reflection']);
  });

  it('tells somebody from outside kindly that it is for members', async () => {
    await openWeek();
    const member = await world.app.kernel.members.find(TEAM, world.community?.id ?? '', 'U0DEV');
    if (!member) throw new Error('dev must be a member first');
    await world.app.kernel.members.put({ ...member, status: 'left' });
    await world.dev.presses('Answer here with my name', { channel: CHANNEL });
    world.dev.sees('This question is for the members of this community.');
  });
});

describe('answers without a name', () => {
  it('go out on the first day when three wait, in one message, and nothing leads back to who wrote them', async () => {
    await openWeek();
    await unnamed('ben', 'Ben thinks this');
    await unnamed('cleo', HOSTILE);
    await unnamed('dev', 'Dev thinks that');
    expect(inThread()).toHaveLength(1);
    const before = await rows();
    await world.until('2026-10-21', '16:05');
    const [batch] = inThread().filter((text) => text.includes('without a name'));
    expect(batch).toMatch(/^3 answers without a name, in drawn order\. Who wrote them is not kept\./);
    for (const text of ['Ben thinks this', HOSTILE, 'Dev thinks that']) expect(batch).toContain(text);
    world.ana.sees('3 answers in the thread.');
    const after = await rows();
    expect(after.authors).toEqual([]);
    expect(after.answers.map(({ authorId, releasedAt, privacy }) => ({ authorId, releasedAt, privacy }))).toEqual(
      Array.from({ length: 3 }, () => ({ authorId: null, releasedAt: after.answers[0]?.releasedAt, privacy: 'P3' })),
    );
    for (const { id } of before.answers) expect(after.answers.map((row) => row.id)).not.toContain(id);
    expect(JSON.stringify(after.answers)).not.toMatch(/U0BEN(?!>)|U0CLEO|U0DEV/);
  });

  it('wait for the third day when they are fewer than three, and can be changed and taken back until then', async () => {
    await openWeek();
    await unnamed('ben', 'First words');
    await unnamed('ben', 'Other words');
    expect((await rows()).answers.map(({ text }) => text)).toEqual(['Other words']);
    await world.until('2026-10-21', '16:05');
    expect(world.ana.reads()).not.toContain('Other words');
    await world.ben.presses('Answer without my name', { channel: CHANNEL });
    world.ben.sees('Other words');
    world.ben.fills({ answer: 'Last words' });
    await world.ben.submits();
    await world.ben.presses('Take it back');
    world.ben.sees('Taken back. Nothing of it is kept.');
    expect(await rows()).toMatchObject({ answers: [], authors: [] });
  });

  it('are asked about on the third day, and become a private reflection when nothing is said', async () => {
    await openWeek();
    await unnamed('ben', 'Only two of us');
    await unnamed('cleo', 'And me');
    await world.until('2026-10-23', '16:05');
    expect(world.ana.reads()).not.toContain('Only two of us');
    const [ask] = await world.app.kernel.attention.waiting(TEAM, 'U0BEN', world.clock.now());
    expect(ask?.kind).toBe('prompts.unnamed');
    const { answers } = await rows();
    for (const { id } of answers) expect(ask?.ref).not.toBe(id);
    await world.until('2026-11-05', '12:00');
    expect(await rows()).toMatchObject({ answers: [], authors: [] });
    await world.ben.types('/rondo reflections');
    world.ben.sees('Only two of us');
    expect(world.ana.reads()).not.toContain('Only two of us');
  });

  it('do what their author decides: with her name, or without it although it may be guessed', async () => {
    await openWeek();
    await unnamed('ben', 'Alone');
    await unnamed('cleo', 'Lonely');
    await world.until('2026-10-23', '16:05');
    await decides('U0BEN', 'named');
    await world.passes('1 minute');
    expect(inThread().at(-1)).toBe('Ben answers:\nAlone');
    await decides('U0CLEO', 'guess');
    expect((await rows()).authors).toEqual([]);
    await world.passes('1 minute');
    expect(world.ana.reads()).not.toContain('Lonely');
    await world.until('2026-10-26', '16:05');
    expect(inThread().at(-1)).toMatch(/^An answer without a name, released by its author although it may be guessed\.\s+Lonely$/);
    const sent = await world.app.db.read((q) => q.select().from(world.app.db.tables(deliveryTables).outbox));
    expect(JSON.stringify(sent.filter((row) => JSON.stringify(row).includes('Lonely')))).not.toContain('U0CLEO');
  });

  it('that come late wait for company and say so', async () => {
    await openWeek();
    await world.until('2026-10-26', '09:30');
    await named('ana', 'Better late');
    expect(inThread().at(-1)).toBe('Ana answers, late and counted:\nBetter late');
    await unnamed('ben', 'one');
    await unnamed('cleo', 'two');
    await unnamed('dev', 'three');
    await world.until('2026-10-26', '16:05');
    expect(inThread().at(-1)).toMatch(/^3 answers without a name/);
  });

  it('are not offered where the community does not want them', async () => {
    await openWeek();
    const { kernel } = world.app;
    const community = await kernel.communities.get(TEAM, world.community?.id ?? '');
    await kernel.communities.change(
      community,
      { settings: { ...community.settings, unnamed: false } },
      { userId: 'U0ANA', now: world.clock.now() },
    );
    await world.ben.presses('Answer without my name', { channel: CHANNEL });
    world.ben.sees('Answers without a name are switched off here.');
    await named('ana', 'Redrawn without the button');
    await expect(world.ben.presses('Answer without my name', { channel: CHANNEL })).rejects.toThrow(/finds no button/);
  });
});

describe('leaving', () => {
  it('decides what stays in the thread: all of it, the words alone, or nothing', async () => {
    await openWeek();
    await named('ben', 'Without my name');
    await named('cleo', 'Not at all');
    await named('dev', 'As it is');
    await unnamed('cleo', 'My hidden view');
    const prompts = world.app.contributions.find(({ name }) => name === 'prompts');
    const communityId = world.community?.id ?? null;
    const now = world.clock.now();
    const choices = { U0BEN: 'without-name', U0CLEO: 'delete', U0DEV: 'with-name' } as const;
    for (const [userId, choice] of Object.entries(choices)) {
      await world.app.db.transaction(async () => prompts?.forget?.({ teamId: TEAM, userId, communityId, choice, now }));
    }
    await world.passes('5 minutes');
    expect(inThread().slice(1)).toEqual(['Somebody who has left answers:\nWithout my name', 'Dev answers:\nAs it is']);
    expect(await rows()).toMatchObject({ authors: [], answers: [{ text: 'Without my name', authorId: null }, { text: 'As it is' }] });
    for (const userId of ['U0BEN', 'U0CLEO']) expect(await prompts?.storedAbout?.(TEAM, userId)).toEqual([]);
    world.ana.sees('2 answers in the thread.');
  });

  it('exports what everybody may read and nothing that waits', async () => {
    await openWeek();
    await named('ben', 'For all');
    await unnamed('cleo', 'Not yet for all');
    const prompts = world.app.contributions.find(({ name }) => name === 'prompts');
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    const text = JSON.stringify(await prompts?.exportOf?.(community));
    expect(text).toContain('For all');
    expect(text).not.toContain('Not yet for all');
    expect(JSON.stringify(await prompts?.storedAbout?.(TEAM, 'U0CLEO'))).toContain('Not yet for all');
  });
});

describe('replies that people write themselves', () => {
  it('are counted once where Slack tells of them, and forgotten when deleted; their words and writers are not kept', async () => {
    await openWeek();
    const { db, kernel } = world.app;
    const use = await createStore(db, kernel.library.prompts).findLatestPosted(TEAM, world.community?.id ?? '');
    const message = world.app.contributions.find(({ name }) => name === 'prompts')?.events?.message;
    const event = { type: 'message', channel: CHANNEL, thread_ts: use?.ts, ts: '1800000000.000100', user: 'U0BEN', text: 'Secret of Ben' };
    const now = world.clock.now();
    for (const payload of [event, event, { ...event, bot_id: 'B1', ts: '1800000000.000200' }, { ...event, thread_ts: undefined }]) {
      await db.transaction(async () => message?.({ teamId: TEAM, now, event: payload }));
    }
    await world.passes('1 minute');
    world.ana.sees('1 answer in the thread.');
    expect(JSON.stringify((await rows()).answers)).not.toMatch(/Secret|U0BEN/);
    await db.transaction(async () =>
      message?.({
        teamId: TEAM,
        now,
        event: { type: 'message', subtype: 'message_deleted', channel: CHANNEL, ts: '1', deleted_ts: event.ts },
      }),
    );
    expect(await createAnswerStore(db).count(TEAM, use?.id ?? '')).toEqual({ posted: 0, all: 0 });
  });
});
