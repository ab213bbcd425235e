/** Tells the local Slack which touch or whose act is behind a call, for the transcript. The real Slack is never told. */
import type { FetchFunction } from '@slack/web-api';
import { currentCause } from '../platform/cause.ts';

export const withCauseHeader: FetchFunction = (url, init) => {
  const cause = currentCause();
  return fetch(url, { ...init, headers: { ...init?.headers, ...(cause ? { 'x-rondo-cause': cause } : {}) } });
};
