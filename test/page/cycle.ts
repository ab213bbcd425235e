/** One cycle as people meet it in the page: a wish, the vote, an offer, preparation, the invitation, the session, debrief and notes. */
import type { Hand } from './hand.ts';

const WISH = 'How do we say *no* to a <good> idea & keep the person?';
const CHANNEL = 'leading-northwind';
const VOTERS = ['Ana Duarte', 'Ben Okafor', 'Cleo Brandt', 'Dev Malhotra', 'Eli Rosen', 'Fay Nilsson'] as const;
/** Where Ana moves the session to that is played here, and the day before it. */
const MOVED_TO = '2026-12-10';
const DAY_BEFORE = '9 Dec';
const PHONE = { width: 360, height: 780 };

const firstName = (name: string): string => name.split(' ')[0] ?? name;

async function becomes(hand: Hand, name: string, place = CHANNEL): Promise<void> {
  await hand.is(name);
  await hand.goes(place);
}

/** The same screen as a phone shows it. */
async function onPhone(hand: Hand, name: string): Promise<void> {
  const size = hand.page.viewportSize();
  await hand.page.setViewportSize(PHONE);
  await hand.page.evaluate("document.querySelector('.messages')?.scrollTo(0, 1e6)");
  await hand.page.waitForTimeout(150);
  await hand.pictures(`${name}-phone`);
  if (size) await hand.page.setViewportSize(size);
}

/** A window that is longer than the screen, in one picture. */
async function whole(hand: Hand, name: string): Promise<void> {
  const size = hand.page.viewportSize();
  await hand.page.setViewportSize({ width: 1280, height: 1800 });
  const limit = (height: string) => hand.page.evaluate(`document.getElementById('modal').style.maxHeight = '${height}'`);
  await limit('none');
  await hand.page.waitForTimeout(100);
  await hand.pictures(name);
  await limit('');
  if (size) await hand.page.setViewportSize(size);
}

/** Time passes until the button is there. */
async function until(hand: Hand, button: string, by: 'hour' | 'day' | 'touch', most = 40): Promise<void> {
  const found = () => hand.page.getByRole('button', { name: button, exact: true }).count();
  for (let jump = 0; jump < most; jump++) {
    if ((await found()) > 0) return;
    await hand.passes(by);
    await hand.page.waitForTimeout(60);
  }
  throw new Error(`“${button}” did not come within ${most} jumps by ${by}`);
}

async function reads(hand: Hand, text: string, by: 'hour' | 'day' | 'touch', most = 40): Promise<void> {
  const found = () => hand.page.locator('.workspace').getByText(text).count();
  for (let jump = 0; jump < most; jump++) {
    if ((await found()) > 0) return;
    await hand.passes(by);
    await hand.page.waitForTimeout(60);
  }
  throw new Error(`“${text}” was not said within ${most} jumps by ${by}`);
}

/** Presses, and waits until the message it stands in says something else. */
async function pressesOn(hand: Hand, label: string): Promise<void> {
  const said = () => hand.page.locator('.messages').first().innerText();
  const before = await said();
  await hand.presses(label);
  for (let waited = 0; waited < 3000 && (await said()) === before; waited += 50) await hand.page.waitForTimeout(50);
  await hand.page.waitForTimeout(100);
}

const submit = (hand: Hand): Promise<void> => hand.page.locator('dialog[open] button[type=submit]').click();

/** The thread under the last post that has one. */
async function opensThread(hand: Hand): Promise<void> {
  await hand.page.locator('.replies').last().click();
  await hand.page.locator('#thread:not([hidden])').waitFor();
}
const inThread = (hand: Hand, label: string) => hand.page.locator('#thread').getByRole('button', { name: label, exact: true }).last();
const closesThread = (hand: Hand): Promise<void> => hand.page.getByRole('button', { name: 'Close thread' }).click();

const menuOf = (hand: Hand, at: number) => hand.page.locator('dialog[open] [aria-label=More]').nth(at);
async function chooses(hand: Hand, at: number, item: string): Promise<void> {
  await menuOf(hand, at).click();
  await hand.page.getByRole('menuitem', { name: item }).click();
}

