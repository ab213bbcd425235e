/** The board of experiments: what members may see of all of them, posted in week 2 and shown in a review. */
import type { Experiment } from '../../community/experiment.ts';
import { seesTitle, seesWhole } from '../../community/experiment.ts';
import { countExperiments, dayOf } from '../../community/experiment-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Looker } from '../../community/privacy.ts';
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { UserError } from '../../platform/errors.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { laidOut } from './rules.ts';
import type { Store } from './store.ts';
import { type BoardView, boardMessage, type EntryView, VERDICTS } from './views.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export const POST = 'boards.post';
const MOST = 500;

export function createService({ deps, store }: Parts) {
  const { attention, calendar, communities, experiments, people, privacy, trail } = deps;

  /** Somebody of the community, and nobody in particular: what stands in the channel. */
  const anybody = (communityId: string): Looker => ({ userId: '', memberOf: [communityId], inOrganisation: false });

  const whenOf = (experiment: Experiment, today: string): string => {
    if (experiment.state === 'designed') return experiment.startOn ? `starts on ${formatDate(experiment.startOn)}` : 'not started';
    if (experiment.state === 'result') return 'has a result';
    if (experiment.verdict !== null && experiment.decidedAt !== null) return VERDICTS[experiment.verdict];
    const day = Math.min(dayOf(experiment, today), experiment.days);
    return day === 0 ? `first day of ${experiment.days}` : `day ${day} of ${experiment.days}`;
  };

  /** What came of it and can be borrowed: the first item on its trail that members may read. */
  const itemOf = async ({ teamId, id }: Experiment, looker: Looker): Promise<string | null> => {
    for (const { ref, direction } of await trail.walk(teamId, { kind: 'experiment', id }, 2)) {
      if (ref.kind !== 'item' || direction !== 'effect') continue;
      if (await deps.shelf.findFor(looker, teamId, ref.id)) return ref.id;
    }
    return null;
  };

  const quarterBegan = async ({ teamId, id, zone }: Community, today: string): Promise<number> => {
    const session = (await calendar.sessions(teamId, id)).findLast(({ quarterOn }) => quarterOn <= today);
    return session ? toInstant(session.quarterOn, '00:00', zone) : 0;
  };

  const view = async (community: Community, userId: string | null, since: number, now: number): Promise<BoardView> => {
    const { teamId, id: communityId } = community;
    const today = calendar.today(community, now);
    const looker = anybody(communityId);
    const all = await experiments.list({ teamId, communityId, limit: MOST });
    const parts = laidOut(
      all.filter((each) => seesTitle(privacy, looker, each)),
      since,
    );
    const names = await people.findMany(
      teamId,
      all.flatMap(({ ownerId }) => ownerId ?? []),
    );
    const entry = async (each: Experiment): Promise<EntryView> => ({
      ...{ id: each.id, title: each.title, name: names.get(each.ownerId ?? '')?.name ?? null, when: whenOf(each, today) },
      mine: userId !== null && (each.ownerId === userId || each.partnerId === userId),
      itemId: seesWhole(privacy, looker, each) ? await itemOf(each, looker) : null,
    });
    const began = await quarterBegan(community, today);
    return {
      communityId,
      running: await Promise.all(parts.running.map(entry)),
      fresh: await Promise.all(parts.fresh.map(entry)),
      decided: await Promise.all(parts.decided.map(entry)),
      counts: countExperiments(all, began),
    };
  };

  const sinceOf = async (community: Community, now: number): Promise<number> =>
    (await store.newest(community.teamId, community.id))?.postedAt ?? now - 28 * DAY;

  return {
    anybody,
    sinceOf,
    /** What the newest post shows stands in the list behind its button, too. */
    view: async (community: Community, userId: string | null, now: number): Promise<BoardView> =>
      view(community, userId, Math.min(await sinceOf(community, now), now - 28 * DAY), now),

    /** Practice 3.9, a2. */
    async post({ teamId, communityId, anchor, now }: DueTouch): Promise<void> {
      const session: Session | null = await calendar.findSession(teamId, anchor);
      const community = await communities.get(teamId, communityId);
      if (!session || session.status === 'cancelled') return;
      const message = boardMessage(await view(community, null, await sinceOf(community, now), now));
      const row = { teamId, communityId, sessionId: session.id, postedAt: now, channelId: null, ts: null, privacy: 'P3' as const };
      if (!(await store.add(row))) return;
      await attention.post(
        {
          ...{ teamId, communityId, touch: POST, key: `${POST}/${session.id}`, message, minutes: 2, expiresAt: now + 2 * DAY },
          about: { kind: 'board', id: session.id },
        },
        now,
      );
    },

    /** An experiment whose title she may see. */
    async getVisible(teamId: string, id: string, looker: Looker): Promise<Experiment> {
      const experiment = await experiments.find(teamId, id);
      if (!experiment || !seesTitle(privacy, looker, experiment)) {
        throw new UserError('This experiment is not on the board any more.', 'The board shows what is there today.');
      }
      return experiment;
    },
  };
}

export type Service = ReturnType<typeof createService>;
