/** The forms of the two: agreement, another day, looking back. */
import { selectOne, tick } from '../../community/form-views.ts';
import type { LibraryAgreement } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { input, option, plain, plainContext, quote } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { formatZone, type Zone } from '../../platform/time/zones.ts';
import type { Agreement } from './rules.ts';
import type { Talk } from './store-talks.ts';
import { NEVER } from './views-messages.ts';

const EXAMPLES = {
  aim: 'Lead a planning round on my own by summer.',
  give: 'Two rounds to sit in on, and an honest sounding board.',
  back: 'How the new teams really decide.',
  bounds: 'Appraisal, references, matters of the line.',
  ending: 'Last talk: what changed, what next, thanks.',
} as const;
type Text = keyof typeof EXAMPLES;

const fieldOf = (library: LibraryAgreement, key: string) => {
  const field = library.fields.find((one) => one.key === key);
  if (!field) throw new Error(`the library’s agreement “${library.modal_title}” lacks ${key}`);
  return field;
};
export const longestOf = (library: LibraryAgreement, key: Text): number => fieldOf(library, key).max ?? 250;

const textOf = (library: LibraryAgreement, key: Text, current: string, optional: boolean): Block =>
  input(
    key,
    fieldOf(library, key).label,
    {
      ...{ type: 'plain_text_input', multiline: true, max_length: longestOf(library, key), placeholder: plain(EXAMPLES[key], 150) },
      ...(current === '' ? {} : { initial_value: current }),
    },
    { optional },
  );

const dayInputs = (label: string, zone: Zone, current: { firstOn: string | null; at: string | null }, hint?: string): Block[] => [
  input('firstOn', label, { type: 'datepicker', ...(current.firstOn ? { initial_date: current.firstOn } : {}) }, hint ? { hint } : {}),
  input('at', `Hour, ${formatZone(zone)}`, { type: 'timepicker', initial_time: current.at ?? '15:00' }),
];

const form = (callbackId: string, metadata: string, title: string, submit: string, blocks: Block[]): Modal => ({
  ...{ type: 'modal', callback_id: callbackId, private_metadata: metadata, blocks },
  ...{ title: plain(title, 24), submit: plain(submit, 24), close: plain('Not now', 24) },
});

export interface AgreementForm {
  id: string;
  isMentee: boolean;
  mentee: string;
  other: string;
  zone: Zone;
  agreement: Agreement;
  /** Both have signed before: the dates stay as they are, each can be moved. */
  hasDates: boolean;
}

export function agreementModal(library: LibraryAgreement, view: AgreementForm): Modal {
  const { agreement, isMentee, hasDates, zone } = view;
  const hint = 'The first of six: the others come on the same weekday each month, and any can be moved.';
  const text = (key: Text, optional: boolean): Block => textOf(library, key, agreement[key], optional);
  return form('mentorships:agreement', view.id, library.modal_title, 'Sign it', [
    plainContext(`Only you and ${view.other} can read it. ${NEVER}`),
    ...(isMentee
      ? [text('aim', false)]
      : [plainContext(`What ${view.mentee} wants to be able to do:`), quote(agreement.aim), text('give', false), text('back', true)]),
    ...(hasDates ? [] : dayInputs(fieldOf(library, 'rhythm').label, zone, agreement, hint)),
    text('bounds', true),
    text('ending', true),
  ]);
}

export function moveModal(id: string, talks: readonly Talk[], chosen: number, zone: Zone): Modal {
  const options = talks.map(({ n, onDate, at }) => option(`${formatDate(onDate)}, ${at}`, `${n}`));
  const talk = talks.find(({ n }) => n === chosen) ?? talks[0];
  return form('mentorships:move', id, 'Another day', 'Move it', [
    plainContext('Whoever it is with hears of the new day, and gets the file for the calendar.'),
    input('talk', 'Which talk', selectOne('talk', options, `${talk?.n ?? ''}`, 'Choose')),
    ...dayInputs('New day', zone, { firstOn: talk?.onDate ?? null, at: talk?.at ?? null }),
  ]);
}

export const LONGEST_LOOK = { changed: 250, took: 200 } as const;

/** At most three inputs: they stand in the weekly form, too. */
export function closingInputs(view: { isMentee: boolean; other: string; changed: string; took: string; show: boolean }): Block[] {
  const text = (key: 'changed' | 'took', label: string, example: string): Block =>
    input(
      key,
      label,
      {
        ...{ type: 'plain_text_input', multiline: true, max_length: LONGEST_LOOK[key], placeholder: plain(example, 150) },
        ...(view[key] === '' ? {} : { initial_value: view[key] }),
      },
      { optional: true },
    );
  return [
    plainContext(`${view.other} can read what changed, and nobody else. ${NEVER}`),
    text(
      'changed',
      'What changed for you',
      view.isMentee ? 'I ask before I answer, most days.' : 'I listen longer before I give an example.',
    ),
    ...(view.isMentee
      ? [
          text('took', 'One new responsibility you took on', 'I lead the planning round since March.'),
          input(
            'show',
            'Who may read that line',
            tick('show', 'Everyone here', 'Otherwise only you; it counts in totals of five pairs.', view.show),
            { optional: true },
          ),
        ]
      : []),
  ];
}

export const closingModal = (id: string, inputs: Block[]): Modal => form('mentorships:close', id, 'Looking back', 'Keep it', inputs);
