/** Two asks at the end: what came of it, on its last day; and what is decided, the day after. */
import { PRIORITY } from '../../community/ask.ts';
import type { Experiment } from '../../community/experiment.ts';
import { endsOn } from '../../community/experiment-rules.ts';
import { askedOf } from '../../community/find-experiment.ts';
import type { Deps } from '../../community/kernel.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import type { Service } from './service.ts';

export const CLOSING = 'results.closing';
export const DECIDE = 'results.decide';
/** A week has one slot. */
const ONE_SLOT = 5;
const TWO_SLOTS = 10;

/** One run of it; what was extended on the day on which it began is another. */
export const runOf = ({ id, sinceOn, extended }: Pick<Experiment, 'id' | 'sinceOn' | 'extended'>): string =>
  `${id}/${sinceOn}/${extended ? 2 : 1}`;

export function createAsking(deps: Deps, service: Service) {
  const { attention, calendar, communities, people } = deps;

  async function handIn(kind: string, experiment: Experiment, opensOn: LocalDate, workingDays: number): Promise<void> {
    const { teamId, communityId } = experiment;
    const userId = askedOf(experiment);
    if (userId === null) return;
    const community = await communities.get(teamId, communityId);
    const zone = (await people.find(teamId, userId))?.zone ?? community.zone;
    const last = addWorkingDays(opensOn, workingDays, calendar.holidays(community));
    await attention.ask({
      ...{ teamId, communityId, userId, kind, ref: runOf(experiment), priority: PRIORITY.experiment, minutes: 3 },
      ...{ opensOn, expiresAt: toInstant(last, '23:59', zone), reminder: kind === DECIDE },
    });
  }

  /** What it asked for was given, or is not wanted any more. */
  async function settle(kind: string, experiment: Experiment, given: boolean, now: number): Promise<void> {
    const { teamId } = experiment;
    const userId = askedOf(experiment);
    if (userId === null) return;
    const waiting = given ? await attention.waiting(teamId, userId, now) : [];
    const ask = waiting.find((one) => one.kind === kind && one.ref === runOf(experiment));
    if (ask) await attention.markAnswered(ask, now);
    else await attention.withdrawAsk(teamId, kind, runOf(experiment), userId);
  }

  const isSame = (now: Experiment, was: Experiment): boolean =>
    now.state === was.state && now.sinceOn === was.sinceOn && now.days === was.days && askedOf(now) === askedOf(was);

  return {
    experimentChanged: async (now: Experiment, was: Experiment | null, at: number): Promise<void> => {
      if (was && isSame(now, was)) return;
      if (was?.state === 'running') await settle(CLOSING, was, now.state === 'result', at);
      if (was?.state === 'result') await settle(DECIDE, was, now.state === 'decided' || now.state === 'running', at);
      const ends = endsOn(now);
      if (now.state === 'running' && ends !== null) await handIn(CLOSING, now, ends, ONE_SLOT);
      if (now.state === 'result') {
        const community = await communities.get(now.teamId, now.communityId);
        await handIn(DECIDE, now, addDays(calendar.today(community, at), 1), TWO_SLOTS);
      }
      if (was && was.startedAt === null && now.startedAt !== null) await service.creditSource(now, at);
    },
  };
}
