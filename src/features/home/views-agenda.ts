/** The calendar as its reader sees it: week by week, in her own time, each touch with its reason. */
import type { Change } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { drawWeek, groupByWeek, weekTitle } from '../../community/weeks.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, context, plain, plainSection, truncate } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { slackDate } from '../../platform/time/say.ts';
import { toLocal, type Zone } from '../../platform/time/zones.ts';
import type { Planned } from './rules-agenda.ts';

export interface PlannedSession {
  session: Session;
  dueAt: number;
}

export interface CalendarPage {
  community: Community;
  zone: Zone;
  sessions: readonly PlannedSession[];
  touches: readonly Planned[];
  /** Four weeks a page. */
  page: number;
  more: boolean;
  changes: readonly Change[];
}

const SESSION_NAMES: Record<Session['kind'], string> = { topic: 'Session', close: 'Quarter close' };

const sessionLine = ({ session, dueAt }: PlannedSession, zone: Zone): string =>
  `▸ ${slackDate(dueAt, zone)} *${SESSION_NAMES[session.kind]} ${session.number}*, ${session.minutes} minutes${session.status === 'cancelled' ? ' (called off)' : ''}`;

const SURFACES: Record<Planned['surface'], string> = {
  channel: 'in the channel',
  thread: 'in a thread',
  dm: 'direct message',
  group: 'group message',
  state: 'unseen',
};

/** Touches to several people come at each one's own hour; the day is the earliest of theirs. */
const whenOf = (line: Planned, zone: Zone): string =>
  line.people === 0
    ? slackDate(line.dueAt, zone)
    : `${formatDate(toLocal(line.dueAt, zone).date)}${line.ownTime ? `, ${line.ownTime} where each lives` : ''}`;

const touchLine = (line: Planned, zone: Zone): string => {
  const why = line.why ? `\n      _${clean(truncate(line.why, 300))}_` : '';
  return `◌ ${whenOf(line, zone)} *${clean(line.name)}* to ${clean(line.audience)}, ${SURFACES[line.surface]}${why}`;
};

const changeLine = (change: Change, zone: Zone): string =>
  `${formatDate(toLocal(change.at, zone).date)}: ${change.what}, from ${truncate(change.before, 100)} to ${truncate(change.after, 100)}`;

const movedBlock = (changes: readonly Change[], zone: Zone): Block[] =>
  changes.length === 0
    ? []
    : [plainSection(['Changed lately, dates with it', ...changes.map((change) => changeLine(change, zone))].join('\n'))];

/** `value` of the page buttons: community and page. */
export function calendarModal(page: CalendarPage): Modal {
  const { zone, community } = page;
  const items = [
    ...page.sessions.map((one) => ({ dueAt: one.dueAt, line: sessionLine(one, zone) })),
    ...page.touches.map((one) => ({ dueAt: one.dueAt, line: touchLine(one, zone) })),
  ];
  const weeks = groupByWeek(items, zone);
  const drawn = weeks.flatMap((week) =>
    drawWeek(
      weekTitle(week.on),
      week.items.map((item) => item.line),
    ),
  );
  const turn = [
    ...(page.page > 0 ? [button('Four weeks earlier', 'home:calendar#back', { value: `${community.id} ${page.page - 1}` })] : []),
    ...(page.more ? [button('Four weeks later', 'home:calendar#on', { value: `${community.id} ${page.page + 1}` })] : []),
  ];
  return {
    type: 'modal',
    callback_id: 'home:calendar',
    title: plain('Calendar', 24),
    close: plain('Close', 24),
    blocks: [
      plainSection(community.name),
      context('Times are yours. Nothing here needs an answer; it is what is planned and why.'),
      ...(drawn.length > 0 ? drawn.slice(0, 90) : [plainSection(nothingPlanned(community))]),
      ...movedBlock(page.changes, zone),
      ...(turn.length > 0 ? [actions(...turn)] : []),
    ],
  };
}

const SILENT: Partial<Record<Community['status'], string>> = {
  draft: 'It is still being set up. The calendar begins when a second steward has agreed.',
  proposed: 'It waits for a second steward to agree. The calendar begins then.',
  paused: 'It is paused: nothing is sent until a steward starts it again.',
  dormant: 'It rests: nothing is sent, and everything written here stays readable.',
  ended: 'It has ended. Its export holds what was written.',
};

const nothingPlanned = (community: Community): string => SILENT[community.status] ?? 'Nothing is planned in these four weeks.';

const count = (n: number, one: string): string => `${n === 1 ? 'one' : n} ${one}${n === 1 ? '' : 's'}`;

/** One line of *Ours*: how much lies ahead, and the way to all of it. */
export function aheadRow(community: Community, ahead: { sessions: number; posts: number }): Block[] {
  const silent = SILENT[community.status];
  const line =
    silent ?? `In the next four weeks: ${count(ahead.sessions, 'session')}, ${count(ahead.posts, 'post')} from me in the channel.`;
  return [
    plainSection(
      `${community.name}\n${line}`,
      button('Calendar', 'home:calendar', { value: `${community.id} 0`, label: truncate(`Calendar of ${community.name}`, 75) }),
    ),
  ];
}
