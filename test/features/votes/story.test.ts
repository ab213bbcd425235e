import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTopics, type Topics } from '../../../src/features/topics/index.ts';
import { createStore as createTopicStore } from '../../../src/features/topics/store.ts';
import { createVotes, type Votes } from '../../../src/features/votes/index.ts';
import { createStore } from '../../../src/features/votes/store.ts';
import { createBallotStore } from '../../../src/features/votes/store-ballots.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
const id = (): string => world.community?.id ?? '';
const post = () => world.ana.messages(CHANNEL).findLast(({ text }) => /What shall we take up|Next topic/.test(text));
const sessions = () => world.app.kernel.calendar.sessions(TEAM, id());
const ballots = () => createBallotStore(world.app.db);
const vote = async () => (await createStore(world.app.db).list(TEAM, id()))[0];
const desks = (): Topics => {
  const topics = createTopics(world.app.kernel, { votes: () => votes.forTopics });
  const votes: Votes = createVotes(world.app.kernel, topics.forVotes);
  return topics;
};

describe('a vote', () => {
  beforeAll(async () => {
    // A Friday: what the beginning brings into the channel is in the week before the vote's.
    world = await openWorld({ at: ['2026-10-30', '09:00'], weeksUnderWay: 2 });
  });
  afterAll(() => world.close());

  it('votes a week ahead with hidden dots, filled from the library, and the post only counts', async () => {
    for (const person of [world.dev, world.eli, world.gus]) await person.types('/rondo topics How do we say no to work?');
    await world.gus.types('/rondo topics');
    world.gus.sees('The next vote opens on');
    await world.gus.chooses(`topics:row#${(await createTopicStore(world.app.db).list(TEAM, id()))[0]?.id}`, 'I would lead this');
    await world.gus.closes({ all: true });
    await world.until('2026-11-04', '10:05');
    const said = post()?.text ?? '';
    expect(said).toContain('What shall we take up in December?*\n5 topics, one dot each, hidden until Mon 9 Nov, 16:00 London time.');
    expect(said).toContain('1. How do we say no to work? · asked by 3');
    expect(said).toContain('· from the library');
    expect(said).toContain('It counts from 5 votes. One minute; nobody sees who chose what.');
    for (const person of [world.ana, world.ben, world.cleo, world.dev, world.eli, world.fay]) {
      await person.presses('Vote', { channel: CHANNEL });
      const [first = '', second = ''] = (await vote())?.options ?? [];
      const mine = person === world.fay ? second : first;
      const text = (await createTopicStore(world.app.db).find(TEAM, mine))?.text ?? '';
      const choice = `${mine === first ? 1 : 2}. ${text}`;
      person.sees('Our north star: New leads in every function can run a planning round on their own');
      person.fills({ dots: [choice], northStar: [choice], ...(person === world.eli ? { leads: [choice] } : {}) });
      await person.submits();
      person.sees('✓ Your vote is in.');
    }
    await world.passes('5 minutes');
    expect(post()?.text).toContain('6 have voted; it counts from 5.');
    await world.lea.presses('Vote', { channel: CHANNEL }).catch(() => undefined);
    expect(world.lea.modal()).toBeNull();
    expect(await ballots().count(TEAM, (await vote())?.id ?? '')).toBe(6);
  });

  it('takes a second ballot for the first, and lets go of hers who leaves', async () => {
    const { options = [], id: voteId = '' } = (await vote()) ?? {};
    const text = (await createTopicStore(world.app.db).find(TEAM, options[0] ?? ''))?.text ?? '';
    await world.fay.presses('Vote', { channel: CHANNEL });
    world.fay.fills({ dots: [`1. ${text}`] });
    await world.fay.submits();
    expect((await ballots().find(TEAM, voteId, 'U0FAY'))?.dots).toEqual([options[0]]);
    const feature = world.app.contributions.find(({ name }) => name === 'votes');
    const about = await feature?.storedAbout?.(TEAM, 'U0FAY');
    expect(about?.map(({ title }) => title)).toEqual(['Your ballot in the open vote; deleted when it closes']);
    const who = { teamId: TEAM, userId: 'U0FAY', communityId: id(), choice: 'delete' as const, now: world.clock.now() };
    await feature?.forget?.(who);
    expect(await feature?.storedAbout?.(TEAM, 'U0FAY')).toEqual([]);
    expect(await ballots().count(TEAM, voteId)).toBe(5);
  });

  it('leaves out what was parked meanwhile', async () => {
    const last = (await vote())?.options.at(-1) ?? '';
    await world.gus.presses('Vote', { channel: CHANNEL });
    const shown = (await createTopicStore(world.app.db).find(TEAM, last))?.text ?? '';
    world.gus.fills({ dots: [`5. ${shown}`] });
    await createTopicStore(world.app.db).change(TEAM, last, { state: 'parked', why: 'Later' });
    await world.gus.submits();
    expect(world.gus.errors()).toEqual({ dots: expect.stringContaining('was taken off the list meanwhile') });
    await world.gus.closes({ all: true });
  });

  it('closes two days before, keeps nobody’s ballot, and fixes the topic of the session after without telling', async () => {
    await world.gus.presses('Vote', { channel: CHANNEL });
    const won = (await vote())?.options[0] ?? '';
    world.gus.fills({ dots: [`1. ${(await createTopicStore(world.app.db).find(TEAM, won))?.text}`] });
    await world.until('2026-11-09', '16:05');
    await world.gus.submits();
    expect(Object.values(world.gus.errors()).join('')).toContain('This vote has closed, so nothing was kept.');
    const closed = await vote();
    expect(closed).toMatchObject({ status: 'settled', outcome: 'clear', chosenBy: 'vote', voted: 5 });
    expect(await ballots().count(TEAM, closed?.id ?? '')).toBe(0);
    const target = (await sessions()).find(({ onDate }) => onDate === '2026-12-09');
    expect(target?.topic).toBe('How do we say no to work?');
    expect(post()?.text).toContain('The vote has closed. The result is read out at the end of the session');
    expect(post()?.text).not.toContain('say no to work');
  });

  it('reads the result out at the end, in the thread and in the post', async () => {
    await world.until('2026-11-11', '11:40');
    const feature = world.app.contributions.find(({ name }) => name === 'votes');
    const session = (await sessions()).find(({ onDate }) => onDate === '2026-11-11');
    const [launch] = await sessions();
    const community = await world.app.kernel.communities.get(TEAM, id());
    if (!session || !launch) throw new Error('no session');
    const at = { community, session, steps: [], index: 0, here: [], hostId: null, thread: { channel: CHANNEL, ts: '1.1' }, endsAt: 0 };
    const [tool] = feature?.stepTools ?? [];
    const said = await world.app.db.transaction(async () => tool?.begin?.({ ...at, now: world.clock.now() }));
    expect(said?.text).toMatch(/^Next topic: How do we say no to work\?\nOn <!date.*Wed 9 Dec.*\n5 of 5 dots, 5 voted\.$/);
    expect((await tool?.begin?.({ ...at, session: launch, now: world.clock.now() }))?.text).toMatch(
      /^Next we meet on <!date.*Wed 11 Nov.*>\.$/,
    );
    await world.passes('5 minutes');
    expect(post()?.text).toContain('Next topic: How do we say no to work?');
    expect(post()?.text).toContain('5 of 5 dots, 5 voted.');
    const target = (await sessions()).find(({ onDate }) => onDate === '2026-12-09');
    const { whyOf, volunteers } = desks();
    expect(target && (await whyOf(target))).toBe('It won the vote: 5 of 5 dots, 5 voted.');
    expect(target && (await volunteers(target))).toEqual(['U0GUS', 'U0ELI']);
  });
});

