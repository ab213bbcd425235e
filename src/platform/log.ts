/** The log: JSON lines on standard output. Ids, never content of classes P0 to P2, never a token. */
import pino from 'pino';

export type Log = pino.Logger;

/** Keys that may hold somebody's words or a secret; whatever stands under them is replaced. */
const CONCEALED = [
  'text',
  'blocks',
  'message',
  'view',
  'values',
  'content',
  'comment',
  'token',
  'authorization',
  'trigger_id',
  'response_url',
  'state',
];

export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const paths = CONCEALED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]);
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    redact: { paths, censor: '[concealed]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}
