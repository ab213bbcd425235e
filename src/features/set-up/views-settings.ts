/** The settings, readable by every member: everything in words, and who changed what when. (practice row 94) */
import { z } from 'zod';
import type { Change } from '../../community/kernel.ts';
import type { Community, CommunityStatus, Role } from '../../community/records.ts';
import type { LibraryNorm } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as clean,
  context,
  divider,
  header,
  input,
  plain,
  plainContext,
  plainSection,
  section,
  split,
  truncate,
} from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { isPart, outcomePart, type Part, type Shape } from './rules-draft.ts';
import { northStarSentence } from './rules-north-star.ts';
import { calendarWords, facilitationWords, knowledgeWords, peopleWords, privacyWords, rhythmWords } from './views-facts.ts';
import type { Form } from './views-fields.ts';
import { outcomeWords } from './views-founding.ts';
import { drawPart } from './views-wizard.ts';

const editSchema = z.object({ community: z.string(), part: z.string().refine(isPart), fresh: z.number().default(0) });
export interface Edit {
  community: string;
  part: Part;
  fresh: number;
}

export function readEdit(metadata: string): Edit | null {
  try {
    const read = editSchema.safeParse(JSON.parse(metadata));
    return read.success && isPart(read.data.part) ? { ...read.data, part: read.data.part } : null;
  } catch {
    return null;
  }
}

export interface SettingsView {
  community: Community;
  roles: readonly (Role & { name: string })[];
  changes: readonly (Change & { name: string })[];
  /** Only stewards may change things; everybody reads. */
  steward: boolean;
  zone: Zone;
  note: readonly string[];
}

const STATUS_WORDS: Record<CommunityStatus, string> = {
  draft: 'Being set up.',
  proposed: 'Waits for the other steward.',
  active: 'Running.',
  paused: 'Paused: nothing is sent, the calendar stays.',
  dormant: 'Resting: nothing is sent, what was written stays readable.',
  ended: 'Ended. What was written can be exported.',
};

export function drawSettings({ community, roles, changes, steward, zone, note }: SettingsView): Modal {
  const { settings } = community;
  const change = (part: Part, label: string) =>
    steward && community.status !== 'ended'
      ? button('Change', 'set-up:change', { value: `${community.id} ${part}`, label: `Change ${label}` })
      : undefined;
  const row = (heading: string, text: string, part?: Part): Block[] => [
    section(`*${heading}*`, part ? change(part, heading.toLowerCase()) : undefined),
    ...split(text, 2900).map((piece) => plainSection(piece)),
  ];
  const { northStar } = settings;
  return {
    type: 'modal',
    callback_id: 'set-up:settings',
    private_metadata: community.id,
    title: plain('Settings', 24),
    close: plain('Close', 24),
    blocks: [
      ...noteBlocks(note),
      { type: 'section', text: plain(community.name) },
      context(
        clean(
          `${STATUS_WORDS[community.status]} Every member reads this; ${steward ? 'you and the other stewards change' : 'stewards change'} it, and each change is written down below.`,
        ),
      ),
      ...row('North star', northStarSentence(northStar) || 'Not written yet.', 'purpose'),
      ...row(
        'Measure',
        northStar.measure
          ? `${northStar.measure}, from ${northStar.from || 'a value still to be found'} to ${northStar.to || 'a value still to be chosen'}${northStar.byOn ? `, by ${formatDate(northStar.byOn, true)}` : ''}`
          : 'None yet.',
        'measure',
      ),
      ...settings.outcomes.flatMap((outcome, index) => row(`Outcome ${index + 1}`, outcomeWords(outcome), outcomePart(index))),
      ...(settings.outcomes.length < 3 && steward
        ? [section('*One more outcome?* Three are the most.', change(outcomePart(settings.outcomes.length), 'outcomes'))]
        : []),
      ...row('Rhythm', rhythmWords(settings), 'rhythm'),
      ...row('Calendar', calendarWords(community), 'calendar'),
      ...row('Joining', peopleWords(settings), 'people'),
      ...(steward ? row('Not put together', 'For stewards only; never shown, exported or logged.', 'apart') : []),
      ...row('Norms', settings.norms.map(({ text }) => `• ${text}`).join('\n') || 'None yet.', 'norms'),
      ...row('Privacy', `${privacyWords(settings)}\nFormal contacts: ${settings.formalContacts || 'none entered yet.'}`, 'privacy'),
      ...row('Leading', facilitationWords(settings), 'roles'),
      ...row('Places', knowledgeWords(settings), 'places'),
      ...row(
        'Roles',
        roles.map(({ name, role, toOn }) => `• ${name}: ${role.replace('-', ' ')}, until ${formatDate(toOn, true)}`).join('\n') ||
          'Nobody holds a role.',
      ),
      ...(steward ? stewardBlocks(community) : []),
      divider,
      header('Who changed what'),
      ...logBlocks(changes, zone),
    ],
  };
}

