import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChannelPost, DirectMessage } from '../../src/community/kernel.ts';
import type { Community } from '../../src/community/records.ts';
import { HOUR, MINUTE } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { toLocal } from '../../src/platform/time/zones.ts';
import { MIGRATIONS } from '../support/engines.ts';
import { at, BERLIN, kindOf, openKernel, TEAM, type TestKernel } from './open-kernel.ts';

let db: Database;
let t: TestKernel;
let north: Community;

/** The instants of what was sent to her, in Berlin time, with the touch. */
const sentTo = (userId: string): string[] => t.posts.filter((post) => post.channel === userId).map((post) => post.touch);
const textsTo = (userId: string): string[] => t.posts.filter((post) => post.channel === userId).map((post) => post.message.text);
const local = (instant: number | undefined): string => {
  const moment = toLocal(instant ?? 0, BERLIN);
  return `${moment.date} ${moment.time}`;
};

const dm = (key: string, more: Partial<DirectMessage> = {}): DirectMessage => ({
  teamId: TEAM,
  communityId: north.id,
  userId: 'UBEN',
  touch: 'welcome.message',
  key,
  message: { text: 'Good to have you here.' },
  why: 'You joined today.',
  priority: 6,
  minutes: 2,
  expiresAt: at('2027-06-30', '12:00'),
  ...more,
});

const post = (key: string, more: Partial<ChannelPost> = {}): ChannelPost => ({
  teamId: TEAM,
  communityId: north.id,
  touch: 'prompts.ask',
  key,
  message: { text: 'What did you try?' },
  minutes: 4,
  expiresAt: at('2027-06-30', '12:00'),
  ...more,
});

beforeEach(async () => {
  db = await openSqlite({ file: ':memory:' });
  await migrate(db, MIGRATIONS);
  t = openKernel(db);
  await t.put('UANA');
  north = await t.found('Northwind Leads');
  await t.join(north, 'UBEN');
});
afterEach(() => db.close());

