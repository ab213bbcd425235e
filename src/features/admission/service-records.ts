/** What is written down about somebody who is not in yet. */
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community } from '../../community/records.ts';
import type { Store } from './store.ts';
import type { AdmissionKind, AdmissionStatus } from './tables.ts';

export function createRecords({ deps, store }: { deps: Deps; store: Store }) {
  const { agenda, members } = deps;

  const record = (
    community: Community,
    userId: string,
    entry: { kind: AdmissionKind; status: AdmissionStatus; by: string; why?: string; now: number },
  ) =>
    store.put({
      teamId: community.teamId,
      communityId: community.id,
      userId,
      kind: entry.kind,
      status: entry.status,
      byUserId: entry.by,
      why: entry.why ?? '',
      createdAt: entry.now,
      decidedBy: null,
      decidedAt: null,
      privacy: 'P1',
    });

  /** The member row of somebody who is not in yet. */
  const standBefore = async (community: Community, userId: string, status: 'invited' | 'requested'): Promise<void> => {
    const before = await members.find(community.teamId, community.id, userId);
    if (belongs(before)) return;
    await members.put({
      teamId: community.teamId,
      communityId: community.id,
      userId,
      status,
      level: 'reader',
      joinedOn: null,
      pausedUntil: null,
      jobFunction: before?.jobFunction ?? null,
      levelBand: before?.levelBand ?? null,
    });
  };

  const leaveBefore = async (community: Community, userId: string): Promise<void> => {
    const member = await members.find(community.teamId, community.id, userId);
    if (member && !belongs(member)) await members.put({ ...member, status: 'left' });
  };

  /** A message that is sent by the next tick, in the person's hours. */
  const soon = (community: Community, touch: string, anchor: string, userId: string, now: number) =>
    agenda.once(touch, { teamId: community.teamId, communityId: community.id, anchor, userId, dueAt: now, zone: community.zone });

  return { record, standBefore, leaveBefore, soon };
}
