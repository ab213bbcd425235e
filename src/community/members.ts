import type { Database } from '../platform/db/database.ts';
import type { Members } from './kernel.ts';
import { createMembersStore } from './members-store.ts';
import type { Member } from './records.ts';

export interface MembersParts {
  db: Database;
  /** She paused or left: whatever waits to be sent to her from there is taken back. */
  onSilence?(teamId: string, communityId: string, userId: string): Promise<void>;
  /** Told of every change, in its transaction; `was` null: she is new here. */
  changed?: ((member: Member, was: Member | null) => Promise<void>) | undefined;
}

export function createMembers({ db, onSilence, changed }: MembersParts): Members {
  const store = createMembersStore(db);
  return {
    find: store.find,
    list: store.list,
    of: store.of,
    count: store.count,
    put: (member) =>
      db.transaction(async () => {
        const was = changed ? await store.find(member.teamId, member.communityId, member.userId) : null;
        await store.put(member);
        if (member.status === 'paused' || member.status === 'left') await onSilence?.(member.teamId, member.communityId, member.userId);
        await changed?.(member, was);
      }),
  };
}
