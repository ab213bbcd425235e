import { expect, it } from '@jest/globals';
import { createStore, type Vote } from '../../../src/features/votes/store.ts';
import { createBallotStore } from '../../../src/features/votes/store-ballots.ts';
import { onEveryEngine } from '../../support/engines.ts';

const vote = (over: Partial<Vote> = {}): Vote => ({
  ...{
    teamId: 'T1',
    id: 'v',
    communityId: 'C1',
    comingId: 's1',
    targetId: 's2',
    status: 'open',
    options: ['b', 'a'],
    dots: 1,
    outcome: null,
  },
  ...{ choices: [], chosenId: null, chosenBy: null, seed: null, voted: 0, totals: null, retired: [], openedAt: 1, announcedAt: null },
  ...{ channelId: null, ts: null, privacy: 'P3' },
  ...over,
});

onEveryEngine('a store of votes', (database) => {
  it('holds one vote for a session and one ballot for a voter, the last', async () => {
    const votes = createStore(database());
    const ballots = createBallotStore(database());
    expect([await votes.add(vote()), await votes.add(vote({ id: 'w' }))]).toEqual([true, false]);
    await votes.add(vote({ id: 'x', comingId: 's2', openedAt: 9 }));
    expect((await votes.list('T1', 'C1')).map(({ id }) => id)).toEqual(['x', 'v']);
    expect((await votes.findOfComing('T1', 'C1', 's1'))?.options).toEqual(['b', 'a']);
    const ballot = { teamId: 'T1', communityId: 'C1', voteId: 'v', userId: 'U1', dots: ['a'], northStar: [], privacy: 'P2' as const };
    await ballots.put(ballot);
    await ballots.put({ ...ballot, dots: ['b'], northStar: ['a'] });
    await ballots.put({ ...ballot, userId: 'U2' });
    await ballots.put({ ...ballot, voteId: 'x' });
    expect(await ballots.find('T1', 'v', 'U1')).toMatchObject({ dots: ['b'], northStar: ['a'] });
    expect([await ballots.count('T1', 'v'), (await ballots.listOf('T1', 'U1')).length]).toEqual([2, 2]);
    await ballots.remove('T1', 'v', 'U2');
    expect((await ballots.list('T1', 'v')).map(({ userId }) => userId)).toEqual(['U1']);
    await ballots.removeAll('T1', 'v');
    await votes.change('T1', 'v', { status: 'settled', totals: { a: 2, b: 0 }, chosenId: 'a', chosenBy: 'vote', retired: ['b'] });
    expect(await votes.find('T1', 'v')).toMatchObject({ totals: { a: 2, b: 0 }, retired: ['b'], status: 'settled' });
    expect(await ballots.count('T1', 'x')).toBe(1);
  });
});
