/** Who leads the next session: turns by debt, private offers, swaps and cover, and the rota that everybody may read. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Member, Session } from '../../community/records.ts';

export interface FacilitationDoors {
  /** Who said "I would lead this" about the session's topic, first come first. */
  volunteers(session: Session): Promise<string[]>;
}

export interface Facilitation extends Contributions {
  /** Somebody left the community or was deactivated: what she had accepted passes on. */
  gone(member: Pick<Member, 'teamId' | 'communityId' | 'userId'>, now: number): Promise<void>;
}

export function createFacilitation(_deps: Deps, _doors: FacilitationDoors): Facilitation {
  return { name: 'facilitation', gone: async () => undefined };
}
