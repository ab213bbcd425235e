/** A mentoring pair: offers, two ranked and asked in order, the agreement, six dates, the midpoint; and two nominations. */
import { findsEachOther, hears, pressesLast, weeksPass } from './care-tools.ts';
import type { Hand } from './hand.ts';
import { becomes, does, HOME, labelled, MESSAGES, onPhone, reading, says, selects, sends, submit, ticks, whole } from './tools.ts';

const WANT = 'Lead a planning round on my own by summer';

async function opensMentors(hand: Hand, name: string): Promise<void> {
  await becomes(hand, name);
  await hand.types('/rondo mentor');
  await hand.meets('Mentors');
}

async function offers(hand: Hand, name: string, fields: Readonly<Record<string, string>>, places: string): Promise<void> {
  await opensMentors(hand, name);
  await hand.presses('Offer to mentor');
  await hand.meets('Your offer');
  for (const [label, text] of Object.entries(fields)) await hand.fills(label, text);
  await ticks(hand, places);
}

export async function listsAndWishes(hand: Hand): Promise<void> {
  await hand.page.setViewportSize({ width: 1280, height: 1000 });
  await hand.page.getByRole('button', { name: 'Close this' }).click();
  await opensMentors(hand, 'Hana Iyer');
  await says(hand, ['Nobody offers yet.', 'never anybody in your line']);
  await whole(hand, 'mentors-empty');
  await onPhone(hand, 'mentors-empty');
  await hand.presses('I would like a mentor');
  await hand.sees('Nobody on the list has a free place for you at present.');
  await hand.pictures('mentors-nobody');
  await hand.leaves();
  await offers(hand, 'Ben Okafor', { 'What I can offer': 'First months of leading a team; saying no upwards' }, 'One person');
  await hand.sees('I can talk from, London time');
  await whole(hand, 'offer');
  await sends(hand, '✓ Your offer stands on the list.');
  await hand.leaves();
  const cleo = { 'What I can offer': 'Selling an idea to people who need not listen', 'What I cannot': 'Anything with numbers: ask Eli' };
  await offers(hand, 'Cleo Brandt', cleo, 'Two people');
  await sends(hand, '✓ Your offer stands on the list.');
  await whole(hand, 'mentors-of-a-mentor');
  await hand.leaves();
  // Eli reports to Cleo: she is not among those whom Eli may choose, and nothing says why.
  await becomes(hand, 'Eli Rosen');
  await hand.types('/rondo coaching');
  await hand.meets('Coaching');
  await does(hand, 'Whom not with');
  await hand.meets('Whom not with');
  await hand.picks('Whom I report to', 'Cleo Brandt');
  await submit(hand);
  await hand.page.waitForTimeout(400);
  await hand.leaves();
  await opensMentors(hand, 'Eli Rosen');
  await hand.presses('I would like a mentor');
  await hand.meets('A mentor for me');
  const choices = await hand.page.locator('dialog[open] select').first().locator('option').allInnerTexts();
  if (choices.join() !== 'Choose,Ben') throw new Error(`Eli may choose ${choices.join()}`);
  await says(hand, ['One person has a free place for you at present.'], ['report']);
  await whole(hand, 'wish-with-somebody-in-the-line');
  await hand.leaves();
  await opensMentors(hand, 'Hana Iyer');
  await whole(hand, 'mentors');
  await hand.presses('I would like a mentor');
  await hand.meets('A mentor for me');
  await hand.fills('What I want to be able to do', WANT);
  await selects(hand, 'Whom I would like to learn with', 'Cleo');
  await selects(hand, 'And if that is not possible', 'Cleo');
  await sends(hand, 'Somebody else, please');
  await hand.pictures('wish-refused');
  await selects(hand, 'And if that is not possible', 'Ben');
  await onPhone(hand, 'wish');
  await sends(hand, '✓ I ask for you.');
  await says(hand, ['Stop looking'], ['I would like a mentor']);
  await whole(hand, 'wished');
  await hand.leaves();
  await hears(hand, 'Cleo Brandt', 'Hana would like you as a mentor');
  await hand.sees(WANT);
  await hand.pictures('mentor-asked');
  await hand.goes(HOME);
  await hand.sees('After four days I look further.');
  await whole(hand, 'mentor-asked-home');
}

