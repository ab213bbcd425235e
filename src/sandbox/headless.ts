/** A stretch of the community's life without a page: everybody acts by herself, every call is written down, and the budget is counted. */
import { buildApp } from '../app.ts';
import { createManualClock, DAY } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { createRandom } from '../platform/random.ts';
import { toInstant } from '../platform/time/zones.ts';
import { createActingMembers } from './acting-members.ts';
import { budgetTables } from './budget.ts';
import { CAST } from './cast.ts';
import { withCauseHeader } from './cause-header.ts';
import { createClockwork } from './clockwork.ts';
import { foundDemoCommunity } from './demo-community.ts';
import { BOT, CHANNEL, demoWorkspace } from './demo-workspace.ts';
import type { Person } from './person.ts';
import { openSandboxServer } from './server.ts';
import { createSettlingPerson } from './settling-person.ts';
import { openTranscript } from './transcript.ts';

export interface HeadlessOptions {
  days: number;
  seed: string;
  transcript: string | null;
  /** London time. */
  at: { date: string; time: string };
  databaseUrl?: string;
  say(line: string): void;
}

export interface HeadlessResult {
  calls: number;
  acts: number;
  refused: string[];
  faults: string[];
  budget: ReturnType<typeof budgetTables>;
  seconds: number;
}

/** The newcomer says yes, whatever the lots say: a quarter without one shows nothing of joining. */
async function join(newcomer: Person): Promise<void> {
  await newcomer.presses('Tell us');
  await newcomer.fills({ hope: 'Handing work over without taking it back' }).submits();
  while (newcomer.modal()) await newcomer.closes();
}

/** Plays the days and says how it went. The quarter begins with the stretch, so that ninety-one days are one whole quarter. */
export async function runHeadless(options: HeadlessOptions): Promise<HeadlessResult> {
  const startedAt = process.hrtime.bigint();
  const start = toInstant(options.at.date, options.at.time, 'Europe/London');
  const clock = createManualClock(start);
  const random = createRandom(options.seed);
  const server = await openSandboxServer({ seed: demoWorkspace(), clock, triggerClock: 'sandbox' });
  const faults: string[] = [];
  const log = createLog('warn', { write: (line) => void (/"level":(50|60)/.test(line) && faults.push(line.trim())) });
  const config = {
    slack: { botToken: BOT.token, apiUrl: server.apiUrl, mode: { kind: 'socket' as const, appToken: BOT.appToken } },
    databaseUrl: options.databaseUrl ?? ':memory:',
    port: 0,
    logLevel: 'warn',
  };
  const app = await buildApp(config, { clock, random: random.fork('app'), log, fetch: withCauseHeader, byHand: true });
  await app.start();
  const transcript = openTranscript(server.journal, options.transcript, (instant) => new Date(instant).toISOString());
  const rest = { afterAct: () => app.settle(), afterEvent: () => server.settled() };
  const people = createActingMembers({
    people: CAST.map((member) => ({
      person: createSettlingPerson(server.person(member.id), rest),
      from: member.newcomer ? start + 4 * DAY : 0,
      temper: member.temper,
    })),
    random: random.fork('people'),
    botUserId: BOT.userId,
    onAct: (act) => transcript.act(clock.now(), act),
    onFault: ({ userId, did, error }) => faults.push(`${userId} ${did}: ${error instanceof Error ? error.message : String(error)}`),
  });
  const community = await foundDemoCommunity(app.kernel, clock.now(), { weeksUnderWay: 0, newcomer: false });
  const ana = createSettlingPerson(server.person('U0ANA'), rest);
  const ida = createSettlingPerson(server.person('U0IDA'), rest);
  const clockwork = createClockwork(app, server, clock, people);
  const end = start + options.days * DAY;
  for (let day = 1; clock.now() < end; day++) {
    await clockwork.until(Math.min(end, start + day * DAY));
    if (day === 1) await ana.types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
    if (day === 3) await join(ida);
    if (day % 7 === 0) options.say(`week ${day / 7}: ${transcript.calls.length} calls, ${transcript.acts.length} acts`);
  }
  const sessions = await app.kernel.calendar.sessions(community.teamId, community.id);
  await app.stop();
  await server.close();
  await transcript.close();
  return {
    calls: transcript.calls.length,
    acts: transcript.acts.length,
    refused: transcript
      .refused()
      .map(
        ({ at, method, response, cause }) =>
          `${at} ${method} ${String(response.error)} (${cause ?? 'no cause'}): ${JSON.stringify(response.response_metadata ?? '')}`,
      ),
    faults,
    budget: budgetTables({ calls: transcript.calls, cast: CAST, sessions, startsOn: options.at.date }),
    seconds: Number(process.hrtime.bigint() - startedAt) / 1e9,
  };
}
