/** What people read when somebody is thanked. Never a number, never an order of people. */
import type { RichTextBlock } from '@slack/types';
import { fillIn, type Library } from '../../library/library.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import type { ThanksKind } from './rules.ts';

export interface ThanksView {
  id: string;
  /** Null: she has left. */
  from: string | null;
  to: string | null;
  kind: ThanksKind;
  did: string;
  changed: string;
}

/** A card or an experiment that whoever is thanked may open. */
export interface AboutView {
  title: string;
  open: { actionId: string; value: string };
}

const FOR: Readonly<Record<ThanksKind, string>> = { insight: 'an insight', flop: 'a useful flop', help: 'help' };
const GONE = 'Somebody who has left';

const ended = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);
const toYou = ({ from, kind }: ThanksView): string => `${from ?? GONE} thanks you for ${FOR[kind]}.`;

/** Her words as they are: rich text parses nothing inside. */
const wordsBlock = (view: ThanksView): RichTextBlock => {
  const say = (text: string) => ({ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text }] });
  const cite = (text: string) => ({ type: 'rich_text_quote' as const, elements: [{ type: 'text' as const, text }] });
  return { type: 'rich_text', elements: [say(toYou(view)), cite(view.did), say('What it changed:'), cite(view.changed)] };
};

const keepButton = (id: string, at = '') => button('Keep it between us', `thanks:keep${at}`, { value: id });
const WAITS = 'It will stand in the notes after a session, with both your names.';

export function toldMessage(view: ThanksView, { waits, about }: { waits: boolean; about: AboutView | null }): Message {
  const title = about && truncate(about.title, 150);
  const small = [...(title === null ? [] : [`About: ${title}`]), ...(waits ? [WAITS] : [])];
  const buttons = [
    ...(waits ? [keepButton(view.id)] : []),
    ...(about ? [button('Open it', about.open.actionId, { value: about.open.value, label: `Open: ${title}` })] : []),
  ];
  return {
    text: [toYou(view), view.did, `What it changed: ${view.changed}`, ...small].map(escaped).join('\n'),
    blocks: [
      wordsBlock(view),
      ...(small.length > 0 ? [plainContext(small.join(' · '))] : []),
      ...(buttons.length > 0 ? [actions(...buttons)] : []),
    ],
  };
}

/** `place`: where it stands beside here. */
export const receivedRow = (view: ThanksView, place: 'here' | 'waits' | 'notes', at: number): Block[] => [
  wordsBlock(view),
  ...(place === 'here'
    ? []
    : [plainContext(place === 'waits' ? WAITS : 'It stands in the notes.'), actions(keepButton(view.id, `#${at}`))]),
];

export const praiseRow = (isPublic: boolean): Block[] => [
  plainSection(
    isPublic
      ? 'Thanks to you may stand in the notes, when whoever thanks you wishes it.'
      : 'Thanks to you stay between you and whoever thanks you.',
    isPublic
      ? button('Keep thanks private', 'thanks:praise', { value: 'off' })
      : button('Allow the notes', 'thanks:praise', { value: 'on' }),
  ),
];
export const praiseNote = (isPublic: boolean): string =>
  isPublic
    ? '✓ Thanks to you may stand in the notes, when whoever thanks you wishes it. Each can be kept between you.'
    : '✓ Thanks to you stay private from now on. Whoever would like to thank you in the notes reads that you keep thanks private.';

export const keptNote = (wasOut: boolean): string =>
  wasOut
    ? '✓ It is out of the notes and stays between you. Whoever has read it there may remember it.'
    : '✓ It stays between you. Nobody is told.';

/** Plain, for the notes and the trail. */
export const thanksLine = ({ from, to, kind, did, changed }: ThanksView): string =>
  `${from ?? GONE} thanks ${to ?? 'somebody who has left'} for ${FOR[kind]}: ${ended(did)} What it changed: ${ended(changed)}`;

export const shortLine = ({ from, to, kind, did }: ThanksView): string =>
  `${from ?? GONE} thanks ${to ?? 'somebody who has left'} for ${FOR[kind]}: ${did}`;

/** The same for a flop whose experiment everybody may read about, in the library's words. */
export function flopLine(library: Library, view: ThanksView, flop: { title: string; days: number }): string {
  const words = library.messages.find(({ id }) => id === 'msg-flop-thanks')?.text;
  if (!words) throw new Error('the library lacks msg-flop-thanks');
  const { from, to, did, changed } = view;
  const said = fillIn(words, {
    ...{ title: truncate(flop.title, 120), owner: to ?? 'somebody who has left', days: `${flop.days}`, learned: ended(changed) },
  });
  return `${said} Thanks from ${from ?? 'somebody who has left'}: ${ended(did)}`;
}
