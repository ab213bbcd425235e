import { describe, expect, it } from '@jest/globals';
import { compareCommunities, compareSettings } from '../../src/community/change-words.ts';
import type { Community } from '../../src/community/records.ts';
import { type CommunitySettings, defaultSettings, settingsSchema } from '../../src/community/settings.ts';

const nameOf = (userId: string): string => ({ U1: 'Ana' })[userId] ?? 'nobody';
const change = (after: object, before: object = {}): string[] =>
  compareSettings(settingsSchema.parse(before), settingsSchema.parse(after), nameOf).map(
    (line) => `${line.what}: ${line.before} → ${line.after}`,
  );

/** One other value for every setting there is. */
const OTHER: { [K in keyof CommunitySettings]: object } = {
  northStar: {
    northStar: { kind: 'decisions', problem: 'p', who: 'w', able: 'a', measure: 'm', from: '1', to: '2', byOn: '2027-06-30' },
  },
  outcomes: {
    outcomes: [{ name: 'Time to decide', unit: 'days', direction: 'down', baseline: '9', target: '5', source: 'log', ownerId: 'U1' }],
  },
  joining: { joining: 'open' },
  functions: { functions: ['Sales', 'Engineering'] },
  levelBands: { levelBands: ['first-line'] },
  rhythm: { rhythm: { everyWeeks: 6, weekday: 4, at: '14:00', minutes: 60, startsOn: '2026-11-23' } },
  apart: { apart: [['U1', 'U2']] },
  holidays: { holidays: [{ on: '2026-12-25', name: 'Christmas' }] },
  norms: { norms: [{ text: 'What is said here stays here', repair: 'Say so at once' }] },
  k: { k: 8 },
  unnamed: { unnamed: false },
  organisationReaders: { organisationReaders: 'nobody' },
  meetingPlace: { meetingPlace: 'Room 4' },
  facilitatorGroup: { facilitatorGroup: 'S1' },
  facilitation: { facilitation: 'volunteers' },
  knowledge: { knowledge: 'bot-and-canvas' },
  formalContacts: { formalContacts: 'HR, room 4' },
  prompts: { prompts: { paused: true } },
};

describe('the change log', () => {
  it('has nothing to say when nothing changed', () => {
    expect(change({})).toEqual([]);
    for (const settings of Object.values(OTHER)) expect(change(settings, settings)).toEqual([]);
  });

  it('says every setting in words', () => {
    expect(Object.values(OTHER).flatMap((after) => change(after))).toEqual([
      'North star: kind: own words → decisions',
      'North star: problem or ambition: not set → p',
      'North star: who: not set → w',
      'North star: able to do what: not set → a',
      'North star: measure: not set → m',
      'North star: from: not set → 1',
      'North star: to: not set → 2',
      'North star: by: not set → Wednesday 30 June 2027',
      'Outcome: not there → Time to decide, in days, down, from 9 to 5, source: log, owner: Ana',
      'Joining: by invitation → open',
      'Functions: not set → Sales; Engineering',
      'Level bands: not set → first-line',
      'Rhythm: how often: every 4 weeks → every 6 weeks',
      'Rhythm: weekday: Wednesday → Thursday',
      'Rhythm: time: 10:30 → 14:00',
      'Rhythm: length: 75 minutes → 60 minutes',
      'Rhythm: quarter starts on: not set → Monday 23 November 2026',
      'Who is not put together: kept private → kept private',
      'Holiday: not there → Friday 25 December 2026 (Christmas)',
      'Norm: not there → What is said here stays here (when it slips: Say so at once)',
      'Totals are shown from: 5 answers → 8 answers',
      'Answers without a name: on → off',
      'Who may see what is released to the organisation: the sponsor → nobody outside',
      'Meeting place: not set → Room 4',
      'Slack group of facilitators: none → kept up to date',
      'Facilitation: in rotation → volunteers first',
      'Where knowledge lives: with the bot → with the bot and in the channel canvas',
      'Formal contacts: not set → HR, room 4',
      'Prompts: on → paused',
    ]);
  });

  it('forgets no setting: one other value for each leads to as many lines as there are values', () => {
    const leaves = (value: unknown): number =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.values(value).reduce<number>((sum, each) => sum + leaves(each), 0)
        : 1;
    for (const [name, after] of Object.entries(OTHER)) expect([name, change(after).length]).toEqual([name, leaves(after)]);
    expect(Object.keys(OTHER).sort()).toEqual(Object.keys(defaultSettings()).sort());
    expect(Object.keys(settingsSchema.parse(OTHER.northStar).northStar)).toHaveLength(leaves(OTHER.northStar));
    expect(Object.keys(settingsSchema.parse(OTHER.rhythm).rhythm)).toHaveLength(leaves(OTHER.rhythm));
  });

  it('never says who must not be put together, nor how many', () => {
    const lines = change(
      {
        apart: [
          ['U1', 'U2'],
          ['U1', 'U3'],
        ],
      },
      { apart: [['U8', 'U9']] },
    ).join();
    expect(lines).not.toMatch(/U\d|\d/u);
  });

  it('says what came, went and was sharpened, one line each', () => {
    const before = { norms: [{ text: 'Be on time' }, { text: 'Ask first' }], holidays: [{ on: '2026-12-24' }] };
    const after = { norms: [{ text: 'Ask first', repair: 'Ask again' }, { text: 'Listen' }], holidays: [] };
    expect(change(after, before)).toEqual([
      'Norm: Be on time → taken away',
      'Norm: Ask first → Ask first (when it slips: Ask again)',
      'Norm: not there → Listen',
      'Holiday: Thursday 24 December 2026 → taken away',
    ]);
  });

  it('says what a community is called, how it is, where it speaks and when it lives', () => {
    const north: Community = {
      id: 'c1',
      teamId: 'T1',
      name: 'North',
      status: 'active',
      channelId: 'C1',
      announcementChannelId: null,
      zone: 'Europe/Berlin',
      settings: defaultSettings(),
      createdAt: 0,
      createdBy: 'U1',
      silencedBy: null,
    };
    const later = {
      name: 'Northwind',
      status: 'dormant',
      channelId: 'C2',
      announcementChannelId: 'C3',
      zone: 'Asia/Kolkata',
      silencedBy: 'archived',
    } as const;
    expect(compareCommunities(north, { ...north, ...later }, nameOf).map((line) => `${line.what}: ${line.before} → ${line.after}`)).toEqual(
      [
        'Name: North → Northwind',
        'State: active → dormant',
        'Channel: <#C1> → <#C2>',
        'Announcement channel: not set → <#C3>',
        'Time zone: Berlin time → Kolkata time',
        'The bot: speaks in the channel → cannot speak: the channel is archived',
      ],
    );
  });
});
