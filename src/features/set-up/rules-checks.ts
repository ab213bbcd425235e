/** What each part of the wizard takes, what it refuses in words, and what it only hints at. (practice 3.2) */
import { z } from 'zod';
import type { NorthStar, Outcome } from '../../community/settings.ts';
import type { Values } from '../../platform/feature.ts';
import { addDays, formatShortDate, type LocalDate, weekdayOf } from '../../platform/time/local-dates.ts';
import { nextWorkingDay } from '../../platform/time/working-days.ts';
import { type Check, type Checked, type CheckWith, isUnknownBaseline, withSettings } from './rules-checking.ts';
import { checkApart, checkPeople, checkPlaces, checkRoles } from './rules-checks-people.ts';
import { outcomeIndexOf, type Part, type Shape } from './rules-draft.ts';
import { choice, choices, date, lines, person, readForm, requiredWords, time, wholeNumber, words } from './rules-fields.ts';
import { isKind, measureHints, outcomeHints, purposeHints } from './rules-north-star.ts';
import { earliestFairStart, readHolidays, readZone } from './rules-rhythm.ts';

const withStar = (shape: Shape, patch: Partial<NorthStar>): Shape =>
  withSettings(shape, { northStar: { ...shape.settings.northStar, ...patch } });

const unknownBaseline = (today: LocalDate, holidays: ReadonlySet<LocalDate>): string =>
  `today’s value (due ${formatShortDate(nextWorkingDay(addDays(today, 27), holidays))})`;

const purposeForm = z.object({
  name: requiredWords(80, 'It needs a name, such as “Leads of leads”.'),
  problem: words(200),
  who: words(120),
  able: words(200),
});

const checkPurpose: Check = (values, shape) => {
  const read = readForm(purposeForm, values);
  if ('errors' in read) return read;
  const { name, ...star } = read.fields;
  const kind = isKind(values.framing) ? values.framing : shape.settings.northStar.kind;
  const next = withStar({ ...shape, name }, { ...star, kind });
  if (!star.problem && !star.able)
    return {
      errors: {
        problem:
          'One of the two is needed: what goes wrong today, or what somebody should be able to do. “New leads wait for permission” is enough.',
      },
    };
  return { shape: next, hints: purposeHints(next.settings.northStar) };
};

const measureForm = z.object({ measure: words(120), from: words(40), to: words(40), byOn: date, unknown: choices });

const checkMeasure: Check = (values, shape, given) => {
  const read = readForm(measureForm, values);
  if ('errors' in read) return read;
  const { measure, to, byOn, unknown } = read.fields;
  const holidays = new Set(shape.settings.holidays.map(({ on }) => on));
  const kept = shape.settings.northStar.from;
  const from = read.fields.from || (unknown.length > 0 ? (isUnknownBaseline(kept) ? kept : unknownBaseline(given.today, holidays)) : '');
  if (byOn && byOn <= given.today) return { errors: { byOn: `A day still to come, such as ${addDays(given.today, 182)}.` } };
  const next = withStar(shape, { measure, from, to, byOn });
  return { shape: next, hints: measureHints(next.settings.northStar) };
};

const outcomeForm = z.object({
  name: words(120),
  unit: words(40),
  direction: choice(['up', 'down', 'hold'], 'Should it rise, fall or hold?'),
  baseline: words(40),
  target: words(40),
  source: words(120),
  ownerId: person,
});

const checkOutcome: Check = (values, shape, given, part) => {
  const read = readForm(outcomeForm, { ...values, direction: values.direction ?? 'up' });
  if ('errors' in read) return read;
  const { direction, ownerId, ...texts } = read.fields;
  const index = outcomeIndexOf(part) ?? 0;
  const others = shape.settings.outcomes;
  if (Object.values(texts).every((text) => text === '')) {
    return { shape: withSettings(shape, { outcomes: others.filter((_, at) => at !== index) }), hints: [] };
  }
  if (!texts.name)
    return {
      errors: {
        name: 'It needs a name, such as “Time until a new lead runs a planning alone”. Empty all fields to do without this outcome.',
      },
    };
  const owner = ownerId ? given.people.get(ownerId) : null;
  if (owner && (owner.kind === 'bot' || !owner.active))
    return { errors: { target: `${owner.name} cannot keep a number: choose a person who works here.` } };
  const outcome: Outcome = { ...texts, direction, ownerId };
  const outcomes = index < others.length ? others.map((other, at) => (at === index ? outcome : other)) : [...others, outcome];
  return { shape: withSettings(shape, { outcomes: outcomes.slice(0, 3) }), hints: outcomeHints(outcome) };
};

const rhythmForm = z.object({
  everyWeeks: choice(['2', '4', '6'], 'Every 2, 4 or 6 weeks.'),
  weekday: choice(['1', '2', '3', '4', '5'], 'A working day, such as Wednesday.'),
  at: time,
  minutes: wholeNumber(30, 180, 'A session lasts 30 to 180 minutes; 75 is a good beginning.'),
});

const EVERY = { '2': 2, '4': 4, '6': 6 } as const;

const checkRhythm: Check = (values, shape) => {
  const read = readForm(rhythmForm, values);
  if ('errors' in read) return read;
  const { everyWeeks, weekday, at, minutes } = read.fields;
  const late =
    at < '08:00' || at > '17:00'
      ? [`${at} is early or late for many. Sessions between 09:00 and 16:00 keep those with children and other clocks.`]
      : [];
  const rhythm = { ...shape.settings.rhythm, everyWeeks: EVERY[everyWeeks], weekday: Number(weekday), at, minutes };
  return { shape: withSettings(shape, { rhythm }), hints: late };
};

