import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { addUser, archiveChannel, changeUser, renameChannel } from '../../src/sandbox/channels.ts';
import { getChannel } from '../../src/sandbox/workspace.ts';
import { createSeed, type Fixture, startSocketApp } from './bolt-app.ts';

let fixture: Fixture;
afterEach(() => fixture.stop());

const heard: { type: string; retry: number | undefined; body: Record<string, unknown> }[] = [];

function listen(app: App): void {
  heard.length = 0;
  app.event(/.*/, async ({ event, context }) => {
    heard.push({ type: event.type, retry: context.retryNum, body: { ...event } });
  });
}

describe('events', () => {
  it('tell of Home, of members and of channels, and not of messages unless subscribed', async () => {
    fixture = await startSocketApp(listen);
    const { server } = fixture;
    const ben = server.person('UBEN');
    await ben.opensHome();
    await ben.leaves('CGEN');
    await ben.joins('CGEN');
    await ben.says('hello', { channel: 'CGEN' });
    renameChannel(server.workspace, getChannel(server.workspace, 'CGEN'), 'commons');
    archiveChannel(server.workspace, getChannel(server.workspace, 'CGEN'));
    changeUser(server.workspace, 'UANA', { tz: 'Asia/Kolkata' });
    addUser(server.workspace, { id: 'UNEW', name: 'new', realName: 'New One', tz: 'Etc/UTC' });
    await server.settled();
    expect(heard.map(({ type }) => type)).toEqual([
      'app_home_opened',
      'member_left_channel',
      'member_joined_channel',
      'channel_rename',
      'channel_archive',
      'user_change',
      'team_join',
    ]);
    expect(heard[5]?.body).toMatchObject({ user: { id: 'UANA', tz: 'Asia/Kolkata', tz_offset: 19_800 } });
  });

  it('tell of messages in the channels the bot is in, when subscribed', async () => {
    fixture = await startSocketApp(listen, { seed: createSeed({ events: ['message.channels', 'message.im'] }) });
    const { server } = fixture;
    const ana = server.person('UANA');
    await ana.says('heard', { channel: 'CGEN' });
    await ana.says('unheard', { channel: 'COUT' });
    await ana.types('to you alone');
    await ana.joins('COUT');
    await server.settled();
    expect(heard.map(({ body }) => [body.channel_type, body.text])).toEqual([
      ['channel', 'heard'],
      ['im', 'to you alone'],
    ]);
  });

  it('come again when they are not acked', async () => {
    let deaf = true;
    const tries: unknown[] = [];
    const deafApp = (app: App): void => {
      listen(app);
      const { processEvent } = app;
      app.processEvent = async (event) => {
        tries.push([event.retryNum, event.retryReason]);
        if (!deaf) await processEvent.call(app, event);
      };
    };
    fixture = await startSocketApp(deafApp, { ackTimeoutMs: 150, eventRetryMs: [0, 30] });
    await fixture.server.emit('T1', { type: 'app_home_opened', user: 'UANA', channel: 'D1', tab: 'home' });
    deaf = false;
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.server.settled();
    expect(tries).toEqual([
      [0, ''],
      [1, 'http_timeout'],
      [2, 'http_timeout'],
    ]);
    expect(heard).toHaveLength(1);
    expect(fixture.server.journal.deliveries.map(({ retry, ackMs }) => [retry, ackMs !== null])).toEqual([
      [0, false],
      [1, false],
      [2, true],
    ]);
  });

  it('tell the app that it was removed, after which its token is dead', async () => {
    fixture = await startSocketApp(listen);
    await fixture.server.uninstall('T1');
    await fixture.server.settled();
    expect(heard.map(({ type }) => type)).toEqual(['tokens_revoked', 'app_uninstalled']);
    await expect(fixture.app.client.auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
  });
});

describe('Socket Mode', () => {
  it('wants a fresh ticket for each connection and an app token for each ticket', async () => {
    fixture = await startSocketApp(listen);
    const { server } = fixture;
    const open = async (token: string): Promise<Record<string, unknown>> =>
      (await fetch(`${server.apiUrl}apps.connections.open`, { method: 'POST', headers: { authorization: `Bearer ${token}` } }))
        .json()
        .then(Object);
    expect(await open('xoxb-1')).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await open('xapp-2')).toMatchObject({ error: 'invalid_auth' });
    const { url } = await open('xapp-1');
    const connect = (): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(String(url));
        socket.onerror = () => resolve('refused');
        socket.onmessage = ({ data }) => {
          socket.close();
          resolve(JSON.parse(String(data)).type);
        };
      });
    expect(await connect()).toBe('hello');
    expect(await connect()).toBe('refused');
  });

  it('connects again after a disconnect, and what was sent meanwhile arrives', async () => {
    fixture = await startSocketApp(listen);
    const { server } = fixture;
    server.dropSockets();
    while (server.connections() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.person('UANA').opensHome();
    expect(heard).toHaveLength(1);
    expect(server.connections()).toBe(1);
  });
});
