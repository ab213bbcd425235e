/** A hand: from Home, passed on by silence, introduced, closed; another from an experiment's page. And thanks, to a person and in the notes. */
import { FORMAL, findsEachOther, hears, pressesLast } from './care-tools.ts';
import type { Hand } from './hand.ts';
import { becomes, CHANNEL, does, HOME, labelled, MESSAGES, onPhone, says, sends, submit, ticks, until, whole } from './tools.ts';

const ABOUT = 'The budget talk on Thursday that I would rather not have';

export async function asksForAHand(hand: Hand): Promise<void> {
  await becomes(hand, 'Fay Nilsson', HOME);
  await hand.presses('I could use a hand');
  await hand.meets('A hand');
  await says(hand, [FORMAL, 'Nobody hears who passed']);
  await submit(hand);
  await hand.sees('Please complete this required field');
  await whole(hand, 'hand-refused');
  await onPhone(hand, 'hand');
  await ticks(hand, 'A rehearsal partner');
  await hand.fills('In a line, what it is about', ABOUT);
  await hand.picks('Whom to ask', 'Gus Weber');
  await hand.picks('And then, in this order', 'Ana Duarte');
  await sends(hand, '✓ One person is asked, privately');
  await says(hand, [FORMAL]);
  await hand.pictures('hand-asked-for');
  await hand.leaves();
  await hears(hand, 'Gus Weber', 'Fay could use a rehearsal partner.');
  await says(hand, ['Fay chose you.'], [ABOUT]);
  await hand.pictures('hand-asked');
  await pressesLast(hand, /^What it is about/);
  await hand.meets('What it is about');
  await hand.sees(ABOUT);
  await hand.pictures('hand-about');
  await hand.leaves();
  await hand.goes(HOME);
  await hand.sees(/Open until Wed 4 Nov/);
  await whole(hand, 'hand-asked-home');
}

/** Two working days without a word from Gus. */
export async function isHelped(hand: Hand): Promise<void> {
  await hears(hand, 'Ana Duarte', 'Fay could use a rehearsal partner.', 'hour', 60);
  const day = await hand.page.locator('.clock-day').innerText();
  if (day !== 'Wed 4 Nov') throw new Error(`the next one is asked on ${day}`);
  if ((await hand.page.locator('main .message').last().innerText()).includes('Gus')) throw new Error('Ana reads who was asked before');
  await pressesLast(hand, /^I am there/);
  await hand.sees('✓ Thank you. I bring the two of you together');
  await hand.pictures('hand-yes');
  await becomes(hand, 'Gus Weber', MESSAGES);
  await pressesLast(hand, /^I am there/);
  await hand.sees('This has found its way already.');
  await hand.pictures('hand-too-late');
  await findsEachOther(hand, 'Fay Nilsson', 'Ana Duarte');
  await hand.sees('Fay could use a rehearsal partner, and Ana is there.');
  await hand.pictures('hand-introduced');
  await onPhone(hand, 'hand-introduced');
  await hand.goes(HOME);
  await hand.sees('A rehearsal partner: Ana is there for you.');
  await whole(hand, 'hand-home');
  await hand.presses('That helped');
  await hand.sees('✓ Closed. Nothing more is asked about it.');
  await hand.pictures('hand-closed');
  await hand.leaves();
  await hand.page.locator('main').getByText('Ana is there for you.').waitFor({ state: 'hidden' });
}

export async function asksFromAnExperiment(hand: Hand): Promise<void> {
  await becomes(hand, 'Fay Nilsson');
  await hand.types('/experiment');
  await hand.meets('Your experiment');
  await labelled(hand, 'Design: One leader habit').click();
  await hand.meets('Try one habit');
  for (const [label, text] of [
    ['What are you trying', 'Ask before I answer'],
    ['In which recurring situation?', 'When somebody brings me a problem in our one-to-one'],
    ['What do I do now?', 'I answer within seconds'],
    ['What will I do instead?', 'I ask one question'],
    ['What do I expect', 'In at least 5 of 8 talks they name a step themselves'],
    ['How shall I count it?', 'A tally in my notebook after each talk'],
  ] as const)
    await hand.fills(label, text);
  await sends(hand, 'Page 2 of 2.');
  await hand.fills('When do I stop early?', 'If somebody is left alone with something urgent');
  await sends(hand, '✓ Designed.');
  await does(hand, 'Ask for a hand');
  await hand.meets('A hand');
  const about = await hand.page.locator('dialog[open]').getByLabel('In a line, what it is about').inputValue();
  if (about !== 'My experiment: Ask before I answer') throw new Error(`it is about “${about}”`);
  await says(hand, [FORMAL]);
  await whole(hand, 'hand-from-an-experiment');
  await ticks(hand, 'A mentor');
  await sends(hand, 'there is the list of mentors, too');
  await hand.pictures('hand-mentor');
  await hand.leaves();
  await hand.goes(HOME);
  await hand.sees('A mentor: somebody is asked, privately.');
  await labelled(hand, 'Take it back').last().click();
  await hand.sees('Nothing of it is kept, and nobody else is asked.');
  await hand.pictures('hand-taken-back');
  await hand.page.locator('#confirm').getByRole('button', { name: 'Take it back' }).click();
  await hand.sees('✓ Taken back; nothing of it is kept.');
  await hand.leaves();
}

