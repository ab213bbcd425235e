/** What is not for the bot, and whom to turn to: stands in every form of care (practice 3.8, required at set-up). Pure. */
import type { Block } from '../platform/slack/message.ts';
import { plainContext } from '../platform/slack/text.ts';
import type { CommunitySettings } from './settings.ts';

export const sayFormalContacts = ({ formalContacts }: Pick<CommunitySettings, 'formalContacts'>): string =>
  formalContacts === '' ? '' : `Harassment, safety, law, health: not for a bot. Turn to ${formalContacts}`;

/** Nothing when the community has entered none yet. */
export const formalContext = (settings: Pick<CommunitySettings, 'formalContacts'>): Block[] => {
  const words = sayFormalContacts(settings);
  return words === '' ? [] : [plainContext(words)];
};
