/** How many dots, which order, which table, which cards. Pure: the lot is handed in by its seed. */
import type { RunStep } from '../../community/step.ts';
import { createRandom } from '../../platform/random.ts';

export const LONGEST_TOPIC = 120;
export const LONGEST_CARD = 300;
/** More cannot be read in three minutes. */
export const MOST_TOPICS = 50;
/** Fewer are guessed too easily. */
export const FEWEST_CARDS = 3;
const MOST_DOTS = 5;

/** A third of the questions, rounded up, at most five. */
export const dotsFor = (topics: number): number => Math.min(MOST_DOTS, Math.ceil(topics / 3));

/** Most dots first, equals by lot. */
export function orderTopics(topicIds: readonly string[], dots: readonly string[], seed: string): string[] {
  const count = new Map<string, number>();
  for (const id of dots) count.set(id, (count.get(id) ?? 0) + 1);
  const drawn = createRandom(seed).shuffle([...topicIds].sort());
  return drawn.sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0));
}

/** 1 for the first step that is a table. */
export const tableNumber = (steps: readonly Pick<RunStep, 'tools'>[], index: number): number =>
  steps.slice(0, index + 1).filter(({ tools }) => tools.includes('table')).length;

/** In an order that says nothing about when and by whom they were written; too few: none. */
export function drawCards(texts: readonly string[], seed: string): string[] | null {
  return texts.length < FEWEST_CARDS ? null : createRandom(seed).shuffle([...texts].sort());
}

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Null when the question may go into the box. */
export function whatIsWrongWithTopic(text: string, inBox: readonly string[]): string | null {
  if (text.trim() === '') return 'There is nothing written here yet. One question is enough, such as: How do I say no to a good idea?';
  if (text.length > LONGEST_TOPIC)
    return `This is ${text.length} characters long; ${LONGEST_TOPIC} fit. Your text is still here: shorten it a little.`;
  if (inBox.some((other) => folded(other) === folded(text))) return 'This question is in the box already.';
  if (inBox.length >= MOST_TOPICS) return `The box holds ${MOST_TOPICS} questions and is full. Say yours aloud when a table is free.`;
  return null;
}

/** Null when the card may be kept. */
export function whatIsWrongWithCard(text: string): string | null {
  if (text.trim() === '') return 'There is nothing written here yet. One sentence is enough.';
  if (text.length > LONGEST_CARD)
    return `This is ${text.length} characters long; ${LONGEST_CARD} fit. Your text is still here: shorten it a little.`;
  return null;
}

/** Cards that go into one message each time: Slack cuts long ones. */
export function packCards(texts: readonly string[], most = 3000): string[][] {
  const packs: string[][] = [];
  let size = 0;
  for (const text of texts) {
    const current = packs.at(-1);
    if (!current || size + text.length > most) {
      packs.push([text]);
      size = text.length;
    } else {
      current.push(text);
      size += text.length;
    }
  }
  return packs;
}
