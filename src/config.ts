/** The only reader of process.env. Every wrong variable is named at once, in words; then the start stops. */
import { z } from 'zod';

const withPrefix = (prefix: string, where: string) =>
  z.string().refine((value) => value.startsWith(prefix), `starts with ${prefix} and is found under ${where}`);

const environmentSchema = z.object({
  SLACK_BOT_TOKEN: withPrefix('xoxb-', '"OAuth & Permissions" of the Slack app'),
  SLACK_APP_TOKEN: withPrefix('xapp-', '"Basic Information", App-Level Tokens, with the scope connections:write').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is the Signing Secret under "Basic Information"').optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'is an address such as https://slack.com/api/' }).default('https://slack.com/api/'),
  DATABASE_URL: z
    .string()
    .refine((value) => /^(file:|postgres(ql)?:\/\/)/.test(value), 'is file:./data/rondo.db or postgres://user:password@host/name')
    .default('file:./data/rondo.db'),
  PORT: z.coerce.number('is a number such as 3000').int('is a whole number').min(0).max(65_535, 'is at most 65535').default(3000),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'is one of trace, debug, info, warn, error, silent')
    .default('info'),
});

export interface Config {
  slack: { botToken: string; apiUrl: string; mode: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string } };
  databaseUrl: string;
  port: number;
  logLevel: string;
}

/** Thrown with one line for each wrong variable. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `Rondo cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nThe README's table explains each of them.`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** An empty variable counts as not set: that is how .env files leave things out. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => describe(String(issue.path[0]), issue, given));
  if (!given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) {
    problems.push('SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for signed HTTP): one of the two is needed');
  }
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  const env = parsed.data;
  const mode = env.SLACK_APP_TOKEN
    ? { kind: 'socket' as const, appToken: env.SLACK_APP_TOKEN }
    : { kind: 'http' as const, signingSecret: env.SLACK_SIGNING_SECRET ?? '' };
  const apiUrl = env.SLACK_API_URL.endsWith('/') ? env.SLACK_API_URL : `${env.SLACK_API_URL}/`;
  return { slack: { botToken: env.SLACK_BOT_TOKEN, apiUrl, mode }, databaseUrl: env.DATABASE_URL, port: env.PORT, logLevel: env.LOG_LEVEL };
}

/** Never repeats a value: it may be a secret. */
function describe(name: string, issue: { message: string }, given: Record<string, string | undefined>): string {
  return given[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
}

/** For operators' commands, which need no Slack: where the database is. */
export function readDatabaseUrl(environment: Record<string, string | undefined> = process.env): string {
  const parsed = environmentSchema.shape.DATABASE_URL.safeParse(environment.DATABASE_URL || undefined);
  if (!parsed.success) throw new ConfigError([`DATABASE_URL ${parsed.error.issues[0]?.message}`]);
  return parsed.data;
}
