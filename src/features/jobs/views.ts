/** What people read about small jobs. */
import { sayNumber } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText as escaped,
  input,
  option,
  plainContext,
  plainSection,
  section,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';

export const WHAT_A_SCRIBE_DOES = 'About 20 minutes on the day: you note patterns, not stories, and who said what stays out.';

export interface JobView {
  sessionId: string;
  onDate: LocalDate;
  community: string;
  /** Who takes the notes; null while it is open. */
  scribe: string | null;
  isMine: boolean;
  /** She leads the session herself. */
  leads: boolean;
}

const whoWords = ({ scribe, isMine }: JobView): string =>
  isMine ? 'You take the notes.' : scribe === null ? 'Still open.' : `${scribe} takes the notes.`;

function scribeButtons({ sessionId, scribe, isMine, leads }: JobView): Block[] {
  if (isMine) return [actions(button('Hand it back', 'jobs:hand-back', { value: sessionId }))];
  return scribe === null && !leads ? [actions(button('I’ll take notes', 'jobs:take', { value: sessionId, style: 'primary' }))] : [];
}

const titleOf = ({ onDate, community }: JobView): string => `Notes on ${formatDate(onDate)}, ${community}`;

export const jobRow = (view: JobView): Block[] => [
  plainSection(`${titleOf(view)}. ${whoWords(view)}`),
  ...scribeButtons(view),
  ...(view.scribe === null && !view.leads ? [context(WHAT_A_SCRIBE_DOES)] : []),
];

/** Everybody sees it; `helpers`: how many people took a job in the past half year. */
export function boardMessage(view: JobView, helpers: number, notice: string | null = null): Message {
  const timekeeper = 'Keeping time: that is mine.';
  const thanks =
    helpers === 0
      ? ''
      : helpers === 1
        ? 'One person took a small job in the past half year.'
        : `${sayNumber(helpers)} people took a small job in the past half year.`;
  const small = [timekeeper, thanks.charAt(0).toUpperCase() + thanks.slice(1)].filter(Boolean).join(' ');
  const lines = [`${titleOf(view)}. ${whoWords(view)}`, WHAT_A_SCRIBE_DOES];
  return {
    text: [...(notice ? [notice] : []), ...lines, small].map(escaped).join('\n'),
    blocks: [...(notice ? [plainSection(notice)] : []), plainSection(lines.join('\n')), ...scribeButtons(view), context(small)],
  };
}

export const nothingMessage = (): Message => {
  const text = 'No session is planned, so there is no small job to take. `/rondo agenda` shows what comes.';
  return { text, blocks: [section(text)] };
};

export const takenNotice = (onDate: LocalDate): string =>
  `✓ You take the notes on ${formatDate(onDate)}. You can hand it back any time before.`;
export const backNotice = (): string => '✓ It is open again. Nobody is told whose it was.';

/** Plain text, for the direct message and Home. */
export const askLine = (onDate: LocalDate): string => `Would you take notes on ${formatDate(onDate)}? About 20 minutes on the day.`;

export const askInputs = (onDate: LocalDate, why: string, initial: boolean): Block[] => {
  const yes = option('I’ll take notes', 'yes');
  const no = option('Not this time', 'no', 'Nobody is told, and nothing is kept of it.');
  return [
    plainSection(`${askLine(onDate)} You note patterns, not stories.`),
    plainContext(why),
    input(
      'scribe',
      'Notes',
      { type: 'radio_buttons', options: [yes, no], ...(initial ? { initial_option: yes } : {}) },
      { optional: true },
    ),
  ];
};

export const sayWhy = (lastOn: LocalDate | null, among: number): string => {
  const reason = lastOn === null ? 'you have had no small job yet' : 'nobody here has been longer without a small job';
  return `Why you: ${reason}${among > 1 ? `; of ${sayNumber(among)} alike, the lot fell on you` : ''}.`;
};

/** Plain text, for the stewards' digest. */
export const openLine = (onDate: LocalDate): string => `Still open for ${formatDate(onDate)}: taking notes. /rondo jobs has the button.`;
