/** Steps: kept with a day, echoed in private on it, closed by silence; shared only when their author says so. */
import { type Ask, PRIORITY } from '../../community/ask.ts';
import type { Described, Viewer } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import { type LocalDate, mondayOf } from '../../platform/time/local-dates.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import {
  askRef,
  asksAgain,
  countOfRef,
  defaultDay,
  fullBatches,
  isOutcome,
  lastDay,
  type Outcome,
  type StepsTotal,
  stepOfRef,
  totalOf,
} from './rules.ts';
import type { Service } from './service.ts';
import type { Step, Store } from './store.ts';
import { type EchoView, sharedStepMessage } from './views-steps.ts';

/** The total looks back a quarter. */
const COUNTED = 91 * DAY;

export interface NewStep {
  id: string;
  teamId: string;
  communityId: string;
  userId: string;
  reflectionId: string | null;
  text: string;
  askOn: LocalDate | null;
  /** What set it off, beside a reflection: a session. For the trail. */
  from?: Ref;
  now: number;
}

export interface Answered {
  outcome: Outcome;
  happened: string;
  share: boolean;
  /** For "not yet": another day, null = never; undefined = the default. */
  askOn?: LocalDate | null;
}

export function createSteps(deps: Deps, store: Store, service: Service) {
  const { attention, calendar, communities, outbox, people, privacy, trail } = deps;

  const placeOf = async (teamId: string, communityId: string, userId: string, now: number) => {
    const community = await communities.get(teamId, communityId);
    const zone = (await people.find(teamId, userId))?.zone ?? community.zone;
    const weekday = (await attention.slot(teamId, userId))?.weekday ?? null;
    return { community, zone, weekday, holidays: calendar.holidays(community), today: toLocal(now, zone).date };
  };

  const dayAhead = async (teamId: string, communityId: string, userId: string, now: number): Promise<LocalDate> => {
    const { today, weekday, holidays } = await placeOf(teamId, communityId, userId, now);
    return defaultDay(today, weekday, holidays);
  };

  const ask = async (step: Step, userId: string, askOn: LocalDate, asks: number, now: number): Promise<void> => {
    const { weekday, holidays, zone } = await placeOf(step.teamId, step.communityId, userId, now);
    await attention.ask({
      ...{ teamId: step.teamId, communityId: step.communityId, userId, kind: 'reflections.echo', ref: askRef(step.id, asks) },
      ...{
        priority: PRIORITY.step,
        minutes: 1,
        opensOn: askOn,
        expiresAt: toInstant(lastDay(askOn, weekday, holidays), '23:59', zone),
        reminder: false,
      },
    });
  };

  const stopAsking = (step: Step): Promise<void> =>
    step.authorId && step.asks > 0
      ? attention.withdrawAsk(step.teamId, 'reflections.echo', askRef(step.id, step.asks), step.authorId)
      : Promise.resolve();

  const getMine = async (teamId: string, userId: string, id: string): Promise<Step> => {
    const step = await store.findStep(teamId, id);
    if (step?.authorId !== userId) throw new UserError('This step is not there any more.', '`/rondo reflections` shows your steps.');
    return step;
  };

  const share = async (step: Step, userId: string, outcome: Outcome, happened: string, now: number): Promise<void> => {
    privacy.assertRelease(userId, step, 'P3');
    await store.changeStep(step.teamId, step.id, { privacy: 'P3', sharedAt: now });
    const community = await communities.get(step.teamId, step.communityId);
    if (!community.channelId) return;
    const name = (await people.find(step.teamId, userId))?.name ?? null;
    await outbox.post({
      ...{ teamId: step.teamId, key: `reflections.share-step/${step.id}/${now}`, touch: 'reflections.share-step', whenUnsure: 'hold' },
      ...{
        about: { kind: 'step', id: step.id },
        channel: community.channelId,
        message: sharedStepMessage(name, step.text, outcome, happened),
      },
    });
  };

  const keep = async ({ id, teamId, communityId, userId, reflectionId, text, askOn, from, now }: NewStep): Promise<boolean> => {
    const step: Step = {
      ...{ teamId, id, communityId, authorId: userId, reflectionId, text, askOn, state: 'open', happened: '', asks: askOn ? 1 : 0 },
      ...{ privacy: 'P0', createdAt: now, answeredAt: null, sharedAt: null, channelId: null, ts: null },
    };
    if (!(await store.addStep(step))) return false;
    if (reflectionId) await trail.link(teamId, { kind: 'reflection', id: reflectionId }, { kind: 'step', id }, now);
    if (from) await trail.link(teamId, from, { kind: 'step', id }, now);
    if (askOn) await ask(step, userId, askOn, 1, now);
    return true;
  };

  return {
    dayAhead,
    getMine,
    stopAsking,
    keep,
    today: async (teamId: string, communityId: string, userId: string, now: number): Promise<LocalDate> =>
      (await placeOf(teamId, communityId, userId, now)).today,

    async echoOf(step: Step, asked: Ask | null): Promise<EchoView> {
      const community = await communities.get(step.teamId, step.communityId);
      return {
        text: step.text,
        // An ask that nobody has answered begins empty: what was said to the ask before must not be sent a second time unseen.
        outcome: (asked === null || asked.status === 'answered') && isOutcome(step.state) ? step.state : null,
        happened: asked === null || asked.status === 'answered' ? step.happened : '',
        asksOnceMore: asksAgain('not-yet', asked ? countOfRef(asked.ref) : step.asks),
        community: step.sharedAt === null ? community.name : null,
      };
    },

    findAsked: (asked: Ask): Promise<Step | null> => store.findStep(asked.teamId, stepOfRef(asked.ref)),

    /**
     * Records how it went; may come early, late, or a second time. `asked` is the ask it answers, null when she came by herself.
     * Returns the day of the next ask, if there is one.
     */
    async answer(
      step: Step,
      userId: string,
      { outcome, happened, share: toShare, askOn }: Answered,
      asked: Ask | null,
      now: number,
    ): Promise<LocalDate | null> {
      const count = asked ? countOfRef(asked.ref) : step.asks;
      const wanted = askOn === undefined ? await dayAhead(step.teamId, step.communityId, userId, now) : askOn;
      const again = asksAgain(outcome, count) ? wanted : null;
      const asks = again ? count + 1 : step.asks;
      // The ask that is being answered is closed by whoever brought it; any other one about this step would be asked for nothing.
      if (asked === null || (again === null && asked.ref !== askRef(step.id, step.asks))) await stopAsking(step);
      await store.changeStep(step.teamId, step.id, { state: outcome, happened, answeredAt: now, askOn: again, asks });
      if (again) await ask(step, userId, again, asks, now);
      if (toShare && step.sharedAt === null) await share(step, userId, outcome, happened, now);
      return again;
    },

    /** Nothing came within five working days: closed as unknown, nobody is told. */
    async letGo(step: Step, ref: string): Promise<void> {
      if (ref !== askRef(step.id, step.asks)) return;
      if (step.state === 'open') await store.changeStep(step.teamId, step.id, { state: 'unknown', askOn: null });
      if (step.state === 'not-yet') await store.changeStep(step.teamId, step.id, { askOn: null });
    },

    async remove(step: Step, now: number): Promise<void> {
      await stopAsking(step);
      if (step.sharedAt !== null) await service.unpost('share-step', step, now);
      await trail.forget(step.teamId, { kind: 'step', id: step.id });
      await store.removeStep(step.teamId, step.id);
    },

    async total(community: Community, now: number): Promise<StepsTotal> {
      const { k } = community.settings;
      const weekAt = (instant: number): LocalDate => mondayOf(toLocal(instant, community.zone).date);
      // From the first step on: a batch must begin where it always did, or it could be subtracted from itself.
      const answered = (await store.answeredSince(community.teamId, community.id, 0)).map((step) => ({
        ...step,
        weekOn: weekAt(step.answeredAt ?? 0),
      }));
      const lately = weekAt(now - COUNTED);
      const batches = fullBatches(answered, k, weekAt(now)).filter((batch) => batch.every(({ weekOn }) => weekOn >= lately));
      return totalOf(batches.flat(), k);
    },

    async describe(ref: Ref, viewer: Viewer): Promise<Described | null> {
      const step = await store.findStep(viewer.person.teamId, ref.id);
      if (!step || !privacy.see(lookerOf(viewer), step)) return null;
      return {
        title: step.text,
        ...(step.authorId === viewer.person.userId ? { open: { actionId: 'reflections:went', value: step.id } } : {}),
      };
    },
  };
}

export type Steps = ReturnType<typeof createSteps>;
