/** What a borrowed experiment says by itself: how it went, and a first version of the note for the item's page. Pure. */
import type { Experiment } from '../../community/experiment.ts';
import { truncate } from '../../platform/slack/text.ts';
import type { AnnotationKind, Outcome, Stage } from './tables.ts';

export const LONGEST_CONTEXT = 150;
export const LONGEST_WHAT = 300;
export const LONGEST_KEEP = 150;
export const LONGEST_SETTING = 120;
export const LONGEST_QUESTION = 150;
export const LONGEST_ANSWER = 500;

/** "Worked, worked in part or did not?", answered in her own words. Null when they leave it open. */
export function readOutcome(answer: string): Outcome | null {
  const text = answer.toLowerCase().replaceAll('’', "'");
  if (/\b(in part|partly|partially|half|somewhat|mixed|with a change)\b/u.test(text)) return 'part';
  if (/\b(not|didn't|did'nt|failed|never|no)\b/u.test(text)) return /\b(but|although|except)\b/u.test(text) ? 'part' : 'not';
  return /\b(worked|works|yes|held|it did)\b/u.test(text) ? 'worked' : null;
}

type Told = Pick<Experiment, 'findings' | 'verdict' | 'state' | 'fields'>;

/** The first closing question asks it; else the decision tells it. `questions`: the template's. */
export function outcomeOf({ findings, verdict, state }: Told, questions: readonly string[]): Outcome | null {
  const isKnown = state === 'result' || state === 'decided' || state === 'shared' || state === 'reused';
  if (!isKnown) return null;
  const said = readOutcome(findings[questions[0] ?? ''] ?? '');
  if (said !== null || verdict === null || verdict === 'extend') return said;
  return ({ adopt: 'worked', adapt: 'part', abandon: 'not' } as const)[verdict];
}

export const stageOf = ({ state }: Pick<Experiment, 'state'>): Stage =>
  state === 'idea' || state === 'designed' ? 'planned' : state === 'running' || state === 'result' ? 'running' : 'over';

/** Library, `feeds_back`: an annotation of kind worked / exception / adaptation. */
export const kindAfter = (outcome: Outcome): Exclude<AnnotationKind, 'question'> =>
  (({ worked: 'worked-here', part: 'adaptation', not: 'exception' }) as const)[outcome];

export interface Proposal {
  context: string;
  what: string;
  keep: string;
}

/** A first version in her own words, to be changed by her; '' where she wrote nothing. */
export function propose(
  { fields, findings }: Pick<Experiment, 'fields' | 'findings'>,
  outcome: Outcome,
  questions: readonly string[],
): Proposal {
  const [, difference = '', shouldSay = ''] = questions;
  const said = [findings[difference], findings[shouldSay]].filter((one) => one !== undefined && one.trim() !== '').join(' ');
  const changed = fields.adapt ?? '';
  const what = outcome === 'part' ? [changed, said].filter(Boolean).join(' ') : said || changed;
  return {
    context: truncate(fields.fit ?? '', LONGEST_CONTEXT),
    what: truncate(what, LONGEST_WHAT),
    keep: outcome === 'part' ? truncate(fields.keep ?? '', LONGEST_KEEP) : '',
  };
}

/** Exceptions first, then what was adapted, what worked, what is asked; newest first within each. */
const KIND_ORDER: readonly AnnotationKind[] = ['exception', 'adaptation', 'worked-here', 'question'];

export const inPageOrder = <T extends { kind: AnnotationKind; at: number; id: string }>(notes: readonly T[]): T[] =>
  notes.toSorted((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || b.at - a.at || (a.id < b.id ? 1 : -1));
