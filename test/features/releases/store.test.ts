import { expect, it } from '@jest/globals';
import { createStore, type ReadingRow } from '../../../src/features/releases/store.ts';
import { createPeopleStore } from '../../../src/features/releases/store-people.ts';
import { createQuotationStore, type Quotation } from '../../../src/features/releases/store-quotations.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of releases', (database) => {
  const reading = (change: Partial<ReadingRow> = {}): ReadingRow => ({
    ...{ teamId: 'T1', itemId: 'I1', audience: 'P4', version: 1, communityId: 'C1', readerId: 'U1', askedAt: 1, answer: 'waiting' },
    ...{ note: '', answeredAt: null, privacy: 'P1' },
    ...change,
  });

  it('keeps one reading for each audience, and no name when its reader is forgotten', async () => {
    const store = createStore(database());
    await store.putReading(reading());
    await store.putReading(reading({ version: 2, answer: 'yes' }));
    await store.putReading(reading({ audience: 'P5' }));
    expect(await store.restoreReading(reading())).toBe(false);
    expect((await store.readings('T1', 'I1')).map(({ audience, version }) => [audience, version])).toEqual([
      ['P4', 2],
      ['P5', 1],
    ]);
    await store.forgetReader('T1', 'U1', 'C2', false);
    expect(await store.readingsBy('T1', 'U1')).toHaveLength(2);
    await store.forgetReader('T1', 'U1', null, false);
    expect((await store.readingsIn('T1', 'C1')).map(({ answer, readerId }) => [answer, readerId])).toEqual([['yes', null]]);
    await store.putReading(reading({ audience: 'P5' }));
    await store.dropOldReadings(1);
    expect(await store.reading('T1', 'I1', 'P5')).toBeNull();
  });

  it('lets guests in until their day, and subscribers stop', async () => {
    const store = createPeopleStore(database());
    const pass = { teamId: 'T1', itemId: 'I1', userId: 'U1', communityId: 'C1', until: 10, privacy: 'P1' } as const;
    await store.putPass(pass);
    await store.putPass({ ...pass, until: 20 });
    await store.putPass({ ...pass, userId: 'U2' });
    expect([await store.passesOf('T1', 'U1', 15), await store.passesOf('T1', 'U2', 15)].map(({ length }) => length)).toEqual([1, 0]);
    expect(await store.dropOver(10)).toEqual([{ teamId: 'T1', itemId: 'I1' }]);
    const row = { teamId: 'T1', communityId: 'C1', userId: 'U1', toldAt: 1, privacy: 'P0' } as const;
    expect([await store.subscribe(row), await store.subscribe(row)]).toEqual([true, false]);
    await store.markTold(row, 7);
    expect((await store.subscriptions('T1', 'C1'))[0]?.toldAt).toBe(7);
    expect([await store.unsubscribe('T1', 'C1', 'U1'), await store.unsubscribe('T1', 'C1', 'U1')]).toEqual([true, false]);
    await store.forget('T1', 'U1', null);
    expect(await store.passes('T1', 'I1')).toEqual([]);
  });

  it('keeps what was released, and the words of those who are quoted', async () => {
    const store = createStore(database());
    const release = { teamId: 'T1', itemId: 'I1', communityId: 'C1', version: 1, at: 5, privacy: 'P4' } as const;
    await store.putRelease({ ...release, channelId: null, ts: null, refused: null });
    await store.putRelease({ ...release, channelId: 'C', ts: '1.1', refused: null });
    expect((await store.releasedSince('T1', 'C1', 4)).map(({ ts }) => ts)).toEqual(['1.1']);
    expect(await store.releasedSince('T1', 'C1', 5)).toEqual([]);
    await store.dropRelease('T1', 'I1');
    expect(await store.releasesOf('T1')).toEqual([]);
    const quotations = createQuotationStore(database());
    const quotation: Quotation = {
      ...{ teamId: 'T1', id: 'Q1', itemId: 'I1', communityId: 'C1', userId: 'U1', byId: 'U2', words: 'w', askedAt: 1, expiresAt: 9 },
      ...{ consent: 'waiting', privacy: 'P1' },
    };
    await quotations.add(quotation);
    await quotations.expire(8);
    expect((await quotations.find('T1', 'Q1'))?.consent).toBe('waiting');
    await quotations.expire(9);
    expect((await quotations.about('T1', 'U2')).map(({ consent }) => consent)).toEqual(['out']);
    await quotations.unname('T1', 'Q1', { byId: null });
    expect(await quotations.about('T1', 'U2')).toEqual([]);
  });
});
