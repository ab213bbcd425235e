/** How cards that fit are offered: when to use it first, then its title, and one button. */
import type { Block } from '../platform/slack/message.ts';
import { button, plainSection, truncate } from '../platform/slack/text.ts';
import type { Offer } from './feature.ts';

export const offerLine = ({ title, useWhen }: Offer): string => (useWhen === '' ? title : `${useWhen} → ${title}`);

/** One block an offer; nothing when there is none. */
export const offerBlocks = (offers: readonly Offer[]): Block[] =>
  offers.map((offer, at) =>
    plainSection(
      truncate(offerLine(offer), 300),
      button('Open it', `${offer.open.actionId}#offer${at}`, { value: offer.open.value, label: truncate(`Open: ${offer.title}`, 75) }),
    ),
  );
