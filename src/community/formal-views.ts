/** What is not for the bot, and whom to turn to: stands in every form of care (practice 3.8, required at set-up). Pure. */
import type { Block } from '../platform/slack/message.ts';
import { plainContext } from '../platform/slack/text.ts';
import type { CommunitySettings } from './settings.ts';

/** Set-up requires them; a community from before may have none. */
export const sayFormalContacts = ({ formalContacts }: Pick<CommunitySettings, 'formalContacts'>): string =>
  formalContacts === ''
    ? 'Harassment, safety, law, health: not for a bot. The stewards have still to enter whom to turn to here.'
    : `Harassment, safety, law, health: not for a bot. Turn to ${formalContacts}`;

export const formalContext = (settings: Pick<CommunitySettings, 'formalContacts'>): Block[] => [plainContext(sayFormalContacts(settings))];
