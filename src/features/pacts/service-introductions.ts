/** They are introduced to each other once they are told, and again when a third comes; the message is kept up to date. */
import { withFooter } from '../../community/footer.ts';
import { isAlive, type Pair } from '../../community/pair.ts';
import { RELEASED_AFTER } from '../../community/pair-rules.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { NotSent, Sent } from '../../platform/delivery/outbox.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { idOf, type Terms } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { type Deadlines, stillOnKey } from './service-deadlines.ts';
import type { Pact, Whole } from './store.ts';
import { messageOf, whyTold } from './views.ts';

export const INTRODUCTION = 'pacts.introduction';
const INTRODUCE = 'pacts.introduce';
const WEEK = 7 * DAY;
const NEW = { introduction: 'due', told: 0, channelId: null, ts: null, terms: null, version: 0, standing: null } as const;

export function createIntroductions({ deps, store }: Parts, service: Service, deadlines: Deadlines) {
  const { agenda, attention, outbox, pairs, library } = deps;
  // Room was kept under the first key. No key begins with another one.
  const keyOf = (pairId: string, n: number): string => (n === 0 ? `${INTRODUCTION}/${pairId}` : `pacts.again/${pairId}/${n}`);
  const updatesOf = (pairId: string): string => `pacts.update/${pairId}/`;
  const todayOf = async ({ teamId, communityId }: Pair, now: number) =>
    deps.calendar.today(await deps.communities.get(teamId, communityId), now);

  async function plan({ teamId, communityId, id }: Pair, anchor: string, at: number): Promise<void> {
    const { zone } = await deps.communities.get(teamId, communityId);
    await agenda.once(INTRODUCE, { teamId, communityId, anchor: `${id}/${anchor}`, dueAt: at, zone });
  }

  /** What has not gone out yet stays here. */
  async function takeBack({ teamId, pairId, told }: Pact, userIds: readonly string[]): Promise<void> {
    await attention.freeRoom({ teamId, key: keyOf(pairId, Math.max(0, told - 1)), userIds });
    await attention.freeRoom({ teamId, key: stillOnKey({ id: pairId }), userIds });
    await outbox.withdraw(teamId, updatesOf(pairId));
  }

  /** The n-th time; what was said under its key is not said again. */
  async function introduce(whole: Whole, n: number, now: number): Promise<void> {
    const { pair, pact, community } = whole;
    const until = addWorkingDays(deps.calendar.today(community, now), RELEASED_AFTER, deps.calendar.holidays(community));
    const said = await attention.tellGroup(
      {
        ...{ teamId: pair.teamId, communityId: pair.communityId, userIds: pair.people },
        ...{ touch: INTRODUCTION, key: keyOf(pair.id, n), minutes: 3, about: { kind: 'pair', id: pair.id } },
        ...{ message: messageOf(whole, library), why: whyTold(pair), expiresAt: toInstant(until, '00:00', community.zone) },
      },
      now,
    );
    await store.change(pact, { introduction: said === 'dropped' ? 'dropped' : 'waits', told: n + 1 });
  }

  /** The last message as it stands now. Nobody is notified of it. */
  async function refresh(teamId: string, pairId: string): Promise<void> {
    const whole = await service.load(teamId, pairId);
    if (!whole || !isAlive(whole.pair)) return;
    const { pair, pact } = whole;
    const { channelId: channel, ts } = pact;
    if (channel === null || ts === null) return;
    const message = withFooter(messageOf(whole, library), whyTold(pair), INTRODUCTION);
    const key = `${updatesOf(pairId)}${deps.newId()}`;
    await outbox.update({ teamId, key, touch: 'pacts.update', whenUnsure: 'resend', channel, ts, message });
  }

  return {
    refresh,

    begin: async (pair: Pair, now: number): Promise<void> => {
      const key = { teamId: pair.teamId, pairId: pair.id, communityId: pair.communityId };
      const days = { asking: 'no', lookOn: pair.toldOn, releaseOn: pair.toldOn, overAt: null, privacy: 'P1' } as const;
      await store.begin({ ...key, ...NEW, ...days }, pair.people);
      await plan(pair, '0', now);
      await deadlines.plan(key, pair.toldOn);
    },

    /** A third has come, or one of three has gone. A conversation that somebody left reads nothing new. */
    changed: async (pair: Pair, was: Pair, now: number): Promise<void> => {
      const pact = await store.find({ teamId: pair.teamId, pairId: pair.id });
      if (!pact) return;
      const gone = was.people.filter((id) => !pair.people.includes(id));
      for (const userId of gone) await store.removePage(pact, userId);
      await takeBack(pact, was.people);
      await store.begin(pact, pair.people);
      const isDue = gone.length === 0 || pact.introduction !== 'said';
      await store.change(pact, { channelId: null, ts: null, ...(isDue ? { introduction: 'due' } : {}) });
      await plan(pair, `${pact.told}/${pair.people.length}`, now);
      if (gone.length === 0 && pair.state === 'told') await deadlines.plan(pact, await todayOf(pair, now));
    },

    over: async (pair: Pair, now: number): Promise<void> => {
      const pact = await store.find({ teamId: pair.teamId, pairId: pair.id });
      if (!pact) return;
      await takeBack(pact, pair.people);
      await store.change(pact, { overAt: now });
    },

    dateMoved: async ({ teamId, id: pairId }: Pair, number: number, at: number): Promise<void> => {
      const pact = await store.find({ teamId, pairId });
      const moved = (terms: Terms | null) =>
        terms && { ...terms, dates: terms.dates.map((date, index) => (index === number - 1 ? at : date)) };
      if (!pact?.terms) return;
      await store.change(pact, { terms: moved(pact.terms), standing: moved(pact.standing) });
      await refresh(teamId, pairId);
    },

    run: async (due: DueTouch): Promise<void> => {
      const before = await service.load(due.teamId, idOf(due.anchor));
      if (!before || !isAlive(before.pair) || before.community.status === 'ended') return;
      // A community that rests introduces nobody; it is looked at again in a week.
      if (before.community.status !== 'active') return plan(before.pair, due.localDate, due.now + WEEK);
      // Where somebody left, those who stay may have agreed on new dates already; what stood goes on as it is.
      if (before.pact.standing?.dates.join() !== before.pact.terms?.dates.join()) await service.settle(before, due.now);
      const whole = await service.load(due.teamId, before.pair.id);
      if (whole?.pact.introduction === 'due') await introduce(whole, whole.pact.told, due.now);
    },

    /** What waited when the community fell still was taken back: it waits again. */
    again: async (due: DueTouch): Promise<void> => {
      const whole = await service.load(due.teamId, idOf(due.anchor));
      if (whole && isAlive(whole.pair) && whole.community.status === 'active' && whole.pact.introduction === 'waits')
        await introduce(whole, whole.pact.told - 1, due.now);
    },

    sent: async ({ teamId, about, channel, ts, now }: Sent): Promise<void> => {
      const whole = about && (await service.load(teamId, about.id));
      if (!whole || !isAlive(whole.pair)) return;
      const { pair, pact } = whole;
      await store.change(pact, { introduction: 'said', channelId: channel, ts });
      await pairs.happen(pair, { is: 'opened', channelId: channel }, now);
      // Their days count from the day on which they can read it.
      if (pair.state === 'told') await deadlines.plan(pact, await todayOf(pair, now));
      if (pact.version > 0 || pair.guideId !== null) await refresh(teamId, pair.id);
    },

    notSent: async ({ teamId, about }: NotSent): Promise<void> => {
      const pact = about && (await store.find({ teamId, pairId: about.id }));
      if (pact?.introduction === 'waits') await store.change(pact, { introduction: 'dropped' });
    },
  };
}

export type Introductions = ReturnType<typeof createIntroductions>;
