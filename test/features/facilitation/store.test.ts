import { expect, it } from '@jest/globals';
import { EMPTY_LEDGER, fold, TURN } from '../../../src/features/facilitation/rules.ts';
import { createStore, type Offer } from '../../../src/features/facilitation/store.ts';
import { createLedgerStore } from '../../../src/features/facilitation/store-ledger.ts';
import { onEveryEngine } from '../../support/engines.ts';

const ana = { teamId: 'T1', communityId: 'C1', userId: 'U0ANA' };
const offer = (id: string, change: Partial<Offer> = {}): Offer => ({
  ...ana,
  id,
  sessionId: 's1',
  kind: 'lead',
  fromId: null,
  note: '',
  why: '',
  askedAt: 1,
  endsAt: 2,
  channelId: null,
  ts: null,
  privacy: 'P0',
  ...change,
});

onEveryEngine('the store of leading', (database) => {
  it('gives an offer to one taker only, and forgets who was asked', async () => {
    const store = createStore(database());
    await store.addOffer(offer('1'));
    await store.addOffer(offer('2', { userId: 'U0BEN' }));
    await store.addOffer(offer('3', { kind: 'wanted', userId: 'U0DEV' }));
    const taken = await Promise.all([store.takeOffer('T1', '1'), store.takeOffer('T1', '1')]);
    expect(taken.filter((one) => one !== null)).toHaveLength(1);
    expect((await store.listAsked('T1', 's1', 'lead')).sort()).toEqual(['U0ANA', 'U0BEN']);
    expect(await store.listAsked('T1', 's1', 'wanted')).toEqual([]);
    await store.forgetAsked('T1', 's1', ['lead']);
    expect(await store.listAsked('T1', 's1', 'lead')).toEqual([]);
    expect((await store.listOffers('T1', 's1')).map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('keeps wishes in order, absences until they are over, and nothing of somebody forgotten', async () => {
    const store = createStore(database());
    await store.addWish({ ...ana, userId: 'U0BEN' }, 'kept', 5);
    await store.addWish(ana, 'kept', 9);
    await store.addWish({ ...ana, userId: 'U0BEN' }, 'kept', 12);
    expect(await store.listWishes('T1', 'C1', 'kept')).toEqual(['U0BEN', 'U0ANA']);
    await store.addAbsence(ana, '2026-12-01', '2026-12-03');
    await store.addAbsence(ana, '2026-12-01', '2026-12-09');
    expect(await store.listAbsences('T1', 'C1', '2026-12-09')).toMatchObject([{ untilOn: '2026-12-09' }]);
    expect(await store.listAbsences('T1', 'C1', '2026-12-10')).toEqual([]);
    await store.addOffer(offer('1', { userId: 'U0BEN', kind: 'swap', fromId: 'U0ANA', note: 'Would you?' }));
    await store.forget('T1', 'U0ANA', 'C2');
    expect((await store.storedOf('T1', 'U0ANA')).wishes).toHaveLength(1);
    await store.forget('T1', 'U0ANA', 'C1');
    expect(await store.storedOf('T1', 'U0ANA')).toEqual({ wishes: [], absences: [] });
    expect(await store.findOffer('T1', '1')).toMatchObject({ fromId: null });
  });

  it('keeps the first refusal only, until it is cleared', async () => {
    const store = createStore(database());
    const row = { teamId: 'T1', communityId: 'C1', groupId: 'S1', error: 'missing_scope', at: 1 };
    await store.addRefusal(row);
    await store.addRefusal({ ...row, error: 'permission_denied', at: 2 });
    expect(await store.latestRefusal('T1', 'C1')).toMatchObject({ error: 'missing_scope', at: 1 });
    await store.clearRefusals('T1', 'C1');
    expect(await store.latestRefusal('T1', 'C1')).toBeNull();
  });

  it('keeps a ledger as it stands; somebody forgotten leaves her debt and no name', async () => {
    const store = createLedgerStore(database());
    expect(await store.read('T1', 'C1')).toEqual(EMPTY_LEDGER);
    const begun = fold(['U0ANA', 'U0BEN', 'U0DEV'].map((userId) => ({ kind: 'join', userId })));
    await store.write('T1', 'C1', begun, EMPTY_LEDGER, 1);
    const after = fold(
      [
        { kind: 'turn', present: ['U0ANA', 'U0BEN', 'U0DEV'], served: 'U0ANA' },
        { kind: 'leave', userId: 'U0ANA' },
      ],
      begun,
    );
    await store.write('T1', 'C1', after, begun, 7);
    expect(await store.read('T1', 'C1')).toEqual(after);
    expect((await store.leftBefore(8)).map(({ userId }) => userId)).toEqual(['U0ANA']);
    expect(await store.leftBefore(7)).toEqual([]);
    await store.unname('T1', 'C1', 'U0ANA', 'gone-1');
    const left = await store.read('T1', 'C1');
    expect(left.lastServer).toBe('gone-1');
    expect(left.people.map(({ userId, debt }) => [userId, debt])).toEqual([
      ['gone-1', (-2 * TURN) / 3],
      ['U0BEN', TURN / 3],
      ['U0DEV', TURN / 3],
    ]);
    expect(await store.of('T1', 'U0ANA')).toEqual([]);
  });
});
