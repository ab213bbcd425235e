/** The rest of a round as people meet it in the page: somebody leaves, the check-in, a quiet end, whoever comes later, a partner asked, the close. */
import {
  ANA,
  BEN,
  CLEO,
  checksIn,
  comes,
  commands,
  DEV,
  ELI,
  enters,
  FAY,
  GUS,
  HANA,
  homeSays,
  IDA,
  presses,
  signs,
} from './coaching-tools.ts';
import type { Hand } from './hand.ts';
import { becomes, CHANNEL, does, HOME, MESSAGES, onPhone, reading, says, selects, sends, submit, ticks, whole } from './tools.ts';

const CLOSED = /this round is closed for the two of you\. No reason is needed, and none is asked\./;
const LOOKING = 'I am looking for a coaching partner for you, once a working day.';
const WAITING = 'You are in the coaching round and wait for a place';

/** What was said first stands above. */
async function isAbove(hand: Hand, first: string, second: string): Promise<void> {
  await hand.sees(second);
  const said = await reading(hand);
  if (said.lastIndexOf(first) < 0 || said.lastIndexOf(first) > said.lastIndexOf(second))
    throw new Error(`“${first}” does not stand above “${second}”`);
}

/** A pair has one left; somebody who comes later is the best place for her. */
async function somebodyLeaves(hand: Hand): Promise<void> {
  await comes(hand, '9 Dec');
  await becomes(hand, ELI);
  await commands(hand, '/rondo leave', 'Leaving');
  await sends(hand, 'You have left Leading Northwind.');
  await hand.leaves();
  await hand.passes('hour');
  await becomes(hand, FAY, MESSAGES);
  await isAbove(hand, 'This round of coaching is closed for you. No reason is needed', 'Your talks with Eli will not take place:');
  await says(hand, [/I look for somebody else for you on the next working days, and tell you either way\./]);
  await hand.pictures('partner-left');
  await onPhone(hand, 'partner-left');
  await homeSays(hand, FAY, LOOKING);
  await says(hand, [], [WAITING]);
  await hand.goes(ELI);
  for (const [old, kindly] of [
    ['Our pact', 'This pact is not kept any more. What you agreed between you is yours all the same.'],
    ['Your talks', 'This round is over, and I have kept nothing of it.'],
  ] as const) {
    await hand.presses(old);
    await hand.sees(kindly);
  }
  await becomes(hand, IDA, 'general');
  await commands(hand, '/rondo coaching', 'Coaching');
  await says(hand, ['The round has begun. Whoever says yes now gets the best place that is left.']);
  await hand.presses('I am in');
  await enters(hand, 'Fresh eyes', 'To lead my first round');
  await says(hand, [WAITING]);
  await hand.pictures('late-joiner');
  await hand.leaves();
  await homeSays(hand, IDA, LOOKING);
  await comes(hand, '14 Dec');
  await becomes(hand, FAY, IDA);
  await says(hand, ['Three talks, until Friday 29 January: Fay and Ida.', 'First step: five minutes for your pact.'], ['nine weeks']);
  await hand.pictures('introduced-anew');
  await signs(hand, FAY, IDA, /✓ Your page is kept\./);
  await signs(hand, IDA, FAY, '✓ Your pact stands.');
  await hand.leaves();
}

/** Week three: it only counts. */
async function areAsked(hand: Hand): Promise<void> {
  await comes(hand, '22 Dec');
  await checksIn(hand, CLEO);
  await hand.sees('You, Ben and Gus: have you talked? I only count, I do not ask about what.');
  await whole(hand, 'check-in');
  await ticks(hand, 'Date set');
  await sends(hand, 'Shall I put the date into all of your calendars?');
  await hand.presses('Fix the date');
  await hand.meets('A date for your talk');
  await hand.fills('Day', '2027-02-20');
  await sends(hand, 'Your nine weeks end on Friday 29 January. Choose a day until then.');
  await hand.pictures('date-refused');
  await hand.leaves();
  await checksIn(hand, BEN);
  await ticks(hand, 'Not yet');
  await sends(hand, '✓ Your answer is kept.');
  await hand.leaves();
  await checksIn(hand, ANA);
  await ticks(hand, 'Met');
  await sends(hand, '✓ Talk 1 is counted. If you like, two minutes on how you coached: only you ever see it.');
  await hand.pictures('met');
  await hand.leaves();
  await checksIn(hand, DEV);
  await ticks(hand, 'Help us');
  await sends(hand, 'Times for talk 2 inside the hours you share. One tap fixes it for all of you.');
  await whole(hand, 'help-us');
  await onPhone(hand, 'help-us');
  await presses(hand, /^Talk 2|^This one/);
  await hand.sees('✓ Talk 2 has its date. The calendar file is on its way to all of you.');
  await hand.leaves();
  await comes(hand, '23 Dec');
  await becomes(hand, ANA, DEV);
  await hand.sees(/Talk 2 is on .* inside the hours you share\. The calendar file follows\./);
  await hand.pictures('time-taken');
}

