/** How she coaches, as she sees it herself and as a partner told her: for the coach alone. */
import type { Note } from '../../community/experiment-views.ts';
import { selectOne } from '../../community/form-views.ts';
import type { LibraryRubric } from '../../library/library.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as escaped,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  section,
  truncate,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { type Choice, QUESTIONS, SPOKE, STEP, trendOf } from './rules-growth.ts';

const LONGEST_NAME = 60;
export const TO = 'to';
const ONLY_YOU = 'Only you ever see this; it is reported nowhere.';

export interface SelfView {
  pairId: string;
  number: number;
  labels: readonly string[];
  pauses: readonly Choice[];
  /** What she said before about this talk. */
  answers: Record<string, string>;
}

const listed = (choices: Readonly<Record<string, string>>) => Object.entries(choices).map(([id, words]) => option(words, id));

export function selfModal({ pairId, number, labels, pauses, answers }: SelfView): Modal {
  const options = [listed(SPOKE), pauses.map(({ id, words }) => option(words, id)), listed(STEP)];
  return {
    type: 'modal',
    callback_id: 'talks:self',
    private_metadata: `${pairId} ${number}`,
    title: plain('For yourself', 24),
    submit: plain('Keep and go on', 24),
    close: plain('Not now', 24),
    blocks: [
      plainContext(`${ONLY_YOU} Two minutes, two steps; leave out what you like.`),
      ...QUESTIONS.map((question, at) =>
        input(question, labels[at] ?? question, selectOne(question, options[at] ?? [], answers[question] ?? null, 'Choose one'), {
          optional: true,
        }),
      ),
    ],
  };
}

/** The rubric as five choices. */
const scoreInputs = ({ criteria }: LibraryRubric, scores: Record<string, number>): Block[] =>
  criteria.map(({ key = '', label = '', ...levels }) =>
    input(
      key,
      label,
      selectOne(
        key,
        Object.entries(levels).map(([score, words]) => option(`${score}: ${words}`, score)),
        scores[key] === undefined ? null : String(scores[key]),
        'Choose what comes closest',
      ),
      { optional: true },
    ),
  );

export const scoresModal = (pairId: string, number: number, rubric: LibraryRubric, scores: Record<string, number>): Modal => ({
  type: 'modal',
  callback_id: 'talks:self-scores',
  private_metadata: `${pairId} ${number}`,
  title: plain('For yourself', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [plainContext(`Step 2 of 2: what comes closest to this talk. ${ONLY_YOU}`), ...scoreInputs(rubric, scores)],
});

export interface FeedbackView {
  pairId: string;
  to: readonly { userId: string; name: string }[];
}

export const feedbackModal = ({ pairId, to }: FeedbackView, rubric: LibraryRubric): Modal => {
  const names = to.map(({ userId, name }) => option(name, userId));
  const [only] = to;
  return {
    type: 'modal',
    callback_id: 'talks:feedback',
    private_metadata: pairId,
    title: plain('Feedback for a coach', 24),
    submit: plain('Give it', 24),
    close: plain('Not now', 24),
    blocks: [
      plainContext(
        to.length === 1
          ? `Only ${truncate(only?.name ?? '', LONGEST_NAME)} reads it, with your name.`
          : 'Only the one you choose reads it, with your name.',
      ),
      ...(to.length === 1 ? [] : [input(TO, 'To whom', selectOne(TO, names, null, 'Choose one of them'))]),
      ...scoreInputs(rubric, {}),
    ],
  };
};

export const givenNote = (name: string): Note => ({ text: `✓ ${truncate(name, LONGEST_NAME)} has it, and nobody else.`, buttons: [] });

export const feedbackLetter = (name: string): Message => {
  const text = `${truncate(name, LONGEST_NAME)} has given you feedback on how you coach. Only you can read it.`;
  return {
    text: escaped(text),
    blocks: [plainSection(text), actions(button('Read it', 'talks:growth', { style: 'primary' }))],
  };
};

export interface GrowthView {
  own: readonly { scores: Record<string, number>; paused: string }[];
  given: readonly { from: string; on: LocalDate; scores: Record<string, number> }[];
  rubric: LibraryRubric;
}

const SHOWN = 10;

const say = ({ scale }: LibraryRubric, score: number): string => scale[String(score)] ?? '';

const ownBlocks = ({ own, rubric }: GrowthView): Block[] => {
  const lines = rubric.criteria.flatMap(({ key = '', label = '', ...levels }) => {
    const trend = trendOf(own, key);
    const last = new Map(Object.entries(levels)).get(`${trend.at(-1)}`) ?? '';
    const words = trend.map((score) => escaped(say(rubric, score))).join(' → ');
    return trend.length === 0 ? [] : [`*${escaped(label)}*: ${words}${last === '' ? '' : ` (${escaped(last)})`}`];
  });
  const paused = [...new Set(own.map((row) => row.paused).filter((words) => words !== ''))].slice(-3);
  return [
    ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
    ...(paused.length === 0
      ? []
      : [section(`*Questions that made them pause*\n${paused.map((words) => `• ${escaped(words)}`).join('\n')}`)]),
  ];
};

const givenBlocks = ({ given, rubric }: GrowthView): Block[] =>
  given.slice(-SHOWN).map(({ from, on, scores }) => {
    const said = rubric.criteria.flatMap(({ key = '', label = '' }) =>
      scores[key] === undefined ? [] : [`${label}: ${say(rubric, scores[key])}`],
    );
    return plainSection(`${truncate(from, LONGEST_NAME)}, ${formatDate(on)}\n${said.join('\n')}`);
  });

const CLEAR = {
  title: 'Delete your notes?',
  text: 'What you noted about your own coaching goes for good. What partners gave you stays until it expires.',
  yes: 'Delete them',
  no: 'Keep them',
};

export const growthModal = (view: GrowthView): Modal => ({
  type: 'modal',
  callback_id: 'talks:growth',
  title: plain('My coaching', 24),
  close: plain('Close', 24),
  blocks: [
    plainContext(ONLY_YOU),
    ...(view.own.length + view.given.length === 0 ? [plainSection('Nothing yet. After a talk you can look back for two minutes.')] : []),
    ...ownBlocks(view),
    ...(view.given.length === 0 ? [] : [plainContext('From partners')]),
    ...givenBlocks(view),
    ...(view.own.length === 0 ? [] : [actions(button('Delete my notes', 'talks:clear', { confirm: CLEAR }))]),
  ],
});
