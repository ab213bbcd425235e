/** What the longer stories share: somebody else's place, a phone, a whole window, time that passes until something is there. */
import type { Hand } from './hand.ts';

export const CHANNEL = 'leading-northwind';
export const MESSAGES = 'Rondo: Messages';
export const HOME = 'Rondo: Home';
const PHONE = { width: 360, height: 780 };

export async function becomes(hand: Hand, name: string, place = CHANNEL): Promise<void> {
  await hand.is(name);
  await hand.goes(place);
}

/** The same screen as a phone shows it. */
export async function onPhone(hand: Hand, name: string): Promise<void> {
  const size = hand.page.viewportSize();
  await hand.page.setViewportSize(PHONE);
  await hand.page.evaluate("document.querySelector('.messages')?.scrollTo(0, 1e6)");
  await hand.page.waitForTimeout(150);
  await hand.pictures(`${name}-phone`);
  if (size) await hand.page.setViewportSize(size);
}

/** A window, or a Home, that is longer than the screen, in one picture. */
export async function whole(hand: Hand, name: string): Promise<void> {
  const size = hand.page.viewportSize();
  await hand.page.setViewportSize({ width: 1280, height: 1800 });
  const limit = (height: string) => hand.page.evaluate(`document.getElementById('modal').style.maxHeight = '${height}'`);
  await limit('none');
  await hand.page.waitForTimeout(100);
  await hand.pictures(name);
  await limit('');
  if (size) await hand.page.setViewportSize(size);
}

/** What stands in the open window, else in the place. */
export async function reading(hand: Hand): Promise<string> {
  const open = hand.page.locator('dialog[open]').last();
  return (await open.count()) > 0 ? open.innerText() : hand.page.locator('main').innerText();
}

/** The window, or the place, says all of it, and nothing of what it must not. */
export async function says(hand: Hand, all: readonly (string | RegExp)[], none: readonly (string | RegExp)[] = []): Promise<void> {
  for (const each of all) await hand.sees(each);
  const said = await reading(hand);
  for (const each of none) {
    if (typeof each === 'string' ? said.includes(each) : each.test(said)) throw new Error(`“${each}” stands in:\n${said}`);
  }
}

export const submit = (hand: Hand): Promise<void> => hand.page.locator('dialog[open] button[type=submit]').click();

/** Sends the window, and waits for what it turns into. */
export async function sends(hand: Hand, until: string | RegExp): Promise<void> {
  await submit(hand);
  await hand.sees(until);
}

/** A button of which the window has several: by what is read aloud. */
export const labelled = (hand: Hand, label: string | RegExp) =>
  hand.page.locator('dialog[open], main').last().getByRole('button', { name: label });

export async function selects(hand: Hand, label: string | RegExp, option: string): Promise<void> {
  await hand.page.locator('dialog[open]').last().getByLabel(label).first().selectOption({ label: option });
}

export const ticks = (hand: Hand, label: string | RegExp): Promise<void> =>
  hand.page.locator('dialog[open]').last().getByLabel(label).first().check();

/** Time passes until it is there. */
export async function until(
  hand: Hand,
  found: () => Promise<boolean>,
  what: string,
  by: 'hour' | 'day' | 'touch' = 'day',
  most = 40,
): Promise<void> {
  for (let jump = 0; jump < most; jump++) {
    if (await found()) return;
    await hand.passes(by);
    await hand.page.waitForTimeout(60);
  }
  throw new Error(`${what} did not come within ${most} jumps by ${by}`);
}

/** A button that stands there, or behind the menu of its row; its name may go on behind a colon. */
export async function does(hand: Hand, label: string): Promise<void> {
  const open = hand.page.locator('dialog[open]').last();
  const stands = open.getByRole('button', { name: new RegExp(`^${label}(:|$)`) });
  const menu = open.getByLabel('More', { exact: true });
  await stands.or(menu).last().waitFor();
  if ((await stands.count()) > 0) return stands.first().click();
  await menu.last().click();
  await hand.page.getByRole('menuitem', { name: label, exact: true }).click();
}
