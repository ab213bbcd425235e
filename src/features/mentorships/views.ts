/** The page of the two, and what of it stands on App Home. */
import { joinWords } from '../../community/words.ts';
import type { LibraryAgreement } from '../../library/library.ts';
import { buttonRow } from '../../platform/slack/menu.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, plain, plainContext, plainSection, section, strong } from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Agreement, MentorshipState, TalkState } from './rules.ts';
import { labelOf } from './views-forms.ts';
import { NEVER } from './views-messages.ts';

export interface TalkView {
  n: number;
  startsAt: number;
  state: TalkState;
  /** Its hour has gone by and nobody has said how it went, or it will not come any more. */
  isPast: boolean;
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
  /** What the two have not agreed on yet: the first talk, as it was proposed. */
  proposedAt: number | null;
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

const talkLine = ({ startsAt, state, isPast }: TalkView, zone: Zone): string =>
  `${isPast ? '·' : SIGNS[state]} ${slackDate(startsAt, zone, '{date_long_pretty} at {time}')}${AFTER[state]}`;

const WRITTEN = ['aim', 'give', 'back', 'bounds', 'ending'] as const;

/** Under the library's own labels; what nobody has written yet is left out. */
export const agreementBlocks = (library: LibraryAgreement, view: Pick<PageView, 'agreement' | 'mentee' | 'mentor'>): Block[] =>
  WRITTEN.filter((key) => view.agreement[key] !== '').map((key) => strong(labelOf(library, key, view), `\n${view.agreement[key]}`));

/** Null: what follows says it all. */
function stateWords({ state, turn, isMentee, other, hasClosed }: PageView): string | null {
  if (state === 'begun' && turn === 'mine') return 'Your part of the agreement comes next.';
  if (state === 'begun')
    return isMentee ? `${other} completes it next; then six dates follow.` : `${other} writes first. You hear when it is your turn.`;
  if (state === 'closing')
    return hasClosed
      ? `You have looked back. It closes when ${other} has, or in three weeks.`
      : 'It comes to its close: two minutes to look back.';
  if (state === 'over') return 'This mentoring is closed.';
  return turn === 'mine' ? `${other} has changed the agreement. Sign it if it is right.` : null;
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

/** Beneath everything else: for when it has to end. */
function endButtons({ id, state }: PageView): Button[] {
  const end = button('End it quietly', 'mentorships:end', { value: id, confirm: END });
  if (state === 'begun') return [end];
  return state === 'agreed' ? [button('Close it well', 'mentorships:wind-up', { value: id, confirm: CLOSE }), end] : [];
}

function buttonsOf({ id, communityId, state, turn, isMentee, otherId, hasClosed, talks }: PageView): Button[] {
  const value = { value: id };
  const file = button('Calendar file', 'mentorships:file', value);
  const agreement = (words: string, primary: boolean): Button =>
    button(words, 'mentorships:agreement', { ...value, ...(primary ? { style: 'primary' } : {}) });
  if (state === 'begun') return turn === 'mine' ? [agreement(isMentee ? 'Write it' : 'Complete it', true)] : [];
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
  const sign = agreement(turn === 'mine' ? 'Read and sign' : 'Change the agreement', turn === 'mine');
  const move = button('Move a date', 'mentorships:move', value);
  return turn === 'mine' ? [sign, move, file, thanks] : [move, sign, file, thanks];
}

const whenBlocks = ({ talks, proposedAt, zone }: PageView): Block[] => {
  if (talks.length > 0) return [section(talks.map((talk) => talkLine(talk, zone)).join('\n'))];
  return proposedAt === null
    ? []
    : [section(`The first talk, as it stands: ${slackDate(proposedAt, zone, '{date_long_pretty} at {time}')}`)];
};

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
    ...[stateWords(view)].flatMap((words) => (words === null ? [] : [plainSection(words)])),
    ...buttonRow(buttonsOf(view)),
    ...whenBlocks(view),
    divider,
    ...agreementBlocks(library, view),
    ...view.changed.map(({ name, text }) => strong(`What changed, says ${name}`, `\n${text}`)),
    ...buttonRow(endButtons(view)),
  ],
});

/** On App Home. `nextAt`: the next talk. */
export function homeRow(view: { id: string; other: string; nextAt: number | null; zone: Zone; state: MentorshipState }): Block[] {
  const state = view.state === 'begun' ? ': the agreement comes first.' : view.state === 'closing' ? ': looking back.' : '.';
  const open = button('Open', 'mentorships:open', { value: view.id, label: `Open: mentoring with ${view.other}` });
  return [
    plainSection(`Mentoring with ${view.other}${state}`, open),
    ...(view.nextAt === null ? [] : [context(`Next talk: ${slackDate(view.nextAt, view.zone)}`)]),
  ];
}

const TURNS = {
  write: (other: string) => ({
    text: `${other} has said yes to mentoring you. The agreement comes first: two minutes.`,
    press: 'Write it',
  }),
  complete: (other: string) => ({
    text: `Your part of the mentoring agreement with ${other} is missing: two minutes.`,
    press: 'Complete it',
  }),
  sign: (other: string) => ({ text: `${other} has changed your mentoring agreement.`, press: 'Read and sign' }),
} as const;

export function turnRow({ id, other, what }: { id: string; other: string; what: keyof typeof TURNS }): Block[] {
  const { text, press } = TURNS[what](other);
  return [
    plainSection(text),
    actions(button(press, 'mentorships:agreement', { value: id, style: 'primary', label: `${press}: agreement with ${other}` })),
  ];
}
