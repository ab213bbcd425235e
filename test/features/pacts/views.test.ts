import { describe, expect, it } from '@jest/globals';
import type { PairReason } from '../../../src/community/pair.ts';
import type { Page, Whole } from '../../../src/features/pacts/store.ts';
import { messageOf, whyTold } from '../../../src/features/pacts/views.ts';
import { goneMessage, keptMessage, standsMessage, stillOnMessage } from '../../../src/features/pacts/views-deadlines.ts';
import { datesModal, pageModal } from '../../../src/features/pacts/views-form.ts';
import { guideModal, guidesModal } from '../../../src/features/pacts/views-guides.ts';
import { againRow, pageRow } from '../../../src/features/pacts/views-home.ts';
import { agreedMessage, pactModal } from '../../../src/features/pacts/views-pact.ts';
import { sayWhy } from '../../../src/features/pacts/views-words.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { checkDrawings, communityNamed } from '../../support/drawings.ts';
import { aPair } from '../../support/pair.ts';

const library = readStarterLibrary();
const agreement = library.agreements.coaching;
const NAMES = ['Ana', 'Ben', 'Cleo'];
const DATES = ['2026-11-10', '2026-12-01', '2026-12-22'].map((on) => toInstant(on, '10:00', 'Europe/London'));
const REASON: PairReason = {
  otherFunction: true,
  otherBand: null,
  offerMeetsWant: true,
  sharedHours: 6,
  metBefore: 0,
  third: null,
  by: 'round',
};
const CLEO = { userId: 'U3', because: 'odd' } as const;

interface Drawn {
  people?: number;
  name?: string;
  text?: string;
  signed?: number;
  version?: number;
  stands?: boolean;
  reason?: Partial<PairReason>;
  change?: Partial<Whole['pact']>;
  pair?: Partial<Whole['pair']>;
}

function whole({
  people = 2,
  name,
  text,
  signed = 0,
  version = signed > 0 ? 1 : 0,
  stands = false,
  reason,
  change,
  pair,
}: Drawn = {}): Whole {
  const ids = ['U1', 'U2', 'U3'].slice(0, people);
  const terms = version > 0 ? { shape: 'Walk and talk, 45 minutes', dates: DATES } : null;
  const brought = { offer: text ?? 'Hard conversations', want: text ?? 'Saying no upwards', from: '09:00', until: '17:00' };
  const key = { teamId: 'T1', pairId: '01M6DQS9M0CQPW7VXM75YQS4GY', communityId: 'c' };
  const page = (userId: string, index: number): Page => ({
    ...{
      ...key,
      userId,
      aims: text?.slice(0, 300) ?? 'Saying no',
      style: text?.slice(0, 200) ?? '',
      notes: 'None',
      offLimits: text?.slice(0, 200) ?? '',
    },
    ...{ agreedTo: index < signed ? 1 : 0, signedAt: index < signed ? 1 : null, privacy: 'P1' },
  });
  return {
    pair: aPair(ids, {
      ...key,
      id: key.pairId,
      reason: { ...REASON, ...reason },
      brought: Object.fromEntries(ids.map((id) => [id, brought])),
      ...pair,
    }),
    pact: {
      ...{ ...key, introduction: 'said', told: 1, channelId: 'G1', ts: '1.1', terms, version, standing: stands ? terms : null },
      ...{ asking: 'no', lookOn: '2026-11-10', releaseOn: '2026-11-17', overAt: null, privacy: 'P1' },
      ...change,
    },
    pages: ids.map(page),
    community: communityNamed('Northwind', false),
    names: new Map(ids.map((id, index) => [id, name ?? NAMES[index] ?? ''])),
  };
}
const view = { dates: DATES, shared: true, drawn: 'x', shape: '' };
const reader = { userId: 'U1', zone: 'Europe/London' };

checkDrawings(({ name, text }) => {
  const trio = { people: 3, name, text, reason: { third: CLEO, sharedHours: 0 } };
  const [guide] = library.coaching_guides;
  return {
    messages: [
      ['introduction', messageOf(whole({ name, text }), library)],
      ['three, without an hour', messageOf(whole({ ...trio, change: { asking: 'within' }, pair: { guideId: 'cg-ambiguity' } }), library)],
      ['still on', stillOnMessage('p', '2026-11-17', '2026-11-24')],
      ['kept', keptMessage('p', '2026-11-24')],
      ['stands', standsMessage('p')],
      ['gone', goneMessage(whole().pair)],
      ['agreed', agreedMessage(whole({ name }))],
    ],
    modals: [
      ['page', pageModal(whole({ ...trio, signed: 3 }), 'U1', agreement)],
      ['dates', datesModal(whole({ name }), 'U1', agreement, view)],
      ['dates of three', datesModal(whole(trio), 'U1', agreement, { ...view, shared: false, meanwhile: true })],
      ['pact', pactModal(whole({ ...trio, signed: 3, version: 2, stands: true }), reader, agreement, '')],
      ['guides', guidesModal(whole({ name, pair: { guideId: 'cg-ambiguity' } }), library.coaching_guides)],
      ...(guide ? [['guide', guideModal(whole({ name }), guide, library.coaching_frame)] as [string, ReturnType<typeof guideModal>]] : []),
    ],
    rows: [
      ['page', pageRow(whole({ name }), 'U1')],
      ['again', againRow(whole({ name, signed: 2, version: 2 }), 'U1')],
    ],
  };
});

const textOf = (drawn: Drawn): string => messageOf(whole(drawn), library).text;

