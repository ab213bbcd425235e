/** Every call to the workspace and every act of a person as one line of JSON, in order; closed with what the quarter came to. */
import { createWriteStream } from 'node:fs';
import type { Journal } from './journal.ts';

export interface TranscriptCall {
  at: string;
  method: string;
  args: Record<string, unknown>;
  response: Record<string, unknown>;
  cause: string | null;
}

export interface TranscriptAct {
  at: string;
  type: 'act';
  userId: string;
  did: string;
  where: string;
}

/** Slack's own errors for a payload that it would not take. */
const REFUSALS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'view_too_large',
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'unknown_method',
  'hash_conflict',
  'push_limit_reached',
  'expired_trigger_id',
  'exchanged_trigger_id',
]);

const isRefused = ({ response }: TranscriptCall): boolean => response.ok === false && REFUSALS.has(String(response.error));
const isOptional = ({ method, response }: TranscriptCall): boolean =>
  method.startsWith('usergroups.') && response.error === 'missing_scope';

export function openTranscript(journal: Journal, file: string | null, iso: (instant: number) => string) {
  const stream = file ? createWriteStream(file) : null;
  const calls: TranscriptCall[] = [];
  const acts: TranscriptAct[] = [];
  const write = (line: TranscriptCall | TranscriptAct): void => {
    stream?.write(`${JSON.stringify(line)}\n`);
  };
  const stop = journal.onCall(({ at, method, args, response, cause }) => {
    const line = { at: iso(at), method, args, response, cause };
    calls.push(line);
    write(line);
  });
  return {
    calls,
    acts,
    act: (at: number, act: { userId: string; did: string; where: string }): void => {
      const line: TranscriptAct = { at: iso(at), type: 'act', ...act };
      acts.push(line);
      write(line);
    },
    /** Calls that Slack would have refused for what was in them; what needs a scope that is optional may be refused. */
    refused: (): TranscriptCall[] => calls.filter((call) => isRefused(call) && !isOptional(call)),
    close: async (): Promise<void> => {
      stop();
      if (stream) await new Promise<void>((resolve, reject) => stream.end((error?: Error | null) => (error ? reject(error) : resolve())));
    },
  };
}
