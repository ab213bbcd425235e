/** Single stops on the way: each opened, pictured, and asked for what it came for. */
import { type Hand, openHand } from './hand.ts';
import { becomes, does, HOME, labelled, onPhone, says, selects, sends, submit, ticks, until, whole } from './tools.ts';

/** A command, the window it opens, what stands in it. */
async function opens(hand: Hand, command: string, title: string, all: readonly (string | RegExp)[], name: string): Promise<void> {
  await hand.types(command);
  await hand.meets(title);
  await says(hand, all);
  await whole(hand, name);
}

async function looksAtBoards(hand: Hand): Promise<void> {
  await becomes(hand, 'Ana Duarte');
  const post = hand.page.locator('main').getByText('What is being tried here?');
  await until(hand, async () => (await post.count()) > 0, 'The board', 'hour', 8);
  await hand.sees(/Since the quarter began: 3 started, 2 decided/);
  await hand.pictures('board-in-the-channel');
  await onPhone(hand, 'board-in-the-channel');
  await opens(hand, '/rondo board', 'What is being tried', [/Cleo, adopted/, /Cleo, adapted/, /first day of 21/], 'board');
  await labelled(hand, /^Cheer for: One question/).click();
  await hand.sees('✓ Whoever leads it sees that you cheer');
  await hand.leaves();
  await opens(hand, '/rondo menu', 'Ways by situation', [], 'menu');
  await hand.leaves();
  await opens(hand, '/rondo shelf', 'The shelf', ['Likes do not count.'], 'shelf');
  await hand.leaves();
  await opens(hand, '/rondo librarian', 'Librarian’s list', ['At most five a month.'], 'librarian');
  await hand.leaves();
  await opens(hand, '/rondo invitations', 'Who else?', ['Whose view is missing?'], 'who-else');
  await hand.leaves();
  await opens(hand, '/rondo project', 'Projects', ['A project grows from a pilot of two teams'], 'projects');
  await hand.leaves();
  await opens(hand, '/rondo decision', 'Decisions', ['Decisions are logged under a rule on trial'], 'decisions');
  await hand.leaves();
  await opens(hand, '/rondo card', 'Keep something', ['Practice card', 'Practice playbook'], 'card-kinds');
  await hand.leaves();
  await hand.types('/rondo export');
  await hand.sees('follows in our direct messages, as one folder');
  await hand.goes('Rondo: Messages');
  await hand.sees('shelf.zip');
  await hand.pictures('export');
}

async function defines(hand: Hand): Promise<void> {
  await becomes(hand, 'Ana Duarte');
  await hand.types('/define experiment');
  await hand.sees('No function has confirmed it yet.');
  await hand.pictures('term');
  await labelled(hand, /^Confirm/)
    .last()
    .click();
  await hand.meets('Our function’s word');
  await selects(hand, 'You speak for', 'Product');
  await ticks(hand, 'We use it so');
  await whole(hand, 'term-confirm');
  await sends(hand, 'Kept: Product uses it so.');
  await hand.leaves();
  await becomes(hand, 'Ben Okafor');
  await hand.types('/define experiment');
  await hand.sees('Agreed by Product.');
  await labelled(hand, /^Confirm/)
    .last()
    .click();
  await hand.meets('Our function’s word');
  await selects(hand, 'You speak for', 'Engineering');
  await ticks(hand, 'We mean something else');
  await hand.fills('What it means with us', 'A release behind a flag, for one in a hundred customers');
  await sends(hand, 'Kept: both wordings stand side by side.');
  await says(hand, [/Engineering/, /A release behind a flag/]);
  await whole(hand, 'term-clash');
  await hand.leaves();
  await opens(hand, '/define', 'Our words', ['Every member can read and change them.'], 'glossary');
  await hand.leaves();
  await opens(hand, '/define handoff', 'A term', ['“handoff” is not a term here yet.'], 'term-unknown');
  await hand.fills('What it means here', 'Work moves on, with its decisions and one date to look.');
  await selects(hand, 'What is it about?', 'Process');
  await sends(hand, 'Proposed. Two others read it now.');
  await hand.leaves();
}

