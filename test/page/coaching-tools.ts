/** What the scenes of a coaching round share: whose conversation, which day, a pact signed, a desk opened. */
import type { Hand } from './hand.ts';
import { becomes, HOME, labelled, sends, submit, until } from './tools.ts';

export const ANA = 'Ana Duarte';
export const BEN = 'Ben Okafor';
export const CLEO = 'Cleo Brandt';
export const DEV = 'Dev Malhotra';
export const ELI = 'Eli Rosen';
export const FAY = 'Fay Nilsson';
export const GUS = 'Gus Weber';
export const HANA = 'Hana Iyer';
export const IDA = 'Ida Mensah';
/** One conversation, as each of the three finds it. */
export const TRIO: readonly (readonly [name: string, place: string])[] = [
  [BEN, `${CLEO}, ${GUS}`],
  [CLEO, `${BEN}, ${GUS}`],
  [GUS, `${BEN}, ${CLEO}`],
];

/** Day by day, as Ana: 'Tue 24 Nov'. */
export async function comes(hand: Hand, day: string): Promise<void> {
  await hand.is(ANA);
  const today = hand.page.locator('.clock-day');
  await until(hand, async () => (await today.innerText()).includes(day), day, 'day', 30);
}

/** Her Home, drawn anew, says it. */
export async function homeSays(hand: Hand, name: string, words: string | RegExp): Promise<void> {
  await becomes(hand, name, HOME);
  await hand.sees(words);
}

/** `/rondo …`, in a place where one can type, and its window. */
export async function commands(hand: Hand, command: string, title: string): Promise<void> {
  await hand.types(command);
  await hand.meets(title);
}

/** By what is read aloud, the last that is there. */
export const presses = (hand: Hand, label: string | RegExp): Promise<void> => labelled(hand, label).last().click();

export async function enters(hand: Hand, offer: string, want: string): Promise<void> {
  await hand.meets('Coaching round');
  await hand.fills('What I offer', offer);
  await hand.fills('What I want', want);
  await sends(hand, '✓ Kept.');
}

/** Her page as it is proposed, and the dates as they stand. */
export async function signs(hand: Hand, name: string, place: string, until: string | RegExp): Promise<void> {
  await hand.leaves();
  await becomes(hand, name, place);
  await hand.presses('Our pact');
  await hand.meets('Our coaching pact');
  await submit(hand);
  await hand.sees('Three dates, fixed now');
  await sends(hand, until);
}

/** Her weekly message asks; she opens it. */
export async function checksIn(hand: Hand, name: string): Promise<void> {
  await becomes(hand, name, 'Rondo: Messages');
  await presses(hand, /^Check in/);
  await hand.meets('Check-in');
}
