/** The agreement: the mentee writes first, the mentor completes it, both stand by it; then the dates are fixed. */
import type { Agreement } from './rules.ts';
import { sign, turnOf } from './rules.ts';
import type { Parts } from './service.ts';
import type { Life } from './service-life.ts';
import type { Talks } from './service-talks.ts';
import type { Mentorship } from './store.ts';
import { turnMessage } from './views-messages.ts';

export function createAgreements({ store, name }: Parts, life: Life, talks: Talks) {
  return {
    /** What stands of it now: 'waiting' for the other one, 'agreed' just now, or 'kept' as it was. */
    write: async (row: Mentorship, userId: string, given: Agreement, now: number): Promise<'waiting' | 'agreed' | 'kept'> => {
      const signedBy = sign(row, given, userId);
      const turn = turnOf({ ...row, signedBy });
      const first = turn === null && row.state === 'begun';
      const written = await store.change(row, { agreement: given, signedBy, ...(first ? { state: 'agreed', agreedAt: now } : {}) });
      if (!written) return 'kept';
      if (first) {
        await talks.fix(written, userId, now);
        return 'agreed';
      }
      if (turn === null || turn === userId) return 'kept';
      const message = turnMessage({ id: row.id, other: await name(row.teamId, userId), first: row.signedBy.length === 0 });
      await life.tell(written, turn, { what: `turn/${now}`, message }, now);
      return 'waiting';
    },
  };
}

export type Agreements = ReturnType<typeof createAgreements>;
