import { afterEach, describe, expect, it } from '@jest/globals';
import { tables } from '../../../src/features/debriefs/tables.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { type Played, playSession } from '../../support/session.ts';
import { CHANNEL, TEAM } from '../../support/world.ts';

let played: Played;
afterEach(() => played.world.close());

const HOSTILE = '<!channel> *Ana* & <@U0BEN> שלום 🎉';

async function rows() {
  const { db } = played.world.app;
  const t = db.tables(tables);
  return db.read(async (q) => ({
    debriefs: await q.select().from(t.debriefs),
    scores: await q.select().from(t.debriefScores),
    answered: await q.select().from(t.debriefAnswered),
    takeAways: await q.select().from(t.takeAways),
  }));
}
const inThread = (text: string) =>
  played.world.ana.messages(CHANNEL).filter((message) => message.text.includes(text) && message.threadTs !== null);
const wishes = async (): Promise<string> => {
  await played.world.ana.types('/rondo topics');
  return played.world.ana.reads();
};

describe('a debrief', () => {
  it('is filled in in two small steps, keeps scores without names, and closes', async () => {
    played = await playSession({ here: ['ana', 'ben', 'cleo', 'dev', 'eli', 'fay', 'hana'] });
    const { world, answers } = played;
    expect(inThread('Two minutes before you go: how was it?')).toHaveLength(1);
    await world.ana.opensHome();
    expect(JSON.stringify(world.ana.home()?.blocks)).toContain('Two minutes about “How do we keep promises?”');

    await world.ana.presses('Fill in', { channel: CHANNEL });
    world.ana.sees('No name is kept with the two scores');
    world.ana.sees('Whoever runs the server could technically look.');
    world.ana.fills({ useful: '4', takeaway: 'x'.repeat(201), heldBack: '2', wish: 'How do we say no?' });
    await world.ana.submits();
    expect(world.ana.errors().takeaway).toMatch(/^200 characters fit here; this has 201\./);
    world.ana.fills({ takeaway: HOSTILE, reach: 'named' });
    await world.ana.submits();
    world.ana.sees('Your answers are in.');
    world.ana.fills({ step: 'When a plan comes late, I ask by when.', askOn: '2026-11-01' });
    await world.ana.submits();
    expect(world.ana.errors().askOn).toMatch(/^This day is over\./);
    world.ana.fills({ askOn: '2026-11-17' });
    await world.ana.submits();
    world.ana.sees('Only you can see your step. I ask you about it from Tuesday 17 November on.');
    await world.ana.closes({ all: true });
    await world.ana.opensHome();
    const home = JSON.stringify(world.ana.home()?.blocks);
    expect(home).not.toContain('Two minutes about');
    expect(home).toContain('When a plan comes late, I ask by when.');
    expect(world.ben.reads()).not.toContain('When a plan comes late');
    expect(await wishes()).toContain('How do we say no?');

    await answers('ben', { useful: '5', takeaway: 'Say by when', heldBack: '0' }, 'When I promise, I say by when.');
    await answers('cleo', { useful: '3', takeaway: 'For me alone', reach: 'own', heldBack: '0' }, 'When I lead, I ask first.');
    await answers('dev', { useful: '5', heldBack: '0' }, 'When I am late, I call.');
    await answers('eli', { useful: '5', heldBack: '0' }, 'When it is my turn, I listen.');
    // She forgot to say that she is here: it is her word.
    await answers('gus', { useful: '2', takeaway: 'Ask who decides' });

    await world.ben.presses('Fill in', { channel: CHANNEL });
    world.ben.sees('Your scores are in. No name is kept with them, so they cannot be changed.');
    world.ben.fills({ takeaway: 'Say by when, and to whom' });
    await world.ben.submits();
    await world.ben.closes({ all: true });

    await world.until('2026-11-05', '10:05');
    expect(inThread('6 of 8 have answered the debrief; it is open until tomorrow, 10:30 London time.')).toHaveLength(1);
    const { debriefs } = played;
    expect(await debriefs.resultOf(await played.session())).toEqual({ answered: 0, useful: null, takeaways: [], steps: null });
    expect((await rows()).answered.map(({ userId }) => userId).sort()).toEqual(['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0GUS']);

    await world.until('2026-11-06', '10:31');
    const closed = await rows();
    expect(closed.answered).toEqual([]);
    expect(closed.scores).toHaveLength(6 + 5);
    expect(JSON.stringify(closed.scores)).not.toMatch(/U0[A-Z]/);
    for (const score of closed.scores)
      expect(Object.keys(score).sort()).toEqual(['id', 'month', 'privacy', 'question', 'score', 'sessionId', 'teamId']);
    const useful = closed.scores.filter(({ question }) => question === 'useful').map(({ id }) => id);
    expect(useful).toEqual(useful.toSorted());
    const result = await debriefs.resultOf(await played.session());
    expect(result).toMatchObject({ answered: 6, useful: { mean: 4, n: 6 }, steps: 5 });
    expect(result.takeaways.toSorted((a, b) => (a.text < b.text ? -1 : 1))).toEqual([
      { text: HOSTILE, userId: 'U0ANA' },
      { text: 'Ask who decides', userId: null },
      { text: 'Say by when, and to whom', userId: null },
    ]);
    await world.hana.presses('Fill in', { channel: CHANNEL });
    world.hana.sees('This debrief closed on Friday 6 November at 10:30 London time.');

    await world.until('2026-11-09', '12:00');
    // What they thought of one session is for whoever led it.
    world.ana.sees('Debrief of Wednesday 4 November: 6 answers.\n');
    expect(world.ana.reads()).not.toContain('worth it');
    world.ana.sees('After Wednesday 4 November, not everybody felt safe to say what they wanted to.');
  });

  it('shows no numbers below five, refuses outsiders, and gives back what people take with them', async () => {
    played = await playSession({ here: ['ana', 'ben', 'cleo', 'dev'] });
    const { world, answers, debriefs } = played;
    await answers('ana', { useful: '1', takeaway: 'Mine to take back', heldBack: '2' }, 'When asked, I answer.');
    await answers('ben', { useful: '2', takeaway: 'With a name', reach: 'named', heldBack: '2' });
    await answers('dev', { useful: '2', takeaway: 'Only for Dev', reach: 'own' });
    const member = await world.app.kernel.members.find(TEAM, world.community?.id ?? '', 'U0GUS');
    if (!member) throw new Error('gus must be a member first');
    await world.app.kernel.members.put({ ...member, status: 'left' });
    await world.gus.presses('Fill in', { channel: CHANNEL });
    world.gus.sees('This debrief is for the members of Leading Northwind.');
    await world.until('2026-11-06', '11:05');
    expect(await debriefs.resultOf(await played.session())).toMatchObject({ answered: 3, useful: null, steps: null });
    expect(world.eli.reads()).toContain('Mine to take back');
    await world.ana.opensHome();
    await world.ana.presses({ actionId: 'debriefs:take-back' }, { home: true });
    world.ana.sees('Taken back. If the notes are out, it goes from them too');
    await world.passes('1 minute');
    expect(world.eli.reads()).not.toContain('Mine to take back');

    const about = await world.app.erasure.storedAbout(world.app.contributions, TEAM, 'U0DEV');
    expect(about).toContain('Only for Dev');
    const forgetting = { teamId: TEAM, communityId: world.community?.id ?? '', now: world.clock.now() };
    await world.app.erasure.forget(world.app.contributions, { ...forgetting, userId: 'U0DEV', choice: 'without-name' });
    await world.app.erasure.forget(world.app.contributions, { ...forgetting, userId: 'U0BEN', choice: 'without-name' });
    await world.passes('1 minute');
    expect((await rows()).takeAways.map(({ text, userId, reach }) => ({ text, userId, reach }))).toEqual([
      { text: 'With a name', userId: null, reach: 'unnamed' },
    ]);
    expect(world.eli.reads()).toContain('• With a name\n');
    await world.until('2026-11-09', '12:00');
    world.ana.sees('Debrief of Wednesday 4 November: 3 answers.');
    expect(world.ana.reads()).not.toContain('felt safe');
  });

  it('comes into the thread all the same when its step was missed, once; and never where nobody is', async () => {
    played = await playSession({ here: ['ana', 'ben'], until: '10:50' });
    const { world } = played;
    const { calendar, communities } = world.app.kernel;
    const session = await played.session();
    expect(inThread('Two minutes before you go')).toHaveLength(0);
    await calendar.mark(session, 'held', world.clock.now());
    await calendar.mark(await played.session(), 'held', world.clock.now());
    await world.passes('2 minutes');
    expect(inThread('Two minutes before you go')).toHaveLength(1);
    await world.ana.presses('Fill in', { channel: CHANNEL });
    world.ana.sees('How was it for you?');
    // Two windows, both open before either was sent; and one that was sent too late.
    const { id } = await played.session();
    const form = { teamId: TEAM, userId: 'U0ANA', now: world.clock.now(), channelId: null, id: 'V', callbackId: '' };
    const send = (now: number, values: Record<string, string>) =>
      played.debriefs.submissions?.['debriefs:fill-in']?.({ ...form, now, metadata: JSON.stringify({ s: id, id: 'step' }), values });
    await send(form.now, { useful: '5', takeaway: 'One', reach: 'named' });
    const second = await send(form.now, { useful: '1', takeaway: 'Two', reach: 'named' });
    expect(JSON.stringify(second)).toContain('Your scores were in already, so they stay as they were.');
    const late = toInstant('2026-11-06', '10:30', 'Europe/London');
    await expect(send(late, { useful: '1' })).rejects.toThrow('This debrief closed on Friday 6 November at 10:30 London time.');
    const { scores, takeAways } = await rows();
    expect(scores.map(({ score }) => score)).toEqual([5]);
    expect(takeAways.map(({ text }) => text)).toEqual(['Two']);
    const tool = played.debriefs.stepTools?.find((one) => one.tool === 'debrief');
    const community = await communities.get(TEAM, world.community?.id ?? '');
    const step = { minutes: 6, step: 'Debrief', who: 'all', do: '', tools: ['debrief' as const], groupSize: null };
    const at = { community, session, steps: [step], index: 0, hostId: null, thread: { channel: CHANNEL, ts: '1.1' }, endsAt: 0 };
    expect(await tool?.begin?.({ ...at, here: [], now: world.clock.now() })).toBeNull();
  });
});
