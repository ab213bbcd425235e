/** conversations.*: what the bot may read of channels, and opening DMs. */
import { ApiError } from './api-error.ts';
import { openDirect } from './channels.ts';
import { type Json, toFlag, toText, toTexts } from './json.ts';
import { limits } from './limits.ts';
import { findMessage, toMessageJson } from './messages.ts';
import { type Call, isMember, knownUser, type Method, page, requireScope, scopeFor, visibleChannel } from './method.ts';
import type { Channel, Message } from './state.ts';
import { findChannel } from './workspace.ts';

const MOST_MESSAGES = 999;

export function toChannelJson(call: Call, channel: Channel, full = false): Json {
  const { workspace, install, args } = call;
  const direct = channel.kind === 'im';
  const other = [...channel.members].find((id) => id !== install.botUserId) ?? install.botUserId;
  const json: Json = {
    id: channel.id,
    created: Math.floor(channel.created / 1000),
    creator: channel.creator,
    is_channel: channel.kind === 'public' || channel.kind === 'private',
    is_group: channel.kind === 'private',
    is_im: direct,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    is_member: isMember(call, channel),
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    context_team_id: channel.teamId,
  };
  if (direct) return { ...json, user: other, is_user_deleted: workspace.users.get(other)?.deleted ?? false };
  Object.assign(json, {
    name: channel.name,
    name_normalized: channel.name,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: channel.purpose, creator: '', last_set: 0 },
  });
  if (!full || toFlag(args.include_num_members)) json.num_members = channel.members.size;
  if (full && toFlag(args.include_locale)) json.locale = 'en-US';
  return json;
}

const kindOf: Record<string, Channel['kind']> = { public_channel: 'public', private_channel: 'private', im: 'im', mpim: 'mpim' };

/** The conversations of the asked types, each type needing its own scope. */
export function listChannels(call: Call, keep: (channel: Channel) => boolean): Json {
  const { workspace, install, args } = call;
  const types = args.types === undefined ? ['public_channel'] : toTexts(args.types);
  const kinds = types.map((type) => {
    const kind = kindOf[type];
    if (kind === undefined) throw new ApiError('invalid_types');
    requireScope(call, scopeFor({ kind }, 'read'));
    return kind;
  });
  const rows = [...workspace.channels.values()].filter(
    (channel) =>
      channel.teamId === install.teamId &&
      kinds.includes(channel.kind) &&
      (channel.kind === 'public' || isMember(call, channel)) &&
      !(toFlag(args.exclude_archived) && channel.archived) &&
      keep(channel),
  );
  const { items, response_metadata } = page(args, rows);
  return { channels: items.map((channel) => toChannelJson(call, channel)), response_metadata };
}

const info: Method = (call) => {
  const channel = visibleChannel(call);
  requireScope(call, scopeFor(channel, 'read'));
  return { channel: toChannelJson(call, channel, true) };
};

const members: Method = (call) => {
  const channel = visibleChannel(call);
  requireScope(call, scopeFor(channel, 'read'));
  const { items, response_metadata } = page(call.args, [...channel.members]);
  return { members: items, response_metadata };
};

const open: Method = (call) => {
  const { workspace, install, args } = call;
  const channelId = toText(args.channel);
  const users = [...new Set(toTexts(args.users))];
  if (channelId === '' && users.length === 0) throw new ApiError('users_list_not_supplied');
  if (users.length > limits.misc['conversations.open.users']) throw new ApiError('too_many_users');
  requireScope(call, users.length > 1 ? 'mpim:write' : 'im:write');
  for (const id of users) if (knownUser(call, id).deleted) throw new ApiError('user_disabled');
  if (channelId !== '') {
    const channel = findChannel(workspace, channelId);
    if (channel === null || !isMember(call, channel)) throw new ApiError('channel_not_found');
    return { channel: toChannelJson(call, channel) };
  }
  const { channel, made } = openDirect(workspace, install.teamId, [install.botUserId, ...users]);
  const shown = toFlag(args.return_im) ? toChannelJson(call, channel) : { id: channel.id };
  return { channel: shown, already_open: !made, no_op: !made };
};

/** History needs membership and the scope of the conversation's kind. */
function readable(call: Call): Channel {
  const channel = visibleChannel(call);
  requireScope(call, scopeFor(channel, 'history'));
  if (!isMember(call, channel)) throw new ApiError('not_in_channel');
  return channel;
}

function pageMessages(call: Call, messages: Message[]): Json {
  const { args, workspace } = call;
  const { oldest, latest } = {
    oldest: Number(toText(args.oldest)),
    latest: args.latest === undefined ? Number.POSITIVE_INFINITY : Number(toText(args.latest)),
  };
  const inclusive = toFlag(args.inclusive);
  const within = messages.filter(({ ts, ephemeralFor }) => {
    const at = Number(ts);
    return ephemeralFor === null && (inclusive ? at >= oldest && at <= latest : at > oldest && at < latest);
  });
  const asked = args.limit === undefined ? {} : { limit: String(Math.min(MOST_MESSAGES, Number(toText(args.limit)))) };
  const { items, response_metadata } = page({ ...args, ...asked }, within);
  const withMetadata = toFlag(args.include_all_metadata);
  return {
    messages: items.map((message) => toMessageJson(workspace, message, withMetadata)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
}

const history: Method = (call) => {
  const channel = readable(call);
  const topLevel = channel.messages.filter(({ threadTs, ts, broadcast }) => threadTs === null || threadTs === ts || broadcast);
  return { ...pageMessages(call, topLevel.toReversed()), pin_count: channel.pins.size };
};

const replies: Method = (call) => {
  const channel = readable(call);
  const parent = findMessage(channel, toText(call.args.ts));
  if (parent === null) throw new ApiError('thread_not_found');
  const root = parent.threadTs ?? parent.ts;
  return pageMessages(
    call,
    channel.messages.filter(({ ts, threadTs }) => ts === root || threadTs === root),
  );
};

export const conversationMethods: Record<string, Method> = {
  'conversations.list': (call) => listChannels(call, () => true),
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
  'conversations.history': history,
  'conversations.replies': replies,
};
