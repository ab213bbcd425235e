/** Six dates: fixed once both signed, one of them moved, asked about once each, counted and no more. */
import { type NewAsk, PRIORITY } from '../../community/ask.ts';
import { calendarFile } from '../../community/calendar-file.ts';
import { nextInHours } from '../../community/hours.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type LocalTime, toLocal } from '../../platform/time/zones.ts';
import { MIDPOINT_TALK, otherOf, readTalkRef, TALK_MINUTES, TALKS, type TalkState, talkDates, talkRef } from './rules.ts';
import { type Parts, startOf } from './service.ts';
import type { Mentorship } from './store.ts';
import type { Talk } from './store-talks.ts';
import { datesComment, fileWords } from './views-messages.ts';

export const TALKED = 'mentorships.talked';
export const MIDPOINT = 'mentorships.halfway';
export const CLOSES = 'mentorships.closes';
export const FILE = 'mentorships.file';
export const ASK_TALK = 'mentorships.talk';
export const ASK_MIDPOINT = 'mentorships.midpoint';
const WAITS = 21 * DAY;
/** Room for the last talk to be held a little later. */
const CLOSES_AFTER = 6 * DAY;

export function createTalks({ deps, store, talks, other, community: communityOf }: Parts) {
  const { agenda, attention, calendar, newId, outbox } = deps;

  /** The third date carries the midpoint, the last one the end, which comes even if that talk is never held. */
  async function planTalk(row: Mentorship, talk: Talk): Promise<void> {
    const whose = { teamId: row.teamId, communityId: row.communityId, zone: row.zone };
    const dueAt = startOf(talk, row) + TALK_MINUTES * MINUTE;
    await agenda.once(TALKED, { ...whose, anchor: talkRef(row.id, talk), dueAt });
    if (talk.n === MIDPOINT_TALK) await agenda.once(MIDPOINT, { ...whose, anchor: row.id, dueAt });
    if (talk.n === TALKS) await agenda.once(CLOSES, { ...whose, anchor: row.id, dueAt: dueAt + CLOSES_AFTER });
  }

  /** Into her own conversation with the bot: both have said yes to these dates. */
  async function giveFile(
    row: Mentorship,
    userId: string,
    now: number,
    said: { comment?: string; notBefore?: number } = {},
  ): Promise<void> {
    const words = { ...fileWords(await other(row, userId)), ...said };
    const events = (await talks.list(row.teamId, row.id))
      .filter(({ state }) => state !== 'not')
      .map((talk) => ({
        ...{ id: `mentoring-${row.id}-${talk.n}`, title: words.event, description: words.description },
        ...{ from: startOf(talk, row), until: startOf(talk, row) + TALK_MINUTES * MINUTE },
        ...{ revision: talk.revision + Number(row.state === 'over'), cancelled: row.state === 'over' && startOf(talk, row) > now },
      }));
    if (events.length === 0) return;
    await outbox.file({
      ...{ teamId: row.teamId, key: `${FILE}/${row.id}/${userId}/${newId()}`, touch: FILE, whenUnsure: 'resend', channel: userId },
      ...{ filename: 'mentoring.ics', title: words.title, comment: words.comment },
      content: calendarFile({ name: words.title, product: 'Mentoring', zone: row.zone, events, now }),
      notBefore: words.notBefore ?? now,
    });
  }

  /** Both get the file with the dates: whoever pressed at once, the other one at the next hour, or a talk could come before its date. */
  async function say(row: Mentorship, moved: { was: Talk; to: Talk } | null, by: string, now: number): Promise<void> {
    const community = await communityOf(row);
    const dates = moved ? [moved.to] : await talks.list(row.teamId, row.id);
    for (const userId of [row.menteeId, row.mentorId]) {
      if (userId !== by && (await deps.members.find(row.teamId, row.communityId, userId))?.status !== 'active') continue;
      const zone = (await deps.people.find(row.teamId, userId))?.zone ?? community.zone;
      const starts = dates.map((talk) => startOf(talk, row));
      const comment = datesComment({ other: await other(row, userId), zone, starts, was: moved && startOf(moved.was, row) });
      await giveFile(row, userId, now, { comment, notBefore: userId === by ? now : nextInHours(now, zone, calendar.holidays(community)) });
    }
  }

  /** Once: both have signed. */
  async function fix(row: Mentorship, by: string, now: number): Promise<void> {
    const { firstOn, at } = row.agreement;
    if (firstOn === null || at === null) return;
    const holidays = calendar.holidays(await communityOf(row));
    for (const [index, onDate] of talkDates(firstOn, holidays).entries()) {
      const { teamId, id: mentorshipId } = row;
      const talk: Talk = { teamId, mentorshipId, n: index + 1, onDate, at, revision: 0, state: 'planned', privacy: 'P1' };
      await talks.put(talk);
      await planTalk(row, talk);
    }
    await say(row, null, by, now);
  }

  async function move(row: Mentorship, talk: Talk, to: { onDate: LocalDate; at: LocalTime }, by: string, now: number): Promise<void> {
    for (const userId of [row.menteeId, row.mentorId]) await attention.withdrawAsk(row.teamId, ASK_TALK, talkRef(row.id, talk), userId);
    const moved: Talk = { ...talk, ...to, revision: talk.revision + 1, state: 'planned' };
    await talks.put(moved);
    await planTalk(row, moved);
    await say(row, { was: talk, to: moved }, by, now);
  }

  const find = async (teamId: string, ref: string): Promise<{ row: Mentorship; talk: Talk } | null> => {
    const { id, n, revision } = readTalkRef(ref);
    const [row, talk] = [await store.find(teamId, id), await talks.find(teamId, id, n)];
    return row && talk?.revision === revision && row.state !== 'over' && row.state !== 'begun' ? { row, talk } : null;
  };

  const ask = async (row: Mentorship, wanted: Pick<NewAsk, 'kind' | 'ref' | 'minutes'>, now: number): Promise<void> => {
    for (const userId of [row.menteeId, row.mentorId])
      await attention.ask({
        ...{ teamId: row.teamId, communityId: row.communityId, userId, ...wanted, priority: PRIORITY.coaching, reminder: false },
        // Of two alike the one that goes sooner is asked first: whether they talked, and then how it goes on.
        ...{ opensOn: toLocal(now, row.zone).date, expiresAt: now + WAITS + (wanted.kind === ASK_TALK ? 0 : DAY) },
      });
  };

  return {
    fix,
    move,
    find,
    list: ({ teamId, id }: Mentorship): Promise<Talk[]> => talks.list(teamId, id),
    /** One answer is enough: the other one is not asked any more. */
    mark: async (row: Mentorship, talk: Talk, state: TalkState, by: string): Promise<void> => {
      await talks.put({ ...talk, state });
      await attention.withdrawAsk(row.teamId, ASK_TALK, talkRef(row.id, talk), otherOf(row, by));
    },
    ask,
    giveFile,
    /** The date has passed: both are asked, one answer is enough. */
    passed: async (teamId: string, ref: string, now: number): Promise<void> => {
      const found = await find(teamId, ref);
      if (found?.talk.state === 'planned') await ask(found.row, { kind: ASK_TALK, ref, minutes: 1 }, now);
    },
    /** Each alone. */
    halfway: async (teamId: string, id: string, now: number): Promise<void> => {
      const row = await store.find(teamId, id);
      if (row?.state === 'agreed') await ask(row, { kind: ASK_MIDPOINT, ref: id, minutes: 1 }, now);
    },
  };
}

export type Talks = ReturnType<typeof createTalks>;
