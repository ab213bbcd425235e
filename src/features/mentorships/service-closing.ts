/** The end of six months, or sooner: each looks back alone; what is shown to others is the mentee's own choice. */
import { DAY } from '../../platform/clock.ts';
import type { Parts } from './service.ts';
import type { Life } from './service-life.ts';
import type { Talks } from './service-talks.ts';
import type { Mentorship } from './store.ts';

export const ASK_CLOSING = 'mentorships.closing';
export const CLOSED = 'mentorships.closed';
const WAITS = 21 * DAY;

export interface Said {
  changed: string;
  took: string;
  show: boolean;
}

export function createClosings({ deps, store, totals }: Parts, life: Life, talks: Talks) {
  const close = async (row: Mentorship, now: number): Promise<void> => {
    await life.end(row, 'closed', now);
  };

  /** Both are asked in their slots. Once. */
  async function begin(row: Mentorship, now: number): Promise<void> {
    const current = await store.find(row.teamId, row.id);
    if (current?.state !== 'agreed' || !(await store.change(row, { state: 'closing' }))) return;
    await talks.ask(row, { kind: ASK_CLOSING, ref: row.id, minutes: 2 }, now);
    const { teamId, communityId, id: anchor, zone } = row;
    await deps.agenda.once(CLOSED, { teamId, communityId, anchor, dueAt: now + WAITS, zone });
  }

  return {
    begin,
    beginById: async (teamId: string, id: string, now: number): Promise<void> => {
      const row = await store.find(teamId, id);
      if (row) await begin(row, now);
    },
    /** With the second answer it is over. */
    answer: async (row: Mentorship, userId: string, said: Said, now: number): Promise<void> => {
      const { teamId, id, communityId } = row;
      const took = userId === row.menteeId ? said.took : '';
      await store.putClosing({ teamId, mentorshipId: id, userId, changed: said.changed, took, privacy: 'P1' });
      if (userId === row.menteeId) {
        if (said.show && took !== '') await totals.putGain({ teamId, id, communityId, userId, text: took, shownAt: now, privacy: 'P3' });
        else await totals.removeGain(teamId, id);
      }
      if ((await store.closings(teamId, id)).length === 2) await close(row, now);
    },
    /** Three weeks on, whatever was said. */
    expire: async (teamId: string, id: string, now: number): Promise<void> => {
      const row = await store.find(teamId, id);
      if (row?.state === 'closing') await close(row, now);
    },
  };
}

export type Closings = ReturnType<typeof createClosings>;
