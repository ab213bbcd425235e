/** A playbook by weeks: what happens in which week, whether it fits a team, and when it goes quiet. Pure. */
import type { ItemForm } from '../../community/item-forms.ts';

export interface Stretch {
  from: number;
  to: number;
  /** '' when it has none of its own. */
  heading: string;
  text: string;
}

/** A week in which she is asked: the first of a stretch, and the last of a long one. */
export interface Stop {
  week: number;
  stretch: Stretch;
  ends: boolean;
}

const HEADING = /^weeks?\s+(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\s*:?\s*(.*)$/iu;
const LINE = /^[\s\-*•]*(?:week|weeks|wk)\.?\s*(\d{1,2})(?:\s*(?:-|–|to|and)\s*(\d{1,2}))?\s*[:.)–-]?\s*(.*)$/iu;
const MONTH = 4;
const MOST_PIECES = 8;
const LONGEST = 52;

/** In order, without overlap; what cannot be a week is left out. */
function inOrder(stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const each of stretches.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(each.from, (kept.at(-1)?.to ?? 0) + 1);
    const to = Math.max(each.to, each.from);
    if (each.from >= 1 && to >= from && to <= LONGEST) kept.push({ ...each, from, to });
  }
  return kept;
}

/** "Week 1: …", one stretch each; without such words each paragraph is a week, and a single text belongs to the whole month. */
export function readWeeks(text: string): Stretch[] {
  const marked: Stretch[] = [];
  const before: string[] = [];
  for (const line of text.split('\n')) {
    const found = LINE.exec(line);
    const last = marked.at(-1);
    if (found) marked.push({ from: Number(found[1]), to: Number(found[2] ?? found[1]), heading: '', text: found[3] ?? '' });
    else if (last) last.text += `\n${line}`;
    else before.push(line);
  }
  const [first] = marked;
  if (first) {
    first.text = `${before.join('\n')}\n${first.text}`;
    return inOrder(marked.map((each) => ({ ...each, text: each.text.trim() })));
  }
  const paragraphs = text.split(/\n\s*\n/u).length > 1 ? text.split(/\n\s*\n/u) : text.split('\n');
  const pieces = paragraphs.map((piece) => piece.trim()).filter((piece) => piece !== '');
  if (pieces.length === 0) return [];
  if (pieces.length === 1 || pieces.length > MOST_PIECES) return [{ from: 1, to: MONTH, heading: '', text: text.trim() }];
  return pieces.map((piece, at) => ({ from: at + 1, to: at + 1, heading: '', text: piece }));
}

/** From sections whose headings name weeks, else from the section that goes week by week. Empty: it has no weeks. */
export function planOf(form: Pick<ItemForm, 'parts'>, parts: Readonly<Record<string, string>>): Stretch[] {
  const phases = form.parts.flatMap(({ key, label }): Stretch[] => {
    const found = HEADING.exec(label);
    const text = (parts[key] ?? '').trim();
    return found && text !== '' ? [{ from: Number(found[1]), to: Number(found[2] ?? found[1]), heading: found[3] ?? '', text }] : [];
  });
  return phases.length > 0 ? inOrder(phases) : readWeeks(parts.first_month ?? '');
}

export const stopsOf = (plan: readonly Stretch[]): Stop[] =>
  plan.flatMap((stretch) => [
    { week: stretch.from, stretch, ends: false },
    ...(stretch.to > stretch.from ? [{ week: stretch.to, stretch, ends: true }] : []),
  ]);

export const lastWeekOf = (plan: readonly Stretch[]): number => plan.at(-1)?.to ?? 0;

const MOST_QUESTIONS = 6;
const LEAST_YES = 4;

/** Questions and, beside them, what to do when it does not fit. Lines without any question mark are taken as questions. */
export function readFit(text: string): { questions: string[]; instead: string } {
  const lines = text
    .split(/\n|(?<=\?)\s+/u)
    .map((line) => line.replace(/^[\s\-*•\d.)]+/u, '').trim())
    .filter((line) => line !== '');
  const asked = lines.filter((line) => line.endsWith('?'));
  const questions = asked.length > 0 ? asked : lines;
  const rest = lines.filter((line) => !questions.includes(line));
  return { questions: questions.slice(0, MOST_QUESTIONS), instead: rest.join('\n') };
}

export const fits = (yes: number, of: number): boolean => yes >= Math.min(LEAST_YES, of);

/** Two stops in a row without an answer, and it ends. */
export const isSilent = (answers: Readonly<Record<string, string>>, next: number): boolean =>
  next >= 2 && answers[next - 1] === undefined && answers[next - 2] === undefined;
