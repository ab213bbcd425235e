import { describe, expect, it } from '@jest/globals';
import { NO_TEXTS, totalOf } from '../../../src/features/reflections/rules.ts';
import {
  type DetailView,
  detailModal,
  keptMessage,
  notKeptMessage,
  reflectionModal,
  type StepView,
  sharedMessage,
  sharedModal,
  stepBlocks,
  stepModal,
} from '../../../src/features/reflections/views.ts';
import { homeRow, listModal, type RowView } from '../../../src/features/reflections/views-list.ts';
import {
  type EchoView,
  echoInputs,
  echoModal,
  sharedStepMessage,
  stepsModal,
  totalLine,
} from '../../../src/features/reflections/views-steps.ts';
import type { Message, Modal } from '../../../src/platform/slack/message.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ \u05e9\u05dc\u05d5\u05dd \u{1f389}';
const LONG = HOSTILE.padEnd(3000, '&');
const VERY_LONG = `${HOSTILE} ${'A long note. '.repeat(900)}`;
const COMMUNITY = `${HOSTILE} community`.padEnd(120, '*');
const texts = { note: VERY_LONG, worked: LONG, didNot: LONG, next: LONG };

const step = (over: Partial<StepView> = {}): StepView => ({
  id: '01J',
  text: LONG,
  state: 'open',
  askOn: '2026-12-08',
  happened: LONG,
  shared: true,
  ...over,
});
const detail = (over: Partial<DetailView> = {}): DetailView => ({
  ...{
    metadata: '{}',
    id: '01J',
    writtenOn: '2026-11-10',
    question: LONG.slice(0, 300),
    texts,
    shared: false,
    community: COMMUNITY,
    inThread: true,
  },
  ...{ steps: Array.from({ length: 20 }, () => step()), notice: HOSTILE },
  ...over,
});
const row = (n: number): RowView => ({ id: `r${n}`, summary: LONG, on: '2026-11-10', name: n % 2 ? HOSTILE : null, shared: n % 3 === 0 });
const echo = (over: Partial<EchoView> = {}): EchoView => ({
  text: LONG,
  outcome: 'part',
  happened: LONG,
  asksOnceMore: true,
  community: COMMUNITY,
  ...over,
});

const messages: Record<string, Message> = {
  kept: keptMessage('01J'),
  'not kept': notKeptMessage(VERY_LONG),
  shared: sharedMessage(HOSTILE, LONG.slice(0, 300), texts),
  'shared by somebody who left': sharedMessage(null, '', { ...NO_TEXTS, note: HOSTILE }),
  'shared step': sharedStepMessage(HOSTILE, LONG, 'done', LONG),
};
const modals: Record<string, Modal> = {
  'a new one': reflectionModal({ metadata: '{}', community: COMMUNITY, texts: NO_TEXTS, fresh: { askOn: '2026-12-08' } }),
  'one being changed': reflectionModal({ metadata: '{}', community: COMMUNITY, texts, fresh: null }),
  'one of hers': detailModal(detail()),
  'one that is shared': detailModal(detail({ shared: true })),
  'one by somebody else': sharedModal(HOSTILE, '2026-11-10', LONG.slice(0, 300), texts),
  'her list': listModal({ whose: 'mine', rows: Array.from({ length: 30 }, (_, n) => row(n)), page: 2, search: LONG, notice: HOSTILE }),
  'an empty list': listModal({ whose: 'shared', rows: [], page: 0, search: '', notice: null }),
  'a step': stepModal('{}', '2026-12-08'),
  'an echo': echoModal('{}', echo(), '2026-12-08'),
  'her steps': stepsModal(
    Array.from({ length: 40 }, (_, n) => step({ id: `s${n}` })),
    1,
    HOSTILE,
  ),
  'no steps': stepsModal([], 0, null),
};

describe('every view of reflections and steps', () => {
  it.each(Object.entries(messages))('%s is a message that Slack takes, with the longest texts', (name, message) => {
    expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(4000);
    expect(message.text).not.toContain('<!channel>');
    expect(name).not.toBe('');
  });
  it.each(Object.entries(modals))('%s is a modal that Slack takes, with the longest texts', (_, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
  });
  it('rows fit on Home', () => {
    for (const blocks of [homeRow(row(1)), homeRow(row(2)), stepBlocks(step())]) {
      expect(validateBlocks(blocks, 'home')).toEqual([]);
      expect(blocks.length).toBeLessThanOrEqual(3);
    }
  });
  it('the echo has three inputs in a check-in', () => {
    expect(validateBlocks(echoInputs(echo()), 'modal')).toEqual([]);
    expect(echoInputs(echo()).filter(({ type }) => type === 'input')).toHaveLength(3);
    expect(echoInputs(echo({ community: null })).filter(({ type }) => type === 'input')).toHaveLength(2);
  });
  it('a new reflection has at most six inputs', () => {
    expect(modals['a new one']?.blocks.filter(({ type }) => type === 'input')).toHaveLength(6);
  });
});

describe('somebody’s words', () => {
  it('are whole in what is shared and in what is opened', () => {
    for (const blocks of [messages.shared?.blocks, modals['one of hers']?.blocks, modals['one by somebody else']?.blocks]) {
      const said = [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map((match) => JSON.parse(`"${match[1]}"`)).join('');
      expect(said).toContain(VERY_LONG);
      expect(said).toContain(LONG);
    }
  });
  it('never reach mrkdwn unescaped', () => {
    const all = JSON.stringify([...Object.values(messages), ...Object.values(modals)]);
    const mrkdwn = [...all.matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
    expect(mrkdwn.length).toBeGreaterThan(5);
    for (const text of mrkdwn) expect(text).not.toContain('<!channel>');
  });
});

it('says the total of steps from k people on and nothing below', () => {
  const answered = ['a', 'b', 'c', 'd', 'e'].map((authorId) => ({ authorId, state: 'done' as const }));
  expect(totalLine(totalOf(answered, 5))).toBe('If-then steps done at least in part: 5 of 5 answered, from 5 people (green).');
  expect(totalLine(totalOf(answered.slice(1), 5))).toBeNull();
});
