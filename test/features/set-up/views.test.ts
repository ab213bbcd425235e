import { describe, expect, it } from '@jest/globals';
import type { AgendaRow } from '../../../src/community/kernel.ts';
import type { Community } from '../../../src/community/records.ts';
import { type CommunitySettings, settingsSchema } from '../../../src/community/settings.ts';
import { type Draft, emptyPlan, PARTS, type Shape } from '../../../src/features/set-up/rules-draft.ts';
import { formOf } from '../../../src/features/set-up/rules-forms.ts';
import { groupWeeks, sessionsOf } from '../../../src/features/set-up/rules-preview.ts';
import {
  drawAgreementAsk,
  drawAsked,
  drawChannelTrouble,
  drawLook,
  drawOtherChannel,
  drawSuggested,
  drawSuggestion,
  drawWaiting,
} from '../../../src/features/set-up/views-agreement.ts';
import { drawFacts } from '../../../src/features/set-up/views-facts.ts';
import {
  drawAnswerForm,
  drawAnswerInThread,
  drawFoundersPost,
  drawObjection,
  drawObjectionForSteward,
  drawOpened,
  drawPurposeCard,
} from '../../../src/features/set-up/views-founding.ts';
import { agreementRow, communityRow, draftRow, drawNormsModal, gapWords, settingsRow } from '../../../src/features/set-up/views-home.ts';
import { drawLife, drawLifePost, drawLived, VERBS } from '../../../src/features/set-up/views-life.ts';
import { drawPreview, drawPreviewStep, lineWords, type Preview } from '../../../src/features/set-up/views-preview.ts';
import { drawEdit, drawSettings } from '../../../src/features/set-up/views-settings.ts';
import { drawPicker, drawWizard, readPlace } from '../../../src/features/set-up/views-wizard.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import type { Message } from '../../../src/platform/slack/message.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { createCheck } from '../../../src/sandbox/validate.ts';
import { checkBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const starters = readStarterLibrary().norms;
/** As long as the field lets it be, and as nasty. */
const nasty = (max: number): string => '<!channel> & *bold* <@U1> \u202Eشكرا :tada: '.repeat(60).slice(0, max);
const ids = Array.from({ length: 60 }, (_, at) => `U0${at}`);

const settings: CommunitySettings = settingsSchema.parse({
  northStar: {
    kind: 'retention',
    problem: nasty(200).trim(),
    who: nasty(120).trim(),
    able: nasty(200).trim(),
    measure: nasty(120).trim(),
    from: nasty(40).trim(),
    to: nasty(40).trim(),
    byOn: '2027-06-30',
  },
  outcomes: [1, 2, 3].map(() => ({
    name: nasty(120),
    unit: nasty(40),
    baseline: nasty(40),
    target: nasty(40),
    source: nasty(120),
    ownerId: 'U1',
  })),
  functions: Array.from({ length: 30 }, (_, at) => `${at}${nasty(50)}`),
  levelBands: [nasty(60)],
  apart: [
    ['U1', 'U2'],
    ['U3', 'U4'],
    ['U5', 'U6'],
    ['U7', 'U8'],
    ['U9', 'U10'],
    ['U11', 'U12'],
  ],
  rhythm: { everyWeeks: 2, startsOn: '2026-11-16' },
  holidays: Array.from({ length: 60 }, (_, at) => ({ on: `2027-0${1 + (at % 9)}-1${at % 10}`, name: nasty(60) })),
  norms: Array.from({ length: 8 }, () => ({ text: nasty(200), repair: nasty(200) })),
  formalContacts: nasty(300),
});
const plan = {
  ...emptyPlan(),
  founders: ids,
  secondId: 'U2',
  trustKeepers: ['U3', 'U4'],
  librarianId: 'U5',
  sponsorId: 'U6',
  channelName: 'x'.repeat(80),
  existingId: 'C1',
};
const shape: Shape = { name: nasty(80), zone: 'America/Argentina/ComodRivadavia', settings, plan, announcementChannelId: 'C2' };
const now = toInstant('2026-11-02', '09:00', 'Europe/London');
const draft: Draft = {
  id: 'D',
  teamId: 'T',
  authorId: 'U1',
  communityId: 'K',
  status: 'proposed',
  part: 'preview',
  shape,
  typed: {},
  round: 3,
  touchedAt: now,
  proposedAt: now,
  agreedAt: null,
  previewTs: '1.1',
  objectionsUntilOn: '2026-11-09',
};
const community: Community = {
  id: 'K',
  teamId: 'T',
  name: shape.name,
  status: 'active',
  channelId: 'C1',
  announcementChannelId: null,
  zone: shape.zone,
  settings,
  createdAt: now,
  createdBy: 'U1',
  silencedBy: null,
};

const row = (at: number): AgendaRow => ({
  id: '',
  touch: `t${at % 7}`,
  practice: '-',
  name: nasty(60),
  teamId: 'T',
  communityId: 'K',
  anchor: String(at),
  userId: at % 2 ? `U${at}` : null,
  dueAt: now + at * 5 * 3_600_000,
  localDate: '2026-11-20',
  localTime: '10:00',
  zone: 'Asia/Kolkata',
  surface: 'dm',
  audience: nasty(60),
  minutes: 3,
  status: 'planned',
  why: '',
});
const preview: Preview = {
  shape,
  sessions: sessionsOf(shape),
  weeks: groupWeeks(
    Array.from({ length: 400 }, (_, at) => row(at)),
    '2026-11-16',
    'Europe/London',
  ),
  regular: [{ name: 'Monday digest', audience: 'each steward', weekday: 1, at: '10:00' }],
  zone: 'Europe/London',
};
const long = nasty(3_000);

const expectModal = (view: { blocks: { type: string }[] }): void => {
  expect(validateView(view, 'modal')).toEqual([]);
  expect(view.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(6);
};
const expectMessage = (message: Message): void => {
  const check = createCheck('message');
  checkBlocks(message.blocks, '/blocks', check);
  expect(check.problems).toEqual([]);
  expect(message.text).not.toMatch(/<[!@#]/);
  for (const block of message.blocks ?? [])
    if (block.type === 'section' && block.text?.type === 'mrkdwn') expect(block.text.text).not.toMatch(/<[!@]/);
};

describe('every view of set-up, with the longest and nastiest words', () => {
  it.each(PARTS.filter((part) => part !== 'preview'))('draws %s within Slack’s limits, in the wizard and in the settings', (part) => {
    const form = { part, fresh: 2, values: formOf(part, shape, starters) };
    const place = { draft: 'D'.repeat(26), part, unsaved: true, hinted: true, fresh: 2 };
    const view = drawWizard({
      place,
      drawing: { form, shape, editing: false },
      hints: [nasty(200), nasty(200)],
      starters,
      note: nasty(200),
    });
    expectModal(view);
    expect(readPlace(view.private_metadata ?? '')).toEqual(place);
    expectModal(drawEdit({ community, shape, form, starters, note: nasty(200) }));
    const empty = { part, fresh: 0, values: {} };
    expectModal(drawWizard({ place, drawing: { form: empty, shape, editing: false }, hints: [], starters }));
  });

  it('draws the preview and its step', () => {
    const place = { draft: 'D', part: 'preview' as const, unsaved: false, hinted: false, fresh: 0 };
    expectModal(drawPreviewStep(place, preview, { secondName: nasty(80), hints: [nasty(200)] }));
    expectModal(drawPreview(preview));
    expectModal(drawPreview({ ...preview, weeks: [], regular: [], sessions: [] }));
    expectModal(drawLook(draft, preview, drawFacts(shape, { authorId: 'U1', name: () => nasty(80) })));
  });

  it('draws every other modal', () => {
    const life = VERBS.flatMap((verb) => [drawLife(community, verb), drawLived(community, verb, [nasty(200)])]);
    const others = [
      drawPicker(
        Array.from({ length: 30 }, () => draft),
        now,
      ),
      drawWaiting(draft, { secondName: nasty(80), until: '2026-11-16' }),
      drawAsked(draft, { secondName: nasty(80), when: 'now', note: nasty(200) }),
      drawSuggestion('D.1', nasty(80)),
      drawOtherChannel(draft),
      drawObjection('D'),
      drawAnswerForm({ id: 'O', text: long }),
      drawNormsModal(community, 3),
    ];
    for (const view of [...life, ...others]) expectModal(view);
  });

  it('draws the settings for members and stewards', () => {
    const change = { at: now, userId: 'U1', what: 'Channel', before: '<#C123>', after: long, why: nasty(200), name: nasty(80) };
    const role = {
      teamId: 'T',
      communityId: 'K',
      userId: 'U1',
      role: 'steward' as const,
      fromOn: '2026-11-02',
      toOn: '2027-05-17',
      name: nasty(80),
    };
    for (const steward of [true, false]) {
      for (const status of ['active', 'paused', 'dormant', 'ended', 'draft', 'proposed'] as const) {
        expectModal(
          drawSettings({
            community: { ...community, status },
            roles: Array(8).fill(role),
            changes: Array(60).fill(change),
            steward,
            zone: 'Europe/London',
            note: [nasty(500)],
          }),
        );
      }
    }
  });

  it('draws every message, and none of them mentions anybody who was only typed', () => {
    const posts = [true, false].map((closed) =>
      drawFoundersPost({ community, draftId: 'D', sessions: preview.sessions, until: '2026-11-09', fine: 5, reasons: 2, closed }),
    );
    const messages = [
      ...posts,
      drawAgreementAsk(draft, { authorName: nasty(80), until: '2026-11-16' }),
      drawSuggested(draft, { name: nasty(80), text: long }),
      drawChannelTrouble(draft, nasty(200), 'again'),
      drawPurposeCard({ community, stewards: [nasty(80)], members: 12, next: '2026-11-18' }),
      drawObjectionForSteward({ id: 'O', text: long }, { name: nasty(80), community: nasty(80), answered: long }),
      drawAnswerInThread(long, long),
      ...VERBS.map((verb) => drawLifePost(community, verb, nasty(80), nasty(1000))),
    ];
    for (const message of messages) expectMessage(message);
    const opened = drawOpened(community, { asked: 5, until: '2026-11-09', moved: '2026-11-23' });
    expect(opened.text).not.toMatch(/<[!@]/);
  });

  it('draws its rows of App Home', () => {
    const rows = [draftRow(draft, 1, now), agreementRow(draft, nasty(80), 1, now), communityRow(community), settingsRow(community)];
    for (const { blocks } of rows) {
      expect(blocks.length).toBeLessThanOrEqual(3);
      expect(validateView({ type: 'home', blocks }, 'home')).toEqual([]);
    }
  });
});

describe('the words', () => {
  it('say a message to several people once, at their own clocks, and a post at the reader’s', () => {
    const own = { ...row(1), touch: 'welcome', anchor: 'a', name: 'Welcome', audience: 'the newcomer', minutes: 3 };
    const post = {
      ...row(2),
      name: 'Reflection question',
      audience: 'everyone here',
      minutes: 4,
      dueAt: toInstant('2026-11-24', '10:00', 'Europe/Berlin'),
    };
    const [first, second] = groupWeeks([own, { ...own, userId: 'U9', zone: 'Europe/London' }, post], '2026-11-16', 'Europe/London');
    expect(first?.lines.map(lineWords)).toEqual(['Fri 20 Nov 10:00  Welcome: the newcomer, to 2 people in their own time, three minutes']);
    expect(second?.lines.map(lineWords)).toEqual(['Tue 24 Nov 09:00  Reflection question: everyone here, four minutes']);
    expect([first?.week, second?.week]).toEqual([1, 2]);
  });

  it('name gaps in roles, and nothing when there are none', () => {
    expect(gapWords([], [])).toBeNull();
    expect(
      gapWords(
        [
          { role: 'trust-keeper', missing: 2 },
          { role: 'librarian', missing: 1 },
        ],
        [{ role: 'steward', name: 'Ana', toOn: '2026-11-16' }],
      ),
    ).toBe('Roles: 2 trust keepers are missing; nobody is librarian; Ana’s term as steward ends on Monday 16 November.');
  });
});
