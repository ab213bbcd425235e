/** Whether somebody can be asked, and what a proposal looks like. Nothing here may hint at a list: see `ask`. */
import { findName } from '../../community/find-member.ts';
import { belongs, findObstacle } from '../../community/member-rules.ts';
import { sayObstacle } from '../../community/member-views.ts';
import type { Community } from '../../community/records.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { askableAgainOn } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Proposal } from './store.ts';
import type { ProposalView } from './views.ts';

export function createWishes({ deps, store }: Parts, service: Service) {
  async function findObstacleTo(community: Community, proposerId: string, whom: string, now: number): Promise<string | null> {
    const { teamId, id, name: communityName, zone } = community;
    const person = await deps.people.find(teamId, whom);
    const name = person?.name ?? '';
    const obstacle = findObstacle(person);
    if (obstacle) return sayObstacle(obstacle, name);
    const member = await deps.members.find(teamId, id, whom);
    if (!belongs(member)) return `${name} is not in ${communityName}. Choose a member.`;
    if (member?.status === 'paused') return `${name} cannot be reached at present. Choose somebody else.`;
    if (member?.level === 'reader') return `${name} reads along and takes no part in coaching. Choose somebody else.`;
    if (await service.arePartners(teamId, proposerId, whom)) return `You and ${name} are partners already.`;
    const asked = (await store.to(teamId, proposerId)).some((row) => row.state === 'open' && row.fromId === whom);
    if (asked) return `${name} has asked you already. The question waits in App Home.`;
    const [last] = (await store.by(teamId, proposerId)).filter(
      (row) => row.toId === whom && row.state !== 'withdrawn' && row.state !== 'yes',
    );
    const from = last && askableAgainOn(toLocal(last.createdAt, zone).date);
    if (from && from > deps.calendar.today(community, now))
      return `You asked ${name} not long ago. You can ask again from ${formatDate(from)}.`;
    return null;
  }

  return {
    findErrors: async (community: Community, proposerId: string, whom: string, now: number): Promise<Record<string, string> | null> => {
      const words = await findObstacleTo(community, proposerId, whom, now);
      return words === null ? null : { whom: words };
    },

    viewOf: async ({ teamId, id, fromId, toId, why, want, closesOn }: Proposal): Promise<ProposalView> => ({
      ...{ id, why, want, closesOn },
      from: await findName(deps, teamId, fromId),
      to: await findName(deps, teamId, toId),
    }),
  };
}

export type Wishes = ReturnType<typeof createWishes>;
