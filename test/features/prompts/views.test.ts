import { describe, expect, it } from '@jest/globals';
import type { Prompt } from '../../../src/features/prompts/rules.ts';
import { KIND_IDS } from '../../../src/features/prompts/rules-form.ts';
import {
  type AnswerForm,
  answerModal,
  batchMessages,
  dutyInputs,
  dutyLine,
  followUpMessage,
  handedInModal,
  namedAnswerMessage,
  type PostView,
  questionPost,
  savedModal,
  takenBackModal,
  thinRow,
  totalLines,
  votedMessage,
  waitingInputs,
  weekRow,
} from '../../../src/features/prompts/views.ts';
import { KINDS, type ListView, listModal, newQuestionModal, pagesOf, previewModal } from '../../../src/features/prompts/views-list.ts';
import type { Message, Modal } from '../../../src/platform/slack/message.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ \u05e9\u05dc\u05d5\u05dd \u{1f389}';
const QUESTION = HOSTILE.padEnd(300, '&');
const ANSWER = HOSTILE.padEnd(3000, '&');

const post = (over: Partial<PostView> = {}): PostView => ({
  ...{ useId: '01J', text: QUESTION, minutes: 4, form: 'question', because: 'It is the turn of People. '.repeat(6), n: 5 },
  ...{ mayHideNames: true, maySave: true, totals: null },
  ...over,
});
const prompt = (over: Partial<Prompt> = {}): Prompt => ({
  ...{
    id: '01J',
    taxonomy: 'people',
    kind: 'about-us',
    exposure: 3,
    minutes: 5,
    subTag: '',
    text: QUESTION,
    followUp: QUESTION,
    own: true,
    retired: false,
    queued: -1,
  },
  ...over,
});
const list = (over: Partial<ListView> = {}): ListView => ({
  ...{ communityId: '01J', isSteward: true, paused: false, notice: HOSTILE, page: 1 },
  coming: [1, 2, 3].map((n) => ({
    on: `2026-12-0${n}`,
    text: QUESTION,
    because: ['It is the turn of People.', 'Drawn by lot from 5 that fit.'],
  })),
  prompts: Array.from({ length: 44 }, (_, n) => ({
    prompt: prompt({ id: `own-${n}`, retired: n % 3 === 0, queued: n % 2 ? n : null }),
    lastOn: '2026-11-10',
  })),
  ...over,
});
const form = (over: Partial<AnswerForm> = {}): AnswerForm => ({
  ...{ way: 'named', question: QUESTION, text: ANSWER, goesOut: 'Tue 8 Dec, 16:00 Berlin time', late: true, metadata: '{}' },
  ...over,
});

const messages: Record<string, Message> = {
  question: questionPost(post()),
  poll: questionPost(post({ form: 'poll' })),
  'closed poll': questionPost(post({ form: 'poll', totals: totalLines([{ choice: 0, n: 4 }], 9) })),
  'follow-up': followUpMessage(QUESTION),
  'named answer': namedAnswerMessage(HOSTILE, ANSWER, true),
  'answer of somebody who left': namedAnswerMessage(null, ANSWER, false),
  ...Object.fromEntries(batchMessages(Array.from({ length: 20 }, () => ANSWER)).map((message, n) => [`batch ${n}`, message])),
  vote: votedMessage(true),
};
const modals: Record<string, Modal> = {
  ...Object.fromEntries((['named', 'unnamed', 'save'] as const).map((way) => [way, answerModal(form({ way }))])),
  'handed in': handedInModal('01J', 'Tue 8 Dec, 16:00 Berlin time'),
  'taken back': takenBackModal(),
  saved: savedModal(),
  'steward’s list': listModal(list()),
  'member’s list': listModal(list({ isSteward: false, page: 99 })),
  'empty list': listModal(list({ coming: [], prompts: [], paused: true })),
  preview: previewModal({
    metadata: '{}',
    page: 0,
    heading: 'Why it is next',
    prompt: prompt(),
    followUp: QUESTION,
    because: ['It is the turn of People.'],
  }),
  'new question': newQuestionModal('{}'),
};
const homes = { week: weekRow(post()), 'week of a poll': weekRow(post({ form: 'poll' })), thin: thinRow('01J', 3) };
const inputs = {
  duty: dutyInputs(dutyLine('Tuesday 8 December', QUESTION), 'You, because …', 'yes'),
  waiting: waitingInputs(QUESTION, ANSWER),
};

describe('every view of the weekly question', () => {
  it.each(Object.entries(messages))('%s is a message that Slack takes, with the longest texts', (_, message) => {
    expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(message.text.includes('answers') ? 40_000 : 4000);
  });
  it.each(Object.entries(modals))('%s is a modal that Slack takes, with the longest texts', (_, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
  });
  it.each(Object.entries(homes))('%s fits on Home', (_, blocks) => {
    expect(validateBlocks(blocks, 'home')).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(3);
  });
  it.each(Object.entries(inputs))('%s fits into a check-in', (_, blocks) => {
    expect(validateBlocks(blocks, 'modal')).toEqual([]);
    expect(blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(3);
  });
});

describe('somebody’s words', () => {
  it('never reach mrkdwn unescaped', () => {
    const all = JSON.stringify([...Object.values(messages), ...Object.values(modals), ...Object.values(homes), ...Object.values(inputs)]);
    const mrkdwn = [...all.matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
    expect(mrkdwn.length).toBeGreaterThan(5);
    for (const text of mrkdwn) expect(text).not.toContain('<!channel>');
    for (const { text } of Object.values(messages)) expect(text).not.toContain('<!channel>');
  });

  it('are whole in the blocks of an answer', () => {
    expect(JSON.stringify(namedAnswerMessage('Ben', ANSWER, false).blocks)).toContain(JSON.stringify(ANSWER).slice(1, -1));
  });
});

it('names every kind that a steward can choose', () => {
  expect(Object.keys(KINDS).sort()).toEqual([...KIND_IDS].sort());
  expect([pagesOf(0), pagesOf(6), pagesOf(7)]).toEqual([1, 1, 2]);
});

it('reads like this', () => {
  expect(questionPost(post({ text: 'Who helped you think this week?', because: 'It is the turn of People.' })).text).toMatchInlineSnapshot(`
"Who helped you think this week?
About 4 minutes. Everyone in this channel reads the answers.
5 answers in the thread.
Why this question: It is the turn of People."
`);
});
