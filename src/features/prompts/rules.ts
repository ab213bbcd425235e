/** Which question comes next, and why. Pure: the lot is handed in. (practice 3.5 week 1; starter library, selection rule) */
import type { TaxonomyClass } from '../../library/library.ts';
import type { Random } from '../../platform/random.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';

export interface Prompt {
  id: string;
  taxonomy: TaxonomyClass;
  kind: string;
  exposure: number;
  minutes: number;
  subTag: string;
  text: string;
  followUp: string;
  /** Written by this community. */
  own: boolean;
  retired: boolean;
  /** Lower comes first; null = not in the queue, the rule decides. */
  queued: number | null;
}

/** A question that was put, oldest first in every list. */
export interface PastUse {
  promptId: string;
  taxonomy: TaxonomyClass;
  kind: string;
  exposure: number;
  on: LocalDate;
  cycle: number;
}

export interface Situation {
  on: LocalDate;
  /** 1 for the first cycle of the community's life. */
  cycle: number;
  /** The last safety measure with k met; null = not known. */
  safety: number | null;
  /** What the last session was about, if anybody said. */
  lastSubTag: string | null;
  past: readonly PastUse[];
}

export interface Choice {
  prompt: Prompt;
  /** Whole sentences, for the context line and the preview. */
  because: string[];
}

/** The order in which the classes take turns. */
export const TURNS: readonly TaxonomyClass[] = ['strategy', 'people', 'process', 'technology'];
const SAFE_ENOUGH = 3.5;

const NAMES: Record<TaxonomyClass, string> = { strategy: 'Strategy', people: 'People', process: 'Process', technology: 'Technology' };
export const nameOfClass = (taxonomy: TaxonomyClass): string => NAMES[taxonomy];

/** How much courage a question may need: 1 in the first cycle, 3 only from the third on and only where safety was measured. */
export function highestExposure({ cycle, safety }: Pick<Situation, 'cycle' | 'safety'>): number {
  if (cycle <= 1) return 1;
  return cycle >= 3 && safety !== null && safety >= SAFE_ENOUGH ? 3 : 2;
}

/** The same calendar day a year earlier; what was asked on or before it may come again. 29 February counts as 1 March. */
export function aYearBefore(on: LocalDate): LocalDate {
  const year = String(Number(on.slice(0, 4)) - 1).padStart(4, '0');
  return on.slice(5) === '02-29' ? `${year}-03-01` : `${year}${on.slice(4)}`;
}

/** Null when nothing stands against the prompt; otherwise the sentence that says what does. Being used lately is looked at elsewhere. */
export function whatForbids(prompt: Prompt, situation: Situation): string | null {
  const last = situation.past.at(-1);
  if (prompt.retired) return 'It is retired.';
  if (prompt.exposure > highestExposure(situation)) {
    if (situation.cycle <= 1) return 'It needs courage; the first cycle only has questions that are easy in front of anyone.';
    if (situation.cycle < 3) return 'It needs trust; such questions come from the third cycle on.';
    return 'It needs trust; such questions wait until safety was measured at 3.5 or more.';
  }
  if (prompt.exposure === 3 && last?.exposure === 3) return 'The last question needed trust as well; two of them never follow each other.';
  if (prompt.kind === 'about-us' && situation.past.some((use) => use.kind === 'about-us' && use.cycle === situation.cycle)) {
    return 'This cycle has had its question about the community itself.';
  }
  return null;
}

const lastUseOf = (prompt: Prompt, past: readonly PastUse[]): LocalDate | null =>
  past.findLast((use) => use.promptId === prompt.id)?.on ?? null;

export function usedLately(prompt: Prompt, { past, on }: Pick<Situation, 'past' | 'on'>): boolean {
  const last = lastUseOf(prompt, past);
  return last !== null && last > aYearBefore(on);
}

/**
 * The classes that had their turn in the round under way. A round has each class at most once; when a class comes a second time,
 * or all have been, a new round has begun.
 */
export function roundOf(past: readonly PastUse[]): Set<TaxonomyClass> {
  const round = new Set<TaxonomyClass>();
  for (const { taxonomy } of past) {
    if (round.has(taxonomy) || round.size === TURNS.length) round.clear();
    round.add(taxonomy);
  }
  return round.size === TURNS.length ? new Set() : round;
}

