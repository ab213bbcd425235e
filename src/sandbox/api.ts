/** /api/*: who calls, may she, how fast, what goes wrong today, and then the method itself. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../platform/clock.ts';
import { ApiError } from './api-error.ts';
import type { Faults } from './faults.ts';
import { answerJson, readArgs, readBody } from './http.ts';
import type { Journal } from './journal.ts';
import { isRecord, type Json, toText } from './json.ts';
import { findMethodFacts, type MethodFacts } from './limits.ts';
import { type Call, invalid, type Method, requireScope } from './method.ts';
import { channelMethods } from './methods-channels.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods } from './methods-conversations.ts';
import { fileMethods } from './methods-files.ts';
import { markMethods } from './methods-marks.ts';
import { otherMethods } from './methods-other.ts';
import { releaseScheduled, scheduleMethods } from './methods-schedule.ts';
import { userMethods } from './methods-users.ts';
import { viewMethods } from './methods-views.ts';
import type { Passes } from './passes.ts';
import type { Rate } from './rate.ts';
import type { Install } from './state.ts';
import type { Workspace } from './workspace.ts';

const methods: Record<string, Method> = {
  ...chatMethods,
  ...scheduleMethods,
  ...conversationMethods,
  ...channelMethods,
  ...userMethods,
  ...viewMethods,
  ...fileMethods,
  ...markMethods,
  ...otherMethods,
};

/** A method that is not called with a bot token (opening sockets, installing). */
export type AppMethod = (args: Json, request: IncomingMessage) => Json;

export interface ApiDeps {
  realClock: Clock;
  workspace: Workspace;
  journal: Journal;
  faults: Faults;
  rate: Rate | null;
  passes: Passes;
  baseUrl: () => string;
  appMethods: Record<string, AppMethod>;
}

export interface Outcome {
  status: number;
  body: Json;
  headers: Record<string, string>;
}

export const bearerOf = (request: IncomingMessage, args: Json): string =>
  /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? toText(args.token);

function authorise(workspace: Workspace, token: string): Install {
  if (token === '') throw new ApiError('not_authed');
  if (token === workspace.seed.bot.appToken) throw new ApiError('not_allowed_token_type');
  const install = workspace.installs.get(token);
  if (install === undefined) throw new ApiError('invalid_auth');
  if (install.revoked) throw new ApiError('token_revoked');
  return install;
}

function checkRequired(facts: MethodFacts, args: Json): void {
  const missing = facts.required.filter((name) => args[name] === undefined || args[name] === '');
  if (missing.length > 0) throw invalid(...missing.map((name) => `missing required field: ${name}`));
}

export const tooFast = (seconds: number): Outcome => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': String(seconds) },
});

function perform(deps: ApiDeps, name: string, args: Json, request: IncomingMessage): Outcome {
  const { workspace } = deps;
  const appMethod = deps.appMethods[name];
  if (appMethod !== undefined) return { status: 200, body: { ok: true, ...appMethod(args, request) }, headers: {} };
  const method = methods[name];
  const facts = findMethodFacts(name);
  if (method === undefined || facts === null) throw new ApiError('unknown_method', { req_method: name });
  const install = authorise(workspace, bearerOf(request, args));
  const wait = deps.rate?.take(install.teamId, name, toText(args.channel)) ?? 0;
  if (wait > 0) return tooFast(wait);
  const call: Call = { workspace, install, args, passes: deps.passes, baseUrl: deps.baseUrl() };
  requireScope(call, ...facts.scopes);
  checkRequired(facts, args);
  const headers = { 'x-oauth-scopes': install.scopes.join(','), 'x-accepted-oauth-scopes': facts.scopes.join(',') };
  return { status: 200, body: { ok: true, ...method(call) }, headers };
}

export function settle(work: () => Outcome): Outcome {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: 200, body: { ok: false, error: error.code, ...error.extra }, headers: {} };
  }
}

const faulty: Record<string, (retryAfter: number, code: string) => Outcome> = {
  '429': (retryAfter) => tooFast(retryAfter),
  '500': () => ({ status: 500, body: { ok: false, error: 'internal_error' }, headers: {} }),
  error: (_, code) => ({ status: 200, body: { ok: false, error: code }, headers: {} }),
};

export function createApi(deps: ApiDeps): (request: IncomingMessage, response: ServerResponse, name: string) => Promise<void> {
  const { workspace, journal, faults, realClock } = deps;
  return async (request, response, name) => {
    const started = realClock.now();
    const args = readArgs(request, await readBody(request));
    releaseScheduled(workspace);
    const at = workspace.clock.now();
    const fault = faults.strike(name, toText(args.channel));
    const instead = fault === null ? undefined : faulty[fault.kind];
    const unheard = fault?.kind === 'drop_connection';
    const outcome = unheard
      ? { status: 0, body: {}, headers: {} }
      : settle(() => instead?.(fault?.retryAfter ?? 1, fault?.error ?? 'internal_error') ?? perform(deps, name, args, request));
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 100));
    const { token: _, ...shown } = args;
    const cause = request.headers['x-rondo-cause'];
    journal.addCall({
      at,
      method: name,
      args: isRecord(shown) ? shown : {},
      response: outcome.body,
      cause: typeof cause === 'string' ? cause : null,
      ms: realClock.now() - started,
      status: outcome.status,
      fault: fault?.kind ?? null,
    });
    if (unheard || fault?.kind === 'stored_but_lost') response.destroy();
    else answerJson(response, outcome.status, outcome.body, outcome.headers);
  };
}
