/** Who may find a document: the tokens under which the search index keeps it. One door for all that index something. Pure. */
import type { Item } from './item.ts';
import type { Looker } from './privacy.ts';

export const ownerScope = (userId: string): string => `o${userId}`;
export const communityScope = (communityId: string): string => `c${communityId}`;
/** What a community has released to its organisation, and to its guests. */
const organisationScope = (communityId: string): string => `g${communityId}`;
const guestScope = (communityId: string): string => `v${communityId}`;

export function scopeOf({ privacy, communityId, authorId }: Pick<Item, 'privacy' | 'communityId' | 'authorId'>): string {
  switch (privacy) {
    case 'P0':
      return ownerScope(authorId ?? '');
    case 'P3':
      return communityScope(communityId);
    case 'P4':
      return organisationScope(communityId);
    case 'P5':
      return guestScope(communityId);
  }
}

/** Everything she may find. The gate is asked again about each hit: the index makes it quick, not safe. */
export function scopesOf(looker: Looker, among?: readonly string[]): string[] {
  const within = (ids: readonly string[]): readonly string[] => (among ? ids.filter((id) => among.includes(id)) : ids);
  const members = within(looker.memberOf);
  const colleagues = looker.inOrganisation ? within(looker.organisationOf ?? []) : [];
  const guests = within(looker.guestOf ?? []);
  return [
    ownerScope(looker.userId),
    ...members.map(communityScope),
    ...new Set([...members, ...colleagues].map(organisationScope)),
    ...new Set([...members, ...colleagues, ...guests].map(guestScope)),
  ];
}
