/** What whoever is asked to hold a file does: takes it, lets the next one, proposes a step, says that it is done. */
import { quarterOf } from '../../community/calendar-rules.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Act } from '../../platform/feature.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { askedNow, CLINIC_AT, isSilent, mayPropose, type Step } from './rules.ts';
import { notHere, type Service } from './service.ts';
import { NEWS, type Parts, type Turns } from './service-turns.ts';
import type { BreachFile } from './store.ts';

const A_QUARTER = 91 * DAY;

export function createKeeping({ deps, store }: Parts, service: Service, turns: Turns) {
  const sinceOf = (community: Community, now: number): number => {
    const { startsOn } = community.settings.rhythm;
    return startsOn === null
      ? now - A_QUARTER
      : toInstant(quarterOf(startsOn, deps.calendar.today(community, now)), '00:00', community.zone);
  };

  /** Two in a quarter that somebody took, since the norms were renewed last. */
  async function lookAtClinic(file: BreachFile, now: number): Promise<void> {
    const community = await deps.communities.get(file.teamId, file.communityId);
    const clinic = await store.findClinic(file.teamId, community.id);
    const since = Math.max(sinceOf(community, now), (clinic.renewedAt ?? -1) + 1);
    const taken = (await store.list(file.teamId, community.id)).filter(({ takenAt }) => takenAt !== null && takenAt >= since);
    if (clinic.pausedAt === null && taken.length >= CLINIC_AT)
      await store.putClinic(file.teamId, community.id, { ...clinic, pausedAt: now });
  }

  /** A file that was given to her, taken or not. */
  async function given(act: Act, id: string): Promise<BreachFile> {
    const file = await service.open(act, id);
    if (file.reporterId === act.userId) throw notHere();
    return file;
  }

  const held = async (act: Act, id: string): Promise<BreachFile> => {
    const file = await given(act, id);
    if (file.holderId !== act.userId) throw notHere();
    return file;
  };

  return {
    given,

    async take(act: Act, id: string): Promise<BreachFile> {
      const file = await given(act, id);
      if (file.holderId !== null || file.closedAt !== null) return file;
      // To hear it has the yes of whoever wrote it: she sent it.
      const steps = { hear: { state: 'agreed' as const, at: act.now }, ...file.steps };
      const taken = { holderId: act.userId, takenAt: file.takenAt ?? act.now, endsAt: null, steps };
      const now = await service.change(file, taken, act.now);
      await turns.plan(NEWS, now, file.reporterId, `taken/${act.now}`, act.now);
      if (file.takenAt === null) await lookAtClinic(now, act.now);
      return now;
    },

    /** False: she is not the one who is asked, or all were asked already. */
    async passOn(act: Act, id: string): Promise<boolean> {
      const file = await given(act, id);
      if (askedNow(file) !== act.userId || isSilent(file)) return false;
      await turns.next(file, act.now);
      return true;
    },

    async propose(act: Act, id: string, step: Step): Promise<BreachFile> {
      const file = await held(act, id);
      if (file.closedAt !== null || !mayPropose(file.steps, step)) return file;
      const steps = { ...file.steps, [step]: { state: 'proposed' as const, at: act.now } };
      const now = await service.change(file, { steps }, act.now);
      await turns.plan(NEWS, now, file.reporterId, `step/${step}/${act.now}`, act.now);
      return now;
    },

    async done(act: Act, id: string, step: Step): Promise<BreachFile> {
      const file = await held(act, id);
      if (file.steps[step]?.state !== 'agreed') return file;
      return service.change(file, { steps: { ...file.steps, [step]: { state: 'done' as const, at: act.now } } }, act.now);
    },
  };
}

export type Keeping = ReturnType<typeof createKeeping>;
