import { describe, expect, it } from '@jest/globals';
import { quietDigest, readerQuestion, sayUntil, slotMessage, slotWhy } from '../../src/community/attention-views.ts';
import { footer, withFooter } from '../../src/community/footer.ts';
import { joinWords, sayMinutes, sayNumber } from '../../src/community/words.ts';

describe('the footer', () => {
  it('has the reason and three small buttons that carry the touch', () => {
    expect(footer('You joined "R&D <Leads>" today.', 'welcome.message')).toMatchInlineSnapshot(`
[
  {
    "elements": [
      {
        "emoji": false,
        "text": "You joined "R&D <Leads>" today.",
        "type": "plain_text",
      },
    ],
    "type": "context",
  },
  {
    "elements": [
      {
        "action_id": "check-ins:why",
        "text": {
          "emoji": false,
          "text": "Why this",
          "type": "plain_text",
        },
        "type": "button",
        "value": "welcome.message",
      },
      {
        "action_id": "check-ins:less",
        "text": {
          "emoji": false,
          "text": "Less of this",
          "type": "plain_text",
        },
        "type": "button",
        "value": "welcome.message",
      },
      {
        "accessibility_label": "Pause or leave",
        "action_id": "membership:pause",
        "text": {
          "emoji": false,
          "text": "Pause",
          "type": "plain_text",
        },
        "type": "button",
        "value": "welcome.message",
      },
    ],
    "type": "actions",
  },
]
`);
  });

  it('stands under the message in blocks and in words', () => {
    const message = withFooter({ text: 'Hello' }, 'You joined <Leads>.', 'welcome.message');
    expect(message.text).toBe('Hello\n\nYou joined &lt;Leads&gt;.');
    expect(message.blocks?.map((block) => block.type)).toEqual(['section', 'context', 'actions']);
  });

  it('keeps a text that is too long for one section whole', () => {
    const text = 'word '.repeat(1500).trim();
    const sections = withFooter({ text }, 'Why.', 't.t').blocks?.filter((block) => block.type === 'section') ?? [];
    expect(sections.map((block) => ('text' in block ? block.text?.text : '')).join('')).toBe(text);
  });
});

describe('the words of the slot', () => {
  const line = (text: string, more: Partial<Parameters<typeof slotMessage>[0][number]> = {}) => ({
    line: text,
    why: 'You set a date for this.',
    minutes: 1,
    community: null,
    reminder: false,
    ...more,
  });

  it('carry everything in plain words, and nobody’s text becomes a mention', () => {
    const { text, blocks } = slotMessage([line('How did "<!channel> & *go*" go?', { community: 'R&D' })]);
    expect(text).toBe('R&amp;D: How did "&lt;!channel&gt; &amp; *go*" go?');
    expect(blocks?.[0]).toEqual({
      type: 'section',
      text: { type: 'plain_text', text: 'R&D: How did "<!channel> & *go*" go?', emoji: false },
    });
  });

  it.each([
    ['2026-11-26', 'Thursday'],
    ['2026-11-30', 'Monday'],
    ['2026-12-01', 'Tuesday 1 December'],
  ])('call %s, seen from Tuesday 24 November, %s', (last, expected) => {
    expect(sayUntil(last, '2026-11-24')).toBe(expected);
  });

  it('say each reason once, the cost and the end', () => {
    const lines = [line('a'), line('b', { minutes: 2 })];
    expect(slotWhy(lines, '2026-11-26', '2026-11-24')).toBe(
      'You set a date for this. Three minutes, until Thursday, then they go quietly.',
    );
    expect(slotWhy([line('a', { reminder: true })], '2026-11-26', '2026-11-24')).toBe(
      'You set a date for this. One minute, until Thursday, then it goes quietly. This is the one reminder.',
    );
  });

  it('of the quiet digest count what waits, and press nothing', () => {
    const { text } = quietDigest({ sessions: [{ community: 'North', when: 'Wed 2 Dec, 10:30 Berlin time' }], waiting: 2 });
    expect(text).toBe('North meets next on Wed 2 Dec, 10:30 Berlin time.\nTwo things wait for you, if you like.');
    expect(readerQuestion(['North', 'Field']).text).toContain('Would you like to stay in North and Field as a reader?');
  });
});

describe('small words', () => {
  it('are joined and counted as people do', () => {
    expect([joinWords([]), joinWords(['Ana']), joinWords(['Ana', 'Ben']), joinWords(['Ana', 'Ben', 'Cleo'], 'or')]).toEqual([
      '',
      'Ana',
      'Ana and Ben',
      'Ana, Ben or Cleo',
    ]);
    expect([sayNumber(5), sayNumber(13), sayMinutes(1), sayMinutes(2)]).toEqual(['five', '13', 'one minute', 'two minutes']);
  });
});
