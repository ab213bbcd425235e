import { describe, expect, it } from '@jest/globals';
import type { Agreement, MentorshipState } from '../../../src/features/mentorships/rules.ts';
import type { Talk } from '../../../src/features/mentorships/store-talks.ts';
import * as views from '../../../src/features/mentorships/views.ts';
import * as asks from '../../../src/features/mentorships/views-asks.ts';
import * as forms from '../../../src/features/mentorships/views-forms.ts';
import * as messages from '../../../src/features/mentorships/views-messages.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary().agreements.mentoring;
const agreementOf = (text: string): Agreement => ({
  ...{
    aim: text.slice(0, 250),
    give: text.slice(0, 200),
    back: text.slice(0, 200),
    bounds: text.slice(0, 200),
    ending: text.slice(0, 150),
  },
  ...{ firstOn: '2026-11-11', at: '15:00' },
});
const page = (name: string, text: string, change: Partial<views.PageView> = {}): views.PageView => ({
  ...{
    id: 'm',
    communityId: 'c',
    state: 'agreed',
    mentor: name,
    mentee: name,
    isMentee: true,
    otherId: 'U1',
    other: name,
    zone: 'Europe/London',
  },
  ...{
    agreement: agreementOf(text),
    turn: null,
    changed: [{ name, text: text.slice(0, 250) }],
    hasClosed: false,
    notice: text.slice(0, 100),
  },
  talks: ([1, 2, 3, 4, 5, 6] as const).map((n) => ({
    ...{ n, startsAt: n * 1e11, state: n === 1 ? 'held' : n === 2 ? 'moved' : 'planned', isPast: n === 3 },
  })),
  proposedAt: null,
  ...change,
});
const STATES: readonly MentorshipState[] = ['begun', 'agreed', 'closing', 'over'];

checkDrawings(({ name, text }) => {
  const talk = (n: number): Talk => ({
    ...{ teamId: 'T', mentorshipId: 'm', n, onDate: '2026-11-11', at: '15:00', revision: 0, state: 'planned', privacy: 'P1' },
  });
  const zones = { zone: 'Asia/Kolkata', theirs: 'Europe/London', mine: 'Europe/London', other: name, at: 1e12 };
  const zoneHint = forms.sayZone({ ...zones, isMentee: true });
  const names = { mentee: name, mentor: name, zone: 'Europe/London', zoneHint };
  const form = { id: 'm', ...names, agreement: agreementOf(text), hasDates: false };
  const closing = { other: name, changed: text.slice(0, 250), took: text.slice(0, 200), show: true };
  const ended = { id: 'm', communityId: 'c', other: name, hadDates: true };
  return {
    messages: [
      ['introduction', messages.introduction({ id: 'm', mentee: name, mentor: name, want: text.slice(0, 250) })],
      ['turn', messages.turnMessage({ id: 'm', other: name, first: true })],
      ['ended for the mentee', messages.endedMessage({ ...ended, isMentee: true })],
      ['ended for the mentor', messages.endedMessage({ ...ended, isMentee: false, hadDates: false })],
    ],
    modals: [
      ...STATES.map((state): [string, ReturnType<typeof views.pageModal>] => [
        `page: ${state}`,
        views.pageModal(library, page(name, text, { state, turn: 'mine' })),
      ]),
      ['page: proposed', views.pageModal(library, page(name, text, { state: 'begun', turn: 'other', talks: [], proposedAt: 1e12 }))],
      ['mentee’s agreement', forms.agreementModal(library, { ...form, isMentee: true })],
      ['mentor’s agreement', forms.agreementModal(library, { ...form, isMentee: false })],
      ['agreement changed', forms.agreementModal(library, { ...form, isMentee: false, hasDates: true })],
      ['move', forms.moveModal('m', [talk(1), talk(2)], 2, 'Europe/London')],
      ['mentee looks back', forms.closingModal('m', forms.closingInputs({ ...closing, isMentee: true }))],
      ['mentor looks back', forms.closingModal('m', forms.closingInputs({ ...closing, isMentee: false }))],
      [
        'asked',
        forms.closingModal('m', [
          ...asks.talkInputs(name, '2026-11-11'),
          ...asks.midpointInputs(name),
          ...asks.movedNote('m', 1),
          ...asks.changeNote('m'),
        ]),
      ],
      ['still on', forms.closingModal('m', [...asks.stillOnInputs('m', name), ...asks.thanksNote('U1', name)])],
    ],
    rows: [
      ['mine', views.homeRow({ id: 'm', other: name, nextAt: null, zone: 'Europe/London', state: 'agreed' })],
      ...(['write', 'complete', 'sign'] as const).map((what): [string, ReturnType<typeof views.turnRow>] => [
        what,
        views.turnRow({ id: 'm', other: name, what }),
      ]),
    ],
  };
});

