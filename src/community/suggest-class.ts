/** Which of the four classes a text speaks of: suggested by its words, confirmed by a human. Pure. (practice 1.D 44) */
import type { Library, TaxonomyClass } from '../library/library.ts';
import { fold, stem } from '../platform/db/words.ts';

/** Beginnings of words that the library's own do not cover. */
const BEGINNINGS: Readonly<Record<TaxonomyClass, readonly string[]>> = {
  strategy: ['strateg', 'roadmap', 'budget', 'invest', 'vision', 'market', 'customer', 'competit', 'stop'],
  people: ['listen', 'mentor', 'hiring', 'hire', 'motivat', 'praise', 'one-to-one', 'apprais', 'grow', 'colleague', 'newcomer'],
  process: ['agenda', 'approv', 'workflow', 'routine', 'deadline', 'escalat', 'handoff', 'status', 'standup', 'planning', 'checklist'],
  technology: ['software', 'system', 'spreadsheet', 'platform', 'digital', 'script', 'bot', 'chat', 'metric', 'report', 'video'],
};
const OF_A_TAG = 2;
const OF_ITS_DESCRIPTION = 1;

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A phrase counts once, by its words: "decision rights" says more than "decisions". */
function scorePhrases(text: string, phrases: readonly string[], weight: number): number {
  let score = 0;
  for (const phrase of new Set(phrases)) {
    const words = wordsOf(phrase).map(stem);
    if (words.length > 0 && text.includes(` ${words.join(' ')} `)) score += weight * words.length;
  }
  return score;
}

/** Null when no class stands out: then nothing is suggested. */
export function suggestClass(taxonomy: Library['taxonomy'], words: string): TaxonomyClass | null {
  const written = wordsOf(words);
  const stems = ` ${written.map(stem).join(' ')} `;
  const scored = taxonomy.map(({ id, name, covers, sub_tags: tags }) => {
    const [described = ''] = covers.split(' - ');
    const beginnings = BEGINNINGS[id].filter((beginning) => written.some((word) => word.startsWith(beginning)));
    const score =
      scorePhrases(stems, [name, ...tags], OF_A_TAG) + scorePhrases(stems, described.split(','), OF_ITS_DESCRIPTION) + beginnings.length;
    return { id, score };
  });
  const [best, next] = scored.toSorted((a, b) => b.score - a.score);
  return best && best.score > (next?.score ?? 0) ? best.id : null;
}
