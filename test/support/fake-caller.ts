/** A Slack of a few lines for the courier: it keeps messages with their metadata, and answers as it is told to. */
import type { CallResult, SlackCaller } from '../../src/platform/delivery/caller.ts';

export interface Kept {
  channel: string;
  ts: string;
  text: string;
  threadTs: string | null;
  id: string | null;
  at: number;
}

export interface Called {
  teamId: string;
  method: string;
  args: Record<string, unknown>;
  at: number;
}

/** Null lets the call go through; 'lost' does what was asked and loses the answer. */
export type Mood = (call: Called, n: number) => CallResult | 'lost' | null | Promise<CallResult | 'lost' | null>;

export interface FakeCaller extends SlackCaller {
  calls: Called[];
  kept: Kept[];
  scopes: Set<string>;
  mood: Mood;
  /** Calls of one method, in order. */
  callsOf(method: string): Called[];
  texts(channel?: string): string[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function idIn(metadata: unknown): string | null {
  const payload = typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'event_payload') : null;
  const id = typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'id') : null;
  return typeof id === 'string' ? id : null;
}

export function createFakeCaller(now: () => number, scopes: string[] = []): FakeCaller {
  const calls: Called[] = [];
  const kept: Kept[] = [];
  const counts = new Map<string, number>();
  let made = 0;

  const directOf = (channel: string): string => (/^[UW]/.test(channel) ? `D${channel.slice(1)}` : channel);

  function answer(method: string, args: Record<string, unknown>): Record<string, unknown> {
    switch (method) {
      case 'chat.postMessage': {
        const channel = directOf(text(args.channel));
        const ts = `${Math.floor(now() / 1000)}.${String(++made).padStart(6, '0')}`;
        kept.push({ channel, ts, text: text(args.text), threadTs: text(args.thread_ts) || null, id: idIn(args.metadata), at: now() });
        return { ok: true, channel, ts };
      }
      case 'chat.update': {
        const message = kept.find(({ channel, ts }) => channel === args.channel && ts === args.ts);
        if (message) message.text = text(args.text);
        return { ok: true, channel: args.channel, ts: args.ts };
      }
      case 'conversations.open': {
        const users = text(args.users).split(',');
        return { ok: true, channel: { id: users.length === 1 ? directOf(users[0] ?? '') : `G${users.join('')}` } };
      }
      case 'conversations.history':
      case 'conversations.replies': {
        const inThread = method === 'conversations.replies' ? text(args.ts) : null;
        const found = kept.filter((message) => message.channel === args.channel && message.threadTs === inThread);
        const messages = found.map(({ ts, id }) => ({
          ts,
          ...(id ? { metadata: { event_type: 'rondo_message', event_payload: { id } } } : {}),
        }));
        if (!inThread) messages.reverse();
        const from = Number(args.cursor ?? 0);
        const limit = Math.min(Number(args.limit ?? 100), 15);
        const more = from + limit < messages.length;
        return {
          ok: true,
          messages: messages.slice(from, from + limit),
          response_metadata: { next_cursor: more ? String(from + limit) : '' },
        };
      }
      case 'files.getUploadURLExternal':
        return { ok: true, upload_url: 'http://127.0.0.1/upload/1', file_id: 'F1' };
      default:
        return { ok: true };
    }
  }

  const fake: FakeCaller = {
    calls,
    kept,
    scopes: new Set(scopes),
    mood: () => null,
    callsOf: (method) => calls.filter((call) => call.method === method),
    texts: (channel) => kept.filter((message) => channel === undefined || message.channel === channel).map((message) => message.text),
    hasScope: async (_teamId, scope) => fake.scopes.has(scope),
    call: async (teamId, method, args) => {
      const call = { teamId, method, args, at: now() };
      calls.push(call);
      const n = (counts.get(method) ?? 0) + 1;
      counts.set(method, n);
      const mood = await fake.mood(call, n);
      if (mood !== null && mood !== 'lost') return mood;
      const response = answer(method, args);
      return mood === 'lost' ? { kind: 'unsure', error: 'timeout' } : { kind: 'done', response };
    },
  };
  return fake;
}
