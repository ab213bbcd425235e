/** What thanks are made of, when they may be read by everybody, and when somebody is offered a hand. Pure. */
import type { Experiment, ExperimentState } from '../../community/experiment.ts';
import { MISSES_BEFORE_PARKED } from '../../community/experiment-rules.ts';
import { DAY } from '../../platform/clock.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import type { Values } from '../../platform/feature.ts';

/** Practice 73: what they did and what it changed, in three kinds. */
export const THANKS_KINDS = ['insight', 'flop', 'help'] as const;
export type ThanksKind = (typeof THANKS_KINDS)[number];
/** One line each. */
export const LONGEST = 200;

/** Practice 3.13: P1 goes after 90 days. */
export const PRIVATE_KEPT = 90 * DAY;
/** Recognition is what gives way first: for so long it waits for room in a message. */
export const WAITS = 14 * DAY;
const LEARNT_AFTER = 7 * DAY;
/** Notes are read at one glance; what is left over comes into the next ones. */
export const MOST_IN_NOTES = 5;
export const SHOWN_ON_HOME = 3;

/** Practice 74: once for an experiment, and not again in the same quarter. */
export const OFFER_EVERY = 91 * DAY;
export const OFFER_OPEN_WORKING_DAYS = 10;
export const OFFER_KEPT = 365 * DAY;

/** Whoever is thanked has heard of it before everybody does: in a message, or for a week on her App Home. */
export const mayGoOut = (
  { wantsNotes, sessionId, told, at }: { wantsNotes: boolean; sessionId: string | null; told: boolean; at: number },
  now: number,
): boolean => wantsNotes && sessionId === null && (told || now - at >= LEARNT_AFTER);

const lineOf = (value: Values[string] | undefined): string => (typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '');

/** A card or an experiment. */
export type AboutRef = Ref & { kind: 'item' | 'experiment' };

export interface Written {
  kind: ThanksKind;
  did: string;
  changed: string;
  wantsNotes: boolean;
  about: AboutRef | null;
  /** Whom she chose; '' when the form did not ask. */
  toId: string;
}

/** 'item/01ABC' as a ref; null for anything else. */
export function readAbout(value: string): AboutRef | null {
  const at = value.indexOf('/');
  const kind = value.slice(0, Math.max(0, at));
  return kind === 'item' || kind === 'experiment' ? { kind, id: value.slice(at + 1) } : null;
}

const tooLong = (text: string): string =>
  `${LONGEST} characters fit here; this has ${text.length}. Shorten it a little; it stays as it is.`;

export function readForm(values: Values): { written: Written } | { errors: Record<string, string> } {
  const [did, changed] = [lineOf(values.did), lineOf(values.changed)];
  const kind = THANKS_KINDS.find((one) => one === values.kind);
  const errors: Record<string, string> = {
    ...(kind ? {} : { kind: 'Choose one of the three.' }),
    ...(did === '' ? { did: 'One line is enough: what they did.' } : did.length > LONGEST ? { did: tooLong(did) } : {}),
    ...(changed === ''
      ? { changed: 'One line is enough: what is different since.' }
      : changed.length > LONGEST
        ? { changed: tooLong(changed) }
        : {}),
  };
  if (!kind || Object.keys(errors).length > 0) return { errors };
  const about = readAbout(lineOf(values.about));
  return { written: { kind, did, changed, about, wantsNotes: values.where === 'notes', toId: lineOf(values.whom) } };
}

export type Stop = Extract<ExperimentState, 'parked' | 'stopped' | 'closed'>;
const STOPS: readonly ExperimentState[] = ['parked', 'stopped', 'closed'] satisfies Stop[];
export const isStop = (state: ExperimentState): state is Stop => STOPS.includes(state);

/** It ran, and came to rest without a decision. Parked with one tap is no stop: she has said that it may wait. */
export function hasStopped(now: Experiment, was: Experiment | null): boolean {
  if (was === null || was.state === now.state || now.startedAt === null || !isStop(now.state)) return false;
  return now.state !== 'parked' || now.misses >= MISSES_BEFORE_PARKED;
}

export const mayOffer = (offers: readonly { experimentId: string; offeredAt: number }[], experimentId: string, now: number): boolean =>
  offers.every((offer) => offer.experimentId !== experimentId && now - offer.offeredAt >= OFFER_EVERY);