export async function nominates(hand: Hand): Promise<void> {
  for (const [who, line] of [
    ['Gus Weber', 'Explains a difficult plan so that nobody is afraid of it'],
    ['Dev Malhotra', 'Kept twelve people calm through the outage'],
  ] as const) {
    await opensMentors(hand, 'Ana Duarte');
    await hand.presses('Nominate somebody');
    await hand.meets('Your nomination');
    await hand.picks('Who', who);
    await hand.fills('What have you seen?', line);
    if (who === 'Gus Weber') await whole(hand, 'nomination');
    await sends(hand, `✓ I ask ${who.split(' ')[0]} in private.`);
    await hand.leaves();
  }
  await hears(hand, 'Gus Weber', 'Ana would like you to have a mentor in Leading Northwind');
  await hand.pictures('nominated');
  await pressesLast(hand, /^Yes, I would like one/);
  await hand.meets('A mentor for me');
  await hand.pictures('nominated-yes');
  await hand.leaves();
  await hand.sees('✓ Good. Choose from the list');
  await hears(hand, 'Dev Malhotra', 'Kept twelve people calm through the outage');
  await pressesLast(hand, /^Not now/);
  await hand.sees('✓ Noted, and nobody is shown it.');
  await hand.pictures('nominated-no');
  await hears(hand, 'Ana Duarte', 'Gus took up your suggestion');
  await says(hand, [], ['Dev and a mentor']);
}

/** Cleo has been silent for four days. */
export async function asksTheSecond(hand: Hand): Promise<void> {
  await hears(hand, 'Ben Okafor', 'Hana would like you as a mentor', 'day', 8);
  const day = await hand.page.locator('.clock-day').innerText();
  if (day !== 'Fri 6 Nov') throw new Error(`the second is asked on ${day}`);
  await hand.pictures('second-asked');
  await becomes(hand, 'Cleo Brandt', MESSAGES);
  await hand.sees('This is settled meanwhile.');
  await hand.pictures('first-settled');
  await becomes(hand, 'Hana Iyer', MESSAGES);
  await says(hand, [], ['Cleo', 'Neither']);
  await becomes(hand, 'Ben Okafor', MESSAGES);
  await pressesLast(hand, /^Yes, gladly/);
  await hand.sees('✓ You are Hana’s mentor for six months.');
  await hand.pictures('mentor-yes');
  await becomes(hand, 'Hana Iyer', HOME);
  await hand.sees('Ben has said yes to mentoring you.');
  await whole(hand, 'home-of-the-mentee');
}

export async function agrees(hand: Hand): Promise<void> {
  await findsEachOther(hand, 'Hana Iyer', 'Ben Okafor');
  await hand.sees('Hana, meet Ben.');
  await hand.pictures('introduced');
  await onPhone(hand, 'introduced');
  await hand.presses('Our agreement');
  await hand.meets('Mentoring');
  await whole(hand, 'pair-begun');
  await hand.presses('Write it');
  await hand.meets('Mentoring agreement');
  await says(hand, ['What Hana wants to be able to do by the end', 'Hour, Kolkata time', 'Ben is on London time.']);
  await hand.fills('Day and hour each month', '2026-11-09');
  await sends(hand, 'Choose a day from tomorrow on.');
  await whole(hand, 'agreement-refused');
  await hand.fills('Day and hour each month', '2026-11-18');
  await hand.fills('What we leave out', 'My review in March');
  await onPhone(hand, 'agreement');
  await sends(hand, '✓ Signed.');
  await says(hand, ['Ben completes it next', 'The first talk, as it stands: Wednesday 18 November at 15:00']);
  await whole(hand, 'agreement-signed-by-one');
  await hand.leaves();
  await hears(hand, 'Ben Okafor', 'Hana has written your mentoring agreement.');
  await pressesLast(hand, /^Read it/);
  await hand.meets('Mentoring');
  await hand.presses('Complete it');
  await hand.meets('Mentoring agreement');
  await says(hand, ['What Ben offers', 'As it stands: 09:30 London time, yours.']);
  await whole(hand, 'agreement-of-the-mentor');
  await hand.fills('What Ben offers', 'Two rounds to sit in on, and an honest sounding board');
  await sends(hand, '✓ Agreed, with six dates.');
  await says(hand, ['Wednesday 18 November at 09:30', 'Wednesday 21 April at 10:30', 'Move a date']);
  await whole(hand, 'agreed');
  await onPhone(hand, 'agreed');
  await hand.leaves();
  await hears(hand, 'Hana Iyer', '✓ Agreed: six talks with Ben, an hour each.');
  await says(hand, ['Wednesday 18 November at 15:00', 'mentoring.ics']);
  await hand.pictures('six-dates');
  const file = await hand.page.request.get(
    new URL((await hand.page.locator('a.file').last().getAttribute('href')) ?? '', hand.page.url()).href,
  );
  const calendar = await file.text();
  if (calendar.split('BEGIN:VEVENT').length !== 7 || !calendar.includes('20261118T150000')) throw new Error(calendar);
}

