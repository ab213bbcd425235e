/** Something left the room: a report about one trust keeper goes to the other, each step with a yes; another is taken back. */
import { FORMAL, hears, pressesLast } from './care-tools.ts';
import type { Hand } from './hand.ts';
import { becomes, HOME, labelled, MESSAGES, onPhone, reading, says, sends, submit, ticks, until, whole } from './tools.ts';

const WHAT = 'A colleague in Lisbon knew the case that I told on Wednesday';

export async function reports(hand: Hand): Promise<void> {
  await becomes(hand, 'Eli Rosen');
  await hand.types('/rondo left');
  await hand.meets('Something left the room');
  await says(hand, [
    FORMAL,
    /(Cleo or Dev|Dev or Cleo) reads it, as trust keeper/,
    'Whoever you tick below neither reads it nor learns of it.',
  ]);
  await submit(hand);
  await hand.sees('Please complete this required field');
  await whole(hand, 'report-refused');
  await onPhone(hand, 'report');
  await hand.fills('What, roughly?', WHAT);
  await ticks(hand, 'Yes');
  await hand.fills('What I would like to happen', 'That we remind each other, without my name.');
  await ticks(hand, 'Cleo');
  await sends(hand, 'Dev will write to you within one working day.');
  await says(hand, [FORMAL]);
  await hand.pictures('report-arrived');
  await hand.presses('Yes, hold them');
  await hand.sees('✓ New case posts rest for seven days.');
  await says(hand, [FORMAL, 'Dev has until']);
  await whole(hand, 'report-mine');
  await hand.leaves();
  await becomes(hand, 'Gus Weber');
  await hand.types('/rondo case');
  await hand.meets('Your case');
  await hand.sees(/New case posts rest until Monday 9 November\./);
  await hand.fills('The situation', 'Two leads do not talk to each other.');
  await hand.fills('My question', 'What is my part in it?');
  await submit(hand);
  await hand.sees('Your words are still here; keep a copy if you close this.');
  await says(hand, [], ['Eli', 'room?', 'report']);
  await whole(hand, 'case-rests');
  await hand.leaves();
}

/** Dev proposes a step; its words as they stand in the message. */
async function proposes(hand: Hand, step: RegExp): Promise<void> {
  await becomes(hand, 'Dev Malhotra', HOME);
  await labelled(hand, /^Open the file/)
    .first()
    .click();
  await hand.meets('A file');
  await labelled(hand, step).click();
  await hand.sees('✓ Proposed. It happens only with a yes');
}

export async function holdsTheFile(hand: Hand): Promise<void> {
  await hears(hand, 'Dev Malhotra', 'A file waits for you.');
  await says(hand, [], ['Lisbon', 'Eli']);
  await hand.pictures('file-waits');
  await pressesLast(hand, /^Open it/);
  await hand.meets('A file');
  await says(hand, [WHAT, FORMAL, 'You may talk to each other.', 'Only you and whoever wrote it can read this now.']);
  await hand.pictures('file');
  await hand.presses('I take it');
  await hand.sees('✓ It is with you.');
  await says(hand, ['each only with Eli’s yes', FORMAL]);
  await whole(hand, 'file-taken');
  await onPhone(hand, 'file-taken');
  await hand.leaves();
  await becomes(hand, 'Cleo Brandt', HOME);
  await says(hand, [], ['A file']);
  await proposes(hand, /^Propose: Talk to the person/);
  await whole(hand, 'file-proposed');
  await hand.leaves();
  await hears(hand, 'Eli Rosen', /Dev proposes a next step\. Talk to the person who told/);
  await hand.sees('Dev has your report and writes to you');
  await hand.pictures('step-asked');
  await pressesLast(hand, /^No$/);
  await hand.sees('✓ Noted: it does not happen.');
  await whole(hand, 'step-refused');
  await hand.leaves();
  await hand.sees('✓ Not wanted, so it does not happen: Talk to the person who told, if known');
  await hand.pictures('step-answered');
  await proposes(hand, /^Propose: Open the next session/);
  if ((await reading(hand)).includes('Propose: Talk')) throw new Error('a no is asked again');
  await hand.leaves();
  await hears(hand, 'Eli Rosen', /Open the next session with ten minutes on the norm/);
  await hand.sees('Everybody would hear of the norm, and nobody of the case.');
  await pressesLast(hand, /^Yes$/);
  await hand.sees('✓ Noted: it has your yes.');
  await hand.sees(/norm of confidence, without the case \(arranged\)/);
  await whole(hand, 'step-agreed');
  await hand.leaves();
}

