/** One line each: where an experiment stands, what comes next and when, what happened, all of them in numbers. */
import type { Experiment, ExperimentMoment, ExperimentState } from '../../community/experiment.ts';
import { dayOf, type ExperimentCounts } from '../../community/experiment-rules.ts';
import { formatShortDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { Doubt, Next } from './rules.ts';

const SIGNS: Record<ExperimentState, string> = {
  ...{
    idea: '◌',
    designed: '◌',
    running: '▸',
    result: '▸',
    decided: '✓',
    shared: '✓',
    reused: '✓',
    parked: '⏸',
    stopped: '–',
    closed: '–',
  },
};
const VERDICTS = { adopt: 'to adopt it', adapt: 'to adapt it', abandon: 'to abandon it', extend: 'to extend it' } as const;

const sayDay = (day: number, days: number): string => (day === 0 ? `first day of ${days}` : `day ${day} of ${days}`);

/** '▸ Running since Mon 9 Nov, day 5 of 14'. */
export function stateLine(experiment: Experiment, today: LocalDate): string {
  const { state, startOn, sinceOn, days, round, verdict, extended } = experiment;
  const words: Record<ExperimentState, string> = {
    idea: 'Idea',
    designed: `Designed, to start on ${startOn === null ? 'a day to come' : formatShortDate(startOn)}`,
    running: `Running since ${formatShortDate(startOn ?? today)}, ${sayDay(dayOf({ sinceOn }, today), days)}${extended ? ', extended once' : ''}`,
    result: 'It has a result, and waits for a decision',
    decided: `Decided${verdict ? `: ${VERDICTS[verdict]}` : ''}`,
    shared: `Decided${verdict ? ` ${VERDICTS[verdict]}` : ''}, and shared`,
    reused: 'Shared, and others reuse it',
    parked: 'Parked',
    stopped: 'Stopped early',
    closed: 'Closed without a result',
  };
  return `${SIGNS[state]} ${words[state]}${round > 1 ? ` · round ${round}` : ''}`;
}

/** What happens next and when, in one line. */
export function nextLine(next: Next): string {
  const on = 'on' in next && next.on !== null ? formatShortDate(next.on) : '';
  switch (next.is) {
    case 'design':
      return on === ''
        ? 'Next: nothing by itself. It rests here until you design it.'
        : `Next: design it. Until ${on} it stands under Now on Home.`;
    case 'partner':
      return `Next: the other lead’s yes. Then it can start on ${on}.`;
    case 'start':
      return `Next: it starts on ${on}, when you press Start.`;
    case 'still-on':
      return `Next: the start day, ${on}, has passed. I ask once whether it is still on, then it is parked.`;
    case 'check':
      return `Next: a checkpoint in the weekly slot after ${on}.`;
    case 'result':
      return `Next: the last checkpoint and the closing questions, from ${on}.`;
    case 'late':
      return `Next: its result. Without one it is closed on ${on}.`;
    case 'decide':
      return `Next: adopt, adapt, abandon or extend, until ${on}.`;
    case 'share':
      return 'Next: share it or keep it. Kept, it counts in totals only.';
    case 'borrowed':
      return 'Next: others can borrow it.';
    case 'rests':
      return 'Next: nothing by itself. It can run again any time.';
    case 'over':
      return 'Next: nothing by itself. A next round can start from it.';
  }
}

const MOMENTS: Partial<Record<ExperimentMoment['is'], string>> = {
  ...{ designed: 'designed', started: 'started', checked: 'checkpoint', result: 'result', decided: 'decided', shared: 'shared' },
  ...{ reused: 'reused', parked: 'parked', stopped: 'stopped', closed: 'closed without a result', resumed: 'taken up again' },
};

/** A checkpoint that brought no answer, and a day that was moved, are nobody's history. */
export function historyLine(moments: readonly ExperimentMoment[], dayAt: (at: number) => LocalDate): string {
  const said = moments.flatMap(({ at, is, state }, place) => {
    const word = is === 'missed' ? (state === 'parked' ? 'parked' : undefined) : MOMENTS[is];
    const isAgain = is === 'designed' && place > 0 && moments[place - 1]?.is === 'designed';
    return word === undefined || isAgain ? [] : [`${formatShortDate(dayAt(at))} ${word}`];
  });
  return said.slice(-12).join(' · ');
}

export const countsLine = ({ started, decided, parked, closed }: ExperimentCounts): string =>
  `${started} started, ${decided} decided, ${parked} parked or stopped, ${closed} closed without a result`;

const DOUBTS: Record<Doubt, string> = {
  one_change: 'yours reads like two. Which one goes first?',
  prediction: 'nothing says yet what you expect to see.',
  observable: 'there is no number and nothing to count in it yet.',
  small: 'it starts more than a week from now. Could a smaller one start sooner?',
  fair: 'nobody has been told yet.',
};

/** `labels` of the rubric's criteria. */
export const doubtsText = (doubts: readonly Doubt[], labels: Readonly<Record<string, string>>): string =>
  [
    'Kept as you wrote it. Worth a second look, if you like:',
    ...doubts.map((doubt) => `• ${labels[doubt] ?? doubt}: ${DOUBTS[doubt]}`),
  ].join('\n');
