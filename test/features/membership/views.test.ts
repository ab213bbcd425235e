import { describe, expect, it } from '@jest/globals';
import type { Community, Member } from '../../../src/community/records.ts';
import { defaultSettings, settingsSchema } from '../../../src/community/settings.ts';
import { splitValue, values } from '../../../src/features/membership/views.ts';
import * as admission from '../../../src/features/membership/views-admission.ts';
import * as asks from '../../../src/features/membership/views-asks.ts';
import * as buddies from '../../../src/features/membership/views-buddies.ts';
import * as leaving from '../../../src/features/membership/views-leaving.ts';
import * as places from '../../../src/features/membership/views-places.ts';
import * as settings from '../../../src/features/membership/views-settings.ts';
import * as welcome from '../../../src/features/membership/views-welcome.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import type { Block, Message, Modal } from '../../../src/platform/slack/message.ts';
import { option } from '../../../src/platform/slack/text.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const library = readStarterLibrary();
const HOSTILE = '<!channel> <@U1> *bold* & `code` שלום 🎉 ';
const LONG = HOSTILE.repeat(90);

const community = (name: string, long: boolean): Community => ({
  id: '01M6DQS9M0CQPW7VXM75YQS4GY',
  teamId: 'T1',
  name,
  status: 'active',
  channelId: 'C1',
  announcementChannelId: null,
  zone: 'Europe/London',
  settings: long
    ? settingsSchema.parse({
        northStar: { problem: HOSTILE.repeat(4).slice(0, 200) },
        functions: Array.from({ length: 120 }, (_, n) => `${n} ${HOSTILE}`.slice(0, 60)),
        levelBands: [HOSTILE.slice(0, 60)],
      })
    : defaultSettings(),
  createdAt: 0,
  createdBy: 'U1',
  silencedBy: null,
});

const member: Member = {
  teamId: 'T1',
  communityId: 'c',
  userId: 'U1',
  status: 'active',
  level: 'member',
  joinedOn: '2026-11-02',
  pausedUntil: null,
  jobFunction: 'Sales',
  levelBand: null,
};
const REASON = { otherFunction: true, accompanies: 1, among: 12 };

interface Words {
  name: string;
  text: string;
  long: boolean;
}

function messages({ name, text, long }: Words): [string, Message][] {
  const here = community(name, long);
  const waiting = { community: here, kind: 'nomination' as const, userId: 'U2', name, byName: name, why: text.slice(0, 300) };
  return [
    ['welcome', welcome.welcomeMessage({ community: here, library, name, nextTouch: 'Tuesday 3 November' })],
    ['invitation', welcome.invitationMessage({ community: here, library, name, invitedBy: name })],
    ['question to who came', welcome.invitationMessage({ community: here, library, name, invitedBy: null })],
    ['answered', welcome.answeredMessage({ community: here, library }, 'member')],
    ['introduction', welcome.introductionMessage(Array.from({ length: 5 }, () => ({ name, hope: text.slice(0, welcome.HOPE_MAX) })))],
    ['request', admission.requestMessage(waiting)],
    ['declined request', admission.declinedRequest(here)],
    ['declined nomination', admission.declinedNomination(here, name)],
    ['invited', admission.invitedReply({ community: here, asked: [name], already: [name], members: [name], refused: [name] })],
    ['buddy', buddies.buddyMessage({ id: 'b', newcomer: name, buddy: name, community: name, reason: REASON })],
    ['pause', leaving.pauseQuestion([here, here], here.id)],
    ['paused', leaving.pausedMessage([here], '2026-11-16', here.id)],
    ['left the channel', leaving.leftChannelMessage(here)],
    ['silenced', places.silencedMessage(here, 'archived')],
    ['puzzle', places.puzzleMessage(name, text.slice(0, asks.QUESTION_MAX))],
  ];
}

function modals({ name, text, long }: Words): [string, Modal][] {
  const here = community(name, long);
  const slot = { weekday: 2, at: '09:35' };
  const more = { jobFunction: 'Sales', levelBand: null, interests: ['wants-mentor' as const], slot, zoneName: 'London time' };
  const file = `# You\n\n## ${name}\n\n### 1\n\n- text: ${text}`;
  return [
    ['tell', welcome.tellModal(here, { level: null, hope: text.slice(0, welcome.HOPE_MAX), shared: true }, `${here.id}|D1|1.2`)],
    ['more', welcome.moreModal(here, more)],
    ['settings', settings.settingsModal(here, member, slot, 'London time')],
    ['about', settings.aboutModal(file)],
    ['leave', leaving.leaveModal(here, { roles: ['steward', 'trust keeper'], lastSteward: true, others: [] })],
    ['leave one of two', leaving.leaveModal(here, { roles: [], lastSteward: false, others: [option(name, 'a'), option(name, 'b')] })],
    ['left', leaving.leftNotice(here, 'delete')],
    ['forget', leaving.forgetModal([name, name])],
  ];
}

