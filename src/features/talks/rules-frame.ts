/** What a talk is made of: who is coached when, the phases with their minutes, the questions of the picked guide. Pure. (practice 2.4, 3.7) */
import type { CoachingPhase, Library, LibraryGuide } from '../../library/library.ts';
import { MINUTE } from '../../platform/clock.ts';

/** As the pact says it: both in one go, one for each talk, walking, in writing. */
export type Shape = 'both' | 'one' | 'walk' | 'written';
const SHAPES: readonly Shape[] = ['both', 'one', 'walk', 'written'];
const WALK_MINUTES = 45;

/** The pact keeps the library's words; their order tells what they mean. */
export function readShape({ agreements }: Pick<Library, 'agreements'>, words: string | null): Shape {
  const options = agreements.coaching.fields.find(({ key }) => key === 'shape')?.options ?? [];
  return SHAPES[words === null ? 0 : options.indexOf(words)] ?? 'both';
}

export interface Phase {
  id: CoachingPhase | TurnStep;
  minutes: number;
  /** Of the guide; none for a step that has none. */
  questions: readonly string[];
  purpose: string;
}

export interface Half {
  coached: string;
  coaches: string[];
  phases: Phase[];
}

/** Turned-back consulting (practice 2.4: 1-2, 1-2, 4-5, 1-2 minutes): ten for each of three, with the questions that fit each step. */
export type TurnStep = 'tell' | 'facts' | 'turned' | 'helped';
export const TURNED: readonly { id: TurnStep; minutes: number; asks: CoachingPhase }[] = [
  { id: 'tell', minutes: 2, asks: 'aim' },
  { id: 'facts', minutes: 2, asks: 'look' },
  { id: 'turned', minutes: 4, asks: 'widen' },
  { id: 'helped', minutes: 2, asks: 'choose' },
];

/** So many minutes in the same proportions, nobody under one: what is left over goes to whoever lost most. */
export function scaleMinutes(minutes: readonly number[], total: number): number[] {
  const sum = minutes.reduce((a, b) => a + b, 0);
  const exact = minutes.map((one) => (one * total) / sum);
  const whole = exact.map((one) => Math.max(1, Math.floor(one)));
  const lost = exact.map((one, at) => ({ at, by: one - (whole[at] ?? 0) })).sort((a, b) => b.by - a.by || a.at - b.at);
  for (const { at } of lost) if (whole.reduce((a, b) => a + b, 0) < total) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

/** What only those can complete who talk: the date is ours, the rest is theirs. */
export const fillDate = (question: string, date: string): string =>
  question.replaceAll('{checkin_date}', date).replace(/\{(\w+)\}/g, '[$1]');

export interface TalkFrame {
  people: readonly string[];
  number: number;
  shape: Shape;
  frame: Library['coaching_frame'];
  guide: LibraryGuide | null;
  /** When they hear what came of it, as people say it. */
  checkInOn: string;
}

/** One after the other is coached; who begins goes round from talk to talk. */
export function halvesOf({ people, number, shape, frame, guide, checkInOn }: TalkFrame): Half[] {
  const first = (number - 1) % Math.max(1, people.length);
  const order = [...people.slice(first), ...people.slice(0, first)];
  const asked = (id: CoachingPhase): string[] => (guide?.questions[id] ?? []).map((question) => fillDate(question, checkInOn));
  const half = (coached: string, phases: Phase[]): Half => ({ coached, coaches: people.filter((id) => id !== coached), phases });
  if (people.length > 2) {
    const phases = TURNED.map(({ id, minutes, asks }) => ({ id, minutes, purpose: '', questions: asked(asks) }));
    return order.map((coached) => half(coached, phases));
  }
  const total = shape === 'walk' ? Math.floor(WALK_MINUTES / 2) : frame.total_minutes;
  const minutes = scaleMinutes(
    frame.phases.map((phase) => phase.minutes),
    total,
  );
  const phases = frame.phases.map(({ id, purpose }, at) => ({ id, purpose, minutes: minutes[at] ?? 1, questions: asked(id) }));
  return (shape === 'one' ? order.slice(0, 1) : order).map((coached) => half(coached, phases));
}

/** One page of the talk, with its clock times when there is a clock. */
export interface Page {
  half: number;
  phase: number;
  from: number | null;
  until: number | null;
}

/** `start` null: in writing, or not begun. */
export function pagesOf(halves: readonly Half[], start: number | null): Page[] {
  let from = start;
  return halves.flatMap(({ phases }, half) =>
    phases.map(({ minutes }, phase) => {
      const page = { half, phase, from, until: from === null ? null : from + minutes * MINUTE };
      from = page.until;
      return page;
    }),
  );
}

export const totalMinutes = (halves: readonly Half[]): number =>
  halves.flatMap(({ phases }) => phases).reduce((sum, { minutes }) => sum + minutes, 0);