async function wishes(hand: Hand): Promise<void> {
  await hand.page.setViewportSize({ width: 1280, height: 1000 });
  await hand.page.getByRole('button', { name: 'Close this' }).click();
  await becomes(hand, 'Dev Malhotra');
  await hand.types(`/rondo topics ${WISH}`);
  await hand.sees(/keep the person\?/);
  await hand.pictures('wished');
  await hand.leaves();
  await hand.types('/rondo topics');
  await hand.meets('Topics');
  await hand.pictures('topics');
  await hand.presses('Add a topic');
  await hand.meets('A topic');
  await submit(hand);
  await hand.sees('Please complete this required field');
  await hand.pictures('topic-refused');
  await hand.fills('What shall we talk about?', 'Who decides when nobody decides?');
  await submit(hand);
  await hand.sees('Who decides when nobody decides?');
  await hand.pictures('topics-with-two');
  await onPhone(hand, 'topics');
  await hand.leaves();
}

/** A steward moves a session, and is refused where it cannot be. */
async function moves(hand: Hand): Promise<void> {
  await becomes(hand, 'Ana Duarte');
  await hand.types('/rondo sessions');
  await hand.meets('Sessions');
  await hand.pictures('sessions');
  await chooses(hand, 1, 'Move it');
  await hand.meets('A new day');
  await hand.pictures('move');
  await hand.fills('Why', 'The planning round was put on the same morning.');
  for (const [day, name] of [
    ['2026-10-28', 'past'],
    ['2026-12-25', 'holiday'],
    ['2026-11-11', 'taken'],
  ] as const) {
    await hand.fills('Day', day);
    await submit(hand);
    await hand.page.locator('dialog[open] .field.wrong').first().waitFor();
    await hand.pictures(`move-refused-${name}`);
  }
  await hand.fills('Day', MOVED_TO);
  await submit(hand);
  await hand.sees('Moved to');
  await hand.pictures('moved');
  await hand.leaves();
  await hand.types('/rondo sessions');
  await hand.meets('Sessions');
  await hand.presses('Set the meeting place');
  await hand.meets('Meeting place');
  await hand.pictures('place');
  await hand.fills('Link or room', 'https://meet.northwind.example/leads');
  await submit(hand);
  await hand.sees('Kept.');
  await hand.leaves();
  await hand.types('/rondo sessions');
  await hand.meets('Sessions');
  await chooses(hand, 0, 'Call it off');
  await hand.meets('Calling it off');
  await hand.pictures('call-off');
  await hand.fills('Why', 'Too few are in.');
  await submit(hand);
  await hand.page.locator('dialog[open] .field.wrong').first().waitFor();
  await hand.pictures('call-off-refused');
  await hand.leaves();
}

async function vote(hand: Hand): Promise<void> {
  await becomes(hand, 'Ana Duarte');
  await until(hand, 'Vote', 'touch');
  await hand.pictures('vote-post');
  await onPhone(hand, 'vote-post');
  for (const [at, name] of VOTERS.entries()) {
    await becomes(hand, name);
    await hand.presses('Vote');
    await hand.meets('Your vote');
    if (at === 0) await whole(hand, 'ballot');
    if (at === 0) {
      await submit(hand);
      await hand.sees('Please complete this required field');
      await hand.pictures('ballot-refused');
    }
    await hand.picks('Your dot', 'How do we say *no*');
    if (name === 'Cleo Brandt') await hand.picks('I would lead this', 'How do we say *no*');
    if (at === 2) await hand.pictures('ballot-filled');
    await submit(hand);
    await hand.sees('Your vote is in');
    if (at === 0) await hand.pictures('voted');
    await hand.leaves();
  }
  await hand.passes('hour');
  await hand.sees(/6 have voted/);
  await hand.pictures('vote-counted');
}

