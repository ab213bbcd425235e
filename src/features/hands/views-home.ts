/** A hand on App Home, and the two lines of the stewards' digest. */
import { joinWords } from '../../community/words.ts';
import type { Block } from '../../platform/slack/message.ts';
import { actions, button, plainSection } from '../../platform/slack/text.ts';
import type { Kind, Status } from './rules.ts';
import { KIND_WORDS, USES } from './views.ts';
import { type AskView, askButtons } from './views-messages.ts';

export const wayIn = (): Block[] => [
  plainSection(
    'You could use a hand? A rehearsal partner, a second pair of eyes, a mentor, somebody to talk to: one person is asked, privately.',
    button('I could use a hand', 'hands:open', { value: '' }),
  ),
];

export const askedRow = (view: AskView): Block[] => [
  plainSection(`${view.asker} could use ${USES[view.kind]}. Open until ${view.until}.`),
  actions(...askButtons(view)),
];

export interface MineView {
  id: string;
  kind: Kind;
  status: Status;
  /** The other of the two, once there is one. */
  other: string | null;
  isAsker: boolean;
}

const WITHDRAW = { title: 'Take it back?', text: 'Nothing of it is kept, and nobody else is asked.', yes: 'Take it back', no: 'Leave it' };

export function mineRow({ id, kind, status, other, isAsker }: MineView): Block[] {
  const words = KIND_WORDS[kind];
  if (status === 'answered') {
    const line = isAsker ? `${words}: ${other ?? 'somebody'} is there for you.` : `You are there for ${other ?? 'somebody'}.`;
    const back = isAsker ? [button('Take it back', 'hands:withdraw', { value: id, confirm: WITHDRAW })] : [];
    return [plainSection(line), actions(button('That helped', 'hands:helped', { value: id }), ...back)];
  }
  if (status === 'nobody')
    return [
      plainSection(`${words}: it found nobody with room this time.`),
      actions(button('Ask somebody else', 'hands:open', { value: '' }), button('Take it off', 'hands:withdraw', { value: id })),
    ];
  return [
    plainSection(`${words}: somebody is asked, privately.`),
    actions(button('Take it back', 'hands:withdraw', { value: id, confirm: WITHDRAW })),
  ];
}

/** Plain text; only those who said that the stewards may know. */
export const digestLine = (names: readonly string[]): string => `${joinWords(names)} could use a hand.`;

export const totalsLine = ({ asked, inTime }: { asked: number; inTime: number }): string =>
  `A hand, in the past 90 days: ${asked} asked for, ${inTime} answered within two working days.`;
