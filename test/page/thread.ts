/** From a step to a reused card, as people click it: experiment, check-in, decision, second round, summary, card. */
import type { Hand } from './hand.ts';
import {
  becomes,
  CHANNEL,
  HOME,
  labelled,
  MESSAGES,
  onPhone,
  reading,
  says,
  selects,
  sends,
  submit,
  ticks,
  until,
  whole,
} from './tools.ts';

const STEP = 'When somebody brings me a problem, I will ask two questions before I answer';
export const TITLE = 'Two questions before I answer';

const checksIn = async (hand: Hand): Promise<void> => {
  const ask = hand.page.locator('main').getByRole('button', { name: /^Check in/ });
  await until(hand, async () => (await ask.count()) > 0, 'The check-in', 'day', 14);
};

async function begins(hand: Hand): Promise<void> {
  await hand.page.setViewportSize({ width: 1280, height: 1000 });
  await hand.page.getByRole('button', { name: 'Close this' }).click();
  await becomes(hand, 'Cleo Brandt');
  await hand.types('/reflect');
  await hand.meets('Your reflection');
  await hand.fills('What did not', 'I answered within seconds, and they came back with the next one.');
  await hand.fills('Your next step', STEP);
  await sends(hand, 'Kept. Only you can see it.');
  await hand.pictures('step-kept');
  await hand.presses('Make it an experiment');
  await hand.meets('Your experiment');
  await says(hand, [STEP, 'Use it when you want to behave differently', 'nobody but you']);
  await whole(hand, 'chooser');
  await onPhone(hand, 'chooser');
  await labelled(hand, 'Design: One leader habit').click();
  await hand.meets('Try one habit');
  await whole(hand, 'design');
  await hand.fills('What are you trying', TITLE);
  await hand.fills('In which recurring situation?', 'When somebody brings me a problem in our one-to-one');
  await hand.fills('What do I do now?', 'I answer within seconds');
  await hand.fills('What will I do instead?', 'I ask two questions and I stop giving solutions');
  await hand.fills('What do I expect', 'They feel better about it');
  await hand.fills('How shall I count it?', 'I will notice');
  await onPhone(hand, 'design');
  await sends(hand, 'Page 2 of 2.');
  await hand.fills('When do I stop early?', 'If somebody is left alone with something urgent');
  await hand.picks('Who may ask me how it goes?', 'Ben Okafor');
  await whole(hand, 'design-second-page');
  await sends(hand, '✓ Designed. It is to start on Monday 9 November.');
  await says(hand, ['yours reads like two. Which one goes first?', 'there is no number and nothing to count in it yet.']);
  await whole(hand, 'designed-with-a-hint');
  await hand.presses('Start');
  await says(hand, ['✓ Started today.', 'first day of 14', 'Ben may ask how it goes']);
  await whole(hand, 'started');
  await onPhone(hand, 'started');
  await hand.leaves();
  await becomes(hand, 'Ben Okafor', MESSAGES);
  await hand.sees('would like you to be the one who may ask how it goes');
  await hand.pictures('buddy');
}

async function goesWorse(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt', MESSAGES);
  await checksIn(hand);
  await hand.sees(`Two minutes on your trial '${TITLE}'`);
  await hand.pictures('checkpoint-asked');
  await labelled(hand, /^Check in/)
    .last()
    .click();
  await hand.meets('Check-in');
  await whole(hand, 'check-in');
  await onPhone(hand, 'check-in');
  await ticks(hand, 'Worse');
  await hand.fills('What did you see?', 'Two of five came back annoyed');
  await sends(hand, 'That is a result, too, and early.');
  await whole(hand, 'worse');
  await hand.presses('Ask Ben');
  await says(hand, ['I send nothing myself.', 'Have you ten minutes to think it through with me?']);
  await hand.pictures('a-hand');
  await hand.page.keyboard.press('Escape');
  await hand.presses('Stop it');
  await hand.sees('It ends here without a result');
  await hand.pictures('stop-sure');
  await hand.presses('Let it run');
  await hand.presses('Change one thing');
  await hand.meets('Your result');
  await whole(hand, 'result');
  await hand.fills('What happened?', 'In four of nine talks they named a step; two came back annoyed.');
  await hand.fills('In how many of how many chances', '4 of 9');
  await sends(hand, '✓ Kept. What follows from it');
  await hand.pictures('result-kept');
}

/** The tree, a question at a time: to its proposal. */
async function walks(hand: Hand, answers: readonly string[], proposal: string): Promise<void> {
  await hand.presses('Decide');
  await hand.sees('Was it done often enough to judge');
  await hand.pictures('tree');
  for (const answer of answers) {
    const before = await reading(hand);
    await hand.presses(answer);
    for (let waited = 0; waited < 5000 && (await reading(hand)) === before; waited += 50) await hand.page.waitForTimeout(50);
  }
  await hand.sees(`Your answers lead here: ${proposal}`);
}

