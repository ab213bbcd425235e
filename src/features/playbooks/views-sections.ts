/** What people read about the sections of a playbook: who has which, and the form of one. */
import { joinValue } from '../../community/button-value.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as escaped,
  input,
  plain,
  plainContext,
  plainSection,
  quote,
  titled,
  truncate,
} from '../../platform/slack/text.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

export const LONGEST = 3000;

export interface SectionView {
  key: string;
  label: string;
  guide: string;
  written: boolean;
  /** Names of those who wrote it. */
  by: string[];
  has: { name: string; mine: boolean; since: number } | null;
}

export interface SectionsView {
  itemId: string;
  title: string;
  community: string;
  zone: Zone;
  onlyHers: boolean;
  sections: SectionView[];
}

const readers = ({ onlyHers, community }: Pick<SectionsView, 'onlyHers' | 'community'>): string =>
  onlyHers ? 'Only you see this draft.' : `Everybody in ${community} sees who has which section, and reads what stands in it.`;

function statusOf({ written, by, has }: SectionView, zone: Zone): string {
  const state = written ? (by.length > 0 ? `✓ Written by ${joinWords(by)}.` : '✓ Written.') : '◌ Open.';
  if (!has) return state;
  return `${state} ${has.mine ? 'You have' : `${has.name} has`} it since ${sayDate(has.since, zone)}.`;
}

function buttonsOf(itemId: string, { key, label, written, has }: SectionView): Block[] {
  if (has && !has.mine) return [];
  const value = joinValue(itemId, key);
  const named = (verb: string) => ({ value, label: truncate(`${verb}: ${label}`, 75) });
  const write = button(written ? 'Change it' : 'Write it', `playbooks:write#${key}`, named('Write'));
  const claim = has
    ? button('Hand it back', `playbooks:hand-back#${key}`, named('Hand back'))
    : button('Take it', `playbooks:take#${key}`, named('Take'));
  return [actions(...(written && !has ? [write, claim] : [claim, write]))];
}

export const sectionsModal = (view: SectionsView, notice: string | null = null): Modal => ({
  type: 'modal',
  callback_id: 'playbooks:sections',
  title: plain('Sections', 24),
  close: plain('Close', 24),
  blocks: [
    ...(notice === null ? [] : [plainSection(notice)]),
    titled('', truncate(view.title, 150)),
    plainContext(`${readers(view)} Take one section; handing it back needs no reason.`),
    ...view.sections.flatMap((each) => [
      plainSection(`${each.label}\n${statusOf(each, view.zone)}\n${each.guide}`),
      ...buttonsOf(view.itemId, each),
    ]),
  ],
});

export interface WritingView {
  metadata: string;
  label: string;
  guide: string;
  text: string;
  onlyHers: boolean;
  community: string;
  words: number;
  maxWords: number;
  /** What somebody else wrote here meanwhile. */
  clash: { by: string; text: string } | null;
}

export const lengthWords = (words: number, maxWords: number): string =>
  words > maxWords
    ? `The playbook has ${words} words now; people read ${maxWords}. Something may go.`
    : `The playbook has ${words} of ${maxWords} words now.`;

export const writingModal = (view: WritingView): Modal => ({
  type: 'modal',
  callback_id: 'playbooks:write',
  private_metadata: view.metadata,
  title: plain('One section', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    ...(view.clash
      ? [
          plainSection(
            `${view.clash.by} wrote here while you did. Nothing is lost: this stands there now, and yours is below. Make one of both, and keep it.`,
          ),
          ...(view.clash.text === '' ? [plainSection('(It was emptied.)')] : [quote(view.clash.text)]),
        ]
      : []),
    plainSection(view.guide === '' ? view.label : view.guide),
    input(
      'text',
      view.label,
      { type: 'plain_text_input', multiline: true, max_length: LONGEST, ...(view.text === '' ? {} : { initial_value: view.text }) },
      { optional: true },
    ),
    plainContext(
      `${view.onlyHers ? 'Only you read it.' : `Everybody in ${view.community} reads it.`} ${lengthWords(view.words, view.maxWords)}`,
    ),
  ],
});

export const takenNotice = '✓ It is yours. Write whenever it suits; 28 quiet days, and it is free again.';
export const heldNotice = (name: string): string => `${name} was a little quicker and has this section now.`;
export const backNotice = '✓ It is free again.';
export const notYoursNotice = 'It is not yours, so there is nothing to hand back.';
export const writtenNotice = (label: string): string => `✓ “${label}” is kept.`;

export const idleMessage = (itemId: string, title: string, label: string): Message => {
  const text = `“${truncate(label, 100)}” of “${truncate(title, 100)}” is free again, as it has rested for four weeks. Other things came first, and that is fine.`;
  return {
    text: escaped(text),
    blocks: [plainSection(text), actions(button('See the sections', 'playbooks:claim', { value: itemId }))],
  };
};
