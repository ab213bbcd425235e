/** A round of peer coaching as people meet it in the page, to the first talk: the call, who is in, two pairs and a trio, pacts, the desk. */
import { ANA, BEN, CLEO, comes, commands, DEV, ELI, enters, FAY, GUS, homeSays, presses, signs, TRIO } from './coaching-tools.ts';
import type { Hand } from './hand.ts';
import { becomes, CHANNEL, HOME, labelled, MESSAGES, onPhone, says, sends, submit, until, whole } from './tools.ts';

async function isCalled(hand: Hand): Promise<void> {
  await hand.page.setViewportSize({ width: 1280, height: 1000 });
  await hand.page.getByRole('button', { name: 'Close this' }).click();
  await becomes(hand, ANA);
  await commands(hand, '/rondo coaching', 'Coaching');
  await says(hand, ['The next round begins on Tuesday 24 November; everyone is asked today.']);
  await hand.pictures('page-before-the-call');
  await hand.leaves();
  const call = hand.page.locator('main').getByText('Who would you like to think aloud with?');
  await until(hand, async () => (await call.count()) > 0, 'The call', 'touch', 2);
  await says(hand, ['No word means out, and that is fine.', 'Nobody reads whom you would rather not be with.']);
  await hand.pictures('call');
  await onPhone(hand, 'call');
  await hand.presses('What is this?');
  await hand.meets('A coaching round');
  await hand.pictures('what-is-this');
  await hand.presses('I am in');
  await hand.sees('Only your partner reads what you offer, what you want, and your hours.');
  await submit(hand);
  await hand.sees('Please complete this required field');
  await hand.fills('What I offer', 'Ten years of suppliers & <difficult> talks');
  await hand.fills('What I want', 'To say no upwards');
  await hand.fills('I can talk until', '10:00');
  await sends(hand, /At least two hours after the first time/);
  await whole(hand, 'entry-refused');
  await hand.fills('I can talk until', '17:00');
  await hand.picks('Not with', BEN);
  await whole(hand, 'entry');
  await onPhone(hand, 'entry');
  await sends(hand, 'You are in the coaching round; on Tuesday 24 November you hear with whom.');
  await hand.pictures('entered');
  await hand.leaves();
  await homeSays(hand, ANA, 'You are in the coaching round;');
  await hand.pictures('home-in');
}

const OTHERS = [
  [BEN, 'A calm ear in planning rounds', 'To give harder feedback'],
  [DEV, 'Saying no upwards, with practice', 'Patience'],
  [ELI, 'Budgets', 'Better one-to-ones'],
  [FAY, 'Difficult customers', 'To hand work over'],
  [GUS, 'Shifts and rotas', 'To speak in large rooms'],
] as const;

/** Seven in all: an odd number. */
async function comeIn(hand: Hand): Promise<void> {
  await homeSays(hand, CLEO, 'A coaching round in Leading Northwind: two people, three talks, nine weeks.');
  await hand.pictures('home-asks');
  await presses(hand, /^I am in/);
  await enters(hand, 'Numbers without fear', 'To hand work over');
  await hand.leaves();
  for (const [name, offer, want] of OTHERS) {
    await becomes(hand, name);
    await hand.presses('I am in');
    await enters(hand, offer, want);
    if (name === GUS) {
      await says(hand, ['You are in the coaching round'], ['London time']);
      await hand.presses('Take me out');
      await hand.sees('✓ You are out. Nobody is told.');
      await says(hand, ['Open until Thu 19 Nov, 17:00 Berlin time']);
      await hand.pictures('out-again');
      await hand.presses('I am in');
      await enters(hand, offer, want);
    }
    await hand.leaves();
  }
  await becomes(hand, 'Kim Sato');
  await hand.presses('I am in');
  await hand.sees('A coaching round is for those who take part, and you read along.');
  await commands(hand, '/rondo coaching', 'Coaching');
  await says(hand, ['Rounds are for those who take part'], ['I am in']);
  await hand.pictures('page-of-a-reader');
  await hand.leaves();
  await becomes(hand, ANA);
  await commands(hand, '/rondo coaching dry-run', 'Dry run');
  await says(hand, ['Seven people are in.', 'It would come to two pairs and one trio.', 'Everybody would have a place.'], [/Ana|Ben|Dev/]);
  await hand.pictures('dry-run');
  await hand.leaves();
  for (let hour = 0; hour < 7; hour++) await hand.passes('hour');
}

