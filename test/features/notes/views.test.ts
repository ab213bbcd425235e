import { expect, it } from '@jest/globals';
import { MOST_TAKE_AWAYS, NO_WORDS, type Words } from '../../../src/features/notes/rules.ts';
import * as views from '../../../src/features/notes/views.ts';
import { notesPost, type PostView, takeAwaysModal, topicOf } from '../../../src/features/notes/views-post.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { checkDrawings } from '../../support/drawings.ts';

const form = readStarterLibrary().facilitator_debrief;
const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const METADATA = JSON.stringify({ s: ID, m: {} });

const view = (over: Partial<PostView> = {}): PostView => ({
  ...{ sessionId: ID, topic: 'How do we keep promises?', onDate: '2026-11-04', patterns: 'Nobody says by when', stuck: 'The second round' },
  ...{
    takeAways: [
      { text: 'Say by when', name: null },
      { text: 'Ask first', name: 'Ana' },
    ],
    more: 0,
    there: 14,
    steps: 9,
    thanks: 'Fay',
    among: [],
  },
  next: { at: toInstant('2026-12-02', '10:30', 'Europe/London'), zone: 'Europe/London', topic: 'Who decides?', leads: 'Ben' },
  ...over,
});

checkDrawings(({ name, text, long }) => {
  const words: Words = long
    ? {
        patterns: text.slice(0, 800),
        stuck: text.slice(0, 600),
        worked: text.slice(0, 2900),
        change: text.slice(0, 200),
        thanks: text.slice(0, 200),
      }
    : { ...NO_WORDS, patterns: text };
  const takeAways = Array.from({ length: long ? 40 : 2 }, () => ({ text: text.slice(0, 200), name }));
  const written = { patterns: `${name} wrote this an hour ago.` };
  const formView = { metadata: METADATA, words, written, thanksTo: 'U1', attended: ['U1'], asksLoad: true, readers: 'Everyone here' };
  const { patterns, stuck, thanks } = words;
  const post = view({
    topic: name,
    takeAways: takeAways.slice(0, MOST_TAKE_AWAYS),
    more: takeAways.length - 2,
    patterns,
    stuck,
    thanks,
    among: Array.from({ length: 5 }, () => text.slice(0, 700)),
    next: null,
  });
  return {
    messages: [
      ['notes', notesPost(post)],
      ['invitation', views.inviteMessage(ID, name, 4, 'Fri 6 Nov, 11:00 London time')],
      ['thanks', views.thanksMessage({ topic: name, there: 9, useful: { mean: 4.2, n: 9 }, tooFew: '', takeAways: takeAways.slice(0, 2) })],
    ],
    modals: [
      ['facilitator', views.notesModal(form, { ...formView, name: 'facilitator' })],
      ['second step', views.notesModal(form, { ...formView, name: 'second', attended: null })],
      ['scribe', views.notesModal(form, { ...formView, name: 'scribe', attended: null, asksLoad: false })],
      ['kept', views.keptModal(ID, 'Fri 6 Nov', false)],
      ['all take-aways', takeAwaysModal(name, takeAways)],
    ],
  };
});

it('says everything in the text too', () => {
  expect(notesPost(view()).text).toMatchInlineSnapshot(`
    "Notes: How do we keep promises? – Wednesday 4 November
    Patterns: Nobody says by when
    What people take with them:
    • Say by when
    • Ask first – Ana
    Where it stuck: The second round
    Thanks to Fay
    Next: <!date^1796207400^{date_short_pretty} at {time}|Wed 2 Dec, 10:30 London time> “Who decides?”, led by Ben
    14 were there. 9 made an if-then step."
  `);
});

it('escapes what is said of the next session', () => {
  const next = { at: 0, zone: 'Europe/London', topic: '<!channel> & so', leads: '<@U1>' };
  expect(JSON.stringify(notesPost(view({ next })).blocks)).toContain('“&lt;!channel&gt; &amp; so”, led by &lt;@U1&gt;');
});

it('always has one thanks and one place where it stuck, and numbers only where there are some', () => {
  const { text } = notesPost(
    view({ patterns: '', stuck: '', takeAways: [], there: 0, steps: null, next: null, thanks: 'Cleo for leading' }),
  );
  expect(text).toBe(
    'Notes: How do we keep promises? – Wednesday 4 November\nWhere it stuck: nobody wrote it down this time.\nThanks to Cleo for leading',
  );
});

it('says below its own thanks what members thank each other for, as they wrote it', () => {
  const message = notesPost(view({ among: ['Dev thanks Gus for help: <!here> listened. What it changed: I asked.'] }));
  expect(message.text).toContain('Thanks to Fay\n• Dev thanks Gus for help: &lt;!here&gt; listened. What it changed: I asked.');
  expect(JSON.stringify(message.blocks)).toContain('"text":"Dev thanks Gus for help: <!here> listened. What it changed: I asked."');
});

it('shows six of forty take-aways, says how many more there are, and gives them all on a tap', () => {
  const message = notesPost(view({ more: 34 }));
  expect(message.text).toContain('and 34 more');
  expect(JSON.stringify(message.blocks)).toContain('notes:take-aways');
  expect(JSON.stringify(notesPost(view()).blocks)).not.toContain('notes:take-aways');
});

it('thanks whoever led without setting her beside anybody', () => {
  const thanks = { topic: 'Promises', there: 9, useful: null, tooFew: 'Not enough answers to show (fewer than five)', takeAways: [] };
  expect(views.thanksMessage(thanks).text).toBe(
    'Thank you for leading “Promises”. 9 came, and it took place because you prepared it.\nWorth the time: Not enough answers to show (fewer than five).',
  );
});

it.each([
  [{ topic: 'Promises', kind: 'topic', leadership: 'led', number: 3 }, 'Promises'],
  [{ topic: null, kind: 'close', leadership: 'stewards', number: 4 }, 'Quarter close'],
  [{ topic: null, kind: 'topic', leadership: 'table', number: 3 }, 'Open Table'],
  [{ topic: null, kind: 'topic', leadership: 'stewards', number: 1 }, 'Launch'],
] as const)('calls %j by its name', (session, name) => expect(topicOf(session)).toBe(name));
