/** A person at the page: what she does with mouse and keyboard, and what she waits to see. Every window and screen leaves a picture. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';

const PICTURES = fileURLToPath(new URL('../../artefacts/', import.meta.url));
const PATIENCE = 15_000;

export interface Hand {
  page: Page;
  /** Into the composer, as a person types, and sent. */
  types(text: string): Promise<void>;
  fills(label: string, text: string): Promise<void>;
  picks(label: string, ...names: string[]): Promise<void>;
  presses(label: string): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
  /** Waits for the window of this title. */
  meets(title: string): Promise<void>;
  /** Escape, until no window is open. */
  leaves(): Promise<void>;
  is(name: string): Promise<void>;
  goes(link: string): Promise<void>;
  passes(by: 'hour' | 'day' | 'touch'): Promise<void>;
  pictures(name: string): Promise<string>;
  /** What the page complained of, or asked for outside the sandbox. */
  complaints: string[];
  close(): Promise<void>;
}

export async function openHand(browser: Browser, url: string, story: string): Promise<Hand> {
  mkdirSync(PICTURES, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-GB' });
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  await page.locator('.me').waitFor({ state: 'attached' });
  let pictures = 0;

  /** The open window where there is one, else the page. */
  const front = () => page.locator('dialog[open]').or(page.locator('.workspace')).last();
  const inFront = async () =>
    (await page.locator('dialog[open]').count()) > 0 ? page.locator('dialog[open]').last() : page.locator('main');

  const hand: Hand = {
    page,
    complaints,
    types: async (text) => {
      await page.locator('#composer').fill(text);
      await page.keyboard.press('Escape');
      await page.locator('#composer').press('Enter');
    },
    fills: async (label, text) => {
      await (await inFront()).getByLabel(label).first().fill(text);
    },
    picks: async (label, ...names) => {
      const field = (await inFront()).getByLabel(label).first();
      for (const name of names) {
        await field.fill(name);
        await page.locator('.chooser [role=option]:visible', { hasText: name }).first().waitFor();
        await field.press('Enter');
      }
      await field.press('Tab');
    },
    presses: async (label) => {
      await (await inFront()).getByRole('button', { name: label, exact: true }).last().click();
    },
    sees: async (text) => {
      await front().getByText(text).first().waitFor();
    },
    meets: async (title) => {
      await page.locator('dialog[open] #modal-title', { hasText: title }).waitFor();
    },
    leaves: async () => {
      while (await page.locator('#modal[open]:not(.busy)').isVisible()) {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(200);
      }
      await page.locator('#modal').waitFor({ state: 'hidden' });
    },
    is: async (name) => {
      await page.locator('[data-focus=switcher]').click();
      await page.getByRole('option', { name }).click();
      await page.locator('.me b', { hasText: name }).waitFor();
    },
    goes: async (link) => {
      await page.locator('#sidebar').getByRole('button', { name: link }).click();
    },
    passes: async (by) => {
      const clock = page.locator('.clock-now');
      const before = await clock.innerText();
      const answered = page.waitForResponse((response) => response.url().endsWith('/page/act'));
      await page.locator(`[data-focus=jump-${by}]:not([aria-disabled])`).click();
      await answered;
      // The page hears of a jump a moment after it began; one within the minute shows no other time.
      for (let waited = 0; waited < 600 && (await clock.innerText()) === before; waited += 25) await page.waitForTimeout(25);
      await page.locator(`[data-focus=jump-${by}]:not([aria-disabled])`).waitFor();
    },
    pictures: async (name) => {
      const path = `${PICTURES}${story}-${String(++pictures).padStart(2, '0')}-${name}.png`;
      await page.screenshot({ path });
      return path;
    },
    close: () => page.close(),
  };
  return hand;
}