async function areIntroduced(hand: Hand): Promise<void> {
  await comes(hand, '20 Nov');
  await hand.goes(CHANNEL);
  await hand.sees('The call is closed: on Tuesday 24 November those who are in hear with whom.');
  await hand.pictures('call-closed');
  await commands(hand, '/rondo coaching', 'Coaching');
  await says(hand, ['on Tuesday you hear with whom.']);
  await hand.leaves();
  await comes(hand, '24 Nov');
  const two = [
    'Three talks, nine weeks: Ana and Dev.',
    /Why you two: .*you share two working hours a day and you were never a pair before\./,
  ];
  await becomes(hand, ANA, DEV);
  await says(hand, [...two, 'Ana offers “Ten years of suppliers & <difficult> talks” and wants “To say no upwards”.', 'First step: five']);
  await hand.pictures('introduction');
  await onPhone(hand, 'introduction');
  await becomes(hand, DEV, ANA);
  await says(hand, two);
  for (const [name, place] of TRIO) {
    await becomes(hand, name, place);
    await says(hand, ['Three talks, nine weeks: Ben, Cleo and Gus.', /one group is three: this time it was .*’s turn to be the third/]);
    await says(hand, [/turn your back and listen while the two others talk, 4–5/]);
    if (name === CLEO) await hand.pictures('introduction-of-three');
    if (name === CLEO) await onPhone(hand, 'introduction-of-three');
  }
  await homeSays(hand, ANA, 'Your pact with Dev waits: five minutes.');
  await hand.pictures('home-pact');
  await hand.goes(CHANNEL);
  await commands(hand, '/rondo coaching', 'Coaching');
  await says(hand, ['With Dev. No talk held yet.', 'The round runs until Friday 29 January.'], ['I am in']);
  await hand.pictures('page-told');
  await hand.leaves();
}

/** Two pages; the second signer wants other dates, and one tap is enough. */
async function makePacts(hand: Hand): Promise<void> {
  await becomes(hand, ANA, DEV);
  await hand.presses('Our pact');
  await hand.meets('Our coaching pact');
  await hand.fills('What I want to work on', 'To say no upwards without a speech');
  await hand.fills('I find it helpful when you', '… ask one question more');
  await hand.fills('Off limits', 'Pay & my former team');
  await whole(hand, 'pact-page');
  await onPhone(hand, 'pact-page');
  await sends(hand, 'Weeks 2, 5 and 8, same weekday and hour');
  await hand.fills('First talk', '2026-12-03T09:30');
  await hand.page.keyboard.press('Tab');
  const third = hand.page.locator('dialog[open]').getByLabel('Third talk');
  for (let waited = 0; waited < 5000 && (await third.inputValue()) !== '2027-01-14T09:30'; waited += 50) await hand.page.waitForTimeout(50);
  if ((await third.inputValue()) !== '2027-01-14T09:30') throw new Error('the others do not follow the first');
  await whole(hand, 'pact-dates');
  await sends(hand, '✓ Your page is kept. Your pact stands once both pages are there, and the dates suit both of you.');
  await whole(hand, 'pact-begun');
  await hand.leaves();
  await becomes(hand, DEV, ANA);
  await says(hand, [/Your pact has begun, with three dates/], [/Ana has|Dev has/]);
  await hand.presses('Our pact');
  await says(hand, ['wants to work on', 'To say no upwards without a speech', 'Pay & my former team']);
  await hand.fills('What I want to work on', 'Patience when others are slower');
  await whole(hand, 'pact-page-of-the-second');
  await sends(hand, 'These dates are proposed. Leave them to agree; a change asks Ana once more, in one tap.');
  await hand.fills('First talk', '2026-12-03T14:30');
  await hand.page.keyboard.press('Tab');
  await hand.page.waitForTimeout(400);
  await sends(hand, '✓ Your page is kept. Your pact stands once the dates suit both of you.');
  await hand.leaves();
  await homeSays(hand, ANA, 'Other dates are proposed for your talks with Dev.');
  await hand.pictures('home-other-dates');
  await hand.goes(DEV);
  await says(hand, [/Both pages are there\. Other dates are proposed/]);
  await hand.pictures('other-dates');
  await hand.presses('Our pact');
  await says(hand, ['Both pages are there. These dates are proposed, and wait for your tap.', 'Patience when others are slower']);
  await whole(hand, 'pact-waits-for-a-tap');
  await hand.leaves();
  await labelled(hand, 'These dates suit me').last().dblclick();
  await hand.sees('✓ Agreed: your pact stands with these dates.');
  await hand.sees(/✓ Your pact stands\. First talk/);
  await hand.pictures('pact-stands');
  await hand.goes(MESSAGES);
  await says(hand, ['Your talks with Dev, for your calendar:', 'coaching-talks.ics']);
  await hand.pictures('calendar-file');
  for (const [at, [name, place]] of TRIO.entries())
    await signs(hand, name, place, at < 2 ? /✓ Your page is kept\./ : '✓ Your pact stands.');
  await says(hand, ['Turned-back consulting, 30 minutes in all. Each of us may end it without giving a reason.']);
  await whole(hand, 'pact-of-three');
  await signs(hand, ELI, FAY, /✓ Your page is kept\./);
  await signs(hand, FAY, ELI, '✓ Your pact stands.');
  await hand.leaves();
}

