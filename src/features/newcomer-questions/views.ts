/** A newcomer's question, in the channel and on her App Home. */
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, context, plainSection, quote, strong } from '../../platform/slack/text.ts';

/** A newcomer's question that she released to the channel. */
export const puzzleMessage = (name: string, question: string): Message => ({
  text: `${clean(name)}, new here, wonders: ${clean(question)} Answers in the thread help the next newcomer too.`,
  blocks: [strong(name, ', new here, wonders:'), quote(question), context('Answers in the thread help the next newcomer too.')],
});

/** Her own question; only she can show it to the others. */
export const puzzleRow = (id: string, text: string, released: boolean): Block[] => [
  plainSection(released ? 'What puzzled you about us; everyone here can read it:' : 'What puzzled you about us; only you see it:'),
  quote(text),
  ...(released ? [] : [actions(button('Show it to everyone here', 'newcomer-questions:release', { value: id }))]),
];
