/** What people read who follow a playbook with their own team. */
import { joinValue } from '../../community/button-value.ts';
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
  titled,
  truncate,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { Stop } from './rules-weeks.ts';
import type { FollowAnswer } from './tables.ts';

export interface StopView extends Stop {
  followId: string;
  itemId: string;
  title: string;
  at: number;
  /** The last week of the whole. */
  weeks: number;
  /** Signs on which to stop, where a stretch ends. */
  gates: string;
  answer: FollowAnswer | null;
}

export const isAnswer = (value: unknown): value is FollowAnswer | 'stop' => value === 'done' || value === 'later' || value === 'stop';

const titleOf = (title: string): string => truncate(title, 80);
const whereOf = ({ week, weeks, stretch, ends }: StopView): string => {
  const heading = stretch.heading === '' ? '' : `, ${stretch.heading}`;
  return ends ? `Week ${week} of ${weeks}, the end of a stretch${heading}` : `Week ${week} of ${weeks}${heading}`;
};
const textOf = (view: StopView, max: number): string =>
  truncate(view.ends && view.gates !== '' ? `Stop points: ${view.gates}` : view.stretch.text, max);

/** Plain text. */
export const askLine = (view: StopView): string =>
  `${whereOf(view)} of “${titleOf(view.title)}”: ${textOf(view, 140).replace(/\s+/gu, ' ')}`;

export const askInputs = (view: StopView): Block[] => {
  const options = [
    option('Done', 'done'),
    option('Not this week', 'later', 'Nobody is told.'),
    option('Stop following it', 'stop', 'It ends here, and nothing is asked any more.'),
  ];
  const chosen = options.find(({ value }) => value === view.answer);
  return [
    titled('', `${whereOf(view)} · ${titleOf(view.title)}`),
    plainSection(textOf(view, 1500)),
    input('week', 'With your team', { type: 'radio_buttons', options, ...(chosen ? { initial_option: chosen } : {}) }, { optional: true }),
  ];
};

const stopButton = (followId: string) =>
  button('Stop', 'playbooks:stop', {
    value: followId,
    confirm: {
      title: 'Stop following it',
      text: 'Nothing is asked any more. You can start again from its page.',
      yes: 'Stop',
      no: 'Go on',
    },
  });

const answerButtons = (view: StopView): Block => {
  const value = joinValue(view.followId, `${view.at}`);
  return actions(
    button('Done', 'playbooks:done', { value, style: 'primary' }),
    button('Not this week', 'playbooks:later', { value }),
    stopButton(view.followId),
  );
};

export const stopMessage = (view: StopView, notice: string | null = null): Message => {
  const [head, body] = [`${whereOf(view)} · ${titleOf(view.title)}`, textOf(view, 1500)];
  const said = notice === null ? [] : [notice];
  return {
    text: truncate([...said, head, body].map(escaped).join('\n'), 3500),
    blocks: [
      ...said.map((each) => plainSection(each)),
      titled('', head),
      plainSection(body),
      ...(notice === null ? [answerButtons(view)] : []),
    ],
  };
};

export const homeRow = (view: StopView): Block[] => [
  titled('', `${whereOf(view)} · ${titleOf(view.title)}`),
  plainSection(`${textOf(view, 300)}${view.answer === 'done' ? '\n✓ Done' : view.answer === 'later' ? '\n⏸ Not this week' : ''}`),
  view.answer === null ? answerButtons(view) : actions(stopButton(view.followId)),
];

export const waitingRow = (followId: string, title: string, startsOn: LocalDate): Block[] => [
  plainSection(`“${titleOf(title)}” with your team starts on ${formatDate(startsOn)}.`),
  actions(stopButton(followId)),
];

export const answeredNotice = (answer: FollowAnswer): string =>
  answer === 'done' ? '✓ Done. The next part comes when its week begins.' : '✓ Not this week. The next part comes when its week begins.';
export const stoppedNotice = '✓ Stopped. Nothing is asked any more; its page has the button to start again.';

export const backMessage = (itemId: string, title: string): Message => {
  const text = `You are through “${titleOf(title)}” with your team. What came of it? Two minutes: also that it did not work helps those who come next.`;
  return {
    text: escaped(text),
    blocks: [
      plainSection(text),
      actions(
        button('Report back', 'reuses:annotate', { value: itemId, style: 'primary' }),
        button('Record that we borrowed it', 'reuses:borrow', { value: itemId }),
      ),
    ],
  };
};

const frame = { type: 'modal', title: plain('With my team', 24), close: plain('Not now', 24) } as const;
const ONLY_YOU = 'Only you see this: your answers, the start, and how far you are.';

export const fitModal = (itemId: string, title: string, questions: readonly string[]): Modal => ({
  ...frame,
  callback_id: 'playbooks:fit',
  private_metadata: itemId,
  submit: plain('See whether it fits', 24),
  blocks: [
    titled('Is it for us? ', titleOf(title)),
    plainContext(`${ONLY_YOU} One minute.`),
    ...questions.map((question, at) =>
      input(`q${at}`, question, { type: 'radio_buttons', options: [option('Yes', 'yes'), option('No', 'no')] }),
    ),
  ],
});

export const misfitModal = (yes: number, of: number, instead: string): Modal => ({
  ...frame,
  callback_id: 'playbooks:misfit',
  close: plain('Close', 24),
  blocks: [
    plainSection(
      `${yes} of ${of} are a yes: stop here. Started now it would cost your team more than it gives, and that says nothing against your team.`,
    ),
    plainSection(
      instead === '' ? 'Instead: try its smallest step yourself first, or look for another way to the same end.' : `Instead: ${instead}`,
    ),
    actions(button('Look for another way', 'finding:open', { value: '' })),
  ],
});

export const startModal = (itemId: string, title: string, weeks: number, mondays: readonly LocalDate[], yes: string | null): Modal => {
  const options = mondays.map((monday) => option(formatDate(monday), monday));
  const [first] = options;
  return {
    ...frame,
    callback_id: 'playbooks:follow',
    private_metadata: itemId,
    submit: plain('Start it', 24),
    blocks: [
      ...(yes === null ? [] : [plainSection(`${yes} are a yes: it fits.`)]),
      titled('', titleOf(title), ` goes over ${weeks} weeks. Each week’s part stands on your Home, and one line asks how it went.`),
      plainContext(`${ONLY_YOU} Two weeks without an answer end it quietly.`),
      input('monday', 'First week', {
        type: 'static_select',
        options,
        ...(first ? { initial_option: first } : {}),
      }),
    ],
  };
};

export const startedNotice = (startsOn: LocalDate): string => `✓ It starts on ${formatDate(startsOn)}. Your Home shows each week’s part.`;
export const followedAlready = 'You follow this playbook already. Your Home shows this week’s part.';