describe('the weekly slot', () => {
  it('brings the two most important asks in one message with one button', async () => {
    await t.kernel.attention.chooseSlot(TEAM, 'UBEN', { weekday: 2, at: '10:00' }, t.clock.now());
    await t.ask(north, 'UBEN', 'survey', { priority: 7 });
    await t.ask(north, 'UBEN', 'step', { priority: 4, minutes: 1, expiresAt: at('2026-12-01', '12:00') });
    await t.ask(north, 'UBEN', 'notes', { priority: 3 });
    await t.until(at('2026-11-24', '10:01'));
    expect(t.posts.map((each) => each.key)).toEqual(['attention.slot/UBEN/2026-11-23']);
    expect(t.posts[0]?.message).toMatchInlineSnapshot(`
{
  "blocks": [
    {
      "text": {
        "emoji": false,
        "text": "How did "notes" go?",
        "type": "plain_text",
      },
      "type": "section",
    },
    {
      "text": {
        "emoji": false,
        "text": "How did "step" go?",
        "type": "plain_text",
      },
      "type": "section",
    },
    {
      "elements": [
        {
          "action_id": "check-ins:open",
          "style": "primary",
          "text": {
            "emoji": false,
            "text": "Check in",
            "type": "plain_text",
          },
          "type": "button",
        },
      ],
      "type": "actions",
    },
    {
      "elements": [
        {
          "emoji": false,
          "text": "You set a date for this. Three minutes, until Tuesday 1 December, then they go quietly.",
          "type": "plain_text",
        },
      ],
      "type": "context",
    },
    {
      "elements": [
        {
          "action_id": "check-ins:why",
          "text": {
            "emoji": false,
            "text": "Why this",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.slot",
        },
        {
          "action_id": "check-ins:less",
          "text": {
            "emoji": false,
            "text": "Less of this",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.slot",
        },
        {
          "accessibility_label": "Pause or leave",
          "action_id": "membership:pause",
          "text": {
            "emoji": false,
            "text": "Pause",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.slot",
        },
      ],
      "type": "actions",
    },
  ],
  "text": "How did "notes" go?
How did "step" go?

You set a date for this. Three minutes, until Tuesday 1 December, then they go quietly.",
}
`);
  });

  it('says nothing when there is nothing to ask', async () => {
    await t.ask(north, 'UBEN', 'gone already');
    await t.until(at('2026-12-11', '18:00'));
    expect(t.posts).toEqual([]);
    expect(await t.kernel.attention.waiting(TEAM, 'UBEN', t.clock.now())).toEqual([]);
  });

  it('leaves out what was answered or taken back meanwhile', async () => {
    await t.ask(north, 'UBEN', 'first');
    await t.ask(north, 'UBEN', 'second');
    const [first] = await t.kernel.attention.waiting(TEAM, 'UBEN', t.clock.now());
    if (!first) throw new Error('nothing waits');
    await t.kernel.attention.markAnswered(first, t.clock.now());
    await t.kernel.attention.withdrawAsk(TEAM, 'steps.echo', 'second', 'UBEN');
    await t.until(at('2026-11-27', '18:00'));
    expect(t.posts).toEqual([]);
  });

  it('asks once and reminds once, then is silent', async () => {
    await t.ask(north, 'UBEN', 'step', { reminder: true });
    await t.until(at('2027-01-15', '18:00'));
    expect(textsTo('UBEN')).toHaveLength(2);
    expect(textsTo('UBEN')[0]).not.toContain('reminder');
    expect(textsTo('UBEN')[1]).toContain('This is the one reminder.');
  });

  it('does not send later what it had no room for', async () => {
    for (const ref of ['one', 'two', 'three']) await t.ask(north, 'UBEN', ref);
    await t.until(at('2027-01-15', '18:00'));
    expect(textsTo('UBEN')).toHaveLength(1);
    expect((await t.kernel.attention.waiting(TEAM, 'UBEN', t.clock.now())).map((ask) => ask.ref)).toEqual(['one', 'two', 'three']);
  });

  it('is one for all her communities, and names them', async () => {
    const field = await t.found('Field Leads');
    await t.join(field, 'UBEN');
    await t.ask(north, 'UBEN', 'step');
    await t.ask(field, 'UBEN', 'trial');
    await t.until(at('2026-11-27', '18:00'));
    expect(textsTo('UBEN')).toHaveLength(1);
    expect(textsTo('UBEN')[0]).toContain('Northwind Leads: How did "step" go?\nField Leads: How did "trial" go?');
  });

  it('falls where and when she lives', async () => {
    await t.join(north, 'UCLEO', {}, { zone: 'America/New_York' });
    await t.kernel.attention.chooseSlot(TEAM, 'UCLEO', { weekday: 2, at: '10:00' }, t.clock.now());
    await t.ask(north, 'UCLEO', 'step');
    await t.until(at('2026-11-24', '15:59'));
    expect(sentTo('UCLEO')).toEqual([]);
    await t.until(at('2026-11-24', '16:01'));
    expect(sentTo('UCLEO')).toEqual(['attention.slot']);
  });

  it('moves along when she moves to another zone or chooses another time', async () => {
    await t.ask(north, 'UBEN', 'step');
    await t.kernel.attention.chooseSlot(TEAM, 'UBEN', { weekday: 3, at: '09:15' }, t.clock.now());
    await t.kernel.attention.planSlots(t.clock.now());
    await t.put('UBEN', { zone: 'Asia/Kolkata' });
    const rows = await t.kernel.agenda.upcoming({ teamId: TEAM, userId: 'UBEN' });
    expect(rows.map((row) => `${row.localDate} ${row.localTime} ${row.zone}`)).toEqual([
      '2026-11-25 09:15 Asia/Kolkata',
      '2026-12-02 09:15 Asia/Kolkata',
    ]);
  });

  it('is never on a holiday of her community', async () => {
    const by = { userId: 'UANA', now: t.clock.now() };
    const settings = { ...north.settings, holidays: [{ on: '2026-11-24', name: '' }] };
    north = await t.kernel.communities.change(north, { settings }, by);
    await t.ask(north, 'UBEN', 'step');
    await t.until(at('2026-11-24', '23:00'));
    expect(t.posts).toEqual([]);
    await t.until(at('2026-11-25', '12:00'));
    expect(sentTo('UBEN')).toEqual(['attention.slot']);
  });

  it('passes over who paused, left, reads only or was deactivated', async () => {
    await t.join(north, 'UCLEO', { status: 'paused' });
    await t.join(north, 'UDEV', { status: 'left' });
    await t.join(north, 'UELI', { level: 'reader' });
    await t.join(north, 'UFAY', {}, { active: false });
    for (const user of ['UCLEO', 'UDEV', 'UELI', 'UFAY']) await t.ask(north, user, 'step');
    await t.until(at('2026-12-04', '18:00'));
    expect(t.posts).toEqual([]);
  });

  it('asks nothing of a paused community', async () => {
    await t.ask(north, 'UBEN', 'step');
    await t.kernel.communities.change(north, { status: 'paused' }, { userId: 'UANA', now: t.clock.now() });
    await t.until(at('2026-12-04', '18:00'));
    expect(t.posts).toEqual([]);
  });

  it('waits for the end of do-not-disturb inside the week, and drops what does not fit in it', async () => {
    const ends = new Map([
      ['UBEN', at('2026-11-25', '11:20')],
      ['UCLEO', at('2026-12-01', '09:00')],
    ]);
    t = openKernel(db, { dnd: (_, userId, now) => ((ends.get(userId) ?? 0) > now ? (ends.get(userId) ?? null) : null) });
    await t.join(north, 'UCLEO');
    await t.ask(north, 'UBEN', 'step');
    await t.ask(north, 'UCLEO', 'step', { expiresAt: at('2026-11-30', '12:00') });
    await t.until(at('2026-11-25', '11:19'));
    expect(t.posts).toEqual([]);
    await t.until(at('2026-11-25', '11:21'));
    expect(sentTo('UBEN')).toEqual(['attention.slot']);
    await t.until(at('2026-12-04', '18:00'));
    expect(sentTo('UCLEO')).toEqual([]);
  });

  it('is sent the same day or not at all', async () => {
    await t.ask(north, 'UBEN', 'step');
    await t.until(at('2026-11-24', '12:00'));
    expect(local(t.posts[0]?.expiresAt)).toBe('2026-11-24 16:29');
  });

  it('shows ahead what it would bring', async () => {
    await t.kernel.attention.chooseSlot(TEAM, 'UBEN', { weekday: 2, at: '10:00' }, t.clock.now());
    for (const ref of ['one', 'two', 'three']) await t.ask(north, 'UBEN', ref, { reminder: ref === 'one' });
    await t.kernel.attention.planSlots(t.clock.now());
    const ahead = await t.kernel.attention.upcomingSlots({ teamId: TEAM, until: at('2026-12-06', '00:00'), now: t.clock.now() });
    expect(ahead.map((slot) => [local(slot.dueAt), ...slot.asks.map((ask) => ask.ref)])).toEqual([
      ['2026-11-24 10:00', 'one', 'two'],
      ['2026-12-01 10:00', 'one'],
    ]);
  });

  it('does not count what Slack refused', async () => {
    await t.ask(north, 'UBEN', 'step');
    await t.until(at('2026-11-24', '12:00'));
    const [failed] = t.posts;
    const failure = {
      teamId: TEAM,
      outboxId: 'o',
      touch: 'attention.slot',
      about: failed?.about ?? null,
      now: t.clock.now(),
      error: 'expired',
      channel: 'UBEN',
    };
    await t.kernel.attention.notSent['attention.slot']?.(failure);
    expect((await t.kernel.attention.account(TEAM, 'UBEN', t.clock.now())).messages).toBe(0);
    await t.until(at('2026-12-01', '12:00'));
    expect(textsTo('UBEN').at(-1)).toContain('step');
    expect(textsTo('UBEN')).toHaveLength(2);
  });
});

