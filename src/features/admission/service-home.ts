/** What admission shows on App Home: what waits for an answer, and what can be joined. */
import type { HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { findObstacle } from '../../community/member-rules.ts';
import type { Parts } from './service.ts';
import { waitingBlocks } from './views.ts';
import { openInvitation, purposeCard } from './views-invitation.ts';

export function createHomePanels({ deps, store }: Parts): HomePanel[] {
  const now = async (viewer: Viewer): Promise<HomeRow[]> => {
    const { teamId, userId } = viewer.person;
    const rows: HomeRow[] = [];
    for (const admission of await store.listAsked(teamId, userId)) {
      const community = await deps.communities.find(teamId, admission.communityId);
      if (community && community.status !== 'ended') rows.push({ rank: 0, blocks: openInvitation(community) });
    }
    for (const { community, roles } of viewer.memberships) {
      if (!roles.includes('steward')) continue;
      for (const { kind, why, userId: subject, byUserId } of await store.listWaiting(teamId, community.id)) {
        const names = { name: await findName(deps, teamId, subject), byName: await findName(deps, teamId, byUserId) };
        rows.push({ rank: 1_000, blocks: waitingBlocks({ community, kind, why, userId: subject, ...names }) });
      }
    }
    return rows;
  };

  /** The purpose card of what somebody could join by her own word. */
  const ours = async (viewer: Viewer): Promise<HomeRow[]> => {
    if (findObstacle(viewer.person) !== null) return [];
    const open = (await deps.communities.list(viewer.person.teamId, ['active'])).filter(
      (community) => community.settings.joining === 'open',
    );
    const isIn = (communityId: string): boolean => viewer.memberships.some(({ community }) => community.id === communityId);
    return open.filter(({ id }) => !isIn(id)).map((community) => ({ rank: 500, blocks: purposeCard(community) }));
  };

  return [
    { section: 'now', plural: 'all invitations and requests', rows: now },
    { section: 'ours', plural: 'all communities to join', rows: ours },
  ];
}
