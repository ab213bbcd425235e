/** What the stories of care share: a month that passes, a message that comes, the line that stands in every form of care. */
import type { Hand } from './hand.ts';
import { becomes, MESSAGES, until } from './tools.ts';

/** Not for the bot: it stands in every form of care. */
export const FORMAL = 'Harassment, safety, law, health: not for a bot. Turn to People team: people@northwind.example.';

/** The page has no button for a week; its server has. */
export async function weeksPass(hand: Hand, weeks: number): Promise<void> {
  for (let week = 0; week < weeks; week++) {
    await hand.page.evaluate(
      "fetch('/page/act', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ as: 'U0ANA', does: 'jumps', by: 'week' }) })",
    );
    await hand.page.waitForTimeout(200);
    await hand.page.locator('[data-focus=jump-hour]:not([aria-disabled])').waitFor({ timeout: 60_000 });
  }
}

/** Her messages, once this stands in them. */
export async function hears(hand: Hand, name: string, text: string | RegExp, by: 'hour' | 'day' = 'hour', most = 60): Promise<void> {
  await becomes(hand, name, MESSAGES);
  const message = hand.page.locator('main').getByText(text);
  await until(hand, async () => (await message.count()) > 0, `“${text}” to ${name}`, by, most);
  await hand.sees(text);
}

/** The conversation that the two of them have with Rondo. */
export async function findsEachOther(hand: Hand, name: string, other: string): Promise<void> {
  await becomes(hand, name, MESSAGES);
  const link = hand.page.locator('#links-directs').getByText(other);
  await until(hand, async () => (await link.count()) > 0, `The conversation of ${name} and ${other}`, 'hour', 100);
  await hand.goes(other);
}

/** The last button of that name in the messages; its label may go on behind a colon. */
export const pressesLast = (hand: Hand, label: RegExp): Promise<void> =>
  hand.page.locator('main').getByRole('button', { name: label }).last().click();
