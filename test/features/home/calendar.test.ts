import { describe, expect, it } from '@jest/globals';
import type { AgendaRow } from '../../../src/community/kernel.ts';
import type { Community, Role } from '../../../src/community/records.ts';
import { defaultSettings } from '../../../src/community/settings.ts';
import { findRoleGaps, gatherRows } from '../../../src/features/home/rules-agenda.ts';
import { aheadRow, calendarModal } from '../../../src/features/home/views-agenda.ts';
import { type Digest, digestMessage } from '../../../src/features/home/views-digest.ts';
import { explainMessage, helpMessage, helpRows, purposeRow, unknownCommand } from '../../../src/features/home/views-help.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';
import { sessionOf } from '../../support/plans.ts';

const BERLIN = 'Europe/Berlin';
const at = (date: string, time: string): number => toInstant(date, time, BERLIN);

const agendaRow = (more: Partial<AgendaRow> = {}): AgendaRow => ({
  id: `row-${Math.abs(JSON.stringify(more).length)}-${more.userId ?? ''}-${more.dueAt ?? ''}`,
  touch: 'prompts.ask',
  practice: 'a1',
  name: 'Reflection prompt',
  teamId: 'T1',
  communityId: 'C1',
  anchor: 'S1',
  userId: null,
  dueAt: at('2026-12-02', '10:00'),
  localDate: '2026-12-02',
  localTime: '10:00',
  zone: BERLIN,
  surface: 'channel',
  audience: 'everyone here',
  minutes: 4,
  status: 'planned',
  why: 'The week after a session has one question.',
  ...more,
});

const community = (name = 'Leading change'): Community => ({
  id: 'C1',
  teamId: 'T1',
  name,
  status: 'active',
  channelId: 'C0',
  announcementChannelId: null,
  zone: BERLIN,
  settings: defaultSettings(),
  createdAt: 0,
  createdBy: 'U1',
  silencedBy: null,
});

const role = (name: Role['role'], userId: string, toOn = '2027-06-01'): Role => ({
  teamId: 'T1',
  communityId: 'C1',
  userId,
  role: name,
  fromOn: '2026-01-01',
  toOn,
});

describe('planned rows as lines', () => {
  it('gather people into one line and never list them', () => {
    const rows = ['U1', 'U2', 'U3'].map((userId) =>
      agendaRow({ userId, surface: 'dm', audience: 'each member', touch: 'welcome.message' }),
    );
    expect(gatherRows(rows)).toMatchObject([{ people: 3, ownTime: '10:00', audience: 'each member' }]);
    expect(JSON.stringify(gatherRows(rows))).not.toContain('U2');
  });

  it('keep no common hour when people have different ones', () => {
    const rows = [agendaRow({ userId: 'U1' }), agendaRow({ userId: 'U2', localTime: '09:30' })];
    expect(gatherRows(rows)).toMatchObject([{ people: 2, ownTime: null }]);
  });

  it('leave out inner work and stand in order', () => {
    const rows = [
      agendaRow({ id: 'b', dueAt: 2 }),
      agendaRow({ id: 'a', dueAt: 1, name: 'First' }),
      agendaRow({ id: 'c', surface: 'state' }),
    ];
    expect(gatherRows(rows).map((line) => line.name)).toEqual(['First', 'Reflection prompt']);
  });
});

describe('gaps in roles', () => {
  const two = [role('steward', 'U1'), role('steward', 'U2')];

  it('are none with two stewards in term', () => {
    expect(findRoleGaps(two, two)).toEqual({ stewards: null, ending: [] });
  });

  it('are named when one steward is left, or none', () => {
    expect(findRoleGaps([role('steward', 'U1')], [role('steward', 'U1')]).stewards).toBe(1);
    expect(findRoleGaps([], []).stewards).toBe(0);
  });

  it('are named when a term ends with nobody to follow, and not for roles of one session', () => {
    const now = [...two, role('librarian', 'U3', '2026-12-10'), role('facilitator', 'U4', '2026-12-03')];
    expect(findRoleGaps(now, two).ending).toEqual([{ role: 'librarian', on: '2026-12-10' }]);
  });
});

const digest = (more: Partial<Digest> = {}): Digest => ({
  community: community(),
  zone: BERLIN,
  sessions: [
    {
      session: sessionOf({ id: 'S', communityId: 'C1', number: 3, onDate: '2026-12-02' }),
      dueAt: at('2026-12-02', '10:30'),
    },
  ],
  week: gatherRows([agendaRow()]),
  missed: [],
  gaps: { stewards: null, ending: [] },
  lines: [],
  ...more,
});

describe('the Monday digest', () => {
  it('reads aloud in its text', () => {
    const message = digestMessage(
      digest({
        gaps: { stewards: 1, ending: [{ role: 'librarian', on: '2026-12-10' }] },
        missed: gatherRows([agendaRow({ name: 'Monday digest' })]),
        lines: ['Cleo could use a hand: “a rehearsal”'],
      }),
    );
    expect(message.text).toMatchInlineSnapshot(`
"Leading change: this week:
▸ Wed 2 Dec, 10:00 Berlin time: Reflection prompt, to everyone here
▸ Wed 2 Dec, 10:30 Berlin time: session 3
Not sent since the last digest, and not sent late:
▸ Monday digest, planned for Wednesday 2 December
There is one steward. A second one keeps it going when you are away.
The term of the librarian ends on Thursday 10 December, and nobody follows yet.
Cleo could use a hand: “a rehearsal”"
`);
    expect(validateBlocks(message.blocks)).toEqual([]);
  });

  it('says so when nothing goes out', () => {
    expect(digestMessage(digest({ sessions: [], week: [] })).text).toBe('Leading change: nothing is planned this week.');
  });

  it('stays one message with longest names, many touches and hostile lines', () => {
    const week = gatherRows(
      Array.from({ length: 40 }, (_, i) => agendaRow({ id: `r${i}`, name: '<!channel> & '.repeat(20), audience: '*all*'.repeat(40) })),
    );
    const message = digestMessage(
      digest({
        community: community('<!here> '.repeat(40)),
        week,
        missed: week,
        lines: Array.from({ length: 12 }, () => '<@U1> & '.repeat(200)),
      }),
    );
    expect(validateBlocks(message.blocks)).toEqual([]);
    expect(message.text).not.toContain('<!');
    expect(JSON.stringify(message.blocks?.filter((block) => block.type === 'section' && block.text?.type === 'mrkdwn'))).not.toContain(
      '<!channel>',
    );
  });
});

