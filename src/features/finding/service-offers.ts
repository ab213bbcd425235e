/** What of the shelf could be of use now: for a question, a session's topic, a newcomer's hope. (practice rows 45, 46) */
import type { Offer, OfferWanted } from '../../community/feature.ts';
import { findLooker } from '../../community/find-looker.ts';
import { useWhen } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Looker } from '../../community/privacy.ts';
import { stateFacets, tagFacets } from '../../community/shelf-rules.ts';
import { rankOffers, TOO_MANY, termsOf } from './rules-offers.ts';

const MOST = 6;

export function createOffers({ deps }: { deps: Pick<Deps, 'shelf'> & Parameters<typeof findLooker>[0] }) {
  /** Everybody in the channel: what each member may read, and nobody's own. */
  const everybody = (communityId: string): Looker => ({ userId: '', memberOf: [communityId], inOrganisation: false });

  return async function offers({ teamId, communityId, viewer, words, subTag, now }: OfferWanted): Promise<Offer[]> {
    const looker = viewer ? await findLooker(deps, teamId, viewer.person.userId, now) : everybody(communityId);
    const states = stateFacets(['proven', 'shared']);
    const search = (text: string, ...facets: string[][]) =>
      deps.shelf.search(looker, { teamId, text, facets: [states, ...facets], communityIds: [communityId], limit: TOO_MANY });
    const hits = await Promise.all(termsOf(words).map((term) => search(term)));
    const tagged = subTag === null ? [] : await search(subTag, tagFacets([subTag]));
    return rankOffers(hits, tagged)
      .slice(0, MOST)
      .map(({ item, rank }) => ({
        title: item.title,
        useWhen: useWhen(item),
        rank,
        open: { actionId: 'cards:open', value: item.id },
      }));
  };
}
