/** Signed HTTP, the workspace's side. Slack docs: authentication/verifying-requests-from-slack. */
import { createHmac } from 'node:crypto';
import { type Clock, SECOND } from '../platform/clock.ts';
import { answered, type Transport, unanswered } from './deliver.ts';
import { isRecord, type Json, parseJson, toText } from './json.ts';

/** The app checks signatures by the machine's own clock, so `realClock` stamps them. */
export function createHttpTransport(targetUrl: string, signingSecret: string, realClock: Clock): Transport {
  return async ({ type, payload, retry, reason }, timeoutMs) => {
    const isEvent = type === 'events_api';
    const body = isEvent
      ? JSON.stringify(payload)
      : type === 'interactive'
        ? new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
        : toForm(payload);
    const stamp = String(Math.floor(realClock.now() / SECOND));
    const signature = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
    const headers: Record<string, string> = {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${signature}`,
    };
    if (retry > 0) Object.assign(headers, { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reason ?? 'unknown_error' });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(targetUrl, { method: 'POST', headers, body, signal });
      const text = await response.text();
      if (!response.ok) return unanswered('http_error', response.headers.get('x-slack-no-retry') === '1');
      const parsed = parseJson(text);
      return answered(isRecord(parsed) ? parsed : text === '' ? {} : { text });
    } catch {
      return unanswered(signal.aborted ? 'http_timeout' : 'connection_failed');
    }
  };
}

const toForm = (payload: Json): string =>
  new URLSearchParams(Object.entries(payload).map(([key, value]): [string, string] => [key, toText(value)])).toString();
