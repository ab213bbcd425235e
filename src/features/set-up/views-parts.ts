/** What each part of the wizard shows, first half: what for, and how often. The same forms change the settings later. */
import type { Block } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, context, option, plain, plainSection, section } from '../../platform/slack/text.ts';
import { outcomeIndexOf, type Shape } from './rules-draft.ts';
import { listIn, textIn } from './rules-forms.ts';
import { FRAMINGS, isKind, KINDS, northStarSentence } from './rules-north-star.ts';
import { minutesAMonth } from './rules-rhythm.ts';
import { boxesField, dateField, type Form, selectField, textField, timeField } from './views-fields.ts';

export interface Drawing {
  form: Form;
  shape: Shape;
  editing: boolean;
}

const framingOf = ({ form, shape }: Drawing) => {
  const kind = textIn(form.values, 'framing');
  return FRAMINGS[isKind(kind) ? kind : shape.settings.northStar.kind];
};

export function drawPurpose(drawing: Drawing): Block[] {
  const { form } = drawing;
  const framing = framingOf(drawing);
  const { example } = framing;
  const options = KINDS.map((kind) => option(FRAMINGS[kind].name, kind, FRAMINGS[kind].start));
  const chosen = options.find(({ value }) => FRAMINGS[isKind(value) ? value : 'other'] === framing);
  return [
    {
      ...section(
        '*What should be different, and for whom?* Communities that begin as a place to exchange rarely outlive their second quarter. Four beginnings to choose from; the examples below follow.',
        {
          type: 'static_select',
          action_id: `set-up:frame#${form.part}`,
          options,
          ...(chosen ? { initial_option: chosen } : {}),
        },
      ),
      block_id: 'framing',
    },
    plainSection(`For example: ${northStarSentence({ kind: 'other', byOn: null, ...example })}`),
    textField(form, 'name', 'What do you call the community?', { max: 80, placeholder: 'Leads of leads' }),
    textField(form, 'problem', 'What goes wrong today, or what do you want to reach?', {
      max: 200,
      multiline: true,
      optional: true,
      placeholder: example.problem,
    }),
    textField(form, 'who', 'Who should be able to do something new?', { max: 120, optional: true, placeholder: example.who }),
    textField(form, 'able', 'What should they be able to do?', { max: 200, optional: true, placeholder: example.able }),
  ];
}

export function drawMeasure(drawing: Drawing): Block[] {
  const { form, shape } = drawing;
  const { example } = framingOf(drawing);
  const sentence = northStarSentence(shape.settings.northStar);
  return [
    ...(sentence ? [plainSection(`So far: ${sentence}`)] : []),
    textField(form, 'measure', 'Where will you see it?', { max: 120, optional: true, placeholder: example.measure }),
    textField(form, 'from', 'Today', { max: 40, optional: true, placeholder: example.from }),
    textField(form, 'to', 'Then', { max: 40, optional: true, placeholder: example.to }),
    dateField(form, 'byOn', 'By when?', { optional: true }),
    boxesField(form, 'unknown', 'Not known yet?', [['unknown', 'We find out today’s value within four weeks']], { optional: true }),
  ];
}

