/** The ballot, and the form for those who would lead one of its topics. */
import { sayNumber } from '../../community/words.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { context, input, option, plain, plainSection, section } from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { numbered, type Option } from './views.ts';

export interface BallotView {
  voteId: string;
  zone: Zone;
  options: Option[];
  dots: number;
  closesAt: number;
  k: number;
  northStar: string;
  /** What she gave before. */
  given: { dots: readonly string[]; northStar: readonly string[] } | null;
  leads: readonly string[];
}

const choice = ({ id, text }: Option, at: number) => option(`${at + 1}. ${text}`, id);

function choices(
  field: string,
  label: string,
  options: readonly Option[],
  initial: readonly string[],
  more: { max?: number; hint?: string },
) {
  const chosen = options.map(choice).filter(({ value }) => initial.includes(value));
  return input(
    field,
    label,
    {
      type: 'multi_static_select',
      placeholder: plain(more.max === 1 ? 'Choose one' : more.max ? `Choose up to ${sayNumber(more.max)}` : 'Choose any', 150),
      options: options.map(choice),
      ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      ...(more.max ? { max_selected_items: more.max } : {}),
    },
    { optional: more.max === undefined, ...(more.hint ? { hint: more.hint } : {}) },
  );
}

export const ballotModal = (view: BallotView): Modal => ({
  type: 'modal',
  callback_id: 'votes:ballot',
  private_metadata: view.voteId,
  title: plain('Your vote', 24),
  submit: plain('Vote', 24),
  close: plain('Not now', 24),
  blocks: [
    context(
      `Nobody sees your choice; totals only, from ${view.k} votes on. You can change it until ${slackDate(view.closesAt, view.zone)}; then who chose what is deleted.`,
    ),
    numbered(view.options),
    choices('dots', `Your ${view.dots === 1 ? 'dot' : `${view.dots} dots, one for a topic`}`, view.options, view.given?.dots ?? [], {
      max: view.dots,
    }),
    plainSection(`Our north star: ${view.northStar}`),
    choices('northStar', 'Which of these serve our north star?', view.options, view.given?.northStar ?? [], {}),
    choices('leads', 'I would lead this', view.options, view.leads, {
      hint: 'Kept for whoever looks for somebody to lead it; deleted after its session.',
    }),
  ],
});

export const leadsModal = (view: Pick<BallotView, 'voteId' | 'options' | 'leads'>): Modal => ({
  type: 'modal',
  callback_id: 'votes:leads',
  private_metadata: view.voteId,
  title: plain('I would lead one', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    context('Nobody reads this. If it becomes the topic, you are asked first, unless you have led lately; you can still say no.'),
    numbered(view.options),
    choices('leads', 'I would lead this', view.options, view.leads, {}),
  ],
});

export const votedModal = (closesAt: string): Modal => ({
  type: 'modal',
  callback_id: 'votes:voted',
  title: plain('Your vote', 24),
  close: plain('Close', 24),
  blocks: [section(`✓ Your vote is in. You can change it until ${closesAt}, with the same button.`)],
});