/** One tap counts a talk; a date that moves is asked about anew. */
export async function talks(hand: Hand): Promise<void> {
  await hears(hand, 'Hana Iyer', 'Your talk with Ben on Wednesday 18 November: did it take place?', 'day', 14);
  await hand.pictures('talk-asked');
  await pressesLast(hand, /^Check in/);
  await hand.meets('Check-in');
  await ticks(hand, 'It moves to another day');
  await whole(hand, 'talk-check-in');
  await sends(hand, 'Choose the new day');
  await hand.presses('Choose the day');
  await hand.meets('Another day');
  await hand.pictures('another-day');
  await hand.fills('New day', '2026-12-17');
  await sends(hand, 'Before the talk that follows; that one can be moved first.');
  await hand.fills('New day', '2026-12-02');
  await sends(hand, '✓ Moved.');
  await whole(hand, 'moved');
  await hand.leaves();
  await hears(hand, 'Ben Okafor', 'Your talk with Hana of Wednesday 18 November at 09:30 has another day:');
  await hand.sees('Wednesday 2 December at 09:30');
  await hand.pictures('moved-for-the-other');
}

export async function reachesTheMidpoint(hand: Hand): Promise<void> {
  await becomes(hand, 'Hana Iyer', HOME);
  await weeksPass(hand, 8);
  await hears(hand, 'Hana Iyer', 'Half of your mentoring with Ben has passed. Still right?', 'day', 14);
  await hand.pictures('midpoint-asked');
  await pressesLast(hand, /^Check in/);
  await hand.meets('Check-in');
  await ticks(hand, 'We talked');
  await ticks(hand, 'Yes, with something changed');
  await says(hand, ['Ben is asked the same, and does not see your answer.']);
  await whole(hand, 'midpoint');
  await onPhone(hand, 'midpoint');
  await sends(hand, 'What concerns both, the other one reads and signs.');
  await hand.presses('Change the agreement');
  await hand.meets('Mentoring agreement');
  await hand.fills('What we leave out', 'My review in March, and my move to Berlin');
  await sends(hand, '✓ Signed.');
  await says(hand, ['✓ Wednesday 20 January at 15:00, held', 'Close it well', 'End it quietly']);
  await whole(hand, 'midpoint-page');
  await hand.leaves();
  await becomes(hand, 'Ben Okafor', HOME);
  await hand.sees('Hana has changed your mentoring agreement.');
  await whole(hand, 'home-of-the-mentor');
  await labelled(hand, /^Read and sign/)
    .first()
    .click();
  await hand.meets('Mentoring agreement');
  await sends(hand, '✓ Kept.');
  if ((await reading(hand)).includes('has changed the agreement')) throw new Error('the mentor’s signature is missing still');
  await hand.pictures('midpoint-signed');
  await hand.leaves();
}
