import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Experiment, ExperimentState } from '../../../src/community/experiment.ts';
import { hasStopped, LONGEST, mayGoOut, mayOffer, OFFER_EVERY, readAbout, readForm } from '../../../src/features/thanks/rules.ts';
import { DAY } from '../../../src/platform/clock.ts';

const filled = { kind: 'flop', did: ' Told us\n what broke ', changed: 'We test first', about: 'item/I1', where: 'notes', whom: 'U2' };

describe('the form of thanks', () => {
  it('reads one line each, the kind, the link and where it goes', () => {
    expect(readForm(filled)).toEqual({
      written: {
        ...{ kind: 'flop', did: 'Told us what broke', changed: 'We test first', wantsNotes: true, toId: 'U2' },
        about: { kind: 'item', id: 'I1' },
      },
    });
    expect(readForm({ ...filled, about: null, where: 'person', whom: null })).toMatchObject({
      written: { about: null, wantsNotes: false, toId: '' },
    });
  });

  it.each([
    ['what they did', { did: '  ' }, 'did'],
    ['what it changed', { changed: null }, 'changed'],
    ['what kind it is', { kind: 'praise' }, 'kind'],
    ['a line that fits', { did: 'x'.repeat(LONGEST + 1) }, 'did'],
  ])('asks for %s', (_, change, field) => {
    expect(readForm({ ...filled, ...change })).toEqual({ errors: { [field]: expect.any(String) } });
  });

  it('links to nothing but cards and experiments', () => {
    expect([readAbout('experiment/E1'), readAbout('pair/P1'), readAbout('item'), readAbout('')]).toEqual([
      { kind: 'experiment', id: 'E1' },
      null,
      null,
      null,
    ]);
  });
});

it('lets nothing into the notes that its receiver has not heard of before', () => {
  const row = { wantsNotes: true, sessionId: null, told: false, at: 0 };
  expect(mayGoOut({ ...row, told: true }, 1)).toBe(true);
  expect([mayGoOut(row, 6 * DAY), mayGoOut(row, 7 * DAY)]).toEqual([false, true]);
  const any = fc.record({ wantsNotes: fc.boolean(), sessionId: fc.constantFrom(null, 's1'), told: fc.boolean(), at: fc.nat(30 * DAY) });
  fc.assert(
    fc.property(any, fc.nat(60 * DAY), (one, now) => {
      if (mayGoOut(one, now)) expect(one.wantsNotes && one.sessionId === null && (one.told || now >= one.at + 7 * DAY)).toBe(true);
    }),
  );
});

describe('an offer of a hand', () => {
  const at = (state: ExperimentState, change: Partial<Experiment> = {}): Experiment => ({
    ...{ teamId: 'T1', id: 'E1', communityId: 'C1', ownerId: 'U1', state, round: 1, beforeId: null, startOn: '2026-11-02', days: 14 },
    ...{ sinceOn: '2026-11-02', extended: false, misses: 0, verdict: null, createdAt: 0, startedAt: 1, resultAt: null, decidedAt: null },
    ...{ sharedAt: null, changedAt: 1, title: 'Questions first', templateId: 't', fields: {}, visibility: 'title', buddyId: null },
    ...{ partnerId: null, partnerAgreed: false, sourceId: null, findings: {} },
    ...change,
  });

  it.each<[string, Experiment, Experiment | null, boolean]>([
    ['parked after two check-ins went by', at('parked', { misses: 2 }), at('running', { misses: 1 }), true],
    ['parked with one tap', at('parked', { misses: 1 }), at('running', { misses: 1 }), false],
    ['stopped', at('stopped'), at('running'), true],
    ['closed without a result', at('closed'), at('result'), true],
    ['an idea that was dropped', at('stopped', { startedAt: null }), at('idea', { startedAt: null }), false],
    ['written about while it rests', at('stopped', { title: 'New' }), at('stopped'), false],
    ['decided', at('decided'), at('result'), false],
    ['imported', at('stopped'), null, false],
  ])('follows from what came to rest by itself: %s', (_, now, was, expected) => {
    expect(hasStopped(now, was)).toBe(expected);
  });

  it('is made once for an experiment, and not twice in a quarter', () => {
    const before = [{ experimentId: 'E1', offeredAt: 0 }];
    expect(mayOffer([], 'E1', 0)).toBe(true);
    expect([
      mayOffer(before, 'E2', OFFER_EVERY - 1),
      mayOffer(before, 'E2', OFFER_EVERY),
      mayOffer(before, 'E1', 10 * OFFER_EVERY),
    ]).toEqual([false, true, false]);
  });
});
