/** What a running experiment has in the calendar: its check-ins, and the day on which silence closes it. */

import { PRIORITY } from '../../community/ask.ts';
import type { Experiment } from '../../community/experiment.ts';
import { closesOn, MISSES_BEFORE_PARKED } from '../../community/experiment-rules.ts';
import { askedOf } from '../../community/find-experiment.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { checkInDays, expiresOn, refOf } from './rules.ts';
import { CHECK_IN, type Parts, type Service } from './service.ts';

export const CLOSE = 'checkpoints.close';
export const PARKED = 'checkpoints.parked';
export const CLOSED = 'checkpoints.closed';

/** One run of it: a second one has letters and rows of its own. */
export const anchorOf = ({ id, sinceOn }: Pick<Experiment, 'id' | 'sinceOn'>): string => `${id}/${sinceOn}`;

export function createPlans({ deps }: Parts, service: Service) {
  const { agenda, attention, calendar, communities, people } = deps;

  async function plan(experiment: Experiment): Promise<void> {
    const { teamId, communityId, sinceOn } = experiment;
    const closes = closesOn(experiment);
    const userId = askedOf(experiment);
    if (sinceOn === null || closes === null) return;
    const community = await communities.get(teamId, communityId);
    await agenda.once(CLOSE, {
      ...{ teamId, communityId, anchor: anchorOf(experiment), zone: community.zone },
      dueAt: toInstant(closes, '09:00', community.zone),
    });
    if (userId === null) return;
    const zone = (await people.find(teamId, userId))?.zone ?? community.zone;
    for (const day of checkInDays(service.daysOf(experiment), experiment.days)) {
      const opensOn = addDays(sinceOn, day);
      await attention.ask({
        ...{ teamId, communityId, userId, kind: CHECK_IN, ref: refOf(experiment, day), priority: PRIORITY.experiment, minutes: 2 },
        ...{ opensOn, expiresAt: toInstant(expiresOn(opensOn, calendar.holidays(community)), '23:59', zone), reminder: false },
      });
    }
  }

  async function withdraw(experiment: Experiment): Promise<void> {
    const { teamId, communityId } = experiment;
    const userId = askedOf(experiment);
    await agenda.withdraw(teamId, communityId, CLOSE, anchorOf(experiment));
    if (userId === null) return;
    for (const day of checkInDays(service.daysOf(experiment), experiment.days))
      await attention.withdrawAsk(teamId, CHECK_IN, refOf(experiment, day), userId);
  }

  async function write(touch: string, experiment: Experiment, now: number): Promise<void> {
    const { teamId, communityId } = experiment;
    const userId = askedOf(experiment);
    if (userId === null) return;
    const zone: Zone = (await people.find(teamId, userId))?.zone ?? (await communities.get(teamId, communityId)).zone;
    await agenda.once(touch, { teamId, communityId, anchor: anchorOf(experiment), userId, dueAt: now, zone });
  }

  const isSame = (now: Experiment, was: Experiment): boolean =>
    now.sinceOn === was.sinceOn && now.days === was.days && askedOf(now) === askedOf(was);

  return {
    experimentChanged: async (now: Experiment, was: Experiment | null, at: number): Promise<void> => {
      const before = was?.state === 'running' ? was : null;
      const after = now.state === 'running' ? now : null;
      const stays = before && after && isSame(after, before);
      if (before && !stays) await withdraw(before);
      if (after && !stays) await plan(after);
      if (was) await service.classify(now);
      if (now.state === was?.state) return;
      // Parked by hand she knows; parked by silence she is told.
      if (now.state === 'parked' && now.misses >= MISSES_BEFORE_PARKED) await write(PARKED, now, at);
      if (now.state === 'closed') await write(CLOSED, now, at);
    },
  };
}

export type Plans = ReturnType<typeof createPlans>;
