/** How a mentoring pair begins, and how it ends: early in one and the same sentence, whoever or whatever ended it. */
import { PRIORITY } from '../../community/ask.ts';
import type { Contributions } from '../../community/feature.ts';
import { DAY } from '../../platform/clock.ts';
import type { NotSent } from '../../platform/delivery/outbox.ts';
import type { Message } from '../../platform/slack/message.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { endsIt, type MentorshipEnd, RELEASED_AFTER, STILL_ON_AFTER } from './rules.ts';
import type { Parts } from './service.ts';
import type { Mentorship } from './store.ts';
import { endedMessage, introduction, WHY } from './views-messages.ts';

export const INTRODUCTION = 'mentorships.introduction';
export const NEWS = 'mentorships.news';
export const STILL_ON = 'mentorships.still-on';
export const UNSIGNED = 'mentorships.unsigned';
export const KIND = 'mentorship';
const WAITS = 28 * DAY;

/** The library's default stands in a text of the two: as a sentence. */
const sayFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function createLife({ deps, store, talks, totals, name, other, community: communityOf }: Parts) {
  const { agenda, attention, bounds, calendar, communities, newId, outbox, people } = deps;

  const keyOf = (row: Pick<Mentorship, 'id'>): string => `${INTRODUCTION}/${row.id}`;

  /** What follows from the other one's act. Both said yes to six months of it, so it goes first. */
  const tell = (row: Mentorship, userId: string, said: { touch?: string; what: string; message: Message }, now: number) =>
    attention.tell(
      {
        ...{ teamId: row.teamId, communityId: row.communityId, userId, touch: said.touch ?? NEWS },
        ...{ key: `${said.touch ?? NEWS}/${row.id}/${userId}/${said.what}`, message: said.message, why: WHY },
        ...{ priority: PRIORITY.role, minutes: 1, expiresAt: now + WAITS, about: { kind: KIND, id: `${row.id}/${userId}` } },
      },
      now,
    );

  const introduce = async (row: Mentorship): Promise<Message> =>
    introduction({
      id: row.id,
      mentee: await name(row.teamId, row.menteeId),
      mentor: await name(row.teamId, row.mentorId),
      want: row.agreement.aim,
    });

  /** When they cannot be told in one conversation, each is told alone. */
  const introduceApart = async (row: Mentorship, now: number): Promise<void> => {
    const message = await introduce(row);
    for (const userId of [row.menteeId, row.mentorId]) await tell(row, userId, { what: 'introduction', message }, now);
  };

  const plan = async (row: Mentorship, now: number): Promise<void> => {
    const { teamId, communityId, id: anchor, zone } = row;
    const holidays = calendar.holidays(await communityOf(row));
    const after = (days: number): number => toInstant(addWorkingDays(toLocal(now, zone).date, days, holidays), '09:00', zone);
    await agenda.once(STILL_ON, { teamId, communityId, anchor, dueAt: after(STILL_ON_AFTER), zone });
    await agenda.once(UNSIGNED, { teamId, communityId, anchor, dueAt: after(RELEASED_AFTER), zone });
  };

  async function begin(beginning: { teamId: string; communityId: string; mentorId: string; menteeId: string; want: string; now: number }) {
    const { teamId, communityId, mentorId, menteeId, want, now } = beginning;
    const community = await communities.get(teamId, communityId);
    const ending = deps.library.agreements.mentoring.fields.find(({ key }) => key === 'ending')?.default;
    const row: Mentorship = {
      ...{ teamId, id: newId(), communityId, mentorId, menteeId, state: 'begun', ended: null, signedBy: [], privacy: 'P1' },
      agreement: {
        aim: want,
        give: '',
        back: '',
        bounds: '',
        ending: typeof ending === 'string' ? sayFirst(ending) : '',
        firstOn: null,
        at: null,
      },
      zone: (await people.find(teamId, menteeId))?.zone ?? community.zone,
      ...{ startedAt: now, agreedAt: null, overAt: null },
    };
    await store.add(row);
    const message = await introduce(row);
    const told = await attention.tellGroup(
      {
        ...{ teamId, communityId, userIds: [menteeId, mentorId], touch: INTRODUCTION, key: keyOf(row), message, why: WHY },
        ...{ minutes: 3, expiresAt: now + WAITS, about: { kind: KIND, id: row.id } },
      },
      now,
    );
    if (told === 'dropped') await introduceApart(row, now);
    await plan(row, now);
  }

  /** Nobody's name, and no number before its batch is full. */
  async function count(row: Mentorship, now: number): Promise<void> {
    if (row.agreedAt === null) return;
    const community = await communityOf(row);
    const { teamId, id } = row;
    const held = (await talks.list(teamId, id)).filter(({ state }) => state === 'held').length;
    const took = (await store.closings(teamId, id)).some((closing) => closing.userId === row.menteeId && closing.took !== '');
    const counted = { teamId, id: newId(), communityId: row.communityId, talks: held, took, privacy: 'P2' } as const;
    await totals.count({ ...counted, month: calendar.today(community, now).slice(0, 7) }, { k: community.settings.k, now });
  }

  const endedFor = async (row: Mentorship, userId: string): Promise<Message> =>
    endedMessage({
      id: row.id,
      communityId: row.communityId,
      other: await other(row, userId),
      isMentee: userId === row.menteeId,
      hadDates: row.agreedAt !== null,
    });

  /** `by`: who pressed it, and reads the same sentence as an answer. Null when it was over before. */
  async function end(row: Mentorship, why: MentorshipEnd, now: number, by: string | null = null): Promise<Message | null> {
    const ended = await store.change(row, { state: 'over', ended: why, overAt: now });
    if (!ended) return null;
    await count(ended, now);
    if (why === 'closed') return null;
    if ((await outbox.withdraw(row.teamId, keyOf(row))) > 0)
      await attention.freeRoom({ teamId: row.teamId, key: keyOf(row), userIds: [row.menteeId, row.mentorId] });
    for (const userId of [row.menteeId, row.mentorId])
      if (userId !== by) await tell(ended, userId, { what: 'ended', message: await endedFor(ended, userId) }, now);
    return by === null ? null : endedFor(ended, by);
  }

  const changes: Required<Pick<Contributions, 'memberChanged' | 'boundsChanged'>> = {
    memberChanged: async (member, _, now) => {
      if (member.status === 'active') return;
      for (const row of await store.of(member.teamId, member.userId)) {
        if (row.communityId !== member.communityId || row.state === 'over') continue;
        if (endsIt(member, calendar.today(await communityOf(row), now))) await end(row, 'gone', now);
      }
    },
    boundsChanged: async (teamId, userId, now) => {
      for (const row of await store.of(teamId, userId)) {
        if (row.state === 'over') continue;
        const apart = await bounds.apart(await communityOf(row), Number.POSITIVE_INFINITY);
        if (apart(row.mentorId, row.menteeId)) await end(row, 'apart', now);
      }
    },
  };

  return {
    begin,
    end,
    tell,
    endedFor,
    changes,
    notIntroduced: async ({ teamId, about, now }: NotSent): Promise<void> => {
      const row = about === null ? null : await store.find(teamId, about.id);
      if (row && row.state !== 'over') await introduceApart(row, now);
    },
    releaseUnsigned: async (teamId: string, id: string, now: number): Promise<void> => {
      const row = await store.find(teamId, id);
      if (row?.state === 'begun') await end(row, 'unsigned', now);
    },
  };
}

export type Life = ReturnType<typeof createLife>;
