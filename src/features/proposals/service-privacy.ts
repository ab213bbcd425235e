/** What is kept of a question from one person to another: P1, for 90 days. */
import type { Contributions, StoredSection } from '../../community/feature.ts';
import { DAY } from '../../platform/clock.ts';
import { stateForProposer } from './rules.ts';
import type { Parts } from './service.ts';
import type { Wishes } from './service-wishes.ts';

const P1_KEPT = 90 * DAY;

export const createPrivacyParts = ({ store }: Parts, wishes: Wishes): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> => ({
  // Words for one person: whatever becomes of other texts, they go.
  forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),

  /** Each side as far as she may know of it: what was never delivered stands only with whoever asked, and reads there as it did on Home. */
  storedAbout: async (teamId, userId) => {
    const asked = await Promise.all(
      (await store.by(teamId, userId)).map(async (row) => {
        const { to, why, want } = await wishes.viewOf(row);
        return { whom: to, why, 'work on': want, until: row.closesOn, state: stateForProposer(row.state), privacy: row.privacy };
      }),
    );
    const toHer = await Promise.all(
      (await store.to(teamId, userId)).map(async (row) => {
        const { from, why, want } = await wishes.viewOf(row);
        return { from, why, 'work on': want, until: row.closesOn, state: row.state, privacy: row.privacy };
      }),
    );
    const sections: StoredSection[] = [
      { title: 'Whom you asked to be your partner', records: asked },
      { title: 'Who asked you to be a partner', records: toHer },
    ];
    return sections.filter(({ records }) => records.length > 0);
  },

  tidy: (now) => store.tidy(now - P1_KEPT),
});