/** Both read the same, whoever it was, and old buttons answer. */
async function endsQuietly(hand: Hand): Promise<void> {
  await homeSays(hand, DEV, /With Ana: talk 2 on/);
  await presses(hand, /^Open the desk/);
  await hand.meets('Coaching talk');
  await does(hand, 'End it quietly');
  await hand.meets('A quiet end');
  await says(hand, ['Both of you are free then. Ana hears that this round is closed, without a reason and without a name.']);
  await hand.pictures('quiet-end');
  await hand.presses('Keep it');
  await hand.meets('Coaching talk');
  await does(hand, 'End it quietly');
  await hand.meets('A quiet end');
  await sends(hand, 'It is closed. No reason is kept.');
  await hand.pictures('ended');
  await hand.page.keyboard.press('Escape');
  // What lies beneath is older than the end.
  await hand.presses('We talked');
  await hand.sees('Your round with Ana is closed. What you noted for yourself stays yours.');
  await hand.leaves();
  await comes(hand, '24 Dec');
  for (const [name, other] of [
    [DEV, 'Ana'],
    [ANA, 'Dev'],
  ] as const) {
    await becomes(hand, name, MESSAGES);
    await says(hand, [CLOSED, 'Look for another partner']);
    await isAbove(hand, `You and ${other}: this round is closed`, `Your talks with ${other} will not take place:`);
    await hand.pictures('closed-for-two');
  }
  await hand.goes(CHANNEL);
  await commands(hand, '/rondo coaching', 'Coaching');
  await says(hand, ['Look for another partner', 'The round runs until Friday 29 January.'], ['With Dev']);
  await hand.pictures('page-after-the-end');
  await hand.leaves();
  await hand.goes(DEV);
  await hand.presses('Our pact');
  await hand.sees('Your round is over. This is what you agreed on.');
  await whole(hand, 'pact-afterwards');
  await hand.leaves();
  for (const [old, kindly] of [
    ['Pick a guide', 'This round is closed for the two of you.'],
    ['Your talks', 'Your round with Dev is closed.'],
    ['Another date', 'Your round with Dev is closed.'],
  ] as const) {
    await hand.presses(old);
    await hand.sees(kindly);
  }
  await hand.pictures('old-buttons');
  await hand.goes(MESSAGES);
  await hand.presses('Look for another partner');
  await hand.sees('✓ I look for somebody else for you on the next working days');
  await homeSays(hand, ANA, LOOKING);
  await becomes(hand, HANA);
  await hand.presses('Join late');
  await enters(hand, 'Maps', 'Patience with slow decisions');
  await hand.leaves();
  await comes(hand, '4 Jan');
  await becomes(hand, ANA, HANA);
  await says(hand, ['Three talks, until Friday 29 January: Ana and Hana.', 'First step: five minutes for your pact.']);
  await hand.pictures('another-partner');
}

async function asks(hand: Hand, name: string, whom: string, want: string): Promise<void> {
  await becomes(hand, name);
  await commands(hand, '/rondo partner', 'A coaching partner');
  await hand.picks('Whom do you ask', whom);
  await hand.fills('What do you want to work on', want);
  await submit(hand);
}