describe('choosing a slot', () => {
  it.each([
    { weekday: 5, at: '14:00' },
    { weekday: 6, at: '10:00' },
    { weekday: 2, at: '07:00' },
  ])('refuses $weekday $at in words', async (slot) => {
    await expect(t.kernel.attention.chooseSlot(TEAM, 'UBEN', slot, t.clock.now())).rejects.toThrow('A slot begins between 09:00 and 16:00');
  });

  it('replaces the default', async () => {
    expect(await t.kernel.attention.slot(TEAM, 'UBEN')).toMatchObject({ weekday: 2, chosen: false });
    await t.kernel.attention.chooseSlot(TEAM, 'UBEN', { weekday: 4, at: '15:00' }, t.clock.now());
    expect(await t.kernel.attention.slot(TEAM, 'UBEN')).toEqual({ weekday: 4, at: '15:00', chosen: true });
    expect(await t.kernel.attention.slot(TEAM, 'UNOBODY')).toBeNull();
  });
});

describe('fade-out', () => {
  let steps = 0;
  const askWeekly = async (weeks: number): Promise<void> => {
    for (let week = 0; week < weeks; week++) {
      await t.ask(north, 'UBEN', `step ${steps++}`, { expiresAt: t.clock.now() + 160 * HOUR });
      await t.until(t.clock.now() + 7 * 24 * HOUR);
    }
  };

  it('begins after exactly three asks without any reaction, and is said once', async () => {
    await askWeekly(3);
    expect(sentTo('UBEN')).toEqual(['attention.slot', 'attention.slot', 'attention.slot']);
    expect((await t.kernel.attention.account(TEAM, 'UBEN', t.clock.now())).quiet).toBe(false);
    await askWeekly(2);
    expect(sentTo('UBEN')).toEqual(['attention.slot', 'attention.slot', 'attention.slot', 'attention.quiet']);
    expect((await t.kernel.attention.account(TEAM, 'UBEN', t.clock.now())).quiet).toBe(true);
    expect(t.posts.at(-1)?.message).toMatchInlineSnapshot(`
{
  "blocks": [
    {
      "text": {
        "text": "I have been asking more than helps. From now on you get one digest a month, unless you would like it otherwise.",
        "type": "mrkdwn",
        "verbatim": true,
      },
      "type": "section",
    },
    {
      "elements": [
        {
          "action_id": "check-ins:as-before",
          "style": "primary",
          "text": {
            "emoji": false,
            "text": "As before",
            "type": "plain_text",
          },
          "type": "button",
        },
        {
          "action_id": "check-ins:stay-quiet",
          "text": {
            "emoji": false,
            "text": "Quiet is good",
            "type": "plain_text",
          },
          "type": "button",
        },
        {
          "action_id": "membership:leave",
          "text": {
            "emoji": false,
            "text": "Leave",
            "type": "plain_text",
          },
          "type": "button",
        },
      ],
      "type": "actions",
    },
    {
      "elements": [
        {
          "emoji": false,
          "text": "My last questions did not fit, so I stop asking. Nobody else is told.",
          "type": "plain_text",
        },
      ],
      "type": "context",
    },
    {
      "elements": [
        {
          "action_id": "check-ins:why",
          "text": {
            "emoji": false,
            "text": "Why this",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.quiet",
        },
        {
          "action_id": "check-ins:less",
          "text": {
            "emoji": false,
            "text": "Less of this",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.quiet",
        },
        {
          "accessibility_label": "Pause or leave",
          "action_id": "membership:pause",
          "text": {
            "emoji": false,
            "text": "Pause",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.quiet",
        },
      ],
      "type": "actions",
    },
  ],
  "text": "I have been asking more than helps. From now on you get one digest a month, unless you would like it otherwise.

My last questions did not fit, so I stop asking. Nobody else is told.",
}
`);
  });

  it('does not begin when she reacted to anything in between', async () => {
    await askWeekly(2);
    await t.kernel.attention.reacted(TEAM, 'UBEN', t.clock.now());
    await askWeekly(3);
    expect(sentTo('UBEN')).toEqual(Array(5).fill('attention.slot'));
  });

  it('leaves one digest a month, duties, and nothing else', async () => {
    await askWeekly(4);
    t.posts.length = 0;
    await askWeekly(9);
    const digests = t.posts.map((each) => each.key);
    expect(digests).toEqual(['attention.digest/UBEN/2027-01', 'attention.digest/UBEN/2027-02']);
    expect(t.posts[0]?.message).toMatchInlineSnapshot(`
{
  "blocks": [
    {
      "text": {
        "emoji": false,
        "text": "Northwind Leads meets next on Wed 20 Jan, 10:30 Berlin time.",
        "type": "plain_text",
      },
      "type": "section",
    },
    {
      "text": {
        "emoji": false,
        "text": "One thing waits for you, if you like.",
        "type": "plain_text",
      },
      "type": "section",
    },
    {
      "elements": [
        {
          "action_id": "check-ins:open",
          "style": "primary",
          "text": {
            "emoji": false,
            "text": "Check in",
            "type": "plain_text",
          },
          "type": "button",
        },
        {
          "action_id": "check-ins:as-before",
          "text": {
            "emoji": false,
            "text": "As before",
            "type": "plain_text",
          },
          "type": "button",
        },
      ],
      "type": "actions",
    },
    {
      "elements": [
        {
          "emoji": false,
          "text": "You are in quiet mode: one digest a month, nothing else.",
          "type": "plain_text",
        },
      ],
      "type": "context",
    },
    {
      "elements": [
        {
          "action_id": "check-ins:why",
          "text": {
            "emoji": false,
            "text": "Why this",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.digest",
        },
        {
          "action_id": "check-ins:less",
          "text": {
            "emoji": false,
            "text": "Less of this",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.digest",
        },
        {
          "accessibility_label": "Pause or leave",
          "action_id": "membership:pause",
          "text": {
            "emoji": false,
            "text": "Pause",
            "type": "plain_text",
          },
          "type": "button",
          "value": "attention.digest",
        },
      ],
      "type": "actions",
    },
  ],
  "text": "Northwind Leads meets next on Wed 20 Jan, 10:30 Berlin time.
One thing waits for you, if you like.

You are in quiet mode: one digest a month, nothing else.",
}
`);
    await t.ask(north, 'UBEN', 'your turn', { priority: 1 });
    await t.until(t.clock.now() + 7 * 24 * HOUR);
    expect(textsTo('UBEN').at(-1)).toContain('your turn');
  });

  it('asks after two quiet quarters, once, whether she wants to stay as a reader', async () => {
    await t.kernel.attention.setQuiet(TEAM, 'UBEN', true, t.clock.now());
    await t.until(at('2027-04-30', '18:00'));
    await t.kernel.calendar.layOut(north, t.clock.now());
    await t.until(at('2027-08-31', '18:00'));
    const keys = t.posts.filter((each) => each.channel === 'UBEN').map((each) => each.key);
    const months = [12, 1, 2, 3, 4, 5].map((month) => `attention.digest/UBEN/${month === 12 ? 2026 : 2027}-${`${month}`.padStart(2, '0')}`);
    // The question takes the place of June's digest.
    const then = ['attention.reader/UBEN/2027-05-31', 'attention.digest/UBEN/2027-07', 'attention.digest/UBEN/2027-08'];
    expect(keys).toEqual([...months, ...then]);
  });

  it('sends no digest to somebody who stayed as a reader', async () => {
    await t.kernel.attention.setQuiet(TEAM, 'UBEN', true, t.clock.now());
    await t.join(north, 'UBEN', { level: 'reader' });
    await t.until(at('2027-02-28', '18:00'));
    expect(t.posts).toEqual([]);
  });

  it('ends with one tap', async () => {
    await askWeekly(4);
    await t.kernel.attention.setQuiet(TEAM, 'UBEN', false, t.clock.now());
    t.posts.length = 0;
    await askWeekly(1);
    expect(sentTo('UBEN')).toEqual(['attention.slot']);
  });
});

