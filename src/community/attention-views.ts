/** The words of the weekly slot, of quiet mode and of its monthly digest. */
import type { Message } from '../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plainSection, section } from '../platform/slack/text.ts';
import { daysBetween, formatDate, type LocalDate } from '../platform/time/local-dates.ts';
import { joinWords, sayMinutes, sayNumber } from './words.ts';

export interface SlotLine {
  /** What the feature says; may hold her own words. */
  line: string;
  why: string;
  minutes: number;
  /** Named when she is in more than one community. */
  community: string | null;
  reminder: boolean;
}

const checkIn = () => button('Check in', 'check-ins:open', { style: 'primary' });

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** 'Thursday' inside a week, 'Thursday 3 December' beyond it. */
export const sayUntil = (last: LocalDate, today: LocalDate): string => {
  const written = formatDate(last);
  return daysBetween(today, last) < 7 ? (written.split(' ')[0] ?? written) : written;
};

/** One or two asks in one message with one button. */
export function slotMessage(lines: readonly SlotLine[]): Message {
  const sentences = lines.map(({ line, community }) => (community ? `${community}: ${line}` : line));
  return {
    text: sentences.map(escaped).join('\n'),
    blocks: [...sentences.map((sentence) => plainSection(sentence)), actions(checkIn())],
  };
}

/** Why they came, what they cost and when they go. */
export function slotWhy(lines: readonly SlotLine[], last: LocalDate, today: LocalDate): string {
  const reasons = [...new Set(lines.map((each) => each.why))].join(' ');
  const cost = capital(sayMinutes(lines.reduce((sum, each) => sum + each.minutes, 0)));
  const end = lines.length === 1 ? 'then it goes quietly' : 'then they go quietly';
  const again = lines.some((each) => each.reminder) ? ' This is the one reminder.' : '';
  return `${reasons} ${cost}, until ${sayUntil(last, today)}, ${end}.${again}`;
}

/** After three that nobody answered: said once. (practice 3.9 h4) */
export function quietNotice(): Message {
  const text = 'I have been asking more than helps. From now on you get one digest a month, unless you would like it otherwise.';
  return {
    text,
    blocks: [
      section(text),
      actions(
        button('As before', 'check-ins:as-before', { style: 'primary' }),
        button('Quiet is good', 'check-ins:stay-quiet'),
        button('Leave', 'membership:leave'),
      ),
    ],
  };
}

export const QUIET_NOTICE_WHY = 'My last questions did not fit, so I stop asking. Nobody else is told.';

export interface DigestFacts {
  sessions: readonly { community: string; when: string }[];
  waiting: number;
}

/** What a quiet person reads once a month. */
export function quietDigest({ sessions, waiting }: DigestFacts): Message {
  const next = sessions.map(({ community, when }) => `${community} meets next on ${when}.`);
  const open =
    waiting === 0 ? [] : [`${capital(sayNumber(waiting))} ${waiting === 1 ? 'thing waits' : 'things wait'} for you, if you like.`];
  const sentences = [...next, ...open];
  return {
    text: sentences.map(escaped).join('\n'),
    blocks: [
      ...sentences.slice(0, 3).map((sentence) => plainSection(sentence)),
      actions(...(waiting > 0 ? [checkIn()] : []), button('As before', 'check-ins:as-before')),
    ],
  };
}

export const DIGEST_WHY = 'You are in quiet mode: one digest a month, nothing else.';

/** After two quiet quarters. */
export function readerQuestion(communities: readonly string[]): Message {
  const text = `You have been quiet for half a year. Would you like to stay in ${joinWords(communities)} as a reader? You see everything, and I never write.`;
  return {
    text: escaped(text),
    blocks: [
      plainSection(text),
      actions(
        button('Stay as a reader', 'membership:stay-reader', { style: 'primary' }),
        button('As before', 'check-ins:as-before'),
        button('Leave', 'membership:leave'),
      ),
    ],
  };
}

export const READER_WHY = 'I ask this once, after two quiet quarters.';
