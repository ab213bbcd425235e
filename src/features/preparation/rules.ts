/** Who prepares a session, what would run as it stands, which format fits. Pure. (practice 18, 3.4.3) */
import type { Session } from '../../community/records.ts';
import { findFaults, fitSteps, LEAST_DEBRIEF, type SheetStep, withIds, withoutIds } from '../../community/run-sheet-rules.ts';
import type { RunStep } from '../../community/step.ts';
import type { LibraryTree } from '../../library/library.ts';
import type { LockedAs } from './tables.ts';

/** A way to run a session, as far as preparing one needs to know it. */
export interface PreparedFormat {
  id: string;
  name: string;
  purpose: string;
  minutes: number;
  effort: number | null;
  steps: RunStep[];
  preparation: string[];
  goesWrongWhen: string[];
  kind: 'session' | 'ceremony';
}

/** Working days before the session. */
export const PACK = -16;
export const HALFWAY = -6;
export const LOCK = -4;

export const OPEN_TABLE = 'sf-open-table';
const SUGGESTED = 'sf-consult-trios';
const LAUNCH = 'cf-launch';
const CLOSE = 'cf-quarter-close';

export type Part = 'facilitator' | 'second' | 'steward';

/** Who prepares it, with what she is to it; nobody prepares an Open Table, and nobody yet one that nobody leads. */
export function whoPrepares(
  session: Pick<Session, 'leadership' | 'facilitatorId' | 'secondId'>,
  stewards: readonly string[],
): Map<string, Part> {
  if (session.leadership === 'stewards') return new Map(stewards.map((userId) => [userId, 'steward']));
  if (session.leadership !== 'led') return new Map();
  const people: [string | null, Part][] = [
    [session.secondId, 'second'],
    [session.facilitatorId, 'facilitator'],
  ];
  return new Map(people.flatMap(([userId, part]): [string, Part][] => (userId ? [[userId, part]] : [])));
}

/**
 * The format that runs while nobody chose another. Somebody who leads is offered trios: fifteen minutes to prepare, and everyone works on the
 * topic. Without anybody to prepare it is an Open Table.
 */
export function standingFormat({ leadership, kind, formatId }: Pick<Session, 'leadership' | 'kind' | 'formatId'>): string {
  if (leadership === 'table') return OPEN_TABLE;
  if (formatId !== null) return formatId;
  if (leadership === 'stewards') return kind === 'close' ? CLOSE : LAUNCH;
  return leadership === 'led' ? SUGGESTED : OPEN_TABLE;
}

/** The same without what was chosen: for when that is gone. */
export const fallbackFormat = (session: Pick<Session, 'leadership' | 'kind'>): string => standingFormat({ ...session, formatId: null });

export type Stage = 'open' | 'locked' | 'begun' | 'off';

export function stageOf(session: Pick<Session, 'status'>, startsAt: number, lockedAt: number | null, now: number): Stage {
  if (session.status === 'cancelled') return 'off';
  if (session.status === 'held' || now >= startsAt) return 'begun';
  return lockedAt === null ? 'open' : 'locked';
}

/** What is kept of a plan, as far as choosing what runs needs it. */
export interface Standing {
  steps: SheetStep[] | null;
  good: RunStep[] | null;
  locked: RunStep[] | null;
}

/** What runs: the locked plan, else the last that added up, else the format's own; fitted to the session in any case. */
export const sheetToRun = (
  plan: Standing | null,
  format: Pick<PreparedFormat, 'steps'>,
  session: Pick<Session, 'leadership' | 'minutes'>,
): RunStep[] => fitSteps((session.leadership === 'table' ? null : (plan?.locked ?? plan?.good)) ?? format.steps, session.minutes);

/** Before its first step; the others are fitted around it. Where they do not fit around all of it, it is shortened with them. */
export function openWith(opening: RunStep | null, steps: readonly RunStep[], minutes: number): RunStep[] {
  if (opening === null) return [...steps];
  const room = minutes - opening.minutes - steps.length - LEAST_DEBRIEF * steps.filter(({ tools }) => tools.includes('debrief')).length;
  return room < 0 ? fitSteps([opening, ...steps], minutes) : [opening, ...fitSteps(steps, minutes - opening.minutes)];
}

export const draftFrom = (format: Pick<PreparedFormat, 'steps'>, minutes: number): SheetStep[] => withIds(fitSteps(format.steps, minutes));

export const keepsDebrief = (format: Pick<PreparedFormat, 'kind'>): boolean => format.kind === 'session';

/** What is locked when the hour comes. */
export function lockOf(
  plan: Standing | null,
  format: PreparedFormat,
  session: Pick<Session, 'leadership' | 'minutes'>,
): { lockedAs: LockedAs; locked: RunStep[] } {
  const locked = sheetToRun(plan ? { ...plan, locked: null } : null, format, session);
  if (!plan?.steps || session.leadership === 'table') return { lockedAs: 'format', locked };
  const addsUp = findFaults(plan.steps, session.minutes, keepsDebrief(format)).length === 0;
  return addsUp ? { lockedAs: 'draft', locked: withoutIds(plan.steps) } : { lockedAs: 'earlier', locked };
}

/** One answer for each question on the way: 'yn' is yes, then no. */
export type Path = string;

export type TreePlace =
  | { ask: string; answered: { ask: string; yes: boolean }[] }
  | { format: string; answered: { ask: string; yes: boolean }[] };

/** Null when the path leads nowhere: the button is older than the tree. */
export function walkTree(tree: LibraryTree, path: Path): TreePlace | null {
  const answered: { ask: string; yes: boolean }[] = [];
  let at = tree.start;
  for (const answer of path) {
    const node = tree.nodes[at];
    if (!node || (answer !== 'y' && answer !== 'n')) return null;
    answered.push({ ask: node.ask, yes: answer === 'y' });
    at = answer === 'y' ? node.if_yes : node.if_no;
  }
  if (at.startsWith('-> ')) return { format: at.slice(3), answered };
  const node = tree.nodes[at];
  return node ? { ask: node.ask, answered } : null;
}

/** '▰▰▰▱▱ 3 of 5'. */
export const sayProgress = (done: number, of: number): string => `${'▰'.repeat(done)}${'▱'.repeat(of - done)} ${done} of ${of}`;

/** The places that were ticked and are still in the list. */
export const readTicks = (values: readonly string[], items: number): number[] =>
  [...new Set(values.map(Number))].filter((place) => Number.isInteger(place) && place >= 0 && place < items).sort((a, b) => a - b);

export const LONGEST = { outcome: 150, question: 150, preRead: 500, link: 300 } as const;
export type Texts = Record<keyof typeof LONGEST, string | null>;

export function readTexts(typed: Record<keyof typeof LONGEST, string>): { texts: Texts } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const read = (field: keyof typeof LONGEST): string | null => {
    const text = typed[field].trim();
    if (text.length > LONGEST[field]) errors[field] = `This is ${text.length} characters long; ${LONGEST[field]} fit.`;
    return text === '' ? null : text;
  };
  // The sentence is finished for her: what stands before it is said by the form.
  const outcome = read('outcome')?.replace(/^you will leave able to\s+/i, '') ?? null;
  const texts = { outcome, question: read('question'), preRead: read('preRead'), link: read('link') };
  return Object.keys(errors).length > 0 ? { errors } : { texts };
}
