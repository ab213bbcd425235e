/** Whatever happens to somebody in a quarter: hours, weeks, months, reminders and the channel keep their bounds. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWithinHours, weekOf } from '../../src/community/attention-rules.ts';
import { DAY, HOUR } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { addDays } from '../../src/platform/time/local-dates.ts';
import { toInstant, toLocal } from '../../src/platform/time/zones.ts';
import { MIGRATIONS } from '../support/engines.ts';
import { BERLIN, openKernel, TEAM } from './open-kernel.ts';

const HOLIDAYS = new Set(['2026-12-08', '2026-12-24', '2026-12-25', '2027-01-01']);

const acts = fc.array(
  fc.record({
    hours: fc.integer({ min: 1, max: 60 }),
    what: fc.constantFrom('ask', 'ask', 'tell', 'post', 'react', 'move'),
    priority: fc.integer({ min: 1, max: 8 }),
    reminder: fc.boolean(),
    weekday: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 10, maxLength: 60 },
);

it('never more than her budget, never outside hours, never a second reminder', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.constantFrom('member', 'newcomer', 'sponsor', 'steward'), async (happenings, standing) => {
      const db = await openSqlite({ file: ':memory:' });
      await migrate(db, MIGRATIONS);
      const t = openKernel(db);
      const userId = 'UBEN';
      const holidays = [...HOLIDAYS].map((on) => ({ on, name: '' }));
      const north = await t.found('Northwind Leads', {}, { holidays });
      await t.join(north, userId, { joinedOn: standing === 'newcomer' ? '2026-11-23' : '2026-01-12' });
      if (standing === 'sponsor' || standing === 'steward') await t.give(north, userId, standing);
      for (const [i, { hours, what, priority, reminder, weekday }] of happenings.entries()) {
        await t.until(t.clock.now() + hours * HOUR);
        const now = t.clock.now();
        const common = { teamId: TEAM, communityId: north.id, touch: 't.t', message: { text: 'x' }, minutes: 1, expiresAt: now + 9 * DAY };
        if (what === 'ask') await t.ask(north, userId, `${i}`, { priority: priority as 1, reminder, expiresAt: now + 20 * DAY });
        if (what === 'tell') await t.kernel.attention.tell({ ...common, userId, key: `dm/${i}`, why: 'Why.', priority }, now);
        if (what === 'post') await t.kernel.attention.post({ ...common, key: `post/${i}` }, now);
        if (what === 'react') await t.kernel.attention.reacted(TEAM, userId, now);
        if (what === 'move') await t.kernel.attention.chooseSlot(TEAM, userId, { weekday, at: '10:20' }, now);
      }
      const sent = t.posts.map(({ at, key, message }) => ({ at, key, text: message.text }));
      await db.close();
      const dms = sent.filter(({ key }) => !key.startsWith('post/'));
      const posts = sent.filter(({ key }) => key.startsWith('post/'));
      for (const message of sent) expect(isWithinHours(message.at, { zone: BERLIN, holidays: HOLIDAYS })).toBe(true);
      const perWeek = Object.values(Object.groupBy(dms, (message) => weekOf(message.at, BERLIN)));
      const perMonth = Object.values(Object.groupBy(dms, (message) => toLocal(message.at, BERLIN).date.slice(0, 7)));
      const week = { member: 1, newcomer: 2, sponsor: 1, steward: 3 }[standing];
      const month = { member: 4, newcomer: 99, sponsor: 2, steward: 99 }[standing];
      for (const messages of perWeek) expect(messages?.length).toBeLessThanOrEqual(week);
      for (const messages of perMonth) expect(messages?.length).toBeLessThanOrEqual(month);
      for (const messages of Object.values(Object.groupBy(posts, (message) => weekOf(message.at, BERLIN))))
        expect(messages?.length).toBeLessThanOrEqual(3);
      const lines = dms.flatMap(({ text }) => text.split('\n').filter((line) => line.startsWith('How did')));
      for (const times of Object.values(Object.groupBy(lines, (line) => line))) expect(times?.length).toBeLessThanOrEqual(2);
      for (const { text } of dms) expect(text.split('\n').filter((line) => line.startsWith('How did')).length).toBeLessThanOrEqual(2);
      expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length);
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('whoever leads in three months has a member’s week until a cycle before', async () => {
  const db = await openSqlite({ file: ':memory:' });
  await migrate(db, MIGRATIONS);
  const t = openKernel(db);
  const north = await t.found('Northwind Leads');
  await t.join(north, 'UBEN', { joinedOn: '2026-01-12' });
  const third = (await t.kernel.calendar.sessions(TEAM, north.id))[2];
  if (!third) throw new Error('a third session');
  await t.kernel.calendar.changeSession(third, { facilitatorId: 'UBEN', leadership: 'led' }, t.clock.now());
  await t.give(north, 'UBEN', 'facilitator');
  const told = async (name: string): Promise<number> => {
    const before = t.posts.length;
    for (let i = 0; i < 4; i++) {
      const now = t.clock.now();
      const message = { teamId: TEAM, communityId: north.id, userId: 'UBEN', touch: 't.t', key: `${name}/${i}`, message: { text: 'x' } };
      await t.kernel.attention.tell({ ...message, why: 'Why.', priority: 3, minutes: 1, expiresAt: now + HOUR }, now);
    }
    return t.posts.length - before;
  };
  await t.until(toInstant(addDays(third.onDate, -44), '10:00', BERLIN));
  expect(await told('early')).toBe(1);
  await t.until(toInstant(addDays(third.onDate, -16), '10:00', BERLIN));
  expect(await told('preparing')).toBe(2);
  await db.close();
});
