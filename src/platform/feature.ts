/**
 * The contract between the Slack edge and everything behind it. A handler decides and records inside one transaction and returns
 * what is to be said; it never talks to Slack itself. The edge commits first, and only then speaks.
 */
import type { Message, Modal } from './slack/message.ts';

/**
 * Values of a modal or a message's inputs, flattened: block_id → what was typed or chosen.
 * Text, numbers, dates, times, one option, one user, one channel: a string. Several options, users or channels: string[]. Empty: null.
 */
export type Values = Readonly<Record<string, string | string[] | null>>;

export interface Act {
  teamId: string;
  userId: string;
  /** Read once when the act arrived, UTC milliseconds. */
  now: number;
  /** Where it happened, if in a conversation. */
  channelId: string | null;
}

export interface CommandAct extends Act {
  /** What follows the (sub-)command, trimmed; mentions as `<@U…|name>`. For finding people and words in it. */
  text: string;
  /** The same as it was typed, mentions and links by what the person saw. For keeping. */
  typed: string;
}

export interface ModalInfo {
  id: string;
  callbackId: string;
  /** The view's private_metadata, as it was written. */
  metadata: string;
  values: Values;
}

export interface ActionAct extends Act {
  actionId: string;
  /** The button's value, or the chosen option (the first of several); '' when there is none. */
  value: string;
  /** All chosen options, users or dates of the element that was used. */
  chosen: string[];
  /** The message it was pressed on, if on one. */
  message: { channel: string; ts: string; threadTs: string | null } | null;
  /** The modal or home it was pressed in, with everything filled in so far. */
  modal: ModalInfo | null;
  home: boolean;
}

export interface SubmissionAct extends Act, ModalInfo {}

export interface ShortcutAct extends Act {
  /** For a message shortcut: the message; its text is somebody's words. */
  message: { channel: string; ts: string; text: string; authorId: string | null } | null;
}

export interface EventAct {
  teamId: string;
  now: number;
  /** Slack's event payload, unread: parse it with zod at the door of the feature. */
  event: Record<string, unknown>;
}

/** What the edge says after the commit. Every part is optional; an empty answer closes a submitted modal and says nothing. */
export interface Answer {
  /** Submissions only: block_id → sentence. Nothing was recorded, the typed text stays. */
  errors?: Record<string, string>;
  /** Opens a modal (on top of the one in which it was pressed or submitted). */
  open?: Modal;
  /** Replaces the modal in which it was pressed or submitted. */
  update?: Modal;
  /** Submissions only: closes the whole stack. */
  clear?: boolean;
  /** Only the person sees it, where she is. */
  reply?: Message;
  /** Replaces the message whose button was pressed. */
  replace?: Message;
  /** Draws the person's App Home again. */
  refreshHome?: boolean;
}

/** Nothing to say. `undefined` is as good. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that says nothing returns nothing
export type Answered = Promise<Answer | void>;

export interface Command {
  /** The sub-command of /rondo, e.g. 'setup'. */
  name: string;
  /** Its own slash command, if it has one, e.g. '/checkin'. */
  direct?: string;
  /** One line for help: what it does for the person. Verb first. */
  summary: string;
  /** Shown in help after the name, e.g. '[what worked]'. */
  usage?: string;
  /** Under which heading help lists it. */
  group?: 'week' | 'community' | 'people' | 'you';
  /** Who finds it in help: everybody by default. */
  for?: 'everybody' | 'stewards';
  run(act: CommandAct): Answered;
}

/** `value` of a button is at most 2,000 characters; ids only, never content. */
export type ActionHandler = (act: ActionAct) => Answered;
export type SubmissionHandler = (act: SubmissionAct) => Answered;
export type ShortcutHandler = (act: ShortcutAct) => Answered;
export type EventHandler = (act: EventAct) => Promise<void>;

export interface Interactions {
  commands?: Command[];
  /** '<feature>:<verb>' → handler. An element's action_id may add '#anything' to be unique in its block; the edge cuts it off. */
  actions?: Record<string, ActionHandler>;
  /** callback_id '<feature>:<verb>' → handler. */
  submissions?: Record<string, SubmissionHandler>;
  /** callback_id → handler, when the modal was closed with notify_on_close. */
  closings?: Record<string, SubmissionHandler>;
  /** manifest callback_id → handler. */
  shortcuts?: Record<string, ShortcutHandler>;
  /** Slack event type → handler. Delivered once per event_id. */
  events?: Record<string, EventHandler>;
}
