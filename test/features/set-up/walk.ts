/** The way through the wizard, for stories that begin after it. */
import type { Person } from '../../../src/sandbox/person.ts';
import { openWorld, type World, type WorldOptions } from '../../support/world.ts';

export const openEmptyWorld = (options: WorldOptions = {}): Promise<World> => openWorld({ community: 'none', paced: false, ...options });

export interface Wishes {
  name?: string;
  able?: string;
  founders?: string[];
  secondId?: string;
  channelName?: string;
  existingId?: string;
  formalContacts?: string;
}

/** To the preview, with everything filled so that no hint stands in the way. */
export async function walksToPreview(person: Person, wishes: Wishes = {}): Promise<void> {
  await person.types('/rondo setup new');
  await person.fills({ name: wishes.name ?? 'Leads of leads', who: 'New leads', able: wishes.able ?? 'plan alone' }).submits();
  await person.fills({ measure: 'weeks until the first plan', from: '20', to: '12', byOn: '2027-06-30' }).submits();
  await person.submits();
  await person
    .fills({
      founders: wishes.founders ?? ['U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS'],
      functions: 'Sales, Product, Engineering',
      levelBands: 'Leads, Directors',
    })
    .submits();
  await person.submits();
  await person.submits();
  await person.fills({ holidays: '2026-12-25 Christmas' }).submits();
  await person.submits();
  await person.fills({ formalContacts: wishes.formalContacts ?? 'People team, room 214' }).submits();
  await person
    .fills({ secondId: wishes.secondId ?? 'U0BEN', trustKeepers: ['U0CLEO', 'U0DEV'], librarianId: 'U0ELI', sponsorId: 'U0LEA' })
    .submits();
  if (wishes.existingId) {
    await person.chooses('place', 'A channel that exists');
    await person.fills({ existingId: wishes.existingId }).submits();
  } else await person.fills({ channelName: wishes.channelName ?? 'leads-of-leads' }).submits();
}

/** Set up by Ana, agreed by Ben, and open. */
export async function founds(world: World, wishes: Wishes = {}): Promise<void> {
  await walksToPreview(world.ana, wishes);
  await world.ana.submits();
  await world.passes('1 minute');
  await world.ben.presses('Agree');
  await world.passes('2 minutes');
  await world.ana.closes({ all: true });
}