async function shortcut(hand: Hand, message: string, name: string): Promise<void> {
  const said = hand.page.locator('.message').filter({ hasText: message }).last();
  await said.hover();
  await said.getByLabel('More for this message').click();
  await hand.page.getByRole('menuitem', { name }).click();
}

async function keeps(hand: Hand): Promise<void> {
  const own = 'Slack time: the hour a week that nobody plans, so that meetings can end early';
  await becomes(hand, 'Ana Duarte');
  await hand.types(own);
  await shortcut(hand, own, 'Define this');
  await hand.meets('A term');
  await hand.sees(/The message: Slack time/);
  await whole(hand, 'define-this');
  await hand.leaves();
  await shortcut(hand, own, 'Keep this');
  await hand.meets('Keep this');
  await hand.sees('You wrote this. Only you can read what you keep');
  await hand.sees('Suggested from its words.');
  await whole(hand, 'keep-this');
  await sends(hand, 'Kept. Only you can read it.');
  await hand.leaves();
  await becomes(hand, 'Kim Sato');
  const guests = 'We write the decision down before anybody leaves the meeting';
  await hand.types(guests);
  await becomes(hand, 'Ana Duarte');
  await shortcut(hand, guests, 'Keep this');
  await hand.meets('Keep this');
  await says(hand, [/Kim is a guest, or not a member of Leading Northwind, so I ask first|Kim wrote this\./]);
  await whole(hand, 'keep-this-of-a-guest');
  await hand.leaves();
}

async function usesTools(hand: Hand): Promise<void> {
  await becomes(hand, 'Ana Duarte');
  await opens(hand, '/rondo tools', 'Tools', ['What you tick, answer or rate is shown to nobody else.'], 'tools');
  await labelled(hand, 'Open: Handing over a piece of work').click();
  await hand.meets('Checklist');
  await hand.page.locator('dialog[open] [type=checkbox]').first().check();
  await hand.sees(/1 of 6/);
  await whole(hand, 'checklist');
  await onPhone(hand, 'checklist');
  await hand.presses('Copy it for my team');
  await hand.page.waitForTimeout(400);
  await whole(hand, 'copy-for-my-team');
  await hand.leaves();
  await hand.types('/rondo tools');
  await hand.meets('Tools');
  await labelled(hand, 'Open: Who should decide this?').click();
  await hand.meets('Decision tree');
  await hand.presses('Yes');
  await hand.sees('Is the harm limited to one team if it goes wrong?');
  await hand.pictures('decision-tree');
  await hand.presses('Yes');
  await hand.sees('The person closest to the work decides and tells others afterwards');
  await hand.pictures('decision-tree-answer');
  await hand.leaves();
  await hand.types('/rondo tools');
  await hand.meets('Tools');
  await labelled(hand, 'Open: Coaching conversation').click();
  await hand.meets('Self-rating');
  for (const group of await hand.page.locator('dialog[open] [role=radiogroup]').all()) await group.locator('[type=radio]').nth(1).check();
  await whole(hand, 'rubric');
  await submit(hand);
  await hand.page.locator('dialog[open]').getByRole('button', { name: 'Keep it for me' }).waitFor();
  await whole(hand, 'rubric-result');
  await hand.leaves();
}

async function writesTogether(hand: Hand): Promise<void> {
  await becomes(hand, 'Ana Duarte');
  await hand.types('/rondo playbook');
  await hand.sees('There is no playbook in Leading Northwind yet.');
  await hand.presses('Start a playbook');
  await hand.meets('New playbook');
  await hand.page.locator('dialog[open] [type=radio]').first().check();
  await hand.fills('Title', 'Handing work over without taking it back');
  await whole(hand, 'playbook-start');
  const classes = hand.page.locator('dialog[open] select');
  for (const select of await classes.all()) {
    const labels = await select.locator('option').allInnerTexts();
    if (labels.includes('People')) await select.selectOption({ label: 'People' });
    else if ((await select.inputValue()) === '' && labels.includes('Practice playbook'))
      await select.selectOption({ label: 'Practice playbook' });
  }
  await sends(hand, '✓ “Handing work over without taking it back” is begun.');
  await labelled(hand, /^Take: /)
    .first()
    .click();
  await hand.sees(/yours|You/);
  await whole(hand, 'playbook-sections');
  await hand.leaves();
  await opens(hand, '/rondo case', 'Your case', ['Only you can read it until it is told.'], 'case');
  await hand.leaves();
}

