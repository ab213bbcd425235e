/** What check-ins show on App Home: what waits, what can still be changed, a hand, and the month's account. */
import type { Ask } from '../../community/ask.ts';
import { sayMinutes } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, plainSection, section, truncate } from '../../platform/slack/text.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { capital, earlyWords } from './views.ts';

/** *Now* on App Home: the sentence, its end, its cost. */
export const waitingRow = (ask: Ask, line: string, zone: Zone, early: boolean): Block[] => [
  plainSection(
    `${line}\n${capital(early ? `${earlyWords(ask)}; ` : '')}${early ? sayMinutes(ask.minutes) : capital(sayMinutes(ask.minutes))}, until ${sayDateTime(ask.expiresAt, zone)}`,
    button('Check in', 'check-ins:open', { value: ask.id, label: truncate(`Check in: ${line}`, 75) }),
  ),
];

export const answeredRow = (ask: Ask, name: string): Block[] => [
  plainSection(
    `${name}: answered; you can still change it.`,
    button('Change it', 'check-ins:change', { value: ask.id, label: truncate(`Change: ${name}`, 75) }),
  ),
];

/** `releasable` are the communities whose stewards could be told. */
export function handRow(
  hand: { id: string; text: string; released: readonly string[] },
  releasable: readonly { id: string; name: string }[],
): Block[] {
  const known = hand.released.length > 0;
  const who = known ? `The stewards of ${truncate(hand.released.join(', '), 200)} may know.` : 'Only you see this.';
  const [first] = releasable;
  return [
    plainSection(`You could use a hand: ${hand.text}\n${who}`),
    actions(
      button('Ask somebody', 'hands:open', { value: `checkin/${hand.id}` }),
      button('No longer', 'check-ins:hand-done', { value: hand.id }),
      ...(known
        ? [button('Keep it to myself', 'check-ins:hand-keep', { value: hand.id })]
        : first
          ? [
              button('A steward may know', 'check-ins:hand-release', {
                value: `${hand.id} ${first.id}`,
                confirm: {
                  title: 'Tell the stewards',
                  text: 'They read it with your name in their Monday message.',
                  yes: 'They may know',
                  no: 'Not now',
                },
              }),
            ]
          : []),
    ),
  ];
}

export const accountRow = (account: { messages: number; minutes: number; quiet: boolean }): Block[] => {
  const count = `This month: ${account.messages === 1 ? '1 message' : `${account.messages} messages`}, ${account.minutes === 1 ? '1 minute' : `${account.minutes} minutes`} asked.`;
  return [
    section(`${count}${account.quiet ? ' ⏸ Quiet mode: one digest a month.' : ''}`),
    actions(button('What I will send you', 'check-ins:my-messages'), button('Less, or another time', 'check-ins:less', { value: 'home' })),
  ];
};

export const handClosed: Message = { text: '✓ Taken off your page.' };
export const handReleased: Message = { text: '✓ A steward hears of it on Monday. Your page has a button to take it back.' };
export const handPrivateAgain: Message = { text: '✓ Only you see it again. If a steward has read it already, that cannot be unread.' };

/** In the stewards' digest; plain text. */
export const handLine = (name: string, text: string): string => `${name} could use a hand: “${text}”`;

export const moodLine = (n: number, parts: readonly { words: string; n: number }[]): string =>
  `How it is going, last week, n = ${n}: ${parts
    .filter((part) => part.n > 0)
    .map((part) => `${part.words.toLowerCase()} ${part.n}`)
    .join(', ')}.`;
