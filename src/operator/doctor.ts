/** `doctor`: looks at everything that can be wrong around the program, and says what to do about it. */
import { MIGRATIONS } from '../app.ts';
import { type Config, ConfigError, readConfig, readDatabaseUrl } from '../config.ts';
import { MINUTE, SECOND, systemClock } from '../platform/clock.ts';
import { compareMigrations } from '../platform/db/migrate.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { createCaller } from '../platform/slack/caller.ts';
import { SCOPES } from '../platform/slack/scopes.ts';
import { tzdataVersion } from '../platform/time/zones.ts';
import { beside } from './beside.ts';

type Finding = { ok: boolean; what: string };
const good = (what: string): Finding => ({ ok: true, what });
const bad = (what: string): Finding => ({ ok: false, what });

/** A tick is due every minute; what is older was not done. */
const OVERDUE = 5 * MINUTE;
/** Signed requests and tokens tolerate little; Slack refuses signatures five minutes old. */
const CLOCK_TOLERANCE = 30 * SECOND;

async function examineSlack(config: Config): Promise<Finding[]> {
  const caller = createCaller({ token: config.slack.botToken, slackApiUrl: config.slack.apiUrl });
  try {
    const { teamName, scopes } = await caller.identify();
    const missing = SCOPES.filter((scope) => !scopes.includes(scope.name));
    const needed = missing.filter((scope) => !scope.optional);
    const optional = missing.filter((scope) => scope.optional).map((scope) => scope.name);
    return [
      good(`the bot token belongs to ${teamName}`),
      needed.length === 0
        ? good('all needed scopes were granted')
        : bad(`these scopes are missing, install the app again: ${needed.map((scope) => `${scope.name} (${scope.why})`).join('; ')}`),
      ...(optional.length > 0
        ? [good(`optional scopes that were not granted: ${optional.join(', ')}; an uncertain post is then held and told to the steward`)]
        : []),
    ];
  } catch (error) {
    return [bad(`Slack does not accept the bot token: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

/** Compares this machine's clock with the Date header of Slack's answer. */
async function examineClock(apiUrl: string): Promise<Finding[]> {
  const zones = good(`zone data ${tzdataVersion()}`);
  try {
    const before = systemClock.now();
    const response = await fetch(new URL('api.test', apiUrl), { method: 'POST', signal: AbortSignal.timeout(10 * SECOND) });
    const there = Date.parse(response.headers.get('date') ?? '');
    const off = Number.isNaN(there) ? 0 : Math.abs(there - (before + systemClock.now()) / 2);
    return [
      zones,
      off <= CLOCK_TOLERANCE
        ? good('the clock agrees with Slack’s')
        : bad(`the clock is ${Math.round(off / SECOND)} seconds off; let the machine keep time by NTP`),
    ];
  } catch {
    return [zones, bad(`${apiUrl} cannot be reached from here`)];
  }
}

async function examineStore(): Promise<Finding[]> {
  try {
    const db = await openDatabase(readDatabaseUrl(), { shared: true });
    const { missing, newer } = await compareMigrations(db, MIGRATIONS);
    const fault = await db.integrity();
    await db.close();
    if (newer) return [bad('a newer Rondo has used this database')];
    const state =
      missing > 0 ? bad(`the database lacks ${missing} migrations; start Rondo once`) : good(`the database (${db.dialect}) is up to date`);
    return [state, fault === 'ok' ? good('the database is whole') : bad(`the database is damaged: ${fault}; restore a backup`)];
  } catch (error) {
    return [bad(error instanceof Error ? error.message : String(error))];
  }
}

const examineRows = (): Promise<Finding[]> =>
  beside(async (app) => {
    const now = systemClock.now();
    const overdue = await app.kernel.agenda.upcoming({ until: now - OVERDUE, limit: 1_000 });
    const { refused = 0, unsure = 0 } = await app.courier.counts();
    return [
      overdue.length === 0
        ? good('no touch is overdue')
        : bad(`${overdue.length} touches are overdue since ${new Date(overdue[0]?.dueAt ?? now).toISOString()}; is Rondo running?`),
      unsure === 0
        ? good('no message is held for uncertainty')
        : bad(`${unsure} messages are held because nobody knows whether they arrived; the stewards were told`),
      refused === 0 ? good('Slack refused no message for good') : bad(`${refused} messages were refused for good; the log says why`),
    ];
  });

export async function examine(say: (line: string) => void): Promise<number> {
  const findings: Finding[] = [];
  let config: Config | null = null;
  try {
    config = readConfig();
    findings.push(good('all settings are well-formed'));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    findings.push(...error.problems.map(bad));
  }
  if (config) findings.push(...(await examineSlack(config)), ...(await examineClock(config.slack.apiUrl)));
  const store = await examineStore();
  findings.push(...store);
  if (store.every((finding) => finding.ok)) findings.push(...(await examineRows()));
  for (const { ok, what } of findings) say(`${ok ? '✓' : '✗'} ${what}`);
  return findings.every((finding) => finding.ok) ? 0 : 1;
}