describe('the words', () => {
  it('with times in them are what Slack accepts, with the longest name, too', () => {
    const dates = { other: `<N>${'N'.repeat(200)}`, zone: 'Europe/London', starts: [1, 2, 3, 4, 5, 6].map((n) => n * 1e11) };
    const comment = messages.datesComment({ ...dates, was: null });
    expect(comment).toContain('▸ <!date^100000000^');
    expect(comment).not.toContain('<N>');
    expect(messages.datesComment({ other: 'Gus', zone: 'UTC', starts: [1e12], was: 1e11 })).toMatch(
      /^Your talk with Gus of <!date\^100000000\^.* has another day:\n▸ <!date\^1000000000\^/,
    );
    const row = views.homeRow({ id: 'm', other: 'N'.repeat(200), nextAt: 1e12, zone: 'Europe/London', state: 'agreed' });
    expect([row.length, validateBlocks(row, 'home')]).toEqual([2, []]);
  });

  it('of an hour say whose it is, where the two live in different zones', () => {
    const zones = { zone: 'Asia/Kolkata', other: 'Ben', at: Date.UTC(2026, 10, 18, 9, 30) } as const;
    const london = { theirs: 'Asia/Kolkata', mine: 'Europe/London' } as const;
    expect(forms.sayZone({ ...zones, isMentee: true, theirs: 'Europe/London', mine: 'Asia/Kolkata' })).toBe('Ben is on London time.');
    expect(forms.sayZone({ ...zones, ...london, isMentee: false })).toBe('As it stands: 09:30 London time, yours.');
    expect(forms.sayZone({ ...zones, ...london, isMentee: false, at: null })).toBe('You are on London time.');
    expect(forms.sayZone({ ...zones, isMentee: true, theirs: 'Asia/Kolkata', mine: 'Asia/Kolkata' })).toBeNull();
  });

  it('of an early end are the same for both', () => {
    const [hers, theirs] = [true, false].map((isMentee) =>
      messages.endedMessage({ id: 'm', communityId: 'c', other: 'Gus', isMentee, hadDates: true }),
    );
    expect(hers?.text).toBe(theirs?.text);
    expect(hers?.text).toBe(
      'Your mentoring with Gus has ended sooner than planned. It needs no reason, and nobody is asked for one. Thank you both for what it was.',
    );
    expect(JSON.stringify(theirs?.blocks)).not.toContain('mentors:open');
  });

  it('of the page name no date’s content, only whether it took place', () => {
    const text = JSON.stringify(views.pageModal(library, page('Gus', 'Listening')).blocks);
    expect(text).toContain('✓ <!date^100000000^');
    expect(text).toContain(', moved: no other day yet');
    expect(text).toContain('What you talk about is never asked and never stored.');
  });

  it('of the forms come from the library, with the two by name', () => {
    const text = JSON.stringify(
      forms.agreementModal(library, {
        id: 'm',
        isMentee: true,
        mentee: 'Fay',
        mentor: 'Gus',
        zone: 'UTC',
        zoneHint: null,
        agreement: agreementOf(''),
        hasDates: false,
      }),
    );
    expect(text).toContain('What Fay wants to be able to do by the end');
    for (const key of ['rhythm', 'bounds', 'ending'])
      expect(text).toContain(library.fields.find((field) => field.key === key)?.label ?? '?');
    expect(text).not.toContain('What Gus offers');
  });
});
