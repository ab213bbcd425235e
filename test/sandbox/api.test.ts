import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { HOUR, type ManualClock, SECOND } from '../../src/platform/clock.ts';
import type { SandboxServer } from '../../src/sandbox/server.ts';
import { callApi, NOW, openServer } from './bolt-app.ts';

let server: SandboxServer;
let clock: ManualClock;
let client: WebClient;

beforeEach(async () => {
  ({ server, clock } = await openServer({ paced: false }));
  client = new WebClient('xoxb-1', { slackApiUrl: server.apiUrl, retryConfig: { retries: 0 } });
});
afterEach(() => server.close());

describe('the Web API', () => {
  it('keeps metadata and shows it in the history on request', async () => {
    const metadata = { event_type: 'touch', event_payload: { id: '01J' } };
    await client.chat.postMessage({ channel: 'CGEN', text: 'a', metadata });
    const bare = await client.conversations.history({ channel: 'CGEN' });
    expect(bare.messages?.[0]).not.toHaveProperty('metadata');
    const full = await client.conversations.history({ channel: 'CGEN', include_all_metadata: true });
    expect(full.messages?.[0]?.metadata).toEqual(metadata);
    await client.chat.update({ channel: 'CGEN', ts: full.messages?.[0]?.ts ?? '', text: 'b' });
    expect(await client.conversations.history({ channel: 'CGEN', include_all_metadata: true })).toMatchObject({
      messages: [{ text: 'b', metadata }],
    });
  });

  it('gives the history newest first in pages, threads apart, and no ephemeral message', async () => {
    const first = await client.chat.postMessage({ channel: 'CGEN', text: 'one' });
    await client.chat.postMessage({ channel: 'CGEN', text: 'reply', thread_ts: first.ts ?? '' });
    await client.chat.postEphemeral({ channel: 'CGEN', user: 'UANA', text: 'hidden' });
    await client.chat.postMessage({ channel: 'CGEN', text: 'two' });
    const page = await client.conversations.history({ channel: 'CGEN', limit: 1 });
    expect(page).toMatchObject({ has_more: true, messages: [{ text: 'two' }] });
    const rest = await client.conversations.history({ channel: 'CGEN', cursor: page.response_metadata?.next_cursor });
    expect(rest.messages?.map(({ text }) => text)).toEqual(['one']);
    const thread = await client.conversations.replies({ channel: 'CGEN', ts: first.ts ?? '' });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['one', 'reply']);
  });

  it('opens the DM when a message goes to a person, and the same one again', async () => {
    const posted = await client.chat.postMessage({ channel: 'UANA', text: 'hi' });
    const opened = await client.conversations.open({ users: 'UANA' });
    expect(opened).toMatchObject({ already_open: true, channel: { id: posted.channel } });
    const group = await client.conversations.open({ users: 'UANA,UBEN' });
    await client.chat.postMessage({ channel: group.channel?.id ?? '', text: 'to both' });
    server.person('UBEN').sees('Ana Lind, rondo rondo: to both');
    expect(server.person('UCLEO').reads()).toBe('');
  });

  it('says who people are, with zone, guest status and address', async () => {
    expect(await client.users.info({ user: 'UANA', include_locale: true })).toMatchObject({
      user: { tz: 'Europe/Stockholm', tz_offset: 3600, locale: 'en-US', profile: { title: 'Head of Care', email: 'ana@harbour.example' } },
    });
    const { members } = await client.users.list({ limit: 200 });
    expect(members?.find(({ id }) => id === 'UCLEO')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(members?.find(({ id }) => id === 'UGONE')).toMatchObject({ deleted: true });
    expect(members?.some(({ id }) => id === 'UQUAY')).toBe(false);
  });

  it('gives quiet hours as the next interval in the local day', async () => {
    const { next_dnd_start_ts: start, next_dnd_end_ts: end } = await client.dnd.info({ user: 'UANA' });
    expect([start, end]).toEqual([Date.UTC(2026, 2, 2, 21) / 1000, Date.UTC(2026, 2, 3, 7) / 1000]);
    expect(await client.dnd.teamInfo({ users: 'UANA,UBEN' })).toMatchObject({ users: { UBEN: { dnd_enabled: false } } });
  });

  it('releases scheduled messages when their time has come, but never one with metadata', async () => {
    const post_at = (NOW + HOUR) / SECOND;
    await client.chat.scheduleMessage({ channel: 'CGEN', text: 'later', post_at });
    await client.chat.scheduleMessage({ channel: 'CGEN', text: 'never', post_at, metadata: { event_type: 'x', event_payload: {} } });
    expect((await client.chat.scheduledMessages.list()).scheduled_messages).toHaveLength(2);
    clock.advance(HOUR);
    server.release();
    expect(
      server
        .person('UANA')
        .messages('CGEN')
        .map(({ text }) => text),
    ).toEqual(['later']);
  });

  it('takes files by external upload and shows them in the channel', async () => {
    await client.filesUploadV2({
      channel_id: 'CGEN',
      filename: 'export.csv',
      content: 'a,b\n1,2\n',
      title: 'Your export',
      initial_comment: 'Here',
    });
    const [message] = server.person('UANA').messages('CGEN');
    expect(message).toMatchObject({ text: 'Here\n(file Your export)', files: [{ name: 'export.csv' }] });
    const file = await fetch(`${server.url}/files/${message?.files[0]?.id}/export.csv`);
    expect([file.headers.get('content-type'), await file.text()]).toEqual(['text/csv', 'a,b\n1,2\n']);
  });

  it('keeps reactions, pins, bookmarks and user groups, and refuses the second time', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'CGEN', text: 'x' });
    await client.reactions.add({ channel: 'CGEN', name: 'eyes', timestamp: ts });
    expect(await callApi(server, 'reactions.add', { channel: 'CGEN', name: 'eyes', timestamp: ts })).toMatchObject({
      error: 'already_reacted',
    });
    await client.pins.add({ channel: 'CGEN', timestamp: ts });
    expect(await callApi(server, 'pins.add', { channel: 'CGEN', timestamp: ts })).toMatchObject({ error: 'already_pinned' });
    await client.bookmarks.add({ channel_id: 'CGEN', title: 'Map', type: 'link', link: 'https://x.example' });
    expect((await client.bookmarks.list({ channel_id: 'CGEN' })).bookmarks).toHaveLength(1);
    const { usergroup } = await client.usergroups.create({ name: 'Facilitator', handle: 'facilitator' });
    expect(await callApi(server, 'usergroups.users.update', { usergroup: usergroup?.id, users: 'UCLEO' })).toMatchObject({
      error: 'invalid_users',
    });
    await client.usergroups.users.update({ usergroup: usergroup?.id ?? '', users: 'UANA' });
    expect((await client.usergroups.users.list({ usergroup: usergroup?.id ?? '' })).users).toEqual(['UANA']);
  });

  it('makes, names, fills and archives channels', async () => {
    const { channel } = await client.conversations.create({ name: 'circle', is_private: true });
    const id = channel?.id ?? '';
    await client.conversations.invite({ channel: id, users: 'UANA,UBEN' });
    await client.conversations.setTopic({ channel: id, topic: 'Why' });
    expect((await client.conversations.members({ channel: id })).members).toEqual(['UBOT', 'UANA', 'UBEN']);
    expect(await client.conversations.info({ channel: id, include_num_members: true })).toMatchObject({
      channel: { is_private: true, num_members: 3, topic: { value: 'Why' } },
    });
    await client.conversations.archive({ channel: id });
    expect(await callApi(server, 'chat.postMessage', { channel: id, text: 'x' })).toMatchObject({ error: 'is_archived' });
    expect(
      (await client.conversations.list({ types: 'public_channel,private_channel', exclude_archived: true })).channels?.map(
        ({ name }) => name,
      ),
    ).toEqual(['general', 'outside']);
  });

  it('writes down each call with its cause, without the token', async () => {
    await fetch(`${server.apiUrl}auth.test`, {
      method: 'POST',
      headers: { 'x-rondo-cause': 'touch:prompts.ask#1' },
      body: new URLSearchParams({ token: 'xoxb-1', q: '1' }),
    });
    expect(server.journal.calls).toMatchObject([
      { at: NOW, method: 'auth.test', args: { q: '1' }, cause: 'touch:prompts.ask#1', response: { ok: true, user_id: 'UBOT' } },
    ]);
    expect(JSON.stringify(server.journal.calls[0]?.args)).not.toContain('xoxb');
  });

  it('gives the granted scopes in a header, for the doctor', async () => {
    expect((await client.auth.test()).response_metadata?.scopes).toContain('chat:write');
  });
});

