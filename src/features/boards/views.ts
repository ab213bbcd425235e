/** What people read on the board of experiments. */
import type { Verdict } from '../../community/experiment.ts';
import type { ExperimentCounts } from '../../community/experiment-rules.ts';
import { joinWords, sayNumber } from '../../community/words.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText as escaped,
  input,
  plain,
  plainContext,
  plainSection,
  section,
  truncate,
} from '../../platform/slack/text.ts';

export interface EntryView {
  id: string;
  title: string;
  /** Null: she has left. */
  name: string | null;
  /** 'day 5 of 14', 'starts on Monday 9 November', 'adopted' … */
  when: string;
  mine: boolean;
  /** There is something on the shelf that one can borrow. */
  itemId: string | null;
}

export interface BoardView {
  communityId: string;
  running: EntryView[];
  fresh: EntryView[];
  decided: EntryView[];
  counts: ExperimentCounts;
}

/** As the board says it. */
export const VERDICTS: Readonly<Record<Verdict, string>> = { adopt: 'adopted', adapt: 'adapted', abandon: 'given up', extend: 'extended' };

const SHOWN_IN_CHANNEL = 4;

const lineOf = ({ title, name, when }: EntryView): string =>
  `▸ ${escaped(truncate(title, 90))} · ${escaped(name ?? 'somebody who has left')}, ${when}`;

function group(heading: string, entries: readonly EntryView[]): string[] {
  if (entries.length === 0) return [];
  const more = entries.length - SHOWN_IN_CHANNEL;
  const rest = more > 0 ? [`and ${sayNumber(more)} more`] : [];
  return [[`*${heading}*`, ...entries.slice(0, SHOWN_IN_CHANNEL).map(lineOf), ...rest].join('\n')];
}

/** Practice 3.6: these numbers always appear together. */
export const sayCounts = ({ started, decided, parked, closed }: ExperimentCounts): string =>
  `Since the quarter began: ${started} started, ${decided} decided, ${parked} parked, ${closed} closed without result.`;

const NONE = 'No experiment is in sight this week. One change, two weeks, fifteen minutes to design.';

export function boardMessage(view: BoardView): Message {
  const { running, fresh, decided, counts, communityId } = view;
  const groups = [...group('Running', running), ...group('New', fresh), ...group('Decided', decided)];
  const body = groups.length === 0 ? [NONE] : groups;
  return {
    text: ['*What is being tried here?*', ...body, sayCounts(counts)].join('\n\n'),
    blocks: [
      section('*What is being tried here?*'),
      ...body.map((text) => section(truncate(text, 2900))),
      actions(
        ...(groups.length > 0 ? [button('Cheer, ask or borrow', 'boards:open', { value: communityId })] : []),
        button('Start one', 'experiments:from', { value: '' }),
        button('Suggest a topic', 'topics:board', { value: communityId }),
      ),
      plainContext(sayCounts(counts)),
    ],
  };
}

/** In a session's thread, for a review: no buttons that lead away from the table. */
export const reviewMessage = ({ running, fresh, decided, counts }: BoardView): Message => {
  const groups = [...group('Running', running), ...group('New', fresh), ...group('Decided', decided)];
  const text = [...(groups.length === 0 ? [NONE] : groups), sayCounts(counts)].join('\n\n');
  return { text, blocks: [section(truncate(text, 2900))] };
};

const entryBlocks = (entry: EntryView, at: number): Block[] => {
  const about = truncate(entry.title, 50);
  return [
    section(lineOf(entry)),
    actions(
      button('Look at it', `experiments:open#board${at}`, { value: entry.id, label: `Look at: ${about}` }),
      ...(entry.mine
        ? []
        : [
            button('Cheer', `boards:cheer#${at}`, { value: entry.id, label: `Cheer for: ${about}` }),
            button('Ask', `boards:ask#${at}`, { value: entry.id, label: `Ask about: ${about}` }),
          ]),
      ...(entry.itemId && !entry.mine ? [button('Borrow', `reuses:borrow#${at}`, { value: entry.itemId, label: `Borrow: ${about}` })] : []),
    ),
  ];
};

/** Slack takes a hundred blocks; a board with more than this is a quarter’s. */
const MOST_LISTED = 30;

export function boardModal(view: BoardView, notice: string | null): Modal {
  const parts: [string, EntryView[]][] = [
    ['Running', view.running],
    ['New', view.fresh],
    ['Decided', view.decided],
  ];
  let at = 0;
  const blocks = parts.flatMap(([heading, entries]) => {
    const shown = entries.slice(0, Math.max(0, MOST_LISTED - at));
    const first = at;
    at += shown.length;
    return shown.length === 0 ? [] : [section(`*${heading}*`), ...shown.flatMap((entry, i) => entryBlocks(entry, first + i))];
  });
  return {
    type: 'modal',
    callback_id: 'boards:list',
    private_metadata: view.communityId,
    title: plain('What is being tried', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice === null ? [] : [plainSection(notice)]),
      context('Only whoever leads it sees a cheer. A question goes into the board’s thread, with your name.'),
      ...(blocks.length === 0 ? [plainSection(NONE)] : blocks),
    ],
  };
}

export const askModal = (experimentId: string, title: string): Modal => ({
  type: 'modal',
  callback_id: 'boards:ask',
  private_metadata: experimentId,
  title: plain('Your question', 24),
  submit: plain('Ask it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`About “${truncate(title, 150)}”`),
    plainContext('It goes into the thread of the board: everyone here can read it, and whoever leads it is told.'),
    input('question', 'One question', {
      type: 'plain_text_input',
      multiline: true,
      placeholder: plain('What did you stop doing to have time for it?', 150),
    }),
  ],
});

export const questionMessage = (asker: string, leadId: string, title: string, question: string): Message => ({
  text: `${escaped(asker)} asks <@${leadId}> about “${escaped(truncate(title, 120))}”: ${escaped(question)}`,
  blocks: [section(`${escaped(asker)} asks <@${leadId}> about “${escaped(truncate(title, 120))}”:`), plainSection(question)],
});

/** On the page of one's own experiment: names, never a number. */
export const cheerLine = (names: readonly string[]): Block =>
  plainContext(`${joinWords(names)} ${names.length === 1 ? 'cheers' : 'cheer'} for it.`);
