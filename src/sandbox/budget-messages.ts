/** Which messages started by themselves, for what, and to whom they count. */
import { firstSharedHour } from '../community/hours.ts';
import { toLocal } from '../platform/time/zones.ts';
import type { CastMember } from './cast.ts';
import { toRecord, toRecords, toText, toTexts } from './json.ts';
import type { TranscriptCall } from './transcript.ts';

/** What a person has decided, said a moment later. */
const FOLLOWS = /^touch:(sessions\.moved|topics\.swap)#/;
/** Said to two or three a moment after a press of one of them; or a buddy, whom a newcomer was promised. */
const UNCOUNTED_IN_GROUPS = /^(buddies\.introduction|hands\.introduction|talks\.checks)$/;

/** Somebody who waits for help does not wait for a week with room: it comes over a full one, and counts for what comes after it. */
export const CARE = /^(hands\.(ask|news)|breaches\.)/;

/** The touch in the three small buttons that stand under every message which starts by itself. */
const touchBelow = ({ args }: TranscriptCall): string => {
  const buttons = toRecords(args.blocks).flatMap(({ elements }) => toRecords(elements));
  return toText(buttons.find((one) => one.action_id === 'check-ins:why')?.value);
};

const causeOf = ({ cause }: TranscriptCall): string => cause ?? '';
const isByTouch = (call: TranscriptCall): boolean => causeOf(call).startsWith('touch:');

/** What somebody's press brings to others starts by itself for them; to herself it is an answer. */
const isBroughtToOthers = (call: TranscriptCall): boolean => {
  const [what, userId] = causeOf(call).split(':');
  return what === 'act' && call.args.channel !== userId && touchBelow(call) !== '';
};

/** Messages that start by themselves: behind them is a touch, or somebody else's act. */
export const startedByBot = (call: TranscriptCall): boolean =>
  call.method === 'chat.postMessage' &&
  call.response.ok === true &&
  (isByTouch(call) || isBroughtToOthers(call)) &&
  !FOLLOWS.test(causeOf(call));

export const touchOf = (call: TranscriptCall): string =>
  isByTouch(call) ? (causeOf(call).slice('touch:'.length).split('#')[0] ?? '') : touchBelow(call);

/** Whom a message reaches: by conversation, whom it was opened for. */
export function createReach(calls: readonly TranscriptCall[]) {
  const opened = calls.filter(({ method, response }) => method === 'conversations.open' && response.ok === true);
  const groups = new Map<unknown, string[]>(opened.map(({ args, response }) => [toRecord(response.channel).id, toTexts(args.users)]));
  const groupOf = (call: TranscriptCall): string[] => groups.get(call.args.channel) ?? [];
  return {
    groupOf,
    isTo: (call: TranscriptCall, { id }: Pick<CastMember, 'id'>): boolean =>
      call.args.channel === id || (groupOf(call).includes(id) && !UNCOUNTED_IN_GROUPS.test(touchOf(call))),
  };
}

const isLateIn = (at: number, zone: string): boolean => {
  const { weekday, time } = toLocal(at, zone);
  return weekday > 5 || time < '09:00' || time > '16:30' || (weekday === 5 && time > '12:00');
};

/** Two who share no hour are told in the hours of one of them. */
export function isLate(at: number, zone: string, zonesOfAll: readonly string[]): boolean {
  if (!isLateIn(at, zone)) return false;
  const reachesAnother = zonesOfAll.some((other) => !isLateIn(at, other));
  return !reachesAnother || firstSharedHour(at, zonesOfAll, new Set(), 6) !== null;
}