async function adapts(hand: Hand): Promise<void> {
  await walks(hand, ['Yes', 'Back', 'Yes', 'No', 'Yes'], 'Adapt.');
  await whole(hand, 'decision');
  await onPhone(hand, 'decision');
  await hand.fills('Why, as far as you can tell', 'Two questions in a row feel like an exam.');
  await sends(hand, '✓ Decided: adapt.');
  await hand.pictures('adapted');
  await hand.presses('Plan the next round');
  await hand.meets('Next round');
  await selects(hand, /The line that changes/, 'What will I do instead?');
  await hand.fills('What it says now', 'I ask one question and wait for ten seconds');
  await hand.pictures('next-round');
  await submit(hand);
  await hand.meets('Try one habit');
  if ((await hand.page.getByLabel('What will I do instead?').inputValue()) !== 'I ask one question and wait for ten seconds')
    throw new Error('the one change did not arrive');
  await hand.fills('What do I expect', 'In at least 5 of 8 talks they name a step themselves');
  await hand.fills('How shall I count it?', 'A tally in my notebook after each talk');
  await sends(hand, 'Page 2 of 2.');
  await hand.fills('It starts on', '2026-11-11');
  await sends(hand, '· round 2');
  await whole(hand, 'round-two');
  await hand.presses('Start');
  await hand.sees('✓ Started today.');
  await hand.leaves();
  await hand.goes(CHANNEL);
  await hand.types('/experiment mine');
  await says(hand, ['first day of 14 · round 2', '✓ Decided: to adapt it', '2 started, 1 decided']);
  await whole(hand, 'experiment-mine');
  await onPhone(hand, 'experiment-mine');
  await hand.leaves();
}

async function adopts(hand: Hand): Promise<void> {
  await hand.goes(MESSAGES);
  const asked = hand.page.locator('main').getByText(`What came of “${TITLE}”?`);
  await until(hand, async () => (await asked.count()) > 0, 'The closing questions', 'day', 24);
  await hand.pictures('closing-asked');
  await labelled(hand, /^Check in/)
    .last()
    .click();
  await hand.meets('Check-in');
  await whole(hand, 'closing');
  await hand.fills('What happened?', 'In six of eight talks they named a step themselves.');
  await hand.fills('In how many of how many chances', '8 of 11');
  await sends(hand, '✓ Kept. What follows from it');
  await walks(hand, ['Yes', 'Yes', 'No'], 'Adopt: make it the normal way and write the card.');
  await hand.fills('Why, as far as you can tell', 'Delegation begins with the wait: it leaves room for their own idea.');
  await ticks(hand, /Others were affected/);
  await sends(hand, '✓ Decided: adopt.');
  await hand.pictures('adopted');
  await hand.presses('Read the summary');
  await hand.meets('Experiment summary');
  await whole(hand, 'summary');
  await hand.fills('Conditions somebody else should know', 'One-to-ones of thirty minutes; nothing urgent on the table');
  await sends(hand, '✓ Kept; only you can read it.');
  await hand.presses('Show it to everyone');
  await hand.meets('Your summary');
  await says(hand, [/Everyone in Leading Northwind will read the summary/]);
  await selects(hand, 'Where does it belong?', 'People');
  await hand.pictures('show-it');
  await sends(hand, '✓ Everyone in Leading Northwind can read it now.');
  await hand.pictures('shown');
}

async function writesTheCard(hand: Hand): Promise<void> {
  await hand.presses('Write a card');
  await hand.meets('Practice card');
  await hand.sees(`It comes from: ${TITLE}`);
  const filled = await hand.page.locator('dialog[open]').getByLabel('How to do it').first().inputValue();
  if (filled === '') throw new Error('the card is not written from the experiment');
  await hand.fills('Title', 'One question, then ten seconds of silence');
  await hand.fills('Use it when', 'somebody brings you a problem that is theirs to solve');
  await hand.fills('Why it works', 'Delegation begins with the wait: it leaves room for their own idea.');
  await hand.fills('Where it did not work', 'Not in an incident, where seconds count');
  await whole(hand, 'card');
  await onPhone(hand, 'card');
  await sends(hand, 'Step 2 of 2');
  await hand.sees('People is suggested from your words.');
  await ticks(hand, 'Members here');
  await whole(hand, 'card-class-suggested');
  await sends(hand, '✓ Kept. Members can read it.');
  await says(hand, ['◌ Draft: one person’s view']);
  await whole(hand, 'card-page');
  await onPhone(hand, 'card-page');
  await hand.leaves();
  await hand.goes(HOME);
  await says(hand, ['Reflection → Step → Experiment → Result → On the shelf', '2 started, 2 decided']);
  await whole(hand, 'home-of-the-author');
}

/** In this order: each begins where the one before ended. */
export const THREAD: readonly (readonly [title: string, story: (hand: Hand) => Promise<void>])[] = [
  ['Cleo makes an experiment of her step', begins],
  ['it goes worse, and she is offered change, a hand and stop', goesWorse],
  ['she adapts it, and runs a second round', adapts],
  ['she adopts it, and shows the summary to everyone', adopts],
  ['she writes the card from it', writesTheCard],
];
