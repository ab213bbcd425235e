/** A hand, offered to somebody whose experiment came to rest. Only she reads it. */
import { shortTitle } from '../../community/experiment-views.ts';
import { formalContext } from '../../community/formal-views.ts';
import type { CommunitySettings } from '../../community/settings.ts';
import type { Block } from '../../platform/slack/message.ts';
import { actions, button, context, input, option, plainSection } from '../../platform/slack/text.ts';
import type { Stop } from './rules.ts';

const REST: Readonly<Record<Stop, string>> = { parked: 'rests for now', stopped: 'has stopped', closed: 'has ended without a result' };

/** Plain text, for the weekly message and App Home. */
export const offerLine = (title: string, stop: Stop): string =>
  `Your trial “${shortTitle(title)}” ${REST[stop]}. That happens to good ones. Would a hand help?`;

export const NO_HAND = 'no';
const OPTIONS = [
  option('A rehearsal partner', 'rehearsal'),
  option('A second pair of eyes', 'eyes'),
  option('Just to talk', 'talk'),
  option('No, thanks', NO_HAND),
];

export const offerInputs = (title: string, stop: Stop, settings: Pick<CommunitySettings, 'formalContacts'>): Block[] => [
  plainSection(offerLine(title, stop)),
  input('hand', 'What would help', { type: 'radio_buttons', options: OPTIONS }, { optional: true }),
  context('Only you see this, and your answer is not kept. Nothing is said to anybody.'),
  ...formalContext(settings),
];

export const handBlocks = (experimentId: string): Block[] => [
  plainSection('You choose whom to ask, and who may know.'),
  actions(button('Ask for a hand', 'hands:open', { value: `experiment/${experimentId}`, style: 'primary' })),
];
