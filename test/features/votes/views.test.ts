import { describe, expect, it } from '@jest/globals';
import { closedPost, nextLine, type Option, openLine, votePost } from '../../../src/features/votes/views.ts';
import { type BallotView, ballotModal, leadsModal, votedModal } from '../../../src/features/votes/views-ballot.ts';
import { chooseMessage, chooseModal, chooseRow, chosenModal } from '../../../src/features/votes/views-choice.ts';
import { nextMessage, type ResultView, resultMessage, whyChosen } from '../../../src/features/votes/views-result.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ שלום 🎉';
const TOPIC = HOSTILE.padEnd(120, '&');
const WHY = HOSTILE.padEnd(200, '&');
const AT = Date.UTC(2026, 11, 9, 10, 30);
const zone = 'Europe/London';

const one = (over: Partial<Option> = {}): Option => ({
  ...{ id: '01M6DQS9M0R0XZGCZBZGHGVBQ8', text: TOPIC, facts: 'asked by 12 · serves the north star: members say 12 of 24' },
  ...over,
});
const eight = Array.from({ length: 8 }, (_, n) => one({ id: `t${n}` }));
const about = { voteId: '01J', targetOn: '2026-12-09', zone };
const ballot = (over: Partial<BallotView> = {}): BallotView => ({
  ...{
    ...about,
    options: eight,
    dots: 2,
    closesAt: AT,
    k: 5,
    northStar: WHY,
    given: { dots: ['t1'], northStar: ['t1', 't2'] },
    leads: ['t0'],
  },
  ...over,
});
const result = (over: Partial<ResultView> = {}): ResultView => ({
  ...{ topic: TOPIC, on: AT, zone, chosenBy: 'vote', outcome: 'clear', dots: { won: 9, all: 21, voted: 11 }, fromLibrary: false },
  ...{ leader: HOSTILE, retired: WHY },
  ...over,
});

const messages = {
  vote: votePost({ ...about, options: eight, dots: 2, closesAt: AT, voted: 9, quorum: 5 }),
  closed: closedPost({ ...about, readOutAt: AT }),
  result: resultMessage(result()),
  'nothing chosen': resultMessage(result({ topic: null })),
  next: nextMessage({ on: AT, zone, kind: 'topic', topic: TOPIC, leader: HOSTILE }),
  'next close': nextMessage({ on: AT, zone, kind: 'close', topic: null, leader: null }),
  choose: chooseMessage({ voteId: 'v', outcome: 'tie', choices: eight.map(({ text }) => text), until: AT, zone }),
};
const modals = {
  ballot: ballotModal(ballot()),
  'first ballot': ballotModal(ballot({ given: null, leads: [], dots: 1 })),
  leads: leadsModal(ballot()),
  voted: votedModal('Monday'),
  choose: chooseModal('v', eight),
  chosen: chosenModal(TOPIC),
};
const homes = { tie: chooseRow('v', 'tie') };

describe('every view of votes', () => {
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
  const short = { text: 'How do we say no?', leader: null, retired: null };
  it('of a vote', () => {
    const options = [
      one({ text: 'How do we say no?', facts: 'asked by 2 · serves the north star: members say 7 of 9' }),
      one({ text: 'Who decides?', facts: 'from the library' }),
    ];
    expect(votePost({ ...about, options, dots: 1, closesAt: AT, voted: 1, quorum: 5 }).text).toMatchInlineSnapshot(`
"What shall we take up in December? 2 topics, one dot each, hidden until <!date^1796812200^{date_short_pretty} at {time}|Wed 9 Dec, 10:30 London time>.
1 has voted; it counts from 5. One minute; nobody sees who chose what.
1. How do we say no? (asked by 2 · serves the north star: members say 7 of 9)
2. Who decides? (from the library)"
`);
  });
  it.each([
    ['won', result({ ...short, topic: short.text, chosenBy: 'vote' }), 'It won the vote: 9 of 21 dots, 11 voted.'],
    ['won among few', result({ chosenBy: 'vote', dots: null }), 'It won the vote.'],
    ['tie', result({ chosenBy: 'facilitator', outcome: 'tie' }), '9 of 21 dots, 11 voted; a tie, chosen by the facilitator.'],
    ['lot', result({ chosenBy: 'lot', outcome: 'few', fromLibrary: true }), 'Too few votes to decide, drawn by lot; from the library.'],
  ])('say why it was chosen: %s', (_, view, sentence) => {
    expect(whyChosen(view)).toBe(sentence);
  });
  it('of a result', () => {
    const view = result({ ...short, topic: short.text, leader: 'Cleo', retired: 'Off the list with thanks.' });
    expect(resultMessage(view).text).toMatchInlineSnapshot(`
"Next topic: How do we say no?
On <!date^1796812200^{date_long} at {time}|Wed 9 Dec, 10:30 London time>. Led by Cleo.
9 of 21 dots, 11 voted.
Off the list with thanks."
`);
    expect(
      resultMessage(result({ topic: 'Why?', on: null, chosenBy: 'lot', outcome: 'tie', dots: null, retired: null })).text,
    ).toMatchInlineSnapshot(`
"Next topic: Why?
It waits first on the list until a session is free. Led by &lt;!channel&gt; &amp; *Ana* &lt;@U0BEN&gt; _x_ שלום 🎉.
A tie, drawn by lot."
`);
  });
  it('of where a vote stands', () => {
    expect(openLine(AT, zone)).toMatch(/^\*A vote on the next topic is open\* until <!date/);
    expect(nextLine(AT, zone)).toMatch(/^\*The next vote opens on <!date.*up to eight\.$/);
    expect(nextLine(null, zone)).toContain('none is in sight');
  });
});