/** The session before: the doors, what is said at its end. Nobody has prepared it. */
async function meets(hand: Hand): Promise<void> {
  await becomes(hand, 'Ana Duarte');
  await reads(hand, 'The vote has closed', 'day', 8);
  await until(hand, 'I am here', 'touch', 60);
  await hand.pictures('doors-without-leader');
  for (const name of VOTERS) {
    await becomes(hand, name);
    await hand.presses('I am here');
    await hand.page.waitForTimeout(150);
  }
  await becomes(hand, 'Ana Duarte');
  await hand.presses('I am here');
  await hand.sees('are counted. Once is enough.');
  await hand.pictures('here-twice');
  await hand.passes('touch');
  await hand.passes('hour');
  await hand.passes('hour');
  await hand.pictures('session-over');
  await opensThread(hand);
  await hand.pictures('thread-with-result');
  await closesThread(hand);
}

async function accepts(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt', 'Rondo: Messages');
  await until(hand, 'I’ll lead', 'hour', 40);
  await hand.pictures('offer');
  await onPhone(hand, 'offer');
  await hand.presses('Never ask me');
  await hand.sees('Never be asked to lead?');
  await hand.pictures('never-ask-me');
  await hand.presses('Go on asking');
  await hand.presses('With a second');
  await hand.sees('✓ You lead');
  await hand.pictures('accepted');
  await hand.goes('Rondo: Home');
  await whole(hand, 'home-of-the-leader');
  await hand.goes(CHANNEL);
  await hand.types('/rondo rota');
  await hand.meets('Who leads when');
  await whole(hand, 'rota');
  await hand.presses('Swap with somebody');
  await hand.meets('Swap with somebody');
  await hand.pictures('swap');
  await hand.picks('With whom', 'Kim Sato');
  await submit(hand);
  await hand.page.locator('dialog[open] .field.wrong').first().waitFor();
  await hand.pictures('swap-refused');
  await hand.leaves();
  await hand.types('/rondo rota');
  await hand.meets('Who leads when');
  await hand.presses('Find cover');
  await hand.pictures('cover-sure');
  await hand.presses('Not now');
  await hand.presses('I’m away for a while');
  await hand.meets('Away for a while');
  await hand.fills('First day', '2027-02-10');
  await hand.fills('Last day', '2027-02-01');
  await submit(hand);
  await hand.page.locator('dialog[open] .field.wrong').first().waitFor();
  await hand.pictures('away-refused');
  await hand.leaves();
}

async function looksAtFormats(hand: Hand): Promise<void> {
  await becomes(hand, 'Gus Weber');
  await hand.types('/rondo formats');
  await hand.meets('Formats');
  await whole(hand, 'formats');
  await hand.presses('Open Case Clinic');
  await hand.meets('Format');
  await whole(hand, 'format');
  await hand.presses('Copy and change');
  await hand.meets('A copy');
  await hand.pictures('format-copy');
  await hand.fills('Name', 'Case Clinic');
  await submit(hand);
  await hand.page.locator('dialog[open] .field.wrong').first().waitFor();
  await hand.pictures('format-copy-refused');
  await hand.fills('Name', 'Case Clinic in pairs');
  await submit(hand);
  await hand.sees('Case Clinic in pairs');
  await whole(hand, 'format-copied');
  await chooses(hand, 1, 'Change');
  await hand.meets('A step');
  await hand.pictures('format-step');
  await hand.fills('Minutes', '25');
  await submit(hand);
  await hand.meets('Format');
  await whole(hand, 'format-too-long');
  await hand.leaves();
}

