/** What the process under test is told, and what it says to whom. */
import type { CrashPoint } from '../../src/platform/delivery/crash.ts';

/** A workspace that lets us look, one that does not and is asked again, one that does not and is held. */
export type TestTeam = 'Tsees' | 'Tasks' | 'Tholds';

export interface CrashOrder {
  file: string;
  url: string;
  point: CrashPoint | null;
  /** The process dies when it comes there for the n-th time. */
  hit: number;
  messages: Record<TestTeam, number>;
  /** From the machine's clock to the test's, on which it is always a working morning. */
  clockAhead: number;
}

export const laneOf = (anchor: string): string => `C${Number(anchor.slice(1)) % 4}`;
export const textOf = (teamId: string, anchor: string): string => `${teamId} ${anchor}`;
