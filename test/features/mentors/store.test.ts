import { expect, it } from '@jest/globals';
import { createStore, type Request } from '../../../src/features/mentors/store.ts';
import { createNominationStore, type Nomination } from '../../../src/features/mentors/store-nominations.ts';
import { createOfferStore, type Offer } from '../../../src/features/mentors/store-offers.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the stores of mentors', (database) => {
  const request = (id: string, change: Partial<Request> = {}): Request => ({
    ...{ teamId: 'T', id, communityId: 'C', menteeId: 'U1', want: 'w', ranked: ['U2', 'U3'], turn: 1, mentorId: 'U2', channelId: null },
    ...{ ts: null, state: 'asking', changedAt: 10, privacy: 'P1', ...change },
  });

  it('change a request only while it is under way, find it for either of the two, and take a name off the lists of others', async () => {
    const store = createStore(database());
    expect([await store.add(request('1')), await store.add(request('1'))]).toEqual([true, false]);
    await store.add(request('2', { menteeId: 'U4', mentorId: 'U3' }));
    expect((await store.openOf('T', 'U2')).map(({ id }) => id)).toEqual(['1']);
    expect((await store.openOf('T', 'U4')).map(({ id }) => id)).toEqual(['2']);
    expect(await store.change({ teamId: 'T', id: '1' }, { state: 'none', mentorId: null, changedAt: 20 })).toBe(true);
    expect(await store.change({ teamId: 'T', id: '1' }, { state: 'placed' })).toBe(false);
    expect((await store.by('T', 'C', 'U1')).map(({ state }) => state)).toEqual(['none']);
    await store.forget('T', 'U3', 'elsewhere');
    await store.forget('T', 'U3', null);
    expect(await store.find('T', '2')).toMatchObject({ ranked: ['U2', ''], mentorId: null });
    await store.tidy(20);
    expect(await store.find('T', '1')).not.toBeNull();
    await store.tidy(21);
    expect([await store.find('T', '1'), (await store.about('T', 'U4')).length]).toEqual([null, 1]);
  });

  it('keep one offer for each, and a nomination for both until it is old', async () => {
    const offers = createOfferStore(database());
    const offer: Offer = {
      ...{ teamId: 'T', communityId: 'C', userId: 'U1', offer: 'o', without: '', from: '09:00', until: '17:00', places: 1 },
      ...{ changedAt: 1, privacy: 'P3' },
    };
    await offers.put(offer);
    await offers.put({ ...offer, places: 2 });
    expect((await offers.list('T', 'C')).map(({ places }) => places)).toEqual([2]);
    expect([await offers.remove('T', 'U1', 'D'), await offers.remove('T', 'U1', null), (await offers.by('T', 'U1')).length]).toEqual([
      false,
      true,
      0,
    ]);
    const nominations = createNominationStore(database());
    const put: Nomination = {
      ...{ teamId: 'T', id: 'n', communityId: 'C', nominatorId: 'U1', nomineeId: 'U2', line: 'l', state: 'asked', createdAt: 5 },
      privacy: 'P1',
    };
    await nominations.add(put);
    await nominations.setState('T', 'n', 'no');
    expect((await nominations.of('T', 'C', 'U2')).map(({ state }) => state)).toEqual(['no']);
    expect((await nominations.about('T', 'U1')).length).toBe(1);
    await nominations.tidy(5);
    expect(await nominations.find('T', 'n')).not.toBeNull();
    await nominations.forget('T', 'U2', 'C');
    expect(await nominations.find('T', 'n')).toBeNull();
  });
});
