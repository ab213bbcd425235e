/** The glossary as a file that others can read, and back. Pure. */
import type { Item } from '../../community/item.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import { inOrder, keyOf, LONGEST_TERM } from './rules.ts';
import { type Said, standingOf } from './rules-clash.ts';
import { readCsv, unguard, writeCsv } from './rules-csv.ts';

export const COLUMNS = ['term', 'definition', 'not_the_same_as', 'used_in_a_sentence', 'class', 'tags', 'state', 'confirmed_by'] as const;
type Column = (typeof COLUMNS)[number];

const ALSO_CALLED: Readonly<Record<string, Column>> = {
  ...{ word: 'term', title: 'term', meaning: 'definition', not: 'not_the_same_as', sentence: 'used_in_a_sentence' },
  ...{ example: 'used_in_a_sentence', taxonomy: 'class', 'main tag': 'class', 'sub tags': 'tags', 'confirmed by': 'confirmed_by' },
  ...{ 'not the same as': 'not_the_same_as', 'used in a sentence': 'used_in_a_sentence', 'in a sentence': 'used_in_a_sentence' },
};

const CLASSES: Readonly<Record<string, TaxonomyClass>> = {
  ...{ strategy: 'strategy', people: 'people', process: 'process', technology: 'technology' },
};

export interface TermRow {
  line: number;
  term: string;
  definition: string;
  /** Empty or without a column: nothing is said about it. */
  notTheSameAs: string;
  sentence: string;
  topicClass: TaxonomyClass | null;
  subTags: string[];
  state: 'draft' | 'shared';
}

export interface Problem {
  line: number;
  reason: string;
}

/** How long each may be. */
export type Longest = Readonly<Record<string, number>>;

type TermText = Pick<Item, 'id' | 'title' | 'parts' | 'topicClass' | 'subTags' | 'state'>;

export function glossaryCsv(items: readonly TermText[], confirmations: readonly (Said & { itemId: string })[]): string {
  const rows = inOrder(items).map(({ id, title, parts, topicClass, subTags, state }) => {
    const definition = parts.definition ?? '';
    const { agreed } = standingOf(
      definition,
      confirmations.filter(({ itemId }) => itemId === id),
    );
    const texts = [title, definition, parts.not_the_same_as ?? '', parts.used_in_a_sentence ?? ''];
    return [...texts, topicClass ?? '', subTags.join(' '), state, agreed.join('; ')];
  });
  return writeCsv([COLUMNS, ...rows]);
}

const columnOf = (name: string): Column | null => {
  const key = keyOf(name.replaceAll('_', ' '));
  return COLUMNS.find((column) => column.replaceAll('_', ' ') === key) ?? ALSO_CALLED[key] ?? null;
};

function whatIsWrong(row: Omit<TermRow, 'line'>, className: string, longest: Longest): string | null {
  if (row.term === '') return 'It has no term.';
  if (row.definition === '') return `“${row.term.slice(0, LONGEST_TERM)}” has no definition.`;
  if (className !== '' && row.topicClass === null)
    return `“${className.slice(0, 40)}” is no class: strategy, people, process or technology.`;
  const texts: [string, string, number][] = [
    ['term', row.term, LONGEST_TERM],
    ['definition', row.definition, longest.definition ?? 300],
    ['part “not the same as”', row.notTheSameAs, longest.not_the_same_as ?? 150],
    ['sentence', row.sentence, longest.used_in_a_sentence ?? 200],
  ];
  const over = texts.find(([, text, most]) => text.length > most);
  return over ? `The ${over[0]} has ${over[1].length} characters; ${over[2]} fit.` : null;
}

/** The good rows, and the others by line with what is wrong with them. */
export function readGlossaryCsv(text: string, longest: Longest = {}): { rows: TermRow[]; problems: Problem[] } {
  const { records, broken } = readCsv(text);
  const [head, ...body] = records;
  const columns = (head?.cells ?? []).map(columnOf);
  if (!columns.includes('term') || !columns.includes('definition')) {
    const reason = 'The first line must name the columns, “term” and “definition” among them.';
    return { rows: [], problems: [{ line: head?.line ?? 1, reason }] };
  }
  const problems: Problem[] = broken.map((line) => ({ line, reason: 'A quotation mark in it does not close.' }));
  const seen = new Map<string, number>();
  const rows: TermRow[] = [];
  for (const { line, cells } of body) {
    // A column that is not there holds nothing.
    const of = (column: Column): string => unguard((cells[columns.indexOf(column)] ?? '').trim()).trim();
    const className = of('class');
    const row = {
      ...{ term: of('term').replace(/\s+/gu, ' '), definition: of('definition') },
      notTheSameAs: of('not_the_same_as'),
      sentence: of('used_in_a_sentence'),
      topicClass: CLASSES[className.toLowerCase()] ?? null,
      subTags: of('tags')
        .toLowerCase()
        .replaceAll('#', '')
        .split(/[\s,;]+/)
        .filter(Boolean),
      state: ['shared', 'proven'].includes(of('state').toLowerCase()) ? ('shared' as const) : ('draft' as const),
    };
    const twice = seen.get(keyOf(row.term));
    const tooMany = cells.slice(columns.length).some((cell) => cell.trim() !== '');
    const reason = tooMany
      ? `It has ${cells.length} cells, and the first line names ${columns.length}; a text with a comma needs quotation marks.`
      : (whatIsWrong(row, className, longest) ?? (twice === undefined ? null : `“${row.term}” stands in line ${twice}, too.`));
    if (reason !== null) problems.push({ line, reason });
    else {
      seen.set(keyOf(row.term), line);
      rows.push({ line, ...row });
    }
  }
  return { rows, problems: problems.sort((a, b) => a.line - b.line) };
}
