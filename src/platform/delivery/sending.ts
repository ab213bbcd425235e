/** One row's way through Slack's methods. Only the last call of each kind can leave something behind that must not be there twice. */
import type { CallResult, SlackCaller } from './caller.ts';
import type { Crash } from './crash.ts';
import type { Payload } from './payload.ts';

/** As CallResult, with where it landed. */
export type Outcome = Exclude<CallResult, { kind: 'done' }> | Landed;

export interface Landed {
  kind: 'sent';
  channel: string;
  ts: string;
  response: Record<string, unknown>;
}

export interface Sending {
  caller: SlackCaller;
  crash: Crash;
  teamId: string;
  outboxId: string;
}

export const EVENT_TYPE = 'rondo_message';

const textIn = (value: unknown, key: string): string => {
  const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : '';
};

/** The last call: what it did may be unknown. */
async function finish({ caller, crash, teamId }: Sending, method: string, args: Record<string, unknown>): Promise<Outcome> {
  crash('before_post');
  const result = await caller.call(teamId, method, args);
  crash('after_post_before_mark');
  if (result.kind !== 'done') return result;
  const { response } = result;
  return { kind: 'sent', channel: textIn(response, 'channel'), ts: textIn(response, 'ts'), response };
}

/** A call that leaves nothing to be seen: when its answer is lost it is simply made again. */
async function prepare({ caller, teamId }: Sending, method: string, args: Record<string, unknown>): Promise<CallResult> {
  const result = await caller.call(teamId, method, args);
  return result.kind === 'unsure' ? { kind: 'wait', retryAfterMs: 2_000, error: result.error } : result;
}

const metadata = (outboxId: string) => ({ event_type: EVENT_TYPE, event_payload: { id: outboxId } });

/** The group or direct message of these people. */
export async function openConversation(sending: Sending, userIds: readonly string[]): Promise<CallResult & { channel?: string }> {
  const result = await prepare(sending, 'conversations.open', { users: userIds.join(',') });
  return result.kind === 'done' ? { ...result, channel: textIn(result.response.channel, 'id') } : result;
}

const post = (sending: Sending, channel: string, payload: Extract<Payload, { kind: 'post' | 'group' }>): Promise<Outcome> =>
  finish(sending, 'chat.postMessage', {
    channel,
    text: payload.message.text,
    ...(payload.message.blocks ? { blocks: payload.message.blocks } : {}),
    ...(payload.kind === 'post' && payload.threadTs ? { thread_ts: payload.threadTs } : {}),
    metadata: metadata(sending.outboxId),
    unfurl_links: false,
    unfurl_media: false,
  });

async function giveFile(sending: Sending, payload: Extract<Payload, { kind: 'file' }>): Promise<Outcome> {
  const { filename, title, comment } = payload;
  const content = payload.packed ? Buffer.from(payload.content, 'base64') : payload.content;
  const where = /^[UW]/.test(payload.channel)
    ? await openConversation(sending, [payload.channel])
    : { kind: 'done' as const, channel: payload.channel };
  if (where.kind !== 'done') return where;
  const place = await prepare(sending, 'files.getUploadURLExternal', { filename, length: Buffer.byteLength(content) });
  if (place.kind !== 'done') return place;
  const given = await prepare(sending, 'rondo.upload', { upload_url: textIn(place.response, 'upload_url'), content, filename });
  if (given.kind !== 'done') return given;
  const landed = await finish(sending, 'files.completeUploadExternal', {
    files: [{ id: textIn(place.response, 'file_id'), title }],
    channel_id: where.channel,
    ...(payload.threadTs ? { thread_ts: payload.threadTs } : {}),
    initial_comment: comment,
  });
  return landed.kind === 'sent' ? { ...landed, channel: where.channel ?? '' } : landed;
}

export async function send(sending: Sending, payload: Payload): Promise<Outcome> {
  switch (payload.kind) {
    case 'post':
      return post(sending, payload.channel, payload);
    case 'group': {
      const opened = await openConversation(sending, payload.userIds);
      return opened.kind === 'done' ? post(sending, opened.channel ?? '', payload) : opened;
    }
    case 'update': {
      const { channel, ts, message } = payload;
      // Without blocks Slack would keep the old ones; without metadata it would drop what the first post carried. (Slack docs: chat.update)
      return finish(sending, 'chat.update', { channel, ts, text: message.text, blocks: message.blocks ?? [] });
    }
    case 'file':
      return giveFile(sending, payload);
    case 'call': {
      const outcome = await finish(sending, payload.method, payload.args);
      if (outcome.kind === 'refused' && payload.doneOn?.includes(outcome.error)) {
        return { kind: 'sent', channel: '', ts: '', response: { ok: false, error: outcome.error } };
      }
      return outcome.kind === 'sent' ? { ...outcome, channel: '', ts: '' } : outcome;
    }
  }
}
