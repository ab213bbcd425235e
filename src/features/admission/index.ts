/** Admission: how somebody comes in. Joining, asking to, being invited or nominated. Nobody is enrolled without her own yes. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Level, Member } from '../../community/records.ts';
import type { Act, Answer } from '../../platform/feature.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createActions, createEntry } from './commands-answers.ts';
import { type Begin, createParts, type Greet } from './service.ts';
import { createHomePanels } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';

/** What other capabilities do for admission. */
export interface Beginnings {
  begin: Begin;
  greet: Greet;
}

/** Asks people to join, each in a direct message; what cannot be is said in words, and nobody is enrolled without a yes. */
export type Invite = (
  community: Community,
  userIds: readonly string[],
  by: string,
  now: number,
) => Promise<{ asked: string[]; already: string[]; members: string[]; refused: string[] }>;

export interface Admission extends Contributions {
  invite: Invite;
  /** She is in the channel, by herself or brought by somebody. */
  askWhoCame(community: Community, userId: string, broughtBy: string | null, now: number): Promise<void>;
  /** What her own word does here. */
  consents(community: Community, userId: string): Promise<'in-already' | 'joins' | 'request'>;
  /** `told`: she has read what she comes into. */
  join(community: Community, userId: string, options: { level: Level; told: boolean }, now: number): Promise<Member>;
  /** Joins, or asks the stewards: what an act of hers comes to here. */
  enter(community: Community, act: Act): Promise<Answer>;
  /** Her own no. */
  refuse(community: Community, userId: string, now: number): Promise<void>;
  /** She leaves: what waits for an answer about her waits no longer. */
  withdraw(member: Member, by: string, now: number): Promise<void>;
  countWaiting(community: Community): Promise<number>;
}

export function createAdmission(deps: Deps, beginnings: Beginnings): Admission {
  const parts = createParts(deps, beginnings);
  const { asking, joining, store } = parts;
  const enter = createEntry(parts);
  return {
    name: 'admission',
    commands: createCommands(parts, enter),
    actions: createActions(parts, enter),
    touches: createTouches(parts),
    notSent: { 'admission.channel': joining.notBrought },
    home: createHomePanels(parts),
    ...createPrivacyParts(parts),
    invite: asking.invite,
    askWhoCame: asking.askWhoCame,
    consents: joining.consents,
    join: joining.join,
    enter,
    refuse: asking.refuse,
    withdraw: asking.withdraw,
    countWaiting: async (community) => (await store.listWaiting(community.teamId, community.id)).length,
  };
}
