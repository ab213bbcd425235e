/** The shelf as a folder: which files there are, in an order that never changes, and what an index says. Pure. */
import type { Experiment } from '../../community/experiment.ts';
import { toCsv } from '../../community/export-files.ts';
import type { PortableRow } from '../../community/feature.ts';
import type { Item } from '../../community/item.ts';
import { KIND_WORDS, useWhen } from '../../community/item-forms.ts';
import { sayDate } from '../../platform/time/say.ts';

export interface ShelfFile {
  /** With `/` between folders. */
  path: string;
  content: string;
}

/** Small letters, digits and dashes: any file system takes it, and it reads like the title. */
const slug = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '') || 'untitled';

export const pathOf = ({ kind, title, id }: Pick<Item, 'kind' | 'title' | 'id'>): string => `shelf/${kind}/${slug(title)}--${id}.md`;

export const byId = <T extends { id: string }>(list: readonly T[]): T[] => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const CLASSES = ['strategy', 'people', 'process', 'technology', null] as const;
const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
/** A link's text and nothing else: brackets would end it. */
const label = (text: string): string => inOneLine(text).replace(/[[\]\\`*_<>]/g, (sign) => `\\${sign}`);

/** By class, with "use it when" beside each title. */
export function writeIndex(community: string, items: readonly Item[]): string {
  const lines = [`# The shelf of ${inOneLine(community)}`, '', `${items.length} things, by where they belong.`];
  for (const one of CLASSES) {
    const here = byId(items.filter(({ topicClass }) => topicClass === one));
    if (here.length === 0) continue;
    lines.push('', `## ${one === null ? 'Without a class' : `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`}`, '');
    for (const item of here) {
      const archived = item.state === 'archived' ? ' (archived)' : '';
      const when = useWhen(item);
      lines.push(
        `- [${label(item.title)}](${pathOf(item).slice('shelf/'.length)}): ${KIND_WORDS[item.kind].one}${archived}${when === '' ? '' : `. ${label(when)}`}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** One line a row: two exports can be compared by eye. */
export const writeRows = (rows: readonly unknown[]): string =>
  rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

export const experimentsCsv = (experiments: readonly Experiment[], nameOf: (id: string | null) => string): string =>
  toCsv(
    byId(experiments).map((each) => ({
      ...{ title: each.title, template: each.templateId, round: each.round, state: each.state, decision: each.verdict ?? '' },
      ...{ led_by: nameOf(each.ownerId), started: each.startOn ?? '', days: each.days, community_can_read_since: dayOf(each.sharedAt) },
      ...Object.fromEntries(Object.entries(each.fields).map(([key, value]) => [`field ${key}`, value])),
      ...Object.fromEntries(Object.entries(each.findings).map(([question, answer]) => [question, answer])),
    })),
  );

const dayOf = (at: number | null): string => (at === null ? '' : sayDate(at, 'Etc/UTC', true));

export interface Contents {
  community: string;
  items: readonly { item: Item; file: string }[];
  glossary: string;
  experiments: string;
  /** By name: rows that are neither items nor texts of their own. */
  rows: ReadonlyMap<string, readonly PortableRow[]>;
}

/** In a fixed order; the same contents always give the same bytes. */
export function shelfFiles({ community, items, glossary, experiments, rows }: Contents): ShelfFile[] {
  const all = items.map(({ item }) => item);
  const plain = byId(all).map(({ teamId: _, communityId: __, credit: ___, ...item }) => item);
  const named = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const everything = `{\n"items": ${writeRows(plain).trimEnd()},\n${named.map(([name, list]) => `${JSON.stringify(name)}: ${writeRows(list).trimEnd()}`).join(',\n')}\n}\n`;
  return [
    { path: 'shelf/index.md', content: writeIndex(community, all) },
    ...items.map(({ item, file }) => ({ path: pathOf(item), content: file })).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    { path: 'shelf/experiments.csv', content: experiments },
    { path: 'shelf/glossary.csv', content: glossary },
    ...named.map(([name, list]) => ({ path: `shelf/data/${name}.json`, content: writeRows(list) })),
    { path: 'shelf/everything.json', content: everything },
  ];
}