async function prepares(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt', 'Rondo: Messages');
  await until(hand, 'Open your session', 'day', 30);
  await hand.pictures('pack');
  await hand.presses('Open your session');
  await hand.meets('Your session');
  await whole(hand, 'session');
  await hand.presses('Choose with four questions');
  await hand.pictures('tree');
  for (const answer of ['No', 'No', 'No', 'Yes']) {
    await hand.page.waitForTimeout(150);
    await hand.presses(answer);
  }
  await hand.sees('Consult Trios');
  await hand.pictures('tree-answer');
  await hand.presses('Take it');
  await hand.meets('Your session');
  await hand.presses('Write it');
  await hand.meets('What people are told');
  await hand.fills('You will leave able to …', 'say no to a good idea without losing the person');
  await hand.fills('One question to carry until then', 'Which yes of this month do you regret?');
  await hand.pictures('words');
  await submit(hand);
  await hand.meets('Your session');
  await hand.presses('Open the run sheet');
  await hand.meets('Run sheet');
  await whole(hand, 'run-sheet');
  await chooses(hand, 2, 'Take out');
  await hand.page.waitForTimeout(400);
  await submit(hand);
  await hand.page.waitForTimeout(400);
  await whole(hand, 'run-sheet-refused');
  await hand.presses('Add a step');
  await hand.pictures('run-sheet-new-step');
  await hand.leaves();
  await hand.presses('Open your session');
  await hand.meets('Your session');
  await hand.presses('Pick a format');
  await hand.meets('Formats');
  await whole(hand, 'pick-a-format');
  await hand.presses('Take Consult Trios');
  await hand.page.waitForTimeout(300);
  await hand.pictures('replace-sheet');
  if (await hand.page.locator('#confirm[open]').count()) await hand.presses('Replace it');
  await hand.meets('Your session');
  await hand.presses('Open the checklist');
  await hand.meets('Checklist');
  await hand.pictures('checklist');
  await hand.leaves();
}

async function come(hand: Hand): Promise<void> {
  await becomes(hand, 'Ana Duarte');
  await until(hand, 'Coming', 'day', 30);
  await hand.sees(/Led by Cleo/);
  await hand.pictures('invitation');
  await onPhone(hand, 'invitation');
  for (const [at, name] of (['Ana Duarte', 'Ben Okafor', 'Dev Malhotra', 'Eli Rosen', 'Fay Nilsson'] as const).entries()) {
    await becomes(hand, name);
    await hand.presses('Coming');
    await hand.sees(/You’re in/);
    if (at === 0) await hand.pictures('coming');
  }
  await becomes(hand, 'Gus Weber');
  await hand.presses('Not this time');
  await hand.sees('Noted, no reason needed');
  await hand.pictures('not-coming');
  await hand.passes('hour');
  await hand.sees(/5 coming/);
  await hand.pictures('five-coming');
  await hand.types('/rondo jobs');
  await hand.page.waitForTimeout(500);
  await hand.pictures('jobs');
  await hand.presses('I’ll take notes');
  await hand.sees(/You take the notes/);
  await hand.pictures('scribe');
}

async function runs(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt', 'Rondo: Messages');
  const today = hand.page.locator('.clock-day');
  for (let day = 0; day < 30 && !(await today.innerText()).includes(DAY_BEFORE); day++) await hand.passes('day');
  await until(hand, 'Open the console', 'touch', 60);
  await hand.pictures('console-before');
  await until(hand, 'Start', 'touch', 60);
  await hand.pictures('console-doors');
  for (const name of VOTERS) {
    await becomes(hand, name);
    await hand.presses('I am here');
    await hand.sees(/You are here/);
    if (name === 'Ana Duarte') await hand.pictures('doors');
    if (name === 'Ana Duarte') await onPhone(hand, 'doors');
  }
  await becomes(hand, 'Cleo Brandt', 'Rondo: Messages');
  await hand.presses('Start');
  await until(hand, 'Next step', 'touch', 5);
  await hand.pictures('console-on');
  await onPhone(hand, 'console-on');
  await hand.presses('Open the console');
  await hand.meets('Console');
  await hand.pictures('console-window');
  await hand.presses('Who is here');
  await hand.meets('Who is here');
  await hand.pictures('who-is-here');
  await hand.leaves();
  await pressesOn(hand, '+2 minutes');
  await hand.pictures('console-extended');
  for (let step = 0; step < 12 && (await hand.page.getByRole('button', { name: 'Draw again' }).count()) === 0; step++) {
    await pressesOn(hand, 'Next step');
  }
  await hand.pictures('console-groups');
  await hand.goes(CHANNEL);
  await hand.page.waitForTimeout(300);
  await opensThread(hand);
  await hand.pictures('thread-of-steps');
  await becomes(hand, 'Cleo Brandt', 'Rondo: Messages');
  await hand.presses('Draw again');
  await hand.sees('Draw again?');
  await hand.pictures('draw-again');
  await hand.presses('Keep these');
  await hand.presses('End');
  await hand.sees('End the session?');
  await hand.pictures('end-sure');
  await hand.presses('Go on');
}

