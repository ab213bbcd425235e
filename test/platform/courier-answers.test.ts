import { describe, expect, it } from '@jest/globals';
import { HISTORY, openCourierDesk, START, seconds } from '../support/courier-desk.ts';
import { onEveryEngine } from '../support/engines.ts';

onEveryEngine('the courier, answered', (database) => {
  describe('what Slack answers', () => {
    it('waits as long as Slack says, in that channel only, and a new process keeps to it', async () => {
      const desk = openCourierDesk(database());
      desk.slack.mood = ({ args }, n) =>
        args.channel === 'C1' && n === 1 ? { kind: 'wait', retryAfterMs: 30_000, error: 'ratelimited' } : null;
      await desk.say('slow');
      await desk.say('behind');
      await desk.say('free', { channel: 'C2' });
      await desk.courier.deliver();
      expect(desk.slack.texts()).toEqual(['free']);
      const next = openCourierDesk(database(), { clock: desk.clock, slack: desk.slack });
      desk.clock.advance(seconds(29));
      await next.courier.deliver();
      expect(desk.slack.texts()).toEqual(['free']);
      await next.runFor(seconds(5));
      expect(desk.slack.texts('C1')).toEqual(['slow', 'behind']);
    });

    it('tells of what Slack refused for good and goes on', async () => {
      const desk = openCourierDesk(database());
      desk.slack.mood = (_call, n) => (n === 1 ? { kind: 'refused', error: 'is_archived' } : null);
      await desk.say('no');
      await desk.say('yes');
      await desk.runFor(seconds(5));
      expect(desk.notSent).toMatchObject([{ error: 'is_archived', channel: 'C1', touch: 'test.say' }]);
      expect(desk.slack.texts()).toEqual(['yes']);
    });

    it('asks nothing of a workspace whose token is dead until it has a new one', async () => {
      const desk = openCourierDesk(database());
      desk.slack.mood = ({ teamId }) => (teamId === 'T1' ? { kind: 'dead-token', error: 'token_revoked' } : null);
      await desk.say('a');
      await desk.say('b', { channel: 'C2' });
      await desk.say('c', { teamId: 'T2' });
      await desk.runFor(seconds(3_600));
      expect(desk.slack.callsOf('chat.postMessage').filter(({ teamId }) => teamId === 'T1').length).toBeLessThanOrEqual(2);
      expect(desk.slack.texts()).toEqual(['c']);
      expect(await desk.courier.nextAt()).toBeNull();
      desk.slack.mood = () => null;
      await desk.courier.revive('T1');
      await desk.runFor(seconds(5));
      expect(desk.slack.texts().sort()).toEqual(['a', 'b', 'c']);
    });

    it('marks the row even when the listener fails, and undoes only the listener', async () => {
      const desk = openCourierDesk(database(), {
        onSent: async () => {
          await desk.courier.outbox.post({
            teamId: 'T1',
            key: 'more',
            touch: 'x.y',
            whenUnsure: 'hold',
            channel: 'C9',
            message: { text: 'more' },
          });
          throw new Error('listener');
        },
      });
      await desk.say('one');
      await desk.runFor(seconds(300));
      expect(desk.slack.texts()).toEqual(['one']);
      expect(desk.logged()).toContain('sent_listener_failed');
    });
  });

  describe('lost answers', () => {
    const lost = (every: number) => (_call: { method: string }, n: number) =>
      _call.method === 'chat.postMessage' && n % every === 0 ? ('lost' as const) : null;

    it('looks in the channel before sending again: nothing twice, nothing missing', async () => {
      const desk = openCourierDesk(database(), { scopes: HISTORY });
      desk.slack.mood = lost(3);
      for (let i = 0; i < 9; i++) await desk.say(`m${i}`);
      await desk.say('direct', { channel: 'U7' });
      await desk.say('reply', { threadTs: '5.5', channel: 'C3' });
      await desk.runFor(seconds(120));
      expect(desk.slack.texts('C1')).toEqual([...Array(9).keys()].map((i) => `m${i}`));
      expect(desk.slack.texts().sort()).toHaveLength(11);
      expect(desk.sent).toHaveLength(11);
      expect(desk.notSent).toEqual([]);
    });

    it('sends again what was not stored', async () => {
      const desk = openCourierDesk(database());
      desk.slack.mood = ({ method }, n) => (method === 'chat.postMessage' && n === 1 ? { kind: 'unsure', error: '503' } : null);
      await desk.say('once');
      await desk.runFor(seconds(30));
      expect(desk.slack.texts()).toEqual(['once']);
    });

    it('without the scope sends an ask again and holds a post', async () => {
      const desk = openCourierDesk(database(), { scopes: [] });
      desk.slack.mood = ({ method }, n) => (method === 'chat.postMessage' && n <= 2 ? 'lost' : null);
      await desk.say('ask', { channel: 'C1', whenUnsure: 'resend' });
      await desk.say('post', { channel: 'C2', whenUnsure: 'hold' });
      await desk.runFor(seconds(60));
      expect(desk.slack.texts().sort()).toEqual(['ask', 'ask', 'post']);
      expect(desk.notSent).toMatchObject([{ error: 'unsure', channel: 'C2' }]);
    });

    it('looks again later when the history cannot be read now', async () => {
      const desk = openCourierDesk(database());
      desk.slack.mood = ({ method }, n) => {
        if (method === 'chat.postMessage') return n === 1 ? 'lost' : null;
        return n === 1 ? { kind: 'wait', retryAfterMs: 60_000, error: 'ratelimited' } : null;
      };
      await desk.say('once');
      await desk.runFor(seconds(300));
      expect(desk.slack.texts()).toEqual(['once']);
      expect(desk.sent).toHaveLength(1);
    });
  });

  describe('clocks and processes', () => {
    it('goes on at once when the clock is set back two hours', async () => {
      const desk = openCourierDesk(database());
      await desk.say('before');
      await desk.runFor(seconds(2));
      desk.clock.advance(-2 * 3_600_000);
      await desk.say('after');
      await desk.courier.deliver();
      expect(desk.slack.texts()).toEqual(['before', 'after']);
    });

    it('looks for a row that a dead process had taken, once its lease has run out', async () => {
      const db = database();
      const dying = openCourierDesk(db);
      const never = new Promise<null>(() => undefined);
      let stored = false;
      dying.slack.mood = async ({ method }) => {
        if (method !== 'chat.postMessage' || stored) return null;
        stored = true;
        dying.slack.kept.push({
          channel: 'C1',
          ts: '1.1',
          text: 'once',
          threadTs: null,
          id: idOf(dying.slack.calls.at(-1)?.args.metadata),
          at: START,
        });
        return never;
      };
      await dying.say('once');
      void dying.courier.deliver();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const next = openCourierDesk(db, { clock: dying.clock, slack: dying.slack });
      await next.courier.deliver();
      expect(next.sent).toEqual([]);
      await next.runFor(seconds(61));
      expect(next.sent).toMatchObject([{ ts: '1.1' }]);
      expect(next.slack.texts()).toEqual(['once']);
    });

    it('sends everything once when two processes share one database', async () => {
      const a = openCourierDesk(database());
      const b = openCourierDesk(database(), { clock: a.clock, slack: a.slack });
      for (let i = 0; i < 20; i++) await a.say(`m${i}`, { channel: `C${i % 5}` });
      for (let i = 0; i < 60; i++) {
        await Promise.all([a.courier.deliver(), b.courier.deliver()]);
        a.clock.advance(250);
      }
      expect(a.slack.texts().sort()).toEqual([...Array(20).keys()].map((i) => `m${i}`).sort());
      expect(a.sent.length + b.sent.length).toBe(20);
    });
  });
});

function idOf(metadata: unknown): string {
  const payload = typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'event_payload') : null;
  return String(typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'id') : '');
}
