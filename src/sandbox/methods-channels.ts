/** conversations.*: what the bot may change about channels. */
import { ApiError } from './api-error.ts';
import { addChannel, archiveChannel, joinChannel, leaveChannel, renameChannel } from './channels.ts';
import { toFlag, toText, toTexts } from './json.ts';
import { limits } from './limits.ts';
import { type Call, isMember, joinedChannel, knownUser, type Method, requireManage, visibleChannel } from './method.ts';
import { toChannelJson } from './methods-conversations.ts';
import { findChannel } from './workspace.ts';

function checkName(call: Call, name: string): string {
  if (name === '') throw new ApiError('invalid_name_required');
  if (name.length > limits.misc.channel_name) throw new ApiError('invalid_name_maxlength');
  if (/^[-_]+$/.test(name)) throw new ApiError('invalid_name_punctuation');
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new ApiError('invalid_name_specials');
  if (findChannel(call.workspace, name) !== null) throw new ApiError('name_taken');
  return name;
}

const create: Method = (call) => {
  const { workspace, install, args } = call;
  const kind = toFlag(args.is_private) ? 'private' : 'public';
  requireManage(call, kind);
  const name = checkName(call, toText(args.name));
  const id = workspace.ids.next('C');
  const channel = addChannel(workspace, {
    id,
    teamId: install.teamId,
    name,
    kind,
    members: new Set([install.botUserId]),
    creator: install.botUserId,
  });
  return { channel: toChannelJson(call, channel) };
};

const join: Method = (call) => {
  const channel = visibleChannel(call);
  if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type');
  if (channel.archived) throw new ApiError('is_archived');
  const joined = joinChannel(call.workspace, channel, call.install.botUserId);
  return { channel: toChannelJson(call, channel), ...(joined ? {} : { warning: 'already_in_channel' }) };
};

const leave: Method = (call) => {
  const channel = visibleChannel(call);
  requireManage(call, channel.kind);
  if (channel.name === 'general') throw new ApiError('cant_leave_general');
  return leaveChannel(call.workspace, channel, call.install.botUserId) ? {} : { not_in_channel: true };
};

const invite: Method = (call) => {
  const { workspace, install, args } = call;
  const channel = joinedChannel(call);
  requireManage(call, channel.kind, ['invites']);
  const ids = toTexts(args.users);
  if (ids.length > limits.misc['conversations.invite.users']) throw new ApiError('too_many_users');
  const refusal = (id: string): string | null => {
    const user = workspace.users.get(id);
    if (user === undefined || user.deleted) return 'user_not_found';
    if (id === install.botUserId) return 'cant_invite_self';
    if (channel.members.has(id)) return 'already_in_channel';
    if (user.guest === 'single') return 'ura_max_channels';
    return user.stranger ? 'no_external_invite_permission' : null;
  };
  const errors = ids.flatMap((user) => {
    const error = refusal(user);
    return error === null ? [] : [{ user, ok: false, error }];
  });
  const [first] = errors;
  if (first !== undefined && !toFlag(args.force)) throw new ApiError(first.error, { errors });
  for (const id of ids) if (refusal(id) === null) joinChannel(workspace, channel, id, install.botUserId);
  return { channel: toChannelJson(call, channel), ...(errors.length > 0 ? { errors } : {}) };
};

const kick: Method = (call) => {
  const channel = joinedChannel(call);
  requireManage(call, channel.kind);
  const user = knownUser(call, toText(call.args.user));
  if (user.id === call.install.botUserId) throw new ApiError('cant_kick_self');
  if (!leaveChannel(call.workspace, channel, user.id)) throw new ApiError('not_in_channel');
  return {};
};

const rename: Method = (call) => {
  const channel = joinedChannel(call);
  requireManage(call, channel.kind);
  renameChannel(call.workspace, channel, checkName(call, toText(call.args.name)));
  return { channel: toChannelJson(call, channel) };
};

const setArchived =
  (archived: boolean): Method =>
  (call) => {
    const channel = visibleChannel(call);
    requireManage(call, channel.kind);
    if (channel.archived === archived) throw new ApiError(archived ? 'already_archived' : 'not_archived');
    if (channel.name === 'general') throw new ApiError('cant_archive_general');
    archiveChannel(call.workspace, channel, archived);
    return {};
  };

const describe =
  (field: 'topic' | 'purpose'): Method =>
  (call) => {
    const channel = joinedChannel(call);
    requireManage(call, channel.kind, ['topic']);
    const text = toText(call.args[field]);
    if (text.length > limits.misc.channel_topic) throw new ApiError('too_long');
    channel[field] = text;
    call.workspace.announce({ kind: 'channel', channelId: channel.id, what: 'topic' });
    return { [field]: text, channel: toChannelJson(call, channel) };
  };

const close: Method = (call) => {
  const channel = visibleChannel(call);
  if (!isMember(call, channel) || (channel.kind !== 'im' && channel.kind !== 'mpim'))
    throw new ApiError('method_not_supported_for_channel_type');
  return {};
};

export const channelMethods: Record<string, Method> = {
  'conversations.create': create,
  'conversations.join': join,
  'conversations.leave': leave,
  'conversations.invite': invite,
  'conversations.kick': kick,
  'conversations.rename': rename,
  'conversations.archive': setArchived(true),
  'conversations.unarchive': setArchived(false),
  'conversations.setTopic': describe('topic'),
  'conversations.setPurpose': describe('purpose'),
  'conversations.close': close,
};
