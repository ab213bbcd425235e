/** Following a playbook with one's own team: one stop a week, and silence ends it. */
import { PRIORITY } from '../../community/ask.ts';
import { findLooker } from '../../community/find-looker.ts';
import { findActiveMember } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import { UserError } from '../../platform/errors.ts';
import { addDays, type LocalDate, mondayOf } from '../../platform/time/local-dates.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { isSilent, lastWeekOf, planOf, type Stop, stopsOf } from './rules-weeks.ts';
import type { Act, Parts, Service } from './service.ts';
import type { Follow } from './store-follows.ts';
import type { FollowAnswer, FollowState } from './tables.ts';
import type { StopView } from './views-follow.ts';

export const ASK_WEEK = 'playbooks.week';
export const LETTER_WEEK = 'playbooks.letter';
export const MOVE_ON = 'playbooks.move-on';
const WEEK = 7 * DAY;
const MONDAYS_OFFERED = 6;

export function createFollows({ deps, follows }: Parts, service: Service) {
  const { agenda, attention, newId, people, shelf } = deps;

  const zoneOf = async (teamId: string, userId: string): Promise<string> => (await people.get(teamId, userId)).zone;

  const stopsIn = (item: Item): Stop[] => stopsOf(planOf(service.formOf(item), item.parts));

  /** As far as she may still read it. */
  const itemOf = async ({ teamId, userId, itemId }: Follow, now: number): Promise<Item | null> => {
    const item = await shelf.findFor(await findLooker(deps, teamId, userId, now), teamId, itemId);
    return item && item.state !== 'archived' ? item : null;
  };

  const plan = async (follow: Follow, week: number): Promise<void> => {
    const { teamId, communityId, id, userId, next } = follow;
    const zone = await zoneOf(teamId, userId);
    const dueAt = toInstant(addDays(follow.startsOn, 7 * (week - 1)), '00:10', zone);
    await agenda.once(MOVE_ON, { teamId, communityId, anchor: `${id}/${next}`, userId, dueAt, zone });
  };

  const end = (follow: Follow, state: FollowState): Promise<void> => follows.put({ ...follow, state });

  const findStop = async (follow: Follow, at: number, now: number): Promise<StopView | null> => {
    const item = await itemOf(follow, now);
    const stop = item && stopsIn(item)[at];
    if (!item || !stop) return null;
    const weeks = lastWeekOf(planOf(service.formOf(item), item.parts));
    const gates = stop.ends ? (item.parts.gates ?? '') : '';
    return { followId: follow.id, itemId: item.id, title: item.title, at, weeks, gates, answer: follow.answers[at] ?? null, ...stop };
  };

  const writeLetter = async (follow: Follow, anchor: string, now: number): Promise<void> => {
    const { teamId, communityId, userId } = follow;
    const dueAt = (await attention.nextSlot(teamId, userId, now)) ?? now;
    await agenda.once(LETTER_WEEK, { teamId, communityId, anchor, userId, dueAt, zone: await zoneOf(teamId, userId) });
  };

  return {
    zoneOf,
    itemOf,
    findStop,
    hasWeeks: (item: Item): boolean => item.state !== 'archived' && stopsIn(item).length > 0,
    going: (teamId: string, userId: string): Promise<Follow[]> => follows.by(teamId, userId, 'going'),

    mondays: (now: number, zone: string): LocalDate[] => {
      const next = addDays(mondayOf(toLocal(now, zone).date), 7);
      return Array.from({ length: MONDAYS_OFFERED }, (_, at) => addDays(next, 7 * at));
    },

    requireOwn: async (act: Act, id: string): Promise<Follow> => {
      const follow = await follows.find(act.teamId, id);
      if (follow?.userId !== act.userId) throw new UserError('You do not follow this playbook.', 'Its page has the button to start.');
      if (follow.state !== 'going')
        throw new UserError('This has ended already.', 'The page of the playbook has the button to start again.');
      return follow;
    },

    /** Null: she follows it already. */
    async start(act: Act, item: Item, startsOn: LocalDate): Promise<Follow | null> {
      const { teamId, userId } = act;
      if ((await follows.by(teamId, userId, 'going')).some(({ itemId }) => itemId === item.id)) return null;
      const [first] = stopsIn(item);
      if (!first) throw new UserError('This playbook has no weeks to follow yet.', 'Read it, and take what fits.');
      const follow: Follow = {
        ...{ teamId, id: newId(), itemId: item.id, communityId: item.communityId, userId, startsOn },
        ...{ next: 0, answers: {}, state: 'going', privacy: 'P0' },
      };
      await follows.put(follow);
      await plan(follow, first.week);
      return follow;
    },

    async answer(act: Act, follow: Follow, at: number, answer: FollowAnswer): Promise<Follow> {
      const next: Follow = { ...follow, answers: { ...follow.answers, [at]: answer } };
      await follows.put(next);
      await attention.withdrawAsk(act.teamId, ASK_WEEK, `${follow.id}/${at}`, act.userId);
      return next;
    },

    async stop(act: Act, follow: Follow): Promise<void> {
      await end(follow, 'stopped');
      await attention.withdrawAsk(act.teamId, ASK_WEEK, `${follow.id}/${follow.next - 1}`, act.userId);
    },

    /** A Monday on which something begins or ends. */
    async moveOn(due: DueTouch): Promise<void> {
      const [id = '', at = ''] = due.anchor.split('/');
      const follow = await follows.find(due.teamId, id);
      if (follow?.state !== 'going' || follow.next !== Number(at)) return;
      const item = await itemOf(follow, due.now);
      if (!item) return end(follow, 'gone');
      if (isSilent(follow.answers, follow.next)) return end(follow, 'silent');
      const stops = stopsIn(item);
      if (!stops[follow.next]) {
        await end(follow, 'done');
        return writeLetter(follow, `${id}/back`, due.now);
      }
      const moved = { ...follow, next: follow.next + 1 };
      await follows.put(moved);
      // After the last one, the Monday that follows it is for looking back.
      await plan(moved, stops[moved.next]?.week ?? (stops.at(-1)?.week ?? 0) + 1);
      const { teamId, communityId, userId } = follow;
      if (!(await findActiveMember(deps, due))) return writeLetter(follow, due.anchor, due.now);
      return attention.ask({
        ...{ teamId, communityId, userId, kind: ASK_WEEK, ref: due.anchor, priority: PRIORITY.experiment, minutes: 1 },
        ...{ opensOn: due.localDate, expiresAt: due.now + WEEK - 30 * MINUTE, reminder: false },
      });
    },

    find: follows.find,
  };
}

export type Follows = ReturnType<typeof createFollows>;
