/** Reads a calendar file line by line, for tests: unfolds, splits, nests. */
export interface CalendarPart {
  name: string;
  lines: { name: string; params: Record<string, string>; value: string }[];
  parts: CalendarPart[];
}

export function readParts(text: string): [CalendarPart, ...CalendarPart[]] {
  const root: CalendarPart = { name: '', lines: [], parts: [] };
  const open = [root];
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    if (line === '') continue;
    const at = line.indexOf(':');
    const [name = '', ...params] = line.slice(0, at).split(';');
    const value = line.slice(at + 1);
    const here = open.at(-1) ?? root;
    if (name === 'BEGIN') {
      const part = { name: value, lines: [], parts: [] };
      here.parts.push(part);
      open.push(part);
    } else if (name === 'END') {
      if (open.pop()?.name !== value) throw new Error(`END:${value} ends something else`);
    } else here.lines.push({ name, params: Object.fromEntries(params.map((param) => param.split('=', 2))), value });
  }
  if (open.length !== 1) throw new Error('something has no end');
  const [first, ...others] = root.parts;
  if (!first) throw new Error('nothing in it');
  return [first, ...others];
}

export const valueIn = (part: CalendarPart | undefined, name: string): string =>
  part?.lines.find((line) => line.name === name)?.value ?? '';

export const minutesOf = (offset: string): number => {
  const [, sign = '+', hours = '', minutes = ''] = /^([+-])(\d\d)(\d\d)$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/** '20261101T020000' read as UTC. */
export const wallOf = (text: string): number => {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00Z?$/.exec(text) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
};

/** The offset that a reader of the file finds for an instant: of the observance that began last. In minutes. */
export function offsetBy(zone: CalendarPart, instant: number): number {
  const begun = zone.parts
    .map((part) => ({
      at: wallOf(valueIn(part, 'DTSTART')) - minutesOf(valueIn(part, 'TZOFFSETFROM')) * 60_000,
      to: minutesOf(valueIn(part, 'TZOFFSETTO')),
    }))
    .filter(({ at }) => at <= instant)
    .sort((a, b) => a.at - b.at);
  return begun.at(-1)?.to ?? Number.NaN;
}
