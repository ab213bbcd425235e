/** What people hear of a hand: whoever is asked, the asker, the two together. */
import { sayFormalContacts } from '../../community/formal-views.ts';
import type { CommunitySettings } from '../../community/settings.ts';
import { firstName, joinWords } from '../../community/words.ts';
import type { Block, Button, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText, plainSection, section } from '../../platform/slack/text.ts';
import type { Kind } from './rules.ts';
import { USES } from './views.ts';

export const WHY_NEWS = 'You asked for a hand.';
export const WHY_INTRODUCED = 'One of you asked for a hand, and the other is there.';

export interface AskView {
  id: string;
  asker: string;
  kind: Kind;
  hasMore: boolean;
  /** As a Slack date in a message, in words on Home. */
  until: string;
}

export const askButtons = ({ id, hasMore }: Pick<AskView, 'id' | 'hasMore'>): Button[] => [
  button('I am there', 'hands:yes', { value: id, style: 'primary' }),
  button('Not now', 'hands:not-now', { value: id }),
  ...(hasMore ? [button('What it is about', 'hands:about', { value: id })] : []),
];

export const askMessage = (view: AskView): Message => {
  const text = `${escapeText(view.asker)} could use ${USES[view.kind]}. Half an hour is enough.`;
  const until = `Open until ${view.until}. “Not now” needs no reason, and nobody hears of it.`;
  return { text: `${text} ${until}`, blocks: [section(text), section(until), actions(...askButtons(view))] };
};

export interface NewsView {
  kind: Kind;
  isOver: boolean;
  settings: Pick<CommunitySettings, 'formalContacts'>;
  stewards: readonly string[];
}

export function newsMessage({ kind, isOver, settings, stewards }: NewsView): Message {
  if (!isOver) {
    const text = `You could use ${USES[kind]}: somebody else is asked now. Nothing is needed from you.`;
    return { text, blocks: [plainSection(text)] };
  }
  const door = stewards.length === 0 ? '' : ` ${joinWords(stewards, 'or')} would make time for you, too: write to them as you like.`;
  const text = `You could use ${USES[kind]}, and this time it did not find anybody with room. That says nothing about you or your question.${door}`;
  const blocks: Block[] = [
    plainSection(text),
    plainSection(sayFormalContacts(settings)),
    actions(button('Ask somebody else', 'hands:open', { value: '' })),
  ];
  return { text: escapeText(`${text} ${sayFormalContacts(settings)}`), blocks };
}

export function introductionMessage({ id, asker, helper, kind }: { id: string; asker: string; helper: string; kind: Kind }): Message {
  const lines = [
    `${asker} could use ${USES[kind]}, and ${helper} is there.`,
    `${firstName(asker)}, write two times that suit you; half an hour is enough. What you talk about stays between you; one press closes it afterwards.`,
  ];
  return {
    text: escapeText(lines.join('\n')),
    blocks: [...lines.map((line) => plainSection(line)), actions(button('That helped', 'hands:helped', { value: id }))],
  };
}

/** The words of an answer, alone. */
export const SAID = {
  yes: '✓ Thank you. I bring the two of you together at the next hour that both of you work.',
  notNow: 'Noted; no reason needed. Nobody hears that it was you.',
  gone: 'This has found its way already. Thank you for being there.',
  others: 'This belongs to the two of them.',
  closed: '✓ Closed. Nothing more is asked about it.',
  closedBefore: 'It is closed already; nothing more is needed.',
  withdrawn: '✓ Taken back; nothing of it is kept.',
  withdrawnBefore: 'There is nothing of yours to take back here any more.',
} as const;
