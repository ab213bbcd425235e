/** The card after it was written: read and amended, found and borrowed, noted on, walked, released and taken back. */
import type { Hand } from './hand.ts';
import { becomes, does, HOME, labelled, MESSAGES, onPhone, says, selects, sends, submit, ticks, whole } from './tools.ts';

const CARD = 'One question, then ten seconds of silence';
const AMENDED = 'Not in an incident, where seconds count; not with somebody in their first week';
const NOTE = 'On the phone ten seconds are too long: they think the line is dead';

async function opensCard(hand: Hand): Promise<void> {
  await hand.types('/find silen');
  await hand.meets('Find');
  await labelled(hand, `Open: ${CARD}`).first().click();
  await hand.meets('From the shelf');
}

async function amends(hand: Hand): Promise<void> {
  await becomes(hand, 'Dev Malhotra');
  await opensCard(hand);
  await says(hand, ['◌ Draft: one person’s view', 'Tried once: 1 worked.']);
  await whole(hand, 'card-of-another');
  await does(hand, 'I have read it');
  await hand.meets('Second reader');
  await hand.pictures('second-reader');
  await sends(hand, '✓ You are its second reader. It is shared now.');
  await does(hand, 'Edit');
  await hand.meets('Practice card');
  await hand.fills('Where it did not work', AMENDED);
  await whole(hand, 'amend');
  await sends(hand, AMENDED);
  await does(hand, 'History');
  await hand.meets('History');
  await says(hand, [/Dev · Changed: Where it did not work/, /Cleo · Shared with members/]);
  await hand.pictures('history');
  await submit(hand);
  await hand.meets('Two versions');
  await says(hand, [/\[\+count; not with somebody in their first week\+\]/]);
  await hand.pictures('two-versions');
  await hand.leaves();
}

async function borrows(hand: Hand): Promise<void> {
  await becomes(hand, 'Fay Nilsson');
  await hand.types('/find sil');
  await hand.meets('Find');
  await hand.page.locator('dialog[open] select').nth(1).selectOption({ label: 'Strategy' });
  await hand.sees('Nothing yet for “sil”.');
  await whole(hand, 'find-nothing');
  await hand.page.locator('dialog[open] select').nth(1).selectOption({ label: 'People' });
  await hand.sees('1 thing, best first.');
  await whole(hand, 'find');
  await onPhone(hand, 'find');
  await labelled(hand, `Open: ${CARD}`).first().click();
  await hand.meets('From the shelf');
  await does(hand, 'Borrow this');
  await hand.meets('Borrow this');
  await says(hand, ['Where it did not', AMENDED]);
  await whole(hand, 'borrow');
  await onPhone(hand, 'borrow');
  await hand.presses('Start an experiment');
  await hand.meets('Borrow a practice');
  await hand.fills('Which of its conditions', 'One-to-ones yes; same office no');
  await hand.fills('What must stay as it is', 'The wait comes before the second sentence');
  await hand.fills('What will you change', 'In a call the camera stays on');
  await hand.fills('Prediction', 'In 4 of 6 calls they name a step');
  await hand.fills('One question to its author', 'Did it feel rude at first?');
  await whole(hand, 'borrow-design');
  await sends(hand, 'Page 2 of 2.');
  await sends(hand, '✓ Designed.');
  await hand.presses('Start');
  await says(hand, ['first day of 21', `Borrowed: ${CARD}`]);
  await whole(hand, 'borrowed');
  await hand.leaves();
}

async function notes(hand: Hand): Promise<void> {
  await opensCard(hand);
  await does(hand, 'Add a note');
  await hand.meets('Your note');
  await ticks(hand, 'It did not work here');
  await hand.page.locator('dialog[open] select').waitFor();
  await hand.page.waitForTimeout(400);
  await hand.fills('Team size, setting, constraint', 'Team in three time zones');
  await hand.fills('What happened', NOTE);
  await selects(hand, /Effect/, 'Weaker');
  await whole(hand, 'note');
  await onPhone(hand, 'note');
  await sends(hand, `✓ Your note stands on “${CARD}”.`);
  await hand.presses('Read the page');
  await hand.meets('From the shelf');
  await says(hand, ['Tried twice: 1 worked, 1 is running.', 'Where it did not hold', new RegExp(NOTE)]);
  const text = await hand.page.locator('dialog[open]').innerText();
  if (text.indexOf(NOTE) > text.indexOf('How to do it')) throw new Error('the note does not stand above the text');
  await whole(hand, 'card-with-evidence');
  await onPhone(hand, 'card-with-evidence');
}

