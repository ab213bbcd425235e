/** What stands under every message that starts by itself: why it came, and how to get less of it. */
import type { Block, Message } from '../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plainContext, section, split } from '../platform/slack/text.ts';

const LONGEST_SECTION = 3000;

/** One line with the reason and one row of three small buttons. `why` is a sentence; names in it may be as people typed them. */
export const footer = (why: string, touch: string): Block[] => [
  plainContext(why),
  actions(
    button('Why this', 'check-ins:why', { value: touch }),
    button('Less of this', 'check-ins:less', { value: touch }),
    button('Pause', 'membership:pause', { value: touch, label: 'Pause or leave' }),
  ),
];

/** The message with its footer, in blocks and in words. */
export function withFooter(message: Message, why: string, touch: string): Message {
  const blocks: Block[] = message.blocks ?? split(message.text, LONGEST_SECTION).map((piece) => section(piece));
  return { text: `${message.text}\n\n${escaped(why)}`, blocks: [...blocks, ...footer(why, touch)] };
}
