/** What the joining weeks ask: the parts that welcome gives to the check-in. */
import type { StaticSelect } from '@slack/types';
import type { Offer } from '../../community/feature.ts';
import { tick } from '../../community/form-views.ts';
import { levelInput } from '../../community/member-views.ts';
import { offerBlocks } from '../../community/offer-views.ts';
import { talkedInput } from '../../community/pair-views.ts';
import type { Level } from '../../community/records.ts';
import type { Block } from '../../platform/slack/message.ts';
import { context, input, option, plain, section, strong } from '../../platform/slack/text.ts';
import { hopeInput, shareInput } from './views-inputs.ts';

export const QUESTION_MAX = 500;

export const tellLine = (community: string): string =>
  `What would you like to be better at three months from now? This is for ${community}.`;
export const tellInputs = (): Block[] => [
  { ...input('level', 'How I take part', levelInput(null), { optional: true }) },
  hopeInput(''),
  shareInput(false),
];

export const firstThingsLine = (community: string): string => `Three things that may be of use to you in ${community}, and one question.`;

export interface FirstThings {
  community: string;
  purpose: string;
  /** A question of the library that lies near her hope; null when none does. */
  question: string | null;
  /** Of the shelf, near to her hope; three at most. */
  cards: readonly Offer[];
  /** Null when she has none, or they have talked. */
  buddy: string | null;
}

export function firstThingsInputs({ community, purpose, question, cards, buddy }: FirstThings): Block[] {
  return [
    strong(`▸ What ${community} is for:`, ` ${purpose}`),
    question === null
      ? section('▸ *The question of the week* stands in the channel. Answer there, without your name, or for yourself.')
      : strong('▸ A question near to what you hope for:', ` ${question}`),
    ...(cards.length === 0
      ? []
      : [
          section('▸ *From the shelf, near to what you hope for.* Twenty minutes read all of it, and `/find` has the rest:'),
          ...offerBlocks(cards),
        ]),
    section('▸ *A place for your own thoughts:* `/reflect` keeps three lines that only you see.'),
    ...(buddy === null ? [] : [talkedInput(`Have you talked with ${buddy}?`, 'I would like somebody else')]),
    input(
      'puzzle',
      'What puzzles you about us?',
      {
        type: 'plain_text_input',
        action_id: 'puzzle',
        multiline: true,
        max_length: QUESTION_MAX,
        placeholder: plain('Why do we vote on topics before we know who leads?', 150),
      },
      { optional: true, hint: 'New eyes see what the rest no longer do.' },
    ),
    input('release', 'Who may read it', tick('release', 'Everyone here, with my name', 'Goes to the channel. Unticked, only you see it.'), {
      optional: true,
    }),
  ];
}

const scale = (field: string, low: string, high: string): StaticSelect => ({
  type: 'static_select',
  action_id: field,
  placeholder: plain('1 to 5', 150),
  options: [1, 2, 3, 4, 5].map((n) => option(n === 1 ? `1 ${low}` : n === 5 ? `5 ${high}` : String(n), String(n))),
});

export const monthLine = (community: string): string => `A month in ${community}: three questions.`;
export const monthInputs = (level: Level): Block[] => [
  context('The two numbers are stored without your name and shown from five newcomers on.'),
  input('whyHere', 'I know why I am here', scale('whyHere', 'not at all', 'very well'), { optional: true }),
  input('welcome', 'I felt welcome', scale('welcome', 'not at all', 'very much'), { optional: true }),
  input('level', 'How I take part from now on', levelInput(level), { optional: true }),
];
