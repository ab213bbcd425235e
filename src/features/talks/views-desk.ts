/** The desk before a talk: date, guide, wishes, who is coached when, and the phases with their questions. */
import { joinWords } from '../../community/words.ts';
import { buttonRow } from '../../platform/slack/menu.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import {
  button,
  context,
  divider,
  escapeText as escaped,
  plain,
  plainContext,
  quote,
  section,
  titled,
  truncate,
} from '../../platform/slack/text.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { type Half, type Phase, type Shape, TURNED, totalMinutes } from './rules-frame.ts';

const LONGEST_NAME = 60;

/** As one reader sees it. */
export interface DeskView {
  pairId: string;
  me: string;
  nameOf: ReadonlyMap<string, string>;
  partners: readonly { userId: string; name: string; style: string | null }[];
  number: number;
  at: number | null;
  zone: Zone;
  shape: Shape;
  halves: readonly Half[];
  guide: { dilemma: string; listenFor: readonly string[]; traps: readonly string[] } | null;
  rules: readonly string[];
}

export const capital = (words: string): string => words.replace(/^./, (letter) => letter.toUpperCase());

const TURN_TITLES: Readonly<Record<string, string>> = { tell: 'Tell', facts: 'Ask for facts', turned: 'Turn round', helped: 'What helped' };

export const phaseTitle = ({ id }: Phase): string => TURN_TITLES[id] ?? capital(id);

/** What happens in a step of three; the phases of two have their purpose in the library. */
const TURN_WORDS: Readonly<Record<string, string>> = {
  tell: 'the one who is coached tells',
  facts: 'the two others ask for facts, and give no advice',
  turned: 'the two others talk to each other; the one who is coached turns away and listens',
  helped: 'the one who is coached says what helped',
};
export const purposeOf = (phase: Phase): string => phase.purpose || (TURN_WORDS[phase.id] ?? '');

/** What the library says of a phase holds for the step that three have in its place. */
export const rulesOf = ({ rules, halves }: DeskView): readonly string[] =>
  halves.length < 3
    ? rules
    : rules.map((rule) =>
        TURNED.reduce((said, { id, asks }) => said.replace(new RegExp(`\\b${capital(asks)}\\b`), TURN_TITLES[id] ?? asks), rule),
      );

export const bulleted = (lines: readonly string[]): string => lines.map((line) => `• ${escaped(line)}`).join('\n');

const nameIn = ({ me, nameOf }: DeskView, userId: string): string =>
  userId === me ? 'you' : truncate(nameOf.get(userId) ?? 'your partner', LONGEST_NAME);

/** "Ben is coached, you coach". Plain. */
export function rolesOf(view: DeskView, { coached, coaches }: Half): string {
  const who = coached === view.me ? 'You are coached' : `${nameIn(view, coached)} is coached`;
  if (coaches.length > 1)
    return `${who}; ${joinWords([...coaches].sort((a, b) => Number(b === view.me) - Number(a === view.me)).map((id) => nameIn(view, id)))} help`;
  const [coach = ''] = coaches;
  return `${who}, ${nameIn(view, coach)} ${coach === view.me ? 'coach' : 'coaches'}`;
}

const ORDER = ['First half', 'Then you swap'] as const;

function orderOf(view: DeskView): string {
  if (view.shape === 'one' && view.halves.length === 1) return view.halves.map((half) => `This talk: ${rolesOf(view, half)}.`).join('');
  if (view.halves.length > 2) {
    return view.halves.map((half, at) => `Round ${at + 1}, ten minutes: ${rolesOf(view, half)}.`).join('\n');
  }
  return view.halves.map((half, at) => `${ORDER[at] ?? 'Then'}: ${rolesOf(view, half)}.`).join('\n');
}

export const isCoach = (view: DeskView): boolean => view.halves.some(({ coaches }) => coaches.includes(view.me));

const headOf = (view: DeskView): Block[] => {
  const names = joinWords(view.partners.map(({ name }) => truncate(name, LONGEST_NAME)));
  const when = view.at === null ? 'no date stands yet' : sayDateTime(view.at, view.zone);
  return [
    titled('', `Talk ${view.number}`, ` with ${names}: ${when}`),
    context('This page is yours. What you talk about is not written down, here or anywhere.'),
  ];
};

const guideOf = ({ pairId, guide, number, at }: DeskView): Block[] => {
  const start = button('Start now', 'talks:start', { value: pairId, ...(guide ? { style: 'primary' as const } : {}) });
  const pick = button(guide ? 'Another guide' : 'Choose by dilemma', 'pacts:guide', {
    value: pairId,
    ...(guide ? {} : { style: 'primary' as const }),
  });
  const rest: Button[] = [
    button('We talked', 'talks:met', { value: pairId }),
    button(at === null ? 'Fix a date' : 'Move it', 'talks:move', {
      value: pairId,
      label: `${at === null ? 'Fix a date' : 'Move it'}, talk ${number}`,
    }),
    button('Help us', 'talks:help', { value: pairId }),
    button('My coaching', 'talks:growth'),
    button('Give feedback', 'talks:feedback', { value: pairId }),
    button('End it quietly', 'talks:end', { value: pairId }),
  ];
  return [
    guide ? titled('Your guide: ', guide.dilemma) : section('No guide is chosen. Which dilemma is it about?'),
    ...buttonRow([start, pick, ...rest]),
  ];
};

const wishes = ({ partners }: DeskView): Block[] =>
  partners.flatMap(({ name, style }) =>
    style === null || style === ''
      ? []
      : [plainContext(`${truncate(name, LONGEST_NAME)} finds it helpful when you …`), quote(truncate(style, 300))],
  );

const phaseBlock = (phase: Phase, isWritten: boolean): Block => {
  const time = isWritten ? '' : ` · ${phase.minutes} min`;
  const questions = phase.questions.length === 0 ? '' : `\n${bulleted(phase.questions)}`;
  return section(`*${phaseTitle(phase)}*${time}: ${escaped(purposeOf(phase))}${questions}`);
};

/** For whoever coaches, and for nobody else. */
export const coachBlocks = (title: string, lines: readonly string[]): Block[] =>
  lines.length === 0 ? [] : [section(`*${title}*\n${bulleted(lines)}`)];

export function deskModal(view: DeskView): Modal {
  const [first] = view.halves;
  const isWritten = view.shape === 'written';
  return {
    type: 'modal',
    callback_id: 'talks:desk',
    private_metadata: view.pairId,
    title: plain('Coaching talk', 24),
    close: plain('Close', 24),
    blocks: [
      ...headOf(view),
      ...guideOf(view),
      ...wishes(view),
      { type: 'section', text: plain(orderOf(view)) },
      divider,
      context(isWritten ? 'Each half in writing, a day for each' : `${totalMinutes(view.halves)} minutes; the same phases for each of you`),
      ...(first?.phases ?? []).map((phase) => phaseBlock(phase, isWritten)),
      ...(isCoach(view)
        ? [
            divider,
            ...coachBlocks('When you coach', rulesOf(view)),
            ...coachBlocks('Listen for', view.guide?.listenFor ?? []),
            ...coachBlocks('Traps', view.guide?.traps ?? []),
          ]
        : []),
    ],
  };
}
