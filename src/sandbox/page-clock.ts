/** The page's time: it stands still while nobody looks, keeps real pace while somebody does, and jumps when asked. One mover at a time. */
import { DAY, HOUR, type ManualClock, SECOND } from '../platform/clock.ts';
import type { Clockwork } from './clockwork.ts';

export type Jump = 'hour' | 'day' | 'week' | 'touch';

export interface PageClock {
  now(): number;
  /** Where a jump began and where it ends (null: at the next touch, wherever that is); null when none is under way. */
  jump(): { from: number; to: number | null } | null;
  /** Starts a jump and does not wait for its end; false when one is under way. */
  begin(jump: Jump): boolean;
  /** Does what is due now, soon: somebody has acted. */
  nudge(): void;
  stop(): Promise<void>;
}

export interface PageClockParts {
  clock: ManualClock;
  clockwork: Clockwork;
  /** Nobody looks: time stands still. */
  isWatched(): boolean;
  /** How many messages the app has said to anybody so far. */
  said(): number;
  onMove(): void;
  onFault(error: unknown): void;
}

const LENGTHS = { hour: HOUR, day: DAY, week: 7 * DAY };
/** A jump to the next touch gives up after that much silence. */
const SILENCE = 60 * DAY;
const PROGRESS_EVERY = 150;

export function createPageClock({ clock, clockwork, isWatched, said, onMove, onFault }: PageClockParts): PageClock {
  let turn: Promise<void> = Promise.resolve();
  let waiting = 0;
  let under: { from: number; to: number | null } | null = null;
  let stopped = false;

  function queue(work: () => Promise<void>): Promise<void> {
    waiting++;
    turn = turn
      .then(() => (stopped ? undefined : work()))
      .catch(onFault)
      .finally(() => {
        waiting--;
      });
    return turn;
  }

  async function untilNextTouch(from: number): Promise<void> {
    const before = said();
    while (said() === before && !stopped) {
      const next = await clockwork.next();
      if (next === null || next > from + SILENCE) break;
      await clockwork.until(Math.max(next, clock.now()));
    }
  }

  async function run(jump: Jump): Promise<void> {
    const from = clock.now();
    under = { from, to: jump === 'touch' ? null : from + LENGTHS[jump] };
    const progress = setInterval(onMove, PROGRESS_EVERY);
    try {
      if (under.to === null) await untilNextTouch(from);
      else await clockwork.until(under.to);
    } finally {
      clearInterval(progress);
      under = null;
      onMove();
    }
  }

  const seconds = setInterval(() => {
    // A second that meets a jump, or the second before it still at work, is not made up for.
    if (waiting > 0 || !isWatched()) return;
    void queue(() => clockwork.until(clock.now() + SECOND)).then(onMove);
  }, SECOND);

  return {
    now: () => clock.now(),
    jump: () => under,
    begin: (jump) => {
      if (under !== null) return false;
      under = { from: clock.now(), to: jump === 'touch' ? null : clock.now() + LENGTHS[jump] };
      void queue(() => run(jump));
      onMove();
      return true;
    },
    nudge: () => {
      if (waiting < 2) void queue(() => clockwork.until(clock.now()));
    },
    stop: async () => {
      stopped = true;
      clearInterval(seconds);
      await turn;
    },
  };
}
