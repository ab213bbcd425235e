/** What people read about who else should take part. */
import { selectListed } from '../../community/form-views.ts';
import { sayNumber } from '../../community/words.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import type { LedgerLine } from './rules.ts';
import { LONGEST_WHO, LONGEST_WHY } from './rules.ts';
import type { Invitation } from './store.ts';

export const suggestModal = (metadata: string, about: string | null, functions: readonly string[]): Modal => ({
  type: 'modal',
  callback_id: 'invitations:suggest',
  private_metadata: metadata,
  title: plain('Who else?', 24),
  submit: plain('Suggest', 24),
  close: plain('Not now', 24),
  blocks: [
    ...(about === null ? [] : [plainSection(`For “${truncate(about, 150)}”`)]),
    plainContext('Members here can read it. Nobody is invited by this; whoever leads decides whom to ask.'),
    input('who', 'Who should be in this? A role, not a name', {
      type: 'plain_text_input',
      max_length: LONGEST_WHO,
      placeholder: plain('Someone from logistics who plans the routes', 150),
    }),
    ...(functions.length === 0
      ? []
      : [input('jobFunction', 'From which function?', selectListed('jobFunction', functions, null, 'Choose'), { optional: true })]),
    input(
      'why',
      'What would they see that we do not?',
      { type: 'plain_text_input', max_length: LONGEST_WHY, placeholder: plain('They hear first when a route fails.', 150) },
      { optional: true },
    ),
  ],
});

const STATES: Readonly<Record<Invitation['state'], string>> = {
  suggested: 'suggested',
  invited: 'invited',
  came: 'came',
  'not-now': 'asked, not now',
};

const lineOf = ({ who, jobFunction, why, state }: Invitation): string =>
  [`${who}${jobFunction === '' ? '' : ` (${jobFunction})`}: ${STATES[state]}`, ...(why === '' ? [] : [why])].join('\n');

export const rowBlocks = (row: Invitation, at: number, mayDecide: boolean): Block[] => {
  const options = { value: row.id };
  const next = [
    ...(row.state === 'suggested'
      ? [button('I have asked them', `invitations:asked#${at}`, { ...options, label: `Asked: ${row.who}` })]
      : []),
    ...(row.state === 'invited'
      ? [
          button('They came', `invitations:came#${at}`, { ...options, label: `Came: ${row.who}` }),
          button('Not now', `invitations:not-now#${at}`, { ...options, label: `Not now: ${row.who}` }),
        ]
      : []),
  ];
  return [plainSection(lineOf(row)), ...(mayDecide && next.length > 0 ? [actions(...next)] : [])];
};

const ledgerLine = ({ jobFunction, suggested, invited, came }: LedgerLine): string =>
  `${jobFunction === '' ? 'Another function' : jobFunction}: ${suggested} suggested, ${invited} asked, ${came} came`;

/** Slack takes a hundred blocks. */
const MOST_LISTED = 30;

export const ledgerModal = (
  communityId: string,
  rows: readonly { row: Invitation; mayDecide: boolean }[],
  lines: readonly LedgerLine[],
): Modal => ({
  type: 'modal',
  callback_id: 'invitations:list',
  private_metadata: communityId,
  title: plain('Who else?', 24),
  close: plain('Close', 24),
  blocks: [
    context('Whose view is missing? By function, since the beginning.'),
    ...(lines.length === 0
      ? [plainSection('Nobody was suggested yet. A pilot that touches another team is a good place to begin.')]
      : [plainSection(lines.slice(0, MOST_LISTED).map(ledgerLine).join('\n'))]),
    actions(button('Suggest someone', 'invitations:suggest', { value: `community/${communityId}`, style: 'primary' })),
    ...rows.slice(0, MOST_LISTED).flatMap(({ row, mayDecide }, at) => rowBlocks(row, at, mayDecide)),
    ...(rows.length > MOST_LISTED ? [plainContext(`${sayNumber(rows.length - MOST_LISTED)} older ones are not shown.`)] : []),
  ],
});
