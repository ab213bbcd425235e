import { describe, expect, it } from '@jest/globals';
import { type BudgetInput, budgetTables, countOver, printBudget } from '../../src/sandbox/budget.ts';
import type { CastMember } from '../../src/sandbox/cast.ts';
import { CHANNEL } from '../../src/sandbox/demo-workspace.ts';

const member = (name: string, more: Partial<CastMember> = {}): CastMember => ({
  ...{ id: `U${name}`, name, realName: name, zone: 'Europe/London', jobFunction: 'Sales', levelBand: 'Lead' },
  ...{ level: 'member', roles: [], temper: 'regular' },
  ...more,
});
/** What stands below each message that starts by itself. */
const under = (touch: string) => [{ type: 'actions', elements: [{ action_id: 'check-ins:why', value: touch }] }];
const post = (at: string, channel: string, touch: string, more: Record<string, unknown> = {}) => ({
  ...{ at: `${at}:00.000Z`, method: 'chat.postMessage', args: { channel, blocks: under(touch), ...more }, response: { ok: true } },
  cause: `touch:${touch}#1`,
});
// Weeks from Monday 2 November 2026; the session of Wednesday 4 November, then one a cycle later.
const session = { onDate: '2026-11-04', at: '10:30', minutes: 75, kind: 'topic', facilitatorId: null, secondId: null };
const tables = (input: Partial<BudgetInput>) =>
  budgetTables({ cast: [member('Dev')], calls: [], sessions: [session], startsOn: '2026-11-02', ...input });
const devs = (n: number, touch = 'attention.slot', day = '2026-11-03') =>
  Array.from({ length: n }, (_, i) => post(`${day}T10:0${i}`, 'UDev', touch));

describe('the budget of a person', () => {
  const lineOf = (input: Partial<BudgetInput>) => tables(input).people[0];

  it('is one message a week for a member', () => {
    expect(lineOf({ calls: devs(1) })).toMatchObject({ budget: 1, ok: true });
    expect(lineOf({ calls: devs(2) })).toMatchObject({ budget: 1, ok: false, over: ['week 1: attention.slot, attention.slot of 1'] });
  });

  it.each([
    ['in the week of the session', 'facilitatorId', '2026-11-04', 3],
    ['while preparing', 'facilitatorId', '2026-11-25', 2],
    ['from the day in the week on which preparing begins', 'facilitatorId', '2026-12-02', 2],
    ['for the second as well', 'secondId', '2026-11-25', 2],
    ['no longer when the session is long over', 'facilitatorId', '2026-10-21', 1],
    ['not yet when it is more than a cycle away', 'facilitatorId', '2027-01-06', 1],
  ] as const)('is a facilitator’s %s', (_, role, onDate, budget) => {
    const sessions = [{ ...session, onDate, [role]: 'UDev' }];
    expect(lineOf({ sessions, calls: devs(budget) })).toMatchObject({ budget, ok: true });
    expect(lineOf({ sessions, calls: devs(budget + 1) })).toMatchObject({ ok: false });
  });

  it('is a facilitator’s for whoever is being asked to lead', () => {
    const sessions = [{ ...session, onDate: '2026-11-25' }];
    expect(lineOf({ sessions, calls: [...devs(1), ...devs(1, 'facilitation.offer', '2026-11-05')] })).toMatchObject({
      budget: 2,
      ok: true,
    });
  });

  it('is a newcomer’s for two weeks', () => {
    const cast = [{ ...member('Dev'), joinedOn: '2026-11-03' }];
    expect(lineOf({ cast, calls: devs(2) })).toMatchObject({ budget: 2, ok: true });
    expect(lineOf({ cast, calls: devs(2, 'attention.slot', '2026-12-01') })).toMatchObject({ budget: 1, ok: false });
  });

  it('counts nothing that answers a press, and nothing that Slack refused', () => {
    const answer = devs(1).map((call) => ({ ...call, cause: 'act:UDev:check-ins:open' }));
    const later = post('2026-11-04T10:00', 'UDev', 'facilitation.duty', { blocks: [] });
    const refused = devs(1).map((call) => ({ ...call, response: { ok: false } }));
    expect(lineOf({ calls: [...devs(1), ...answer, later, ...refused] })).toMatchObject({ messages: 1, ok: true });
  });
});

