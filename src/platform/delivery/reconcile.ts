/** After a send of which nobody knows the end: is the message in the channel? Its metadata carries the row's id. */
import { z } from 'zod';
import { MINUTE } from '../clock.ts';
import { EVENT_TYPE, openConversation, type Sending } from './sending.ts';
import type { OutboxRow } from './store.ts';

export type Look =
  | { kind: 'found'; channel: string; ts: string; message: Record<string, unknown> }
  /** It is not there, or doing it again does no harm. */
  | { kind: 'absent' }
  /** The workspace did not let us look. */
  | { kind: 'blind' }
  | { kind: 'later'; retryAfterMs: number; error: string }
  | { kind: 'dead-token'; error: string };

const pageSchema = z.looseObject({
  messages: z
    .array(
      z.looseObject({
        ts: z.string(),
        metadata: z
          .looseObject({ event_type: z.string(), event_payload: z.looseObject({ id: z.unknown() }) })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

const PAGE = 100;
const MOST_PAGES = 10;
/** Looked through in any case, whatever the clocks say. */
const AT_LEAST = 200;
const CLOCKS_APART = 5 * MINUTE;

/** Scopes of which one lets the bot read back in this kind of conversation. */
const scopesFor = (channel: string, group: boolean): string[] => {
  if (channel.startsWith('D')) return ['im:history'];
  return group ? ['mpim:history'] : ['channels:history', 'groups:history'];
};

async function mayRead({ caller, teamId }: Sending, scopes: readonly string[]): Promise<boolean> {
  for (const scope of scopes) if (await caller.hasScope(teamId, scope)) return true;
  return false;
}

export async function lookFor(sending: Sending, row: OutboxRow): Promise<Look> {
  const { payload } = row;
  if (payload?.kind === 'update') return { kind: 'absent' };
  if (payload?.kind !== 'post' && payload?.kind !== 'group') return { kind: 'blind' };
  const userIds = payload.kind === 'group' ? payload.userIds : /^[UW]/.test(payload.channel) ? [payload.channel] : null;
  const scopes = scopesFor(payload.kind === 'group' ? 'G' : userIds ? 'D' : payload.channel, payload.kind === 'group');
  if (!(await mayRead(sending, scopes))) return { kind: 'blind' };
  let channel = payload.kind === 'post' ? payload.channel : '';
  if (userIds) {
    const opened = await openConversation(sending, userIds);
    if (opened.kind !== 'done') return unanswered(opened);
    channel = opened.channel ?? '';
  }
  return search(sending, channel, payload.kind === 'post' ? payload.threadTs : undefined, row.firstTriedAt ?? 0);
}

async function search(sending: Sending, channel: string, threadTs: string | undefined, since: number): Promise<Look> {
  const method = threadTs ? 'conversations.replies' : 'conversations.history';
  let cursor: string | undefined;
  let seen = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const args = { channel, limit: PAGE, include_all_metadata: true, ...(threadTs ? { ts: threadTs } : {}), ...(cursor ? { cursor } : {}) };
    const result = await sending.caller.call(sending.teamId, method, args);
    if (result.kind !== 'done') return unanswered(result);
    const parsed = pageSchema.safeParse(result.response);
    if (!parsed.success) return { kind: 'blind' };
    const { messages, response_metadata } = parsed.data;
    const found = messages.find(({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload.id === sending.outboxId);
    if (found) return { kind: 'found', channel, ts: found.ts, message: found };
    seen += messages.length;
    // A channel's history comes newest first, so what is older than the first attempt cannot be followed by it; a thread's comes oldest first.
    const oldest = Math.min(...messages.map(({ ts }) => Number(ts) * 1_000));
    if (!threadTs && seen >= AT_LEAST && oldest < since - CLOCKS_APART) return { kind: 'absent' };
    cursor = response_metadata?.next_cursor;
    if (!cursor) return { kind: 'absent' };
  }
  return { kind: 'blind' };
}

function unanswered(result: { kind: string; error?: string; retryAfterMs?: number }): Look {
  const error = result.error ?? '';
  if (result.kind === 'dead-token') return { kind: 'dead-token', error };
  if (result.kind === 'refused') return { kind: 'blind' };
  return { kind: 'later', retryAfterMs: result.retryAfterMs ?? 0, error };
}
