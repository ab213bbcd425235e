/** How cards that fit are offered: when to use it first, then its title, and one button. */
import type { Block, Modal } from '../platform/slack/message.ts';
import { button, plain, plainSection, truncate } from '../platform/slack/text.ts';
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

/** Behind a button: the offers may have gone since it was drawn. */
export const offersModal = (callbackId: string, offers: readonly Offer[]): Modal => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain('Cards for this', 24),
  close: plain('Close', 24),
  blocks: offers.length === 0 ? [plainSection('Nothing fits any more. /find looks through the whole shelf.')] : offerBlocks(offers),
});
