import type { Database } from '../platform/db/database.ts';
import type { NewId } from '../platform/ids.ts';
import { toLocal } from '../platform/time/zones.ts';
import { compareCommunities } from './change-words.ts';
import { personInLog } from './changes.ts';
import { createCommunitiesStore } from './communities-store.ts';
import { chooseCommunity } from './find-community.ts';
import type { Changes, Communities, Members, Roles } from './kernel.ts';
import type { Community } from './records.ts';
import { defaultSettings } from './settings.ts';

export interface CommunitiesParts {
  db: Database;
  newId: NewId;
  members: Members;
  roles: Pick<Roles, 'has'>;
  changes: Pick<Changes, 'add'>;
  /** It paused, sleeps or ended: whatever waits to be sent there is taken back. */
  onSilence?(teamId: string, communityId: string): Promise<void>;
}

export function createCommunities({ db, newId, members, roles, changes, onSilence }: CommunitiesParts): Communities {
  const store = createCommunitiesStore(db);

  /** Where she belongs; for stewards' acts only where she is one, or where she is setting one up. */
  async function listCandidates(teamId: string, userId: string, asSteward: boolean, now: number): Promise<Community[]> {
    const memberships = (await members.of(teamId, userId)).filter((member) => member.status === 'active' || member.status === 'paused');
    if (!asSteward)
      return alive(
        await store.findMany(
          teamId,
          memberships.map((member) => member.communityId),
        ),
      );
    const mine: Community[] = [];
    for (const community of alive(await store.list(teamId))) {
      const settingUp = community.createdBy === userId && (community.status === 'draft' || community.status === 'proposed');
      const today = toLocal(now, community.zone).date;
      if (settingUp || (await roles.has(teamId, community.id, userId, 'steward', today))) mine.push(community);
    }
    return mine;
  }

  const findByChannel: Communities['findByChannel'] = async (teamId, channelId) => {
    const found = await store.listByChannel(teamId, channelId);
    return alive(found)[0] ?? found[0] ?? null;
  };

  return {
    find: store.find,
    list: store.list,
    everywhere: () => store.all(['draft', 'proposed', 'active', 'paused', 'dormant', 'ended']),
    findByChannel,
    get: async (teamId, communityId) => {
      const community = await store.find(teamId, communityId);
      if (!community) throw new Error(`there is no community ${teamId}/${communityId}`);
      return community;
    },

    forAct: async (act, { name, asSteward = false } = {}) => {
      const here = act.channelId && !name?.trim() ? await findByChannel(act.teamId, act.channelId) : null;
      const community =
        here ?? chooseCommunity({ candidates: await listCandidates(act.teamId, act.userId, asSteward, act.now), name, asSteward });
      return { community, member: await members.find(act.teamId, community.id, act.userId) };
    },

    create: async ({ teamId, name, zone, createdBy, now, settings }) => {
      const community: Community = {
        id: newId(),
        teamId,
        name,
        status: 'draft',
        channelId: null,
        announcementChannelId: null,
        zone,
        settings: settings ?? defaultSettings(),
        createdAt: now,
        createdBy,
        silencedBy: null,
      };
      await store.insert(community);
      return community;
    },

    change: (community, change, { userId, now, why = '' }) =>
      db.transaction(async () => {
        const before = (await store.find(community.teamId, community.id)) ?? community;
        const after: Community = { ...before, ...change };
        await store.update(after);
        for (const line of compareCommunities(before, after, personInLog)) {
          await changes.add({ teamId: after.teamId, communityId: after.id, at: now, userId, ...line, why });
        }
        const falls =
          before.status !== after.status && (after.status === 'paused' || after.status === 'dormant' || after.status === 'ended');
        if (falls) await onSilence?.(after.teamId, after.id);
        return after;
      }),
  };
}

const alive = (communities: readonly Community[]): Community[] => communities.filter((community) => community.status !== 'ended');
