/** Who leads the next session: turns by debt, private offers, swaps and cover, and the rota that everybody may read. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Member, Session } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createOfferActions } from './commands.ts';
import { createFormCommands } from './commands-forms.ts';
import { createRotaCommands } from './commands-rota.ts';
import { createParts } from './service.ts';
import { createDigest, createHomePanels } from './service-home.ts';
import { DUTY, OFFER } from './service-offers.ts';
import { createPrivacyParts } from './service-privacy.ts';

export interface FacilitationDoors {
  /** Who said "I would lead this" about the session's topic, first come first. */
  volunteers(session: Session): Promise<string[]>;
}

export interface Facilitation extends Contributions {
  /** Somebody left the community or was deactivated: what she had accepted passes on. */
  gone(member: Pick<Member, 'teamId' | 'communityId' | 'userId'>, now: number): Promise<void>;
}

export function createFacilitation(deps: Deps, doors: FacilitationDoors): Facilitation {
  const parts = createParts(deps, doors);
  const rota = createRotaCommands(parts);
  const forms = createFormCommands(parts);
  return {
    name: 'facilitation',
    commands: rota.commands,
    actions: { ...createOfferActions(parts), ...rota.actions, ...forms.actions },
    submissions: forms.submissions,
    touches: createTouches(parts),
    home: createHomePanels(parts),
    digest: createDigest(parts),
    sent: { [OFFER]: parts.offers.sent, [DUTY]: parts.offers.sent, ...parts.group.sent },
    notSent: parts.group.notSent,
    sessionChanged: parts.sessionChanged,
    ...createPrivacyParts(parts),
    gone: parts.cover.gone,
  };
}
