/** Small checks that combine: each looks at one value and notes what Slack would say of it, with its json-pointer. */
import { isRecord, type Json } from './json.ts';
import type { Range, Surface } from './limits.ts';

export interface Problem {
  pointer: string;
  message: string;
}

export interface Check {
  surface: Surface;
  problems: Problem[];
  /** How many elements ask for the focus; one per view may. */
  focused: number;
}

export type Rule = (value: unknown, pointer: string, check: Check) => void;

export const createCheck = (surface: Surface): Check => ({ surface, problems: [], focused: 0 });

export function complain(check: Check, pointer: string, message: string): void {
  check.problems.push({ pointer, message });
}

/** Slack counts after escaping; how, is undocumented: the length of the string as sent is taken. */
export function checkLength(text: string, [min, max]: Range, pointer: string, check: Check): void {
  if (text.length < min) complain(check, pointer, `must be more than ${min - 1} characters`);
  if (text.length > max) complain(check, pointer, `must be less than ${max + 1} characters`);
}

export const string =
  (range: Range): Rule =>
  (value, pointer, check) => {
    if (typeof value === 'string') checkLength(value, range, pointer, check);
    else complain(check, pointer, 'must provide a string');
  };

export const pattern =
  (form: RegExp, words: string): Rule =>
  (value, pointer, check) => {
    if (typeof value !== 'string' || !form.test(value)) complain(check, pointer, words);
  };

export const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value, pointer, check) => {
    if (!values.includes(value)) complain(check, pointer, `must be one of ${values.join(', ')}`);
  };

export const integer =
  ([min, max]: Range): Rule =>
  (value, pointer, check) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return complain(check, pointer, 'must provide an integer');
    if (value < min) complain(check, pointer, `must be greater than or equal to ${min}`);
    if (value > max) complain(check, pointer, `must be less than or equal to ${max}`);
  };

export const flag: Rule = (value, pointer, check) => {
  if (typeof value !== 'boolean') complain(check, pointer, 'must provide a boolean');
};

export const anything: Rule = () => undefined;

export function checkCount(count: number, [min, max]: Range, pointer: string, check: Check): void {
  if (count < min) complain(check, pointer, `no fewer than ${min} items allowed`);
  if (count > max) complain(check, pointer, `no more than ${max} items allowed`);
}

export const array =
  (rule: Rule, range: Range): Rule =>
  (value, pointer, check) => {
    if (!Array.isArray(value)) return complain(check, pointer, 'must be an array');
    checkCount(value.length, range, pointer, check);
    value.forEach((item, index) => {
      rule(item, `${pointer}/${index}`, check);
    });
  };

/** An object with these fields and no others, as Slack wants it. `type` is always allowed: the caller has looked at it. */
export const shape =
  (
    required: Record<string, Rule>,
    optional: Record<string, Rule> = {},
    extra?: (value: Json, pointer: string, check: Check) => void,
  ): Rule =>
  (value, pointer, check) => {
    if (!isRecord(value)) return complain(check, pointer, 'must be an object');
    for (const name of Object.keys(required)) if (value[name] === undefined) complain(check, pointer, `missing required field: ${name}`);
    for (const [name, field] of Object.entries(value)) {
      if (name === 'type' || field === undefined) continue;
      const rule = required[name] ?? optional[name];
      if (rule === undefined) complain(check, pointer, `invalid additional property: ${name}`);
      else rule(field, `${pointer}/${name}`, check);
    }
    extra?.(value, pointer, check);
  };

/** Exactly one of the fields. */
export const exactlyOne =
  (...names: string[]) =>
  (value: Json, pointer: string, check: Check): void => {
    const present = names.filter((name) => value[name] !== undefined);
    if (present.length === 0) complain(check, pointer, `missing required field: ${names.join(' or ')}`);
    if (present.length > 1) complain(check, pointer, `only one of ${names.join(', ')} allowed`);
  };
