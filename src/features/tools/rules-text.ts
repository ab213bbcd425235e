/** A tool as lines of text, for making it one's own, and back. Pure. */
import type { Body, ChecklistBody, Choice, Criterion, RubricBody, Target, TreeBody } from './rules.ts';
import type { ToolKind } from './tables.ts';

const MOST_ITEMS = 30;
const LONGEST_ITEM = 120;
const MOST_QUESTIONS = 20;
const LONGEST_ASK = 200;
/** A form holds no more. */
const MOST_CRITERIA = 6;
const LONGEST_LABEL = 75;
/** One field of a form. */
export const LONGEST_BODY = 3000;

const sayTarget = (target: Target): string => ('answer' in target ? `-> ${target.answer}` : `${target.to + 1}`);

export function writeBody(body: Body): string {
  switch (body.kind) {
    case 'checklist':
      return body.items.join('\n');
    case 'tree':
      return body.choices.map(({ ask, yes, no }, at) => `${at + 1}. ${ask} | yes: ${sayTarget(yes)} | no: ${sayTarget(no)}`).join('\n');
    case 'rubric': {
      const scale = `Scale | ${body.scale.map(({ score, word }) => `${score}: ${word}`).join(' | ')}`;
      const lines = body.criteria.map(({ label, looks }) =>
        [label, ...Object.entries(looks).map(([score, words]) => `${score}: ${words}`)].join(' | '),
      );
      return [scale, ...lines].join('\n');
    }
  }
}

export const HOW_TO_WRITE: Readonly<Record<ToolKind, string>> = {
  checklist: `One line for each item, at most ${MOST_ITEMS} of ${LONGEST_ITEM} characters.`,
  tree: 'One line for each question: 1. Question? | yes: 2 | no: -> Answer. Numbers lead to later lines.',
  rubric: `The scale first, then one line for each of at most ${MOST_CRITERIA} criteria: Label | 1: what a 1 looks like | 2: …`,
};

export type BodyRead = { body: Body } | { problem: string };

/** Without what people put before a line of a list. */
const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');

const problem = (words: string): { problem: string } => ({ problem: words });

function readChecklist(lines: readonly string[]): { body: ChecklistBody } | { problem: string } {
  const items = lines.map((line) => line.replace(/^(?:[-•*☐☑✓▸]|\d+[.)])\s+/u, ''));
  if (items.length === 0) return problem('Write at least one item.');
  if (items.length > MOST_ITEMS) return problem(`${items.length} items; ${MOST_ITEMS} fit.`);
  const long = items.findIndex((item) => item.length > LONGEST_ITEM);
  return long === -1
    ? { body: { kind: 'checklist', items } }
    : problem(`Item ${long + 1} has ${items[long]?.length} characters; ${LONGEST_ITEM} fit.`);
}

function readTarget(words: string, at: number, count: number): Target | null {
  const answer = /^-+>\s*(.+)$/.exec(words)?.[1];
  if (answer !== undefined) return { answer };
  const to = /^\d+$/.test(words) ? Number(words) - 1 : -1;
  return to > at && to < count ? { to } : null;
}

function readTree(lines: readonly string[]): { body: TreeBody } | { problem: string } {
  if (lines.length === 0) return problem('Write at least one question.');
  if (lines.length > MOST_QUESTIONS) return problem(`${lines.length} questions; ${MOST_QUESTIONS} fit.`);
  const choices: Choice[] = [];
  for (const [at, line] of lines.entries()) {
    const match = /^(?:\d+[.)]\s*)?(.+?)\s*\|\s*yes:\s*(.+?)\s*\|\s*no:\s*(.+)$/i.exec(line);
    if (!match) return problem(`Line ${at + 1} should read: Question? | yes: 2 | no: -> Answer`);
    const [, ask = '', yes = '', no = ''] = match;
    if (ask.length > LONGEST_ASK) return problem(`Question ${at + 1} has ${ask.length} characters; ${LONGEST_ASK} fit.`);
    const [ifYes, ifNo] = [readTarget(yes, at, lines.length), readTarget(no, at, lines.length)];
    if (!ifYes || !ifNo) return problem(`Line ${at + 1}: “yes” and “no” lead to the number of a later line, or to -> and the answer.`);
    choices.push({ ask, yes: ifYes, no: ifNo });
  }
  return { body: { kind: 'tree', choices } };
}

const readPairs = (cells: readonly string[]): [number, string][] | null => {
  const pairs = cells.map((cell) => /^(\d)\s*[:=]\s*(.+)$/.exec(cell));
  return pairs.every((pair) => pair !== null) ? pairs.map((pair): [number, string] => [Number(pair?.[1]), pair?.[2] ?? '']) : null;
};

function readRubric(lines: readonly string[]): { body: RubricBody } | { problem: string } {
  const [first, ...rest] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  const scale = readPairs((first ?? []).slice(1));
  if (!scale || scale.length < 2 || scale.length > 5 || new Set(scale.map(([score]) => score)).size < scale.length)
    return problem('The first line is the scale, of two to five steps: Scale | 1: early | 2: growing');
  if (rest.length === 0) return problem('Write at least one criterion below the scale.');
  if (rest.length > MOST_CRITERIA) return problem(`${rest.length} criteria; ${MOST_CRITERIA} fit.`);
  const criteria: Criterion[] = [];
  for (const [at, [label = '', ...cells]] of rest.entries()) {
    const looks = readPairs(cells);
    if (label === '' || looks === null) return problem(`Line ${at + 2} should read: Label | 1: what a 1 looks like | 2: …`);
    if (label.length > LONGEST_LABEL) return problem(`The label in line ${at + 2} has ${label.length} characters; ${LONGEST_LABEL} fit.`);
    const unknown = looks.find(([score]) => !scale.some(([step]) => step === score));
    if (unknown) return problem(`Line ${at + 2}: ${unknown[0]} is not on the scale.`);
    criteria.push({ label, looks: Object.fromEntries(looks.map(([score, words]) => [`${score}`, words])) });
  }
  const steps = scale.map(([score, word]) => ({ score, word })).sort((a, b) => a.score - b.score);
  return { body: { kind: 'rubric', scale: steps, criteria } };
}

export function readBody(kind: ToolKind, text: string): BodyRead {
  if (text.length > LONGEST_BODY) return problem(`It has ${text.length} characters; ${LONGEST_BODY} fit.`);
  const lines = linesOf(text);
  return kind === 'checklist' ? readChecklist(lines) : kind === 'tree' ? readTree(lines) : readRubric(lines);
}
