/** What a figure hands back, and how figures are printed: one row of a Markdown table each. */
export interface Row {
  figure: string;
  measured: string;
  /** The floor measured beside it, or the bound it must keep. */
  bound: string;
  /** Null: it could not be measured here. */
  holds: boolean | null;
}

export interface Outcome {
  rows: Row[];
  /** Tables that belong below the main one. */
  below?: string;
}

export interface Figure {
  name: string;
  run(): Promise<Outcome>;
}

export const TABLE_HEAD = '| figure | measured | floor or bound | holds |\n|---|---|---|---|';

const WORDS = new Map<boolean | null, string>([
  [true, 'yes'],
  [false, '**no**'],
  [null, '–'],
]);

export const printRow = ({ figure, measured, bound, holds }: Row): string =>
  `| ${[figure, measured, bound, WORDS.get(holds)].map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

/** The smallest value that at least this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** 1234567 → 1,234,567 */
export const count = (value: number): string => Math.round(value).toLocaleString('en-GB');

export const millis = (value: number): string => `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
