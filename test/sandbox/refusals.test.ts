import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE, SECOND } from '../../src/platform/clock.ts';
import type { SandboxServer } from '../../src/sandbox/server.ts';
import { allScopes, callApi, openServer } from './bolt-app.ts';

let server: SandboxServer;
afterEach(() => server.close());

describe('the Web API refuses', () => {
  beforeEach(async () => {
    ({ server } = await openServer({ paced: false }));
  });

  it.each([
    ['an unknown method', 'chat.shout', {}, 'unknown_method'],
    ['a channel that is not there', 'chat.postMessage', { channel: 'CNONE', text: 'x' }, 'channel_not_found'],
    ['a private channel without the bot', 'chat.postMessage', { channel: 'CPRIV', text: 'x' }, 'channel_not_found'],
    ['a public channel without the bot', 'chat.postMessage', { channel: 'COUT', text: 'x' }, 'not_in_channel'],
    ['an archived channel', 'chat.postMessage', { channel: 'COLD', text: 'x' }, 'is_archived'],
    ['a message without words', 'chat.postMessage', { channel: 'CGEN' }, 'no_text'],
    ['blocks that are no list', 'chat.postMessage', { channel: 'CGEN', blocks: 'divider' }, 'invalid_blocks_format'],
    ['markdown beside text', 'chat.postMessage', { channel: 'CGEN', text: 'a', markdown_text: 'b' }, 'markdown_text_conflict'],
    [
      'metadata without a payload',
      'chat.postMessage',
      { channel: 'CGEN', text: 'a', metadata: { event_type: 'x' } },
      'invalid_metadata_schema',
    ],
    ['a reply to nothing', 'chat.postMessage', { channel: 'CGEN', text: 'a', thread_ts: '1.1' }, 'cannot_reply_to_message'],
    ['a deactivated person', 'conversations.open', { users: 'UGONE' }, 'user_disabled'],
    ['nine in a group', 'conversations.open', { users: 'A,B,C,D,E,F,G,H,I' }, 'too_many_users'],
    [
      'an ephemeral message to somebody outside',
      'chat.postEphemeral',
      { channel: 'CGEN', user: 'UQUAY', text: 'x' },
      'user_not_in_channel',
    ],
    ['a long ephemeral message', 'chat.postEphemeral', { channel: 'CGEN', user: 'UANA', text: 'x'.repeat(4001) }, 'msg_too_long'],
    ['a change of what is not there', 'chat.update', { channel: 'CGEN', ts: '1.1', text: 'x' }, 'message_not_found'],
    ['a missing argument', 'chat.update', { channel: 'CGEN' }, 'invalid_arguments'],
    ['a page of a thousand', 'users.list', { limit: 1000 }, 'invalid_limit'],
    ['a cursor it did not give', 'users.list', { cursor: 'zzz' }, 'invalid_cursor'],
    ['a bad channel name', 'conversations.create', { name: 'Not This' }, 'invalid_name_specials'],
    ['a taken channel name', 'conversations.create', { name: 'general' }, 'name_taken'],
    ['inviting itself', 'conversations.invite', { channel: 'CGEN', users: 'UBOT' }, 'cant_invite_self'],
    ['joining a private channel', 'conversations.join', { channel: 'CPRIV' }, 'channel_not_found'],
    ['guests in a user group', 'usergroups.users.update', { usergroup: 'SNONE', users: 'UCLEO' }, 'no_such_subteam'],
    ['an unknown trigger', 'views.open', { trigger_id: '1.2', view: {} }, 'invalid_trigger_id'],
    ['a view that is gone', 'views.update', { view_id: 'V1', view: {} }, 'not_found'],
    ['a stranger', 'users.info', { user: 'UNOBODY' }, 'user_not_found'],
    ['an unknown address', 'users.lookupByEmail', { email: 'x@y' }, 'users_not_found'],
    ['the past', 'chat.scheduleMessage', { channel: 'CGEN', text: 'x', post_at: 1 }, 'time_in_past'],
    ['a bookmark without https', 'bookmarks.add', { channel_id: 'CGEN', title: 't', type: 'link', link: 'ftp://x' }, 'invalid_link'],
  ])('%s', async (_, method, args, error) => {
    expect(await callApi(server, method, args)).toMatchObject({ ok: false, error });
    expect(server.journal.calls.at(-1)).toMatchObject({ method, response: { ok: false, error } });
  });

  it('callers it does not know', async () => {
    expect(await callApi(server, 'auth.test', {}, '')).toMatchObject({ error: 'not_authed' });
    expect(await callApi(server, 'auth.test', {}, 'xoxb-2')).toMatchObject({ error: 'invalid_auth' });
    expect(await callApi(server, 'auth.test', {}, 'xapp-1')).toMatchObject({ error: 'not_allowed_token_type' });
  });

  it("changing somebody else's message", async () => {
    const { ts } = await server.person('UANA').says('mine', { channel: 'CGEN' });
    expect(await callApi(server, 'chat.update', { channel: 'CGEN', ts, text: 'yours' })).toMatchObject({ error: 'cant_update_message' });
    expect(await callApi(server, 'chat.delete', { channel: 'CGEN', ts })).toMatchObject({ error: 'cant_delete_message' });
  });
});

