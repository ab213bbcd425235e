import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/mentors/views.ts';
import * as forms from '../../../src/features/mentors/views-forms.ts';
import * as messages from '../../../src/features/mentors/views-messages.ts';
import { checkDrawings } from '../../support/drawings.ts';

const page = (name: string, text: string, change: Partial<views.PageView> = {}): views.PageView => {
  const listed = { name, offer: text, without: text, hours: text, isMine: false, isFree: true };
  return {
    ...{ community: { id: 'c', name }, listed: [listed, { ...listed, isMine: true }], asked: [], nominations: [], requestId: null },
    ...{ hasMentor: false, isAway: false, interests: [], gains: [], notice: null, ...change },
  };
};

checkDrawings(({ name, text }) => {
  const choices = Array.from({ length: 120 }, (_, n) => ({ userId: `U${n}`, name, offer: text.slice(0, 200) }));
  const waiting = { asked: [{ id: 'r', mentee: name, want: text }], nominations: [{ id: 'n', nominator: name, line: text }] };
  const gains = [{ id: 'g', name, text, isMine: true }];
  const many = Array.from({ length: 60 }, () => page(name, text).listed).flat();
  return {
    messages: [
      ['asked', messages.askMessage({ id: 'r', mentee: name, want: text.slice(0, 250) })],
      ['settled', messages.SETTLED],
      ['accepted', messages.acceptedMessage(name)],
      ['declined', messages.declinedMessage(name)],
      ['neither', messages.neitherMessage(2, 'c')],
      ['withdrawn', messages.withdrawnMessage(name)],
      ['nominated', messages.nominationMessage({ id: 'n', nominator: name, line: text.slice(0, 200), community: name })],
      ['outcome', messages.nominationOutcome(name, true)],
      ['agreed', messages.agreedMessage('c')],
    ],
    modals: [
      ['page', views.pageModal(page(name, text, { ...waiting, requestId: 'r', gains, notice: text }))],
      [
        'page of many',
        views.pageModal(page(name, text, { ...waiting, listed: many, gains: Array.from({ length: 5 }, () => gains).flat() })),
      ],
      ['away', views.pageModal(page(name, text, { isAway: true, listed: [] }))],
      ['offer', forms.offerModal('c', null, 'Europe/London')],
      ['wish', forms.wishModal('c', choices, text.slice(0, 250))],
      ['wish of one', forms.wishModal('c', choices.slice(0, 1), '')],
      ['nobody', forms.nobodyModal()],
      ['nominate', forms.nominateModal('c')],
    ],
    rows: [
      ['asked', views.askedBlocks({ id: 'r', mentee: name, want: text })],
      ['nominated', views.nominatedBlocks({ id: 'n', nominator: name, line: text }, name)],
      ['search', views.searchBlocks('r', name)],
    ],
  };
});

describe('the words', () => {
  it('say what it costs and that a no needs no reason, and never who else was chosen', () => {
    expect(messages.askMessage({ id: 'r', mentee: 'Fay', want: 'Lead a round' }).text).toBe(
      'Fay would like you as a mentor, and wants to be able to:\n“Lead a round”\nAn hour a month for six months. A no needs no reason and is told as “not at present”. After four days without a word I look further.',
    );
    const all = Object.values(messages).flatMap((one) => (typeof one === 'string' ? [one] : []));
    for (const text of [...all, messages.declinedMessage('Fay').text, messages.SETTLED.text])
      expect(text).not.toMatch(/first choice|second|passed/);
  });

  it('put the button first that she came for, and none for who has a mentor or is away', () => {
    const buttons = (change: Partial<views.PageView>) =>
      JSON.stringify(views.pageModal(page('Ida', 'x', { listed: [], ...change })).blocks)
        .match(/"action_id":"mentors:[a-z]+/g)
        ?.map((id) => id.slice(21));
    expect(buttons({})).toEqual(['offer', 'wish', 'nominate']);
    const listed = page('Gus', 'x').listed.slice(0, 1);
    expect(buttons({ listed })).toEqual(['wish', 'offer', 'nominate']);
    expect(buttons({ listed: listed.map((row) => ({ ...row, isFree: false })) })).toEqual(['offer', 'wish', 'nominate']);
    expect(buttons({ listed, interests: ['offers-mentoring'] })).toEqual(['offer', 'wish', 'nominate']);
    expect(buttons({ hasMentor: true })).toEqual(['offer', 'nominate']);
    expect(buttons({ requestId: 'r' })).toEqual(['withdraw', 'offer', 'nominate']);
    expect(buttons({ isAway: true })).toBeUndefined();
  });

  it('give somebody who cannot be hers the same words as somebody who is full', () => {
    const row = { name: 'Gus', offer: 'Listening', without: '', hours: '', isMine: false };
    const drawn = (isFree: boolean) => JSON.stringify(views.pageModal(page('L', '', { listed: [{ ...row, isFree }] })).blocks);
    expect(drawn(false)).toContain(' ◌ no place at present\\nListening');
    expect(drawn(true)).toContain(' ▸ a free place\\nListening');
  });
});
