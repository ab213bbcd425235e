/** What people read once a vote was decided: what comes next, and why. */
import type { Message } from '../../platform/slack/message.ts';
import { escapeText as escaped, plainContext, section, titled } from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Outcome } from './rules.ts';

export interface ResultView {
  /** Null: nothing was left to choose from. */
  topic: string | null;
  on: number | null;
  zone: Zone;
  chosenBy: 'vote' | 'facilitator' | 'steward' | 'lot' | null;
  outcome: Outcome | null;
  /** Null with fewer answers than may be shown. */
  dots: { won: number; all: number; voted: number } | null;
  fromLibrary: boolean;
  leader: string | null;
  /** What left the list with it, in a sentence of plain text. */
  retired: string | null;
}

const BY = { facilitator: 'chosen by the facilitator', steward: 'chosen by a steward', lot: 'drawn by lot' } as const;

/** "9 of 21 dots, 11 voted; a tie, chosen by the facilitator; from the library". */
function howOf({ dots, outcome, chosenBy, fromLibrary }: ResultView): string {
  const by = chosenBy === null || chosenBy === 'vote' ? null : BY[chosenBy];
  const what = outcome === 'tie' ? 'a tie' : outcome === 'few' ? 'too few votes to decide' : null;
  const counted = dots && outcome !== 'few' ? `${dots.won} of ${dots.all} dots, ${dots.voted} voted` : null;
  return [counted, [what, by].filter(Boolean).join(', ') || null, fromLibrary ? 'from the library' : null].filter(Boolean).join('; ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence, plain text. */
export const whyChosen = (view: ResultView): string => {
  const how = howOf(view);
  if (view.chosenBy === 'vote') return how === '' ? 'It won the vote.' : `It won the vote: ${how}.`;
  return how === '' ? 'It came out of the vote.' : `${capital(how)}.`;
};

/** In the session's thread, and in the place of the vote's post. */
export function resultMessage(view: ResultView): Message {
  const { retired } = view;
  if (view.topic === null) {
    const head = 'No topic was left to choose from; the list is open for the next one.';
    return { text: head, blocks: [section(head), ...(retired ? [plainContext(retired)] : [])] };
  }
  const when =
    view.on === null
      ? 'It waits first on the list until a session is free.'
      : `On ${slackDate(view.on, view.zone, '{date_long} at {time}')}.`;
  const led = view.leader === null ? '' : ` Led by ${view.leader}.`;
  const how = howOf(view);
  const small = [how === '' ? '' : `${capital(how)}.`, retired ?? ''].filter(Boolean);
  return {
    text: [`Next topic: ${escaped(view.topic)}`, `${when}${escaped(led)}`, ...small.map(escaped)].join('\n'),
    blocks: [titled('Next topic: ', view.topic, led), section(when), ...(small.length > 0 ? [plainContext(...small)] : [])],
  };
}

/** A session without a vote before it. */
export function nextMessage(view: {
  on: number;
  zone: Zone;
  kind: 'topic' | 'close';
  topic: string | null;
  leader: string | null;
}): Message {
  const when = slackDate(view.on, view.zone, '{date_long} at {time}');
  if (view.kind === 'close') {
    const line = `Next we meet for the quarter close, on ${when}.`;
    return { text: line, blocks: [section(line)] };
  }
  const line = `Next we meet on ${when}.`;
  if (view.topic === null) return { text: line, blocks: [section(line)] };
  const led = view.leader === null ? '' : ` Led by ${view.leader}.`;
  return {
    text: `${line} The topic: ${escaped(view.topic)}${escaped(led)}`,
    blocks: [section(line), titled('The topic: ', view.topic, led)],
  };
}