const calendarForm = z.object({ startsOn: date, holidays: words(3000), zone: words(60) });

const checkCalendar: Check = (values, shape, given) => {
  const read = readForm(calendarForm, values);
  if ('errors' in read) return read;
  const { startsOn, holidays: pasted, zone: typed } = read.fields;
  const errors: Record<string, string> = {};
  const reading = readHolidays(pasted);
  if ('error' in reading) errors.holidays = reading.error;
  const zone = readZone(typed);
  if (!zone)
    errors.zone = typed
      ? `I know no zone “${typed.slice(0, 40)}”. A large city near you works: Berlin, New York, Asia/Kolkata.`
      : 'A zone, such as Europe/Berlin.';
  const moved = startsOn !== shape.settings.rhythm.startsOn;
  if (!startsOn) errors.startsOn = 'A Monday on which the first quarter starts.';
  else if (weekdayOf(startsOn) !== 1)
    errors.startsOn = `A quarter starts on a Monday: ${formatShortDate(addDays(startsOn, 1 - weekdayOf(startsOn)))} or ${formatShortDate(addDays(startsOn, 8 - weekdayOf(startsOn)))}.`;
  else if (startsOn <= given.today && (moved || !given.editing))
    errors.startsOn = `That Monday has passed or is today. The next one is ${formatShortDate(addDays(given.today, 8 - weekdayOf(given.today)))}.`;
  if (Object.keys(errors).length > 0 || 'error' in reading || !zone || !startsOn) return { errors };
  const next = withSettings({ ...shape, zone }, { holidays: reading.holidays, rhythm: { ...shape.settings.rhythm, startsOn } });
  return { shape: next, hints: given.editing ? [] : startHints(startsOn, given.today, new Set(reading.holidays.map(({ on }) => on))) };
};

/** Founders have five working days to object: a start before that leaves them fewer. */
export function startHints(startsOn: LocalDate, today: LocalDate, holidays: ReadonlySet<LocalDate>): string[] {
  const fair = earliestFairStart(today, holidays);
  return startsOn < fair
    ? [
        `Founders have five working days to say what speaks against it. Starting on ${formatShortDate(fair)} or later leaves them that time.`,
      ]
    : [];
}

const normsForm = z.object({ norms: choices, own: lines(1000), ownRepair: lines(1000) });

const checkNorms: Check = (values, shape, { starters }) => {
  const read = readForm(normsForm, values);
  if ('errors' in read) return read;
  const { norms: picked, own, ownRepair } = read.fields;
  const written = own.map((text, at) => ({ text, repair: (ownRepair[at] ?? '').trim() }));
  const long = written.find(({ text }) => text.length > 200);
  if (long)
    return { errors: { own: `A norm is one line of at most 200 characters: “${long.text.slice(0, 40)}…” has ${long.text.length}.` } };
  const wordy = written.find(({ repair }) => repair.length > 200);
  if (wordy) return { errors: { ownRepair: `One line of at most 200 characters; one of these has ${wordy.repair.length}.` } };
  const chosen = starters.filter(({ id }) => picked.includes(id)).map(({ norm, repair }) => ({ text: norm, repair }));
  const norms = [...chosen, ...written.filter(({ text }) => text !== '' && chosen.every((other) => other.text !== text))];
  if (norms.length < 5 || norms.length > 8) {
    const more = norms.length < 5 ? 'Tick some more.' : 'Leave some out.';
    return { errors: { norms: `Five to eight norms can be kept in mind; these are ${norms.length}. ${more}` } };
  }
  return { shape: withSettings(shape, { norms }), hints: [] };
};

const privacyForm = z.object({
  k: wholeNumber(5, 50, 'Not below five: with fewer answers one can guess who said what. Write 5 or more.'),
  unnamed: choice(['on', 'off'], 'On or off.'),
  organisationReaders: choice(['everybody', 'sponsor', 'nobody'], 'Everybody, the sponsor, or nobody.'),
  formalContacts: requiredWords(
    300,
    'Whom does somebody turn to with harassment, safety, law or health? For example: “People team, people@example.org; works council, room 214”.',
  ),
});

const checkPrivacy: Check = (values, shape) => {
  const read = readForm(privacyForm, values);
  if ('errors' in read) return read;
  const { k, unnamed, organisationReaders, formalContacts } = read.fields;
  return { shape: withSettings(shape, { k, unnamed: unnamed === 'on', organisationReaders, formalContacts }), hints: [] };
};

const checkPreview: Check = (_values, shape, given) => {
  const { startsOn } = shape.settings.rhythm;
  if (!startsOn || startsOn <= given.today) return { errors: { startsOn: 'The start has passed. Choose a Monday still to come.' } };
  return { shape, hints: [] };
};

const CHECKS: Record<Part, Check> = {
  purpose: checkPurpose,
  measure: checkMeasure,
  'outcome-1': checkOutcome,
  'outcome-2': checkOutcome,
  'outcome-3': checkOutcome,
  people: checkPeople,
  apart: checkApart,
  rhythm: checkRhythm,
  calendar: checkCalendar,
  norms: checkNorms,
  privacy: checkPrivacy,
  roles: checkRoles,
  places: checkPlaces,
  preview: checkPreview,
};

/** What the form says, or why it cannot be kept. Never throws on anything that can be typed. */
export const checkPart = (part: Part, values: Values, shape: Shape, given: CheckWith): Checked => CHECKS[part](values, shape, given, part);
