/** Everything a community agrees on about itself. Readable by all members; every change is logged with who and why (practice row 94). */
import { z } from 'zod';
import { isLocalDate, isLocalTime } from '../platform/time/local-dates.ts';

const localDate = z.string().refine(isLocalDate, 'a date such as 2027-01-13');
const localTime = z.string().refine(isLocalTime, 'a time such as 10:30');
const short = (max: number) => z.string().trim().max(max);

export const northStarSchema = z.object({
  /** pipeline, collaboration, retention, decisions, or own words. */
  kind: z.enum(['pipeline', 'collaboration', 'retention', 'decisions', 'other']).default('other'),
  problem: short(200).default(''),
  who: short(120).default(''),
  able: short(200).default(''),
  measure: short(120).default(''),
  from: short(40).default(''),
  to: short(40).default(''),
  byOn: localDate.nullable().default(null),
});

export const outcomeSchema = z.object({
  name: short(120),
  unit: short(40).default(''),
  direction: z.enum(['up', 'down', 'hold']).default('up'),
  baseline: short(40).default(''),
  target: short(40).default(''),
  source: short(120).default(''),
  ownerId: z.string().nullable().default(null),
});

export const rhythmSchema = z.object({
  everyWeeks: z.union([z.literal(2), z.literal(4), z.literal(6)]).default(4),
  /** 1 = Monday … 5 = Friday. */
  weekday: z.number().int().min(1).max(5).default(3),
  at: localTime.default('10:30'),
  minutes: z.number().int().min(30).max(180).default(75),
  /** The Monday on which the first quarter starts. */
  startsOn: localDate.nullable().default(null),
});

export const settingsSchema = z.object({
  northStar: northStarSchema.prefault({}),
  outcomes: z.array(outcomeSchema).max(3).default([]),
  joining: z.enum(['open', 'invitation', 'nomination']).default('invitation'),
  functions: z.array(short(60)).default([]),
  levelBands: z.array(short(60)).default([]),
  /** P0 of the stewards who wrote it: who must not be put together. */
  apart: z.array(z.tuple([z.string(), z.string()])).default([]),
  rhythm: rhythmSchema.prefault({}),
  holidays: z.array(z.object({ on: localDate, name: short(60).default('') })).default([]),
  /** Norm texts as agreed, 5 to 8. */
  norms: z.array(z.object({ text: short(200), repair: short(200).default('') })).default([]),
  /** Totals are shown from this many answers; never below 5 (practice 2.11). */
  k: z.number().int().min(5).default(5),
  /** Answers without a name. */
  unnamed: z.boolean().default(true),
  /** Who may see P4. */
  organisationReaders: z.enum(['everybody', 'sponsor', 'nobody']).default('sponsor'),
  /** Where sessions take place, unless a session has a place of its own: a link, or words such as "Room 4". */
  meetingPlace: short(300).default(''),
  /** A Slack user group that always holds the next facilitator and her second; null = none. */
  facilitatorGroup: z.string().nullable().default(null),
  facilitation: z.enum(['rotation', 'volunteers']).default('rotation'),
  knowledge: z.enum(['bot', 'bot-and-canvas']).default('bot'),
  /** Harassment, safety, law, health are not for the bot: whom to turn to (practice 3.8, required). */
  formalContacts: short(300).default(''),
  prompts: z.object({ paused: z.boolean().default(false) }).prefault({}),
});

export type CommunitySettings = z.infer<typeof settingsSchema>;
export type NorthStar = z.infer<typeof northStarSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Rhythm = z.infer<typeof rhythmSchema>;

/** The settings of a community that has decided nothing yet. */
export const defaultSettings = (): CommunitySettings => settingsSchema.parse({});
