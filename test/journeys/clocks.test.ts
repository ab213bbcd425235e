/** Clocks that jump, and clocks that change: nothing twice, nothing at the wrong hour. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { DAY, HOUR } from '../../src/platform/clock.ts';
import { toLocal } from '../../src/platform/time/zones.ts';
import { CHANNEL, openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const questions = () => world.ana.messages(CHANNEL).filter(({ text }) => text.includes('Why this question'));
/** Direct messages that hold these words, in the reader's own time. */
const cameAt = (words: string, zone: string): string[] =>
  world.server.journal.calls
    .filter(({ method, args, response }) => method === 'chat.postMessage' && response.ok === true && JSON.stringify(args).includes(words))
    .map(({ at }) => `${toLocal(at, zone).date} ${toLocal(at, zone).time}`);

describe('a clock that is set', () => {
  it('back two hours in the middle of a week says nothing twice and goes on', async () => {
    world = await openWorld({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
    await world.until('2026-10-20', '10:30');
    expect(questions()).toHaveLength(1);
    const before = world.server.journal.calls.filter(({ method }) => method === 'chat.postMessage').length;
    world.clock.set(world.clock.now() - 2 * HOUR);
    await world.app.tick();
    await world.ben.presses('Answer here with my name', { channel: CHANNEL });
    await world.ben.fills({ answer: 'On a clock that went back' }).submits();
    await world.until('2026-10-20', '10:45');
    expect(questions()).toHaveLength(1);
    world.gus.sees('On a clock that went back');
    expect(world.server.journal.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(before + 1);
  });

  it('forward three days misses what is too late, says so on Monday, and does nothing twice', async () => {
    world = await openWorld({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
    await world.until('2026-10-20', '09:00');
    world.clock.set(world.clock.now() + 3 * DAY);
    await world.app.tick();
    expect(questions()).toHaveLength(0);
    await world.until('2026-10-26', '12:00');
    expect(questions()).toHaveLength(0);
    world.ana.sees('Not sent since the last digest, and not sent late:');
    world.ana.sees('Reflection question, planned for Tuesday 20 October');
  });
});

describe('the weeks in which clocks change', () => {
  it('bring every slot at its own hour, in London and in New York, once', async () => {
    world = await openWorld({ at: ['2027-03-08', '08:00'] });
    const keeps = async (who: 'ana' | 'eli', days: readonly string[]): Promise<void> => {
      await world[who].types('/rondo level');
      await world[who].fills({ weekday: 'Tuesday', at: '09:30' }).submits();
      await world[who].closes({ all: true });
      for (const askOn of days) {
        await world[who].types('/rondo reflect');
        await world[who].fills({ worked: 'A thought', step: `When ${who} meets ${askOn}, I will ask`, askOn }).submits();
        await world[who].closes({ all: true });
      }
    };
    await keeps('eli', ['2027-03-09', '2027-03-16', '2027-03-30']);
    await keeps('ana', ['2027-03-09', '2027-03-23', '2027-03-30']);
    await world.until('2027-04-01', '12:00');
    for (const day of ['2027-03-09', '2027-03-16', '2027-03-30'])
      expect(cameAt(`eli meets ${day}`, 'America/New_York').filter((at) => at.startsWith(day))).toEqual([`${day} 09:30`]);
    for (const day of ['2027-03-09', '2027-03-23', '2027-03-30'])
      expect(cameAt(`ana meets ${day}`, 'Europe/London').filter((at) => at.startsWith(day))).toEqual([`${day} 09:30`]);
    const outside = world.server.journal.calls
      .filter(({ method }) => method === 'chat.postMessage')
      .map(({ at }) => toLocal(at, 'Europe/London').time)
      .filter((time) => time < '04:00' || time > '23:00');
    expect(outside).toEqual([]);
  });

  it('keep the calendar of the community at its own hour', async () => {
    world = await openWorld({ at: ['2027-03-08', '08:00'] });
    const rows = await world.app.kernel.agenda.upcoming({
      teamId: world.community?.teamId ?? '',
      until: world.clock.now() + 60 * DAY,
      limit: 500,
    });
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows)
      expect([row.touch, toLocal(row.dueAt, row.zone).time, toLocal(row.dueAt, row.zone).date]).toEqual([
        row.touch,
        row.localTime,
        row.localDate,
      ]);
    expect(rows.some(({ localDate }) => localDate > '2027-03-28')).toBe(true);
  });
});
