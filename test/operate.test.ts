/** What operators type, run as they run it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../src/platform/clock.ts';
import { toLocal } from '../src/platform/time/zones.ts';
import { BOT } from '../src/sandbox/demo-workspace.ts';
import { startProgram } from './support/process.ts';
import { openWorld, TEAM, type World } from './support/world.ts';

let folder = '';
let world: World;
let databaseUrl = '';

// Each command is a process of its own.
jest.setTimeout(60_000);

const operate = async (...words: string[]): Promise<{ code: number | null; output: string }> => {
  const started = startProgram('src/operate.ts', words, {
    DATABASE_URL: databaseUrl,
    SLACK_BOT_TOKEN: BOT.token,
    SLACK_APP_TOKEN: BOT.appToken,
    SLACK_API_URL: world.server.apiUrl,
  });
  const code = await started.exit;
  return { code, output: started.output() };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rondo-operate-'));
  databaseUrl = `file:${join(folder, 'rondo.db')}`;
  const { date } = toLocal(systemClock.now(), 'Europe/London');
  world = await openWorld({ databaseUrl, at: [date, '00:30'] });
  await world.ana.types('/reflect a thought that is nobody else’s');
  // The first question puts the starting terms on the shelf.
  await world.ana.types('/define steward');
});

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run rondo', () => {
  it('shows what will go out, when, to whom and why', async () => {
    const { code, output } = await operate('agenda', '--days', '60');
    expect(code).toBe(0);
    expect(output).toMatch(/Leading Northwind {2}Reflection question → everyone here \(channel\)\n {4}\S/);
    const rows: { touch: string; why: string; at: string }[] = JSON.parse((await operate('agenda', '--json', '--days', '60')).output);
    expect(rows.every((row) => row.why !== '' && row.at.endsWith('Z'))).toBe(true);
    expect(rows.some((row) => row.touch === 'prompts.ask')).toBe(true);
  });

  it('examines what is around the program', async () => {
    const { output } = await operate('doctor');
    for (const line of [
      '✓ all settings are well-formed',
      '✓ the bot token belongs to Northwind',
      '✓ all needed scopes were granted',
      '✓ zone data 2026f',
      '✓ the database is whole',
    ])
      expect(output).toContain(line);
  });

  it('backs up beside the running bot, and restores only when it is stopped', async () => {
    const copy = join(folder, 'copy.db');
    expect((await operate('backup', copy)).code).toBe(0);
    expect((await operate('backup', copy)).output).toContain('is there already');
    const refused = await operate('restore', copy);
    expect(refused).toEqual({ code: 1, output: expect.stringContaining('Another Rondo already runs') });
    await world.app.stop();
    const restored = await operate('restore', copy);
    expect(restored.output).toContain('What was there is kept');
    expect(restored.code).toBe(0);
    await world.restarts();
    await world.ana.types('/rondo reflections');
    expect(world.ana.reads()).toContain('a thought that is nobody else’s');
  });

  it('exports the shelf, and nothing private in it', async () => {
    const target = join(folder, 'shelf');
    expect((await operate('export', target)).code).toBe(0);
    const files = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    const all = files.map((file) => readFileSync(join(target, file), 'utf8')).join('\n');
    expect(all).toContain('Leading Northwind');
    expect(all).not.toContain('nobody else’s');
  });

  it('takes a shelf into an empty place, and gives it out again byte by byte', async () => {
    const before = join(folder, 'shelf');
    const shelfIn = (place: string): Map<string, string> => {
      const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((file) => /\/shelf\/.*\.\w+$/.test(file));
      return new Map(files.map((file) => [file.slice(file.indexOf('/shelf/')), readFileSync(join(place, file), 'utf8')]));
    };
    const kept = databaseUrl;
    databaseUrl = `file:${join(folder, 'empty.db')}`;
    expect(await operate('import', before)).toEqual({ code: 1, output: expect.stringContaining('--team T0123') });
    const taken = await operate('import', before, '--team', TEAM, '--community', 'Leading Northwind');
    expect(taken).toEqual({ code: 0, output: expect.stringMatching(/Leading Northwind: \d+ taken in, 0 were there already, 0 left out/) });
    const after = join(folder, 'shelf-again');
    expect((await operate('export', after)).code).toBe(0);
    databaseUrl = kept;
    expect(shelfIn(before).size).toBeGreaterThan(25);
    expect(shelfIn(after)).toEqual(shelfIn(before));
  });

  it('lists the broken lines of a glossary, and takes in the others', async () => {
    const file = join(folder, 'glossary.csv');
    const rows = Array.from({ length: 50 }, (_, at) => ([4, 20, 33].includes(at) ? `,no term ${at}` : `Word ${at},What it means ${at}`));
    writeFileSync(file, ['term,definition', ...rows].join('\r\n'));
    expect((await operate('import', file)).output).toContain('Another Rondo already runs');
    await world.app.stop();
    const { code, output } = await operate('import', file);
    await world.restarts();
    expect(code).toBe(1);
    for (const line of [6, 22, 35]) expect(output).toContain(`glossary.csv, line ${line}: `);
    expect(output).toContain('47 taken in, 0 were there already, 3 left out');
  });

  it('helps whoever mistypes', async () => {
    expect(await operate('agend')).toEqual({ code: 2, output: expect.stringContaining('There is no command "agend"') });
    expect((await operate('backup')).output).toContain('backup needs a file');
    expect(existsSync(join(folder, 'undefined'))).toBe(false);
  });
});
