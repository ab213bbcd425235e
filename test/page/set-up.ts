/** Ana sets a community up in an empty workspace, to the end of the wizard; Ben agrees; it begins. */
import type { Hand } from './hand.ts';

export async function setsUp(ana: Hand): Promise<void> {
  const next = async (until: string): Promise<void> => {
    await ana.presses('Next');
    await ana.sees(until);
    await ana.pictures(
      until
        .toLowerCase()
        .replace(/[^a-z]+/g, '-')
        .slice(0, 30),
    );
  };
  await ana.sees('You are Ana, and nothing is set up yet. Try:');
  await ana.types('/rondo setup');
  await ana.sees('What do you call the community?');
  await ana.pictures('purpose');
  await ana.presses('Next');
  await ana.sees('Please complete this required field');
  await ana.pictures('purpose-refused');
  await ana.fills('What do you call the community?', 'Leads of leads');
  await ana.fills('Who should be able to do something new?', 'New leads');
  await ana.fills('What should they be able to do?', 'plan a quarter alone');
  await next('Where will you see it?');
  await ana.fills('Where will you see it?', 'weeks until the first plan');
  await ana.fills('Today', '20');
  await ana.fills('Then', '12');
  await ana.fills('By when?', '2027-06-30');
  await next('Who keeps this number?');
  await next('Founding members');
  await ana.picks('Founding members', 'Cleo Brandt', 'Dev Malhotra', 'Eli Rosen', 'Fay Nilsson', 'Gus Weber');
  await ana.fills('Functions you want in it', 'Sales, Product, Engineering');
  await ana.fills('Levels you want in it', 'Leads, Directors');
  await ana.pictures('people-filled');
  await next('Who must not be put together');
  await next('A session');
  await next('The quarter starts on');
  await ana.fills('Days on which nothing is sent', '2026-12-25 Christmas');
  await next('Norms to begin with');
  await next('Whom does one turn to');
  await ana.fills('Whom does one turn to', 'People team, room 214');
  await next('The other steward');
  await ana.picks('The other steward', 'Ben Okafor');
  await ana.picks('Two trust keepers', 'Cleo Brandt', 'Dev Malhotra');
  await ana.picks('Librarian', 'Eli Rosen');
  await ana.picks('Sponsor', 'Lea Fontaine');
  await ana.pictures('roles-filled');
  await next('Its name');
  await ana.fills('Its name', 'leads-of-leads');
  await ana.presses('Next');
  await ana.meets('8 of 8');
  await ana.pictures('preview');
  await ana.page.locator('dialog[open] button[type=submit]').click();
  await ana.page.waitForTimeout(1000);
  await ana.pictures('asked');
  await ana.leaves();
  await ana.is('Ben Okafor');
  await ana.goes('Rondo: Messages');
  await ana.sees('Ana asks you to carry “Leads of leads” as the other steward');
  await ana.pictures('ben-is-asked');
  await ana.presses('Look first');
  await ana.sees('Trust keepers: Cleo and Dev.');
  await ana.pictures('ben-looks');
  await ana.leaves();
  await ana.presses('Agree');
  await ana.sees('Agree to the plan?');
  await ana.pictures('ben-is-sure');
  await ana.presses('Agree');
  await ana.sees('✓ You agreed to “Leads of leads”.');
  await ana.passes('hour');
  await ana.sees('✓ “Leads of leads” is open.');
  await ana.pictures('agreed');
  await ana.goes('leads-of-leads');
  await ana.pictures('the-channel');
  await ana.is('Cleo Brandt');
  await ana.goes('Rondo: Messages');
  await ana.sees('Ana invites you to Leads of leads');
  await ana.pictures('cleo-is-invited');
}
