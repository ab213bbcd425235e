import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/releases/views.ts';
import * as news from '../../../src/features/releases/views-news.ts';
import * as quotations from '../../../src/features/releases/views-quotations.ts';
import * as readings from '../../../src/features/releases/views-readings.ts';
import { audienceWords } from '../../../src/features/releases/views-words.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings, communityNamed } from '../../support/drawings.ts';

const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const { taxonomy, checklists } = readStarterLibrary();
const questions = checklists.find(({ id }) => id === 'cl-leaves-room')?.items ?? [];
const item = (title: string, text: string) => ({ id: ID, title, kind: 'card' as const, parts: { use_when: text, conditions: text } });
const quoted = (name: string, text: string): quotations.QuotedView => ({
  ...{ id: ID, words: text.slice(0, 500), quoted: name, by: name, title: name, community: name, zone: 'Europe/London' },
  ...{ expiresAt: 0, consent: 'waiting' },
});
const reading = (name: string): readings.ReadingView => ({
  ...{ itemId: ID, metadata: ID, title: name, author: name, audience: name, questions },
});
const page = (name: string, long: boolean): views.PageView => ({
  ...{ itemId: ID, title: name, privacy: 'P5', community: communityNamed(name, long), next: null, waits: name, isAuthor: true },
  ...{ down: ['P4', 'P3', 'P0'], facts: [name, name] },
});
const answer = { itemId: ID, answer: 'yes', note: '' } as const;

checkDrawings(({ name, text, long }) => ({
  messages: [
    ['announcement', news.announcement(item(name, text), { id: ID, name })],
    ['taken back', news.retracted],
    [
      'news',
      news.newsMessage(
        { id: ID, name },
        Array.from({ length: 7 }, () => item(name, text)),
      ),
    ],
    ['invitation', news.invitationMessage(item(name, text), name, name, 0, 'Europe/London')],
    ['quoted', quotations.quotedMessage(quoted(name, text))],
    ['read', readings.answerMessage({ ...answer, title: name, reader: name, audience: name })],
    [
      'not yet',
      readings.answerMessage({ ...answer, answer: 'not-yet', note: text.slice(0, 500), title: name, reader: name, audience: name }),
    ],
  ],
  modals: [
    ['page', views.pageModal(page(name, long), 'ok')],
    ['page of a draft', views.pageModal({ ...page(name, long), privacy: 'P0', next: 'P3', down: [] })],
    ...(['P3', 'P4'] as const).map((to): [string, ReturnType<typeof views.checkModal>] => [
      `check for ${to}`,
      views.checkModal({ metadata: ID, title: name, to, audience: name, questions, classes: taxonomy, topicClass: 'people' }),
    ]),
    ['release', views.releaseModal({ metadata: ID, title: name, to: 'P4', audience: name, reader: name, announce: true })],
    ['release to guests', views.releaseModal({ metadata: ID, title: name, to: 'P5', audience: name, reader: name, announce: true })],
    ['invite', views.inviteModal(ID, name)],
    ['reading', readings.readingModal(reading(name))],
    ['quote', quotations.quoteModal(ID, name)],
  ],
  rows: [
    ['reader', readings.readerRow(reading(name))],
    ['asked on the page', readings.pageNotice(reading(name))],
    ['ready', views.readyRow(ID, name, name, name)],
    ['ask', readings.readingInputs(reading(name))],
    ['ask of somebody quoted', quotations.quotedInputs(quoted(name, text))],
    ['quotations', quotations.quotationBlocks([quoted(name, text), { ...quoted(name, text), consent: 'named' }], true)],
  ],
}));

describe('the words', () => {
  it('say who may read it as the stewards have set', () => {
    const community = communityNamed('Leading', false);
    const withReaders = (organisationReaders: 'everybody' | 'sponsor' | 'nobody') =>
      audienceWords('P4', { ...community, settings: { ...community.settings, organisationReaders } });
    expect([withReaders('everybody'), withReaders('sponsor'), withReaders('nobody')]).toEqual([
      'everybody in the organisation',
      'everybody in Leading and its sponsor',
      'everybody in Leading; nobody outside may read it now, as the stewards have set',
    ]);
  });

  it('show quotations below the text only with a yes, and with the name only when that was said', () => {
    const all = (['waiting', 'named', 'unnamed', 'out'] as const).map((consent) => ({ ...quoted('Ben', `said ${consent}`), consent }));
    const others = JSON.stringify(quotations.quotationBlocks(all, false));
    expect(others).toContain('“said named” – Ben');
    expect(others).toContain('“said unnamed” – somebody who was asked');
    expect(others).not.toMatch(/said waiting|said out/);
    expect(JSON.stringify(quotations.quotationBlocks(all, true))).toContain('“said out” · left out. Only you see this line.');
  });
});