/** The class whose turn it is among those that have something to ask; `waited` are classes passed over because they had nothing. */
function classInTurn(candidates: readonly Prompt[], past: readonly PastUse[]): { taxonomy: TaxonomyClass; waited: TaxonomyClass[] } {
  const last = past.at(-1)?.taxonomy;
  const start = last ? TURNS.indexOf(last) + 1 : 0;
  const inOrder = [...TURNS.slice(start), ...TURNS.slice(0, start)];
  const round = roundOf(past);
  const open = inOrder.filter((taxonomy) => !round.has(taxonomy));
  const offered = new Set(candidates.map((prompt) => prompt.taxonomy));
  const taxonomy = open.find((one) => offered.has(one)) ?? inOrder.find((one) => offered.has(one));
  if (!taxonomy) throw new Error('no class has a prompt');
  return { taxonomy, waited: open.slice(0, Math.max(0, open.indexOf(taxonomy))) };
}

const byId = (a: Prompt, b: Prompt): number => (a.id < b.id ? -1 : 1);

/** Null when nothing may be asked. The same prompts, situation and random always give the same choice. */
export function chooseNext(prompts: readonly Prompt[], situation: Situation, random: Random): Choice | null {
  const allowed = prompts.filter((prompt) => whatForbids(prompt, situation) === null);
  const fresh = allowed.filter((prompt) => !usedLately(prompt, situation));
  const [asked] = fresh.filter((prompt) => prompt.queued !== null).sort((a, b) => (a.queued ?? 0) - (b.queued ?? 0) || byId(a, b));
  if (asked) return { prompt: asked, because: ['The stewards asked for it.', newness(asked, situation.past)] };
  if (fresh.length === 0) return chooseOldest(allowed, situation.past, random);
  const { taxonomy, waited } = classInTurn(fresh, situation.past);
  const inClass = fresh.filter((prompt) => prompt.taxonomy === taxonomy);
  const onTopic = situation.lastSubTag === null ? [] : inClass.filter((prompt) => prompt.subTag === situation.lastSubTag);
  const drawnFrom = (onTopic.length > 0 ? onTopic : inClass).sort(byId);
  const prompt = random.pick(drawnFrom);
  const turn =
    waited.length === 0
      ? `It is the turn of ${NAMES[taxonomy]}.`
      : `It is the turn of ${NAMES[taxonomy]}; ${waited.map((one) => NAMES[one]).join(' and ')} had nothing new.`;
  return {
    prompt,
    because: [
      turn,
      ...(onTopic.length > 0 ? [`The last session was about ${spaced(prompt.subTag)}.`] : []),
      ...(drawnFrom.length > 1 ? [`Drawn by lot from ${drawnFrom.length} that fit.`] : ['It is the only one that fits.']),
      newness(prompt, situation.past),
    ],
  };
}

const spaced = (subTag: string): string => subTag.replaceAll('-', ' ');

const newness = (prompt: Prompt, past: readonly PastUse[]): string =>
  lastUseOf(prompt, past) === null ? 'It has not been asked here before.' : 'It was last asked more than a year ago.';

/** Everything was asked within a year: the one that rested longest; equals by lot. */
function chooseOldest(allowed: readonly Prompt[], past: readonly PastUse[], random: Random): Choice | null {
  const rested = allowed.map((prompt) => ({ prompt, last: lastUseOf(prompt, past) ?? '' }));
  const oldest = rested.map(({ last }) => last).sort()[0];
  if (oldest === undefined) return null;
  const drawnFrom = rested.filter(({ last }) => last === oldest).map(({ prompt }) => prompt);
  return { prompt: random.pick(drawnFrom.sort(byId)), because: ['Every question was asked within a year; this one has rested longest.'] };
}

/** What the next dates would bring if nothing changed: each choice becomes part of the past for the one after it. */
export function foresee(
  prompts: readonly Prompt[],
  dates: readonly { on: LocalDate; cycle: number; random: Random }[],
  now: Pick<Situation, 'safety' | 'lastSubTag' | 'past'>,
): { on: LocalDate; choice: Choice | null }[] {
  const past = [...now.past];
  return dates.map(({ on, cycle, random }, index) => {
    const choice = chooseNext(prompts, { on, cycle, safety: now.safety, lastSubTag: index === 0 ? now.lastSubTag : null, past }, random);
    if (choice) past.push({ ...pastOf(choice.prompt), on, cycle });
    return { on, choice };
  });
}

const pastOf = ({ id, taxonomy, kind, exposure }: Prompt) => ({ promptId: id, taxonomy, kind, exposure });

/**
 * The follow-up without sentences that name a button: the library's words may speak of buttons that this post does not have.
 * Empty when nothing is left.
 */
export function followUpToSay(followUp: string): string {
  const sentences = followUp.match(/[^.?!]+[.?!]*['"’”]?\s*/g) ?? [];
  return sentences
    .filter((sentence) => !/\btap\b/i.test(sentence))
    .join('')
    .trim();
}