const WORDS = {
  'What did they do?': 'Listened to my opening twice and asked what I was afraid of',
  'What did it change?': 'I began with the question, and the team answered',
} as const;

async function writesThanks(hand: Hand, kind: string): Promise<void> {
  await hand.meets('Thanks');
  await ticks(hand, kind);
  for (const [label, text] of Object.entries(WORDS)) await hand.fills(label, text);
}

export async function thanks(hand: Hand): Promise<void> {
  await becomes(hand, 'Hana Iyer', HOME);
  await hand.presses('Keep thanks private');
  await hand.sees('✓ Thanks to you stay private from now on.');
  await hand.pictures('thanks-kept-private');
  await hand.leaves();
  await hand.sees('Allow the notes');
  await becomes(hand, 'Fay Nilsson');
  await hand.types('/rondo thank @Ana Duarte');
  await writesThanks(hand, 'Help');
  await ticks(hand, 'Also in the notes after a session');
  await whole(hand, 'thanks');
  await onPhone(hand, 'thanks');
  await sends(hand, '✓ Ana reads it');
  await hand.pictures('thanks-given');
  await hand.leaves();
  await becomes(hand, 'Ana Duarte', HOME);
  await hand.sees('Fay thanks you for help.');
  await says(hand, ['It will stand in the notes after a session, with both your names.', 'Keep it between us']);
  await whole(hand, 'thanks-on-home');
  await becomes(hand, 'Gus Weber');
  const said = 'We asked what we could drop before we added anything';
  await hand.types(said);
  await becomes(hand, 'Dev Malhotra');
  const message = hand.page.locator('.message').filter({ hasText: said }).last();
  await message.hover();
  await message.getByLabel('More for this message').click();
  await hand.page.getByRole('menuitem', { name: 'Thank for this' }).click();
  await writesThanks(hand, 'An insight');
  const whom = await hand.page.locator('dialog[open]').getByLabel('Whom').first().inputValue();
  if (whom !== 'Gus Weber') throw new Error(`thanks would go to “${whom}”`);
  await whole(hand, 'thank-for-this');
  await sends(hand, '✓ Gus reads it');
  await hand.leaves();
  await hand.types('/rondo thank @Hana Iyer');
  await writesThanks(hand, 'A useful flop');
  await says(hand, ['Hana keeps thanks private, so nobody else reads this.'], ['Also in the notes']);
  await whole(hand, 'thanks-to-somebody-private');
  await sends(hand, '✓ Hana reads it');
  await hand.leaves();
  await hand.types('/rondo thank @Dev Malhotra');
  await hand.sees('Thanks go to somebody else.');
  await hand.pictures('thanks-to-herself');
}

/** The session that Cleo leads is over: its notes carry what Ana was thanked for, and nothing that was kept private. */
export async function readsTheNotes(hand: Hand): Promise<void> {
  await hears(hand, 'Cleo Brandt', 'Write the notes', 'hour', 12);
  await pressesLast(hand, /^Write the notes/);
  await hand.page.locator('dialog[open] textarea').first().waitFor();
  await hand.page.locator('dialog[open] textarea').first().fill('We say yes to people and no to nothing.');
  await hand.fills('Where did it stick', 'The second round was too short.');
  await submit(hand);
  await hand.page.waitForTimeout(400);
  await hand.leaves();
  await becomes(hand, 'Hana Iyer', CHANNEL);
  const out = hand.page.locator('main').getByText(/Fay thanks Ana for help/);
  await until(hand, async () => (await out.count()) > 0, 'The notes with thanks', 'day', 6);
  await says(hand, ['What it changed: I began with the question'], ['Dev thanks Gus', 'Dev thanks Hana']);
  await hand.pictures('thanks-in-the-notes');
  await onPhone(hand, 'thanks-in-the-notes');
}