async function debrief(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt', 'Rondo: Messages');
  for (let step = 0; step < 12 && (await hand.page.getByText('This is the last step.').count()) === 0; step++) {
    await pressesOn(hand, 'Next step');
    const held = await hand.page.getByText('The debrief keeps its four minutes').count();
    if (held > 0) break;
  }
  await hand.pictures('console-debrief');
  for (const [at, name] of VOTERS.entries()) {
    await becomes(hand, name);
    if (await hand.page.locator('#thread[hidden]').count()) await opensThread(hand);
    await inThread(hand, 'Fill in the debrief').click();
    await hand.meets('How was it');
    if (at === 0) {
      await whole(hand, 'debrief');
      await submit(hand);
      await hand.sees('Please complete this required field');
      await hand.pictures('debrief-refused');
    }
    await hand.page
      .locator('dialog[open] [type=radio]')
      .nth(at === 0 ? 2 : 4)
      .check();
    await hand.fills('take', `${firstName(name)} takes <this> along`);
    if (at === 1) await onPhone(hand, 'debrief');
    if (at === 1) await hand.page.locator('dialog[open] select').first().selectOption({ label: 'Into the notes, with my name' });
    await submit(hand);
    await hand.meets('Your step');
    if (at === 0) await hand.pictures('debrief-step');
    await hand.page
      .locator('dialog[open] textarea')
      .first()
      .fill(`When it drags, ${firstName(name)} will ask`);
    await submit(hand);
    await hand.meets('Kept');
    if (at === 0) await hand.pictures('debrief-kept');
    await hand.leaves();
  }
  await hand.pictures('thread-of-debrief');
  await hand.is('Ana Duarte');
  await hand.goes(CHANNEL);
  if (await hand.page.locator('#thread[hidden]').count()) await opensThread(hand);
  await inThread(hand, 'Fill in the debrief').click();
  await hand.page.waitForTimeout(500);
  await hand.pictures('debrief-twice');
  await hand.leaves();
  if ((await hand.page.locator('#thread[hidden]').count()) === 0) await closesThread(hand);
}

async function notes(hand: Hand): Promise<void> {
  await becomes(hand, 'Cleo Brandt', 'Rondo: Messages');
  await until(hand, 'Write the notes', 'touch', 12);
  await hand.pictures('notes-asked');
  await hand.presses('Write the notes');
  await hand.page.locator('dialog[open] textarea').first().waitFor();
  await whole(hand, 'notes-form');
  await hand.fills('Where did it stick', 'The second round was too short.');
  await hand.page.locator('dialog[open] textarea').first().fill('We say yes to people and no to nothing.');
  await submit(hand);
  await hand.page.waitForTimeout(500);
  await whole(hand, 'notes-next');
  await hand.leaves();
  await hand.goes(CHANNEL);
  await reads(hand, 'We say yes to people and no to nothing.', 'day', 6);
  await hand.pictures('notes');
  await onPhone(hand, 'notes');
  await hand.goes('Rondo: Messages');
  await reads(hand, 'Thank you for leading', 'day', 12);
  await hand.pictures('thanks');
  await hand.is('Ana Duarte');
  await hand.goes('Rondo: Home');
  await whole(hand, 'home-after');
}

/** In this order: each begins where the one before ended. */
export const CYCLE: readonly (readonly [title: string, story: (hand: Hand) => Promise<void>])[] = [
  ['Dev wishes for a topic', wishes],
  ['Ana moves a session, and not onto a holiday or into the past', moves],
  ['six people vote', vote],
  ['they meet without anybody who prepared it, and hear the result', meets],
  ['Cleo says yes', accepts],
  ['Gus copies a format and changes it', looksAtFormats],
  ['Cleo prepares', prepares],
  ['five say they come', come],
  ['Cleo runs the session from her console', runs],
  ['they fill in the debrief', debrief],
  ['the notes are out', notes],
];
