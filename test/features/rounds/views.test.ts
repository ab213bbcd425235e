import { describe, expect, it } from '@jest/globals';
import { callPost, callRow, closedPost, inRow, nonePost, sayOn, WAITING } from '../../../src/features/rounds/views.ts';
import { boundsModal, entryModal } from '../../../src/features/rounds/views-forms.ts';
import { noneLetter, unplacedLetter } from '../../../src/features/rounds/views-letters.ts';
import { aboutModal, type Page, pageModal } from '../../../src/features/rounds/views-page.ts';
import { digestLine, dryRunModal, sayDryRun } from '../../../src/features/rounds/views-stewards.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ שלום 🎉';
const LONG = HOSTILE.padEnd(200, '&');
const here = { id: '01J', zone: 'Europe/London', name: LONG };
const dates = { drawsAt: 1_795_104_000_000, toldOn: '2026-11-24' };
const users = Array.from({ length: 20 }, (_, n) => `U${n}`);
const counts = { pairs: 6, trios: 1, repeats: 2, across: { of: 5, known: 6 }, unplaced: 1 };

const messages = {
  call: callPost(here, dates),
  closed: closedPost(here, dates),
  none: nonePost(),
  'no round': noneLetter(),
  'no hours': unplacedLetter('01J', 'hours'),
  nobody: unplacedLetter('01J', 'nobody'),
};
const page: Page = {
  ...{ communityId: '01J', community: LONG, notice: LONG, line: WAITING, may: 'change', again: 'p1', isSteward: true },
  pairs: Array.from({ length: 4 }, (_, n) => ({ id: `p${n}`, with: LONG, talks: 'Talks held: two of three.' })),
};
const modals = {
  entry: entryModal({
    ...{ communityId: '01J', about: LONG, isIn: true, zone: 'Kolkata time' },
    ...{ before: { offer: LONG, want: LONG, from: '09:00', until: '17:00' }, bounds: { notWith: users, reportsTo: 'U9' } },
  }),
  bounds: boundsModal({ notWith: [], reportsTo: null }),
  page: pageModal(page),
  'bare page': pageModal({ ...page, notice: null, may: 'nothing', again: null, isSteward: false, pairs: [] }),
  about: aboutModal('01J'),
  'dry run': dryRunModal({ is: 'counted', people: 15, counts }),
};

describe('every view of rounds', () => {
  it.each(Object.entries(messages))('%s is a message that Slack takes', (_, message) => {
    expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
    expect((message.blocks ?? []).length).toBeLessThanOrEqual(5);
    expect(message.text.split(/\s+/).length).toBeLessThanOrEqual(80);
  });
  it.each(Object.entries(modals))('%s is a modal that Slack takes, with the longest texts', (_, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(modal.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(6);
  });
  it('has rows for Home that Slack takes, with somebody’s name for a community', () => {
    for (const blocks of [callRow(here, dates), inRow(here, WAITING)]) expect(validateBlocks(blocks, 'home')).toEqual([]);
    expect(JSON.stringify(callRow(here, dates))).not.toContain('<!channel>');
  });
});

describe('the words of rounds', () => {
  it('call for a round, without a name, a number, or a word about those who say nothing but that it is fine', () => {
    expect(messages.call.text).toMatchInlineSnapshot(`
"*Who would you like to think aloud with?*
A coaching round is two people, three talks, nine weeks: each brings what is hard right now, the other listens and asks.
Open until <!date^1795104000^{date_long_pretty} at {time}|Thu 19 Nov, 16:00 London time>. On Tuesday 24 November you hear with whom. No word means out, and that is fine.
Three minutes. Your partner reads what you offer and what you want. Nobody reads whom you would rather not be with."
`);
  });

  it('tell whoever has no place why, and never whose list it was', () => {
    expect(messages['no hours'].text).toMatchInlineSnapshot(
      `"The coaching round begins without you this time: nobody in it shares two working hours a day with you. Wider hours would help. You stay in: when somebody comes later or is free again, you hear with whom."`,
    );
    expect(messages.nobody.text).toMatchInlineSnapshot(
      `"The coaching round begins without you this time: nobody was left for you. You stay in: when somebody comes later or is free again, you hear with whom."`,
    );
  });

  it('give stewards numbers', () => {
    expect(sayDryRun({ is: 'counted', people: 15, counts }).join(' ')).toMatchInlineSnapshot(
      `"15 people are in. It would come to six pairs and one trio. People from an earlier round would meet again in two. Across functions: 5 of the 6 that have said theirs. One person would have none."`,
    );
    const none = { pairs: 0, trios: 0, repeats: 0, across: null, unplaced: 0 };
    expect(sayDryRun({ is: 'counted', people: 5, counts: none })).toContain('It would come to no pairs, no trio.');
    expect(sayDryRun({ is: 'few', people: 1 })[0]).toBe('One person is in.');
    expect(sayDryRun({ is: 'few', people: 0 })[0]).toBe('Nobody is in.');
    expect(sayDryRun({ is: 'under-way', people: 151 }).join(' ')).toContain('ask again in a minute');
    expect([digestLine(null, 0), digestLine(7, 2)]).toEqual([
      'The coaching round has begun.',
      'The coaching round has begun with seven pairs. Two people could not be placed and know it.',
    ]);
  });

  it.each([
    ['2026-11-24', 'today'],
    ['2026-11-18', 'on Tuesday'],
    ['2026-11-17', 'on Tuesday 24 November'],
  ])('on %s they say %s', (today, said) => {
    expect(sayOn('2026-11-24', today)).toBe(said);
  });
});