describe('installing', () => {
  const redirect = 'http://127.0.0.1:1/back';
  const authorise = async (answer: string): Promise<URL> => {
    const query = new URLSearchParams({
      client_id: '1.2',
      scope: 'chat:write,commands',
      redirect_uri: redirect,
      state: 's1',
      team: 'T2',
      user: 'UQUAY',
      answer,
    });
    const response = await fetch(`${server.url}/oauth/v2/authorize/answer?${query}`, { redirect: 'manual' });
    return new URL(response.headers.get('location') ?? '');
  };
  const secrets = { client_id: '1.2', client_secret: 'client-secret' };

  it('shows what the app asks for', async () => {
    const page = await fetch(`${server.url}/oauth/v2/authorize?client_id=1.2&scope=chat:write,commands&redirect_uri=${redirect}`);
    expect(await page.text()).toContain('<li>chat:write</li><li>commands</li>');
  });

  it('gives a token for a second workspace, once for a code', async () => {
    const back = await authorise('allow');
    const code = back.searchParams.get('code') ?? '';
    expect(back.searchParams.get('state')).toBe('s1');
    expect(await callApi(server, 'oauth.v2.access', { ...secrets, client_secret: 'no', code }, '')).toMatchObject({
      error: 'bad_client_secret',
    });
    const granted = await new WebClient(undefined, { slackApiUrl: server.apiUrl }).oauth.v2.access({
      ...secrets,
      code,
      redirect_uri: redirect,
    });
    expect(granted).toMatchObject({ team: { id: 'T2' }, scope: 'chat:write,commands', authed_user: { id: 'UQUAY' } });
    expect(await callApi(server, 'oauth.v2.access', { ...secrets, code }, '')).toMatchObject({ error: 'invalid_code' });
    const token = String(granted.access_token);
    expect(await callApi(server, 'auth.test', {}, token)).toMatchObject({ team_id: 'T2', user_id: granted.bot_user_id });
    expect(await callApi(server, 'chat.postMessage', { channel: 'UQUAY', text: 'Welcome' }, token)).toMatchObject({ ok: true });
    expect(await callApi(server, 'chat.postMessage', { channel: 'CGEN', text: 'x' }, token)).toMatchObject({ error: 'channel_not_found' });
    server.person('UQUAY').sees('rondo: Welcome');
  });

  it('can be refused by the person', async () => {
    expect((await authorise('cancel')).searchParams.get('error')).toBe('access_denied');
  });
});
