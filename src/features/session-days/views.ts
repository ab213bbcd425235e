/** What everybody reads on the day: the doors, the steps, the end. */
import type { Session } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';
import { joinWords, sayNumber } from '../../community/words.ts';
import type { Message } from '../../platform/slack/message.ts';
import { actions, button, plainContext } from '../../platform/slack/text.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { block, type Line, lineMessage, textOf } from './views-words.ts';

/** What a session is called: its question, else its kind. */
export function titleOf({ topic, kind, leadership, number }: Pick<Session, 'topic' | 'kind' | 'leadership' | 'number'>): string {
  if (topic) return topic;
  if (kind === 'close') return 'Quarter close';
  if (leadership === 'stewards') return 'Launch session';
  return leadership === 'table' ? 'Open Table' : `Session ${number}`;
}

export interface DoorsView {
  sessionId: string;
  title: string;
  zone: Zone;
  startsAt: number;
  /** The first step is on. */
  begun: boolean;
  endsAt: number;
  place: { link: string } | { words: string } | null;
  norms: string[];
  /** Names of who leads, the first one first; empty: a host will be drawn. */
  leaders: string[];
  how: 'led' | 'stewards' | 'host' | 'drawn';
  n: number;
}

export const leadersLine = ({ leaders, how, n }: Pick<DoorsView, 'leaders' | 'how' | 'n'>): string => {
  if (how === 'drawn' || leaders.length === 0)
    return 'Nobody leads alone today: I draw a host by lot from those who are here at the start. Nothing to prepare.';
  const [first = '', ...others] = leaders;
  if (how === 'host')
    return n > 1 ? `${first} hosts, by lot from those who were here. I keep the time.` : `${first} hosts. I keep the time.`;
  if (how === 'stewards') return `${joinWords(leaders)} ${leaders.length === 1 ? 'leads' : 'lead'} for the stewards.`;
  return others.length > 0 ? `${first} leads, with ${joinWords(others)} as second.` : `${first} leads.`;
};

export const hereWords = (n: number): string => (n === 0 ? 'Nobody has said so yet' : `${n} here`);

export function doorsPost(view: DoorsView): Message {
  const { title, zone, startsAt, begun, endsAt, place, norms, n } = view;
  const where: Line[] = place ? [['Where: ', 'link' in place ? place : place.words]] : [];
  const when: Line = [
    begun ? 'We began at ' : 'Doors are open. We begin at ',
    { at: startsAt, zone },
    ' and end by ',
    { at: endsAt, zone },
    '.',
  ];
  const head: Line[] = [[{ bold: title }], when, ...where, [leadersLine(view)]];
  const normLines: Line[] =
    norms.length > 0 ? [[norms.length === 1 ? 'Norm of the day:' : 'Norms of the day:'], ...norms.map((norm): Line => ['▸ ', norm])] : [];
  const foot = `${hereWords(n)}. Names are not shown here; whoever leads sees them until the notes are out.`;
  return {
    text: textOf(...head, ...normLines, [foot]),
    blocks: [
      block(...head),
      ...(normLines.length > 0 ? [block(...normLines)] : []),
      actions(button('I am here', 'session-days:here', { value: view.sessionId, style: 'primary' })),
      plainContext(foot),
    ],
  };
}

export interface OverView {
  title: string;
  n: number;
  zone: Zone;
  endedAt: number;
  /** "Friday"; null when no notes are to come. */
  notesOn: string | null;
}

export function overPost({ title, n, zone, endedAt, notesOn }: OverView): Message {
  const counted = n === 0 ? 'I counted nobody here.' : n === 1 ? 'One person was here.' : `${n} were here.`;
  const lines: Line[] = [
    [{ bold: title }],
    ['It ended at ', { at: endedAt, zone }, '. ', counted],
    ...(notesOn ? [[`Notes on ${notesOn}.`]] : []),
  ];
  return lineMessage(...lines);
}

export const calledOffPost = (title: string): Message => lineMessage([{ bold: title }], ['It does not take place today.']);
export const movedPost = (title: string, startsAt: number, zone: Zone): Message =>
  lineMessage([{ bold: title }], ['It was moved to ', { at: startsAt, zone, withDay: true }, '. I open the doors then.']);

/** s5: what begins a step in the thread. */
export const stepMessage = (step: RunStep, endsAt: number, minutes: number, zone: Zone): Message =>
  lineMessage(
    ['▸ ', { bold: step.step }, ` · ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, until `, { at: endsAt, zone }],
    [step.do],
  );

export const hostMessage = (name: string, among: number): Message =>
  lineMessage([
    { bold: name },
    among > 1 ? ` hosts today, by lot from the ${sayNumber(among)} who are here. I keep the time.` : ' hosts today. I keep the time.',
  ]);

/** "I am here", to her alone. */
export const arrivedMessage = (n: number, sentences: readonly string[]): Message =>
  lineMessage(
    [n === 1 ? 'You are here, the first one.' : `You are here, with ${n - 1} ${n === 2 ? 'other' : 'others'}.`],
    ...sentences.map((sentence): Line => [sentence]),
  );

export const hereAlready = (at: number, zone: Zone): Message =>
  lineMessage(['You said so at ', { at, zone }, ' and are counted. Once is enough.']);

/** The thread hears it too: its line said another time. */
export const longerMessage = (step: string, endsAt: number, zone: Zone): Message =>
  lineMessage([{ bold: step }, ' goes on until ', { at: endsAt, zone }, '.']);
