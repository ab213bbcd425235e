/** What is drawn and read off about a session's day: norms, a host, where to meet, what a button was about. Pure. */
import type { Session } from '../../community/records.ts';
import type { RunStep, StepToolName } from '../../community/step.ts';
import { MINUTE } from '../../platform/clock.ts';
import { createRandom } from '../../platform/random.ts';
import { LEAST_DEBRIEF } from './rules-minutes.ts';

export const CONSOLE_BEFORE = 60;
export const DOORS_BEFORE = 10;
/** Together, before the first step. */
export const LONGEST_WAIT = 10 * MINUTE;
/** With less than this left, nothing is opened any more. */
export const LEAST_LEFT = 10 * MINUTE;

/** Two of the norms, the next two each time, in an order drawn once for the community. */
export function normsOfDay(norms: readonly { text: string }[], communityId: string, number: number): string[] {
  if (norms.length === 0) return [];
  const order = createRandom(`session-days/norms/${communityId}`).shuffle(norms.map(({ text }) => text));
  const first = ((Math.max(1, number) - 1) * 2) % order.length;
  return [...new Set([order[first] ?? '', order[(first + 1) % order.length] ?? ''])];
}

/** Made of ids, so that the same lot can be drawn again. */
export const seedOf = (session: Pick<Session, 'id' | 'communityId'>): string => `session-days/${session.communityId}/${session.id}`;

export const drawHost = (here: readonly string[], seed: string): string | null =>
  here.length === 0 ? null : createRandom(`${seed}/host/${here.length}`).pick(here.toSorted());

/** A link if it is one, else words; null when nobody said. */
export function placeOf(session: Pick<Session, 'link'>, meetingPlace: string): { link: string } | { words: string } | null {
  const place = (session.link ?? meetingPlace).trim();
  if (place === '') return null;
  return /^https?:\/\/[^\s<>|]+$/i.test(place) ? { link: place } : { words: place };
}

/** For a session whose run sheet nobody can find any more: people talk, and the debrief stays. */
export function plainSheet(minutes: number): RunStep[] {
  const step = (name: string, length: number, text: string, tools: StepToolName[] = []): RunStep => ({
    minutes: length,
    step: name,
    who: 'all',
    do: text,
    tools,
    groupSize: null,
  });
  const ends = LEAST_DEBRIEF + 2 + 4;
  return [
    step('Open', 4, 'Why we are here today, and the norms picked for it.'),
    step('Talk', Math.max(1, minutes - 4 - ends), 'One topic. Everybody is heard once before anybody is heard twice.'),
    step('Debrief', LEAST_DEBRIEF + 2, 'In silence: was it worth the time, and one step.', ['debrief']),
    step('Close', 4, 'Next topic and who leads it. One word each to end.', ['result']),
  ];
}

/** Their beginnings are made up for when a step went by while nobody could hear of it. */
export const mattersLate = (step: RunStep | undefined): StepToolName[] =>
  (step?.tools ?? []).filter((tool) => tool === 'debrief' || tool === 'result');

/** What has to be said between the last step that was announced and the one that is on now. */
export interface ToSay {
  /** Announced before, over now. */
  over: number | null;
  /** Came and went unannounced. */
  missed: number[];
  /** On now, to be announced. */
  on: number | null;
}

export function whatToSay(spoken: number, index: number, steps: number): ToSay {
  const missed = Array.from({ length: Math.max(0, Math.min(index, steps) - spoken - 1) }, (_, at) => spoken + 1 + at);
  return { over: spoken >= 0 && index > spoken ? spoken : null, missed, on: index > spoken && index < steps ? index : null };
}

/** The latest step with each tool among those that have begun: what somebody who comes late has to know of. */
export function begunTools(steps: readonly RunStep[], index: number): { tool: StepToolName; index: number }[] {
  const latest = new Map<StepToolName, number>();
  for (const [at, step] of steps.entries()) for (const tool of at <= index ? step.tools : []) latest.set(tool, at);
  return [...latest].map(([tool, at]) => ({ tool, index: at })).sort((a, b) => a.index - b.index);
}

/** What a console showed when its button was drawn. */
export interface Seen {
  sessionId: string;
  index: number;
  version: number;
}

export const sayValue = ({ sessionId, index, version }: Seen): string => `${sessionId}/${index}/${version}`;

export function readValue(value: string): Seen {
  const [sessionId = '', index = '', version = ''] = value.split('/');
  return { sessionId, index: Number(index || -2), version: Number(version || -2) };
}
