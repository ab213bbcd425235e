import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTopics, type Topics } from '../../../src/features/topics/index.ts';
import { createStore } from '../../../src/features/topics/store.ts';
import { createVotes, type Votes } from '../../../src/features/votes/index.ts';
import { createStore as createVoteStore } from '../../../src/features/votes/store.ts';
import { createBallotStore } from '../../../src/features/votes/store-ballots.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
const id = (): string => world.community?.id ?? '';
const sessions = () => world.app.kernel.calendar.sessions(TEAM, id());
const vote = async () => (await createVoteStore(world.app.db).list(TEAM, id()))[0];
const desks = (): Topics => {
  const topics = createTopics(world.app.kernel, { votes: () => votes.forTopics });
  const votes: Votes = createVotes(world.app.kernel, topics.forVotes);
  return topics;
};

describe('the list of topics', () => {
  beforeAll(async () => {
    // A Friday: what the beginning brings into the channel is in the week before the vote's.
    world = await openWorld({ at: ['2026-10-30', '09:00'], weeksUnderWay: 2 });
  });
  afterAll(() => world.close());

  it('takes wishes by command and on the board, and counts the same words once for each person', async () => {
    await world.dev.types('/rondo topics How do we say no to work?');
    world.dev.sees('“How do we say no to work?” is on the list, without your name.');
    await world.eli.types('/rondo topics how do we say no to WORK');
    world.eli.sees('is on the list: 2 have asked for it now.');
    await world.eli.types('/rondo topics How do we say no to work');
    world.eli.sees('is on the list, and your wish counts already.');
    await world.passes('1 minute');
    await world.fay.types('/rondo topics Hand-overs');
    world.fay.sees('Topics read best as a question');
    await world.gus.types('/rondo topics');
    world.gus.sees('The next vote opens on');
    world.gus.sees('asked by 2');
    await world.gus.presses('Add a topic');
    world.gus.fills({ text: 'How should we say no to more work?', lead: ['I would lead this'] });
    await world.gus.submits();
    world.gus.sees('✓ “How should we say no to more work?” is on the list, without your name.');
    world.gus.sees('you would lead it');
    expect(world.gus.reads()).not.toContain('Merge');
    await world.gus.opensHome();
    expect(JSON.stringify(world.gus.home())).toContain('3 topics wait for Wednesday’s vote.');
  });

  it('keeps a text that is too long in its form, and takes nothing from outside', async () => {
    await world.hana.types(`/rondo topics ${'why '.repeat(50)}`);
    world.hana.sees('It is 199 characters long; 120 fit.');
    await world.hana.submits();
    expect(world.hana.errors()).toEqual({ text: expect.stringContaining('199 characters') });
    world.hana.fills({ text: 'Why <!channel> & *Ana*?' });
    await world.hana.submits();
    world.hana.sees('Why <!channel> & *Ana*?');
    await world.lea
      .types('/rondo topics What do I want?', { channel: CHANNEL })
      .catch(() => world.lea.types('/rondo topics What do I want?'));
    expect((await createStore(world.app.db).list(TEAM, id())).map(({ text }) => text)).not.toContain('What do I want?');
  });

  it('shows stewards what looks alike; a human merges, parks and brings back', async () => {
    await world.ana.types('/rondo topics');
    world.ana.sees('These two look alike:');
    await world.ana.presses('Merge');
    world.ana.sees('Merged into “How do we say no to work?”, with the wishes of both.');
    world.ana.sees('asked by 3');
    const [hand] = (await createStore(world.app.db).list(TEAM, id(), ['listed'])).filter(({ text }) => text === 'Hand-overs');
    await world.ana.chooses(`topics:row#${hand?.id}`, 'Park it');
    await world.ana.submits();
    world.ana.sees('“Hand-overs” is parked');
    await world.ana.presses('Parking list · 1');
    world.ana.sees('A good question, and better at another time.');
    await world.ana.presses('Bring back');
    world.ana.sees('“Hand-overs” is back on the list.');
    await world.dev.types('/rondo topics');
    await world.dev.chooses(`topics:row#${hand?.id}`, 'I would lead this');
    world.dev.sees('you are asked first, unless you have led lately');
    await world.dev.chooses(`topics:row#${hand?.id}`, "I'd like this too");
    world.dev.sees('2 have asked for it now');
  });

  it('tells the stewards before it what looks alike, and both stand if they say so', async () => {
    await world.dev.types('/rondo topics Who decides on hiring?');
    await world.passes('1 minute');
    await world.eli.types('/rondo topics Who decides about hiring people?');
    const topics = world.app.contributions.find(({ name }) => name === 'topics');
    const community = await world.app.kernel.communities.get(TEAM, id());
    const line = () => topics?.digest?.[0]?.line(community, world.clock.now());
    expect(await line()).toContain(
      'Before the vote on Wednesday: “Who decides on hiring?” and “Who decides about hiring people?” look alike.',
    );
    await world.ben.types('/rondo topics');
    await world.ben.presses('Keep both');
    world.ben.sees('Both stand.');
    expect(await line()).toBeNull();
  });

  it('takes back the wishes of somebody who leaves, and keeps a topic that others asked for', async () => {
    const topics = world.app.contributions.find(({ name }) => name === 'topics');
    const about = await topics?.storedAbout?.(TEAM, 'U0GUS');
    expect(about?.map(({ title }) => title)).toEqual(['Topics you asked for, shown to nobody', 'Topics you would lead']);
    const who = { teamId: TEAM, userId: 'U0GUS', communityId: id(), choice: 'delete' as const, now: world.clock.now() };
    await topics?.forget?.(who);
    expect(await topics?.storedAbout?.(TEAM, 'U0GUS')).toEqual([]);
    expect((await createStore(world.app.db).list(TEAM, id())).find(({ text }) => text === 'How do we say no to work?')?.asked).toBe(2);
  });

  it('refuses a merge of what is on the ballot', async () => {
    await world.until('2026-11-04', '10:05');
    for (const person of [world.ben, world.gus, world.hana]) await person.closes({ all: true }).catch(() => undefined);
    await world.ben.types('/rondo topics');
    world.ben.sees('A vote on the next topic is open');
    const [first = '', second = ''] = (await vote())?.options ?? [];
    await world.ben.chooses(`topics:row#${first}`, 'Merge into…');
    world.ben.fills({ into: (await createStore(world.app.db).find(TEAM, second))?.text ?? '' });
    await world.ben.submits();
    expect(Object.values(world.ben.errors()).join('')).toContain('on the ballot');
    await world.ben.closes({ all: true });
  });

  it('offers a chosen topic no more, and says it only once it was read out', async () => {
    const { options = [], id: voteId = '' } = (await vote()) ?? {};
    const dots = options.slice(0, 1);
    for (const userId of ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI'])
      await createBallotStore(world.app.db).put({
        ...{ teamId: TEAM, communityId: id(), voteId, userId, dots, northStar: [], privacy: 'P2' },
      });
    await world.until('2026-11-09', '16:05');
    expect((await sessions()).find(({ onDate }) => onDate === '2026-12-09')?.topic).toBe('How do we say no to work?');
    await world.dev.types('/rondo topics');
    expect(world.dev.reads()).not.toContain('Coming on Wednesday 9 December');
    const topics = world.app.contributions.find(({ name }) => name === 'topics');
    const exported = await topics?.exportOf?.(await world.app.kernel.communities.get(TEAM, id()));
    expect(JSON.stringify(exported)).not.toContain('chosen');
    await world.until('2026-11-12', '09:00');
    await world.dev.types('/rondo topics');
    world.dev.sees('Coming on Wednesday 9 December: How do we say no to work?');
  });

  it('swaps in something urgent, says why, and moves the displaced topic on without a vote', async () => {
    await world.dev.types('/rondo topics');
    expect(world.dev.reads()).not.toContain('Swap in something urgent');
    await world.ben.types('/rondo topics');
    await world.ben.presses('Swap in something urgent');
    world.ben.fills({ session: 'Wednesday 9 December', text: 'How do we cope with the freeze?', why: 'It starts <!here> on Monday.' });
    await world.ben.submits();
    world.ben.sees('Swapped in. The channel reads why.');
    await world.passes('1 day');
    const said = world.ana.messages(CHANNEL).find(({ text }) => text.startsWith('Something urgent'));
    expect(said?.text).toBe(
      'Something urgent for Wednesday 9 December: How do we cope with the freeze?\nWhy: It starts <!here> on Monday.\n“How do we say no to work?” moves to Wednesday 13 January, without a vote.',
    );
    expect((await sessions()).find(({ onDate }) => onDate === '2027-01-13')?.topic).toBe('How do we say no to work?');
    await world.until('2026-11-25', '09:00');
    await world.ben.types('/rondo topics');
    await world.ben.presses('Swap in something urgent');
    world.ben.fills({ session: 'Wednesday 9 December', text: 'Too late?', why: 'It is.' });
    await world.until('2026-11-26', '09:00');
    await world.ben.submits();
    expect(Object.values(world.ben.errors()).join('')).toContain(
      'It is too late to swap: people were told the topic ten working days before',
    );
    await world.ben.types('/rondo topics');
    await world.ben.presses('Swap in something urgent');
    expect(JSON.stringify(world.ben.modal())).toContain('Wednesday 13 January');
    expect(JSON.stringify(world.ben.modal())).not.toMatch(/Wednesday 9 December|Wednesday 30 December/);
  });

  it('takes wishes without a name from elsewhere, cut to what fits, and says of a session’s topic what it is about', async () => {
    const { keepWish, subTagOf } = desks();
    const draft = { teamId: TEAM, communityId: id(), userId: null, source: 'debrief', now: world.clock.now() } as const;
    for (const text of ['Feedback that lands?', 'feedback that lands', '   ', 'why '.repeat(60)]) await keepWish({ ...draft, text });
    const listed = await createStore(world.app.db).list(TEAM, id(), ['listed']);
    expect(listed.find(({ text }) => text === 'Feedback that lands?')).toMatchObject({ asked: 2, subTag: 'feedback' });
    expect(listed.find(({ text }) => text.startsWith('why why'))?.text.length).toBe(120);
    const [session] = await sessions();
    if (!session) throw new Error('no session');
    expect(await subTagOf({ ...session, topic: 'Which meetings?', topicId: null })).toBe('meetings');
    expect(await subTagOf({ ...session, topic: null, topicId: null })).toBeNull();
  });
});
