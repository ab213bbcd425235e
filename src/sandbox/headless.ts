/** A stretch of the community's life without a page: everybody acts by herself, every call is written down, and the budget is counted. */
import { buildApp } from '../app.ts';
import { createReuses } from '../features/reuses/index.ts';
import { createManualClock, DAY } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { createRandom, type Random } from '../platform/random.ts';
import { addDays } from '../platform/time/local-dates.ts';
import { toInstant } from '../platform/time/zones.ts';
import { createActingMembers } from './acting-members.ts';
import { type Budget, budgetTables } from './budget.ts';
import { CAST } from './cast.ts';
import { drawCast, type YearMember } from './cast-year.ts';
import { withCauseHeader } from './cause-header.ts';
import { createClockwork } from './clockwork.ts';
import { foundDemoCommunity } from './demo-community.ts';
import { BOT, demoWorkspace } from './demo-workspace.ts';
import type { Person } from './person.ts';
import { type Report, reportOf } from './report.ts';
import { type CoachingReport, coachingReportOf, createPairWatch } from './report-coaching.ts';
import { type ShelfReport, shelfReportOf } from './report-shelf.ts';
import { openSandboxServer } from './server.ts';
import { createSettlingPerson } from './settling-person.ts';
import { openTranscript, type TranscriptCall } from './transcript.ts';
import { actingDays, createTurnover, invitedAfter } from './turnover.ts';

export interface HeadlessOptions {
  days: number;
  seed: string;
  /** How many members there are in the first weeks; null = the demo's twelve people, of whom nobody goes. */
  people: number | null;
  /** How likely somebody does not come to a session, in per cent. */
  absence: number;
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
  budget: Budget;
  report: Report;
  shelf: ShelfReport;
  coaching: CoachingReport;
  seconds: number;
}

const SPONSOR = 'U0LEA';
const MOST = 10_000;
/** In the quarter of the demo one of the twelve begins something, and then is not heard of again. */
const FALLS_SILENT = { id: 'U0GUS', silentAfter: 16 };
/** Days before the first one. */
const FOUNDED = -7;
/** A newcomer's account begins with the day of the invitation, not with her yes. */
function castOf(people: number | null, random: Random, startsOn: string): (YearMember & { joinedOn?: string })[] {
  const quarter = CAST.map((one): YearMember => (one.id === FALLS_SILENT.id ? { ...one, silentAfter: FALLS_SILENT.silentAfter } : one));
  const cast = people === null ? quarter : drawCast(random, people);
  return cast.map((member) => {
    const invited = invitedAfter(member);
    return { ...member, joinedOn: addDays(startsOn, invited ?? FOUNDED) };
  });
}

const describeRefusal = ({ at, method, response, cause }: TranscriptCall): string =>
  `${at} ${method} ${String(response.error)} (${cause ?? 'no cause'}): ${JSON.stringify(response.response_metadata ?? '')}`;

/** Plays the days and says how it went. The quarter begins with the stretch, so that ninety-one days are one whole quarter. */
export async function runHeadless(options: HeadlessOptions): Promise<HeadlessResult> {
  const startedAt = process.hrtime.bigint();
  const start = toInstant(options.at.date, options.at.time, 'Europe/London');
  const clock = createManualClock(start);
  const random = createRandom(options.seed);
  const cast = castOf(options.people, random.fork('cast'), options.at.date);
  const later = cast.filter((member) => invitedAfter(member) !== null).map(({ id }) => id);
  const seed = demoWorkspace({ cast, outside: [SPONSOR, ...later] });
  const server = await openSandboxServer({ seed, clock, triggerClock: 'sandbox' });
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
  const person = (userId: string): Person => createSettlingPerson(server.person(userId), rest);
  const people = createActingMembers({
    people: cast.map((member) => {
      const { from, until } = actingDays(member);
      const outside = member.level === null;
      return { person: person(member.id), temper: member.temper, outside, from: start + from, until: start + until };
    }),
    random: random.fork('people'),
    absence: options.absence / 100,
    botUserId: BOT.userId,
    onAct: (act) => transcript.act(clock.now(), act),
    onFault: ({ userId, did, error }) => faults.push(`${userId} ${did}: ${error instanceof Error ? error.message : String(error)}`),
  });
  const here = cast.filter(({ id }) => !later.includes(id));
  const community = await foundDemoCommunity(app.kernel, clock.now(), { weeksUnderWay: 0, cast: here });
  const turnover = createTurnover({ cast, server, person, settled: rest.afterEvent, onFault: (line) => faults.push(line) });
  const clockwork = createClockwork(app, server, clock, people);
  const watch = createPairWatch();
  const lookAtPairs = async (): Promise<void> => watch.look(await app.kernel.pairs.list({ teamId: community.teamId }));
  const end = start + options.days * DAY;
  for (let day = 1; clock.now() < end; day++) {
    await clockwork.until(Math.min(end, start + day * DAY));
    await turnover.on(day);
    if (day % 7 === 0) await lookAtPairs();
    if (day % 7 === 0) options.say(`week ${day / 7}: ${transcript.calls.length} calls, ${transcript.acts.length} acts`);
  }
  await lookAtPairs();
  const { teamId, id } = community;
  const lastDay = addDays(options.at.date, options.days - 1);
  const sessions = await app.kernel.calendar.sessions(teamId, id);
  const fired = await app.kernel.agenda.fired(teamId, id, 0);
  const report = reportOf({
    calls: transcript.calls,
    sessions: sessions.filter(({ onDate }) => onDate >= options.at.date && onDate <= lastDay),
    missed: await app.kernel.agenda.missed(teamId, id, 0),
    fired,
    nameOf: (userId) => cast.find((member) => member.id === userId)?.name ?? userId,
  });
  const ranks = await createReuses(app.kernel).reuseRank(teamId, id);
  const shelf = shelfReportOf({
    calls: transcript.calls,
    experiments: await app.kernel.experiments.list({ teamId, communityId: id, limit: MOST }),
    items: await app.kernel.shelf.list({ teamId, communityId: id, limit: MOST }),
    reuses: [...ranks.values()].reduce((sum, { reuses }) => sum + reuses, 0),
  });
  const coaching = coachingReportOf({ calls: transcript.calls, fired, pairs: watch.pairs() });
  await app.stop();
  await server.close();
  await transcript.close();
  return {
    calls: transcript.calls.length,
    acts: transcript.acts.length,
    refused: transcript.refused().map(describeRefusal),
    faults,
    budget: budgetTables({ calls: transcript.calls, cast, sessions, startsOn: options.at.date }),
    ...{ report, shelf, coaching },
    seconds: Number(process.hrtime.bigint() - startedAt) / 1e9,
  };
}
