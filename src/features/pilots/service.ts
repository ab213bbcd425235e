/** The second lead of a pilot: asked when it is designed, again when it changed as she wished, and nothing starts without her yes. */
import { type Ask, PRIORITY } from '../../community/ask.ts';
import type { Experiment } from '../../community/experiment.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs, findObstacle } from '../../community/member-rules.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { isPilot, isResting, LONGEST_LINE, PARTNER_WAITS, type PartnerAnswer, RESTING, waitsForYes } from './rules.ts';
import type { Partner, Store } from './store.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export const ASK_AGREE = 'pilots.agree';
export const TOLD = 'pilots.told';
export const GONE = 'pilots.gone';

const isOver = (): UserError => new UserError('This pilot is not waiting for you any more.', '`/experiment mine` shows what you are in.');

const needsBoth = (): UserError =>
  new UserError('A pilot of two teams starts once both leads have said yes.', 'Its page shows who is missing.');

export function createService({ deps, store }: Parts) {
  const { agenda, attention, calendar, communities, experiments, members, people } = deps;

  /** Whoever leads it hears of it a moment later, in her hours. */
  async function tellOwner(pilot: Experiment, touch: typeof TOLD | typeof GONE, anchor: string, now: number): Promise<void> {
    const { teamId, communityId, ownerId } = pilot;
    if (ownerId === null) return;
    const { zone } = await communities.get(teamId, communityId);
    await agenda.once(touch, { teamId, communityId, anchor, userId: ownerId, dueAt: now, zone });
  }

  const note = async (row: Partner, answer: PartnerAnswer, line: string | null, now: number): Promise<Partner> => {
    const next = { ...row, answer, line, at: now };
    await store.putPartner(next);
    await attention.withdrawAsk(row.teamId, ASK_AGREE, row.ref, row.userId);
    return next;
  };

  const drop = async (row: Partner): Promise<void> => {
    await attention.withdrawAsk(row.teamId, ASK_AGREE, row.ref, row.userId);
    await store.removePartner(row.teamId, row.experimentId);
  };

  const canBeAsked = async ({ teamId, communityId }: Experiment, userId: string): Promise<boolean> =>
    belongs(await members.find(teamId, communityId, userId)) && findObstacle(await people.find(teamId, userId)) === null;

  async function askPartner(pilot: Experiment, userId: string, now: number): Promise<void> {
    const { teamId, id: experimentId, communityId } = pilot;
    const ref = deps.newId();
    const isHere = await canBeAsked(pilot, userId);
    const answer = isHere ? 'asked' : 'away';
    await store.putPartner({ teamId, experimentId, communityId, ref, userId, answer, line: null, at: now, privacy: 'P1' });
    if (!isHere) return tellOwner(pilot, TOLD, `away/${ref}`, now);
    await attention.ask({
      ...{ teamId, communityId, userId, kind: ASK_AGREE, ref, priority: PRIORITY.experiment, minutes: 1, reminder: false },
      ...{ opensOn: calendar.today(await communities.get(teamId, communityId), now), expiresAt: now + PARTNER_WAITS },
    });
  }

  const isEdited = (now: Experiment, was: Experiment | null): boolean =>
    was !== null && (now.title !== was.title || now.days !== was.days || JSON.stringify(now.fields) !== JSON.stringify(was.fields));

  return {
    tellOwner,

    /** A new partner is asked and the old answer forgotten; a yes belongs to whoever gave it. */
    async partnerChanged(now: Experiment, was: Experiment | null, at: number): Promise<void> {
      const { teamId, id, partnerId } = now;
      const isNew = was === null || was.partnerId !== partnerId;
      const known = await store.findPartner(teamId, id);
      if (known && known.userId !== partnerId) await drop(known);
      if (isNew && now.partnerAgreed && isResting(now)) {
        await experiments.describe(now, { partnerAgreed: false }, at);
        return;
      }
      if (was?.state === 'designed' && now.state === 'running' && (partnerId === null || !now.partnerAgreed)) throw needsBoth();
      if (partnerId === null && now.state === 'designed' && was) {
        if (was.state === 'parked' || was.state === 'stopped') throw needsBoth();
        if (isNew) {
          await experiments.happen(now, { is: 'parked' }, { userId: null, now: at });
          await tellOwner(now, GONE, `${id}/${at}`, at);
        }
        return;
      }
      if (known?.userId === partnerId && known.answer === 'asked' && now.state !== 'designed') return drop(known);
      if (!waitsForYes(now) || partnerId === null) return;
      const isAsked = known?.userId === partnerId && !(known.answer === 'change' && isEdited(now, was));
      if (!isAsked) await askPartner(now, partnerId, at);
    },

    /** What she says herself; a late yes counts as long as it has not started. */
    async answer(
      { teamId, id, userId, now }: { teamId: string; id: string; userId: string; now: number },
      answer: 'yes' | 'no' | 'change',
      line: string | null,
    ): Promise<{ pilot: Experiment; again: boolean }> {
      const pilot = await experiments.find(teamId, id);
      if (!pilot || !isPilot(pilot)) throw isOver();
      if (pilot.partnerId !== userId)
        throw new NotAllowedError('Only the second lead of this pilot says yes or no.', 'Its page shows who leads it.');
      if (pilot.partnerAgreed) return { pilot, again: true };
      if (pilot.state !== 'designed') throw isOver();
      const known = await store.findPartner(teamId, id);
      const blank = { teamId, experimentId: id, communityId: pilot.communityId, ref: deps.newId(), userId, privacy: 'P1' } as const;
      const row = await note(
        { ...blank, answer, line, at: now, ...(known ? { ref: known.ref } : {}) },
        answer,
        line?.slice(0, LONGEST_LINE) ?? null,
        now,
      );
      if (answer === 'yes') await experiments.describe(pilot, { partnerAgreed: true }, now);
      // Whose no it was stands in the letter to the owner, and in no history.
      if (answer === 'no') await experiments.happen(pilot, { is: 'parked' }, { userId: null, now });
      await tellOwner(pilot, TOLD, `${answer}/${row.ref}`, now);
      return { pilot, again: false };
    },

    /** Silence: asked no more. */
    async fallSilent(ask: Ask, now: number): Promise<void> {
      const row = await store.findByRef(ask.teamId, ask.ref);
      const pilot = row && (await experiments.find(row.teamId, row.experimentId));
      if (!pilot || row.answer !== 'asked' || !waitsForYes(pilot)) return;
      await store.putPartner({ ...row, answer: 'silent', at: now });
      await tellOwner(pilot, TOLD, `silent/${row.ref}`, now);
    },

    /** The owner chooses who leads on the other side; a parked pilot is taken up again with her. */
    async choosePartner(pilot: Experiment, partnerId: string, by: { userId: string; now: number }): Promise<void> {
      const { teamId, id } = pilot;
      if (pilot.partnerId === partnerId) return;
      await experiments.describe(pilot, { partnerId, partnerAgreed: false }, by.now);
      if (pilot.state !== 'parked') return;
      const community = await communities.get(teamId, pilot.communityId);
      const today = calendar.today(community, by.now);
      const startOn = pilot.startOn !== null && pilot.startOn > today ? pilot.startOn : today;
      await experiments.happen({ teamId, id }, { is: 'resumed', startOn }, by);
    },

    canBeAsked,

    /** She has gone: what has not started needs somebody else. */
    async release(teamId: string, userId: string, communityId: string | null, now: number): Promise<void> {
      const where = communityId === null ? {} : { communityId };
      for (const pilot of await experiments.list({ teamId, leadId: userId, states: RESTING, ...where }))
        if (isPilot(pilot) && pilot.partnerId === userId) await experiments.describe(pilot, { partnerId: null, partnerAgreed: false }, now);
    },
  };
}

export type Service = ReturnType<typeof createService>;
