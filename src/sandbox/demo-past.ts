/**
 * The last three weeks of the demo, played before the page opens: a community under way has a question with answers, an invitation to
 * a session two days ahead with somebody who leads it, a vote that is open, a coaching round that began last week, and somebody invited.
 */
import type { App } from '../app.ts';
import type { Community } from '../community/records.ts';
import { DAY, HOUR, type ManualClock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { toLocal } from '../platform/time/zones.ts';
import { fillIn } from './acting-forms.ts';
import { createActingMembers } from './acting-members.ts';
import { CAST } from './cast.ts';
import { createClockwork } from './clockwork.ts';
import { foundDemoCommunity } from './demo-community.ts';
import { BOT, CHANNEL } from './demo-workspace.ts';
import type { Person } from './person.ts';
import type { SandboxServer } from './server.ts';
import { createSettlingPerson } from './settling-person.ts';

export const PAST = 21 * DAY;
/** Before the page opens, on a working day: her invitation is there and unanswered, for whoever wants to be her. */
const INVITED = 3 * DAY - 3 * HOUR;
/** Before the page opens: the round is called already, and not drawn yet. */
const ENTERED = 12 * DAY - 3 * HOUR;
/** Seven of them, so that one of the groups is a trio. */
const IN_THE_ROUND = ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0HANA'];

export interface PastParts {
  app: App;
  server: SandboxServer;
  /** Stands at the beginning of the past. */
  clock: ManualClock;
  random: Random;
  until: number;
}

/** What had been settled before: the launch was held, and the next session has its topic and who leads it. */
async function settleFirst({ kernel }: App, community: Community, now: number): Promise<void> {
  const [launch, next] = await kernel.calendar.sessions(community.teamId, community.id);
  if (launch) await kernel.calendar.mark(launch, 'held', now);
  if (next)
    await kernel.calendar.changeSession(
      next,
      { topic: 'How do we hand work over without taking it back?', leadership: 'led', facilitatorId: 'U0DEV', secondId: 'U0FAY' },
      now,
    );
  await kernel.agenda.replan(community, now);
}

/** Whoever has not said so yet says that she is in. */
async function enterRound(person: Person, random: Random, today: string): Promise<void> {
  await person.types('/rondo coaching', { channel: CHANNEL });
  await fillIn(person, { random, today, others: [], route: [/^I am in$/] });
}

/** Founds the community, its quarter begun a week before, and lets everybody live until the given instant. */
export async function playPast({ app, server, clock, random, until }: PastParts): Promise<void> {
  const community = await foundDemoCommunity(app.kernel, clock.now(), { weeksUnderWay: 1, newcomer: false });
  await settleFirst(app, community, clock.now());
  const rest = { afterAct: () => app.settle(), afterEvent: () => server.settled() };
  const people = CAST.filter((member) => !member.newcomer).map((member) => ({
    person: createSettlingPerson(server.person(member.id), rest),
    temper: member.temper,
  }));
  const clockwork = createClockwork(app, server, clock, createActingMembers({ people, random, botUserId: BOT.userId }));
  await clockwork.until(until - ENTERED);
  const { date } = toLocal(clock.now(), community.zone);
  for (const { person } of people.filter((one) => IN_THE_ROUND.includes(one.person.userId)))
    await enterRound(person, random.fork(`in/${person.userId}`), date);
  await clockwork.until(until - INVITED);
  await server.person('U0ANA').types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
  await app.settle();
  await clockwork.until(until);
}
