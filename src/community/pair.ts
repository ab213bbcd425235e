/** Two people, or three, who coach each other for nine weeks. Their record, as every capability sees it. Nothing in it says what was talked about. */
import type { LocalDate, LocalTime } from '../platform/time/zones.ts';

/** matched: nobody was told yet. told: introduced. agreed: the pact is signed by all of them. */
export type PairState = 'matched' | 'told' | 'agreed' | 'over';

/**
 * Why it is over. Nobody but the program reads it: 'closed' the round ended; 'quietly' one of them ended it; 'unsigned' no pact ten working
 * days after the introduction; 'silent' neither answered; 'gone' somebody left, paused or was switched off; 'apart' they must not be put
 * together any more; 'withdrawn' before anybody was told.
 */
export type PairEnd = 'closed' | 'quietly' | 'unsigned' | 'silent' | 'gone' | 'apart' | 'withdrawn';

/** What somebody brings into a pair: shown to her partner, and to nobody else. */
export interface Brought {
  offer: string;
  want: string;
  /** When she can talk, where she lives. */
  from: LocalTime;
  until: LocalTime;
}

/** Why these people, as facts; the words are in views. Only what all of them know or may know: never whom somebody did not want, never a function by name. */
export interface PairReason {
  /** Null when one of them has not said. */
  otherFunction: boolean | null;
  otherBand: boolean | null;
  /** What one wants, another offers, by their words. */
  offerMeetsWant: boolean;
  /** Working hours they share, on the day of the week of the introduction on which these are most. */
  sharedHours: number;
  /** How often any two of them were a pair before. */
  metBefore: number;
  /** A trio, because the number was odd: whose turn it was to make one. Or a place for whoever came later. */
  third: { userId: string; because: 'odd' | 'later' } | null;
  /** How it came about. 'again': somebody was free again. */
  by: 'round' | 'later' | 'again' | 'proposal';
}

export interface Pair {
  teamId: string;
  id: string;
  communityId: string;
  /** The round in which they were put together; null: one of them proposed it. */
  roundId: string | null;
  /** Two or three, in the order of their ids. Somebody who left is not among them any more. */
  people: string[];
  state: PairState;
  ended: PairEnd | null;
  reason: PairReason;
  brought: Record<string, Brought>;
  /** The same draw can be made again from it. */
  seed: string;
  /** R: the day on which they are told. */
  toldOn: LocalDate;
  /** R+45 working days: the last day of their nine weeks. */
  closesOn: LocalDate;
  /** Their group conversation, once it was opened. Messages go to the people, never to it: whoever else may have come into it reads nothing new. */
  channelId: string | null;
  /** The guide of the library that they picked. */
  guideId: string | null;
  /** Talks that one of them said they held. */
  talks: number;
  createdAt: number;
  toldAt: number | null;
  agreedAt: number | null;
  overAt: number | null;
}

export type PairEvent =
  | { is: 'told' }
  /** The session that the round counts from has another day; nobody was told yet. */
  | { is: 'moved'; toldOn: LocalDate; closesOn: LocalDate }
  /** Slack has opened their conversation. */
  | { is: 'opened'; channelId: string }
  | { is: 'agreed' }
  | { is: 'guided'; guideId: string }
  | { is: 'met' }
  /** Somebody who came later makes it a trio. */
  | { is: 'joined'; userId: string; brought: Brought; reason: PairReason }
  /** One of three goes; the two others stay together. Of two: it is over. */
  | { is: 'left'; userId: string; why: PairEnd }
  | { is: 'over'; why: PairEnd };

export interface PairQuery {
  teamId: string;
  communityId?: string;
  roundId?: string;
  userId?: string;
  states?: readonly PairState[];
}

/** Two people who were a pair once: kept to bring new people together, shown to nobody but them. */
export interface Meeting {
  a: string;
  b: string;
  on: LocalDate;
  /** Whether they were three. `third`: who made it three because the number was odd. */
  thirdId: string | null;
}

/** The record of pairs. Whoever shows one asks `isOf` first: a pair is P1. */
export interface Pairs {
  find(teamId: string, id: string): Promise<Pair | null>;
  /** Newest first. */
  list(query: PairQuery): Promise<Pair[]>;
  /** False when the id is known. Tells every capability (`pairChanged`). */
  add(pair: Pair): Promise<boolean>;
  /** By the rules, on the record as it is now; null when it cannot happen any more (it is over, or it happened before). Tells every capability. */
  happen(pair: Pick<Pair, 'teamId' | 'id'>, event: PairEvent, now: number): Promise<Pair | null>;
  /** Everybody who was ever introduced to somebody here, oldest first. */
  meetings(teamId: string, communityId: string): Promise<Meeting[]>;
  /** Whom she was introduced to, in every community: for "what is stored about me". */
  meetingsOf(teamId: string, userId: string): Promise<(Meeting & { communityId: string })[]>;
  /** Her pairs and meetings go; null = of every community. */
  forget(teamId: string, userId: string, communityId: string | null): Promise<void>;
  /** Pairs that were over before this instant go. Tells nobody. */
  tidy(before: number): Promise<void>;
}

export const isOf = (pair: Pick<Pair, 'people'>, userId: string): boolean => pair.people.includes(userId);
export const othersOf = (pair: Pick<Pair, 'people'>, userId: string): string[] => pair.people.filter((id) => id !== userId);
/** Its people know of it. Before that, and where it never came to that, there is no pair to speak of. */
export const wasTold = ({ state, toldAt }: Pick<Pair, 'state' | 'toldAt'>): boolean => state !== 'matched' && toldAt !== null;
export const isAlive = ({ state }: Pick<Pair, 'state'>): boolean => state === 'told' || state === 'agreed';
