/** What people see when something breaks: a sentence, a reference, and their own words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { archiveChannel, changeUser, leaveChannel } from '../../src/sandbox/channels.ts';
import { BOT } from '../../src/sandbox/demo-workspace.ts';
import { getChannel } from '../../src/sandbox/workspace.ts';
import { CHANNEL, openWorld, TEAM, type World, type WorldOptions } from '../support/world.ts';

let world: World;
let folder: string | null = null;
afterEach(async () => {
  await world.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = null;
});
const open = async (options: WorldOptions = {}): Promise<World> => {
  world = await openWorld(options);
  return world;
};
const newFile = (): string => {
  folder = mkdtempSync(join(tmpdir(), 'rondo-trouble-'));
  return `file:${join(folder, 'rondo.db')}`;
};
const CANARY = 'canary-7f3a & <!channel> words that nobody may log';
const runs = (statement: string): Promise<unknown> => world.app.db.write((q) => q.run(sql.raw(statement)));
const breaks = (table: string) => runs(`alter table ${table} rename to ${table}_gone`);
const mends = (table: string) => runs(`alter table ${table}_gone rename to ${table}`);
const reference = (text: string): string => /reference ([0-9a-f]{8})/.exec(text)?.[1] ?? 'none';

describe('a fault of ours', () => {
  it('beneath a form leaves the words where they are, and the same press works once it is mended', async () => {
    await open({ logLevel: 'trace' });
    await world.cleo.types('/rondo reflect');
    world.cleo.fills({ worked: CANARY });
    await breaks('reflections');
    await world.cleo.submits();
    const [error = ''] = Object.values(world.cleo.errors());
    expect(error).toMatch(/^The fault is ours \(reference [0-9a-f]{8}\)\. Your text is still here/);
    expect(world.logged()).toContain(`"reference":"${reference(error)}"`);
    expect(world.cleo.reads()).toContain(CANARY);
    await mends('reflections');
    await world.cleo.submits();
    world.cleo.sees('Kept. Only you can see it.');
    world.cleo.sees(CANARY);
    expect(world.logged()).not.toContain('canary-7f3a');
    for (const token of [BOT.token, BOT.appToken]) expect(world.logged()).not.toContain(token);
  });

  it('after a command gives back what was typed, with a reference', async () => {
    await open();
    await breaks('reflections');
    await world.cleo.types(`/reflect ${CANARY}`);
    world.cleo.sees('That did not work, and the fault is ours (reference ');
    world.cleo.sees(CANARY);
    expect(world.logged()).toContain(`"reference":"${reference(world.cleo.reads())}"`);
    expect(world.logged()).not.toContain('canary-7f3a');
  });

  it('does not take App Home with it', async () => {
    await open();
    await breaks('reflections');
    await world.cleo.opensHome();
    world.cleo.sees(/parts? of this page could not be drawn\./);
    world.cleo.sees('Leading Northwind');
  });
});

describe('what was meant for a command that is none', () => {
  it('is answered with the nearest one, help, and the words given back', async () => {
    await open();
    await world.cleo.types(`/rondo relfect ${CANARY}`);
    world.cleo.sees('Did you mean /rondo reflect?');
    world.cleo.sees('In your week');
    world.cleo.sees(CANARY);
    await world.lea.types(`/rondo nominate ${CANARY}`);
    world.lea.sees('One person and a line why.');
    world.lea.sees(CANARY);
  });
});

describe('a full disk', () => {
  it('changes nothing by halves, says so, and afterwards everything works again', async () => {
    await open({ databaseUrl: newFile() });
    const room = (pages: number) => world.app.db.write((q) => q.all(sql.raw(`pragma max_page_count = ${pages}`)));
    const [size] = await world.app.db.write((q) => q.all<{ page_count: number }>(sql.raw('pragma page_count')));
    await room(size?.page_count ?? 0);
    const long = `${CANARY} ${'and much more of it. '.repeat(140)}`;
    const fills = async (n: number): Promise<void> => {
      await world.cleo.types('/rondo reflect');
      await world.cleo.fills({ worked: `${n} ${long}`.slice(0, 2900) }).submits();
    };
    let tries = 0;
    while (tries < 60 && Object.keys(world.cleo.errors()).length === 0) {
      await world.cleo.closes({ all: true }).catch(() => undefined);
      await fills(tries++);
    }
    expect(Object.values(world.cleo.errors())).toEqual([expect.stringMatching(/reference [0-9a-f]{8}/)]);
    world.cleo.sees(CANARY);
    await room(1_000_000);
    await world.cleo.submits();
    world.cleo.sees('Kept. Only you can see it.');
    await world.cleo.closes({ all: true });
    await world.cleo.types('/rondo reflections');
    world.cleo.sees(`*${tries} kept*`);
    expect(world.logged()).not.toContain('canary-7f3a');
  });
});

describe('Slack on a bad day', () => {
  it.each(['429', '500', 'stored_but_lost'] as const)(
    'answering %s to a window says to press once more, and the next press opens it',
    async (kind) => {
      await open();
      world.server.faults.add({ method: 'views.open', kind, times: 1 });
      await world.cleo.types('/rondo reflect');
      world.cleo.sees('Slack did not open the window.');
      await world.cleo.types('/rondo reflect');
      expect(world.cleo.modal()?.callbackId).toBe('reflections:keep');
    },
  );

  it.each(['429', '500', 'drop_connection', 'slow'] as const)('answering %s to posts loses none and doubles none', async (kind) => {
    await open({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
    world.server.faults.add({ method: 'chat.postMessage', kind, times: 3, ms: 50 });
    await world.until('2026-10-20', '11:30');
    const posts = world.ben.messages(CHANNEL).filter(({ text }) => text.includes('Why this question'));
    expect(posts).toHaveLength(1);
  });

  it('losing the answer to a post finds it again where it may look', async () => {
    await open({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1, withHistory: true });
    world.server.faults.add({ method: 'chat.postMessage', kind: 'stored_but_lost', channel: CHANNEL, times: 1 });
    await world.until('2026-10-20', '11:30');
    expect(world.ben.messages(CHANNEL).filter(({ text }) => text.includes('Why this question'))).toHaveLength(1);
    await world.ben.presses('Answer here with my name', { channel: CHANNEL });
    await world.ben.fills({ answer: 'Here all the same' }).submits();
    await world.passes('5 minutes');
    world.gus.sees('Here all the same');
  });

  it('dropping every socket is mended by itself', async () => {
    await open();
    world.server.dropSockets();
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (let n = 0; n < 100 && world.server.connections() === 0; n++) await new Promise((resolve) => setTimeout(resolve, 50));
    await world.cleo.types('/rondo reflect');
    expect(world.cleo.modal()?.callbackId).toBe('reflections:keep');
  });

  it('refusing the token stops everything quietly, and a new one goes on where it may', async () => {
    await open({ at: ['2026-10-20', '09:30'], weeksUnderWay: 1, databaseUrl: newFile() });
    await world.server.uninstall(TEAM);
    await world.server.settled();
    await world.until('2026-10-20', '10:30');
    const posts = () =>
      world.server.workspace.channels.get(CHANNEL)?.messages.filter(({ text }) => text.includes('Why this question')) ?? [];
    expect(posts()).toHaveLength(0);
    const install = world.server.workspace.installs.get(BOT.token);
    if (!install) throw new Error('the token');
    install.revoked = false;
    await world.restarts();
    await world.until('2026-10-20', '11:00');
    expect(posts()).toHaveLength(1);
    expect(world.logged()).not.toContain(BOT.token);
  });
});

describe('places and people that go', () => {
  it('a channel that is archived is silent; its stewards hear once; then it goes on', async () => {
    await open({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
    const channel = getChannel(world.server.workspace, CHANNEL);
    archiveChannel(world.server.workspace, channel);
    await world.server.settled();
    await world.until('2026-10-20', '16:00');
    for (const who of [world.ana, world.ben])
      expect(who.messages().filter(({ text }) => text.includes('was archived, so I am silent there'))).toHaveLength(1);
    archiveChannel(world.server.workspace, channel, false);
    await world.server.settled();
    await world.until('2026-11-24', '12:00');
    expect(channel.messages.some(({ text }) => text.includes('Why this question'))).toBe(true);
  });

  it('a channel without me is silent, and answers of members are still kept', async () => {
    await open({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
    await world.until('2026-10-20', '11:00');
    leaveChannel(world.server.workspace, getChannel(world.server.workspace, CHANNEL), BOT.userId);
    await world.server.settled();
    await world.ben.presses('Answer here with my name', { channel: CHANNEL });
    await world.ben.fills({ answer: CANARY }).submits();
    await world.passes('10 minutes');
    world.ana.sees('no longer has me in it');
    const prompts = world.app.contributions.find(({ name }) => name === 'prompts');
    expect(JSON.stringify(await prompts?.storedAbout?.(TEAM, 'U0BEN'))).toContain('canary-7f3a');
  });

  it('somebody deactivated with a form open changes nothing by pressing late', async () => {
    await open();
    await world.eli.types('/rondo level');
    const view = world.eli.modal();
    changeUser(world.server.workspace, 'U0ELI', { deleted: true });
    await world.server.settled();
    const submit = world.app.registry.submissions.get('membership:settings');
    const act = {
      teamId: TEAM,
      userId: 'U0ELI',
      now: world.clock.now(),
      channelId: null,
      id: view?.id ?? '',
      callbackId: '',
      values: { level: 'core' },
    };
    await expect(submit?.({ ...act, metadata: world.community?.id ?? '' })).rejects.toThrow('You are not in Leading Northwind.');
    await world.passes('3 weeks');
    expect(
      world.server.journal.calls.filter(
        ({ args }) => args.channel === 'U0ELI' || (args.user === 'U0ELI' && String(args.method).startsWith('chat')),
      ),
    ).toEqual([]);
  });

  it('a new member whom Slack will not let into the channel is a member, and the stewards hear of it', async () => {
    await open({ newcomer: false });
    world.server.faults.add({ method: 'conversations.invite', kind: 'error', error: 'user_is_restricted' });
    await world.ana.types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
    await world.passes('5 minutes');
    await world.ida.presses('Just reading for now');
    await world.passes('10 minutes');
    for (const who of [world.ana, world.ben])
      who.sees('Ida joined Leading Northwind, and Slack did not let me add this person to its channel.');
    expect(await world.app.kernel.members.find(TEAM, world.community?.id ?? '', 'U0IDA')).toMatchObject({ status: 'active' });
  });
});

describe('two presses at once', () => {
  it('are one: an answer, a pause, a reflection', async () => {
    await open({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
    await world.until('2026-10-20', '11:00');
    await world.ben.presses('Answer here with my name', { channel: CHANNEL });
    world.ben.fills({ answer: 'Once' });
    await Promise.all([world.ben.submits(), world.ben.submits()]);
    await world.passes('5 minutes');
    expect(world.gus.messages(CHANNEL).filter(({ text }) => text.endsWith('Once'))).toHaveLength(1);
    await world.ben.closes({ all: true }).catch(() => undefined);
    await world.ben.types('/rondo pause');
    await Promise.all([world.ben.presses('2 weeks'), world.ben.presses('4 weeks')]);
    expect(await world.app.kernel.members.find(TEAM, world.community?.id ?? '', 'U0BEN')).toMatchObject({ status: 'paused' });
  });

  it('on a purpose card of an open community join once', async () => {
    await open({ newcomer: false });
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    const settings = { ...community.settings, joining: 'open' as const };
    await world.app.kernel.communities.change(community, { settings }, { userId: 'U0ANA', now: world.clock.now() });
    await world.ida.types('/rondo purpose');
    await Promise.all([world.ida.presses('Join'), world.ida.presses('Join')]);
    world.ida.sees('✓ You are in Leading Northwind');
    await world.passes('10 minutes');
    expect(world.ida.messages().filter(({ text }) => text.startsWith('Hello Ida'))).toHaveLength(1);
    await world.ida.types('/rondo purpose');
    expect(world.ida.messages().at(-1)?.text).not.toContain('[Join]');
  });
});
