/** What an outbox row keeps of the thing to be sent, and how an outgoing thing becomes rows. Pure. */

import type { Message } from '../slack/message.ts';
import { split } from '../slack/text.ts';
import type { OutgoingCall, OutgoingFile, OutgoingGroup, OutgoingPost, OutgoingUpdate } from './outbox.ts';

export type Payload =
  | { kind: 'post'; channel: string; threadTs?: string; message: Message; pin?: boolean }
  | { kind: 'update'; channel: string; ts: string; message: Message }
  | { kind: 'group'; userIds: string[]; message: Message }
  | { kind: 'call'; method: string; args: Record<string, unknown>; doneOn?: string[] }
  | {
      kind: 'file';
      channel: string;
      threadTs?: string;
      filename: string;
      title: string;
      content: string;
      packed?: boolean;
      comment: string;
    };

/** The part of an outgoing thing that all kinds share. */
export type Envelope = Pick<OutgoingPost, 'teamId' | 'key' | 'touch' | 'whenUnsure' | 'about' | 'notBefore' | 'expiresAt' | 'windows'>;

export interface Parcel {
  envelope: Envelope;
  payload: Payload;
  lane: string;
  method: string;
  target: string | null;
  told: boolean;
  /** The person's act behind it, if one is: ids only. */
  cause?: string;
}

/** Slack cuts a text at 4,000 characters; what is longer goes out as several messages, in order. */
export const TEXT_LIMIT = 3_900;

const POSTING = 'chat.postMessage';

const envelopeOf = ({ teamId, key, touch, whenUnsure, about, notBefore, expiresAt, windows }: Envelope): Envelope => ({
  teamId,
  key,
  touch,
  whenUnsure,
  about,
  notBefore,
  expiresAt,
  windows,
});

/** One parcel, or several when the text must be split; only the first is told of and pinned. */
function spread(out: Envelope, message: Message, lane: string, payloadOf: (message: Message, first: boolean) => Payload): Parcel[] {
  const texts = message.blocks || message.text.length <= TEXT_LIMIT ? [message.text] : split(message.text, TEXT_LIMIT);
  return texts.map((text, index) => ({
    envelope: { ...envelopeOf(out), key: index === 0 ? out.key : `${out.key}#${index + 1}` },
    payload: payloadOf({ ...message, text }, index === 0),
    lane,
    method: POSTING,
    target: null,
    told: index === 0,
  }));
}

export const postParcels = (out: OutgoingPost): Parcel[] =>
  spread(out, out.message, out.channel, (message, first) => ({
    kind: 'post',
    channel: out.channel,
    message,
    ...(out.threadTs ? { threadTs: out.threadTs } : {}),
    ...(out.pin && first ? { pin: true } : {}),
  }));

export const groupParcels = (out: OutgoingGroup): Parcel[] => {
  const userIds = [...new Set(out.userIds)].sort();
  return spread(out, out.message, `group:${userIds.join(',')}`, (message) => ({ kind: 'group', userIds, message }));
};

export const updateParcel = (out: OutgoingUpdate): Parcel => ({
  envelope: envelopeOf(out),
  payload: { kind: 'update', channel: out.channel, ts: out.ts, message: out.message },
  lane: out.channel,
  method: 'chat.update',
  target: `${out.channel}/${out.ts}`,
  told: true,
});

export const callParcel = (out: OutgoingCall): Parcel => ({
  envelope: envelopeOf(out),
  payload: { kind: 'call', method: out.method, args: out.args, ...(out.doneOn ? { doneOn: out.doneOn } : {}) },
  lane: typeof out.args.channel === 'string' ? out.args.channel : `call:${out.method}`,
  method: out.method,
  target: null,
  told: true,
});

export const fileParcel = (out: OutgoingFile): Parcel => ({
  envelope: envelopeOf(out),
  payload: {
    kind: 'file',
    channel: out.channel,
    ...(out.threadTs ? { threadTs: out.threadTs } : {}),
    filename: out.filename,
    title: out.title,
    content: out.content,
    ...(out.packed ? { packed: true } : {}),
    comment: out.comment,
  },
  lane: out.channel,
  method: 'files.completeUploadExternal',
  target: null,
  told: true,
});

/** The pin that follows a post, as a row of its own. */
export const pinParcel = (out: Envelope, channel: string, ts: string): Parcel => ({
  ...callParcel({
    ...envelopeOf(out),
    key: `${out.key}#pin`,
    whenUnsure: 'resend',
    notBefore: undefined,
    method: 'pins.add',
    args: { channel, timestamp: ts },
    doneOn: ['already_pinned'],
  }),
  told: false,
});
