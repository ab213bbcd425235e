/** Who reads a report, what may follow from it, and only with whose yes. Pure. (practice 3.8, h2) */
import { nextInHours } from '../../community/hours.ts';
import type { Session } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';
import type { Library } from '../../library/library.ts';
import { DAY } from '../../platform/clock.ts';
import type { Values } from '../../platform/feature.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';

/** Practice 3.13: breach files, 90 days. */
export const KEPT = 90 * DAY;
/** Step 4: "hold new case posts for seven days". */
export const HELD_FOR = 7 * DAY;
/** "Two breaches in a quarter: Case Clinic pauses". */
export const CLINIC_AT = 2;
export const CLINIC = 'sf-case-clinic';
export const LONGEST = { what: 1500, wish: 500 } as const;

export type Contact = 'yes' | 'no' | 'write';

/** In the order of the practice. */
export const STEPS = ['hear', 'talk', 'repair', 'hold', 'session', 'close'] as const;
export type Step = (typeof STEPS)[number];
/** `proposed` waits for the yes of whoever wrote it; `agreed` has it; `done` has happened. */
export type StepState = 'proposed' | 'agreed' | 'declined' | 'done';
export type Steps = Partial<Record<Step, { state: StepState; at: number }>>;

export const isStep = (value: unknown): value is Step => STEPS.some((step) => step === value);

export interface Report {
  what: string;
  wish: string;
  contact: Contact;
  about: string[];
  stewardMay: boolean;
}

export function readReport(values: Values): { ok: Report } | { errors: Record<string, string> } {
  const typed = (field: 'what' | 'wish'): string => (typeof values[field] === 'string' ? values[field].trim() : '');
  const chosen = (field: string): string[] => (values[field] ? [values[field]].flat() : []);
  const errors: Record<string, string> = {};
  if (typed('what') === '') errors.what = 'A line is enough: what, roughly, left the room?';
  for (const field of ['what', 'wish'] as const) {
    const { length } = typed(field);
    if (length > LONGEST[field]) errors[field] = `This is ${length} characters long; ${LONGEST[field]} fit. The rest is for telling.`;
  }
  const { contact } = values;
  if (contact !== 'yes' && contact !== 'no' && contact !== 'write') errors.contact = 'Choose one of the three.';
  if ((contact !== 'yes' && contact !== 'no' && contact !== 'write') || Object.keys(errors).length > 0) return { errors };
  const rest = { about: chosen('about'), stewardMay: chosen('steward').includes('yes') };
  return { ok: { what: typed('what'), wish: typed('wish'), contact, ...rest } };
}

export interface Offices {
  keepers: readonly string[];
  stewards: readonly string[];
}

/** Never anybody whom it is about, nor herself. Stewards only with her yes, or where no trust keeper is left. */
export function readersOf(
  { keepers, stewards }: Offices,
  reporterId: string,
  { about, stewardMay }: Pick<Report, 'about' | 'stewardMay'>,
): string[] {
  const may = (userId: string): boolean => userId !== reporterId && !about.includes(userId);
  const first = keepers.filter(may);
  return [...new Set([...first, ...(stewardMay || first.length === 0 ? stewards.filter(may) : [])])];
}

export interface Standing {
  reporterId: string;
  holderId: string | null;
  readers: readonly string[];
  turn: number;
}

/** Nobody has answered: it stays open to all who were asked. */
export const isSilent = ({ holderId, readers, turn }: Standing): boolean => holderId === null && turn > readers.length;

/** Whose turn it is to take it; null when somebody has, or when all were silent. */
export const askedNow = ({ holderId, readers, turn }: Standing): string | null => (holderId === null ? (readers[turn - 1] ?? null) : null);

/** Who may read what is written in it today. */
export function whoReads(file: Standing): string[] {
  const { reporterId, holderId, readers } = file;
  if (holderId !== null) return [reporterId, holderId];
  return [reporterId, ...(isSilent(file) ? readers : [askedNow(file)].filter((userId) => userId !== null))];
}

/** One working day from the hour in which she can read that it waits. */
export function answerEnds(now: number, zone: Zone, holidays: Holidays): number {
  const { date, time } = toLocal(nextInHours(now, zone, holidays), zone);
  return nextInHours(toInstant(addWorkingDays(date, 1, holidays), time, zone), zone, holidays);
}

export const pendingOf = (steps: Steps): Step | null => STEPS.find((step) => steps[step]?.state === 'proposed') ?? null;

/** One question at a time; a no is not asked again, except for closing. */
export const mayPropose = (steps: Steps, step: Step): boolean =>
  step !== 'hear' && pendingOf(steps) === null && (steps[step] === undefined || (step === 'close' && steps.close?.state === 'declined'));

/** What follows at once from a yes is done; what a person must do has her yes. */
const followsAtOnce = (step: Step): boolean => step === 'hold' || step === 'session' || step === 'close';

export const stateAfter = (step: Step, yes: boolean): StepState => (!yes ? 'declined' : followsAtOnce(step) ? 'done' : 'agreed');

/** The first session that begins after that instant and was not called off; null while none is planned. */
export const firstAfter = <T extends Pick<Session, 'status'>>(
  sessions: readonly T[],
  after: number,
  startOf: (session: T) => number,
): T | null => sessions.filter(({ status }) => status !== 'cancelled').find((session) => startOf(session) > after) ?? null;

/** Ten minutes on the norm, in the library's words; no case. */
export const normStep = ({ norms }: Pick<Library, 'norms'>): RunStep | null => {
  const norm = norms.find(({ id }) => id === 'n-confidence');
  if (!norm) return null;
  const words = `“${norm.norm}” It looks like this: “${norm.looks_like}” When it slips: “${norm.repair}”`;
  return {
    minutes: 10,
    step: 'How we keep what is said',
    who: 'all',
    do: `${words} Talk about the norm, not about a case.`,
    tools: [],
    groupSize: null,
  };
};
