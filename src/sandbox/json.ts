/** Narrowing of values that came over the wire: everything from outside is `unknown` until one of these has looked at it. */
export type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const toRecord = (value: unknown): Json => (isRecord(value) ? value : {});
export const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const toRecords = (value: unknown): Json[] => toList(value).filter(isRecord);
export const toText = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
export const toFlag = (value: unknown): boolean => value === true || value === 'true' || value === 1 || value === '1';

/** Ids and scopes arrive as a comma-separated text, as JSON, or as an array. */
export function toTexts(value: unknown): string[] {
  if (typeof value === 'string') {
    const parsed = value.startsWith('[') ? parseJson(value) : undefined;
    return Array.isArray(parsed) ? toTexts(parsed) : value.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  }
  return toList(value).flatMap((part) => (typeof part === 'string' ? [part] : []));
}

/** The parsed value, or undefined when the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const copyJson = (value: Json): Json => toRecord(structuredClone(value));
