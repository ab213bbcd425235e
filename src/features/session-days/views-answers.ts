/** Short answers to whoever leads: what is on, what cannot be, and why. */
import type { Message } from '../../platform/slack/message.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { ConsoleView } from './views-console.ts';
import { type Line, lineMessage } from './views-words.ts';

function state({ phase, index, now, startsAt, endedAt, zone }: ConsoleView): Line {
  if (phase === 'off') return ['this session does not take place.'];
  if (phase === 'over') return ['the session ended at ', { at: endedAt, zone }, '.'];
  if (!now) return ['it begins at ', { at: startsAt, zone }, '.'];
  return [`step ${index + 1}, `, { bold: now.step }, ', is on until ', { at: now.endsAt, zone }, '.'];
}

/** The button was drawn before something happened. `by`: who was faster; null = the clock. */
export const staleMessage = (view: ConsoleView, by: string | null | { you: true }): Message =>
  lineMessage([typeof by === 'object' && by !== null ? 'That is done: ' : `${by ?? 'The clock'} was a moment faster: `, ...state(view)]);

export const doorsClosed = (startsAt: number, zone: Zone): Message =>
  lineMessage(['The doors are not open yet. They open ten minutes before ', { at: startsAt, zone }, '; you can start from then on.']);
export const longestWait = (): Message => lineMessage(['Ten minutes is the longest wait: the debrief needs its time.']);
export const debriefHeld = (until: number, zone: Zone): Message =>
  lineMessage(['The debrief keeps its four minutes, until ', { at: until, zone }, '.']);
export const noMinutes = (): Message => lineMessage(['There are no minutes left to give: what follows needs them.']);
export const notSkipped = (): Message =>
  lineMessage(['The next step stays: a debrief cannot be left out, and nothing comes after the last step.']);
export const noGroups = (): Message => lineMessage(['There is nothing to draw: too few people are here.']);
export const noOrder = (): Message => lineMessage(['There is no order to draw yet: it takes two who said "I am here".']);
