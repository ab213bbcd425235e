/** What its author reads about who may read her text, and the forms of each step. */
import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, input, option, plain, plainContext, plainSection, titled, truncate } from '../../platform/slack/text.ts';
import { GUEST_DAYS } from './rules.ts';
import type { Audience } from './tables.ts';
import { audienceWords, STEP_NAMES } from './views-words.ts';

const LONGEST_LABEL = 75;
const TREE = 'dt-leaves-room';
type Privacy = 'P0' | Audience;

export interface PageView {
  itemId: string;
  title: string;
  privacy: Privacy;
  community: Pick<Community, 'name' | 'settings'>;
  /** The step up that she may take; null = none. */
  next: Audience | null;
  /** Why there is none, or what the next one waits for. */
  waits: string | null;
  /** Where she may take it back to. */
  down: Exclude<Privacy, 'P5'>[];
  /** Sentences: who read it, what was announced, which guests. */
  facts: string[];
  isAuthor: boolean;
}

const BACK = { P0: 'Only me', P3: 'Back to members here', P4: 'Close it for guests' } as const;
const GONE = 'It is gone from Rondo for everybody who may not read it any more; copies that others made may remain.';

export const pageModal = (view: PageView, notice: string | null = null): Modal => {
  const { itemId, title, privacy, community, next, waits, down, facts, isAuthor } = view;
  const buttons = [
    ...(next ? [button(STEP_NAMES[next], 'releases:step', { value: `${itemId}|${next}`, style: 'primary' })] : []),
    ...(isAuthor && privacy === 'P5' ? [button('Invite a guest', 'releases:invite', { value: itemId })] : []),
    ...(isAuthor ? [button('Quote somebody', 'releases:quote', { value: itemId })] : []),
    ...(isAuthor ? [button('May this leave the room?', 'tools:open', { value: TREE })] : []),
  ];
  const back = down.map((to) =>
    button(BACK[to], `releases:withdraw#${to}`, {
      value: `${itemId}|${to}`,
      style: 'danger',
      confirm: {
        title: 'Take it back',
        text: `It will be open to ${audienceWords(to, community)}. ${GONE}`.slice(0, 300),
        yes: 'Take it back',
        no: 'Leave it',
      },
    }),
  );
  return {
    type: 'modal',
    callback_id: 'releases:page',
    title: plain('Who may read it', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice === null ? [] : [plainSection(notice)]),
      titled('', truncate(title, 150), ` is open to ${audienceWords(privacy, community)}.`),
      ...(facts.length > 0 ? [plainSection(facts.join('\n'))] : []),
      ...(next ? [plainSection(`Next: ${audienceWords(next, community)}.`)] : []),
      ...(waits === null ? [] : [plainSection(waits)]),
      ...(buttons.length > 0 ? [actions(...buttons)] : []),
      ...(back.length > 0 ? [actions(...back)] : []),
      plainContext(
        isAuthor
          ? 'Only you can open it further, one step at a time; you can take it back at any time.'
          : 'Its author is not here: it can only be taken back.',
      ),
    ],
  };
};

/** A line of the checklist may be longer than a label: its end goes below it. */
const lineOption = (line: string, at: number) => {
  if (line.length <= LONGEST_LABEL) return option(line, String(at));
  const cut = line.lastIndexOf(' ', LONGEST_LABEL);
  return option(line.slice(0, cut), String(at), line.slice(cut + 1));
};

const ticks = (questions: readonly string[]): Block =>
  input('ticks', 'Before it leaves the room', { type: 'checkboxes', options: questions.slice(0, 10).map(lineOption) });

export interface CheckView {
  metadata: string;
  title: string;
  to: Audience;
  audience: string;
  questions: readonly string[];
  classes: readonly { id: string; name: string }[];
  topicClass: string | null;
}

