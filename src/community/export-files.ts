/** A community's export: Markdown with front matter, CSV and JSON. Pure; what goes in has passed the gate here. */
import type { PrivacyClass } from '../platform/db/kit.ts';
import { toLocal } from '../platform/time/zones.ts';
import type { StoredSection } from './feature.ts';
import type { Change } from './kernel.ts';
import type { Looker, Privacy } from './privacy.ts';
import type { Community, Session } from './records.ts';

export interface ExportFile {
  path: string;
  content: string;
}

export interface ExportParts {
  community: Community;
  sections: readonly { folder: string; section: StoredSection }[];
  sessions: readonly Session[];
  changes: readonly Change[];
  privacy: Privacy;
}

type StoredRecord = StoredSection['records'][number];
type Value = StoredRecord[string] | undefined;

const CLASSES: readonly string[] = ['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'special', 'system'] satisfies PrivacyClass[];
const isClass = (value: Value): value is PrivacyClass => typeof value === 'string' && CLASSES.includes(value);

/** A spreadsheet must not run what somebody typed: a text that begins like a formula gets an apostrophe. JSON has it as it was. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (value: Value): string => {
  const text = typeof value === 'string' ? harmless(value) : `${value ?? ''}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function toCsv(records: readonly StoredRecord[]): string {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [columns.map(cell), ...records.map((record) => columns.map((column) => cell(record[column])))]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** YAML accepts JSON's strings: nothing that was typed can break out of the front matter. */
const frontMatter = (values: Record<string, string | number>): string =>
  ['---', ...Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---'].join('\n');

const paragraph = (value: Value): string =>
  `${value ?? ''}`
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
const drawRecord = (record: StoredRecord, i: number): string =>
  [`## ${i + 1}`, ...Object.entries(record).map(([name, value]) => `**${name}**\n\n${paragraph(value)}`)].join('\n\n');

const slug = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'records';

function filesOf(community: Community, path: string, title: string, records: readonly StoredRecord[]): ExportFile[] {
  const front = frontMatter({ community: community.name, title, records: records.length });
  return [
    { path: `${path}.md`, content: `${[front, `# ${title}`, ...records.map(drawRecord)].join('\n\n')}\n` },
    { path: `${path}.csv`, content: toCsv(records) },
    { path: `${path}.json`, content: toJson(records) },
  ];
}

function communityFile({ name, status, zone, settings }: Community): ExportFile {
  const { problem, who, able, measure, from, to, byOn } = settings.northStar;
  const norms = settings.norms.map((norm) => `- ${norm.text.replaceAll('\n', ' ')}`);
  const content = [
    frontMatter({ community: name, status, zone }),
    `# ${name.replaceAll('\n', ' ')}`,
    '## North star',
    [`problem: ${problem}`, `who: ${who}`, `able to: ${able}`, `measure: ${measure}`, `from: ${from}`, `to: ${to}`, `by: ${byOn ?? ''}`]
      .map((line) => `- ${line.replaceAll('\n', ' ')}`)
      .join('\n'),
    '## Norms',
    norms.join('\n'),
  ].join('\n\n');
  return { path: 'community.md', content: `${content}\n` };
}

/** Who reads an export: somebody of the community, and nobody in particular. What she may not see does not leave. */
const readerOf = (community: Community): Looker => ({ userId: '', memberOf: [community.id], inOrganisation: false });

export function exportFiles({ community, sections, sessions, changes, privacy }: ExportParts): ExportFile[] {
  const reader = readerOf(community);
  const mayLeave = (record: StoredRecord): boolean =>
    // A record that does not say how private it is stays here.
    isClass(record.privacy) && privacy.see(reader, { privacy: record.privacy, communityId: community.id, authorId: null });
  const used = new Set<string>();
  const ownPath = (path: string): string => {
    const free = used.has(path) ? `${path}-${used.size}` : path;
    used.add(free);
    return free;
  };
  // Who must not be put together is for the stewards who wrote it down.
  const { apart: _, ...settings } = community.settings;
  return [
    communityFile(community),
    { path: 'settings.json', content: toJson(settings) },
    {
      path: 'sessions.csv',
      content: toCsv(sessions.map(({ number, kind, onDate, at, minutes, status }) => ({ number, kind, on: onDate, at, minutes, status }))),
    },
    {
      path: 'changes.csv',
      content: toCsv(
        changes.map(({ at, what, before, after, why }) => ({ on: toLocal(at, community.zone).date, what, before, after, why })),
      ),
    },
    ...sections.flatMap(({ folder, section }) =>
      filesOf(community, ownPath(`${slug(folder)}/${slug(section.title)}`), section.title, section.records.filter(mayLeave)),
    ),
  ];
}
