/** "Still on?", and what either answer says. Nobody is named. */
import { noteMessage } from '../../community/experiment-views.ts';
import type { Pair } from '../../community/pair.ts';
import type { Button, Message } from '../../platform/slack/message.ts';
import { button } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { manyOf } from './views-words.ts';

const LET_GO = {
  title: 'Let it go?',
  text: 'You are free of each other at once, and nobody is told who pressed this.',
  yes: 'Let it go',
  no: 'Keep it open',
};

const open = (pairId: string, primary = false): Button =>
  button('Our pact', 'pacts:open', { value: pairId, ...(primary ? { style: 'primary' as const } : {}) });
export const stillOn = (pairId: string): Button => button('Still on', 'pacts:still-on', { value: pairId });
export const letGo = (pairId: string): Button => button('Let it go', 'pacts:let-go', { value: pairId, confirm: LET_GO });

/** Until one day without a word, until another with one. */
export const stillOnMessage = (pairId: string, until: LocalDate, again: LocalDate): Message =>
  noteMessage({
    text: `Your pact is not complete. Still on? One tap keeps it open until ${formatDate(again)}. Without one it is let go on ${formatDate(until)}, and all of you are free for somebody else.`,
    buttons: [stillOn(pairId), open(pairId), letGo(pairId)],
  });

export const keptMessage = (pairId: string, until: LocalDate): Message =>
  noteMessage({ text: `✓ It stays open until ${formatDate(until)}. Your page takes five minutes.`, buttons: [open(pairId, true)] });

export const standsMessage = (pairId: string): Message =>
  noteMessage({
    text: '✓ Your pact stands already. Whoever wants to end it can, without a reason.',
    buttons: [open(pairId), button('End it quietly', 'talks:end', { value: pairId })],
  });

/** In the place of the message that asked. */
export const goneMessage = (pair: Pick<Pair, 'people'>): Message =>
  noteMessage({ text: `This round is closed for the ${manyOf(pair)} of you.`, buttons: [] });
