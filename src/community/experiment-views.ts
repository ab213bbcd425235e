/** What several capabilities say about an experiment: plain words with buttons, in a message or in a modal. */
import type { ActionAct, Answer } from '../platform/feature.ts';
import type { Block, Button, Message, Modal } from '../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plain, plainSection, truncate } from '../platform/slack/text.ts';
import type { Experiment } from './experiment.ts';
import { REFUSED } from './experiment-rules.ts';

export interface Note {
  /** Plain; may hold her own words. */
  text: string;
  buttons: readonly Button[];
}

const TITLE_MOST = 120;
export const shortTitle = (title: string): string => truncate(title, TITLE_MOST);

export const noteBlocks = ({ text, buttons }: Note): Block[] => [plainSection(text), ...(buttons.length > 0 ? [actions(...buttons)] : [])];

export const noteMessage = (note: Note): Message => ({ text: escaped(note.text), blocks: noteBlocks(note) });

export const blocksModal = (callbackId: string, title: string, blocks: Block[]): Modal => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks,
});

/** Where she pressed: on top of the modal, or beneath the message. */
export const sayNote = (act: ActionAct, callbackId: string, title: string, note: Note): Answer =>
  act.modal
    ? { open: blocksModal(callbackId, title, noteBlocks(note)), refreshHome: true }
    : { reply: noteMessage(note), refreshHome: true };

export const openExperiment = (id: string): Button => button('Open it', 'experiments:open', { value: id });

/** Where it stands, for a button or form that is older than that. */
export const standingNote = ({ id, title, state }: Pick<Experiment, 'id' | 'title' | 'state'>): Note => ({
  text: `“${shortTitle(title)}”: ${REFUSED[state]}`,
  buttons: [...(state === 'result' ? [button('Decide', 'results:decide', { value: id, style: 'primary' })] : []), openExperiment(id)],
});
