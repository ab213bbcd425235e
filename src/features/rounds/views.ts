/** The call in the channel, what becomes of it, and the row on App Home. */
import type { Community } from '../../community/records.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, context, plainSection, section } from '../../platform/slack/text.ts';
import { daysBetween, formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Round } from './service.ts';

type Zoned = Pick<Community, 'id' | 'zone'>;
type Named = Pick<Community, 'id' | 'zone' | 'name'>;
type Dated = Pick<Round, 'drawsAt' | 'toldOn'>;

const QUESTION = 'Who would you like to think aloud with?';
const A_ROUND = 'A coaching round is two people, three talks, nine weeks: each brings what is hard right now, the other listens and asks.';
const WHO_READS = 'Your partner reads what you offer and what you want. Nobody reads whom you would rather not be with.';

/** c0. Whoever says nothing is out; nobody is named or counted. */
export function callPost({ id, zone }: Zoned, { drawsAt, toldOn }: Dated): Message {
  const until = slackDate(drawsAt, zone, '{date_long_pretty} at {time}');
  const when = `Open until ${until}. On ${formatDate(toldOn)} you hear with whom. No word means out, and that is fine.`;
  return {
    text: `*${QUESTION}*\n${A_ROUND}\n${when}\nThree minutes. ${WHO_READS}`,
    blocks: [
      section(`*${QUESTION}*\n${A_ROUND}`),
      section(when),
      actions(button('I am in', 'rounds:enter', { value: id, style: 'primary' }), button('What is this?', 'rounds:about', { value: id })),
      context(`Three minutes. ${WHO_READS}`),
    ],
  };
}

export function closedPost({ id }: Zoned, { toldOn }: Dated, hasBegun = false): Message {
  const stands = hasBegun ? 'This round has begun.' : `The call is closed: on ${formatDate(toldOn)} those who are in hear with whom.`;
  const text = `*${QUESTION}*\n${stands} Whoever comes later gets the best place that is left.`;
  return {
    text,
    blocks: [
      section(text),
      actions(button('Join late', 'rounds:enter', { value: id }), button('What is this?', 'rounds:about', { value: id })),
    ],
  };
}

export function nonePost(): Message {
  const text =
    'There is no coaching round this quarter; the next one is called in the next. You can ask somebody to be your partner any time.';
  return { text, blocks: [section(text), actions(button('Propose a partner', 'proposals:open', { value: '' }))] };
}

/** 'on Tuesday' within a week, else with its date. */
export const sayOn = (date: LocalDate, today: LocalDate): string => {
  const days = daysBetween(today, date);
  if (days <= 0) return 'today';
  return days < 7 ? `on ${formatDate(date).split(' ')[0]}` : `on ${formatDate(date)}`;
};

/** Now: the call, while it is open and she has not answered. */
export const callRow = ({ id, zone, name }: Named, { drawsAt }: Dated): Block[] => [
  section(
    `A coaching round in ${clean(name)}: two people, three talks, nine weeks. Open until ${slackDate(drawsAt, zone)}; no word means out.`,
  ),
  actions(
    button('I am in', 'rounds:enter', { value: id, style: 'primary', label: 'I am in the coaching round' }),
    button('Not this round', 'rounds:pass', { value: id }),
  ),
];

/** Mine: she is in, and nobody was found yet. */
export const inRow = ({ id }: Zoned, words: string): Block[] => [
  plainSection(words, button('Coaching', 'rounds:page', { value: id, label: 'Open coaching' })),
];

export const sayIn = (toldOn: LocalDate, today: LocalDate): string =>
  `You are in the coaching round; ${sayOn(toldOn, today)} you hear with whom.`;
export const WAITING = 'You are in the coaching round and wait for a place: when somebody comes or is free again, you hear with whom.';
