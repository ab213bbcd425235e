/** The forms of the two: agreement, another day, looking back. */
import { selectOne, tick } from '../../community/form-views.ts';
import type { LibraryAgreement } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { input, option, plain, plainContext, quote, truncate } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { sayTime } from '../../platform/time/say.ts';
import { formatZone, type Zone } from '../../platform/time/zones.ts';
import type { Agreement } from './rules.ts';
import type { Talk } from './store-talks.ts';
import { NEVER } from './views-messages.ts';

const EXAMPLES = {
  aim: 'Lead a planning round on my own by summer.',
  give: 'Two rounds to sit in on, and an honest sounding board.',
  back: 'How the new teams really decide.',
  bounds: 'My review in March.',
  ending: 'Last talk: what changed, what next, thanks.',
} as const;
type Text = keyof typeof EXAMPLES;

const fieldOf = (library: LibraryAgreement, key: string) => {
  const field = library.fields.find((one) => one.key === key);
  if (!field) throw new Error(`the library’s agreement “${library.modal_title}” lacks ${key}`);
  return field;
};
export const longestOf = (library: LibraryAgreement, key: Text): number => fieldOf(library, key).max ?? 250;

/** The library's label, with the two by name. */
export const labelOf = (library: LibraryAgreement, key: string, { mentee, mentor }: { mentee: string; mentor: string }): string =>
  fieldOf(library, key)
    .label.replace('the mentee', () => truncate(mentee, 60))
    .replace('the mentor', () => truncate(mentor, 60));

const textOf = (library: LibraryAgreement, key: Text, view: AgreementForm, optional: boolean): Block =>
  input(
    key,
    labelOf(library, key, view),
    {
      ...{ type: 'plain_text_input', multiline: true, max_length: longestOf(library, key), placeholder: plain(EXAMPLES[key], 150) },
      ...(view.agreement[key] === '' ? {} : { initial_value: view.agreement[key] }),
    },
    { optional },
  );

interface DayWords {
  label: string;
  zone: Zone;
  hint?: string;
  /** Where the two live in different zones. */
  zoneHint?: string | null;
}

const dayInputs = ({ label, zone, hint, zoneHint }: DayWords, current: { firstOn: string | null; at: string | null }): Block[] => [
  input('firstOn', label, { type: 'datepicker', ...(current.firstOn ? { initial_date: current.firstOn } : {}) }, hint ? { hint } : {}),
  input('at', `Hour, ${formatZone(zone)}`, { type: 'timepicker', initial_time: current.at ?? '15:00' }, zoneHint ? { hint: zoneHint } : {}),
];

const form = (callbackId: string, metadata: string, title: string, submit: string, blocks: Block[]): Modal => ({
  ...{ type: 'modal', callback_id: callbackId, private_metadata: metadata, blocks },
  ...{ title: plain(title, 24), submit: plain(submit, 24), close: plain('Not now', 24) },
});

export interface AgreementForm {
  id: string;
  isMentee: boolean;
  mentee: string;
  mentor: string;
  zone: Zone;
  /** See `sayZone`. */
  zoneHint: string | null;
  agreement: Agreement;
  /** Both have signed before: the dates stay as they are, each can be moved. */
  hasDates: boolean;
}

/** The hour is the mentee's; what it means for somebody in another zone. `at`: the first talk, once there is one. */
export function sayZone(view: {
  zone: Zone;
  isMentee: boolean;
  other: string;
  theirs: Zone;
  mine: Zone;
  at: number | null;
}): string | null {
  const { zone, isMentee, other, theirs, mine, at } = view;
  if (isMentee) return formatZone(theirs) === formatZone(zone) ? null : `${truncate(other, 60)} is on ${formatZone(theirs)}.`;
  if (formatZone(mine) === formatZone(zone)) return null;
  return at === null ? `You are on ${formatZone(mine)}.` : `As it stands: ${sayTime(at, mine)}, yours.`;
}

export function agreementModal(library: LibraryAgreement, view: AgreementForm): Modal {
  const { agreement, isMentee, hasDates, zone, zoneHint } = view;
  const hint = 'The first of six: the others come on the same weekday each month, and any can be moved.';
  const text = (key: Text, optional: boolean): Block => textOf(library, key, view, optional);
  return form('mentorships:agreement', view.id, library.modal_title, 'Sign it', [
    plainContext(`Only you and ${isMentee ? view.mentor : view.mentee} can read it. ${NEVER}`),
    ...(isMentee
      ? [text('aim', false)]
      : [plainContext(`What ${view.mentee} wants to be able to do:`), quote(agreement.aim), text('give', false), text('back', true)]),
    ...(hasDates ? [] : dayInputs({ label: fieldOf(library, 'rhythm').label, zone, hint, zoneHint }, agreement)),
    text('bounds', true),
    text('ending', true),
  ]);
}

export function moveModal(id: string, talks: readonly Talk[], chosen: number, zone: Zone): Modal {
  const options = talks.map(({ n, onDate, at }) => option(`${formatDate(onDate)}, ${at}`, `${n}`));
  const talk = talks.find(({ n }) => n === chosen) ?? talks[0];
  return form('mentorships:move', id, 'Another day', 'Move it', [
    plainContext('Both of you get the file for the calendar, with the new day.'),
    input('talk', 'Which talk', selectOne('talk', options, `${talk?.n ?? ''}`, 'Choose')),
    ...dayInputs({ label: 'New day', zone }, { firstOn: talk?.onDate ?? null, at: talk?.at ?? null }),
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
          text('took', 'One new responsibility you took on', 'I have led the planning round since March.'),
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
