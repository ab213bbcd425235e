/** Which tools and templates fit the words somebody searches for. Pure. */
import type { FindWanted, Found } from '../../community/feature.ts';
import { readQuestion, wordsToIndex } from '../../platform/db/words.ts';

export interface Findable {
  /** 'checklist', 'experiment-template' …: what `kinds` of a search names. */
  kindId: string;
  kind: string;
  title: string;
  useWhen: string;
  /** Everything else that is written in it. */
  more: string;
  open: { actionId: string; value: string };
}

const IN_TITLE = 10;
const IN_USE_WHEN = 20;
const IN_TEXT = 40;

function standsIn(text: string, asked: string): boolean {
  const words = wordsToIndex(text).split(' ');
  const { wanted } = readQuestion(asked);
  return wanted.every(({ word, beginning }) =>
    words.some((each) => each === word || (beginning !== undefined && each.startsWith(beginning))),
  );
}

/** Best first. Without words: all of the kinds that were asked for, none when no kind was. */
export function findAmong(all: readonly Findable[], { words, kinds, topicClass, limit }: FindWanted): Found[] {
  if (topicClass !== null) return [];
  const hasWords = readQuestion(words).wanted.length > 0;
  if (!hasWords && (words.trim() !== '' || kinds.length === 0)) return [];
  const found = all
    .filter(({ kindId }) => kinds.length === 0 || kinds.includes(kindId))
    .flatMap(({ kind, title, useWhen, more, open }): Found[] => {
      const rank = standsIn(title, words)
        ? IN_TITLE
        : standsIn(`${title}\n${useWhen}`, words)
          ? IN_USE_WHEN
          : standsIn(`${kind}\n${title}\n${useWhen}\n${more}`, words)
            ? IN_TEXT
            : null;
      return rank === null ? [] : [{ kind, title, useWhen, rank, open }];
    });
  return found.sort((a, b) => a.rank - b.rank).slice(0, limit);
}
