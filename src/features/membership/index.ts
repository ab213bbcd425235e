/** Membership: joining, the first month, level and slot, pause, leaving, and what is stored about somebody. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createAsks } from './agenda-asks.ts';
import { createLeavingCommands } from './commands.ts';
import { createEvents } from './commands-events.ts';
import { joiningActions, joiningCommands, joiningSubmissions } from './commands-joining.ts';
import { createSettings } from './commands-settings.ts';
import { createParts, type Erasure } from './service.ts';
import { createDigest, createHomePanels } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';

export type { Erasure } from './service.ts';

/** Asks people to join, each in a direct message; what cannot be is said in words, and nobody is enrolled without a yes. */
export type Invite = (
  community: Community,
  userIds: readonly string[],
  by: string,
  now: number,
) => Promise<{ asked: string[]; already: string[]; members: string[]; refused: string[] }>;

export interface Membership extends Contributions {
  invite: Invite;
}

export function createMembership(deps: Deps, erasure: Erasure): Membership {
  const parts = createParts(deps, erasure);
  const settings = createSettings(parts);
  const leaving = createLeavingCommands(parts, settings);
  return {
    name: 'membership',
    commands: [...joiningCommands(parts), ...settings.commands, ...leaving.commands],
    actions: { ...joiningActions(parts), ...settings.actions, ...leaving.actions },
    submissions: { ...joiningSubmissions(parts), ...settings.submissions, ...leaving.submissions },
    events: createEvents(parts),
    touches: createTouches(parts),
    asks: createAsks(parts),
    notSent: { 'membership.channel': parts.joining.notBrought },
    home: createHomePanels(parts),
    digest: createDigest(parts),
    ...createPrivacyParts(parts),
    invite: parts.admission.invite,
  };
}
