/** What people read when a pair ends early, and while somebody else is looked for. The reason for an ending stands in no word. */
import { joinWords } from '../../community/words.ts';
import type { Block, Button, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText, plainMessage, plainSection, truncate } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { Asked } from './service-places.ts';

/** What may come next: 'looking' it is looked already; 'may' she may ask for it; 'own' it was no round; 'none' too little is left. */
export type Next = 'looking' | 'may' | 'own' | 'none';

export interface ClosedView {
  fromId: string;
  /** The others; empty when they are not kept any more. */
  names: readonly string[];
  next: Next;
}

const again = (fromId: string, style?: 'primary'): Button =>
  button('Look for another partner', 'rematches:again', { value: fromId, ...(style ? { style } : {}) });
const noNeed = (fromId: string): Button => button('No need', 'rematches:stop', { value: fromId });
const propose = (style?: 'primary'): Button =>
  button('Ask somebody yourself', 'proposals:open', { value: '', ...(style ? { style } : {}) });

const LOOKING = 'I look for somebody else for you on the next working days, and tell you either way.';

const NEXT: Readonly<Record<Next, { words: string; buttons(fromId: string): Button[] }>> = {
  looking: { words: ` ${LOOKING}`, buttons: (fromId) => [noNeed(fromId)] },
  may: { words: '', buttons: (fromId) => [again(fromId, 'primary')] },
  own: { words: '', buttons: () => [propose()] },
  none: { words: '', buttons: () => [] },
};

const withButtons = (words: string, buttons: readonly Button[]): Message => ({
  text: escapeText(words),
  blocks: [plainSection(words), ...(buttons.length === 0 ? [] : [actions(...buttons)])],
});

const OF = ['you', 'you', 'the two of you', 'the three of you'];

/** The same words whoever ended it, and why. */
export function closedMessage({ fromId, names, next }: ClosedView): Message {
  const whose = names.length === 0 ? '' : `${joinWords(['You', ...names.map((name) => truncate(name, 80))])}: `;
  const { words, buttons } = NEXT[next];
  const start = whose === '' ? 'This round of coaching' : 'this round';
  const text = `${whose}${start} is closed for ${OF[names.length + 1] ?? 'you'}. No reason is needed, and none is asked.${words}`;
  return withButtons(text, buttons(fromId));
}

export const twoMessage = (pairId: string, names: readonly string[]): Message =>
  withButtons(
    `${joinWords(names.map((name) => truncate(name, 80)))}, the two of you go on as a pair. Your talks and your pact stay as they are; with two of you each has half the time.`,
    [button('Our pact', 'pacts:open', { value: pairId }), button('Pick a guide', 'pacts:guide', { value: pairId })],
  );

export const inVainMessage = (): Message =>
  withButtons(
    'I have looked for a coaching partner for you on three working days, and nobody could be found this time. Should somebody be free later in this round, you hear with whom.',
    [propose()],
  );

const SAID: Readonly<Record<Asked, { words: string; buttons(fromId: string): Button[] }>> = {
  looking: { words: `✓ ${LOOKING}`, buttons: (fromId) => [noNeed(fromId)] },
  stopped: { words: '✓ I look no further. Should you change your mind, the button is here.', buttons: (fromId) => [again(fromId)] },
  placed: { words: 'You have a partner in this round again.', buttons: () => [] },
  alive: { words: 'You are still a pair here. Once this is closed I can look for somebody else.', buttons: (id) => [endIt(id)] },
  late: {
    words: 'Less than three weeks are left of this round, too little for somebody new. The next round is called in the channel.',
    buttons: () => [propose()],
  },
  own: { words: 'This was no round of the community, so I look for nobody by myself.', buttons: () => [propose('primary')] },
};

const endIt = (pairId: string): Button => button('End it quietly', 'talks:end', { value: pairId });

export const askedMessage = (fromId: string, asked: Asked): Message => {
  const { words, buttons } = SAID[asked];
  return buttons(fromId).length === 0 ? plainMessage(words) : withButtons(words, buttons(fromId));
};

/** On Home, while somebody is looked for, or could be. */
export const placeRow = (fromId: string, looking: boolean, closesOn: LocalDate): Block[] => [
  plainSection(
    looking
      ? 'I am looking for a coaching partner for you, once a working day.'
      : `Your coaching pair is closed. The round runs until ${formatDate(closesOn)}, long enough for another partner.`,
    looking ? noNeed(fromId) : again(fromId),
  ),
];
