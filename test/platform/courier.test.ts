import { describe, expect, it } from '@jest/globals';
import { openCourierDesk, START, seconds } from '../support/courier-desk.ts';
import { onEveryEngine } from '../support/engines.ts';

onEveryEngine('the courier', (database) => {
  describe('pace and order', () => {
    it('sends what a transaction put in after its commit, with the id in the metadata and nothing unfurled', async () => {
      const desk = openCourierDesk(database());
      await database().transaction(async () => {
        await desk.say('one', { about: { kind: 'session', id: 's1' } });
        await desk.courier.deliver();
        expect(desk.slack.calls).toEqual([]);
      });
      await desk.courier.deliver();
      const [call] = desk.slack.callsOf('chat.postMessage');
      expect(call?.args).toMatchObject({ channel: 'C1', text: 'one', unfurl_links: false, unfurl_media: false });
      expect(call?.args.metadata).toEqual({ event_type: 'rondo_message', event_payload: { id: desk.sent[0]?.outboxId } });
      expect(desk.sent).toMatchObject([{ touch: 'test.say', about: { kind: 'session', id: 's1' }, channel: 'C1', now: START }]);
    });

    it('forgets what a transaction put in when it is rolled back', async () => {
      const desk = openCourierDesk(database());
      const failing = database().transaction(async () => {
        await desk.say('never');
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await desk.courier.deliver();
      expect(desk.slack.calls).toEqual([]);
    });

    it('keeps what the whole put in when a part of it fails', async () => {
      const desk = openCourierDesk(database());
      await database().transaction(async () => {
        await desk.say('before', { key: 'before' });
        const part = database().transaction(async () => {
          await desk.say('inside', { key: 'inside' });
          throw new Error('no');
        });
        await part.catch(() => undefined);
        await desk.say('after', { key: 'after' });
      });
      await desk.runFor(seconds(5));
      expect(desk.slack.texts()).toEqual(['before', 'after']);
    });

    it('sends one message a second and channel, in the order of writing', async () => {
      const desk = openCourierDesk(database());
      for (const text of ['one', 'two', 'three']) await desk.say(text);
      await desk.runFor(seconds(10));
      expect(desk.slack.kept.map(({ text, at }) => [text, at - START])).toEqual([
        ['one', 0],
        ['two', 1_000],
        ['three', 2_000],
      ]);
    });

    it('keeps to the pace of a workspace and lets another go on', async () => {
      const desk = openCourierDesk(database());
      for (let i = 0; i < 12; i++) await desk.say(`m${i}`, { channel: `C${i}` });
      await desk.say('elsewhere', { teamId: 'T2' });
      await desk.courier.deliver();
      expect(desk.slack.calls.filter(({ teamId }) => teamId === 'T1')).toHaveLength(4);
      expect(desk.slack.calls.filter(({ teamId }) => teamId === 'T2')).toHaveLength(1);
      await desk.runFor(seconds(1));
      expect(desk.slack.calls.filter(({ teamId }) => teamId === 'T1')).toHaveLength(8);
      await desk.runFor(seconds(1));
      expect(desk.slack.kept).toHaveLength(13);
    });

    it('writes one row for one key', async () => {
      const desk = openCourierDesk(database());
      await desk.say('first', { key: 'same' });
      await desk.say('second', { key: 'same' });
      await desk.say('other team', { key: 'same', teamId: 'T2' });
      await desk.runFor(seconds(5));
      expect(desk.slack.texts().sort()).toEqual(['first', 'other team']);
    });

    it('waits for a row’s own time without holding up its channel', async () => {
      const desk = openCourierDesk(database());
      await desk.say('later', { notBefore: START + seconds(60) });
      await desk.say('now');
      await desk.courier.deliver();
      expect(desk.slack.texts()).toEqual(['now']);
      expect(await desk.courier.nextAt()).toBe(START + seconds(60));
      await desk.runFor(seconds(60));
      expect(desk.slack.texts()).toEqual(['now', 'later']);
      expect(await desk.courier.nextAt()).toBeNull();
    });

    it('drops what came too late and says so', async () => {
      const desk = openCourierDesk(database());
      await desk.say('stale', { expiresAt: START - 1 });
      await desk.courier.deliver();
      expect(desk.slack.calls).toEqual([]);
      expect(desk.notSent).toMatchObject([{ error: 'expired', channel: 'C1' }]);
    });

    it('takes back what waits, by the beginning of its key', async () => {
      const desk = openCourierDesk(database());
      await database().transaction(async () => {
        await desk.say('a', { key: 'x_y/1' });
        await desk.say('b', { key: 'x_y/2' });
        await desk.say('c', { key: 'xzy/3' });
        expect(await desk.courier.outbox.withdraw('T1', 'x_y/')).toBe(2);
      });
      await desk.runFor(seconds(5));
      expect(desk.slack.texts()).toEqual(['c']);
    });

    it('sends only the newest waiting update of a message', async () => {
      const desk = openCourierDesk(database());
      const update = (key: string, ts: string, text: string) =>
        desk.courier.outbox.update({ teamId: 'T1', key, touch: 'test.say', whenUnsure: 'resend', channel: 'C1', ts, message: { text } });
      await update('u1', '1.1', 'old');
      await update('u2', '2.2', 'other');
      await update('u3', '1.1', 'new');
      await desk.runFor(seconds(5));
      expect(desk.slack.callsOf('chat.update').map(({ args }) => [args.ts, args.text])).toEqual([
        ['2.2', 'other'],
        ['1.1', 'new'],
      ]);
    });

    it('splits a long text into messages in order and tells of the first', async () => {
      const desk = openCourierDesk(database());
      const text = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ');
      await desk.say(text, { pin: true });
      await desk.runFor(seconds(10));
      expect(desk.slack.texts()).toHaveLength(2);
      expect(desk.slack.texts().join('')).toBe(text);
      expect(desk.sent).toHaveLength(1);
      expect(desk.slack.callsOf('pins.add').map(({ args }) => args.timestamp)).toEqual([desk.sent[0]?.ts]);
    });
  });

  describe('kinds', () => {
    it('opens a group before it posts there', async () => {
      const desk = openCourierDesk(database());
      await desk.courier.outbox.group({
        teamId: 'T1',
        key: 'g',
        touch: 'test.say',
        whenUnsure: 'hold',
        userIds: ['U2', 'U1'],
        message: { text: 'hi' },
      });
      await desk.runFor(seconds(2));
      expect(desk.slack.calls.map(({ method }) => method)).toEqual(['conversations.open', 'chat.postMessage']);
      expect(desk.sent[0]?.channel).toBe('GU1U2');
    });

    it('hands a file over in three steps', async () => {
      const desk = openCourierDesk(database());
      const file = { filename: 'a.txt', title: 'A', content: 'é', comment: 'Here' };
      await desk.courier.outbox.file({ teamId: 'T1', key: 'f', touch: 'test.say', whenUnsure: 'resend', channel: 'D1', ...file });
      await desk.runFor(seconds(2));
      expect(desk.slack.calls.map(({ method, args }) => [method, args])).toEqual([
        ['files.getUploadURLExternal', { filename: 'a.txt', length: 2 }],
        ['rondo.upload', { upload_url: 'http://127.0.0.1/upload/1', content: 'é', filename: 'a.txt' }],
        ['files.completeUploadExternal', { files: [{ id: 'F1', title: 'A' }], channel_id: 'D1', initial_comment: 'Here' }],
      ]);
      expect(desk.sent[0]?.channel).toBe('D1');
    });

    it('puts a file into the thread it belongs to', async () => {
      const desk = openCourierDesk(database());
      const file = { filename: 'a.ics', title: 'A', content: 'x', comment: 'Here', channel: 'C1', threadTs: '1.1' };
      await desk.courier.outbox.file({ teamId: 'T1', key: 'f', touch: 'test.say', whenUnsure: 'hold', ...file });
      await desk.runFor(seconds(2));
      expect(desk.slack.callsOf('files.completeUploadExternal')[0]?.args).toMatchObject({ channel_id: 'C1', thread_ts: '1.1' });
    });

    it('counts a refusal as done where the caller said so', async () => {
      const desk = openCourierDesk(database());
      desk.slack.mood = () => ({ kind: 'refused', error: 'already_in_channel' });
      const call = {
        teamId: 'T1',
        touch: 'test.call',
        whenUnsure: 'resend' as const,
        method: 'conversations.invite',
        args: { channel: 'C1', users: 'U1' },
      };
      await desk.courier.outbox.call({ ...call, key: 'c1', doneOn: ['already_in_channel'] });
      await desk.courier.outbox.call({ ...call, key: 'c2' });
      await desk.runFor(seconds(5));
      expect(desk.sent).toHaveLength(1);
      expect(desk.notSent).toMatchObject([{ error: 'already_in_channel' }]);
    });
  });

  it('forgets ended rows after thirty days, and the words of a message once it is sent', async () => {
    const desk = openCourierDesk(database());
    await desk.say('words that must not stay');
    await desk.runFor(seconds(2));
    expect(await desk.courier.counts()).toEqual({ sent: 1 });
    await desk.courier.tidy(START + 29 * 86_400_000);
    expect(await desk.courier.counts()).toEqual({ sent: 1 });
    await desk.courier.tidy(START + 31 * 86_400_000);
    expect(await desk.courier.counts()).toEqual({});
  });
});