describe('a direct message of its own', () => {
  it('goes at once inside hours, with its footer and one line in the account', async () => {
    t.clock.set(at('2026-11-24', '13:00'));
    expect(await t.kernel.attention.tell(dm('welcome/UBEN'), t.clock.now())).toBe('queued');
    expect(t.posts[0]).toMatchObject({
      channel: 'UBEN',
      touch: 'welcome.message',
      message: { text: 'Good to have you here.\n\nYou joined today.' },
    });
    expect(t.posts[0]?.notBefore).toBeUndefined();
    expect(await t.kernel.attention.account(TEAM, 'UBEN', t.clock.now())).toEqual({ messages: 1, minutes: 2, quiet: false });
  });

  it('counts once when it is said twice', async () => {
    t.clock.set(at('2026-11-24', '13:00'));
    await t.kernel.attention.tell(dm('welcome/UBEN'), t.clock.now());
    expect(await t.kernel.attention.tell(dm('welcome/UBEN'), t.clock.now())).toBe('queued');
    expect((await t.kernel.attention.account(TEAM, 'UBEN', t.clock.now())).messages).toBe(1);
  });

  it.each([
    ['in the evening', '2026-11-24', '19:00', '2026-11-25 09:00'],
    ['on Friday afternoon', '2026-11-27', '13:00', '2026-11-30 09:00'],
  ])('said %s waits for the next hours', async (_, date, time, expected) => {
    expect(await t.kernel.attention.tell(dm('welcome/UBEN'), at(date, time))).toBe('postponed');
    expect(local(t.posts[0]?.notBefore)).toBe(expected);
  });

  it('is dropped when it would be over by then', async () => {
    const expiresAt = at('2026-11-24', '20:00');
    expect(await t.kernel.attention.tell(dm('welcome/UBEN', { expiresAt }), at('2026-11-24', '19:00'))).toBe('dropped');
    expect(t.posts).toEqual([]);
  });

  it('waits for the next week when this one is full, a newcomer has two', async () => {
    await t.join(north, 'UCLEO', { joinedOn: '2026-11-23' });
    const now = at('2026-11-25', '13:00');
    for (const key of ['a', 'b', 'c']) {
      await t.kernel.attention.tell(dm(`${key}/UBEN`, { priority: 1 }), now);
      await t.kernel.attention.tell(dm(`${key}/UCLEO`, { userId: 'UCLEO' }), now);
    }
    const when = (userId: string): string[] =>
      t.posts.filter((each) => each.channel === userId).map((each) => local(each.notBefore ?? now));
    expect(when('UBEN')).toEqual(['2026-11-25 13:00', '2026-11-30 09:00', '2026-12-07 09:00']);
    expect(when('UCLEO')).toEqual(['2026-11-25 13:00', '2026-11-25 13:00', '2026-11-30 09:00']);
  });

  it('never exceeds four in a month for a member', async () => {
    const now = at('2026-12-01', '13:00');
    for (let i = 0; i < 8; i++) await t.kernel.attention.tell(dm(`${i}/UBEN`, { priority: 1 }), now);
    const months = t.posts.map((each) => local(each.notBefore ?? now).slice(0, 7));
    expect(months.filter((month) => month === '2026-12')).toHaveLength(4);
    expect(months.filter((month) => month === '2027-01')).toHaveLength(4);
  });

  it('takes the place of the slot only when it matters more than what the slot would ask', async () => {
    await t.kernel.attention.chooseSlot(TEAM, 'UBEN', { weekday: 3, at: '10:00' }, t.clock.now());
    await t.ask(north, 'UBEN', 'step');
    const now = at('2026-11-23', '13:00');
    expect(await t.kernel.attention.tell(dm('weak/UBEN', { priority: 8 }), now)).toBe('postponed');
    expect(await t.kernel.attention.tell(dm('duty/UBEN', { priority: 1 }), now)).toBe('queued');
    await t.until(at('2026-11-27', '18:00'));
    expect(sentTo('UBEN')).toEqual(['welcome.message', 'welcome.message']);
    const [ask] = await t.kernel.attention.waiting(TEAM, 'UBEN', t.clock.now());
    expect(ask?.askedAt).toBeNull();
  });

  it.each([
    ['who paused', { status: 'paused' as const }, {}, 'dropped'],
    ['who left', { status: 'left' as const }, {}, 'dropped'],
    ['who reads only', { level: 'reader' as const }, {}, 'dropped'],
    ['who reads only, about her role', { level: 'reader' as const }, { priority: 3 }, 'queued'],
    ['who is invited', { status: 'invited' as const }, {}, 'queued'],
  ])('to somebody %s is %s', async (_, member, more, outcome) => {
    await t.join(north, 'UCLEO', member);
    expect(await t.kernel.attention.tell(dm('x/UCLEO', { userId: 'UCLEO', ...more }), at('2026-11-24', '13:00'))).toBe(outcome);
  });

  it('is taken back when she pauses before it went out', async () => {
    await t.kernel.attention.tell(dm('a/UBEN'), at('2026-11-24', '19:00'));
    await t.kernel.attention.tell(dm('a/UBENNO', { userId: 'UANA' }), at('2026-11-24', '19:00'));
    await t.kernel.attention.tell(dm('b/UBEN', { priority: 1 }), at('2026-11-24', '19:00'));
    await t.join(north, 'UBEN', { status: 'paused' });
    expect(t.posts.map((each) => each.key)).toEqual(['a/UBEN', 'a/UBENNO']);
  });
});

