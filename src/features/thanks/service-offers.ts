/** Whoever's experiment came to rest is offered a hand: privately, once for each, and at most once a quarter. (practice 74) */
import { PRIORITY } from '../../community/ask.ts';
import { type Experiment, leadsOf } from '../../community/experiment.ts';
import { findActiveMember } from '../../community/find-member.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { OFFER } from './agenda.ts';
import { hasStopped, mayOffer, OFFER_OPEN_WORKING_DAYS } from './rules.ts';
import type { Parts } from './service.ts';

export const createOffers =
  ({ deps, store }: Parts) =>
  async (experiment: Experiment, was: Experiment | null, now: number): Promise<void> => {
    if (!hasStopped(experiment, was)) return;
    const { teamId, communityId, id: experimentId } = experiment;
    for (const userId of leadsOf(experiment)) {
      const found = await findActiveMember(deps, { teamId, communityId, userId });
      if (!found || !mayOffer(await store.offers(teamId, userId), experimentId, now)) continue;
      const { community } = found;
      const opensOn = deps.calendar.today(community, now);
      const lastOn = addWorkingDays(opensOn, OFFER_OPEN_WORKING_DAYS, deps.calendar.holidays(community));
      await store.addOffer({ teamId, experimentId, userId, communityId, offeredAt: now, privacy: 'P0' });
      await deps.attention.ask({
        ...{ teamId, communityId, userId, kind: OFFER, ref: experimentId, priority: PRIORITY.notice, minutes: 1 },
        ...{ opensOn, expiresAt: toInstant(lastOn, '18:00', community.zone), reminder: false },
      });
    }
  };
