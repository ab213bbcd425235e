/** The page of the two, and what of it stands on App Home. */
import { joinWords } from '../../community/words.ts';
import type { LibraryAgreement } from '../../library/library.ts';
import { buttonRow } from '../../platform/slack/menu.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, plain, plainContext, plainSection, section, strong } from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Agreement, MentorshipState, TalkState } from './rules.ts';
import { NEVER } from './views-messages.ts';

export interface TalkView {
  n: number;
  startsAt: number;
  state: TalkState;
}

export interface PageView {
  id: string;
  communityId: string;
  state: MentorshipState;
  mentor: string;
  mentee: string;
  isMentee: boolean;
  otherId: string;
  other: string;
  zone: Zone;
  agreement: Agreement;
  /** Whose part of the agreement is missing. */
  turn: 'mine' | 'other' | null;
  talks: readonly TalkView[];
  /** What each said at the end changed. */
  changed: readonly { name: string; text: string }[];
  hasClosed: boolean;
  notice: string | null;
}

const SIGNS: Readonly<Record<TalkState, string>> = { planned: '▸', held: '✓', moved: '◌', not: '·' };
const AFTER: Readonly<Record<TalkState, string>> = {
  planned: '',
  held: ', held',
  moved: ', moved: no other day yet',
  not: ', did not take place',
};

const talkLine = ({ startsAt, state }: TalkView, zone: Zone): string =>
  `${SIGNS[state]} ${slackDate(startsAt, zone, '{date_long_pretty} at {time}')}${AFTER[state]}`;

const WRITTEN = ['aim', 'give', 'back', 'bounds', 'ending'] as const;

/** Under the library's own labels; what nobody has written yet is left out. */
export const agreementBlocks = (library: LibraryAgreement, agreement: Agreement): Block[] =>
  WRITTEN.filter((key) => agreement[key] !== '').flatMap((key) => {
    const label = library.fields.find((field) => field.key === key)?.label ?? '';
    return [strong(label, `\n${agreement[key]}`)];
  });

function stateWords({ state, turn, other, hasClosed }: PageView): string {
  if (state === 'begun')
    return turn === 'mine' ? 'Your part of the agreement comes next.' : `${other} writes next. You hear when it is your turn.`;
  if (state === 'closing')
    return hasClosed
      ? `You have looked back. It closes when ${other} has, or in three weeks.`
      : 'It comes to its close: two minutes to look back.';
  if (state === 'over') return 'This mentoring is closed.';
  return turn === 'mine' ? `${other} has changed the agreement. Sign it if it is right.` : 'Under way.';
}

const END = {
  title: 'End it quietly?',
  text: 'Both of you read the same words: it ended sooner than planned. Nobody is told who did it, or asked why.',
  yes: 'End it quietly',
  no: 'Go on',
};
const CLOSE = {
  title: 'Close it now?',
  text: 'Both of you are asked to look back, each alone. Talks that lie ahead stay in your calendars until you take them out.',
  yes: 'Close it well',
  no: 'Go on',
};

function buttonsOf({ id, communityId, state, turn, isMentee, otherId, hasClosed, talks }: PageView): Button[] {
  const value = { value: id };
  const end = button('End it quietly', 'mentorships:end', { ...value, confirm: END });
  const file = button('Calendar file', 'mentorships:file', value);
  const agreement = (words: string, primary: boolean): Button =>
    button(words, 'mentorships:agreement', { ...value, ...(primary ? { style: 'primary' } : {}) });
  if (state === 'begun') return [...(turn === 'mine' ? [agreement(isMentee ? 'Write it' : 'Complete it', true)] : []), end];
  if (state === 'closing')
    return [
      button(hasClosed ? 'Change what I said' : 'Look back', 'mentorships:close', { ...value, ...(hasClosed ? {} : { style: 'primary' }) }),
      file,
    ];
  const thanks = button('Say thanks', 'thanks:give', { value: `person/${otherId}`, label: 'Say thanks to your partner' });
  if (state === 'over')
    return [
      thanks,
      ...(talks.length > 0 ? [file] : []),
      ...(isMentee ? [button('Look for another mentor', 'mentors:open', { value: communityId })] : []),
    ];
  return [
    button('Move a date', 'mentorships:move', value),
    agreement(turn === 'mine' ? 'Read and sign' : 'Change the agreement', turn === 'mine'),
    file,
    thanks,
    button('Close it well', 'mentorships:wind-up', { ...value, confirm: CLOSE }),
    end,
  ];
}

export const pageModal = (library: LibraryAgreement, view: PageView): Modal => ({
  type: 'modal',
  callback_id: 'mentorships:page',
  private_metadata: view.id,
  title: plain('Mentoring', 24),
  close: plain('Close', 24),
  blocks: [
    ...(view.notice === null ? [] : [plainSection(view.notice)]),
    strong(joinWords([view.mentee, view.mentor]), `, ${library.valid_for}`),
    plainContext(`Only the two of you can read this page. ${NEVER}`),
    plainSection(stateWords(view)),
    ...buttonRow(buttonsOf(view)),
    ...(view.talks.length === 0 ? [] : [section(view.talks.map((talk) => talkLine(talk, view.zone)).join('\n'))]),
    divider,
    ...agreementBlocks(library, view.agreement),
    ...view.changed.map(({ name, text }) => strong(`What changed, says ${name}`, `\n${text}`)),
  ],
});

/** On App Home. `nextAt`: the next talk. */
export function homeRow(view: { id: string; other: string; nextAt: number | null; zone: Zone; state: MentorshipState }): Block[] {
  const state = view.state === 'begun' ? ': the agreement comes first.' : view.state === 'closing' ? ': looking back.' : '.';
  return [
    plainSection(`Mentoring with ${view.other}${state}`),
    ...(view.nextAt === null ? [] : [context(`Next talk: ${slackDate(view.nextAt, view.zone)}`)]),
    actions(button('Open', 'mentorships:open', { value: view.id, label: `Open: mentoring with ${view.other}` })),
  ];
}

export const turnRow = (view: { id: string; other: string }): Block[] => [
  plainSection(`Your mentoring agreement with ${view.other} waits for you: two minutes.`),
  actions(
    button('Write it', 'mentorships:agreement', { value: view.id, style: 'primary', label: `Write it: agreement with ${view.other}` }),
  ),
];
