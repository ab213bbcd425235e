/** The kernel on a given database: real calendar, agenda and tick, an outbox that remembers, a clock in the caller's hand. */

import { createAgenda } from '../../src/community/agenda.ts';
import type { AskKind, NewAsk } from '../../src/community/ask.ts';
import { type CalendarParts, createCalendar } from '../../src/community/calendar.ts';
import { createKernel } from '../../src/community/kernel-build.ts';
import type { Community, Member, Person, RoleName } from '../../src/community/records.ts';
import { type CommunitySettings, settingsSchema } from '../../src/community/settings.ts';
import { createTick } from '../../src/community/tick.ts';
import type { Touch } from '../../src/community/touch.ts';
import { type Clock, createManualClock, MINUTE } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/database.ts';
import type { Outbox, OutgoingGroup, OutgoingPost } from '../../src/platform/delivery/outbox.ts';
import { createIds } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { createRandom } from '../../src/platform/random.ts';
import { toInstant } from '../../src/platform/time/zones.ts';

export const TEAM = 'T1';
export const BERLIN = 'Europe/Berlin';

/** Berlin time. */
export const at = (date: string, time: string): number => toInstant(date, time, BERLIN);

export interface KernelOptions {
  kinds?: AskKind[];
  touches?: Touch[];
  dnd?(teamId: string, userId: string, now: number): number | null;
  changed?: CalendarParts['changed'];
}

interface Posted extends OutgoingPost {
  /** When it goes out. */
  at: number;
}

/** An outbox that keeps what was put in, by key, as the real one would until it is sent. */
function createMemoryOutbox(clock: Clock) {
  const posts: Posted[] = [];
  const groups: OutgoingGroup[] = [];
  const seen = new Set<string>();
  const none = async (): Promise<void> => undefined;
  const outbox: Outbox = {
    post: async (post) => {
      if (!seen.has(post.key)) posts.push({ ...post, at: post.notBefore ?? clock.now() });
      seen.add(post.key);
    },
    update: none,
    group: async (group) => {
      if (!seen.has(group.key)) groups.push(group);
      seen.add(group.key);
    },
    call: none,
    file: none,
    withdraw: async (teamId, prefix) => {
      const gone = posts.filter((post) => post.teamId === teamId && post.key.startsWith(prefix));
      for (const post of gone) posts.splice(posts.indexOf(post), 1);
      const taken = groups.filter((group) => group.teamId === teamId && group.key.startsWith(prefix));
      for (const group of taken) groups.splice(groups.indexOf(group), 1);
      return gone.length + taken.length;
    },
  };
  return { outbox, posts, groups };
}

export function openKernel(db: Database, options: KernelOptions = {}) {
  const clock = createManualClock(at('2026-11-23', '08:00'));
  const newId = createIds(clock, createRandom('kernel'));
  const log = createLog('silent');
  const { outbox, posts, groups } = createMemoryOutbox(clock);
  const kinds = options.kinds ?? [kindOf('steps.echo')];
  const touches = (): Touch[] => [...kernel.attention.touches, ...(options.touches ?? [])];
  const kernel = createKernel({
    db,
    newId,
    outbox,
    log,
    findAskKind: (kind) => kinds.find((each) => each.kind === kind) ?? null,
    findTouch: (id) => touches().find((touch) => touch.id === id) ?? null,
    plan: (parts) => {
      const calendar = createCalendar({ ...parts, ...(options.changed ? { changed: options.changed } : {}) });
      return { calendar, agenda: createAgenda({ ...parts, calendar, touches }) };
    },
    ...(options.dnd ? { dnd: options.dnd } : {}),
  });
  const ticking = createTick({ db, log, agenda: kernel.agenda, touches });

  const put = async (userId: string, person: Partial<Person> = {}): Promise<void> => {
    const name = userId
      .slice(1)
      .toLowerCase()
      .replace(/^./, (letter) => letter.toUpperCase());
    const known: Person = { teamId: TEAM, userId, name, zone: BERLIN, locale: 'en-GB', kind: 'person', active: true };
    await kernel.people.put({ ...known, ...person }, clock.now());
  };

  /** An active community with a session every fourth Wednesday at 10:30, the first on 25 November 2026. */
  async function found(name: string, change: Partial<Community> = {}, settings: Partial<CommunitySettings> = {}): Promise<Community> {
    // The order of founding must show in the instants.
    clock.advance(1);
    const made = await kernel.communities.create({
      teamId: TEAM,
      name,
      zone: BERLIN,
      createdBy: 'UANA',
      now: clock.now(),
      settings: settingsSchema.parse({ rhythm: { startsOn: '2026-11-23' }, ...settings }),
    });
    const by = { userId: 'UANA', now: clock.now() };
    const channelId = `C${name.replaceAll(/\W/g, '').toUpperCase()}`;
    const community = await kernel.communities.change(made, { status: 'active', channelId, ...change }, by);
    await kernel.calendar.layOut(community, clock.now());
    return community;
  }

  async function join(community: Community, userId: string, member: Partial<Member> = {}, person: Partial<Person> = {}): Promise<void> {
    await put(userId, person);
    await kernel.members.put({
      teamId: TEAM,
      communityId: community.id,
      userId,
      status: 'active',
      level: 'member',
      joinedOn: '2026-01-12',
      pausedUntil: null,
      jobFunction: null,
      levelBand: null,
      ...member,
    });
  }

  const give = (community: Community, userId: string, role: RoleName, fromOn = '2026-01-01', toOn = '2027-12-31'): Promise<void> =>
    kernel.roles.give({ teamId: TEAM, communityId: community.id, userId, role, fromOn, toOn }, { userId: 'UANA', now: clock.now() });

  let asked = 0;
  const ask = (community: Community, userId: string, ref: string, more: Partial<NewAsk> = {}): Promise<void> =>
    kernel.attention.ask({
      teamId: TEAM,
      communityId: community.id,
      userId,
      kind: 'steps.echo',
      ref,
      priority: 4,
      minutes: 2,
      opensOn: '2026-11-23',
      // One minute after the one before, so that the order of asks is the order of asking.
      expiresAt: at('2027-06-30', '12:00') + MINUTE * asked++,
      reminder: false,
      ...more,
    });

  /** Time goes by until this instant: slots are planned once a day, and every minute with something due has its tick. */
  async function until(instant: number): Promise<void> {
    let plannedOn = 0;
    while (true) {
      const day = Math.floor(clock.now() / (24 * 60 * MINUTE));
      if (day !== plannedOn) await kernel.attention.planSlots(clock.now());
      plannedOn = day;
      await ticking.tick(clock.now());
      const next = Math.min((await ticking.nextAt()) ?? instant, (day + 1) * 24 * 60 * MINUTE);
      if (next >= instant) break;
      clock.set(Math.max(next, clock.now() + MINUTE));
    }
    clock.set(instant);
    await ticking.tick(instant);
  }

  return { db, clock, kernel, posts, groups, put, found, join, give, ask, until, newId };
}

export type TestKernel = ReturnType<typeof openKernel>;

/** A kind of ask whose sentence names its ref; one whose ref begins with "gone" has nothing to ask. */
export const kindOf = (kind: string, more: Partial<AskKind> = {}): AskKind => ({
  kind,
  practice: 's8',
  name: 'Echo of your step',
  why: 'You set a date for this.',
  line: async (ask) => (ask.ref.startsWith('gone') ? null : `How did "${ask.ref}" go?`),
  inputs: async () => [],
  answer: async () => undefined,
  ...more,
});