describe('a message to two or three at once', () => {
  const cast = [member('Dev'), member('Eli'), member('Fay')];
  const opened = {
    ...{ at: '2026-11-03T09:00:00.000Z', method: 'conversations.open', cause: null },
    ...{ args: { users: 'UDev,UEli' }, response: { ok: true, channel: { id: 'G1' } } },
  };
  const counts = (...calls: BudgetInput['calls']) => tables({ cast, calls: [opened, ...calls] }).people.map(({ messages }) => messages);

  it('counts for each of them, and for nobody else', () => {
    expect(counts(post('2026-11-03T10:00', 'G1', 'pacts.introduction'))).toEqual([1, 1, 0]);
    const both = [post('2026-11-03T10:00', 'G1', 'pacts.introduction'), post('2026-11-04T10:00', 'UEli', 'attention.slot')];
    expect(tables({ cast, calls: [opened, ...both] }).people.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it('does not count when it follows from a press of one of them, or is a newcomer’s buddy', () => {
    expect(counts(post('2026-11-03T10:00', 'G1', 'hands.introduction'))).toEqual([0, 0, 0]);
    expect(counts(post('2026-11-03T10:00', 'G1', 'buddies.introduction', { blocks: [] }))).toEqual([0, 0, 0]);
  });

  it('counts when somebody’s act brings it to others, and not for herself alone', () => {
    const act = (channel: string, touch: string) => ({
      ...post('2026-11-03T10:00', channel, touch),
      cause: 'act:UDev:mentors:yes',
    });
    expect(counts(act('G1', 'mentorships.introduction'))).toEqual([1, 1, 0]);
    expect(counts(act('UFay', 'mentors.ask'))).toEqual([0, 0, 1]);
    expect(counts(act('UDev', 'mentors.ask'))).toEqual([0, 0, 0]);
  });

  it('comes in the hours of one where they share none, and of both where they do', () => {
    const late = (zone: string) =>
      tables({
        cast: [member('Dev', { zone: 'Asia/Kolkata' }), member('Eli', { zone })],
        calls: [opened, post('2026-11-03T04:00', 'G1', 'pacts.introduction')],
      }).outOfHours.length;
    expect(late('America/New_York')).toBe(0);
    expect(late('Europe/Berlin')).toBe(1);
  });
});

describe('a hand that is asked for', () => {
  it('comes over a full week, and is counted', () => {
    const [line] = tables({ calls: [...devs(1), ...devs(1, 'hands.ask', '2026-11-04')] }).people;
    expect(line).toMatchObject({ messages: 2, worstWeek: 2, ok: true });
    expect(tables({ calls: [...devs(2), ...devs(1, 'hands.ask', '2026-11-04')] }).people[0]).toMatchObject({ ok: false });
  });
});

describe('the hours', () => {
  it('end in the afternoon, but what belongs to a session comes in its hour', () => {
    const sessions = [{ ...session, at: '18:00' }];
    const calls = [post('2026-11-04T17:00', 'UDev', 'session-days.console'), post('2026-11-05T17:00', 'UDev', 'attention.slot')];
    expect(tables({ sessions, calls }).outOfHours).toEqual(['Dev 2026-11-05T17:00:00.000Z (17:00 on day 4) attention.slot']);
  });
});

describe('the budget of the channel', () => {
  const posts = (day: string, n: number) => Array.from({ length: n }, (_, i) => post(`${day}T11:0${i}`, CHANNEL, 'session-days.doors'));
  const weeks = (input: Partial<BudgetInput>) => tables(input).channel.map(({ budget, ok }) => `${budget}${ok ? '' : ' over'}`);

  it('is three posts in a session week and two in others', () => {
    expect(weeks({ calls: [...posts('2026-11-04', 3), ...posts('2026-11-10', 2)] })).toEqual(['3', '2']);
    expect(weeks({ calls: [...posts('2026-11-04', 4), ...posts('2026-11-10', 3)] })).toEqual(['3 over', '2 over']);
  });

  it('is three in the two weeks before a quarter close', () => {
    const sessions = [{ ...session, onDate: '2026-11-25', kind: 'close' }];
    expect(weeks({ sessions, calls: posts('2026-11-26', 1) })).toEqual(['2', '3', '3', '3']);
  });

  it('counts no answers in threads', () => {
    expect(tables({ calls: [post('2026-11-04T11:00', CHANNEL, 'session-days.steps', { thread_ts: '1.1' })] }).channel[0]).toMatchObject({
      posts: 0,
    });
  });

  it('is summed up over a year, and says what was over', () => {
    const calls = [...posts('2026-11-10', 3), ...posts('2027-03-09', 1)];
    const text = printBudget(tables({ calls }));
    expect(text).toContain('| 2 | 3: session-days.doors, session-days.doors, session-days.doors | 2 OVER |');
    expect(text).not.toContain('| 3 | 0 |');
    expect(countOver(tables({ calls }))).toBe(1);
  });
});
