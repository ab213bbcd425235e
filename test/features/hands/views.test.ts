import { describe, expect, it } from '@jest/globals';
import { KINDS } from '../../../src/features/hands/rules.ts';
import * as views from '../../../src/features/hands/views.ts';
import * as home from '../../../src/features/hands/views-home.ts';
import * as messages from '../../../src/features/hands/views-messages.ts';
import { checkDrawings } from '../../support/drawings.ts';

const settings = { formalContacts: 'People team: people@example.org' };

checkDrawings(({ name, text }) => {
  const ask = { id: 'i', asker: name, kind: 'talk', hasMore: true, until: 'Wed' } as const;
  const community = (id: string) => ({ id, name, settings: { formalContacts: text.slice(0, 300) } });
  return {
    messages: [
      ['asked', messages.askMessage(ask)],
      ['passed on', messages.newsMessage({ kind: 'eyes', isOver: false, settings, stewards: [] })],
      [
        'over',
        messages.newsMessage({ kind: 'eyes', isOver: true, settings: { formalContacts: text.slice(0, 300) }, stewards: [name, name] }),
      ],
      ['introduction', messages.introductionMessage({ id: 'i', asker: name, helper: name, kind: 'mentor' })],
    ],
    modals: [
      ['form', views.formModal({ metadata: '{}', communities: [community('1')], kind: 'eyes', about: text })],
      ['form for several', views.formModal({ metadata: '{}', communities: [community('1'), community('2')], kind: null, about: '' })],
      ['asked', views.askedModal(text.slice(0, 300), 'mentor', settings)],
      ['about', views.aboutModal(name, 'talk', text.slice(0, 200))],
    ],
    rows: [
      ['way in', home.wayIn()],
      ['asked', home.askedRow(ask)],
      ...(['asking', 'answered', 'nobody', 'helped'] as const).map((status): [string, ReturnType<typeof home.mineRow>] => [
        status,
        home.mineRow({ id: 'i', kind: 'eyes', status, other: name, isAsker: true }),
      ]),
    ],
  };
});

describe('the words', () => {
  it('ask for half an hour, and say that nobody hears who passed', () => {
    expect(
      messages.askMessage({ id: 'i', asker: 'Ana', kind: 'rehearsal', hasMore: false, until: 'Wednesday' }).text,
    ).toMatchInlineSnapshot(
      `"Ana could use a rehearsal partner. Half an hour is enough. Open until Wednesday. “Not now” needs no reason, and nobody hears of it."`,
    );
    expect(home.totalsLine({ asked: 6, inTime: 5 })).toBe('A hand, in the past 90 days: 6 asked for, 5 answered within two working days.');
  });

  it('carry the formal contacts in every form, and say when none were entered', () => {
    const form = (formalContacts: string) =>
      JSON.stringify(
        views.formModal({ metadata: '{}', communities: [{ id: '1', name: 'L', settings: { formalContacts } }], kind: null, about: '' }),
      );
    expect(form(settings.formalContacts)).toContain('Turn to People team: people@example.org');
    expect(form('')).toContain('The stewards have still to enter whom to turn to here.');
    expect(JSON.stringify(views.askedModal('x', 'talk', settings))).not.toContain('mentors:open');
    for (const kind of KINDS) expect(views.KIND_WORDS[kind]).toMatch(/^[A-Z]/);
  });
});
