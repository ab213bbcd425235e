/** `npm run test:page`: the real page in a real Chromium, as a newcomer would use it. Pictures go to artefacts/. */
import { copyFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { CARE } from './care.ts';
import { COACHING } from './coaching.ts';
import { ENDINGS } from './coaching-endings.ts';
import { CYCLE } from './cycle.ts';
import { type Hand, openHand } from './hand.ts';
import { startSandbox } from './sandbox-process.ts';
import { setsUp } from './set-up.ts';
import { THREAD } from './thread.ts';
import { READERS } from './thread-readers.ts';
import { STOPS } from './thread-stops.ts';
import { answersTheQuestion, checksIn, keepsDrafts, looksAround, usesTheKeyboard } from './week.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const README_PICTURE = fileURLToPath(new URL('sandbox.png', import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

let passed = 0;
let failed = 0;
async function tell(title: string, story: () => Promise<void>): Promise<boolean> {
  const began = performance.now();
  try {
    await story();
    passed++;
    say(`✓ ${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    failed++;
    say(`✗ ${title}\n${error instanceof Error ? error.stack : String(error)}`);
    return false;
  }
}

async function withSandbox(browser: Browser, options: string[], name: string, stories: (hand: Hand) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox(...options);
  say(`${name}: started in ${(sandbox.startedIn / 1000).toFixed(1)} s (bound 5 s)`);
  const hand = await openHand(browser, sandbox.url, name);
  const telling = stories(hand);
  await telling;
  await tell(`${name}: the page complains of nothing and asks nobody else for anything`, async () => {
    if (hand.complaints.length > 0) throw new Error(hand.complaints.join('\n'));
  });
  await hand.close();
  await tell(`${name}: Ctrl-C ends it, and the app warned of nothing`, async () => {
    const code = await sandbox.stop();
    if (code !== 0 || sandbox.warnings() !== '') throw new Error(`it ended with ${code}\n${sandbox.warnings()}`);
  });
}

/** The question of the week with its thread, and nothing else in the way. */
async function picturesForReadme(hand: Hand): Promise<void> {
  await hand.is('Ana Duarte');
  await hand.goes('leading-northwind');
  await hand.page.getByRole('button', { name: 'Dismiss' }).first().click();
  await hand.page.getByRole('button', { name: 'Close this' }).click();
  await hand.page.locator('.message', { hasText: 'Why this question' }).last().locator('.replies').click();
  await hand.sees('Ana answers:');
  await hand.page.mouse.move(700, 600);
  copyFileSync(await hand.pictures('readme'), README_PICTURE);
}

const executablePath = PLACES.find((place) => existsSync(place));
if (executablePath === undefined) {
  say('Chromium was not found. On Debian: apt-get update && apt-get install -y chromium. Nothing was tried.');
  process.exit(1);
}
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--lang=en-GB'] });
const picturing = (hand: Hand, story: (hand: Hand) => Promise<void>) => async (): Promise<void> => {
  try {
    await story(hand);
  } catch (error) {
    await hand.pictures('failed');
    throw error;
  }
};
/** `--only cycle`: one of the four alone. */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const isAsked = (name: string): boolean => only === undefined || only === name;

if (isAsked('empty'))
  await withSandbox(browser, ['--empty', '--alone'], 'empty', async (hand) => {
    await tell('Ana runs the wizard to its end, and Ben agrees', picturing(hand, setsUp));
  });
if (isAsked('demo'))
  await withSandbox(browser, ['--alone'], 'demo', async (hand) => {
    await tell('Ana looks around', picturing(hand, looksAround));
    await tell('Ana checks in', picturing(hand, checksIn));
    await tell('a half-filled window outlives the page', picturing(hand, keepsDrafts));
    await tell('three people answer the question in three ways', picturing(hand, answersTheQuestion));
    if (process.argv.includes('--readme')) await tell('the README gets its picture', () => picturesForReadme(hand));
    await tell('everything can be done with the keyboard alone', picturing(hand, usesTheKeyboard));
  });
if (isAsked('cycle'))
  await withSandbox(browser, ['--alone', '--at', '2026-11-02T09:00'], 'cycle', async (hand) => {
    // Each goes on where the one before ended.
    for (const [title, story] of CYCLE) if (!(await tell(title, picturing(hand, story)))) break;
  });
if (isAsked('thread'))
  await withSandbox(browser, ['--alone', '--at', '2026-11-02T09:00'], 'thread', async (hand) => {
    for (const [title, story] of [...THREAD, ...READERS]) if (!(await tell(title, picturing(hand, story)))) return;
    for (const [title, story] of STOPS) if (!(await tell(title, picturing(hand, story)))) await hand.leaves();
  });
if (isAsked('care'))
  await withSandbox(browser, ['--alone', '--at', '2026-11-02T09:00'], 'care', async (hand) => {
    for (const [title, story] of CARE) if (!(await tell(title, picturing(hand, story)))) break;
  });
if (isAsked('coaching'))
  await withSandbox(browser, ['--alone', '--at', '2026-11-12T09:00', '--week', '2'], 'coaching', async (hand) => {
    for (const [title, story] of [...COACHING, ...ENDINGS]) if (!(await tell(title, picturing(hand, story)))) break;
  });
await browser.close();
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
