/** What differs between two states of a community, as lines for the change log. Pure. */
import { formatDate } from '../platform/time/local-dates.ts';
import { formatZone } from '../platform/time/zones.ts';
import type { Community, CommunityStatus } from './records.ts';
import type { CommunitySettings, Outcome } from './settings.ts';

export interface Difference {
  what: string;
  before: string;
  after: string;
}

/** How a person is written in a line; the log puts her present name there. */
type NameOf = (userId: string) => string;

const NOTHING = 'not set';
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const day = (on: string): string => formatDate(on, true);
const text = (value: string): string => value || NOTHING;
const dayOrNothing = (on: string | null): string => (on ? day(on) : NOTHING);
const list = (values: readonly string[]): string => (values.length === 0 ? NOTHING : values.join('; '));

const NORTH_STAR_KINDS: Record<CommunitySettings['northStar']['kind'], string> = {
  pipeline: 'leadership pipeline',
  collaboration: 'work across functions',
  retention: 'people who stay',
  decisions: 'decisions',
  other: 'own words',
};
const DIRECTIONS: Record<Outcome['direction'], string> = { up: 'up', down: 'down', hold: 'hold steady' };
const JOINING: Record<CommunitySettings['joining'], string> = { open: 'open', invitation: 'by invitation', nomination: 'by nomination' };
const READERS: Record<CommunitySettings['organisationReaders'], string> = {
  everybody: 'everybody in the organisation',
  sponsor: 'the sponsor',
  nobody: 'nobody outside',
};
const STATUSES: Record<CommunityStatus, string> = {
  draft: 'being set up',
  proposed: 'waiting for a second steward',
  active: 'active',
  paused: 'paused',
  dormant: 'dormant',
  ended: 'ended',
};

const outcomeWords = (outcome: Outcome, nameOf: NameOf): string =>
  [
    outcome.name,
    outcome.unit && `in ${outcome.unit}`,
    DIRECTIONS[outcome.direction],
    (outcome.baseline || outcome.target) && `from ${text(outcome.baseline)} to ${text(outcome.target)}`,
    outcome.source && `source: ${outcome.source}`,
    outcome.ownerId && `owner: ${nameOf(outcome.ownerId)}`,
  ]
    .filter(Boolean)
    .join(', ');

type Settings = CommunitySettings;
type Reading = readonly [what: string, words: (settings: Settings, nameOf: NameOf) => string];

/** Every setting once, under the name that people read. A test holds this list against the schema. */
const READINGS: readonly Reading[] = [
  ['North star: kind', (s) => NORTH_STAR_KINDS[s.northStar.kind]],
  ['North star: problem or ambition', (s) => text(s.northStar.problem)],
  ['North star: who', (s) => text(s.northStar.who)],
  ['North star: able to do what', (s) => text(s.northStar.able)],
  ['North star: measure', (s) => text(s.northStar.measure)],
  ['North star: from', (s) => text(s.northStar.from)],
  ['North star: to', (s) => text(s.northStar.to)],
  ['North star: by', (s) => dayOrNothing(s.northStar.byOn)],
  ['Joining', (s) => JOINING[s.joining]],
  ['Functions', (s) => list(s.functions)],
  ['Level bands', (s) => list(s.levelBands)],
  ['Rhythm: how often', (s) => `every ${s.rhythm.everyWeeks} weeks`],
  ['Rhythm: weekday', (s) => WEEKDAYS[s.rhythm.weekday - 1] ?? NOTHING],
  ['Rhythm: time', (s) => s.rhythm.at],
  ['Rhythm: length', (s) => `${s.rhythm.minutes} minutes`],
  ['Rhythm: quarter starts on', (s) => dayOrNothing(s.rhythm.startsOn)],
  ['Totals are shown from', (s) => `${s.k} answers`],
  ['Answers without a name', (s) => (s.unnamed ? 'on' : 'off')],
  ['Who may see what is released to the organisation', (s) => READERS[s.organisationReaders]],
  ['Meeting place', (s) => text(s.meetingPlace)],
  ['Slack group of facilitators', (s) => (s.facilitatorGroup ? 'kept up to date' : 'none')],
  ['Facilitation', (s) => (s.facilitation === 'rotation' ? 'in rotation' : 'volunteers first')],
  ['Where knowledge lives', (s) => (s.knowledge === 'bot' ? 'with the bot' : 'with the bot and in the channel canvas')],
  ['Formal contacts', (s) => text(s.formalContacts)],
  ['Prompts', (s) => (s.prompts.paused ? 'paused' : 'on')],
];

/** Items that come, go or change one by one: `name` says which one it is, `words` what is said about it. */
function compareItems<T>(
  what: string,
  before: readonly T[],
  after: readonly T[],
  name: (item: T) => string,
  words: (item: T) => string,
): Difference[] {
  const was = new Map(before.map((item) => [name(item), words(item)]));
  const is = new Map(after.map((item) => [name(item), words(item)]));
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => ({ what, before: was.get(key) ?? 'not there', after: is.get(key) ?? 'taken away' }));
}

/** One line for each setting that differs. */
export function compareSettings(before: Settings, after: Settings, nameOf: NameOf): Difference[] {
  const plain = READINGS.map(([what, words]) => ({ what, before: words(before, nameOf), after: words(after, nameOf) })).filter(
    (line) => line.before !== line.after,
  );
  return [
    ...plain,
    ...compareItems(
      'Outcome',
      before.outcomes,
      after.outcomes,
      (outcome) => outcome.name,
      (outcome) => outcomeWords(outcome, nameOf),
    ),
    ...compareItems(
      'Norm',
      before.norms,
      after.norms,
      (norm) => norm.text,
      (norm) => norm.text + (norm.repair && ` (when it slips: ${norm.repair})`),
    ),
    ...compareItems(
      'Holiday',
      before.holidays,
      after.holidays,
      (holiday) => holiday.on,
      (holiday) => day(holiday.on) + (holiday.name && ` (${holiday.name})`),
    ),
    // Who must not meet whom is for the stewards alone: the log must not even say how many there are.
    ...(JSON.stringify(before.apart) === JSON.stringify(after.apart)
      ? []
      : [{ what: 'Who is not put together', before: 'kept private', after: 'kept private' }]),
  ];
}

type Described = Pick<Community, 'name' | 'status' | 'channelId' | 'announcementChannelId' | 'zone' | 'settings' | 'silencedBy'>;

const SILENCED: Record<string, string> = { archived: 'cannot speak: the channel is archived', removed: 'cannot speak: not in the channel' };
const channel = (id: string | null): string => (id ? `<#${id}>` : NOTHING);

/** One line for each thing about a community that differs, its settings included. */
export function compareCommunities(before: Described, after: Described, nameOf: NameOf): Difference[] {
  const speaking = (c: Described): string =>
    c.silencedBy ? (SILENCED[c.silencedBy] ?? 'cannot speak in the channel') : 'speaks in the channel';
  const columns: Difference[] = [
    { what: 'Name', before: before.name, after: after.name },
    { what: 'State', before: STATUSES[before.status], after: STATUSES[after.status] },
    { what: 'Channel', before: channel(before.channelId), after: channel(after.channelId) },
    { what: 'Announcement channel', before: channel(before.announcementChannelId), after: channel(after.announcementChannelId) },
    { what: 'Time zone', before: formatZone(before.zone), after: formatZone(after.zone) },
    { what: 'The bot', before: speaking(before), after: speaking(after) },
  ];
  return [...columns.filter((line) => line.before !== line.after), ...compareSettings(before.settings, after.settings, nameOf)];
}