describe('a post in the channel', () => {
  it('has two places a week, three in a session week', async () => {
    const ordinary = at('2026-12-01', '11:00');
    const outcomes = [];
    for (const key of ['a', 'b', 'c']) outcomes.push(await t.kernel.attention.post(post(key), ordinary));
    expect(outcomes).toEqual(['queued', 'queued', 'postponed']);
    expect(local(t.posts[2]?.notBefore)).toBe('2026-12-07 09:00');
    const sessionWeek = at('2026-11-24', '11:00');
    const more = [];
    for (const key of ['d', 'e', 'f', 'g']) more.push(await t.kernel.attention.post(post(key), sessionWeek));
    expect(more).toEqual(['queued', 'queued', 'queued', 'postponed']);
  });

  it('is dropped rather than sent after its time', async () => {
    for (const key of ['a', 'b']) await t.kernel.attention.post(post(key), at('2026-12-01', '11:00'));
    const expiresAt = at('2026-12-04', '12:00');
    expect(await t.kernel.attention.post(post('c', { expiresAt }), at('2026-12-01', '11:00'))).toBe('dropped');
  });

  it.each([
    ['is paused', { status: 'paused' as const }],
    ['sleeps', { status: 'dormant' as const }],
    ['has no channel', { channelId: null }],
    ['was put out of its channel', { silencedBy: 'removed' }],
  ])('is dropped when the community %s', async (_, change) => {
    north = await t.kernel.communities.change(north, change, { userId: 'UANA', now: t.clock.now() });
    expect(await t.kernel.attention.post(post('a'), at('2026-12-01', '11:00'))).toBe('dropped');
    expect(t.posts).toEqual([]);
  });

  it('is taken back when the community pauses before it went out', async () => {
    await t.kernel.attention.post(post('a'), at('2026-12-01', '19:00'));
    await t.kernel.communities.change(north, { status: 'paused' }, { userId: 'UANA', now: t.clock.now() });
    expect(t.posts).toEqual([]);
  });
});

