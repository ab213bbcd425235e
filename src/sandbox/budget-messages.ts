/** Which messages started by themselves, for what, and to whom they count. */
import { firstSharedHour } from '../community/hours.ts';
import { toLocal } from '../platform/time/zones.ts';
import type { CastMember } from './cast.ts';
import { toRecord, toRecords, toText, toTexts } from './json.ts';
import type { TranscriptCall } from './transcript.ts';

/** What a person has decided, said a moment later. */
const FOLLOWS = /^touch:(sessions\.moved|topics\.swap)#/;
/** Said to two or three a moment after a press of one of them. */
const UNCOUNTED_IN_GROUPS = /^(hands\.introduction|talks\.checks)$/;

/** Somebody who waits for help, or whose pair is over, does not wait for a week with room: it comes over a full one, and counts for what comes after it. */
export const CARE = /^(hands\.(ask|news)|breaches\.|rematches\.closed)/;

/** The touch in the three small buttons that stand under every message which starts by itself. */
const touchBelow = ({ args }: TranscriptCall): string => {
  const buttons = toRecords(args.blocks).flatMap(({ elements }) => toRecords(elements));
  return toText(buttons.find((one) => one.action_id === 'check-ins:why')?.value);
};

const causeOf = ({ cause }: TranscriptCall): string => cause ?? '';
const isByTouch = (call: TranscriptCall): boolean => causeOf(call).startsWith('touch:');

/** In a channel: behind it is a touch. To people: the three buttons stand below it; without them it answers what one of them has done. */
function startsByItself(call: TranscriptCall): boolean {
  if (toText(call.args.channel).startsWith('C')) return isByTouch(call);
  const [what, userId] = causeOf(call).split(':');
  return touchBelow(call) !== '' && (isByTouch(call) || (what === 'act' && call.args.channel !== userId));
}

export const startedByBot = (call: TranscriptCall): boolean =>
  call.method === 'chat.postMessage' && call.response.ok === true && startsByItself(call) && !FOLLOWS.test(causeOf(call));

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
