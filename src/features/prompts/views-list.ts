/** What people read about the questions themselves: the list, a preview, the form for a new one. */

import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, input, option, plain, plainSection, section } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { nameOfClass, type Prompt, TURNS } from './rules.ts';
import { LONGEST_QUESTION } from './rules-answers.ts';
import { PAUSE_CONFIRM } from './views.ts';

export const PAGE_SIZE = 6;

export const EXPOSURES = ['easy in front of anyone', 'takes some courage', 'needs trust'] as const;
export const KINDS: Readonly<Record<string, string>> = {
  notice: 'notice something',
  story: 'tell a story',
  'what-if': 'what if',
  misstep: 'a misstep',
  'try-it': 'try it',
  swap: 'swap something',
  ask: 'ask for something',
  thanks: 'say thanks',
  'about-us': 'about this community',
};

export interface ComingView {
  on: LocalDate;
  text: string | null;
  because: string[];
}

export interface ListView {
  communityId: string;
  isSteward: boolean;
  paused: boolean;
  /** What was done a moment ago. */
  notice: string | null;
  coming: ComingView[];
  prompts: { prompt: Prompt; lastOn: LocalDate | null }[];
  page: number;
}

export const pagesOf = (n: number): number => Math.max(1, Math.ceil(n / PAGE_SIZE));

const factsOf = ({ prompt, lastOn }: ListView['prompts'][number]): string =>
  [
    nameOfClass(prompt.taxonomy),
    KINDS[prompt.kind] ?? prompt.kind,
    EXPOSURES[prompt.exposure - 1] ?? '',
    `${prompt.minutes} min`,
    ...(prompt.own ? ['your own'] : []),
    ...(prompt.retired ? ['◌ retired'] : []),
    ...(prompt.queued === null ? [] : ['▸ asked for next']),
    ...(lastOn ? [`last on ${formatDate(lastOn, true)}`] : []),
  ].join(' · ');

function menu(prompt: Prompt): Block {
  const choices = prompt.retired
    ? [option('Bring it back', `back:${prompt.id}`)]
    : [
        prompt.queued === null ? option('Ask this next', `next:${prompt.id}`) : option('Leave it to the rule', `rule:${prompt.id}`),
        ...(prompt.queued === null ? [] : [option('Move to the front', `next:${prompt.id}`)]),
        option('Retire it', `retire:${prompt.id}`),
      ];
  return plainSection(prompt.text, {
    type: 'overflow',
    action_id: `prompts:row#${prompt.id}`,
    options: [...choices, option('Preview', `see:${prompt.id}`)],
  });
}

function comingBlocks({ coming, paused }: ListView): Block[] {
  if (paused) return [section('⏸ *The weekly question pauses.* Nothing goes out until a steward starts it again.')];
  const [next, ...later] = coming;
  if (!next) return [section('No topic session is planned yet. The question comes four working days after each.')];
  return [
    section(`*Next, on ${formatDate(next.on)} at 10:00*`),
    plainSection(next.text ?? 'No question may be asked then: all are retired or must wait.', button('Preview', 'prompts:preview')),
    ...(next.because.length > 0 ? [context(`Why it is next: ${next.because.join(' ')}`)] : []),
    ...later.map((one) => plainSection(`Then, on ${formatDate(one.on)}: ${one.text ?? 'none'}`)),
    ...(later.length > 0 ? [context('What comes later can still change: with what is asked for, retired or measured before.')] : []),
  ];
}

const title = plain('Questions', 24);

export function listModal(view: ListView): Modal {
  const pages = pagesOf(view.prompts.length);
  const page = Math.min(Math.max(view.page, 0), pages - 1);
  const shown = view.prompts.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return {
    type: 'modal',
    callback_id: 'prompts:list',
    private_metadata: JSON.stringify({ c: view.communityId, p: page }),
    title,
    close: plain('Close', 24),
    blocks: [
      ...(view.notice ? [plainSection(`✓ ${view.notice}`)] : []),
      ...comingBlocks(view),
      ...(view.isSteward
        ? [
            actions(
              button('Add a question', 'prompts:add'),
              view.paused
                ? button('Start it again', 'prompts:resume', { value: view.communityId })
                : button('Pause the question', 'prompts:pause', { value: view.communityId, confirm: PAUSE_CONFIRM }),
            ),
          ]
        : [context('Stewards add, retire and reorder questions. Everybody may read them.')]),
      divider,
      section(`*All questions* · ${view.prompts.length} · page ${page + 1} of ${pages}`),
      ...shown.flatMap((row) => [view.isSteward ? menu(row.prompt) : plainSection(row.prompt.text), context(factsOf(row))]),
      ...(pages > 1
        ? [
            actions(
              ...(page > 0 ? [button('Earlier', 'prompts:page#back', { value: String(page - 1) })] : []),
              ...(page < pages - 1 ? [button('More', 'prompts:page#on', { value: String(page + 1) })] : []),
            ),
          ]
        : []),
    ],
  };
}

export interface PreviewView {
  metadata: string;
  page: number;
  heading: string;
  prompt: Prompt;
  followUp: string;
  because: string[];
}

export const previewModal = ({ metadata, page, heading, prompt, followUp, because }: PreviewView): Modal => ({
  type: 'modal',
  callback_id: 'prompts:previewed',
  private_metadata: metadata,
  title,
  close: plain('Close', 24),
  blocks: [
    section(`*${heading}*`),
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: prompt.text, style: { bold: true } }] }],
    },
    section(`About ${prompt.minutes} minutes. Everyone in the channel reads the answers.`),
    context('In the channel it has the buttons Answer here with my name, Answer without my name and Save for myself.'),
    ...(followUp === '' ? [] : [plainSection(`First in the thread: One step further: ${followUp}`)]),
    section(because.map((sentence) => `• ${sentence}`).join('\n')),
    actions(button('Back to the list', 'prompts:page', { value: String(page) })),
  ],
});

export const newQuestionModal = (metadata: string): Modal => ({
  type: 'modal',
  callback_id: 'prompts:add',
  private_metadata: metadata,
  title: plain('A new question', 24),
  submit: plain('Add it', 24),
  close: plain('Not now', 24),
  blocks: [
    context('Every member can read it in the list. It takes its turn like the others; “Ask this next” brings it first.'),
    input(
      'text',
      'The question',
      {
        type: 'plain_text_input',
        multiline: true,
        placeholder: plain('Which promise to another team is hardest for you to keep, and why?', 150),
      },
      { hint: `Up to ${LONGEST_QUESTION} characters.` },
    ),
    input('taxonomy', 'What it is about', { type: 'static_select', options: TURNS.map((one) => option(nameOfClass(one), one)) }),
    input('kind', 'Kind', {
      type: 'static_select',
      options: Object.entries(KINDS).map(([id, name]) => option(name, id)),
      initial_option: option(KINDS.notice ?? '', 'notice'),
    }),
    input('exposure', 'What answering takes', {
      type: 'radio_buttons',
      options: EXPOSURES.map((name, index) => option(name, String(index + 1))),
      initial_option: option(EXPOSURES[0], '1'),
    }),
    input('minutes', 'Minutes to answer', {
      type: 'static_select',
      options: [2, 3, 4, 5].map((n) => option(`${n} minutes`, String(n))),
      initial_option: option('3 minutes', '3'),
    }),
    input(
      'followUp',
      'One step further',
      { type: 'plain_text_input', placeholder: plain('Who would have to know earlier?', 150) },
      { optional: true, hint: 'The first reply in the thread.' },
    ),
  ],
});