describe('asks that nobody answers', () => {
  it('go quietly, each kind is told once, and one that fails keeps no other', async () => {
    const expired: string[] = [];
    const expire = async (ask: { ref: string }): Promise<void> => {
      if (ask.ref === 'bad') throw new Error('no');
      expired.push(ask.ref);
    };
    t = openKernel(db, { kinds: [kindOf('steps.echo', { expire })] });
    for (const ref of ['bad', 'one', 'two']) await t.ask(north, 'UBEN', ref, { expiresAt: at('2026-11-25', '12:00') });
    await t.ask(north, 'UBEN', 'later');
    const now = at('2026-11-25', '12:00') + MINUTE;
    expect(await t.kernel.attention.expireAsks(now)).toBe(3);
    expect(await t.kernel.attention.expireAsks(now)).toBe(0);
    expect(expired.sort()).toEqual(['one', 'two']);
    expect((await t.kernel.attention.waiting(TEAM, 'UBEN', now)).map((ask) => ask.ref)).toEqual(['later']);
  });

  it('may still be answered late', async () => {
    await t.ask(north, 'UBEN', 'step', { expiresAt: at('2026-11-25', '12:00') });
    const [ask] = await t.kernel.attention.waiting(TEAM, 'UBEN', t.clock.now());
    if (!ask) throw new Error('nothing waits');
    await t.kernel.attention.expireAsks(at('2026-11-26', '12:00'));
    await t.kernel.attention.markAnswered(ask, at('2026-11-27', '12:00'));
    const answered = await t.kernel.attention.answered(TEAM, 'UBEN', at('2026-11-27', '00:00'));
    expect(answered.map(({ ref, status }) => [ref, status])).toEqual([['step', 'answered']]);
  });
});

