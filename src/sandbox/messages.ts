/** Posting, changing and deleting messages, whoever does it. */
import type { SandboxIds } from './ids.ts';
import { copyJson, isRecord, type Json, toRecords } from './json.ts';
import type { Channel, Message } from './state.ts';
import { getUser, type Workspace } from './workspace.ts';

type Draft = Pick<Message, 'userId' | 'text'> & Partial<Omit<Message, 'ts' | 'channel'>>;

/** Slack gives ids to blocks and elements that came without one. */
export function completeIds(blocks: Json[], ids: SandboxIds): Json[] {
  const named = (element: unknown): unknown =>
    isRecord(element) && typeof element.type === 'string' && typeof element.action_id !== 'string' && ACTIONABLE.test(element.type)
      ? { ...element, action_id: ids.short() }
      : element;
  return blocks.map((original) => {
    const block = copyJson(original);
    if (typeof block.block_id !== 'string' || block.block_id === '') block.block_id = ids.short();
    if (block.type === 'actions' || block.type === 'context_actions') block.elements = toRecords(block.elements).map(named);
    if (isRecord(block.accessory)) block.accessory = named(block.accessory);
    if (isRecord(block.element)) block.element = named(block.element);
    return block;
  });
}

const ACTIONABLE = /button|select|overflow|picker|checkboxes|radio|input/;

export function postMessage(workspace: Workspace, channel: Channel, draft: Draft): Message {
  const message: Message = {
    botId: null,
    attachments: [],
    threadTs: null,
    broadcast: false,
    metadata: null,
    reactions: {},
    files: [],
    ephemeralFor: null,
    edited: null,
    username: null,
    ...draft,
    blocks: draft.blocks ? completeIds(draft.blocks, workspace.ids) : null,
    ts: workspace.nextTs(),
    channel: channel.id,
  };
  channel.messages.push(message);
  workspace.announce({ kind: 'message', channelId: channel.id, ts: message.ts, message });
  return message;
}

export function changeMessage(workspace: Workspace, channel: Channel, message: Message, patch: Partial<Message>): void {
  Object.assign(message, patch);
  if (patch.blocks) message.blocks = completeIds(patch.blocks, workspace.ids);
  message.edited = workspace.nextTs();
  workspace.announce({ kind: 'message_changed', channelId: channel.id, ts: message.ts, message });
}

export function deleteMessage(workspace: Workspace, channel: Channel, message: Message): void {
  channel.messages = channel.messages.filter((other) => other !== message);
  channel.pins.delete(message.ts);
  workspace.announce({ kind: 'message_deleted', channelId: channel.id, ts: message.ts, message });
}

export const findMessage = (channel: Channel, ts: string): Message | null => channel.messages.find((message) => message.ts === ts) ?? null;

/** A message as the Web API and the events show it. */
export function toMessageJson(workspace: Workspace, message: Message, withMetadata = false): Json {
  const author = getUser(workspace, message.userId);
  const json: Json = { type: 'message', user: message.userId, ts: message.ts, text: message.text, team: author.teamId };
  if (message.botId !== null) {
    json.bot_id = message.botId;
    json.app_id = workspace.seed.bot.appId;
    json.bot_profile = { id: message.botId, app_id: workspace.seed.bot.appId, name: author.name, deleted: false, team_id: author.teamId };
  }
  if (message.username !== null) json.username = message.username;
  if (message.blocks !== null) json.blocks = structuredClone(message.blocks);
  if (message.attachments.length > 0) json.attachments = structuredClone(message.attachments);
  if (message.threadTs !== null) json.thread_ts = message.threadTs;
  if (message.edited !== null) json.edited = { user: message.userId, ts: message.edited };
  if (message.files.length > 0) json.files = message.files.map((id) => toFileJson(workspace, id));
  const reactions = Object.entries(message.reactions).map(([name, users]) => ({ name, users, count: users.length }));
  if (reactions.length > 0) json.reactions = reactions;
  if (message.metadata !== null && withMetadata) json.metadata = structuredClone(message.metadata);
  return json;
}

export function toFileJson(workspace: Workspace, id: string): Json {
  const file = workspace.files.get(id);
  if (file === undefined) return { id, mode: 'tombstone' };
  return {
    id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').pop() ?? 'text',
    size: file.bytes.length,
    user: file.userId,
    created: Math.floor(file.created / 1000),
    channels: file.channels,
    alt_txt: file.altText,
    url_private: `/files/${id}/${encodeURIComponent(file.name)}`,
  };
}
