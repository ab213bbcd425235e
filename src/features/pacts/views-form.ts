/** The pact as a form, in two steps: her own page, then what they share. */
import type { Checkboxes, InputBlock } from '@slack/types';
import { selectOne } from '../../community/form-views.ts';
import { TALK_WEEKS } from '../../community/pair-rules.ts';
import { joinWords } from '../../community/words.ts';
import type { LibraryAgreement } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { context, input, option, plain, plainContext, plainSection, quote, titled } from '../../platform/slack/text.ts';
import { daysBetween, mondayOf } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Page, Whole } from './store.ts';
import { allOf, nameOf, whoReads } from './views-words.ts';

export const FIELDS = ['aims', 'style', 'notes', 'off_limits', 'exit', 'shape', 'times'] as const;
export type Field = (typeof FIELDS)[number];

const EXAMPLES: Partial<Record<Field, string>> = {
  aims: 'Saying no upwards without losing the person',
  style: '… ask one question more before you offer anything',
  off_limits: 'My former team; anything about pay',
};

export const fieldOf = ({ fields, id }: LibraryAgreement, key: Field): LibraryAgreement['fields'][number] => {
  const field = fields.find((one) => one.key === key);
  if (!field) throw new Error(`the library’s ${id} lacks ${key}`);
  return field;
};

const textInput = (agreement: LibraryAgreement, key: Field, words: string, optional: boolean): InputBlock => {
  const { label, max = 300 } = fieldOf(agreement, key);
  const shared = { type: 'plain_text_input' as const, multiline: true, max_length: max, placeholder: plain(EXAMPLES[key] ?? '', 150) };
  return input(key, label, { ...shared, ...(words === '' ? {} : { initial_value: words.slice(0, max) }) }, { optional });
};

export const choiceInput = (agreement: LibraryAgreement, key: Field, current: string): InputBlock => {
  const { label, options, default: usual } = fieldOf(agreement, key);
  const chosen = options.includes(current) ? current : String(usual ?? options[0] ?? '');
  return input(
    key,
    label,
    selectOne(
      key,
      options.map((words) => option(words, words)),
      chosen,
      'Choose',
    ),
  );
};

/** Without it there is no pact: who signs has read it. */
const exitInput = (agreement: LibraryAgreement): InputBlock => {
  const options = [option('Agreed', 'yes')];
  const element: Checkboxes = { type: 'checkboxes', action_id: 'exit', options, initial_options: options };
  return input('exit', fieldOf(agreement, 'exit').label, element);
};

/** What another one wrote that concerns both: her aims, and what she leaves out. */
const theirsBlocks = (whole: Whole, page: Page): Block[] => [
  titled('', nameOf(whole, page.userId), ' wants to work on'),
  quote(page.aims),
  ...(page.offLimits === '' ? [] : [context('Off limits'), quote(page.offLimits)]),
];

export const signedByOthers = ({ pages }: Whole, userId: string): Page[] =>
  pages.filter((page) => page.userId !== userId && page.signedAt !== null);

export function pageModal(whole: Whole, userId: string, agreement: LibraryAgreement): Modal {
  const { pair, pages } = whole;
  const mine = pages.find((page) => page.userId === userId);
  const aims = mine?.aims || (pair.brought[userId]?.want ?? '');
  const others = signedByOthers(whole, userId);
  const cost = mine?.signedAt ? '' : ' Five minutes, in two steps. It is read once you have signed.';
  return {
    type: 'modal',
    callback_id: 'pacts:page',
    private_metadata: pair.id,
    title: plain(agreement.modal_title, 24),
    submit: plain('Go on', 24),
    close: plain('Not now', 24),
    blocks: [
      plainContext(`${whoReads(pair)}${cost}`),
      ...others.flatMap((page) => theirsBlocks(whole, page)),
      textInput(agreement, 'aims', aims, false),
      textInput(agreement, 'style', mine?.style ?? '', true),
      choiceInput(agreement, 'notes', mine?.notes ?? ''),
      textInput(agreement, 'off_limits', mine?.offLimits ?? '', true),
      exitInput(agreement),
    ],
  };
}