describe('the calendar', () => {
  const page = {
    community: community(),
    zone: BERLIN,
    sessions: digest().sessions,
    touches: gatherRows([agendaRow()]),
    page: 0,
    more: true,
    changes: [],
  };

  it('shows weeks with sessions and touches, when, to whom and why', () => {
    const modal = calendarModal(page);
    expect(validateView(modal, 'modal')).toEqual([]);
    const words = JSON.stringify(modal);
    for (const word of [
      'Week of 30 November',
      'Session 3',
      '75 minutes',
      'Reflection prompt',
      'everyone here',
      'in the channel',
      'The week after a session',
    ])
      expect(words).toContain(word);
  });

  it('tells what moved lately', () => {
    const change = { at: at('2026-11-20', '12:00'), userId: 'U1', what: 'Rhythm: weekday', before: 'Wednesday', after: 'Tuesday', why: '' };
    expect(JSON.stringify(calendarModal({ ...page, changes: [change] }))).toContain(
      'Friday 20 November: Rhythm: weekday, from Wednesday to Tuesday',
    );
  });

  it('holds four full weeks of longest lines', () => {
    const touches = gatherRows(
      Array.from({ length: 200 }, (_, i) =>
        agendaRow({ id: `r${i}`, name: 'N'.repeat(200), why: '<'.repeat(300), dueAt: at('2026-12-02', '10:00') + i * 3_600_000 }),
      ),
    );
    expect(validateView(calendarModal({ ...page, touches }), 'modal')).toEqual([]);
  });

  it.each(['draft', 'proposed', 'paused', 'dormant', 'ended', 'active'] as const)(
    'says in words why a %s community has nothing ahead',
    (status) => {
      const modal = calendarModal({ ...page, community: { ...community(), status }, sessions: [], touches: [], more: false });
      expect(validateView(modal, 'modal')).toEqual([]);
      expect(validateBlocks(aheadRow({ ...community('x'.repeat(300)), status }, { sessions: 1, posts: 4 }), 'home')).toEqual([]);
    },
  );
});

describe('help', () => {
  const run = async (): Promise<void> => undefined;
  const commands = [
    { name: 'checkin', direct: '/checkin', summary: 'See what waits for you.', run },
    { name: 'agenda', usage: '[community]', summary: 'See what is planned.', run },
    { name: 'setup', summary: 'Start a community.', for: 'stewards' as const, run },
  ];

  it('lists what everybody can do, and the stewards’ commands apart', () => {
    expect(helpMessage(commands, { steward: true }).text).toMatchInlineSnapshot(`
"The community
/checkin: See what waits for you.
/rondo agenda [community]: See what is planned.
For stewards
/rondo setup: Start a community.
App Home, under my name in the sidebar, shows what waits for you, what is yours, and how to pause or leave."
`);
    expect(helpMessage(commands, { steward: false }).text).not.toContain('setup');
    expect(validateBlocks(helpMessage(commands, { steward: true }).blocks)).toEqual([]);
  });

  it('explains a heading when asked, and none that is not there for this person', () => {
    const message = explainMessage(commands, { steward: true, title: 'For stewards' });
    expect(message?.text).toBe('For stewards\n/rondo setup: Start a community.');
    expect(validateBlocks(message?.blocks)).toEqual([]);
    expect(explainMessage(commands, { steward: false, title: 'For stewards' })).toBeNull();
  });

  it('answers a slip first, as it was typed and without pinging anybody', () => {
    const message = helpMessage(commands, { steward: false, before: unknownCommand('<!channel>', null) });
    expect(message.text).toContain('&lt;!channel&gt;');
    expect(message.blocks?.[0]).toMatchObject({ text: { type: 'plain_text', text: 'I know no command “<!channel>”.' } });
    expect(unknownCommand('chekin', 'checkin')).toBe('I know no command “chekin”. Did you mean /rondo checkin?');
  });

  it('stays one message with many commands', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      name: `command-${i}`,
      usage: '[what you mean]',
      summary: 'Do something that takes a whole line to say, and then some.',
      run,
    }));
    expect(validateBlocks(helpMessage(many, { steward: true }).blocks)).toEqual([]);
  });

  it('shows on Home why a community is there and whom to turn to, in its own words', () => {
    const settings = { ...defaultSettings(), formalContacts: '<!here> the people team' };
    const row = purposeRow(
      { ...community(), settings: { ...settings, northStar: { ...settings.northStar, problem: 'New leads wait.' } } },
      1,
    );
    expect(JSON.stringify(row)).toContain('<!here> the people team');
    expect(row?.blocks[0]).toMatchObject({ text: { type: 'plain_text' } });
    expect(purposeRow(community(), 1)).toBeNull();
    for (const one of helpRows(() => true, true)) expect(validateBlocks(one.blocks, 'home')).toEqual([]);
  });
});
