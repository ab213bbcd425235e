/** What they read who choose the topic where the vote did not. */
import type { Button } from '@slack/types';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText as escaped,
  input,
  option,
  plain,
  plainSection,
  quote,
  section,
} from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Outcome } from './rules.ts';

export const chooseButton = (voteId: string, style?: 'primary'): Button =>
  button('Choose the topic', 'votes:choose', { value: voteId, ...(style ? { style } : {}) });

export interface ChooseView {
  voteId: string;
  outcome: Outcome | null;
  choices: readonly string[];
  until: number;
  zone: Zone;
}

/** To whoever chooses where the vote did not. */
export function chooseMessage({ voteId, outcome, choices, until, zone }: ChooseView): Message {
  const what = outcome === 'tie' ? 'The vote on the next topic ended in a tie' : 'Too few have voted to decide the next topic';
  const rule = `${what}, so you choose. Two minutes, until ${slackDate(until, zone)}; then the lot decides. The first choice counts.`;
  return {
    text: `${rule}\n${choices.map((text) => `• ${escaped(text)}`).join('\n')}`,
    blocks: [section(rule), quote(choices.map((text) => `• ${text}`).join('\n')), actions(chooseButton(voteId, 'primary'))],
  };
}

/** App Home, Now. */
export const chooseRow = (voteId: string, outcome: Outcome | null): Block[] => [
  section(
    `${outcome === 'tie' ? 'The vote ended in a tie' : 'Too few have voted'}: you choose the next topic. Else the lot decides as the session begins.`,
  ),
  actions(chooseButton(voteId)),
];

export const chooseModal = (voteId: string, choices: readonly { id: string; text: string }[]): Modal => ({
  type: 'modal',
  callback_id: 'votes:choose',
  private_metadata: voteId,
  title: plain('The next topic', 24),
  submit: plain('Take it up', 24),
  close: plain('Not now', 24),
  blocks: [
    context('It is read out at the end of the coming session, and that you chose. The first choice counts.'),
    plainSection(choices.map(({ text }, at) => `${at + 1}. ${text}`).join('\n')),
    input('topic', 'Topic', {
      type: 'radio_buttons',
      options: choices.map(({ id, text }, at) => option(`${at + 1}. ${text}`, id)),
    }),
  ],
});

export const chosenModal = (text: string): Modal => ({
  type: 'modal',
  callback_id: 'votes:chosen',
  title: plain('The next topic', 24),
  close: plain('Close', 24),
  blocks: [plainSection(`✓ “${text}” it is. It is read out at the end of the coming session.`)],
});
