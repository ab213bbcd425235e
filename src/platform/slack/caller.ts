/** One attempt at one Web API method, with Slack's answer sorted by what is to be done about it. Retries and pace are the outbox's. */
import { type FetchFunction, LogLevel, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { SECOND } from '../clock.ts';
import type { CallResult, SlackCaller } from '../delivery/caller.ts';

const TIMEOUT = 10 * SECOND;
/** Slack says `ratelimited` in a body without saying how long; half a minute is its documented order of magnitude. */
const UNKNOWN_WAIT = 30 * SECOND;

/** Slack docs: common errors of every method. */
const DEAD_TOKEN = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'user_removed_from_team',
  'team_disabled',
]);
const TRY_LATER = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org', 'org_login_required']);
/** "Some aspect of the operation may have succeeded." */
const MAY_HAVE_WORKED = new Set(['fatal_error', 'internal_error', 'request_timeout']);

const platformError = z.object({ data: z.object({ error: z.string() }) });
const rateLimited = z.object({ retryAfter: z.number() });

function sortError(error: unknown): CallResult {
  const limited = rateLimited.safeParse(error);
  if (limited.success) return { kind: 'wait', retryAfterMs: limited.data.retryAfter * SECOND, error: 'ratelimited' };
  const refused = platformError.safeParse(error);
  if (!refused.success) return { kind: 'unsure', error: error instanceof Error ? error.name : 'unknown' };
  const code = refused.data.data.error;
  if (DEAD_TOKEN.has(code)) return { kind: 'dead-token', error: code };
  if (TRY_LATER.has(code)) return { kind: 'wait', retryAfterMs: UNKNOWN_WAIT, error: code };
  if (MAY_HAVE_WORKED.has(code)) return { kind: 'unsure', error: code };
  return { kind: 'refused', error: code };
}

export interface Identity {
  teamId: string;
  teamName: string;
  botUserId: string;
  botId: string;
  scopes: readonly string[];
}

export interface TokenCaller extends SlackCaller {
  /** Who the token is: auth.test. Throws Slack's error code in words when the token is not valid. */
  identify(): Promise<Identity>;
}

const identitySchema = z.object({
  team_id: z.string(),
  team: z.string().default(''),
  user_id: z.string(),
  bot_id: z.string().default(''),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }).optional(),
});

export interface CallerOptions {
  token: string;
  slackApiUrl: string;
  fetch?: FetchFunction;
}

const uploadSchema = z.object({ upload_url: z.string(), content: z.union([z.string(), z.instanceof(Buffer)]), filename: z.string() });

export function createCaller({ token, slackApiUrl, fetch }: CallerOptions): TokenCaller {
  const client = new WebClient(token, {
    slackApiUrl,
    timeout: TIMEOUT,
    retryConfig: { retries: 0 },
    // Whoever calls sorts and logs what went wrong; the client would write it to the console beside the log.
    logLevel: LogLevel.ERROR,
    rejectRateLimitedCalls: true,
    ...(fetch ? { fetch } : {}),
  });
  let identity: Identity | null = null;

  /** Slack's upload address is not a Web API method: text goes there as it is, bytes as a form (Slack docs: files.getUploadURLExternal). */
  const upload = async (args: Record<string, unknown>): Promise<CallResult> => {
    const { upload_url: url, content, filename } = uploadSchema.parse(args);
    const asForm = (bytes: Buffer): FormData => {
      const form = new FormData();
      form.append('filename', new Blob([new Uint8Array(bytes)]), filename);
      return form;
    };
    const request =
      typeof content === 'string' ? { body: content, headers: { 'content-type': 'application/octet-stream' } } : { body: asForm(content) };
    const response = await (fetch ?? globalThis.fetch)(url, { method: 'POST', ...request });
    return response.ok ? { kind: 'done', response: {} } : { kind: 'unsure', error: `upload_${response.status}` };
  };

  const call = async (_teamId: string, method: string, args: Record<string, unknown>): Promise<CallResult> => {
    try {
      if (method === 'rondo.upload') return await upload(args);
      return { kind: 'done', response: { ...(await client.apiCall(method, args)) } };
    } catch (error) {
      return sortError(error);
    }
  };

  const identify = async (): Promise<Identity> => {
    const result = await call('', 'auth.test', {});
    if (result.kind !== 'done') throw new Error(result.error);
    const found = identitySchema.parse(result.response);
    const scopes = found.response_metadata?.scopes ?? [];
    identity = { teamId: found.team_id, teamName: found.team, botUserId: found.user_id, botId: found.bot_id, scopes };
    return identity;
  };

  return { call, identify, hasScope: async (_teamId, scope) => (identity ?? (await identify())).scopes.includes(scope) };
}
