/** The kernel's ports, the same on every engine. */
import { describe, expect, it } from '@jest/globals';
import { settingsSchema } from '../../src/community/settings.ts';
import { onEveryEngine } from '../support/engines.ts';
import { at, openKernel, TEAM } from './open-kernel.ts';

const BY = { userId: 'UANA', now: at('2026-11-23', '10:00') };

onEveryEngine('The kernel', (database) => {
  describe('keeps people', () => {
    it('as Slack told last', async () => {
      const { kernel, put } = openKernel(database());
      await put('UANA');
      await put('UANA', { name: 'Ana *the* <b>', zone: 'Asia/Kolkata' });
      expect(await kernel.people.get(TEAM, 'UANA')).toMatchObject({ name: 'Ana *the* <b>', zone: 'Asia/Kolkata', active: true });
      expect(await kernel.people.find(TEAM, 'UBEN')).toBeNull();
      expect(await kernel.people.find('T2', 'UANA')).toBeNull();
      await expect(kernel.people.get(TEAM, 'UBEN')).rejects.toThrow('nobody was looked up');
    });

    it('and finds many at once', async () => {
      const { kernel, put, clock } = openKernel(database());
      for (const user of ['UANA', 'UBEN']) await put(user);
      expect([...(await kernel.people.findMany(TEAM, ['UANA', 'UBEN', 'UCLEO'])).keys()].sort()).toEqual(['UANA', 'UBEN']);
      expect((await kernel.people.findMany(TEAM, [])).size).toBe(0);
      expect(await kernel.people.lookedUp(TEAM, ['UANA', 'UCLEO'])).toEqual(new Map([['UANA', clock.now()]]));
    });
  });

  describe('keeps members', () => {
    it('with their state, and counts who belongs', async () => {
      const { kernel, found, join } = openKernel(database());
      const north = await found('Northwind Leads');
      await join(north, 'UANA', { level: 'core', jobFunction: 'Sales' });
      await join(north, 'UBEN', { status: 'paused' });
      await join(north, 'UCLEO', { status: 'left' });
      await join(north, 'UDEV', { status: 'invited', joinedOn: null });
      expect((await kernel.members.list(TEAM, north.id)).map((member) => member.userId).sort()).toEqual(['UANA', 'UBEN']);
      expect((await kernel.members.list(TEAM, north.id, ['left'])).map((member) => member.userId)).toEqual(['UCLEO']);
      expect(await kernel.members.count(TEAM, north.id)).toBe(2);
      expect(await kernel.members.count(TEAM, north.id, ['core'])).toBe(1);
      expect(await kernel.members.find(TEAM, north.id, 'UANA')).toMatchObject({ jobFunction: 'Sales', joinedOn: '2026-01-12' });
      expect(await kernel.members.of(TEAM, 'UCLEO')).toEqual([]);
      expect(await kernel.members.of(TEAM, 'UDEV')).toHaveLength(1);
    });
  });

  describe('keeps roles', () => {
    it('from their first day until the day they are over', async () => {
      const { kernel, found, put, give } = openKernel(database());
      await put('UANA');
      const north = await found('Northwind Leads');
      await give(north, 'UANA', 'steward', '2026-11-23', '2027-05-24');
      const has = (on: string): Promise<boolean> => kernel.roles.has(TEAM, north.id, 'UANA', 'steward', on);
      expect([await has('2026-11-22'), await has('2026-11-23'), await has('2027-05-23'), await has('2027-05-24')]).toEqual([
        false,
        true,
        true,
        false,
      ]);
      expect(await kernel.roles.holders(TEAM, north.id, 'steward', '2026-12-01')).toEqual(['UANA']);
    });

    it('as one term when it is given again before it is over', async () => {
      const { kernel, found, give } = openKernel(database());
      const north = await found('Northwind Leads');
      await give(north, 'UBEN', 'scribe', '2026-11-01', '2027-02-01');
      await give(north, 'UBEN', 'scribe', '2027-01-15', '2027-05-01');
      expect(await kernel.roles.list(TEAM, north.id, '2027-01-20')).toMatchObject([
        { userId: 'UBEN', fromOn: '2026-11-01', toOn: '2027-05-01' },
      ]);
    });

    it('ends them on the day, also those that have not begun', async () => {
      const { kernel, found, give } = openKernel(database());
      const north = await found('Northwind Leads');
      await give(north, 'UBEN', 'scribe', '2026-11-01', '2027-02-01');
      await give(north, 'UBEN', 'mentor', '2027-01-01', '2027-02-01');
      for (const role of ['scribe', 'mentor'] as const)
        await kernel.roles.end({ teamId: TEAM, communityId: north.id, userId: 'UBEN', role }, '2026-12-01', BY);
      expect(await kernel.roles.list(TEAM, north.id, '2026-11-30')).toHaveLength(1);
      expect(await kernel.roles.list(TEAM, north.id, '2026-12-01')).toEqual([]);
      expect(await kernel.roles.list(TEAM, north.id, '2027-01-02')).toEqual([]);
    });

    it('lets stewards act and tells everybody else who can', async () => {
      const { kernel, found, put, give } = openKernel(database());
      for (const user of ['UANA', 'UBEN', 'UCLEO']) await put(user);
      const north = await found('Northwind Leads');
      await give(north, 'UANA', 'steward', '2026-11-01', '2027-05-01');
      await give(north, 'UBEN', 'steward', '2026-11-01', '2027-05-01');
      await expect(kernel.roles.requireSteward(north, 'UBEN', at('2026-12-01', '10:00'))).resolves.toBeUndefined();
      await expect(kernel.roles.requireSteward(north, 'UCLEO', at('2026-12-01', '10:00'))).rejects.toMatchObject({
        message: 'Only a steward can change this.',
        hint: 'Ana and Ben are the stewards of Northwind Leads.',
      });
    });

    it('leaves no community without anybody who may act', async () => {
      const { kernel, found, put, give } = openKernel(database());
      for (const user of ['UANA', 'UBEN']) await put(user);
      const north = await found('Northwind Leads');
      await expect(kernel.roles.requireSteward(north, 'UANA', BY.now)).resolves.toBeUndefined();
      await give(north, 'UBEN', 'steward', '2026-11-01', '2027-02-01');
      await expect(kernel.roles.requireSteward(north, 'UBEN', at('2027-04-30', '10:00'))).resolves.toBeUndefined();
      await expect(kernel.roles.requireSteward(north, 'UBEN', at('2027-05-10', '10:00'))).rejects.toThrow('Only a steward');
      await expect(kernel.roles.requireSteward(north, 'UANA', at('2027-05-10', '10:00'))).resolves.toBeUndefined();
    });
  });

  describe('keeps communities', () => {
    it('with settings that survive as they were typed', async () => {
      const { kernel, found } = openKernel(database());
      const northStar = { problem: 'More leads & <b>calm</b> 🎉 שלום' };
      const north = await found('Northwind Leads', {}, { northStar: settingsSchema.parse({ northStar }).northStar });
      const stored = await kernel.communities.get(TEAM, north.id);
      expect(stored.settings.northStar.problem).toBe('More leads & <b>calm</b> 🎉 שלום');
      expect(stored).toEqual(north);
      expect(await kernel.communities.find('T2', north.id)).toBeNull();
    });

    it('in order of creation, by state and by channel, an ended one behind its successor', async () => {
      const { kernel, found, clock } = openKernel(database());
      const old = await found('Old', { channelId: 'C1', status: 'ended' });
      clock.advance(1000);
      const fresh = await found('Fresh', { channelId: 'C1' });
      expect((await kernel.communities.list(TEAM)).map((each) => each.name)).toEqual(['Old', 'Fresh']);
      expect((await kernel.communities.list(TEAM, ['active'])).map((each) => each.name)).toEqual(['Fresh']);
      expect((await kernel.communities.findByChannel(TEAM, 'C1'))?.id).toBe(fresh.id);
      await kernel.communities.change(fresh, { channelId: 'C2' }, BY);
      expect((await kernel.communities.findByChannel(TEAM, 'C1'))?.id).toBe(old.id);
    });

    it('writes one line in the log for each thing that changed, with today’s names', async () => {
      const { kernel, found, put } = openKernel(database());
      await put('UBEN');
      const north = await found('Northwind Leads');
      const outcomes = [{ ...settingsSchema.parse({ outcomes: [{ name: 'Leads ready' }] }).outcomes[0], ownerId: 'UBEN' }];
      const settings = settingsSchema.parse({ ...north.settings, rhythm: { ...north.settings.rhythm, at: '14:00' }, outcomes });
      await kernel.communities.change(north, { settings, name: 'North' }, { ...BY, now: BY.now + 1, why: 'Afternoons suit more of us.' });
      await put('UBEN', { name: 'Benjamin' });
      const lines = (await kernel.changes.list(TEAM, north.id, 3)).map(({ what, before, after }) => [what, before, after]);
      expect(lines.sort()).toEqual([
        ['Name', 'Northwind Leads', 'North'],
        ['Outcome', 'not there', 'Leads ready, up, owner: Benjamin'],
        ['Rhythm: time', '10:30', '14:00'],
      ]);
      expect((await kernel.changes.list(TEAM, north.id, 1))[0]).toMatchObject({ userId: 'UANA', why: 'Afternoons suit more of us.' });
    });
  });

  describe('keeps the trail', () => {
    const ref = (kind: string) => ({ kind, id: `${kind}1` });

    it('both ways, nearest first, once', async () => {
      const { kernel } = openKernel(database());
      const { trail } = kernel;
      await trail.link(TEAM, ref('step'), ref('experiment'), 1);
      await trail.link(TEAM, ref('step'), ref('experiment'), 2);
      await trail.link(TEAM, ref('experiment'), ref('result'), 3);
      await trail.link(TEAM, ref('result'), ref('card'), 4);
      await trail.link(TEAM, ref('prompt'), ref('step'), 5);
      const walked = async (kind: string, depth?: number) =>
        (await trail.walk(TEAM, ref(kind), depth)).map((stop) => `${stop.direction} ${stop.ref.kind}`);
      expect(await walked('experiment')).toEqual(['cause step', 'effect result', 'effect card', 'cause prompt']);
      expect(await walked('experiment', 1)).toEqual(['cause step', 'effect result']);
      expect(await trail.walk('T2', ref('experiment'))).toEqual([]);
    });

    it('ends in circles and forgets what is gone', async () => {
      const { kernel } = openKernel(database());
      const { trail } = kernel;
      for (const [from, to] of [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ] as const)
        await trail.link(TEAM, ref(from), ref(to), 1);
      expect(await trail.walk(TEAM, ref('a'))).toHaveLength(2);
      await trail.forget(TEAM, ref('b'));
      expect((await trail.walk(TEAM, ref('a'))).map((stop) => stop.ref.kind)).toEqual(['c']);
    });
  });

  describe('keeps asks', () => {
    it('once for each thing; one that was not asked yet takes new dates', async () => {
      const { kernel, found, join, ask, clock } = openKernel(database());
      const north = await found('Northwind Leads');
      await join(north, 'UBEN');
      await ask(north, 'UBEN', 'step', { opensOn: '2026-11-23' });
      await ask(north, 'UBEN', 'step', { opensOn: '2026-12-07', expiresAt: at('2026-12-20', '12:00') });
      const waiting = await kernel.attention.waiting(TEAM, 'UBEN', clock.now());
      expect(waiting).toMatchObject([
        { ref: 'step', opensOn: '2026-12-07', expiresAt: at('2026-12-20', '12:00'), status: 'open', askedAt: null },
      ]);
    });

    it('and never opens again what was asked, answered or is over', async () => {
      const { kernel, found, join, ask, until, clock } = openKernel(database());
      const north = await found('Northwind Leads');
      await join(north, 'UBEN');
      await ask(north, 'UBEN', 'step');
      await until(at('2026-11-24', '12:00'));
      await kernel.attention.withdrawAsk(TEAM, 'steps.echo', 'step', 'UBEN');
      await ask(north, 'UBEN', 'step');
      expect(await kernel.attention.waiting(TEAM, 'UBEN', clock.now())).toEqual([]);
      await ask(north, 'UBEN', 'unasked', { opensOn: '2027-02-01' });
      await kernel.attention.withdrawAsk(TEAM, 'steps.echo', 'unasked', 'UBEN');
      await ask(north, 'UBEN', 'unasked', { opensOn: '2027-03-01' });
      expect(await kernel.attention.waiting(TEAM, 'UBEN', clock.now())).toMatchObject([{ ref: 'unasked', opensOn: '2027-03-01' }]);
    });

    it('most important first, and only of communities she belongs to', async () => {
      const { kernel, found, join, ask, clock } = openKernel(database());
      const north = await found('Northwind Leads');
      const field = await found('Field Leads');
      await join(north, 'UBEN');
      await join(field, 'UBEN', { status: 'left' });
      await ask(north, 'UBEN', 'survey', { priority: 7 });
      await ask(north, 'UBEN', 'duty', { priority: 1 });
      await ask(field, 'UBEN', 'elsewhere');
      expect((await kernel.attention.waiting(TEAM, 'UBEN', clock.now())).map((each) => each.ref)).toEqual(['duty', 'survey']);
    });
  });

  it('keeps the ledger with names for ninety days only', async () => {
    const { kernel, found, join, ask, until, clock } = openKernel(database());
    const north = await found('Northwind Leads');
    await join(north, 'UBEN');
    await ask(north, 'UBEN', 'step');
    await until(at('2026-11-24', '12:00'));
    expect((await kernel.attention.account(TEAM, 'UBEN', clock.now())).messages).toBe(1);
    await kernel.attention.tidy(at('2027-02-20', '12:00'));
    expect((await kernel.attention.account(TEAM, 'UBEN', clock.now())).messages).toBe(1);
    await kernel.attention.tidy(at('2027-02-23', '12:00'));
    expect((await kernel.attention.account(TEAM, 'UBEN', clock.now())).messages).toBe(0);
  });
});
