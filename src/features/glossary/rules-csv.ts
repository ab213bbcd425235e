/** Comma-separated values as they come out of spreadsheets (RFC 4180, and what people make of it). Pure. */

export interface CsvRecord {
  /** Of the file, from 1: where the record begins. */
  line: number;
  cells: string[];
}

export interface CsvRead {
  records: CsvRecord[];
  /** Lines whose quotes do not close as they should. */
  broken: number[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The sign that stands most often outside quotes in the first line. */
function findDelimiter(text: string): string {
  const first = (/^(?:"[^"]*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((sign) => ({ sign, times: first.split(sign).length }));
  return counted.reduce((top, one) => (one.times > top.times ? one : top)).sign;
}

/** One record from `at`; null when a quote in it does not close before a delimiter or the end of a line. */
function readRecord(text: string, at: number, delimiter: string): { cells: string[]; next: number } | null {
  const cells: string[] = [];
  let position = at;
  for (;;) {
    let cell: string;
    if (text[position] === '"') {
      const quoted = /"([^"]*(?:""[^"]*)*)"/y;
      quoted.lastIndex = position;
      const match = quoted.exec(text);
      if (!match) return null;
      cell = (match[1] ?? '').replaceAll('""', '"');
      position = quoted.lastIndex;
    } else {
      const start = position;
      while (position < text.length && text[position] !== delimiter && text[position] !== '\n') position++;
      cell = text.slice(start, position);
    }
    cells.push(cell);
    if (text[position] === delimiter) position++;
    else if (position >= text.length || text[position] === '\n') return { cells, next: position + 1 };
    else return null;
  }
}

export function readCsv(raw: string): CsvRead {
  const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const delimiter = findDelimiter(text);
  const records: CsvRecord[] = [];
  const broken: number[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const record = readRecord(text, at, delimiter);
    const end = text.indexOf('\n', at);
    // A line that cannot be read costs itself and nothing behind it.
    const next = record?.next ?? (end === -1 ? text.length : end + 1);
    if (!record) broken.push(line);
    else if (record.cells.some((cell) => cell.trim() !== '')) records.push({ line, cells: record.cells });
    line += text.slice(at, next).split('\n').length - 1;
    at = next;
  }
  return { records, broken };
}

/** A spreadsheet must not calculate what somebody wrote: such cells begin with an apostrophe, which reading takes off again. */
const CALCULATES = /^'*[=+\-@\t]/;
const guard = (cell: string): string => (CALCULATES.test(cell) ? `'${cell}` : cell);
export const unguard = (cell: string): string => (/^'+[=+\-@\t]/.test(cell) ? cell.slice(1) : cell);

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(guard(cell))).join(',')}\r\n`).join('');