describe('the introduction', () => {
  it('says who, why, what each brings, and the first step', () => {
    expect(textOf({})).toMatchInlineSnapshot(`
"Three talks, nine weeks: Ana and Ben. Why you two: you work in different functions, what one of you offers the other wants, you share six working hours a day and you were never a pair before.
Ana offers “Hard conversations” and wants “Saying no upwards”.
Ben offers “Hard conversations” and wants “Saying no upwards”.
First step: five minutes for your pact."
`);
    expect(whyTold(whole().pair)).toBe('You said yes to this round of coaching.');
  });

  it('says of three whose turn it was, and the minutes of turned-back consulting', () => {
    const text = textOf({ people: 3, reason: { third: CLEO } });
    expect(text).toContain('Three talks, nine weeks: Ana, Ben and Cleo.');
    expect(text).toContain('this time it was Cleo’s turn to be the third.');
    expect(text).toContain('▸ tell, 1–2 minutes\n▸ answer questions, 1–2\n▸ turn your back and listen while the two others talk, 4–5');
    expect(textOf({ people: 3, reason: { third: { ...CLEO, because: 'later' } } })).toContain(
      'Cleo joins the two others: it was the best place that was left.',
    );
    expect(sayWhy({ ...REASON, metBefore: 1, third: { userId: 'U3', because: 'later' } }, 3)).not.toContain('before');
    expect(sayWhy(REASON, 3)).toContain('no two of you were ever a pair');
  });

  it('says plainly that they share no hour', () => {
    expect(textOf({ reason: { sharedHours: 0 } })).toContain('You share no working hour: “Written, over two days” may suit you.');
  });

  it.each([
    [
      {},
      'you work in different functions, what one of you offers the other wants, you share six working hours a day and you were never a pair before',
    ],
    [
      { otherFunction: null, offerMeetsWant: false, sharedHours: 1.5, metBefore: 2 },
      'you share one working hour a day and you have been a pair before',
    ],
    [
      { otherFunction: false, offerMeetsWant: false, by: 'proposal' as const },
      'one of you asked and the other said yes, you share six working hours a day and you were never a pair before',
    ],
  ])('says why in plain words', (reason, words) => {
    expect(sayWhy({ ...REASON, ...reason })).toBe(words);
  });

  it('is kept up to date, and never says who has not signed', () => {
    const begun = textOf({ signed: 1 });
    expect(begun).toContain('Your pact has begun, with three dates: <!date^1794304800^');
    expect(begun).not.toMatch(/Ana has|Ben has|waits for/);
    expect(textOf({ signed: 2, stands: true })).toContain('✓ Your pact stands. First talk <!date^1794304800^');
    expect(textOf({ signed: 2, stands: true, version: 2 })).toContain('Other dates are proposed');
    expect(textOf({ signed: 2, version: 2 })).toMatch(/^Both pages are there\. Other dates are proposed: .*one tap is enough\.$/m);
    expect(textOf({ people: 3, signed: 2, stands: true, version: 2 })).toContain(
      'goes on with the dates that stand, once all three pages are there',
    );
    expect(textOf({ pair: { closesOn: '2026-12-01' } })).toContain('Three talks, until Tuesday 1 December: Ana and Ben.');
    expect(textOf({ pair: { guideId: 'cg-priorities' } })).toContain('Your guide: Too many things that all matter.');
  });

  it('is taken by Slack with the longest words and three dates', () => {
    const long = '<!channel> *bold* & `code` שלום 🎉 '.repeat(20);
    const message = messageOf(
      whole({ people: 3, name: long, text: long, signed: 3, version: 2, stands: true, reason: { third: CLEO, sharedHours: 0 } }),
      library,
    );
    expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
    expect(message.text.length).toBeLessThan(4_000);
    expect(message.text.replaceAll('<!date', '')).not.toMatch(/<[!@#]/);
  });

  it('offers the one tap to those who have signed, and their talks once they stand', () => {
    const buttons = (drawn: Drawn) => JSON.stringify(messageOf(whole(drawn), library).blocks).match(/pacts:[a-z-]+|talks:[a-z]+/g);
    expect(buttons({})).toEqual(['pacts:open', 'pacts:guide']);
    expect(buttons({ signed: 1 })).toEqual(['pacts:open', 'pacts:guide']);
    expect(buttons({ signed: 1, version: 2 })).toEqual(['pacts:open', 'pacts:agree', 'pacts:guide']);
    expect(buttons({ signed: 2, version: 2 })).toEqual(['pacts:agree', 'pacts:open', 'pacts:guide']);
    expect(buttons({ signed: 2, stands: true })).toEqual(['pacts:open', 'pacts:guide', 'talks:desk']);
    expect(buttons({ change: { asking: 'within' } })).toEqual(['pacts:open', 'pacts:guide', 'pacts:still-on', 'pacts:let-go']);
  });
});

describe('the form', () => {
  it('shows of another page what concerns both, once it is signed', () => {
    const words = (signed: number): string => JSON.stringify(pageModal(whole({ signed, text: 'Pay' }), 'U2', agreement));
    expect(words(0)).not.toContain('Ana');
    expect(words(1)).toContain('Ana');
    expect(words(0)).toContain('Only the two of you see this; it goes 90 days after your round.');
    expect(JSON.stringify(pageModal(whole({ people: 3 }), 'U2', agreement))).toContain('Only the three of you see this');
  });

  it('lists all eight guides, ambiguity, stakeholders and priorities first', () => {
    const modal = JSON.stringify(guidesModal(whole(), library.coaching_guides));
    const order = library.coaching_guides.map(({ use_when }) => modal.indexOf(`When ${use_when}`));
    expect(order.slice(0, 3).every((at, index) => at > (order[index - 1] ?? 0))).toBe(true);
    expect(order.every((at) => at > 0)).toBe(true);
    expect(library.coaching_guides.slice(0, 3).map(({ id }) => id)).toEqual(['cg-ambiguity', 'cg-stakeholders', 'cg-priorities']);
  });
});
