import { describe, expect, it } from '@jest/globals';
import { doublesLine, factsOf, homeRow, retiredLine } from '../../../src/features/topics/views.ts';
import { boardModal } from '../../../src/features/topics/views-board.ts';
import { addModal, mergeModal, parkModal } from '../../../src/features/topics/views-forms.ts';
import type { BoardView } from '../../../src/features/topics/views-rows.ts';
import { swapModal, swapPost } from '../../../src/features/topics/views-swap.ts';
import { button } from '../../../src/platform/slack/text.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ שלום 🎉';
const TOPIC = HOSTILE.padEnd(120, '&');
const WHY = HOSTILE.padEnd(200, '&');

const one = { text: TOPIC, asked: 12, fromLibrary: false, star: { yes: 12, of: 24 } };
const board = (over: Partial<BoardView> = {}): BoardView => ({
  ...{
    communityId: '01J',
    isHost: true,
    maySwap: true,
    page: 1,
    showsParked: true,
    notice: WHY,
    voting: { line: 'A vote.', buttons: [button('Vote', 'votes:ballot', { value: 'v', style: 'primary' })] },
  },
  topics: Array.from({ length: 30 }, (_, n) => ({ ...one, id: `t${n}`, onBallot: n % 2 === 0, leads: n % 3 === 0 })),
  doubles: Array.from({ length: 9 }, (_, n) => ({ a: { id: `a${n}`, text: TOPIC }, b: { id: `b${n}`, text: TOPIC } })),
  parked: Array.from({ length: 60 }, (_, n) => ({ id: `p${n}`, text: TOPIC, why: WHY })),
  coming: Array.from({ length: 6 }, () => ({ on: 'Wednesday 9 December', text: TOPIC })),
  ...over,
});

const messages = {
  swap: swapPost({ on: 'Wednesday 9 December', text: TOPIC, why: WHY, moved: { text: TOPIC, on: null } }),
};
const modals = {
  'host’s board': boardModal(board()),
  'member’s board': boardModal(board({ isHost: false, showsParked: false, page: 99 })),
  'empty board': boardModal(
    board({ topics: [], parked: [], doubles: [], coming: [], notice: null, voting: { line: 'None.', buttons: [] } }),
  ),
  add: addModal('{}', WHY, 'It is 200 characters long; 120 fit.'),
  park: parkModal('{}', TOPIC),
  merge: mergeModal(
    '{}',
    TOPIC,
    Array.from({ length: 120 }, (_, n) => ({ id: `t${n}`, text: TOPIC })),
  ),
  swap: swapModal('{}', [{ id: 's', on: 'Wednesday 9 December', topic: TOPIC }]),
};
const homes = { 'before a vote': homeRow('c', 3, { day: 'Wednesday', button: null }) };

describe('every view of topics', () => {
  it.each(Object.entries(messages))('%s is a message that Slack takes, with the longest texts', (_, message) => {
    expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(4000);
    expect((message.blocks ?? []).length).toBeLessThanOrEqual(7);
  });
  it.each(Object.entries(modals))('%s is a modal that Slack takes, with the longest texts', (_, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
  });
  it.each(Object.entries(homes))('%s fits on Home', (_, blocks) => {
    expect(validateBlocks(blocks, 'home')).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(3);
  });

  it('never puts somebody’s words into mrkdwn unescaped', () => {
    const all = JSON.stringify([...Object.values(messages), ...Object.values(modals), ...Object.values(homes)]);
    const mrkdwn = [...all.matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
    expect(mrkdwn.length).toBeGreaterThan(5);
    for (const text of mrkdwn) expect(text).not.toContain('<!channel>');
    for (const { text } of Object.values(messages)) expect(text).not.toMatch(/<!channel>|<@U0BEN>/);
  });
});

describe('the words', () => {
  it('of its facts', () => {
    expect(factsOf({ asked: 2, fromLibrary: false, star: { yes: 7, of: 9 } })).toBe(
      'asked by 2 · serves the north star: members say 7 of 9',
    );
    expect(factsOf({ asked: 0, fromLibrary: false, star: null })).toBe('nobody has asked yet');
    expect(factsOf({ asked: 0, fromLibrary: true, star: null })).toBe('from the library');
  });
  it('of what left the list', () => {
    expect(retiredLine([])).toBeNull();
    expect(retiredLine(['Who decides?'])).toBe(
      'Off the list with thanks, after three votes: “Who decides?”. It can be asked for again in a year.',
    );
  });
  it('of what looks alike', () => {
    const pair = { a: { text: 'No?' }, b: { text: 'No, then?' } };
    expect(doublesLine([], 'Wednesday')).toBe('');
    expect(doublesLine([pair, pair], 'Wednesday')).toMatchInlineSnapshot(
      `"Before the vote on Wednesday: “No?” and “No, then?” look alike, and 1 more pair. /rondo topics has Merge and Keep both; without a word both stand."`,
    );
  });
});
