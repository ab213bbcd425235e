/** What every Web API method is given, and the questions most of them ask. */
import { ApiError } from './api-error.ts';
import { type Json, toText } from './json.ts';
import type { Passes } from './passes.ts';
import type { Channel, Install, User } from './state.ts';
import { findChannel, type Workspace } from './workspace.ts';

export interface Call {
  workspace: Workspace;
  install: Install;
  args: Json;
  passes: Passes;
  /** `http://127.0.0.1:port`, without a slash at its end. */
  baseUrl: string;
}

export type Method = (call: Call) => Json;

export const granted = (call: Pick<Call, 'install'>, ...scopes: string[]): boolean =>
  scopes.some((scope) => call.install.scopes.includes(scope));

export function requireScope(call: Call, ...scopes: string[]): void {
  if (scopes.length > 0 && !granted(call, ...scopes))
    throw new ApiError('missing_scope', { needed: scopes.join(','), provided: call.install.scopes.join(',') });
}

const families = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;

/** `channels:history`, `im:read` and so on, by the kind of the conversation. */
export const scopeFor = (channel: Pick<Channel, 'kind'>, what: 'read' | 'history'): string => `${families[channel.kind]}:${what}`;

/** Creating, naming, inviting: `channels:manage` with its narrower forms, `groups:write` for private ones. */
export function requireManage(call: Call, kind: Channel['kind'], narrow: string[] = []): void {
  const wide = kind === 'public' ? ['channels:manage'] : [`${families[kind]}:write`];
  requireScope(call, ...wide, ...narrow.map((part) => `${kind === 'public' ? 'channels' : families[kind]}:write.${part}`));
}

export const isMember = (call: Call, channel: Channel): boolean => channel.members.has(call.install.botUserId);

/** A conversation the bot can see: public ones of its team, and those it is in. */
export function visibleChannel(call: Call, field = 'channel'): Channel {
  const channel = findChannel(call.workspace, toText(call.args[field]));
  if (channel === null || channel.teamId !== call.install.teamId) throw new ApiError('channel_not_found');
  if (channel.kind !== 'public' && !isMember(call, channel)) throw new ApiError('channel_not_found');
  return channel;
}

/** A conversation the bot is in and may change. */
export function joinedChannel(call: Call, field = 'channel'): Channel {
  const channel = visibleChannel(call, field);
  if (!isMember(call, channel)) throw new ApiError('not_in_channel');
  if (channel.archived) throw new ApiError('is_archived');
  return channel;
}

export function knownUser(call: Call, id: string): User {
  const user = call.workspace.users.get(id);
  if (user === undefined) throw new ApiError('user_not_found');
  return user;
}

/** One page of a list, with Slack's cursor. */
export function page<T>(args: Json, items: T[], usual = 100): { items: T[]; response_metadata: { next_cursor: string } } {
  const limit = args.limit === undefined ? usual : Number(toText(args.limit));
  if (!Number.isInteger(limit) || limit < 1 || limit >= 1000) throw new ApiError('invalid_limit');
  const cursor = toText(args.cursor);
  const start = cursor === '' ? 0 : Number(/^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) throw new ApiError('invalid_cursor');
  const end = start + limit;
  const next_cursor = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), response_metadata: { next_cursor } };
}

export const invalid = (...messages: string[]): ApiError =>
  new ApiError('invalid_arguments', { response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } });
