/** The form in which somebody is thanked. */
import { notice, selectOne } from '../../community/form-views.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { input, option, plain, plainContext, plainSection } from '../../platform/slack/text.ts';
import { LONGEST, THANKS_KINDS, type ThanksKind } from './rules.ts';

export interface Choice {
  value: string;
  words: string;
}

export interface GiveView {
  metadata: string;
  /** Anybody here, the one that she came from, or one of a few. */
  whom: { chosen: string | null } | { only: string } | { among: readonly Choice[] };
  /** Cards and experiments that she may see; `about` is chosen already. */
  abouts: readonly Choice[];
  about: string | null;
  /** Whether the notes are among her choices; a name: that person keeps thanks private. */
  notes: boolean | { kept: string };
}

const KINDS: Readonly<Record<ThanksKind, string>> = { insight: 'An insight', flop: 'A useful flop', help: 'Help' };
/** Slack takes a hundred options. */
const MOST_ABOUTS = 100;

const whomInput = ({ whom }: GiveView): Block => {
  if ('only' in whom) return plainSection(`To ${whom.only}`);
  if ('among' in whom) {
    const options = whom.among.map(({ value, words }) => option(words, value));
    return input('whom', 'Whom', selectOne('whom', options, null, 'One of you'));
  }
  return input('whom', 'Whom', { type: 'users_select', ...(whom.chosen === null ? {} : { initial_user: whom.chosen }) });
};

const lineInput = (field: string, label: string, example: string): Block =>
  input(field, label, { type: 'plain_text_input', max_length: LONGEST, placeholder: plain(example, 150) });

function placeBlock({ notes }: GiveView): Block[] {
  if (notes === false) return [];
  if (notes !== true) return [plainContext(`${notes.kept} keeps thanks private, so nobody else reads this.`)];
  const alone = option('To this person alone', 'person');
  const options = [alone, option('Also in the notes after a session', 'notes', 'Everyone here reads it there, with both your names')];
  return [input('where', 'Where it goes', { type: 'radio_buttons', options, initial_option: alone })];
}

const nameOf = ({ whom }: GiveView): string => ('only' in whom ? whom.only : 'Whoever you thank');

export function giveModal(view: GiveView): Modal {
  const options = view.abouts.slice(0, MOST_ABOUTS).map(({ value, words }) => option(words || ' ', value));
  const about =
    options.length === 0
      ? []
      : [input('about', 'Linked to', selectOne('about', options, view.about, 'A card or an experiment'), { optional: true })];
  return {
    type: 'modal',
    callback_id: 'thanks:give',
    private_metadata: view.metadata,
    title: plain('Thanks', 24),
    submit: plain('Say thanks', 24),
    close: plain('Not now', 24),
    blocks: [
      plainContext(`${nameOf(view)} reads it as you write it, with your name. Nobody counts thanks.`),
      whomInput(view),
      input('kind', 'For', {
        type: 'radio_buttons',
        options: THANKS_KINDS.map((kind) => option(KINDS[kind], kind)),
      }),
      lineInput('did', 'What did they do?', 'Listened to my opening twice and asked what I was afraid of'),
      lineInput('changed', 'What did it change?', 'I began with the question, and the team answered'),
      ...about,
      ...placeBlock(view),
    ],
  };
}

export const givenModal = (to: string, wantsNotes: boolean): Modal =>
  notice(
    'thanks:given',
    'Thanks',
    wantsNotes
      ? `✓ ${to} reads it on App Home now, and in a message when there is room. Once ${to} has read it, it stands in the next notes, unless ${to} keeps it between you.`
      : `✓ ${to} reads it on App Home now, and in a message when there is room.`,
  );
