import { describe, expect, it } from '@jest/globals';
import * as about from '../../../src/features/membership/views-about.ts';
import { digestLine } from '../../../src/features/membership/views-digest.ts';
import { forgetModal } from '../../../src/features/membership/views-forget.ts';
import * as leaving from '../../../src/features/membership/views-leaving.ts';
import * as pause from '../../../src/features/membership/views-pause.ts';
import * as places from '../../../src/features/membership/views-places.ts';
import * as settings from '../../../src/features/membership/views-settings.ts';
import { option } from '../../../src/platform/slack/text.ts';
import { checkDrawings, communityNamed, member } from '../../support/drawings.ts';

checkDrawings(({ name, text, long }) => {
  const here = communityNamed(name, long);
  const slot = { weekday: 2, at: '09:35' };
  const file = `# You\n\n## ${name}\n\n### 1\n\n- text: ${text}`;
  return {
    messages: [
      ['pause', pause.pauseQuestion([here, here], here.id)],
      ['paused', pause.pausedMessage([here], '2026-11-16', here.id)],
      ['left the channel', leaving.leftChannelMessage(here)],
      ['silenced', places.silencedMessage(here, 'archived')],
    ],
    modals: [
      ['settings', settings.settingsModal(here, member, slot, 'London time')],
      ['about', about.aboutModal(file)],
      ['leave', leaving.leaveModal(here, { roles: ['steward', 'trust keeper'], lastSteward: true, others: [] })],
      ['leave one of two', leaving.leaveModal(here, { roles: [], lastSteward: false, others: [option(name, 'a'), option(name, 'b')] })],
      ['left', leaving.leftNotice(here, 'delete')],
      ['forget', forgetModal([name, name])],
    ],
    rows: [
      ['settings', settings.settingsRow({ community: here, member, slot: { weekday: 2, at: '09:35' } })],
      ['paused settings', settings.settingsRow({ community: here, member: { ...member, status: 'paused' }, slot: null })],
      ['about', about.aboutRow],
      ['pause ended', pause.pauseEndedRow(here, '2026-11-16')],
    ],
  };
});

describe('the words', () => {
  it('say in the digest who joined and what waits, and nothing when nothing is new', () => {
    expect(digestLine({ joined: [], waiting: 0, vacancies: [], welcome: null })).toBeNull();
    const vacancies = [
      { role: 'trust keeper', name: 'Ben' },
      { role: 'scribe', name: null },
    ];
    expect(digestLine({ joined: ['Ida', 'Jon'], waiting: 2, vacancies, welcome: { whyHere: 4.2, welcome: 4.55, n: 5 } })).toBe(
      "New since last week: Ida and Jon. 2 requests wait for a steward's answer, on App Home under Now. Free: trust keeper, since Ben left. Free: scribe. " +
        'Newcomers after a month: know why they are here 4.2 of 5, felt welcome 4.5 of 5 (n = 5).',
    );
  });

  it('read a summary from the headings of the file, and never from what somebody wrote', () => {
    const file = '# You\n\n## Steps\n\n### 1\n\n- text: ## Not a heading\n\n### 2\n\n  > ### nor this\n\n## Roles\n\n### 1';
    expect(about.readHeadings(file)).toEqual([
      { title: 'Steps', entries: 2 },
      { title: 'Roles', entries: 1 },
    ]);
  });
});
