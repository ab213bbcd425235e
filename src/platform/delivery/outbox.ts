/**
 * The only way out to Slack for anything that nobody asked for a second ago. Putting a row in joins the transaction around it; the
 * courier sends it, at Slack's pace, once. One row, one message; its id travels in the message's metadata.
 */
import type { Message } from '../slack/message.ts';
import type { Windows } from './windows.ts';

/** What to do when Slack may or may not have stored a message and nobody can look: ask again (an ask), or hold and tell the steward (a post). */
export type WhenUnsure = 'resend' | 'hold';

export interface Ref {
  kind: string;
  id: string;
}

interface Outgoing {
  teamId: string;
  /** Never twice: a second row with the same team and key is not written. E.g. 'prompts.ask/<community>/<session>'. */
  key: string;
  /** '<feature>.<what>': finds the `sent` listener and appears in agenda, log and transcript. */
  touch: string;
  whenUnsure: WhenUnsure;
  /** What it is about; handed back to the `sent` listener. */
  about?: Ref;
  /** Not before this instant, UTC milliseconds. */
  notBefore?: number;
  /** Dropped, not sent late, after this instant. */
  expiresAt?: number;
  /** Only within these; a touch's rows inherit the hours of their place when nothing is given. */
  windows?: Windows;
}

export interface OutgoingPost extends Outgoing {
  /** A channel (C…), a direct message (D…) or a person (U…/W…: Slack opens the direct message by itself). */
  channel: string;
  threadTs?: string;
  message: Message;
  /** Pinned after it was sent. */
  pin?: boolean;
}

export interface OutgoingUpdate extends Outgoing {
  channel: string;
  ts: string;
  message: Message;
}

export interface OutgoingGroup extends Outgoing {
  /** Two to eight people; the group direct message is opened first. */
  userIds: string[];
  message: Message;
}

/** Any other call, e.g. conversations.create, conversations.invite, files upload by content. Must be safe to repeat, or `hold`. */
export interface OutgoingCall extends Outgoing {
  method: string;
  args: Record<string, unknown>;
  /** Slack's refusals that count as done, e.g. ['already_in_channel']. */
  doneOn?: string[];
}

/** A file, given to one person in her direct message with the bot or to a channel. */
export interface OutgoingFile extends Outgoing {
  channel: string;
  threadTs?: string;
  filename: string;
  title: string;
  /** Text; with `packed` the bytes of something that is no text, in base64. */
  content: string;
  packed?: boolean;
  comment: string;
}

export interface Outbox {
  post(post: OutgoingPost): Promise<void>;
  /** Changes a message that was sent. Only the newest waiting update of a message is sent. */
  update(update: OutgoingUpdate): Promise<void>;
  group(group: OutgoingGroup): Promise<void>;
  call(call: OutgoingCall): Promise<void>;
  file(file: OutgoingFile): Promise<void>;
  /** Takes back what waits and has not been sent: by key, or everything with this prefix. Returns how many. */
  withdraw(teamId: string, keyPrefix: string): Promise<number>;
}

/** What Slack answered, handed to the feature in the transaction that marks the row as sent. */
export interface Sent {
  teamId: string;
  outboxId: string;
  touch: string;
  about: Ref | null;
  now: number;
  /** Where it landed ('D…' for a post to a person); '' for calls. */
  channel: string;
  ts: string;
  response: Record<string, unknown>;
}

/** Slack refused for good (e.g. is_archived), or the row went unsure and is held. */
export interface NotSent {
  teamId: string;
  outboxId: string;
  touch: string;
  about: Ref | null;
  now: number;
  error: string;
  channel: string;
}

export type SentListener = (sent: Sent) => Promise<void>;
export type NotSentListener = (failure: NotSent) => Promise<void>;
