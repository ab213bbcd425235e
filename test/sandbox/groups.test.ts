/** A conversation of the app with two or three people: theirs, and nobody else's. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRecord, toRecords } from '../../src/sandbox/json.ts';
import { showState } from '../../src/sandbox/page-state.ts';
import type { SandboxServer } from '../../src/sandbox/server.ts';
import { callApi, openServer } from './bolt-app.ts';

let server: SandboxServer;
let group: string;

const call = async (method: string, args: Record<string, unknown>): Promise<Record<string, unknown>> =>
  Object(await callApi(server, method, args));
const opens = async (users: string): Promise<string> => Object((await call('conversations.open', { users })).channel).id;
const button = { type: 'button', action_id: 'pacts:open', text: { type: 'plain_text', text: 'Our pact' }, value: 'p1' };

beforeEach(async () => {
  ({ server } = await openServer());
  group = await opens('UBEN,UANA');
  await call('chat.postMessage', { channel: group, text: 'Why you two', blocks: [{ type: 'actions', elements: [button] }] });
});
afterEach(() => server.close());

describe('a group conversation', () => {
  it('is one and the same for the same people, and another for a third', async () => {
    expect(await opens('UANA,UBEN')).toBe(group);
    expect(await opens('UANA,UBEN,UCLEO')).not.toBe(group);
  });

  it('is read by its people only; what one is answered there only by her', async () => {
    await call('chat.postEphemeral', { channel: group, user: 'UANA', text: 'Kept' });
    const read = (userId: string) => server.person(userId).messages(group);
    expect(read('UANA').map(({ kind, channelName }) => `${kind} ${channelName}`)).toEqual([
      'mpim Ben Okoro, rondo',
      'mpim Ben Okoro, rondo',
    ]);
    expect(read('UBEN')).toHaveLength(1);
    expect(read('UCLEO')).toEqual([]);
    expect(server.person('UCLEO').reads()).not.toContain('Why you two');
    await expect(server.person('UCLEO').presses('Our pact', { channel: group })).rejects.toThrow('finds no button');
    expect(await call('chat.postEphemeral', { channel: group, user: 'UCLEO', text: 'x' })).toMatchObject({ ok: false });
  });

  it('takes a file, and so does the conversation of each alone', async () => {
    for (const channel_id of [group, await opens('UANA')]) {
      const { upload_url, file_id } = await call('files.getUploadURLExternal', { filename: 'talks.ics', length: 3 });
      await fetch(String(upload_url), { method: 'POST', body: 'ics' });
      expect(await call('files.completeUploadExternal', { files: [{ id: file_id, title: 'Talks' }], channel_id })).toMatchObject({
        ok: true,
      });
    }
    const files = (userId: string) =>
      server
        .person(userId)
        .messages()
        .filter((message) => message.files.length > 0);
    expect([files('UANA').length, files('UBEN').length, files('UCLEO').length]).toEqual([2, 1, 0]);
  });
});

describe('the page', () => {
  const shows = (viewer: string) =>
    showState(server.workspace, { readTs: () => '' }, { viewer, channelId: group, founded: true, readOnlyDm: true });
  const inSidebar = (viewer: string) => toRecords(shows(viewer).channels).find(({ id }) => id === group);

  it('names the conversation after the others, and shows a third nothing of it', async () => {
    expect(inSidebar('UANA')).toMatchObject({ name: 'Ben Okoro', kind: 'mpim', unread: 1, app: false });
    expect(inSidebar('UBEN')).toMatchObject({ name: 'Ana Lind' });
    expect(toRecords(shows('UANA').messages)).toHaveLength(1);
    expect(inSidebar('UCLEO')).toBeUndefined();
    expect([shows('UCLEO').channelId, shows('UCLEO').messages]).toEqual([null, []]);
    expect(isRecord(shows('UCLEO').channelNames) && Object.keys(Object(shows('UCLEO').channelNames))).not.toContain(group);
  });
});
