/** The few words the edge itself says: when something went wrong, came too late, or is gone. */
import type { RichTextBlock } from '@slack/types';
import type { Message, Modal } from './message.ts';
import { escapeText as escaped, plain, plainSection, quote, section, split } from './text.ts';

/** An answer that must be seen where no conversation is at hand (a modal, App Home). */
export const noticeModal = (message: Message): Modal => ({
  type: 'modal',
  callback_id: 'edge:notice',
  title: plain('Rondo', 24),
  close: plain('Close', 24),
  blocks: message.blocks ?? [section(message.text)],
});

/** What the person can mend, in plain words: a field error stands there as it is. */
export const sayUserError = (message: string, hint?: string): string => (hint ? `${message} ${hint}` : message);

/** The same as a message. Names and typed words inside must not become mentions. */
export function userErrorMessage(message: string, hint?: string): Message {
  const text = sayUserError(message, hint);
  const formats = /[*_~`]/.test(text.replace(COMMAND, ''));
  return { text: escaped(text), ...(formats ? { blocks: [asTyped(text)] } : {}) };
}

/** Commands that we name stand in backticks. */
const COMMAND = /`(\/[^`\n]+)`/g;

/** Stars and underscores of a name stay what they are; only our commands look like commands. */
function asTyped(text: string): RichTextBlock {
  const elements = text.split(COMMAND).flatMap((piece, at): { type: 'text'; text: string; style?: { code: true } }[] => {
    if (piece === '') return [];
    return [{ type: 'text', text: piece, ...(at % 2 === 1 ? { style: { code: true } } : {}) }];
  });
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** Our fault: the reference stands in the log beside the fault, and nothing the person wrote. */
export const faultMessage = (reference: string): Message => ({
  text: `That did not work, and the fault is ours (reference ${reference}). Nothing was changed; try again in a minute, and if it stays, tell whoever runs Rondo the reference.`,
});

/** A slip of a word or two need not be repeated to whoever typed it; sentences are. */
export const worthKeeping = (typed: string): boolean => typed.trim().split(/\s+/).length > 4;

/** A command's text has left the composer: what could not be done with it is given back. */
export function withTyped(message: Message, typed: string): Message {
  if (typed === '') return message;
  const blocks = message.blocks ?? [section(message.text)];
  const given = split(typed, 3000).map(quote);
  return { text: `${message.text}\n${escaped(typed)}`, blocks: [...blocks, plainSection('You typed:'), ...given] };
}

/** The same beneath the first field of a form, whose text stays. */
export const faultOnField = (reference: string): string =>
  `The fault is ours (reference ${reference}). Your text is still here; press again in a minute.`;

export const goneMessage: Message = { text: 'This button belongs to an older version of me. `/rondo help` shows what I can do now.' };

export const tooLateMessage: Message = { text: 'Slack took too long to open the window. Press once more.' };

export const notOpenedMessage: Message = { text: 'Slack did not open the window. Nothing is lost; press once more in a moment.' };

export const stillWorkingMessage: Message = { text: 'This takes a moment longer than usual. The answer follows here.' };
