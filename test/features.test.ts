/** The list of capabilities: what every one of them must keep, so that a new one need not be told. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../src/app.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let app: App;
beforeAll(async () => {
  world = await openWorld();
  app = world.app;
});
afterAll(() => world.close());

const folders = readdirSync(new URL('../src/features/', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const FILE = /^(index|rules|service|store|tables|views|commands|agenda)(-[a-z-]+)?\.ts$/;

describe('the list of capabilities', () => {
  it('names every folder once', () => {
    const names = app.contributions.map((each) => each.name).filter((name) => name !== 'workspace');
    expect(names.toSorted()).toEqual(folders.map((entry) => entry.name).toSorted());
  });

  it.each(folders.map((entry) => entry.name))('%s has files of the eight known names only', (name) => {
    const files = readdirSync(new URL(`../src/features/${name}/`, import.meta.url));
    expect(files.filter((file) => !FILE.test(file))).toEqual([]);
    expect(files).toContain('index.ts');
  });

  it('gives every action, submission and touch the name of its capability', () => {
    for (const each of app.contributions.filter(({ name }) => name !== 'workspace')) {
      for (const id of [...Object.keys(each.actions ?? {}), ...Object.keys(each.submissions ?? {})])
        expect(id).toMatch(new RegExp(`^${each.name}:`));
      for (const touch of each.touches ?? []) expect(touch.id).toMatch(new RegExp(`^${each.name}\\.`));
      for (const ask of each.asks ?? []) expect(ask.kind).toMatch(new RegExp(`^${each.name}\\.`));
    }
  });

  it('says of every touch that people see why it comes, in one sentence', () => {
    for (const touch of app.contributions.flatMap((each) => each.touches ?? []).filter(({ surface }) => surface !== 'state')) {
      expect(touch.why).toMatch(/^[A-Z].*\.$/);
      expect(touch.name).not.toBe('');
    }
  });

  it('offers every command with one line of help', () => {
    const commands = app.contributions.flatMap((each) => each.commands ?? []);
    expect(new Set(commands.map((command) => command.name)).size).toBe(commands.length);
    for (const command of commands) {
      expect(command.summary.length).toBeGreaterThan(8);
      expect(command.summary.length).toBeLessThanOrEqual(110);
    }
  });

  it('answers every button that it draws on Home, for everybody', async () => {
    for (const person of [world.ana, world.dev, world.ida, world.jon, world.kim, world.lea]) {
      await person.opensHome();
      const ids = JSON.stringify(person.home()?.blocks).match(/"action_id":"[a-z-]+:[a-z-]+/g) ?? [];
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) expect([...app.registry.actions.keys()]).toContain(id.slice('"action_id":"'.length));
    }
  });
});