describe('a vote that does not decide', () => {
  let options: string[] = [];
  const topic = async (topicId: string) =>
    (await createTopicStore(world.app.db).find(TEAM, topicId)) ?? { text: '', state: '', losses: 0, frontAt: 0 };
  const give = async (counts: number[]): Promise<void> => {
    const voteId = (await vote())?.id ?? '';
    const people = ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS'];
    for (const [at, n] of counts.entries())
      for (const userId of people.splice(0, n)) {
        const whose = { teamId: TEAM, communityId: id(), voteId, userId, northStar: [options[0] ?? ''] };
        await ballots().put({ ...whose, dots: [options[at] ?? ''], privacy: 'P2' });
      }
  };

  beforeAll(async () => {
    // A Friday: what the beginning brings into the channel is in the week before the vote's.
    world = await openWorld({ at: ['2026-10-30', '09:00'], weeksUnderWay: 2 });
  });
  afterAll(() => world.close());

  it('is a tie within one dot: its stewards choose where nobody leads, and the first choice counts', async () => {
    await world.dev.types('/rondo topics Who decides on hiring?');
    await world.passes('1 minute');
    await world.eli.types('/rondo topics What makes a hand-over good?');
    await world.until('2026-11-04', '10:05');
    options = (await vote())?.options ?? [];
    await give([3, 2]);
    await world.until('2026-11-10', '10:00');
    expect(await vote()).toMatchObject({ status: 'pending', outcome: 'tie', choices: options.slice(0, 2), voted: 5 });
    expect(await topic(options[0] ?? '')).toMatchObject({ starYes: 5, starOf: 5 });
    const asked = world.ana.messages().find(({ text }) => text.includes('ended in a tie'));
    const channel = { channel: asked?.channel ?? '' };
    await world.ana.presses('Choose the topic', channel);
    await world.ben.opensHome();
    await world.ben.presses('Choose the topic', { home: true });
    const { text } = await topic(options[1] ?? '');
    world.ana.fills({ topic: `2. ${text}` });
    await world.ana.submits();
    world.ana.sees(`✓ “${text}” it is.`);
    world.ben.fills({ topic: '1. Who decides on hiring?' });
    await world.ben.submits();
    expect(Object.values(world.ben.errors()).join('')).toContain('The topic was chosen a moment ago, so nothing changed.');
    expect((await sessions()).find(({ onDate }) => onDate === '2026-12-09')?.topic).toBe(text);
    expect(await vote()).toMatchObject({ chosenId: options[1], chosenBy: 'steward' });
    expect((await topic(options[0] ?? '')).losses).toBe(1);
  });

  it('is read out in its post when the session ends without that step', async () => {
    await world.until('2026-11-11', '11:50');
    const held = (await sessions()).find(({ onDate }) => onDate === '2026-11-11');
    if (!held) throw new Error('no session');
    if (held.status === 'planned') await world.app.kernel.calendar.mark(held, 'held', world.clock.now());
    await world.passes('5 minutes');
    expect(post()?.text).toContain(`Next topic: ${(await topic(options[1] ?? '')).text}`);
    expect(post()?.text).toContain('2 of 5 dots, 5 voted; a tie, chosen by a steward.');
  });

  it('goes to the lot when too few vote and nobody chooses, and what lost three times retires with thanks', async () => {
    const coming = (await sessions()).find(({ onDate }) => onDate === '2026-12-09');
    await world.until('2026-12-02', '10:05');
    const second = await vote();
    for (const one of second?.options ?? []) await createTopicStore(world.app.db).change(TEAM, one, { losses: 2 });
    await world.until('2026-12-07', '15:00');
    const led = { leadership: 'led', facilitatorId: 'U0CLEO' } as const;
    if (coming) await world.app.kernel.calendar.changeSession(coming, led, world.clock.now());
    await world.until('2026-12-09', '10:20');
    expect(
      world.cleo.messages().filter(({ text }) => text.startsWith('Too few have voted to decide the next topic, so you choose.')).length,
    ).toBe(1);
    await world.until('2026-12-09', '10:35');
    const drawn = await vote();
    expect(drawn).toMatchObject({ status: 'settled', outcome: 'few', chosenBy: 'lot', voted: 0, totals: null });
    expect(drawn?.seed).toBe(`votes/${id()}/${drawn?.id}`);
    expect(drawn?.retired.length).toBe((second?.options.length ?? 0) - 1);
    const session = (await sessions()).find(({ topicId }) => topicId === drawn?.chosenId);
    expect(session?.kind).toBe('topic');
    expect((await topic(drawn?.retired[0] ?? '')).state).toBe('retired');
    const gone = (await topic(drawn?.retired[0] ?? '')).text;
    await world.hana.types(`/rondo topics ${gone}`);
    world.hana.sees('was on the ballot often enough for now. It can be asked for again from Thursday 9 December 2027.');
  });

  it('gives a topic back, first on the list, when its session is called off', async () => {
    const chosenId = (await vote())?.chosenId ?? '';
    const session = (await sessions()).find(({ topicId }) => topicId === chosenId);
    if (!session) throw new Error('no session');
    await world.app.kernel.calendar.mark(session, 'cancelled', world.clock.now());
    expect(await topic(chosenId)).toMatchObject({ state: 'listed', frontAt: world.clock.now() });
  });
});