const noteBlocks = (note: readonly string[]): Block[] =>
  note.length === 0 ? [] : [...split(note.join('\n'), 2900).map((piece) => plainSection(piece)), divider];

function stewardBlocks(community: Community): Block[] {
  const life = (text: string, verb: string, danger = false) =>
    button(text, `set-up:life#${verb}`, { value: `${community.id} ${verb}`, ...(danger ? { style: 'danger' as const } : {}) });
  const ways = {
    active: [life('Pause', 'pause'), life('Let it rest', 'dormant'), life('End it', 'end', true)],
    paused: [life('Wake it', 'wake'), life('Let it rest', 'dormant'), life('End it', 'end', true)],
    dormant: [life('Wake it', 'wake'), life('End it', 'end', true)],
    draft: [],
    proposed: [],
    ended: [],
  }[community.status];
  return [actions(...ways, button('Export everything', 'set-up:export', { value: community.id }))];
}

type Written = { type: 'text'; text: string } | { type: 'channel'; channel_id: string };
const written = (text: string): Written[] => (text === '' ? [] : [{ type: 'text', text }]);

/** The log writes a channel as Slack's own link; it is the only thing in it that may become one. */
const channelLinks = (what: string, text: string): Written[] =>
  what === 'Channel' || what === 'Announcement channel'
    ? text
        .split(/<#([A-Z0-9]+)>/)
        .flatMap((piece, at) => (at % 2 === 1 ? [{ type: 'channel' as const, channel_id: piece }] : written(piece)))
    : written(text);

const LINES_TOGETHER = 10;
const MOST_LINES = 200;

function logBlocks(changes: SettingsView['changes'], zone: Zone): Block[] {
  if (changes.length === 0) return [section('Nothing was changed since it began.')];
  const lines = changes
    .slice(0, MOST_LINES)
    .map(({ at, name, what, before, after, why }) => [
      ...written(`${sayDateTime(at, zone)}, ${name}: ${what}: `),
      ...channelLinks(what, truncate(before, 160)),
      ...written(' → '),
      ...channelLinks(what, truncate(after, 160)),
      ...written(`${why ? ` (${why})` : ''}\n`),
    ]);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += LINES_TOGETHER) {
    const elements = lines.slice(at, at + LINES_TOGETHER).flat();
    blocks.push({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
  }
  return blocks;
}

const NAMES: Partial<Record<Part, string>> = {
  purpose: 'North star',
  measure: 'Measure',
  people: 'Joining',
  apart: 'Not put together',
  rhythm: 'Rhythm',
  calendar: 'Calendar',
  norms: 'Norms',
  privacy: 'Privacy',
  roles: 'Leading',
  places: 'Places',
};

export interface EditView {
  community: Community;
  shape: Shape;
  form: Form;
  starters: readonly LibraryNorm[];
  note?: string | undefined;
}

/** The wizard's own form, for a living community. */
export function drawEdit({ community, shape, form, starters, note }: EditView): Modal {
  const part = isPart(form.part) && form.part !== 'preview' ? form.part : 'purpose';
  const body = drawPart(part, { form, shape, editing: true }, starters);
  const inputs = body.filter(({ type }) => type === 'input').length;
  return {
    type: 'modal',
    callback_id: 'set-up:save',
    private_metadata: JSON.stringify({ community: community.id, part, fresh: form.fresh } satisfies Edit),
    title: plain(NAMES[part] ?? 'Outcome', 24),
    submit: plain('Save', 24),
    close: plain('Close', 24),
    blocks: [
      ...(note ? [plainContext(note)] : []),
      context(part === 'apart' ? 'Only stewards see this.' : 'Every member sees what changes here, who changed it and when.'),
      ...body,
      ...(inputs < 6 && part !== 'apart'
        ? [
            input(
              'why',
              'Why?',
              { type: 'plain_text_input', action_id: `why#${part}`, max_length: 200, placeholder: plain('Asked for in the last session') },
              { optional: true },
            ),
          ]
        : []),
      actions(button('Back to all settings', 'set-up:settings', { value: community.id })),
    ],
  };
}
