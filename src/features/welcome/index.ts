/** Welcome: somebody's first month. The first message and its one question, the reminder, first things, after a month. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import type { Message } from '../../platform/slack/message.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { createTouches } from './agenda.ts';
import { createAsks } from './agenda-asks.ts';
import { createActions } from './commands.ts';
import { createSubmissions } from './commands-forms.ts';
import { createParts, type Others } from './service.ts';
import { createHomePanels } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';
import type { News } from './service-scores.ts';
import type { Whose } from './store.ts';
import type { Interest } from './tables.ts';
import { greet } from './views.ts';

export interface Welcome extends Contributions {
  /** Her first month starts; what an earlier one left is replaced. `welcomedAt` is null when she has not been told yet what she comes into. */
  begin(whose: Whose, joinedOn: LocalDate, welcomedAt: number | null): Promise<void>;
  /** An opening, the facts of day one, and the three answers. */
  greet(community: Community, opening: string): Message;
  /** She has said how she takes part. */
  hasTold(member: Member): Promise<boolean>;
  /** What she ticked when she came: for the button that comes first on the page of mentors. */
  interests(member: Member): Promise<readonly Interest[]>;
  /** This date, or the first one after a session that is close to her joining: nothing but the welcome comes before. */
  heldUntil(community: Community, member: Member, on: LocalDate): Promise<LocalDate>;
  /** For the stewards' digest: who is new since a date, and how newcomers of late were received. */
  news(community: Community, since: LocalDate): Promise<News>;
}

export function createWelcome(deps: Deps, others: Others): Welcome {
  const parts = createParts(deps, others);
  const { store } = parts;
  return {
    name: 'welcome',
    actions: createActions(parts),
    submissions: createSubmissions(parts),
    touches: createTouches(parts),
    asks: createAsks(parts),
    home: createHomePanels(parts),
    ...createPrivacyParts(parts),
    begin: store.start,
    greet: (community, opening) => greet({ community, library: deps.library }, opening),
    hasTold: async (member) => Boolean((await store.find(member))?.answeredAt),
    interests: async (member) => (await store.find(member))?.interests ?? [],
    heldUntil: parts.holds.heldUntil,
    news: parts.scores.news,
  };
}