async function walks(hand: Hand): Promise<void> {
  await does(hand, 'Its trail');
  await hand.meets('The trail');
  await says(hand, [`▸ On the shelf: ${CARD}`, 'Result: “Two questions before I answer”: adopt', `Reuse: “${CARD}” was used again`]);
  await whole(hand, 'trail');
  // To its end, the borrower's experiment; from there back to the first round.
  await labelled(hand, /^Walk on: /)
    .last()
    .click();
  await hand.sees(`▸ Experiment: ${CARD}`);
  await labelled(hand, /^Walk on: /)
    .first()
    .click();
  await hand.sees('▸ Experiment: Two questions before I answer');
  await onPhone(hand, 'trail');
  await labelled(hand, /^Open: /)
    .first()
    .click();
  await hand.meets('Experiment');
  await says(hand, ['Two questions before I answer']);
  await hand.leaves();
}

async function releases(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt');
  await opensCard(hand);
  await does(hand, 'Who may read it');
  await hand.meets('Who may read it');
  await whole(hand, 'who-may-read-it');
  await hand.presses('Take it to the organisation');
  await hand.meets('Before it goes');
  await hand.picks('Who reads it a second time?', 'Dev Malhotra');
  await submit(hand);
  await hand.page.locator('dialog[open] .field.wrong').first().waitFor();
  await hand.pictures('leaves-room-refused');
  const boxes = hand.page.locator('dialog[open] [type=checkbox]');
  for (let at = 0; at < (await boxes.count()); at++) await boxes.nth(at).check();
  await whole(hand, 'leaves-room');
  await onPhone(hand, 'leaves-room');
  await sends(hand, '✓ Dev is asked, in the weekly slot.');
  await hand.pictures('reader-asked');
  await hand.leaves();
  await becomes(hand, 'Dev Malhotra', HOME);
  await labelled(hand, /^Check in/)
    .first()
    .click();
  await hand.meets('Check-in');
  await ticks(hand, 'Yes, as it is');
  await whole(hand, 'second-pair-of-eyes');
  await sends(hand, /answer is kept/);
  await hand.leaves();
  await becomes(hand, 'Cleo Brandt');
  await opensCard(hand);
  await does(hand, 'Who may read it');
  await hand.presses('Take it to the organisation');
  await hand.meets('A wider circle');
  await says(hand, ['Dev has read it as it is now and said yes.']);
  await whole(hand, 'release');
  await sends(hand, '✓ It is open to everybody in Leading Northwind and its sponsor.');
  await says(hand, [/Read by Dev before it went to the organisation/]);
  await whole(hand, 'released');
  await hand.leaves();
  await becomes(hand, 'Lea Fontaine', MESSAGES);
  await hand.goes('general');
  await hand.types('/find silen');
  await hand.meets('Find');
  await hand.sees(CARD);
  await hand.leaves();
  await becomes(hand, 'Cleo Brandt');
  await opensCard(hand);
  await does(hand, 'Who may read it');
  await hand.presses('Back to members here');
  await hand.pictures('withdraw-sure');
  await hand.page.locator('#confirm[open] button').last().click();
  await says(hand, [/is open to everybody in Leading Northwind\./], ['Read by Dev']);
  await whole(hand, 'withdrawn');
  await hand.leaves();
  await hand.is('Lea Fontaine');
  await hand.goes('general');
  await hand.types('/find silen');
  await hand.meets('Find');
  await says(hand, [/Nothing yet for “silen”|1 thing/], [CARD]);
  await hand.leaves();
}

/** In this order, after the card was written. */
export const READERS: readonly (readonly [title: string, story: (hand: Hand) => Promise<void>])[] = [
  ['Dev reads the card as its second reader, and amends it', amends],
  ['Fay finds it by half a word, and borrows it', borrows],
  ['she notes where it did not hold, above the text', notes],
  ['she walks its trail both ways', walks],
  ['Cleo releases it to the organisation, and takes it back', releases],
];
