/** Reactions, pins and bookmarks. */
import { ApiError } from './api-error.ts';
import { type Json, toText } from './json.ts';
import { limits } from './limits.ts';
import { findMessage, toMessageJson } from './messages.ts';
import { type Call, isMember, type Method, visibleChannel } from './method.ts';
import type { Channel, Message } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Adds or takes away somebody's reaction; says whether anything changed. */
export function react(workspace: Workspace, message: Message, userId: string, name: string, add: boolean): boolean {
  const users = message.reactions[name] ?? [];
  if (users.includes(userId) === add) return false;
  const next = add ? [...users, userId] : users.filter((id) => id !== userId);
  if (next.length > 0) message.reactions[name] = next;
  else delete message.reactions[name];
  workspace.announce({ kind: 'reaction', channelId: message.channel, ts: message.ts, userId, name, added: add });
  return true;
}

function marked(call: Call, field = 'timestamp'): { channel: Channel; message: Message } {
  const channel = visibleChannel(call);
  const message = findMessage(channel, toText(call.args[field]));
  if (message === null || message.ephemeralFor !== null) throw new ApiError('message_not_found');
  return { channel, message };
}

const setReaction =
  (add: boolean): Method =>
  (call) => {
    const name = toText(call.args.name);
    if (!/^[a-z0-9_+'-]+(::skin-tone-\d)?$/.test(name)) throw new ApiError('invalid_name');
    const { message } = marked(call);
    if (!react(call.workspace, message, call.install.botUserId, name, add)) throw new ApiError(add ? 'already_reacted' : 'no_reaction');
    return {};
  };

const setPin =
  (add: boolean): Method =>
  (call) => {
    const { channel, message } = marked(call);
    if (!isMember(call, channel)) throw new ApiError('not_in_channel');
    if (channel.pins.has(message.ts) === add) throw new ApiError(add ? 'already_pinned' : 'no_pin');
    if (add) channel.pins.add(message.ts);
    else channel.pins.delete(message.ts);
    call.workspace.announce({ kind: 'channel', channelId: channel.id, what: 'pins' });
    return {};
  };

const listPins: Method = (call) => {
  const channel = visibleChannel(call);
  const items = channel.messages
    .filter(({ ts }) => channel.pins.has(ts))
    .map((message) => ({ type: 'message', channel: channel.id, message: toMessageJson(call.workspace, message) }));
  return { items };
};

function bookmarkFields(args: Json): Json {
  const fields: Json = {};
  if (args.title !== undefined) fields.title = toText(args.title);
  if (args.link !== undefined) {
    if (!/^https?:\/\//.test(toText(args.link))) throw new ApiError('invalid_link');
    fields.link = toText(args.link);
  }
  if (args.emoji !== undefined) {
    if (!/^:[^:\s]+:$/.test(toText(args.emoji))) throw new ApiError('invalid_emoji');
    fields.emoji = toText(args.emoji);
  }
  return fields;
}

const addBookmark: Method = (call) => {
  const channel = visibleChannel(call, 'channel_id');
  if (call.args.type !== 'link') throw new ApiError('invalid_bookmark_type');
  if (channel.bookmarks.length >= limits.misc.bookmarks_per_channel) throw new ApiError('too_many_bookmarks');
  const bookmark = { id: call.workspace.ids.next('Bk'), channel_id: channel.id, type: 'link', ...bookmarkFields(call.args) };
  channel.bookmarks.push(bookmark);
  call.workspace.announce({ kind: 'channel', channelId: channel.id, what: 'bookmarks' });
  return { bookmark };
};

function knownBookmark(call: Call): { channel: Channel; bookmark: Json } {
  const channel = visibleChannel(call, 'channel_id');
  const bookmark = channel.bookmarks.find(({ id }) => id === call.args.bookmark_id);
  if (bookmark === undefined) throw new ApiError('not_found');
  return { channel, bookmark };
}

const editBookmark: Method = (call) => {
  const { bookmark } = knownBookmark(call);
  Object.assign(bookmark, bookmarkFields(call.args));
  return { bookmark };
};

const removeBookmark: Method = (call) => {
  const { channel, bookmark } = knownBookmark(call);
  channel.bookmarks = channel.bookmarks.filter((other) => other !== bookmark);
  return {};
};

export const markMethods: Record<string, Method> = {
  'reactions.add': setReaction(true),
  'reactions.remove': setReaction(false),
  'reactions.get': (call) => ({ type: 'message', message: toMessageJson(call.workspace, marked(call).message) }),
  'pins.add': setPin(true),
  'pins.remove': setPin(false),
  'pins.list': listPins,
  'bookmarks.add': addBookmark,
  'bookmarks.edit': editBookmark,
  'bookmarks.remove': removeBookmark,
  'bookmarks.list': (call) => ({ bookmarks: visibleChannel(call, 'channel_id').bookmarks }),
};
