/** No full pact yet: "still on?" after five working days, and after ten they are free again. (practice 3.9, c1) */
import type { Pair } from '../../community/pair.ts';
import { RELEASED_AFTER, STILL_ON_AFTER } from '../../community/pair-rules.ts';
import type { DueTouch } from '../../community/touch.ts';
import type { Sent } from '../../platform/delivery/outbox.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { type LocalDate, toInstant } from '../../platform/time/zones.ts';
import { idOf } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Pact, Whole } from './store.ts';
import { whyTold } from './views.ts';
import { stillOnMessage } from './views-deadlines.ts';

const AT = '10:00';
/** In so many working days the question must reach them, or there would be no time to answer it. */
const ASKED_WITHIN = 2;
const TOUCHES = { lookOn: 'pacts.look', releaseOn: 'pacts.release' } as const;
type Deadline = keyof typeof TOUCHES;
export const STILL_ON = 'pacts.still-on';
export const stillOnKey = ({ id }: Pick<Pair, 'id'>): string => `${STILL_ON}/${id}`;

export function createDeadlines({ deps, store }: Parts, service: Service) {
  const { agenda, attention, calendar, communities, pairs } = deps;

  /** The row of the agenda only wakes us; the day in the record decides. */
  async function put(pact: Pick<Pact, 'teamId' | 'pairId' | 'communityId'>, which: Deadline, on: LocalDate): Promise<void> {
    const { teamId, pairId, communityId } = pact;
    const { zone } = await communities.get(teamId, communityId);
    await store.change(pact, { [which]: on });
    await agenda.once(TOUCHES[which], { teamId, communityId, anchor: `${pairId}/${on}`, dueAt: toInstant(on, AT, zone), zone });
  }

  const after = async ({ teamId, communityId }: Pick<Pact, 'teamId' | 'communityId'>, on: LocalDate, days: number): Promise<LocalDate> =>
    addWorkingDays(on, days, calendar.holidays(await communities.get(teamId, communityId)));

  /** Null when there is nothing to decide any more; a community that rests is looked at again in a week. */
  async function findOpen(due: DueTouch, which: Deadline): Promise<Whole | null> {
    const whole = await service.load(due.teamId, idOf(due.anchor));
    if (whole?.pair.state !== 'told' || whole.community.status === 'ended' || whole.pact[which] !== due.localDate) return null;
    if (whole.community.status === 'active') return whole;
    await put(whole.pact, which, addDays(due.localDate, 7));
    return null;
  }

  return {
    /** Counted from the day on which they were told, or could read it. */
    plan: async (pact: Pick<Pact, 'teamId' | 'pairId' | 'communityId'>, on: LocalDate): Promise<void> => {
      await put(pact, 'lookOn', await after(pact, on, STILL_ON_AFTER));
      await put(pact, 'releaseOn', await after(pact, on, RELEASED_AFTER));
    },

    /** One message to all of them; without room for it, the introduction asks. The id of their pair then, else null. */
    look: async (due: DueTouch): Promise<string | null> => {
      const whole = await findOpen(due, 'lookOn');
      if (whole?.pact.asking !== 'no' || whole.pact.introduction === 'waits') return null;
      const { pair, pact, community } = whole;
      const again = await after(pact, pact.releaseOn, STILL_ON_AFTER);
      const last = await after(pact, due.localDate, ASKED_WITHIN);
      const said = await attention.tellGroup(
        {
          ...{ teamId: pair.teamId, communityId: pair.communityId, userIds: pair.people, touch: STILL_ON, key: stillOnKey(pair) },
          ...{
            message: stillOnMessage(pair.id, pact.releaseOn, again),
            why: whyTold(pair),
            minutes: 1,
            about: { kind: 'pair', id: pair.id },
          },
          expiresAt: toInstant(addDays(last, 1), '00:00', community.zone),
        },
        due.now,
      );
      await store.change(pact, { asking: said === 'dropped' ? 'within' : 'apart' });
      return said === 'dropped' ? pair.id : null;
    },

    /** One tap has kept it open for half as long again, once. */
    release: async (due: DueTouch): Promise<void> => {
      const whole = await findOpen(due, 'releaseOn');
      if (!whole) return;
      const { pair, pact } = whole;
      if (pact.asking !== 'yes') return void (await pairs.happen(pair, { is: 'over', why: 'unsigned' }, due.now));
      await store.change(pact, { asking: 'kept' });
      await put(pact, 'releaseOn', await after(pact, due.localDate, STILL_ON_AFTER));
    },

    /** Where no introduction came through, this is the message that is kept up to date. */
    sent: async ({ teamId, about, channel, ts, now }: Sent): Promise<void> => {
      const whole = about && (await service.load(teamId, about.id));
      if (whole?.pair.state !== 'told') return;
      const { pair, pact } = whole;
      if (pact.ts === null && pact.introduction !== 'waits') await store.change(pact, { channelId: channel, ts });
      await pairs.happen(pair, { is: 'opened', channelId: channel }, now);
    },
  };
}

export type Deadlines = ReturnType<typeof createDeadlines>;
