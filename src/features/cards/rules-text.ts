/** A table pasted from elsewhere, found among a text's lines and made readable in letters of one width. Pure. */

export interface Piece {
  isTable: boolean;
  text: string;
}

const HTML_TABLE = /<(?:td|tr|th)[\s>]/iu;
const WIDEST_CELL = 28;
const WIDEST_TABLE = 100;

/** Rows and cells of an HTML table as lines with bars; other signs stay as they were typed. */
const readHtml = (text: string): string =>
  HTML_TABLE.test(text)
    ? text
        .replace(/>\s+</gu, '><')
        .replace(/<\/t[dh]>(?=<t[dh])/giu, ' | ')
        .replace(/<\/tr>/giu, '\n')
        .replace(/<\/?(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)(?:\s[^>]*)?>/giu, '')
    : text;

const isRow = (line: string): boolean => /[\t|]/u.test(line);
const isRule = (line: string): boolean => /^[\s|:+=-]*-[\s|:+=-]*$/u.test(line);
const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\|/u, '')
    .replace(/\|\s*$/u, '')
    .split(/[\t|]/u)
    .map((cell) => cell.trim());

function align(lines: readonly string[]): string {
  const rows = lines.filter((line) => !isRule(line)).map(cellsOf);
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => { widths[at] = Math.min(WIDEST_CELL, Math.max(widths[at] ?? 0, [...cell].length)); }); // biome-ignore format: one thought
  const isWide = widths.reduce((sum, width) => sum + width + 3, 0) > WIDEST_TABLE;
  const pad = (cell: string, at: number): string => (isWide ? cell : cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - [...cell].length)));
  return rows.map((row) => row.map(pad).join(' | ').trimEnd()).join('\n');
}

/** Two lines or more with tabs or bars are a table; everything else stays as it is. */
export function findTables(text: string): Piece[] {
  const lines = readHtml(text).split('\n');
  const pieces: { isTable: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    if (last && last.isTable === isRow(line)) last.lines.push(line);
    else pieces.push({ isTable: isRow(line), lines: [line] });
  }
  const drawn = pieces.map(
    ({ isTable, lines: own }): Piece =>
      isTable && own.length > 1 ? { isTable, text: align(own) } : { isTable: false, text: own.join('\n') },
  );
  const joined: Piece[] = [];
  for (const piece of drawn) {
    const last = joined.at(-1);
    if (last && !last.isTable && !piece.isTable) last.text += `\n${piece.text}`;
    else joined.push({ ...piece });
  }
  return joined.filter((piece) => piece.text.trim() !== '');
}
