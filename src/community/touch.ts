/** A touch: anything the bot does by itself. What a feature declares about it; the agenda plans it, tick() runs it. (practice 3.9) */
import type { WhenUnsure } from '../platform/delivery/outbox.ts';
import type { LocalDate, LocalTime, Zone } from '../platform/time/zones.ts';

/** Offsets count working days (Monday to Friday without the community's holidays). */
export type Anchor =
  /** Before or after each session of these kinds, or the first of each quarter only; negative = before. */
  | { on: 'session'; kinds: readonly SessionKind[]; offset: number; first?: 'of-quarter' }
  /** So many minutes after (negative = before) a session begins or ends. People agreed to its hour: speaking hours do not move it. */
  | { on: 'clock'; kinds: readonly SessionKind[]; from: 'start' | 'end'; minutes: number }
  /** Before or after the quarter close. */
  | { on: 'close'; offset: number }
  /** After the day a member joined; one row per member. */
  | { on: 'joining'; offset: number }
  /** Every week on this weekday (1 = Monday), moved to the next working day of the same week by a holiday. */
  | { on: 'weekly'; weekday: 1 | 2 | 3 | 4 | 5 }
  /** Planned one by one through `agenda.once`, e.g. the end of a pause. */
  | { on: 'once' };

export type SessionKind = 'topic' | 'close';

/** How late it may still be done. Past it the row is `missed`: shown to the steward, never sent late. */
export type CatchUp =
  | { within: number; wakingHours?: boolean }
  /** Until the session it belongs to starts. */
  | 'until-session'
  /** A change of state (a turn passes on, a pause ends): always done, however late. */
  | 'always';

export interface Touch {
  /** '<feature>.<what>' */
  id: string;
  /** Its row in practice 3.9, e.g. 'a1'; or '-' for inner work that nobody sees. */
  practice: string;
  /** As the calendar and the preview call it: "Reflection prompt". */
  name: string;
  anchor: Anchor;
  /** Community time for channels, the person's own time for people. */
  at: LocalTime;
  /** 'state': nobody sees it. */
  surface: 'channel' | 'thread' | 'dm' | 'group' | 'state';
  /** As the preview says it: "everyone here", "the newcomer", "each steward". */
  audience: string;
  /** 'community': one row. 'member' / 'steward': one row per person, in the person's zone. */
  each: 'community' | 'member' | 'steward';
  /** Asked minutes per person (practice 3.9, column Min). */
  minutes: number;
  catchUp: CatchUp;
  whenUnsure: WhenUnsure;
  /** "Why this": one sentence, present tense, what made it come. */
  why: string;
  /** Decides and records; what is to be said goes into the outbox. Runs inside the tick's transaction: nothing but the database may be awaited. */
  run(due: DueTouch): Promise<void>;
}

/** One claimed row of the agenda. */
export interface DueTouch {
  rowId: string;
  touch: string;
  teamId: string;
  communityId: string;
  /** What it hangs on: a session id, a Monday, a joining date, or what `once` was given. */
  anchor: string;
  userId: string | null;
  dueAt: number;
  localDate: LocalDate;
  localTime: LocalTime;
  zone: Zone;
  /** The tick's instant. */
  now: number;
}
