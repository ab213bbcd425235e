/** The page of mentors as somebody reads it now, and what of it stands on her App Home. */
import type { HomePanel, HomeRow } from '../../community/feature.ts';
import { requireMember } from '../../community/find-member.ts';
import type { Community } from '../../community/records.ts';
import type { Act } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import type { Parts } from './service.ts';
import type { List } from './service-list.ts';
import { askedBlocks, MOST_GAINS, nominatedBlocks, pageModal, searchBlocks, type Waiting } from './views.ts';

export function createPages({ deps, others, store, nominations, name }: Parts, list: List) {
  const waiting = async (community: Pick<Community, 'teamId' | 'id'>, userId: string): Promise<Waiting & { requestId: string | null }> => {
    const { teamId, id } = community;
    const open = (await store.openOf(teamId, userId)).filter(({ communityId }) => communityId === id);
    const put = (await nominations.of(teamId, id, userId)).filter(({ state }) => state === 'asked');
    const asked = open.filter(({ mentorId }) => mentorId === userId);
    return {
      asked: await Promise.all(asked.map(async (row) => ({ id: row.id, want: row.want, mentee: await name(teamId, row.menteeId) }))),
      nominations: await Promise.all(
        put.map(async (row) => ({ id: row.id, line: row.line, nominator: await name(teamId, row.nominatorId) })),
      ),
      requestId: open.find(({ menteeId }) => menteeId === userId)?.id ?? null,
    };
  };

  const page = async (community: Community, act: Act, notice: string | null = null): Promise<Modal> => {
    const member = await requireMember(deps, community, act.userId);
    return pageModal({
      ...{ community, notice, listed: await list.read(community, act.userId), isAway: member.status !== 'active' },
      ...(await waiting(community, act.userId)),
      hasMentor: (await others.mentorships.living(act.teamId)).some(({ menteeId }) => menteeId === act.userId),
      interests: await others.interests(member),
      gains: await Promise.all(
        (await others.mentorships.gains(community)).slice(0, MOST_GAINS).map(async ({ id, userId, text }) => ({
          ...{ id, text, name: userId === null ? null : await name(act.teamId, userId), isMine: userId === act.userId },
        })),
      ),
    });
  };

  /** Questions to her come first of everything that waits: somebody waits for the answer. */
  const now: HomePanel = {
    section: 'now',
    plural: 'all questions about mentors',
    rows: async ({ person, memberships }) => {
      const rows: HomeRow[] = [];
      for (const { community } of memberships) {
        const { asked, nominations: put } = await waiting(community, person.userId);
        rows.push(...asked.map((row) => ({ rank: 60, blocks: askedBlocks(row) })));
        rows.push(...put.map((row) => ({ rank: 300, blocks: nominatedBlocks(row, community.name) })));
      }
      return rows;
    },
  };
  const mine: HomePanel = {
    section: 'mine',
    plural: 'all about a mentor',
    rows: async ({ person, memberships }) => {
      const rows: HomeRow[] = [];
      for (const { community } of memberships) {
        const { requestId } = await waiting(community, person.userId);
        if (requestId !== null) rows.push({ rank: 45, blocks: searchBlocks(requestId, community.name) });
      }
      return rows;
    },
  };

  return { page, home: [now, mine] };
}

export type Pages = ReturnType<typeof createPages>;
