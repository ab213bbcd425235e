/** Three cards for this: every capability that has something fitting is asked, and the three that fit best are offered. */
import type { Contributions, Offer, OfferWanted } from './feature.ts';

/** Practice 1.D 45 and 46. */
const MOST_OFFERED = 3;

/** Each thing once, best first; may be empty. */
export async function findOffers(contributions: readonly Contributions[], wanted: OfferWanted): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const feature of contributions) offers.push(...((await feature.offers?.(wanted)) ?? []));
  const once = new Map<string, Offer>();
  for (const offer of offers.toSorted((a, b) => a.rank - b.rank)) {
    const key = `${offer.open.actionId} ${offer.open.value}`;
    if (!once.has(key)) once.set(key, offer);
  }
  return [...once.values()].slice(0, MOST_OFFERED);
}
