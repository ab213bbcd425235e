/** What people read about a trail and about the three clocks. */
import { sayNumber } from '../../community/words.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Reading, Stop } from './rules.ts';
import type { Clocks } from './service.ts';

export interface StopView extends Stop {
  /** Somebody's words. */
  title: string;
  open: { actionId: string; value: string } | null;
}

const KINDS: Readonly<Record<string, string>> = {
  session: 'Session',
  reflection: 'Reflection',
  step: 'Step',
  experiment: 'Experiment',
  result: 'Result',
  item: 'On the shelf',
  reuse: 'Reuse',
  project: 'Project',
  decision: 'Decision',
  topic: 'Topic',
  notes: 'Notes',
  thanks: 'Thanks',
};

const kindOf = ({ kind }: Ref): string => KINDS[kind] ?? 'Something';

/** Slack takes a hundred blocks; a trail longer than this is walked on from its ends. */
const MOST_SHOWN = 30;

export const trailValue = ({ kind, id }: Ref): string => `${kind}/${id}`;

/** Where what is shown ends, one can walk on; between its ends each stop has its own page. */
function stopBlocks(stop: StopView, at: number, zone: Zone, isEnd: boolean): Block[] {
  const { here } = stop;
  const line = `${here ? '▸ ' : ''}${kindOf(stop.ref)}: ${truncate(stop.title, 250)}`;
  const open = stop.open
    ? button('Open it', `${stop.open.actionId}#stop${at}`, { value: stop.open.value, label: `Open: ${stop.title}` })
    : undefined;
  const walk = button('Walk on from here', `trails:open#stop${at}`, { value: trailValue(stop.ref), label: `Walk on: ${stop.title}` });
  return [
    plainSection(stop.at === null ? line : `${line}\n${sayDate(stop.at, zone, true)}`, open),
    ...(isEnd && !here ? [actions(walk)] : []),
  ];
}

/** `start` stands in its place on the way, marked. */
export function trailModal(stops: readonly StopView[], zone: Zone): Modal {
  const here = Math.max(
    0,
    stops.findIndex((stop) => stop.here),
  );
  const first = Math.max(0, Math.min(here - MOST_SHOWN / 2, stops.length - MOST_SHOWN));
  const shown = stops.slice(first, first + MOST_SHOWN);
  const more = stops.length - shown.length;
  return {
    type: 'modal',
    callback_id: 'trails:walk',
    title: plain('The trail', 24),
    close: plain('Close', 24),
    blocks: [
      context('From what set it off to what came of it. You see what you may see anyway; what is private is not on the way.'),
      ...shown.flatMap((stop, at) => stopBlocks(stop, at, zone, at === 0 || at === shown.length - 1)),
      ...(stops.length === 1 ? [plainSection('Nothing led here yet, and nothing has come of it yet.')] : []),
      ...(more > 0 ? [plainContext(`${more} more: walk on from the first or the last.`)] : []),
    ],
  };
}

/** One thread on App Home: 'Step → Experiment → Result'. */
export function chainRow(chain: readonly StopView[]): Block[] {
  const start = chain.find((stop) => stop.here) ?? chain[0];
  if (!start) return [];
  const way = chain.map(({ ref }) => kindOf(ref)).filter((kind, at, all) => kind !== all[at - 1]);
  return [
    plainSection(
      `${truncate(start.title, 150)}\n${way.join(' → ')}`,
      button('Walk it', 'trails:open', { value: trailValue(start.ref), label: `Walk the trail: ${start.title}` }),
    ),
  ];
}

const days = (n: number): string => (n === 1 ? 'one day' : `${sayNumber(n)} days`);
const percent = (share: number): string => `${Math.round(share * 100)} per cent`;

function clockLine(what: string, reading: Reading, within: string): string {
  if (!reading.shown)
    return `${what}: ${reading.finished === 0 ? 'none yet' : `${sayNumber(reading.finished)} so far`}; a median needs five.`;
  const median = reading.longer ? `longer than ${days(reading.medianDays)}` : days(reading.medianDays);
  const open = reading.running === 0 ? '' : `, ${sayNumber(reading.running)} not yet`;
  return `${what}: ${median} in the middle (n = ${reading.finished}${open})${within === '' ? '' : `; ${percent(reading.share)} ${within}`}.`;
}

/** Practice 3.12, as one row on App Home. */
export const clocksRow = (community: string, { t1, t2, t3 }: Clocks): Block[] => [
  plainSection(
    [
      `From talk to use, ${community}`,
      clockLine('From a session or card to an experiment', t1, 'within two weeks'),
      clockLine('From its start to a first result', t2, ''),
      clockLine('From a shared card to its first reuse', t3, 'within 90 days'),
    ].join('\n'),
  ),
];