export interface DatesView {
  dates: readonly number[];
  /** False: a guess, because they share no hour. */
  shared: boolean;
  /** A name of its own for each drawing, or Slack would keep what the two later fields held. */
  drawn: string;
  /** Somebody else changed the terms while she was at it. */
  meanwhile?: boolean;
  /** Those that were proposed lie behind us, and these are new. */
  passed?: boolean;
  shape: string;
}

const LABELS = ['First talk', 'Second talk', 'Third talk'] as const;
export const PLACES = ['first', 'second', 'third'] as const;

const dateInput = (index: 0 | 1 | 2, at: number | undefined, drawn: string): InputBlock => {
  const field = index === 0 ? 'first' : `${PLACES[index]}-${drawn}`;
  const initial = at === undefined ? {} : { initial_date_time: Math.floor(at / 1000) };
  const made = input(field, LABELS[index], { type: 'datetimepicker', action_id: index === 0 ? 'pacts:first' : field, ...initial });
  return index === 0 ? { ...made, dispatch_action: true } : made;
};

/** Weeks 2, 5 and 8; in a round that is shorter they move together. */
const isUsual = ({ pair, community }: Whole, dates: readonly number[]): boolean =>
  dates.every(
    (at, index) => daysBetween(mondayOf(pair.toldOn), mondayOf(toLocal(at, community.zone).date)) === ((TALK_WEEKS[index] ?? 0) - 1) * 7,
  );

function sayProposal(whole: Whole, userId: string, { dates, shared, meanwhile, passed }: DatesView, shapes: readonly string[]): string {
  const signed = signedByOthers(whole, userId).map((page) => nameOf(whole, page.userId));
  const others = signed.length === 0 ? 'the others' : joinWords(signed);
  if (passed)
    return 'The dates that were proposed have begun to pass, so these are new. Whoever has signed is asked once more, in one tap.';
  if (meanwhile) return 'Meanwhile other dates were proposed. They stand here now: leave them to agree, or change them.';
  if (whole.pact.version > 0 && signedByOthers(whole, userId).length > 0)
    return `These dates are proposed. Leave them to agree; a change asks ${others} once more, in one tap.`;
  if (whole.pact.version > 0) return `A change asks ${others} once more, in one tap.`;
  return shared
    ? `${isUsual(whole, dates) ? 'Weeks 2, 5 and 8' : 'Spread over the weeks that are left'}, same weekday and hour, inside the hours you share. Change the first, and the others follow.`
    : `I found no hour that suits ${allOf(whole.pair)} in all three weeks, so these are a guess. “${shapes.at(-1) ?? ''}” may suit you.`;
}

export function datesModal(whole: Whole, userId: string, agreement: LibraryAgreement, view: DatesView): Modal {
  const { options } = fieldOf(agreement, 'shape');
  const { pair, pact } = whole;
  const shape: Block =
    pair.people.length > 2
      ? plainContext('Shape: turned-back consulting, 30 minutes in all.')
      : choiceInput(agreement, 'shape', view.shape);
  return {
    type: 'modal',
    callback_id: 'pacts:dates',
    private_metadata: `${pair.id} ${pact.version}`,
    title: plain(agreement.modal_title, 24),
    submit: plain('Sign it', 24),
    close: plain('Not now', 24),
    blocks: [
      plainSection(fieldOf(agreement, 'times').label),
      plainContext(`${sayProposal(whole, userId, view, options)} You read them in your own time zone.`),
      dateInput(0, view.dates[0], view.drawn),
      dateInput(1, view.dates[1], view.drawn),
      dateInput(2, view.dates[2], view.drawn),
      shape,
    ],
  };
}