async function pickAGuide(hand: Hand): Promise<void> {
  await becomes(hand, ANA, DEV);
  await hand.presses('Pick a guide');
  await hand.meets('A guide for your talks');
  await says(hand, ['What is it about this time?', 'Only the two of you see which.']);
  await whole(hand, 'guides');
  await presses(hand, /^Look at it: Managing what stakeholders expect/);
  await says(hand, ['30 minutes for one of you: Settle 2, Aim 4, Look 9, Widen 8, Choose 5 and Hold 2. Then you swap.']);
  await whole(hand, 'guide');
  await hand.page.keyboard.press('Escape');
  await hand.sees('What is it about this time?');
  await presses(hand, /^Look at it: Managing what stakeholders expect/);
  await hand.sees('30 minutes for one of you');
  await submit(hand);
  await hand.page.locator('#modal').waitFor({ state: 'hidden' });
  await hand.sees(/Your guide: Managing what stakeholders expect\./);
}

/** The day before: the desk, page by page, at half-time the other is coached. */
async function talk(hand: Hand): Promise<void> {
  await comes(hand, '30 Nov');
  await homeSays(hand, GUS, 'Talk 1 with Ben and Cleo: Tue 1 Dec, 11:00 Berlin time.');
  await presses(hand, /^Open the guide/);
  await hand.meets('Coaching talk');
  await says(hand, ['Round 1, ten minutes: Ben is coached; you and Cleo help.', 'No guide is chosen.'], ['only in Widen']);
  await whole(hand, 'desk-of-three');
  await hand.presses('Start now');
  await hand.sees('The one who is coached tells');
  for (let page = 1; page < 12; page++) await turns(hand);
  await hand.sees('You are coached; Ben and Cleo help.');
  await hand.presses('We talked');
  await hand.sees('✓ Talk 1 is counted.');
  await hand.pictures('talk-counted');
  await presses(hand, /^Look back for myself/);
  await says(hand, ['Only you ever see this; it is reported nowhere.']);
  await whole(hand, 'look-back');
  await sends(hand, 'Step 2 of 2: what comes closest to this talk.');
  await hand.page.locator('dialog[open] select').first().selectOption({ index: 2 });
  await whole(hand, 'look-back-second');
  await sends(hand, /about half each/);
  await hand.pictures('my-coaching');
  await hand.leaves();
  await comes(hand, '2 Dec');
  await homeSays(hand, ANA, 'Talk 1 with Dev: Thu 3 Dec, 09:00 London time. Two minutes with the guide help.');
  await whole(hand, 'home-day-before');
  await onPhone(hand, 'home-day-before');
  await presses(hand, /^Open the guide/);
  await hand.meets('Coaching talk');
  await says(hand, ['First half: You are coached, Dev coaches.', 'Then you swap: Dev is coached, you coach.', 'Your guide:']);
  await whole(hand, 'desk');
  await onPhone(hand, 'desk');
  await hand.presses('Start now');
  await says(hand, ['You are coached, Dev coaches.', 'Arrive, repeat the privacy agreement, agree who keeps time']);
  await onPhone(hand, 'talk');
  for (let page = 1; page <= 5; page++) await turns(hand);
  await hand.presses('Back');
  await hand.sees(/▸\u00a0Choose/);
  await turns(hand);
  await turns(hand);
  await says(hand, ['Now you swap roles.', 'Dev is coached, you coach.', 'Ask one question, then count silently to five.']);
  await hand.pictures('half-time');
  await onPhone(hand, 'half-time');
  await hand.leaves();
  await hand.goes(HOME);
}

async function turns(hand: Hand): Promise<void> {
  const strip = hand.page.locator('dialog[open] .context, dialog[open]').last();
  const before = await strip.innerText();
  await hand.presses('Next');
  for (let waited = 0; waited < 5000 && (await strip.innerText()) === before; waited += 25) await hand.page.waitForTimeout(25);
}

/** In this order: each begins where the one before ended. */
export const COACHING: readonly (readonly [title: string, story: (hand: Hand) => Promise<void>])[] = [
  ['a round is called, and Ana is in', isCalled],
  ['six others come in, one takes it back and comes again; the stewards read counts', comeIn],
  ['two pairs and a trio are introduced, both sides of each', areIntroduced],
  ['pacts are made: dates are changed, and agreed in one tap', makePacts],
  ['a guide is picked by its dilemma', pickAGuide],
  ['the desk on the day before, the talk page by page, roles swapped', talk],
];
