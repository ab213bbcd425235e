/** The numbers of Block Kit and the platform, read from slack-limits.json (strictest of Slack's typings and docs). */
import raw from './slack-limits.json' with { type: 'json' };
import methods from './slack-methods.json' with { type: 'json' };

export const limits = raw;

export type Surface = 'message' | 'modal' | 'home';
export type Range = readonly [number, number];

/** A pair out of the data file; a single number means "at most". */
export function toRange(value: number[] | number): Range {
  if (typeof value === 'number') return [0, value];
  const [min, max] = value;
  if (min === undefined || max === undefined) throw new Error('slack-limits.json: a range needs two numbers');
  return [min, max];
}

export interface MethodFacts {
  tier: number;
  scopes: string[];
  required: string[];
}

const facts = new Map<string, MethodFacts>(Object.entries(methods.methods));
const paces = new Map<string, number>(Object.entries(methods.perMinute));

export const findMethodFacts = (method: string): MethodFacts | null => facts.get(method) ?? null;
export const callsPerMinute = (tier: number): number => paces.get(String(tier)) ?? 50;
