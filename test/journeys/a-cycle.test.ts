/** One cycle, played whole: a wish, the vote, an offer, preparation, the invitation, the session with its console, debrief and notes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Session } from '../../src/community/records.ts';
import { HOUR } from '../../src/platform/clock.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../support/world.ts';

const WISH = 'How do we say *no* to a <good> idea & keep the person?';
const VOTERS = ['ana', 'ben', 'cleo', 'dev', 'eli', 'fay'] as const;

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'rondo-cycle-'));
// Three weeks under way: session 2 is on 11 November, session 3 on 9 December.
beforeAll(async () => {
  world = await openWorld({ databaseUrl: `file:${join(folder, 'rondo.db')}`, patient: true });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const sessionOn = async (onDate: string): Promise<Session> => {
  const session = (await world.app.kernel.calendar.sessions(TEAM, world.community?.id ?? '')).find((each) => each.onDate === onDate);
  if (!session) throw new Error(`no session on ${onDate}`);
  return session;
};
const posts = (): string[] =>
  world.ana
    .messages(CHANNEL)
    .filter(({ threadTs, ts, ephemeral }) => !ephemeral && (threadTs === null || threadTs === ts))
    .map(({ text }) => text);
const inThreads = (): string =>
  world.ana
    .messages(CHANNEL)
    .filter(({ threadTs, ts, ephemeral }) => !ephemeral && threadTs !== null && threadTs !== ts)
    .map(({ text }) => text)
    .join('\n');
/** As the form numbers it. */
const optionFor = (name: (typeof VOTERS)[number]): string => {
  const found = /"text":"(\d+\. How do we say \*no\*[^"]+)"/.exec(JSON.stringify(world[name].modal()?.blocks));
  if (!found?.[1]) throw new Error('the wish is not on the ballot');
  return found[1];
};
const closeAll = async (): Promise<void> => {
  for (const name of VOTERS) while (world[name].modal()) await world[name].closes({ all: true });
};

describe('a cycle', () => {
  it('begins with a wish and a vote that nobody can look into', async () => {
    await world.dev.types(`/rondo topics ${WISH}`);
    await world.until('2026-11-04', '10:05');
    for (const name of VOTERS) {
      await world[name].presses('Vote', { channel: CHANNEL });
      const wish = optionFor(name);
      await world[name].fills({ dots: [wish], ...(name === 'cleo' ? { leads: [wish] } : {}) }).submits();
    }
    await closeAll();
    await world.passes('5 minutes');
    expect(posts().join()).toContain('6 have voted');
    expect((await sessionOn('2026-12-09')).topic).toBeNull();
    await world.until('2026-11-09', '16:05');
    expect((await sessionOn('2026-12-09')).topic).toBe(WISH);
    expect(posts().join()).not.toContain('6 dots');
  });

  it('reads the result out at the end of the session before, and offers the turn in private', async () => {
    await world.until('2026-11-11', '10:22');
    for (const name of VOTERS) await world[name].presses('I am here', { channel: CHANNEL });
    await world.until('2026-11-11', '11:50');
    expect((await sessionOn('2026-11-11')).status).toBe('held');
    expect(inThreads()).toContain(`Next topic: ${WISH}`);
    await world.until('2026-11-12', '11:30');
    // She said in the vote that she would lead it.
    await world.cleo.presses('I’ll lead');
    expect(await sessionOn('2026-12-09')).toMatchObject({ leadership: 'led', facilitatorId: 'U0CLEO' });
    await world.ben.types('/rondo rota');
    world.ben.sees('Cleo');
    await closeAll();
  });

  it('is prepared with a plan that must add up', async () => {
    await world.until('2026-11-24', '16:00');
    await world.cleo.presses('Open your session');
    await world.cleo.presses('Choose with four questions');
    for (const answer of ['No', 'No', 'No', 'Yes']) await world.cleo.presses(answer);
    world.cleo.sees('Consult Trios');
    await world.cleo.presses('Take it');
    expect((await sessionOn('2026-12-09')).formatId).toBe('sf-consult-trios');
    await closeAll();
  });

  it('is announced once, with what is known now, and reminds those who come', async () => {
    await world.until('2026-11-25', '10:05');
    const announced = posts().filter((text) => text.includes(WISH) && text.includes('Led by Cleo'));
    expect(announced).toHaveLength(1);
    for (const name of ['ana', 'ben', 'dev', 'eli', 'fay'] as const) await world[name].presses('Coming', { channel: CHANNEL });
    await world.passes('10 minutes');
    expect(posts().join()).toContain('5 coming');
  });

  it('runs by its console and its clock, through a restart in the middle', async () => {
    await world.until('2026-12-09', '10:25');
    const earlier = inThreads().length;
    for (const name of VOTERS) await world[name].presses('I am here', { channel: CHANNEL });
    await world.cleo.presses('Start');
    await world.passes('5 minutes');
    await world.until('2026-12-09', '10:50');
    expect(inThreads()).toMatch(/Group 1|Trio 1|1\. /);
    await world.restarts();
    // Somebody sets the clock back while a step is on: nothing begins a second time.
    const before = inThreads();
    world.clock.set(world.clock.now() - 2 * HOUR);
    await world.app.tick();
    expect(inThreads()).toBe(before);
    await world.until('2026-12-09', '11:38');
    for (const [i, name] of VOTERS.entries()) {
      await world[name].presses('Fill in', { channel: CHANNEL });
      await world[name]
        .fills({
          useful: String(i === 0 ? 3 : 5),
          takeaway: `${name} takes <this> along`,
          ...(name === 'ben' ? { reach: 'Into the notes, with my name' } : {}),
        })
        .submits();
      await world[name].fills({ step: `When it drags, ${name} will ask` }).submits();
    }
    await closeAll();
    await world.until('2026-12-09', '12:30');
    expect((await sessionOn('2026-12-09')).status).toBe('held');
    const begun = [
      ...inThreads()
        .slice(earlier)
        .matchAll(/^▸ .+ · \d+ minutes?/gm),
    ].map(([line]) => line);
    expect(begun.length).toBeGreaterThan(6);
    expect(new Set(begun).size).toBe(begun.length);
  });

  it('ends in notes for everyone and a thanks for one', async () => {
    await world.cleo.presses('Write the notes');
    await world.cleo.fills({ stuck: 'The second round was too short.', patterns: 'We say yes to people and no to nothing.' }).submits();
    await closeAll();
    await world.until('2026-12-11', '11:10');
    const notes = posts().at(-1) ?? '';
    expect(notes).toContain('We say yes to people and no to nothing.');
    expect(notes).toContain('The second round was too short.');
    expect(notes).toContain('ana takes <this> along');
    await world.until('2026-12-16', '16:00');
    const thanks = world.cleo.messages().filter(({ kind, text }) => kind === 'im' && text.includes('4.7'));
    expect(thanks).toHaveLength(1);
    for (const name of VOTERS.filter((each) => each !== 'cleo')) expect(world[name].reads()).not.toContain('4.7');
  });
});
