/** The file "what is stored about me": Markdown that anybody can read. Pure. (practice 3.13) */
import type { PrivacyClass } from '../platform/db/kit.ts';
import type { StoredSection } from './feature.ts';

/** Who may see a class and how long it is kept, as the privacy card says it. */
export const CLASS_WORDS: Record<PrivacyClass, { readers: string; kept: string }> = {
  P0: { readers: 'only you', kept: 'until you delete it, at most 12 months after you left' },
  P1: { readers: 'you and the one or two people you share it with', kept: '90 days after it ended' },
  P2: { readers: 'nobody singly; totals from five answers on', kept: '24 months, without a name' },
  P3: { readers: 'the members of the community', kept: 'while the community lives' },
  P4: { readers: 'everybody in the organisation', kept: 'while the community lives' },
  P5: { readers: 'the organisation and invited guests', kept: 'for guests 14 days, else while the community lives' },
  special: { readers: 'only the people it was given to', kept: 'case texts 30 days, help and breach files 90 days' },
  system: { readers: 'nobody; it keeps the bot running', kept: 'while it is needed' },
};

const isClass = (value: unknown): value is PrivacyClass => typeof value === 'string' && Object.hasOwn(CLASS_WORDS, value);

type StoredRecord = StoredSection['records'][number];

const say = (value: StoredRecord[string]): string => {
  if (value === null || value === '') return '(empty)';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return `${value}`;
};

/** A text of several lines stays whole and cannot become a heading. */
const asItem = (name: string, value: StoredRecord[string]): string => {
  const [first = '', ...more] = say(value).split('\n');
  return more.length === 0 ? `- ${name}: ${first}` : [`- ${name}:`, ...[first, ...more].map((line) => `  > ${line}`)].join('\n');
};

function drawRecord(record: StoredRecord, number: number): string {
  const { privacy, ...values } = record;
  const items = Object.entries(values).map(([name, value]) => asItem(name, value));
  const words = isClass(privacy) ? CLASS_WORDS[privacy] : null;
  const card = words
    ? [`- class: ${say(privacy ?? null)}`, `- who may see it: ${words.readers}`, `- kept: ${words.kept}`]
    : ['- class: not stated'];
  return [`### ${number}`, '', ...items, ...card].join('\n');
}

export function storedAboutFile(name: string, sections: readonly StoredSection[]): string {
  const filled = sections.filter(({ records }) => records.length > 0);
  const drawn = filled.map(({ title, records }) => [`## ${title}`, ...records.map((record, i) => drawRecord(record, i + 1))].join('\n\n'));
  const opening = [
    `# What is stored about ${name}`,
    'Everything I keep about you, with who may see it and how long it stays. Answers that were given without a name are stored without one, so they cannot be listed here.',
    'Whoever runs the server can technically read the database.',
  ];
  return `${[...opening, ...(drawn.length > 0 ? drawn : ['Nothing is stored about you.'])].join('\n\n')}\n`;
}
