import { describe, expect, it } from '@jest/globals';
import type { Pair } from '../../src/community/pair.ts';
import { coachingReportOf, createPairWatch, printCoaching } from '../../src/sandbox/report-coaching.ts';

const pair = (id: string, more: Partial<Pair> = {}): Pair => ({
  ...{ teamId: 'T', id, communityId: 'c', roundId: 'r', people: ['UA', 'UB'], state: 'told', ended: null, brought: {}, seed: 's' },
  reason: { otherFunction: null, otherBand: null, offerMeetsWant: false, sharedHours: 2, metBefore: 0, third: null, by: 'round' },
  ...{ toldOn: '2026-11-24', closesOn: '2027-01-29', channelId: null, guideId: null, talks: 0, createdAt: 1, toldAt: 2 },
  ...{ agreedAt: null, overAt: null },
  ...more,
});
const said = (touch: string, action_id: string, value: string) => ({
  ...{ at: '2026-11-24T10:00:00.000Z', method: 'chat.postMessage', cause: `touch:${touch}#1`, response: { ok: true } },
  args: {
    channel: 'UA',
    blocks: [
      { type: 'actions', elements: [{ action_id, value }] },
      { type: 'actions', elements: [{ action_id: 'check-ins:why', value: touch }] },
    ],
  },
});
const thanked = (anchor: string) => ({ touch: 'thanks.bring', anchor });

describe('what became of coaching, mentoring and care', () => {
  it('is counted over pairs that are kept no more, and names nobody', () => {
    const watch = createPairWatch();
    watch.look([pair('1', { people: ['UA', 'UB', 'UC'], agreedAt: 3, state: 'agreed', talks: 2 }), pair('2'), pair('4', { toldAt: null })]);
    watch.look([
      pair('1', { agreedAt: 3, state: 'over', ended: 'closed', talks: 3 }),
      pair('3', { roundId: null, state: 'over', ended: 'quietly', reason: { ...pair('3').reason, metBefore: 1 } }),
    ]);
    const report = coachingReportOf({
      calls: [
        said('hands.ask', 'hands:yes', 'h1'),
        said('hands.ask', 'hands:yes', 'h1'),
        said('hands.ask', 'hands:yes', 'h2'),
        said('hands.introduction', 'hands:helped', 'h1'),
        said('mentorships.introduction', 'mentorships:open', 'm1'),
      ],
      fired: [thanked('t1/0'), thanked('t1/1'), thanked('t2/0')],
      pairs: watch.pairs(),
    });
    expect(printCoaching(report).split('\n')).toEqual([
      'Coaching: 1 rounds; 3 pairs told, 1 of them trios, 1 with people from before; 1 pacts signed, 3 talks said to be held, 1 ended early.',
      'Care: 1 mentorships; 2 hands asked for, 1 answered; 2 thanks.',
    ]);
  });
});
