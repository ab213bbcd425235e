/** chat.*: what the app says. */
import { ApiError, refuseBlocks } from './api-error.ts';
import { openDirect } from './channels.ts';
import { isRecord, type Json, parseJson, toFlag, toRecords, toText } from './json.ts';
import { limits } from './limits.ts';
import { changeMessage, deleteMessage, findMessage, postMessage, toMessageJson } from './messages.ts';
import { type Call, granted, isMember, knownUser, type Method, requireScope, visibleChannel } from './method.ts';
import type { Channel, Message } from './state.ts';
import { validateBlocks } from './validate-blocks.ts';

/** Text, blocks, attachments and metadata as given; refused where Slack refuses. */
export function readContent(args: Json): Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'> {
  const markdown = toText(args.markdown_text);
  if (markdown !== '' && (args.text !== undefined || args.blocks !== undefined)) throw new ApiError('markdown_text_conflict');
  if (markdown.length > limits.payload.markdown_text) throw new ApiError('msg_too_long');
  const blocks = readList(args.blocks, 'invalid_blocks_format');
  const attachments = readList(args.attachments, 'invalid_attachments') ?? [];
  if (attachments.length > limits.payload.attachments) throw new ApiError('too_many_attachments');
  refuseBlocks(blocks === null ? [] : validateBlocks(blocks));
  const text = (markdown === '' ? toText(args.text) : markdown).slice(0, limits.payload.text_truncated);
  if (text === '' && (blocks ?? []).length === 0 && attachments.length === 0) throw new ApiError('no_text');
  return {
    text,
    blocks: blocks !== null && blocks.length > 0 ? toRecords(blocks) : null,
    attachments: toRecords(attachments),
    metadata: readMetadata(args.metadata),
  };
}

function readList(value: unknown, error: string): unknown[] | null {
  if (value === undefined || value === null || value === '') return null;
  const list = typeof value === 'string' ? parseJson(value) : value;
  if (!Array.isArray(list)) throw new ApiError(error);
  return list;
}

function readMetadata(value: unknown): Json | null {
  if (value === undefined || value === null || value === '') return null;
  const metadata = typeof value === 'string' ? parseJson(value) : value;
  if (!isRecord(metadata)) throw new ApiError('invalid_metadata_format');
  if (typeof metadata.event_type !== 'string' || !isRecord(metadata.event_payload)) throw new ApiError('invalid_metadata_schema');
  return metadata;
}

/** Where a post goes: a channel the bot may write in, or the DM with a person given by her id. */
function target(call: Call): Channel {
  const id = toText(call.args.channel);
  if (/^[UW]/.test(id) && call.workspace.users.has(id)) {
    const user = knownUser(call, id);
    if (user.deleted || user.id === call.install.botUserId) throw new ApiError('channel_not_found');
    return openDirect(call.workspace, call.install.teamId, [call.install.botUserId, id]).channel;
  }
  return writable(call, visibleChannel(call));
}

function writable(call: Call, channel: Channel): Channel {
  if (!isMember(call, channel) && !granted(call, 'chat:write.public')) throw new ApiError('not_in_channel');
  if (channel.archived) throw new ApiError('is_archived');
  const lost = channel.kind === 'im' && [...channel.members].some((id) => call.workspace.users.get(id)?.deleted);
  if (lost) throw new ApiError('channel_not_found');
  return channel;
}

function threadOf(call: Call, channel: Channel): string | null {
  const ts = toText(call.args.thread_ts);
  if (ts === '') return null;
  const parent = findMessage(channel, ts);
  if (parent === null || parent.ephemeralFor !== null) throw new ApiError('cannot_reply_to_message');
  return parent.threadTs ?? ts;
}

const post: Method = (call) => {
  const { workspace, install, args } = call;
  const channel = target(call);
  const content = readContent(args);
  const username = toText(args.username);
  if (username !== '') requireScope(call, 'chat:write.customize');
  const message = postMessage(workspace, channel, {
    ...content,
    userId: install.botUserId,
    botId: install.botId,
    threadTs: threadOf(call, channel),
    broadcast: toFlag(args.reply_broadcast),
    username: username === '' ? null : username,
  });
  return { channel: channel.id, ts: message.ts, message: toMessageJson(workspace, message, true) };
};

const postEphemeral: Method = (call) => {
  const { workspace, install, args } = call;
  const channel = writable(call, visibleChannel(call));
  const user = toText(args.user);
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel');
  const content = readContent(args);
  if (Buffer.byteLength(content.text) > limits.payload.ephemeral_bytes) throw new ApiError('msg_too_long');
  const threadTs = threadOf(call, channel);
  const message = postMessage(workspace, channel, {
    ...content,
    userId: install.botUserId,
    botId: install.botId,
    ephemeralFor: user,
    threadTs,
  });
  return { message_ts: message.ts };
};

/** A message of the app's own; anybody else's may not be touched. */
function ownMessage(call: Call, refusal: string): { channel: Channel; message: Message } {
  const channel = visibleChannel(call);
  const message = findMessage(channel, toText(call.args.ts));
  if (message === null || message.ephemeralFor !== null) throw new ApiError('message_not_found');
  if (message.userId !== call.install.botUserId) throw new ApiError(refusal);
  return { channel, message };
}

const update: Method = (call) => {
  const { workspace, args } = call;
  const { channel, message } = ownMessage(call, 'cant_update_message');
  if (channel.archived) throw new ApiError('is_inactive');
  const content = readContent(args);
  if (content.text.length > limits.payload.update_text) throw new ApiError('msg_too_long');
  const metadata = args.metadata === undefined ? message.metadata : content.metadata;
  changeMessage(workspace, channel, message, { ...content, metadata });
  return { channel: channel.id, ts: message.ts, text: message.text, message: toMessageJson(workspace, message, true) };
};

const remove: Method = (call) => {
  const { channel, message } = ownMessage(call, 'cant_delete_message');
  deleteMessage(call.workspace, channel, message);
  return { channel: channel.id, ts: message.ts };
};

const getPermalink: Method = (call) => {
  const channel = visibleChannel(call);
  const ts = toText(call.args.message_ts);
  if (findMessage(channel, ts) === null) throw new ApiError('message_not_found');
  return { channel: channel.id, permalink: `${call.baseUrl}/archives/${channel.id}/p${ts.replace('.', '')}` };
};

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': post,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
