/** What whoever prepares a session is told, and what stands about it on Home and in the stewards' digest. */
import type { Session } from '../../community/records.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, plainContext, plainSection, section, strong, truncate } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { type Part, type PreparedFormat, sayProgress } from './rules.ts';
import { nameOf, sayEffort } from './views.ts';

export interface PackView {
  session: Session;
  /** A date token or words. */
  when: string;
  part: Part;
  /** Who leads it, and who is the second, by name. */
  facilitator: string | null;
  second: string | null;
  why: string | null;
  format: PreparedFormat;
  /** Something on the shelf fits the topic. */
  hasOffers: boolean;
}

const openButton = (sessionId: string) => button('Open your session', 'preparation:open', { value: sessionId, style: 'primary' });

/** mrkdwn: names in it are escaped. */
function partOf({ part, when, facilitator, second }: Omit<PackView, 'why' | 'format' | 'hasOffers'>): string {
  if (part === 'steward') return `You stewards lead it: ${when}.`;
  if (part === 'second') return `You are the second of ${clean(facilitator ?? 'whoever leads it')}: ${when}.`;
  return second ? `You lead it, ${clean(second)} is your second: ${when}.` : `You lead it: ${when}.`;
}

export function packMessage(view: PackView): Message {
  const { session, why, format, hasOffers } = view;
  const plan = `${format.name}, ${sayEffort(format.effort)}. A run sheet of ${session.minutes} minutes is drafted; change what you like, or leave it.`;
  const first = partOf(view);
  return {
    text: [clean(truncate(nameOf(session), 300)), first, ...(why ? [clean(truncate(why, 400))] : []), clean(plan)].join('\n'),
    blocks: [
      strong(truncate(nameOf(session), 300)),
      section(first),
      plainSection([...(why ? [truncate(why, 400)] : []), plan].join('\n')),
      actions(openButton(session.id), ...(hasOffers ? [button('Cards for this', 'preparation:offers', { value: session.id })] : [])),
    ],
  };
}

export interface HalfwayView extends Omit<PackView, 'why' | 'format' | 'hasOffers'> {
  formatName: string;
  done: number;
  items: number;
  /** Nobody has looked at it yet: help is offered, nothing asked. */
  isOpened: boolean;
  stewards: string;
}

export function halfwayMessage(view: HalfwayView): Message {
  const { session, part, second, facilitator, done, items, isOpened, formatName, stewards } = view;
  const other = part === 'facilitator' ? second : part === 'second' ? facilitator : null;
  const book = other ? `Book 20 minutes with ${other} and go through it together.` : 'Twenty minutes are enough to go through it.';
  const body = isOpened
    ? `Halfway: the checklist stands at ${sayProgress(done, items)}. ${book}`
    : `A plan is ready: ${formatName}, ${session.minutes} minutes. It runs as it is if you leave it so. ${stewards} would gladly lend a hand.`;
  const first = partOf(view);
  return {
    text: [clean(truncate(nameOf(session), 300)), first, clean(body)].join('\n'),
    blocks: [
      strong(truncate(nameOf(session), 300)),
      section(first),
      plainSection(body),
      actions(
        isOpened
          ? button('Open the checklist', 'preparation:checklist', { value: session.id, style: 'primary' })
          : button('Look at the plan', 'preparation:open', { value: session.id, style: 'primary' }),
      ),
    ],
  };
}

export const whyOf = (part: Part): string =>
  part === 'facilitator'
    ? 'You lead this session.'
    : part === 'second'
      ? 'You are the second of this session.'
      : 'You are a steward, and the stewards lead this session.';

export interface HomeView {
  session: Session;
  when: string;
  part: Part;
  /** How far it is, in a few words. */
  state: string;
}

const AS: Record<Part, string> = { facilitator: '', second: ', which you second', steward: ', which you stewards lead' };

export const homeRow = ({ session, when, part, state }: HomeView): Block[] => [
  plainSection(
    `The plan for “${truncate(nameOf(session), 200)}”${AS[part]}`,
    button('Open your session', `preparation:open#${session.id}`, {
      value: session.id,
      label: `Open the session of ${formatDate(session.onDate)}`,
    }),
  ),
  plainContext(`${when} · ${state}`),
];

/** About the session, never about a person. */
export const unopenedLine = (session: Session): string =>
  `The session on ${formatDate(session.onDate)} has not been opened yet; a hand may be welcome.`;