describe('what belongs to a session', () => {
  it('is said at its hour, after speaking hours and over the budget, and counts', async () => {
    const evening = at('2026-11-25', '17:20');
    t.clock.set(evening);
    const expiresAt = evening + HOUR;
    expect(await t.kernel.attention.tell(dm('console', { whenever: true, priority: 1, expiresAt }), evening)).toBe('queued');
    expect(await t.kernel.attention.tell(dm('later', { expiresAt: evening + 24 * HOUR }), evening)).toBe('dropped');
    for (const key of ['p1', 'p2', 'p3', 'p4']) await t.kernel.attention.post(post(key, { whenever: true, expiresAt }), evening);
    expect(t.posts.map((sent) => [sent.channel, local(sent.at), sent.windows])).toEqual([
      ['UBEN', '2026-11-25 17:20', [[evening, expiresAt]]],
      ...[1, 2, 3, 4].map(() => ['CNORTHWINDLEADS', '2026-11-25 17:20', [[evening, expiresAt]]]),
    ]);
    expect(await t.kernel.attention.post(post('p5', { expiresAt: at('2026-11-27', '12:00') }), evening)).toBe('dropped');
  });

  it('leaves the week’s budget alone where it follows from what a person has decided', async () => {
    const now = at('2026-11-30', '10:00');
    t.clock.set(now);
    const expiresAt = at('2026-12-04', '12:00');
    for (const key of ['p1', 'p2']) expect(await t.kernel.attention.post(post(key, { expiresAt }), now)).toBe('queued');
    expect(await t.kernel.attention.post(post('moved', { expiresAt, follows: true }), now)).toBe('queued');
    expect(await t.kernel.attention.post(post('p3', { expiresAt }), now)).toBe('dropped');
  });

  it('is not forced on a full week when it is no duty', async () => {
    const now = at('2026-11-26', '10:00');
    t.clock.set(now);
    const expiresAt = at('2026-11-26', '16:00');
    expect(await t.kernel.attention.tell(dm('weekly', { expiresAt }), now)).toBe('queued');
    expect(await t.kernel.attention.tell(dm('notes', { expiresAt, whenever: true, priority: 2 }), now)).toBe('dropped');
    expect(await t.kernel.attention.tell(dm('console', { expiresAt, whenever: true, priority: 1 }), now)).toBe('queued');
  });

  it('has a facilitator’s budget for whoever is asked to lead', async () => {
    const now = at('2026-11-26', '10:00');
    t.clock.set(now);
    const expiresAt = at('2026-11-27', '12:00');
    expect(await t.kernel.attention.tell(dm('weekly', { expiresAt }), now)).toBe('queued');
    expect(await t.kernel.attention.tell(dm('other', { expiresAt, priority: 1 }), now)).toBe('dropped');
    expect(await t.kernel.attention.tell(dm('offer', { expiresAt, priority: 1, as: 'facilitator' }), now)).toBe('queued');
    expect(await t.kernel.attention.tell(dm('console', { expiresAt, priority: 1, as: 'facilitator' }), now)).toBe('queued');
    expect(await t.kernel.attention.tell(dm('fourth', { expiresAt, priority: 1, as: 'facilitator' }), now)).toBe('dropped');
  });

  it('finds its place kept free in the budget of whoever leads, until it has come', async () => {
    const [launch] = await t.kernel.calendar.sessions(TEAM, north.id);
    if (!launch) throw new Error('no session');
    const led = { leadership: 'led', facilitatorId: 'UBEN' } as const;
    await t.kernel.calendar.changeSession(launch, led, t.clock.now());
    await t.give(north, 'UBEN', 'facilitator');
    const monday = at('2026-11-23', '10:00');
    const until = { expiresAt: at('2026-11-27', '12:00'), priority: 1 };
    expect(await t.kernel.attention.tell(dm('one', until), monday)).toBe('queued');
    expect(await t.kernel.attention.tell(dm('two', until), monday)).toBe('dropped');
    const duringSession = at('2026-11-25', '10:00');
    for (const key of ['console', 'notes'])
      await t.kernel.attention.tell(dm(key, { ...until, whenever: true, priority: 1 }), duringSession);
    expect(await t.kernel.attention.tell(dm('four', until), at('2026-11-26', '10:00'))).toBe('dropped');
    expect(await t.kernel.attention.account(TEAM, 'UBEN', at('2026-11-26', '10:00'))).toMatchObject({ messages: 3 });
  });

  it('finds the next slot, this week’s or the next one’s, and none for somebody unknown', async () => {
    await t.kernel.attention.chooseSlot(TEAM, 'UBEN', { weekday: 2, at: '10:00' }, t.clock.now());
    const next = async (date: string, time: string) => local((await t.kernel.attention.nextSlot(TEAM, 'UBEN', at(date, time))) ?? 0);
    expect(await next('2026-11-23', '08:00')).toBe('2026-11-24 10:00');
    expect(await next('2026-11-24', '10:00')).toBe('2026-11-24 10:00');
    expect(await next('2026-11-24', '10:01')).toBe('2026-12-01 10:00');
    expect(await t.kernel.attention.nextSlot(TEAM, 'UNOBODY', at('2026-11-24', '10:00'))).toBeNull();
  });
});