describe('without a scope the Web API refuses', () => {
  it.each([
    ['chat:write', 'chat.postMessage', { channel: 'CGEN', text: 'x' }],
    ['channels:history', 'conversations.history', { channel: 'CGEN' }],
    ['users:read', 'users.info', { user: 'UANA' }],
    ['im:write', 'conversations.open', { users: 'UANA' }],
    ['mpim:write', 'conversations.open', { users: 'UANA,UBEN' }],
    ['groups:read', 'conversations.list', { types: 'private_channel' }],
    ['dnd:read', 'dnd.info', { user: 'UANA' }],
  ])('%s: %s', async (scope, method, args) => {
    ({ server } = await openServer({ scopes: allScopes.filter((one) => one !== scope) }));
    const answer = await callApi(server, method, args);
    expect(answer).toMatchObject({ ok: false, error: 'missing_scope', needed: expect.stringContaining(scope) });
    expect(String(answer.provided).split(',')).not.toContain(scope);
  });

  it('no posts to public channels it has not joined, unless chat:write.public was granted', async () => {
    ({ server } = await openServer({ scopes: [...allScopes, 'chat:write.public'] }));
    expect(await callApi(server, 'chat.postMessage', { channel: 'COUT', text: 'x' })).toMatchObject({ ok: true });
  });
});

describe('the pace', () => {
  it('is one message a second and channel with one more at once, whatever other channels do', async () => {
    const opened = await openServer();
    server = opened.server;
    const post = async (channel: string) => (await callApi(server, 'chat.postMessage', { channel, text: 'x' })).status;
    expect([await post('CGEN'), await post('CGEN'), await post('CGEN'), await post('UANA')]).toEqual([200, 200, 429, 200]);
    expect(await callApi(server, 'chat.postMessage', { channel: 'CGEN', text: 'x' })).toMatchObject({
      ok: false,
      error: 'ratelimited',
      retryAfter: '1',
    });
    opened.clock.advance(SECOND);
    expect([await post('CGEN'), await post('CGEN')]).toEqual([200, 429]);
  });

  it("follows the method's tier per minute", async () => {
    const opened = await openServer();
    server = opened.server;
    for (let i = 0; i < 20; i++) expect((await callApi(server, 'users.list')).status).toBe(200);
    expect(await callApi(server, 'users.list')).toMatchObject({ status: 429, retryAfter: '60' });
    opened.clock.advance(MINUTE);
    expect((await callApi(server, 'users.list')).status).toBe(200);
  });
});

describe('faults', () => {
  const post = () => callApi(server, 'chat.postMessage', { channel: 'CGEN', text: 'x' });
  const stored = () => server.person('UANA').messages('CGEN').length;
  beforeEach(async () => {
    ({ server } = await openServer({ paced: false }));
  });

  it('answer 429, 500 or any code, as often as asked', async () => {
    server.faults.add({ kind: '429', times: 1, retryAfter: 7 });
    expect(await post()).toMatchObject({ status: 429, retryAfter: '7' });
    server.faults.add({ kind: '500', everyNth: 2 });
    expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([200, 500, 200]);
    server.faults.clear();
    server.faults.add({ kind: 'error', error: 'fatal_error', method: 'users.list', times: 1 });
    expect(await post()).toMatchObject({ ok: true });
    expect(await callApi(server, 'users.list')).toMatchObject({ error: 'fatal_error' });
  });

  it('store and lose the answer, or drop the call before it is heard', async () => {
    server.faults.add({ kind: 'stored_but_lost', times: 1 });
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(1);
    expect(server.journal.calls.at(-1)).toMatchObject({ fault: 'stored_but_lost', response: { ok: true } });
    server.faults.add({ kind: 'drop_connection', times: 1, channel: 'CGEN' });
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(1);
  });

  it('answer late', async () => {
    server.faults.add({ kind: 'slow', ms: 50, times: 1 });
    await post();
    expect(server.journal.calls.at(-1)?.ms).toBeGreaterThanOrEqual(49);
  });
});
