/**
 * Set-up: a north star, a rhythm and two stewards, agreed before anything goes out; and everything that is changed later.
 * (practice 3.2, rows 1–4, 6–10, 94, 96)
 */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { touches } from './agenda.ts';
import { actions, closings, commands, events, type Services, submissions } from './commands.ts';
import { createAgreement } from './service-agreement.ts';
import { createChannelDesk } from './service-channel.ts';
import { createFounding, type Invite } from './service-founding.ts';
import { createHomePart } from './service-home.ts';
import { createLetters } from './service-letters.ts';
import { createLife, type ExportCommunity } from './service-life.ts';
import { createObjections } from './service-objections.ts';
import { createPreviews } from './service-preview.ts';
import { createPurpose } from './service-purpose.ts';
import { createSettingsService } from './service-settings.ts';
import { createWizard } from './service-wizard.ts';
import { createStore } from './store.ts';

export type { Invite } from './service-founding.ts';
export type { ExportCommunity } from './service-life.ts';

/** What other capabilities do for set-up; app.ts supplies it. */
export interface SetUpNeeds {
  /** Asks the founders in, each by her own word. */
  invite: Invite;
  /** Everything a community may export, as a file in the steward's direct messages. */
  exportCommunity: ExportCommunity;
}

export const createSetUp = (deps: Deps, { invite, exportCommunity }: SetUpNeeds): Contributions => {
  const store = createStore(deps.db);
  const previews = createPreviews(deps);
  const purpose = createPurpose({ deps });
  const settings = createSettingsService({ deps });
  const letters = createLetters(deps);
  const objections = createObjections({ deps, store, previews });
  const founding = createFounding({ deps, store, invite, stewardNames: purpose.stewardNames, foundersPost: objections.foundersPost });
  const channel = createChannelDesk({ deps, store, letters, found: founding.found });
  const agreement = createAgreement({ deps, store, previews, letters, lookForChannel: channel.lookForChannel });
  const wizard = createWizard({ deps, store, previews, propose: agreement.propose, showClosed: agreement.showClosed });
  const life = createLife({ deps, settings, exportCommunity });
  const home = createHomePart({ deps, store });
  const services: Services = { deps, wizard, agreement, channel, objections, settings, life, purpose };
  return {
    name: 'set-up',
    commands: commands(services),
    actions: actions(services),
    submissions: submissions(services),
    closings: closings(services),
    events: events(services),
    touches: touches(objections),
    home: home.panels,
    digest: home.digest,
    sent: {
      'set-up.channel': channel.channelMade,
      'set-up.channel-look': channel.channelSeen,
      'set-up.founders': founding.foundersPosted,
    },
    notSent: { 'set-up.channel': channel.channelRefused, 'set-up.channel-look': channel.channelRefused },
    describe: { objection: home.describeObjection },
    forget: home.forget,
    storedAbout: home.storedAbout,
    exportOf: home.exportOf,
    tidy: home.tidy,
  };
};
