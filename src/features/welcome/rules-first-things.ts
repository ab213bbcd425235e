/** Which question of the library lies nearest to what somebody hopes for. Words only; nothing is sent anywhere to be understood. */
import type { Library, LibraryPrompt } from '../../library/library.ts';

const IDLE = new Set(
  'about after again always also another because before being better could every from getting good have hope into just keep learn like made make making more most much need other over people really should some team than that their them then there these they thing things think this those through time under want well were what when where which while will with without work working would your'.split(
    ' ',
  ),
);

/** The beginnings of words that carry meaning; "delegating" and "delegation" begin alike. */
function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.filter((word) => !IDLE.has(word)).map((word) => word.slice(0, 6)));
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((stem) => b.has(stem)).length;

/** The fitting question that is easiest to answer; null when no word of the hope occurs in the library. */
export function findPromptFor(hope: string, library: Pick<Library, 'prompts' | 'taxonomy'>): LibraryPrompt | null {
  const wanted = stems(hope);
  if (wanted.size === 0) return null;
  // What needs trust (exposure 3) is not for somebody who came two weeks ago.
  const scored = library.prompts
    .filter((prompt) => prompt.exposure < 3)
    .map((prompt) => {
      const area = library.taxonomy.find((entry) => entry.id === prompt.taxonomy);
      const score =
        3 * common(wanted, stems(prompt.sub_tag.replaceAll('-', ' '))) +
        common(wanted, stems(prompt.text)) +
        (area && common(wanted, stems(area.covers)) > 0 ? 0.5 : 0);
      return { prompt, score };
    });
  const best = scored.reduce<{ prompt: LibraryPrompt; score: number } | null>((top, next) => {
    if (top === null) return next;
    if (next.score !== top.score) return next.score > top.score ? next : top;
    return next.prompt.exposure < top.prompt.exposure ? next : top;
  }, null);
  return best !== null && best.score >= 1 ? best.prompt : null;
}
