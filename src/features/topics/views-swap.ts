/** Something urgent: the form, and what the channel reads. */
import type { Message, Modal } from '../../platform/slack/message.ts';
import { context, escapeText as escaped, input, option, plain, plainContext, plainSection, titled } from '../../platform/slack/text.ts';
import { LONGEST_TOPIC, LONGEST_WHY } from './rules.ts';

export const swapModal = (metadata: string, sessions: readonly { id: string; on: string; topic: string | null }[]): Modal => ({
  type: 'modal',
  callback_id: 'topics:swap',
  private_metadata: metadata,
  title: plain('Something urgent', 24),
  submit: plain('Swap it in', 24),
  close: plain('Not now', 24),
  blocks: [
    context('Everyone in the channel reads the topic and why. What it displaces moves to the next session without a vote.'),
    input('session', 'Session', {
      type: 'static_select',
      options: sessions.map(({ id, on, topic }) => option(on, id, topic ?? 'no topic yet')),
    }),
    input(
      'text',
      'Topic',
      { type: 'plain_text_input', placeholder: plain('How do we work through the reorganisation?', 150) },
      { hint: `Best as a question. Up to ${LONGEST_TOPIC} characters.` },
    ),
    input('why', 'Why it cannot wait', { type: 'plain_text_input', max_length: LONGEST_WHY }),
  ],
});

export interface SwapPostView {
  /** Plain: 'Wednesday 9 December'. */
  on: string;
  text: string;
  why: string;
  moved: { text: string; on: string | null } | null;
}

export function swapPost({ on, text, why, moved }: SwapPostView): Message {
  const head = `Something urgent for ${on}: `;
  const rest = moved && `“${moved.text}” ${moved.on === null ? 'waits first on the list' : `moves to ${moved.on}, without a vote`}.`;
  return {
    text: [`${head}${escaped(text)}`, `Why: ${escaped(why)}`, ...(rest ? [escaped(rest)] : [])].join('\n'),
    blocks: [titled(head, text), plainSection(`Why: ${why}`), ...(rest ? [plainContext(rest)] : [])],
  };
}