function rows({ name, text, long }: Words): [string, Block[]][] {
  const here = community(name, long);
  return [
    ['open invitation', admission.openInvitation(here)],
    ['purpose card', admission.purposeCard(here)],
    ['settings', settings.settingsRow({ community: here, member, slot: { weekday: 2, at: '09:35' } })],
    ['paused settings', settings.settingsRow({ community: here, member: { ...member, status: 'paused' }, slot: null })],
    ['about', settings.aboutRow],
    ['pause ended', settings.pauseEndedRow(here, '2026-11-16')],
    ['buddy', places.buddyRow(here, name, true)],
    ['hope', places.hopeRow(here, text.slice(0, 300))],
    ['question', places.puzzleRow('q', text.slice(0, 500), false)],
    ['tell', asks.tellInputs()],
    ['talked', asks.buddyInputs(name)],
    ['first things', asks.firstThingsInputs({ community: name, purpose: text.slice(0, 200), question: text.slice(0, 300), buddy: name })],
    ['month', asks.monthInputs('core')],
  ];
}

const CALM: Words = { name: 'Ida', text: 'listening', long: false };
const WILD: Words = { name: LONG.slice(0, 200), text: LONG, long: true };

describe.each([
  ['ordinary', CALM],
  ['the longest and most hostile', WILD],
])('with %s words', (_, words) => {
  it.each(messages(words))('Slack accepts the message: %s', (__, message) => {
    expect(message.text.length).toBeGreaterThan(0);
    expect(message.text.length).toBeLessThanOrEqual(4_000);
    expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
  });

  it.each(modals(words))('Slack accepts the modal: %s', (__, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(modal.blocks.filter((block) => block.type === 'input').length).toBeLessThanOrEqual(6);
  });

  it.each(rows(words))('Slack accepts the row: %s', (__, blocks) => {
    expect(validateBlocks(blocks, 'home')).toEqual([]);
  });

  it.each([...messages(words), ...rows(words).map(([name, blocks]): [string, Message] => [name, { text: '', blocks }])])(
    'nothing typed becomes a mention: %s',
    (__, message) => {
      const parsed = [message.text, ...(message.blocks ?? []).flatMap(mrkdwnOf)];
      expect(parsed.filter((text) => /<[!@#]/.test(text))).toEqual([]);
    },
  );
});

/** Every text of a block that Slack parses. */
function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (value === null || typeof value !== 'object') return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnOf)];
}

describe('the words', () => {
  it('tell newcomers on day one what practice 3.3 says, in its order', () => {
    const { text } = welcome.welcomeMessage({
      community: community('Leaders', false),
      library,
      name: 'Ida Mensah',
      nextTouch: 'Tuesday 3 November',
    });
    expect(text).toMatchInlineSnapshot(`
"Hello Ida, good to have you in Leaders. We are working on one thing: finding out together what we want to become able to do. One question to start: what would you like to be better at as a leader three months from now? Two minutes, then I leave you in peace until Tuesday 3 November.
What I keep: what you tell me, private until you release it. Totals show from five people. Whoever runs the server could technically look.
How often I write: at most twice a week for two weeks, then once at most.
To pause: one tap under any message, or \`/rondo pause\`.
In confidence: Take the lesson along, leave the people out of it."
`);
    const order = ['working on one thing', 'What I keep', 'How often I write', 'To pause', 'In confidence'].map((words) =>
      text.indexOf(words),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it.each([
    [
      REASON,
      'you work in different functions, and nobody who fits accompanies fewer people than Ana; of twelve who fit equally, the lot fell on Ana',
    ],
    [{ otherFunction: null, accompanies: 0, among: 1 }, 'you were not introduced before, and Ana accompanies nobody else at present'],
  ])('say why these two', (reason, words) => {
    expect(buddies.sayWhy(reason, 'Ana')).toBe(words);
  });

  it('say in the digest who joined and what waits, and nothing when nothing is new', () => {
    expect(places.digestLine({ joined: [], waiting: 0, vacancies: [], welcome: null })).toBeNull();
    const vacancies = [
      { role: 'trust keeper', name: 'Ben' },
      { role: 'scribe', name: null },
    ];
    expect(places.digestLine({ joined: ['Ida', 'Jon'], waiting: 2, vacancies, welcome: { whyHere: 4.2, welcome: 4.55, n: 5 } })).toBe(
      "New since last week: Ida and Jon. 2 requests wait for a steward's answer, on App Home under Now. Free: trust keeper, since Ben left. Free: scribe. " +
        'Newcomers after a month: know why they are here 4.2 of 5, felt welcome 4.5 of 5 (n = 5).',
    );
  });

  it('read a summary from the headings of the file, and never from what somebody wrote', () => {
    const file = '# You\n\n## Steps\n\n### 1\n\n- text: ## Not a heading\n\n### 2\n\n  > ### nor this\n\n## Roles\n\n### 1';
    expect(settings.readHeadings(file)).toEqual([
      { title: 'Steps', entries: 2 },
      { title: 'Roles', entries: 1 },
    ]);
  });

  it('carry two ids in one button value', () => {
    expect(splitValue(values.of('C1', 'U1'))).toEqual({ communityId: 'C1', other: 'U1' });
    expect(splitValue('C1')).toEqual({ communityId: 'C1', other: '' });
    expect(splitValue('')).toEqual({ communityId: '', other: '' });
  });
});
