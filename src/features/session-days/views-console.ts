/** What whoever leads sees: the plan at a glance before, one step and the next thing while it runs, and what comes after. */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, plain, plainContext } from '../../platform/slack/text.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { sayValue } from './rules.ts';
import type { Shortened } from './rules-course.ts';
import { hereWords } from './views.ts';
import { cutWords, minutes, planLines } from './views-plan.ts';
import { block, type Line, textOf } from './views-words.ts';

export interface ConsoleView {
  sessionId: string;
  index: number;
  version: number;
  title: string;
  zone: Zone;
  phase: 'before' | 'doors' | 'on' | 'over' | 'off' | 'passed';
  startsAt: number;
  endsAt: number;
  endedAt: number;
  /** With the minutes each gets by the present plan. */
  steps: { step: string; minutes: number }[];
  now: { step: string; who: string; do: string; endsAt: number } | null;
  next: { step: string; minutes: number; isDebrief: boolean } | null;
  shortened: Shortened[];
  /** What a start ten minutes late would cost. */
  lateCuts: Shortened[];
  here: string[];
  count: number;
  mayWait: boolean;
  /** The step has groups that can be drawn anew. */
  mayDraw: boolean;
  hasOrder: boolean;
  notesOn: string | null;
  /** Who leads instead, when it has passed on. */
  instead: string | null;
}

const NAMES_SHOWN = 12;

function peopleLine({ here, count }: ConsoleView): string {
  const shown = here.slice(0, NAMES_SHOWN);
  const more = here.length - shown.length;
  const names = shown.length > 0 ? `: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}` : '';
  return count === 0 ? 'Nobody has said "I am here" yet.' : `${hereWords(count)}${names}.`;
}

const value = (view: ConsoleView): string => sayValue(view);

function beforeBlocks(view: ConsoleView, inModal: boolean): { lines: Line[][]; buttons: Block[] } {
  const { title, startsAt, zone, phase } = view;
  const end = phase === 'doors' ? ' by itself. The doors are open.' : ' by itself, whether anybody presses or not.';
  const lead: Line[] = [[{ bold: title }], ['It begins at ', { at: startsAt, zone }, end]];
  const late: Line[] = view.lateCuts.length > 0 ? [[`If we start ten minutes late, ${cutWords(view.lateCuts)}. The debrief stays.`]] : [];
  const open = inModal ? [] : [button('Open the console', 'session-days:open', { value: view.sessionId })];
  const start = button('Start', 'session-days:start', { value: value(view), style: 'primary' });
  const wait = view.mayWait ? [button('Wait two minutes', 'session-days:wait', { value: value(view) })] : [];
  const whoIs = button('Who is here', 'session-days:who', { value: view.sessionId });
  const buttons = phase === 'doors' ? [actions(start, ...wait, ...(inModal ? [whoIs] : open))] : open.length > 0 ? [actions(...open)] : [];
  return { lines: [lead, planLines(view), [...late, ...(phase === 'doors' ? [[peopleLine(view)]] : [])]], buttons };
}

function onBlocks(view: ConsoleView, inModal: boolean): { lines: Line[][]; buttons: Block[] } {
  const { now, next, zone } = view;
  const here: Line[] = now
    ? [[{ bold: now.step }, ' until ', { at: now.endsAt, zone }, now.who === '' ? '' : ` · ${now.who}`], [now.do]]
    : [];
  const then: Line = next ? [`Next: ${next.step}, ${minutes(next.minutes)}.`] : ['This is the last step.'];
  const cuts: Line[] = view.shortened.length > 0 ? [[`So that the debrief stays whole, ${cutWords(view.shortened)}.`]] : [];
  const end = button('End', 'session-days:end', {
    value: value(view),
    ...(next ? {} : { style: 'primary' as const }),
    confirm: {
      title: 'End the session?',
      text: 'It ends now for everyone. The debrief stays open in the thread.',
      yes: 'End it',
      no: 'Go on',
    },
  });
  const first = actions(
    ...(next ? [button('Next step', 'session-days:next', { value: value(view), style: 'primary' })] : []),
    button('+2 minutes', 'session-days:extend', { value: value(view) }),
    ...(next && !next.isDebrief
      ? [button('Skip next', 'session-days:skip', { value: value(view), label: `Skip next: ${next.step}` })]
      : []),
  );
  const again = { title: 'Draw again?', text: 'Everybody gets a new group, in the thread.', yes: 'Draw again', no: 'Keep these' };
  const second = actions(
    ...(view.mayDraw ? [button('Draw again', 'session-days:draw', { value: value(view), confirm: again })] : []),
    ...(inModal && view.hasOrder ? [button('Speaking order', 'session-days:order', { value: value(view) })] : []),
    inModal
      ? button('Who is here', 'session-days:who', { value: view.sessionId })
      : button('Open the console', 'session-days:open', { value: view.sessionId }),
    end,
  );
  return { lines: [here, [then, ...cuts], [[peopleLine(view)]]], buttons: [first, second] };
}

function quietLines(view: ConsoleView): Line[] {
  const { title, phase, zone, endedAt, notesOn, count, instead } = view;
  const nothing = 'Nothing is left for you to do.';
  if (phase === 'passed') return [[{ bold: title }], [`${instead ?? 'Somebody else'} leads it now. ${nothing}`]];
  if (phase === 'off') return [[{ bold: title }], [`It does not take place now. ${nothing}`]];
  const after = notesOn ? `Notes on ${notesOn}. ` : '';
  const counted = count === 0 ? 'I counted nobody here.' : `${after}${peopleLine(view)}`;
  return [[{ bold: title }], ['It ended at ', { at: endedAt, zone }, '.'], [counted]];
}

function drawn(view: ConsoleView, inModal: boolean): { lines: Line[][]; buttons: Block[] } {
  if (view.phase === 'before' || view.phase === 'doors') return beforeBlocks(view, inModal);
  if (view.phase === 'on') return onBlocks(view, inModal);
  const who = view.phase === 'over' ? [actions(button('Who was here', 'session-days:who', { value: view.sessionId }))] : [];
  return { lines: [quietLines(view)], buttons: who };
}

/** Everything between the words and the buttons is one paragraph each. */
function blocksOf(view: ConsoleView, inModal: boolean): Block[] {
  const { lines, buttons } = drawn(view, inModal);
  return [...lines.filter((part) => part.length > 0).map((part) => block(...part)), ...buttons];
}

export const consoleMessage = (view: ConsoleView): Message => ({
  text: textOf(...drawn(view, false).lines.flat()),
  blocks: blocksOf(view, false),
});

export const consoleModal = (view: ConsoleView): Modal => ({
  type: 'modal',
  callback_id: 'session-days:console',
  title: plain('Console', 24),
  close: plain('Close', 24),
  blocks: [...blocksOf(view, true), plainContext('Steps go on by the clock, also when this is closed. Whoever leads may press.')],
});

/** Home, Now: the step, and the one next thing. */
export function consoleRow(view: ConsoleView): Block[] {
  const { title, now, zone, startsAt, next } = view;
  const line: Line = now ? [now.step, ' until ', { at: now.endsAt, zone }] : ['It begins at ', { at: startsAt, zone }, '.'];
  const first = view.phase === 'doors' ? [button('Start', 'session-days:start', { value: value(view), style: 'primary' })] : [];
  const go = now && next ? [button('Next step', 'session-days:next', { value: value(view), style: 'primary' })] : [];
  return [
    block([{ bold: title }], line, [peopleLine(view)]),
    actions(...first, ...go, button('Open the console', 'session-days:open', { value: view.sessionId })),
  ];
}