export const checkModal = ({ metadata, title, to, audience, questions, classes, topicClass }: CheckView): Modal => {
  const options = classes.map(({ id, name }) => option(name, id));
  const confirmed = options.find(({ value }) => value === topicClass);
  return {
    type: 'modal',
    callback_id: 'releases:check',
    private_metadata: metadata,
    title: plain(to === 'P3' ? 'Share it here' : 'Before it goes', 24),
    submit: plain(to === 'P3' ? 'Share it' : 'Ask a reader', 24),
    close: plain('Not now', 24),
    blocks: [
      titled('', truncate(title, 150), ` would be open to ${audience}.`),
      ticks(questions),
      ...(to === 'P3'
        ? [
            input('class', 'Where does it belong?', {
              type: 'static_select',
              options,
              ...(confirmed ? { initial_option: confirmed } : {}),
            }),
          ]
        : [
            input(
              'reader',
              'Who reads it a second time?',
              { type: 'users_select' },
              { optional: true, hint: 'Another member here. Left empty, the core of the community is asked.' },
            ),
          ]),
      actions(button('May this leave the room?', 'tools:open', { value: TREE })),
      plainContext(
        to === 'P3'
          ? 'Nobody here reads it before you share it.'
          : 'Nothing is opened yet: a second member reads it first, then you decide.',
      ),
    ],
  };
};

export interface ReleaseView {
  metadata: string;
  title: string;
  to: 'P4' | 'P5';
  audience: string;
  reader: string;
  /** There is a channel for it. */
  announce: boolean;
}

const guestsInput = input(
  'guests',
  'Which guests?',
  { type: 'multi_users_select', max_selected_items: 20 },
  { hint: `Each can read it for ${GUEST_DAYS} days. After the last of them it closes for guests by itself.` },
);

export const releaseModal = ({ metadata, title, to, audience, reader, announce }: ReleaseView): Modal => ({
  type: 'modal',
  callback_id: 'releases:release',
  private_metadata: metadata,
  title: plain('A wider circle', 24),
  submit: plain('Open it', 24),
  close: plain('Not now', 24),
  blocks: [
    titled('', truncate(title, 150), ` will be open to ${audience}.`),
    plainSection(`${reader} has read it as it is now and said yes. The name stays on record for members here.`),
    ...(to === 'P5' ? [guestsInput] : []),
    ...(to === 'P4' && announce
      ? [
          input(
            'announce',
            'Announce it',
            {
              type: 'checkboxes',
              options: [option('Post it in the announcement channel', 'yes', 'With when to use it and its conditions.')],
            },
            { optional: true },
          ),
        ]
      : []),
    plainContext('You can take it back at any time; copies that others made may remain.'),
  ],
});

export const inviteModal = (itemId: string, title: string): Modal => ({
  type: 'modal',
  callback_id: 'releases:invite',
  private_metadata: itemId,
  title: plain('Guests', 24),
  submit: plain('Invite', 24),
  close: plain('Not now', 24),
  blocks: [titled('', truncate(title, 150), ' is open for guests.'), guestsInput],
});

export const NOT_TICKED = 'Each line needs a tick before it goes further. Where one does not hold yet, it stays as it is until then.';
export const CHANGED = 'The text changed while this was open, so the ticks were for another one. Open its page and look again.';
export const NO_GUESTS = 'Choose somebody who is no member here: members read it already.';
export const askedNotice = (names: readonly string[]): string =>
  names.length === 0
    ? '✓ The core of the community is asked.'
    : `✓ ${joinWords(names)} is asked, in the weekly slot. You hear what comes of it.`;
export const releasedNotice = (audience: string): string => `✓ It is open to ${audience}.`;
export const withdrawnNotice = (audience: string): string => `✓ It is open to ${audience}. ${GONE}`;

/** On Home, when a reader has said yes. */
export const readyRow = (itemId: string, title: string, reader: string, audience: string): Block[] => [
  plainSection(`${reader} has read “${truncate(title, 100)}” and says yes. Opening it to ${audience} is yours.`),
  actions(button('Go on', 'releases:open', { value: itemId, label: truncate(`Go on: ${title}`, 75) })),
];
