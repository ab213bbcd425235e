/** The records a workspace is made of. */
import type { Json } from './json.ts';

export interface Team {
  id: string;
  name: string;
  domain: string;
}

export interface User {
  id: string;
  teamId: string;
  name: string;
  realName: string;
  title: string;
  email: string;
  tz: string;
  locale: string;
  guest: 'multi' | 'single' | null;
  bot: boolean;
  deleted: boolean;
  stranger: boolean;
  dnd: { start: number; end: number } | null;
  updated: number;
}

export interface Message {
  ts: string;
  channel: string;
  userId: string;
  botId: string | null;
  text: string;
  blocks: Json[] | null;
  attachments: Json[];
  threadTs: string | null;
  broadcast: boolean;
  metadata: Json | null;
  reactions: Record<string, string[]>;
  files: string[];
  /** Only this person sees it, and no API returns it. */
  ephemeralFor: string | null;
  edited: string | null;
  /** A name shown in place of the author's (chat:write.customize, or Slackbot's own notices). */
  username: string | null;
}

export interface Channel {
  id: string;
  teamId: string;
  name: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  members: Set<string>;
  archived: boolean;
  topic: string;
  purpose: string;
  created: number;
  creator: string;
  messages: Message[];
  pins: Set<string>;
  bookmarks: Json[];
}

/** `state.values` as Slack sends it: block_id → action_id → what is chosen or typed. */
export type Values = Record<string, Record<string, Json>>;

export interface ViewState {
  id: string;
  teamId: string;
  userId: string;
  type: 'modal' | 'home';
  title: string;
  submit: string | null;
  close: string | null;
  callbackId: string;
  privateMetadata: string;
  externalId: string;
  hash: string;
  rootViewId: string;
  previousViewId: string | null;
  notifyOnClose: boolean;
  clearOnClose: boolean;
  blocks: Json[];
  values: Values;
  /** Field errors by block_id, after a refused submission. */
  errors: Record<string, string>;
  /** Slack's own words when the app did not answer or answered nonsense. */
  trouble: string | null;
}

export interface FileRecord {
  id: string;
  name: string;
  title: string;
  altText: string;
  mimetype: string;
  bytes: Uint8Array;
  userId: string;
  channels: string[];
  state: 'waiting' | 'uploaded' | 'shared' | 'deleted';
  created: number;
}

export interface UserGroup {
  id: string;
  teamId: string;
  name: string;
  handle: string;
  description: string;
  users: string[];
  enabled: boolean;
}

export interface Install {
  token: string;
  teamId: string;
  botUserId: string;
  botId: string;
  scopes: string[];
  revoked: boolean;
}

export type Change =
  | { kind: 'message' | 'message_changed' | 'message_deleted'; channelId: string; ts: string; message: Message }
  | { kind: 'joined' | 'left'; channelId: string; userId: string; inviter: string | null }
  | { kind: 'channel'; channelId: string; what: 'created' | 'renamed' | 'archived' | 'unarchived' | 'topic' | 'pins' | 'bookmarks' }
  | { kind: 'user'; userId: string; what: 'changed' | 'added' }
  | { kind: 'view'; userId: string }
  | { kind: 'reaction'; channelId: string; ts: string; userId: string; name: string; added: boolean }
  | { kind: 'file'; fileId: string };
