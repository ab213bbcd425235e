/** Named points at which a test may kill the process. What they stand between must hold when nothing after them ever runs. */
export const CRASH_POINTS = [
  'before_materialise',
  'mid_tx',
  'after_materialise',
  'after_claim',
  'before_post',
  'after_post_before_mark',
  'after_history',
  'after_mark',
  'during_429_wait',
  'mid_migration',
  'mid_backup',
  'at_shutdown',
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];
export type Crash = (point: CrashPoint) => void;

/** What everybody but a process test is given. */
export const neverCrash: Crash = () => undefined;
