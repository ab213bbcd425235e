/** The demo: looking around, a check-in, a question that three people answer in three ways, and a window that outlives the page. */
import type { Hand } from './hand.ts';

export async function looksAround(hand: Hand): Promise<void> {
  await hand.sees('You are Ana, a steward of a community three weeks under way. Try:');
  await hand.types('/rondo');
  await hand.sees('In your week');
  await hand.pictures('help');
  await hand.types('/rondo agenda');
  await hand.meets('Calendar');
  await hand.pictures('calendar');
  await hand.leaves();
  await hand.goes('Rondo: Home');
  await hand.sees('Ours');
  await hand.pictures('home');
}

export async function checksIn(hand: Hand): Promise<void> {
  await hand.goes('leading-northwind');
  await hand.types('/checkin');
  await hand.meets('Check-in');
  await hand.pictures('check-in');
  await hand.fills('What I will try', 'If a meeting drifts, then I will ask what we are deciding');
  await hand.fills('I could use a hand with', 'Rehearsing the budget talk & its <hard> questions');
  await hand.pictures('check-in-filled');
  await hand.presses('Keep it');
  await hand.sees('✓ Your step is kept.');
  await hand.pictures('checked-in');
  await hand.leaves();
  await hand.goes('Rondo: Home');
  await hand.sees('Rehearsing the budget talk & its <hard> questions');
  await hand.pictures('home-after');
}

/** A half-filled window is there again after the page was loaded anew. */
export async function keepsDrafts(hand: Hand): Promise<void> {
  await hand.goes('leading-northwind');
  await hand.types('/reflect');
  await hand.meets('Your reflection');
  await hand.fills('What worked', 'Half a thought that must not');
  await hand.page.reload();
  await hand.meets('Your reflection');
  const kept = await hand.page.getByLabel('What worked').inputValue();
  if (kept !== 'Half a thought that must not') throw new Error(`the draft became “${kept}”`);
  await hand.pictures('draft-after-reload');
  await hand.fills('What worked', 'Half a thought that must not get lost.');
  await hand.presses('Keep it');
  await hand.sees('Kept. Only you can see it.');
  await hand.pictures('reflection-kept');
  await hand.leaves();
}

const QUESTION = 'Answer here with my name';

async function answers(hand: Hand, button: string, text: string, submit: string): Promise<void> {
  await hand.presses(button);
  await hand.meets('Your answer');
  await hand.page.locator('dialog[open] textarea').fill(text);
  await hand.pictures(button.toLowerCase().replaceAll(' ', '-'));
  await hand.presses(submit);
  await hand.page.waitForTimeout(800);
  await hand.pictures('after');
  await hand.leaves();
}

export async function answersTheQuestion(hand: Hand): Promise<void> {
  await hand.goes('leading-northwind');
  for (let jump = 0; jump < 40 && (await hand.page.getByRole('button', { name: QUESTION }).count()) === 0; jump++)
    await hand.passes('touch');
  await hand.sees(/^Why this question:|Why this question:/);
  await hand.pictures('question');
  await answers(hand, QUESTION, 'We assumed the old tool would stay. Nobody had asked its owner since spring.', 'Post it');
  await hand.is('Dev Malhotra');
  await hand.goes('leading-northwind');
  await answers(hand, 'Answer without my name', 'That our best people would not leave. Two are looking.', 'Hand it in');
  await hand.is('Hana Iyer');
  await hand.goes('leading-northwind');
  await answers(hand, 'Save for myself', 'That I have time for this until March.', 'Keep it');
  await hand.is('Ben Okafor');
  await hand.goes('leading-northwind');
  await hand.page.locator('.message', { hasText: 'Why this question' }).last().locator('.replies').click();
  await hand.sees('Ana answers:');
  const thread = await hand.page.locator('#thread').innerText();
  if (thread.includes('Two are looking') || thread.includes('until March')) throw new Error('the thread shows what it must not');
  await hand.pictures('thread');
}

/** Without a mouse: switch person, type a command, fill and send a window, come back to the composer. */
export async function usesTheKeyboard(hand: Hand): Promise<void> {
  const { page } = hand;
  const focused = async (): Promise<string> => String(await page.evaluate('document.activeElement.dataset.focus ?? ""'));
  await page.reload();
  await page.locator('.me').waitFor();
  await page.evaluate('document.activeElement.blur()');
  for (let press = 0; press < 40 && (await focused()) !== 'switcher'; press++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#people').waitFor();
  await page.keyboard.press('Home');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.me b', { hasText: 'Fay Nilsson' }).waitFor();
  for (let press = 0; press < 20 && !(await focused()).startsWith('link-C0LEADERS'); press++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#composer:focus').waitFor();
  await page.keyboard.type('/ref');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open] textarea:focus').first().waitFor();
  await page.keyboard.type('By keys alone.');
  await hand.pictures('by-keys');
  await page.keyboard.press('Control+Enter');
  await hand.sees('Kept. Only you can see it.');
  await page.keyboard.press('Escape');
  await page.locator('#modal').waitFor({ state: 'hidden' });
  await page.locator('#composer:focus').waitFor();
}
