/** What is kept of thanks, who may read it, what may be exported, and what becomes of it when somebody leaves. */
import type { Contributions } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { lookerOf } from '../../community/privacy.ts';
import { sayDate } from '../../platform/time/say.ts';
import { OFFER_KEPT, PRIVATE_KEPT } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Thanks } from './store.ts';
import { shortLine } from './views.ts';

export function createPrivacyParts(
  { deps, store }: Parts,
  service: Service,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy' | 'describe'>> {
  const on = (at: number): string => sayDate(at, 'UTC', true);
  const drop = async (row: Thanks): Promise<void> => {
    await store.remove(row);
    await deps.trail.forget(row.teamId, { kind: 'thanks', id: row.id });
  };

  return {
    describe: {
      thanks: async (ref, viewer) => {
        const row = await store.find(viewer.person.teamId, ref.id);
        if (!row) return null;
        const sharedWith = [row.fromId, row.toId].filter((id) => id !== null);
        const isSeen = deps.privacy.see(lookerOf(viewer), { ...row, authorId: null, sharedWith });
        return isSeen ? { title: shortLine(await service.viewOf(row)) } : null;
      },
    },

    async forget({ teamId, userId, communityId, choice, now }) {
      for (const row of await store.about(teamId, userId)) {
        if (communityId !== null && row.communityId !== communityId) continue;
        const isOut = row.privacy === 'P3';
        const isHers = row.fromId === userId;
        if (isOut && choice === 'with-name') continue;
        // Between two people, what was said to her goes with her; what she said stays with whoever was thanked, without her name.
        if (choice === 'delete' || (!isOut && !isHers)) await drop(row);
        else if (choice === 'without-name')
          await store.change(row, { ...(isHers ? { fromId: null } : { toId: null }), ...(isOut ? {} : { wantsNotes: false }) });
        if (isOut) await service.redraw(row, now);
      }
      await store.forgetOffers(teamId, userId, communityId);
      // What she said about praise holds in every community: it goes with the last of them.
      const stays = (await deps.members.of(teamId, userId)).some((member) => member.communityId !== communityId);
      if (communityId === null || !stays) await store.forgetPraise(teamId, userId);
    },

    async storedAbout(teamId, userId) {
      const rows = await store.about(teamId, userId);
      const words = ({ kind, did, changed, privacy, at }: Thanks) => ({ on: on(at), for: kind, did, changed, privacy });
      const given = rows.filter(({ fromId }) => fromId === userId);
      const received = rows.filter(({ toId }) => toId === userId);
      const praise = await store.praise(teamId, userId);
      const offers = await store.offers(teamId, userId);
      const sections = [
        {
          title: 'Thanks you gave',
          records: await Promise.all(
            given.map(async (row) => ({ to: row.toId && (await findName(deps, teamId, row.toId)), ...words(row) })),
          ),
        },
        {
          title: 'Thanks you received',
          records: await Promise.all(
            received.map(async (row) => ({ from: row.fromId && (await findName(deps, teamId, row.fromId)), ...words(row) })),
          ),
        },
        { title: 'Thanks in the notes', records: praise === null ? [] : [{ 'thanks to you may stand there': praise, privacy: 'P3' }] },
        {
          title: 'When you were offered a hand',
          records: offers.map(({ offeredAt, privacy }) => ({ on: on(offeredAt), privacy })),
        },
      ];
      return sections.filter(({ records }) => records.length > 0);
    },

    /** Only what stands in the notes. */
    async exportOf({ teamId, id }) {
      const records = [];
      for (const row of await store.out(teamId, id)) {
        const { from, to, kind, did, changed } = await service.viewOf(row);
        records.push({ on: on(row.at), from: from ?? '', to: to ?? '', for: kind, did, changed, privacy: row.privacy });
      }
      return records.length > 0 ? [{ title: 'Thanks', records }] : [];
    },

    async tidy(now) {
      for (const row of await store.old(now - PRIVATE_KEPT)) await drop(row);
      await store.tidyOffers(now - OFFER_KEPT);
    },
  };
}