/** Two people change the same part, each in a browser of her own: the second reads both. */
async function merges(hand: Hand): Promise<void> {
  const browser = hand.page.context().browser();
  if (browser === null) throw new Error('there is no second browser');
  const other = await openHand(browser, new URL(hand.page.url()).origin, 'thread-second');
  const edits = async (who: Hand, name: string, text: string): Promise<void> => {
    await becomes(who, name);
    await who.types('/find silen');
    await who.meets('Find');
    await labelled(who, /^Open: One question/)
      .first()
      .click();
    await who.meets('From the shelf');
    await does(who, 'Edit');
    await who.meets('Practice card');
    await who.fills('How to do it', text);
  };
  await edits(hand, 'Fay Nilsson', 'One question. Then count to ten.');
  await edits(other, 'Dev Malhotra', 'One open question. Then ten seconds of silence.');
  await sends(other, '✓ Kept. Members can read it.');
  await other.leaves();
  await other.close();
  await sends(hand, 'Dev was a little faster. Both texts are here');
  await says(hand, ['One open question. Then ten seconds of silence.']);
  await whole(hand, 'merge');
  const mine = await hand.page.locator('dialog[open]').getByLabel('How to do it').first().inputValue();
  if (mine !== 'One question. Then count to ten.') throw new Error(`her words became “${mine}”`);
  await sends(hand, '✓ Kept. Members can read it.');
  await hand.leaves();
}

async function homes(hand: Hand): Promise<void> {
  for (const [name, who] of [
    ['Ana Duarte', 'steward'],
    ['Dev Malhotra', 'member'],
    ['Eli Rosen', 'librarian'],
    ['Ida Mensah', 'newcomer'],
  ] as const) {
    await becomes(hand, name, HOME);
    await hand.sees('The shelf: what others here have tried and written down');
    await whole(hand, `home-of-the-${who}`);
  }
  await onPhone(hand, 'home-of-the-newcomer');
}

/** Find, filter, open and borrow with Tab and Enter alone. */
async function byKeys(hand: Hand): Promise<void> {
  const { page } = hand;
  const tabs = async (found: () => Promise<boolean>): Promise<void> => {
    for (let press = 0; press < 40; press++) {
      if (await found()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('it is not reached with Tab');
  };
  const named = (name: string) => async () =>
    String(await page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")).startsWith(name);
  await becomes(hand, 'Gus Weber');
  await page.locator('#composer').focus();
  await page.keyboard.type('/find silen ');
  await page.keyboard.press('Enter');
  await hand.meets('Find');
  await tabs(async () => (await page.evaluate('document.activeElement.tagName')) === 'SELECT');
  await page.keyboard.press('Tab');
  await page.keyboard.type('People');
  await hand.sees('1 thing, best first.');
  await tabs(named('Open: One question'));
  await page.keyboard.press('Enter');
  await hand.meets('From the shelf');
  await tabs(named('Borrow this'));
  await page.keyboard.press('Enter');
  await hand.meets('Borrow this');
  await hand.pictures('borrow-by-keys');
  await hand.leaves();
}

export const STOPS: readonly (readonly [title: string, story: (hand: Hand) => Promise<void>])[] = [
  ['board, menu, shelf, lists and the export', looksAtBoards],
  ['terms: known, confirmed, disputed, unknown', defines],
  ['“Define this” and “Keep this” on a message', keeps],
  ['a checklist, a tree and a rubric', usesTools],
  ['a playbook begun together, a case brought', writesTogether],
  ['two people change one card at once', merges],
  ['Home of a steward, a member, the librarian and a newcomer', homes],
  ['find and borrow by keys alone', byKeys],
];
