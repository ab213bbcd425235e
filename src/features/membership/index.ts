/** Membership: level and slot, pausing, leaving, what is stored about somebody, and what Slack says of people and channels. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createAboutCommands } from './commands-about.ts';
import { createEvents } from './commands-events.ts';
import { createLeavingCommands } from './commands-leaving.ts';
import { createPauseCommands } from './commands-pause.ts';
import { createSettingsCommands } from './commands-settings.ts';
import { createParts, type Others } from './service.ts';
import { createDigest } from './service-digest.ts';
import { createHomePanels } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';

export type { Erasure, Others } from './service.ts';

export interface Membership extends Contributions {
  /** Ends her membership at once; her texts stay without her name. */
  leave(community: Community, member: Member, now: number): Promise<void>;
}

export function createMembership(deps: Deps, others: Others): Membership {
  const parts = createParts(deps, others);
  const acts = [createSettingsCommands(parts), createPauseCommands(parts), createAboutCommands(parts), createLeavingCommands(parts)];
  return {
    name: 'membership',
    commands: acts.flatMap((each) => each.commands),
    actions: Object.assign({}, ...acts.map((each) => each.actions)),
    submissions: Object.assign({}, ...acts.map((each) => each.submissions)),
    events: createEvents(parts),
    touches: createTouches(parts),
    home: createHomePanels(parts),
    digest: createDigest(parts),
    ...createPrivacyParts(parts),
    leave: (community, member, now) => parts.leaving.leave(community, member, 'without-name', now),
  };
}
