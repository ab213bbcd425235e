/** Who looks, for the gate, when nobody has gathered her memberships yet: a command, a button, a search. */
import type { Contributions } from './feature.ts';
import type { Deps } from './kernel.ts';
import { belongs } from './member-rules.ts';
import type { Looker } from './privacy.ts';

type Parts = Pick<Deps, 'people' | 'communities' | 'members' | 'roles' | 'calendar'> & { contributions(): readonly Contributions[] };

/** With the communities whose releases she may read as part of the organisation (`settings.organisationReaders`), and as a guest. */
export async function findLooker(deps: Parts, teamId: string, userId: string, now: number): Promise<Looker> {
  const person = await deps.people.find(teamId, userId);
  const memberOf = (await deps.members.of(teamId, userId)).filter(belongs).map(({ communityId }) => communityId);
  const inOrganisation = person?.kind === 'person' && person.active;
  const organisationOf: string[] = [];
  for (const community of inOrganisation ? await deps.communities.list(teamId) : []) {
    const { organisationReaders: readers } = community.settings;
    const isSponsor = async (): Promise<boolean> =>
      deps.roles.has(teamId, community.id, userId, 'sponsor', deps.calendar.today(community, now));
    if (readers === 'everybody' || (readers === 'sponsor' && (await isSponsor()))) organisationOf.push(community.id);
  }
  const guestOf: string[] = [];
  for (const feature of deps.contributions()) guestOf.push(...((await feature.guestOf?.(teamId, userId, now)) ?? []));
  return { userId, memberOf, inOrganisation, organisationOf, guestOf };
}