/** Cleo, whom it is about, leads the next session: it opens with the norm, and nothing says why. */
export async function opensWithTheNorm(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt');
  await hand.types('/rondo rota');
  await hand.meets('Who leads when');
  await hand.page.locator('dialog[open] button', { hasText: 'I’ll lead Wed 11 Nov' }).click();
  await hand.sees('✓ You lead this session.');
  await hand.leaves();
  await hand.types('/rondo prepare');
  await hand.meets('Your session');
  await says(
    hand,
    [/It opens with 10 minutes: How we keep what is said\./, 'Talk about the norm, not about a case.'],
    ['Lisbon', 'Eli', 'report'],
  );
  await whole(hand, 'session-with-the-norm');
  await hand.presses('Open the run sheet');
  await hand.meets('Run sheet');
  await hand.sees(/It opens with 10 minutes: How we keep what is said\./);
  await whole(hand, 'run-sheet-with-the-norm');
  await hand.leaves();
}

export async function runsIt(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt', MESSAGES);
  const start = hand.page.getByRole('button', { name: 'Start', exact: true });
  const today = hand.page.locator('.clock-day');
  for (let day = 0; day < 9 && !(await today.innerText()).includes('10 Nov'); day++) await hand.passes('day');
  await until(hand, async () => (await start.count()) > 0, 'The doors', 'touch', 60);
  await hand.presses('Start');
  await hand.sees(/How we keep what is said/);
  await hand.pictures('console-with-the-norm');
  await hand.goes('leading-northwind');
  await hand.page.locator('.replies').last().click();
  await hand.page.locator('#thread:not([hidden])').waitFor();
  await hand.page.locator('#thread').getByText('How we keep what is said').first().waitFor();
  await hand.pictures('thread-with-the-norm');
  await hand.page.getByRole('button', { name: 'Close thread' }).click();
}

export async function closes(hand: Hand): Promise<void> {
  await proposes(hand, /^Propose: Close the file/);
  await hand.leaves();
  await hears(hand, 'Eli Rosen', /Dev proposes a next step\. Close the file/);
  await hand.goes(HOME);
  await hand.sees(/Your report of Monday 2 November: a next step waits for your yes or no\./);
  await hand.pictures('closing-on-home');
  await labelled(hand, 'Open your report').first().click();
  await hand.meets('Your report');
  await hand.presses('Yes');
  await hand.sees(/Closed on (Monday 2|Tuesday 3) November\. Deleted on/);
  await whole(hand, 'report-closed');
  await hand.leaves();
  await hand.sees('Your report of Monday 2 November, closed');
  await becomes(hand, 'Dev Malhotra', HOME);
  await hand.page.locator('main').getByText('A file that you hold since').waitFor({ state: 'hidden' });
}

export async function takesItBack(hand: Hand): Promise<void> {
  await becomes(hand, 'Gus Weber', HOME);
  await hand.presses('Something left the room');
  await hand.meets('Something left the room');
  await hand.fills('What, roughly?', 'My case was told at lunch.');
  await ticks(hand, 'No, read it only');
  await sends(hand, 'and does not write to you');
  await hand.pictures('read-only-report');
  await hand.presses('No');
  await hand.sees('✓ Case posts go on as they are.');
  await hand.presses('Take it back');
  await hand.sees('Everything stops, and nothing of it is kept.');
  await hand.pictures('take-back-sure');
  await hand.page.locator('#confirm').getByRole('button', { name: 'Take it back' }).click();
  await hand.sees('✓ Taken back. Everything stops, and nothing of it is kept.');
  await hand.pictures('taken-back');
  await hand.leaves();
  await says(hand, [], ['Your report of']);
}
