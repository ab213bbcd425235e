/** Databases with communities in them, for the processes that are measured. */
import { type App, buildApp } from '../../src/app.ts';
import { settingsSchema } from '../../src/community/settings.ts';
import { createLog } from '../../src/platform/log.ts';
import { addDays, mondayOf } from '../../src/platform/time/local-dates.ts';
import { toLocal } from '../../src/platform/time/zones.ts';
import { CAST } from '../../src/sandbox/cast.ts';
import { CHANNEL, demoWorkspace, TEAM } from '../../src/sandbox/demo-workspace.ts';
import type { WorkspaceSeed } from '../../src/sandbox/seed.ts';

/** Builds the app on the file without starting it, lets the work use its kernel, and closes the file again. */
export async function prepareDatabase(databaseUrl: string, work: (app: App) => Promise<void>): Promise<void> {
  const slack = { botToken: 'xoxb-none', apiUrl: 'http://127.0.0.1:9/', mode: { kind: 'http' as const, signingSecret: 'nobody-asks' } };
  const app = await buildApp({ slack, databaseUrl, port: 0, logLevel: 'silent' }, { log: createLog('silent'), byHand: true });
  try {
    await work(app);
  } finally {
    await app.db.close();
  }
}

export const extraPerson = (n: number): string => `U1P${String(n).padStart(4, '0')}`;
const ZONES = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
const zoneOf = (n: number): string => ZONES[n % ZONES.length] ?? 'Etc/UTC';
export const extraChannel = (n: number): string => `C1C${String(n).padStart(3, '0')}`;

/** The demo's workspace with more people, all in its community's channel, and more channels, twenty people in each. */
export function largerWorkspace(people: number, channels = 0): WorkspaceSeed {
  const seed = demoWorkspace();
  const ids = Array.from({ length: people }, (_, n) => extraPerson(n));
  return {
    ...seed,
    users: [...seed.users, ...ids.map((id, n) => ({ id, name: `person${n}`, realName: `Person ${n}`, tz: zoneOf(n) }))],
    channels: [
      ...seed.channels.map((channel) => (channel.id === CHANNEL ? { ...channel, members: [...channel.members, ...ids] } : channel)),
      ...Array.from({ length: channels }, (_, n) => ({
        ...{ id: extraChannel(n), name: `community-${n}`, members: ids.slice(n * 20, n * 20 + 20), botIn: true },
      })),
    ],
  };
}

async function putPerson({ people, members }: App['kernel'], n: number, communityId: string, now: number): Promise<void> {
  const who = { teamId: TEAM, userId: extraPerson(n) };
  await people.put({ ...who, name: `Person ${n}`, zone: zoneOf(n), locale: 'en-GB', kind: 'person', active: true }, now);
  const joinedOn = addDays(toLocal(now, 'Etc/UTC').date, -30);
  const place = { status: 'active' as const, level: 'member' as const, pausedUntil: null };
  await members.put({ ...who, communityId, joinedOn, ...place, jobFunction: 'Product', levelBand: 'Lead' });
}

export async function addPeople(app: App, communityId: string, count: number, now: number): Promise<void> {
  await app.kernel.db.transaction(async () => {
    for (let n = 0; n < count; n++) await putPerson(app.kernel, n, communityId, now);
  });
}

/** Active communities of twenty people each, their first quarter laid out and planned. */
export async function foundCommunities({ kernel }: App, count: number, now: number): Promise<void> {
  const startsOn = mondayOf(toLocal(now, 'Europe/London').date);
  for (let n = 0; n < count; n++) {
    await kernel.db.transaction(async () => {
      const first = extraPerson(n * 20);
      const by = { userId: first, now, why: 'the bench begins' };
      const settings = settingsSchema.parse({ rhythm: { everyWeeks: 4, weekday: 3, at: '10:30', minutes: 75, startsOn } });
      const draft = await kernel.communities.create({
        ...{ teamId: TEAM, name: `Community ${n}`, zone: 'Europe/London', createdBy: first, now, settings },
      });
      const term = { fromOn: addDays(startsOn, -7), toOn: addDays(startsOn, 182) };
      for (let i = 0; i < 20; i++) await putPerson(kernel, n * 20 + i, draft.id, now);
      for (const userId of [first, extraPerson(n * 20 + 1)]) {
        await kernel.roles.give({ teamId: TEAM, communityId: draft.id, userId, role: 'steward', ...term }, by);
      }
      const community = await kernel.communities.change(draft, { status: 'active', channelId: extraChannel(n) }, by);
      await kernel.calendar.layOut(community, now);
      await kernel.agenda.replan(community, now);
    });
  }
}

/** Those of the demo who can act in its community. */
export const ACTIVE = CAST.filter((member) => member.level !== null && !member.paused && !member.guest).map(({ id }) => id);