export function drawOutcome(drawing: Drawing): Block[] {
  const { form, shape } = drawing;
  const index = outcomeIndexOf(shapePart(form)) ?? 0;
  const { suggestions } = FRAMINGS[shape.settings.northStar.kind];
  const unused = suggestions.filter(({ name }) => shape.settings.outcomes.every((outcome) => outcome.name !== name));
  const owner = textIn(form.values, 'ownerId');
  const free = textIn(form.values, 'name') === '' && unused.length > 0;
  return [
    section(
      index === 0
        ? '*What would show from outside that the north star comes nearer?* One outcome is enough; three are the most.'
        : `*Outcome ${index + 1} of at most three.* Leave everything empty to do without it.`,
    ),
    ...(free
      ? [
          plainSection(`These often fit:\n${unused.map(({ name, unit }) => `• ${name}, in ${unit}`).join('\n')}`),
          actions(
            ...unused.map((suggestion) =>
              button(
                unused.length > 1 ? `Take the ${suggestion === unused[0] ? 'first' : 'second'}` : 'Take it',
                `set-up:suggest#${suggestions.indexOf(suggestion)}`,
                {
                  value: String(suggestions.indexOf(suggestion)),
                  label: `Take ${suggestion.name}`,
                },
              ),
            ),
          ),
        ]
      : []),
    textField(form, 'name', 'Outcome', { max: 120, optional: true, placeholder: suggestions[0]?.name }),
    textField(form, 'unit', 'Counted in', { max: 40, optional: true, placeholder: suggestions[0]?.unit }),
    selectField(form, 'direction', 'It should', [
      ['up', 'rise'],
      ['down', 'fall'],
      ['hold', 'hold'],
    ]),
    textField(form, 'baseline', 'Today', { max: 40, optional: true, placeholder: FRAMINGS[shape.settings.northStar.kind].example.from }),
    textField(form, 'target', 'Then', { max: 40, optional: true, placeholder: FRAMINGS[shape.settings.northStar.kind].example.to }),
    textField(form, 'source', 'Where can anybody look it up?', { max: 120, optional: true, placeholder: suggestions[0]?.source }),
    {
      ...section('*Who keeps this number?* Nobody else is ever asked for it.', {
        type: 'users_select',
        action_id: `set-up:noted#owner.${form.part}.${form.fresh}`,
        placeholder: plain('Nobody yet'),
        ...(owner ? { initial_user: owner } : {}),
      }),
      block_id: 'ownerId',
    },
  ];
}

/** The part's name as the form carries it; outcomes of a living community are edited under the same names. */
const shapePart = (form: Form) => (form.part === 'outcome-2' || form.part === 'outcome-3' ? form.part : 'outcome-1');

const LENGTHS = [30, 45, 60, 75, 90, 105, 120, 150, 180];

export function drawRhythm({ form }: Drawing): Block[] {
  const every = Number(textIn(form.values, 'everyWeeks'));
  const minutes = Number(textIn(form.values, 'minutes'));
  const asked = every > 0 && minutes > 0 ? minutesAMonth({ everyWeeks: every === 2 ? 2 : every === 6 ? 6 : 4, minutes }) : null;
  return [
    selectField(
      form,
      'everyWeeks',
      'A session',
      [
        ['4', 'every four weeks'],
        ['6', 'every six weeks'],
        ['2', 'every two weeks'],
      ],
      { dispatch: true },
    ),
    selectField(form, 'weekday', 'On', [
      ['1', 'Monday'],
      ['2', 'Tuesday'],
      ['3', 'Wednesday'],
      ['4', 'Thursday'],
      ['5', 'Friday'],
    ]),
    timeField(form, 'at', 'At'),
    selectField(
      form,
      'minutes',
      'For',
      LENGTHS.map((length) => [String(length), `${length} minutes`] as const),
      { dispatch: true },
    ),
    ...(asked === null
      ? []
      : [
          section(
            `This asks about *${asked} minutes of each person a month*: ${sessionsWords(every, minutes)}, and about ${every === 6 ? 15 : 25} minutes between them, over four weeks.`,
          ),
        ]),
  ];
}

const sessionsWords = (every: number, minutes: number): string =>
  every === 2
    ? `two sessions of ${minutes} minutes`
    : every === 6
      ? `a session of ${minutes} minutes every six weeks`
      : `one session of ${minutes} minutes`;

export function drawCalendar({ form, editing }: Drawing): Block[] {
  const days = listIn(form.values, 'holidays').join('').split('\n').filter(Boolean).length;
  return [
    dateField(form, 'startsOn', 'The quarter starts on', {
      hint: 'A Monday. Thirteen weeks: sessions, a quarter close in week 12, and a calm week.',
    }),
    textField(form, 'holidays', 'Days on which nothing is sent', {
      max: 3000,
      multiline: true,
      optional: true,
      placeholder: '2026-12-25 Christmas\n2027-01-01 New Year',
      hint: 'One a line. A list pasted from a calendar works too.',
    }),
    textField(form, 'zone', 'Your clocks', {
      max: 60,
      placeholder: 'Europe/Berlin',
      hint: 'Posts in the channel follow these. Personal messages follow each person’s own.',
    }),
    ...(editing && days > 0 ? [context(clean(`${days} ${days === 1 ? 'day is' : 'days are'} kept free now.`))] : []),
  ];
}