/** One says yes, twice; the other needs no reason. */
async function askPartners(hand: Hand): Promise<void> {
  await comes(hand, '11 Jan');
  await asks(hand, GUS, CLEO, 'To speak in large rooms');
  await hand.sees('You and Cleo are partners already.');
  await hand.picks('Whom do you ask', 'Kim Sato');
  await sends(hand, 'Kim reads along and takes no part in coaching. Choose somebody else.');
  await whole(hand, 'partner-refused');
  await hand.picks('Whom do you ask', 'Jon Keller');
  await hand.fills('Why this person', 'You ask what others leave out.');
  await sends(hand, '✓ Jon is asked. An answer may come until Monday 18 January; you hear of it either way.');
  await hand.pictures('partner-asked');
  await hand.leaves();
  await commands(hand, '/rondo partner', 'A coaching partner');
  await says(hand, ['Jon is asked to be your partner.', 'One question at a time. Only the two of you know of it.']);
  await hand.leaves();
  await asks(hand, CLEO, FAY, 'To hand work over');
  await hand.sees('✓ Fay is asked.');
  await hand.leaves();
  await comes(hand, '14 Jan');
  await becomes(hand, 'Jon Keller', MESSAGES);
  await says(hand, ['Gus would like you as a coaching partner: three talks in nine weeks, the two of you.', 'A no needs no reason.']);
  await hand.pictures('asked');
  await homeSays(hand, 'Jon Keller', 'Gus would like you as a coaching partner');
  await hand.goes(MESSAGES);
  await hand.page.locator('main').getByRole('button', { name: /^Yes/ }).last().dblclick();
  await hand.sees('✓ You and Gus are partners. I bring you together in a conversation of the two of you.');
  await hand.pictures('yes');
  await homeSays(hand, FAY, 'Cleo would like you as a coaching partner');
  await presses(hand, /^Not now/);
  await hand.sees('✓ Not now. Cleo hears that it is not at present, and no reason.');
  await hand.pictures('not-now');
  await hand.leaves();
  await comes(hand, '19 Jan');
  await becomes(hand, CLEO, MESSAGES);
  await hand.sees('You asked Fay to be your partner: not at present. It needs no reason, and it says nothing about later.');
  await hand.pictures('not-at-present');
  await becomes(hand, GUS);
  await commands(hand, '/rondo coaching', 'Coaching');
  await says(hand, ['With Jon. No talk held yet.', 'With Ben and Cleo. Talks held: one of three.']);
  await hand.pictures('page-with-two');
  await hand.leaves();
}

async function comesToAnEnd(hand: Hand): Promise<void> {
  await comes(hand, '2 Feb');
  await checksIn(hand, CLEO);
  await says(hand, ['Your talks with Ben and Gus come to an end. Were they worth it?'], ['would you like to go on']);
  await selects(hand, 'Talks held', 'Two');
  await ticks(hand, '4');
  await hand.fills('One thing I do differently', 'I ask what they have tried before I say what I would do');
  await whole(hand, 'closing');
  await onPhone(hand, 'closing');
  await sends(hand, '✓ Kept. What you do differently stands on App Home, for you alone.');
  await hand.pictures('closing-kept');
  await hand.presses('Show it to Ben and Gus');
  await hand.sees('✓ Ben and Gus can read it on App Home.');
  await hand.page.keyboard.press('Escape');
  await hand.presses('Thank one of them');
  await hand.meets('Thanks');
  await selects(hand, 'Whom', 'Gus');
  await ticks(hand, 'Help');
  await hand.fills('What did they do?', 'Asked one question and waited');
  await hand.fills('What did it change?', 'I say it in one sentence now');
  await hand.pictures('thanks');
  await sends(hand, '✓ Gus reads it on App Home now');
  await hand.leaves();
  await homeSays(hand, GUS, 'Cleo shows you what has changed since your talks:');
  await says(hand, ['Cleo thanks you for help.', 'Asked one question and waited']);
  await whole(hand, 'home-of-whom-she-thanks');
}

/** Two weeks after: closed, and old buttons answer. */
async function isClosed(hand: Hand): Promise<void> {
  await comes(hand, '15 Feb');
  await becomes(hand, BEN, `${CLEO}, ${GUS}`);
  for (const [old, kindly] of [
    ['Pick a guide', 'This round is closed for the three of you.'],
    ['Your talks', 'Your round with Cleo and Gus is closed.'],
  ] as const) {
    await hand.presses(old);
    await hand.sees(kindly);
  }
  await hand.pictures('closed');
  await hand.presses('Our pact');
  await hand.sees('Your round is over. This is what you agreed on.');
  await hand.leaves();
  await homeSays(hand, BEN, 'Mine');
  await says(hand, [], ['With Cleo and Gus']);
  await hand.goes(CHANNEL);
  await commands(hand, '/rondo coaching', 'Coaching');
  await says(hand, ['A round begins on Tuesday 23 February.', 'I am in']);
  await hand.pictures('page-of-the-next-round');
  await hand.presses('Whom not with');
  await hand.meets('Whom not with');
  await sends(hand, '✓ Kept. Only you see it.');
  await hand.leaves();
  await hand.goes(HOME);
}

export const ENDINGS: readonly (readonly [title: string, story: (hand: Hand) => Promise<void>])[] = [
  ['somebody leaves; her partner is told kindly, and introduced to whoever comes later', somebodyLeaves],
  ['the check-in: met, date set, not yet, help us', areAsked],
  ['a quiet end: the same words to both, and another partner', endsQuietly],
  ['a partner is asked: yes, and not now', askPartners],
  ['the nine weeks end: what came of it, and thanks', comesToAnEnd],
  ['the round is closed, and old buttons answer kindly', isClosed],
];
