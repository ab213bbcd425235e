/** Six months of two people: agreed, counted, halfway, closed; or ended early, in the same words for both. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Contributions } from '../../../src/community/feature.ts';
import { createMentorships } from '../../../src/features/mentorships/index.ts';
import { createStore } from '../../../src/features/mentorships/store.ts';
import { createTalkStore } from '../../../src/features/mentorships/store-talks.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const here = () => ({ kernel: world.app.kernel, communityId: world.community?.id ?? '', now: world.clock.now() });
const feature = (): Contributions => {
  const found = world.app.contributions.find(({ name }) => name === 'mentorships');
  if (!found) throw new Error('mentorships');
  return found;
};
/** As `mentors` does when somebody says yes. */
const begin = async (mentorId: string, menteeId: string): Promise<void> => {
  const { communityId, now } = here();
  const beginning = { teamId: TEAM, communityId, mentorId, menteeId, want: 'Lead a <planning> round', now };
  await world.app.db.transaction(() => createMentorships(world.app.kernel).begin(beginning));
};
const newest = async (userId: string) => {
  const [row] = await createStore(world.app.db).of(TEAM, userId);
  if (!row) throw new Error('a mentorship');
  return row;
};
const waiting = async (userId: string, kind: string) =>
  (await here().kernel.attention.waiting(TEAM, userId, here().now)).find((ask) => ask.kind === `mentorships.${kind}`);
const answers = async (userId: string, kind: string, values: Record<string, string | string[] | null>) => {
  const ask = await waiting(userId, kind);
  if (!ask) throw new Error(`${userId} is not asked ${kind}`);
  const act = { teamId: TEAM, userId, now: here().now, channelId: null, id: 'V', callbackId: '', metadata: '', values: {} };
  return world.app.db.transaction(() => here().kernel.askKind(`mentorships.${kind}`).answer(ask, values, act));
};
const lineOf = async (userId: string, kind: string) => {
  const ask = await waiting(userId, kind);
  return ask ? here().kernel.askKind(`mentorships.${kind}`).line(ask) : null;
};
/** What the agenda does when a date has passed. */
const passes = async (touch: string, anchor: string) => {
  const { communityId, now } = here();
  const due = { rowId: '', teamId: TEAM, communityId, anchor, userId: null, dueAt: now, localDate: '', localTime: '', zone: 'UTC', now };
  await world.app.db.transaction(() =>
    here()
      .kernel.touch(`mentorships.${touch}`)
      .run({ ...due, touch: `mentorships.${touch}` }),
  );
};

describe('a mentoring pair', () => {
  it('agrees on six dates, has its talks counted, looks back halfway and at the end, and is read by nobody else', async () => {
    world = await openWorld();
    await begin('U0BEN', 'U0FAY');
    await world.until('2026-11-03', '20:00');
    world.fay.sees('Fay, meet Ben.');
    world.ben.sees('Lead a <planning> round');
    await world.ben.presses('Our agreement');
    world.ben.sees('Fay writes first.');
    await world.ben.closes();
    await world.fay.presses('Our agreement');
    await world.fay.presses('Write it');
    await world.fay.fills({ firstOn: '2026-11-03', at: '15:00' }).submits();
    expect(world.fay.errors()).toEqual({ firstOn: 'Choose a day from tomorrow on.' });
    await world.fay.fills({ firstOn: '2026-11-11', bounds: 'Appraisal' }).submits();
    world.fay.sees('✓ Signed.');
    world.fay.sees('Ben completes it next; then six dates follow.');
    await world.fay.closes();
    await world.until('2026-11-05', '12:00');
    await world.ben.presses('Read it');
    await world.ben.presses('Complete it');
    world.ben.sees('Last talk: what changed, what next, thanks');
    await world.ben.fills({ give: 'Two rounds to sit in on' }).submits();
    world.ben.sees('✓ Agreed, with six dates.');
    await world.ben.closes();
    const { id } = await newest('U0FAY');
    const talks = () => createTalkStore(world.app.db).list(TEAM, id);
    expect((await talks()).map(({ onDate }) => onDate)).toEqual([
      '2026-11-11',
      '2026-12-09',
      '2027-01-13',
      '2027-02-10',
      '2027-03-10',
      '2027-04-14',
    ]);
    await world.until('2026-11-11', '23:00');
    world.fay.sees('✓ Agreed: six talks with Ben');
    for (const person of [world.fay, world.ben])
      expect(person.messages().flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['mentoring.ics']);

    // One tap, by either of the two; a date that moves is asked about anew.
    expect(await lineOf('U0BEN', 'talk')).toBe('Your talk with Fay on Wednesday 11 November: did it take place?');
    await answers('U0FAY', 'talk', { talked: 'held' });
    expect(await lineOf('U0BEN', 'talk')).toBeNull();
    await world.fay.opensHome();
    await world.fay.presses({ actionId: 'mentorships:open' }, { home: true });
    await world.fay.presses('Move a date');
    await world.fay.fills({ firstOn: '2027-01-20' }).submits();
    expect(world.fay.errors()).toEqual({ firstOn: 'Before the talk that follows; that one can be moved first.' });
    await world.fay.fills({ firstOn: '2026-12-10', at: '16:00' }).submits();
    world.fay.sees('✓ Moved.');
    await world.fay.closes();
    expect((await talks())[1]).toMatchObject({ onDate: '2026-12-10', revision: 1 });
    await passes('talked', `${id}/2/0`);
    expect(await lineOf('U0BEN', 'talk')).toBeNull();
    await passes('talked', `${id}/2/1`);
    expect(JSON.stringify(await answers('U0BEN', 'talk', { talked: 'moved' }))).toContain('Choose the day');

    await passes('halfway', id);
    expect(await lineOf('U0BEN', 'midpoint')).toBe('Half of your mentoring with Fay has passed. Still right?');
    expect(JSON.stringify(await answers('U0FAY', 'midpoint', { still: 'change' }))).toContain('Change the agreement');
    await answers('U0BEN', 'midpoint', { still: 'yes' });

    const open = world.app.registry.actions.get('mentorships:open');
    const act = {
      teamId: TEAM,
      now: here().now,
      channelId: null,
      actionId: '',
      value: id,
      chosen: [],
      message: null,
      modal: null,
      home: true,
    };
    await expect(open?.({ ...act, userId: 'U0ANA' })).rejects.toThrow('This belongs to the two of them.');
    await expect(open?.({ ...act, value: 'gone', userId: 'U0FAY' })).rejects.toThrow('not kept any more');
    expect(
      await feature().describe?.mentorship?.(
        { kind: 'mentorship', id },
        { person: await here().kernel.people.get(TEAM, 'U0ANA'), now: 0, memberships: [] },
      ),
    ).toBeNull();

    await passes('closes', id);
    await passes('closes', id);
    expect((await answers('U0FAY', 'closing', { changed: '', took: '', show: ['yes'] }))?.errors).toEqual({
      took: 'There is nothing to show yet. Write the line, or take the tick away.',
    });
    await answers('U0FAY', 'closing', { changed: 'I ask first', took: 'The spring planning round', show: ['yes'] });
    expect((await newest('U0FAY')).state).toBe('closing');
    await answers('U0BEN', 'closing', { changed: 'I listen longer', took: 'never a mentor’s', show: null });
    expect(await newest('U0FAY')).toMatchObject({ state: 'over', ended: 'closed' });
    await world.gus.types('/rondo mentor');
    world.gus.sees('Fay: The spring planning round');
    expect(world.gus.reads()).not.toMatch(/I ask first|I listen longer|Take it back/);
    // Of one pair nobody reads a number.
    if (world.community) expect(await feature().digest?.[0]?.line(world.community, here().now)).toBeNull();
    expect(JSON.stringify(await feature().storedAbout?.(TEAM, 'U0BEN'))).not.toContain('spring');
    for (const secret of ['planning', 'Appraisal', 'sit in on', 'I ask first', 'U0BEN']) expect(world.logged()).not.toContain(secret);
    const forgetting = { teamId: TEAM, userId: 'U0FAY', communityId: null, choice: 'delete', now: here().now } as const;
    await world.app.db.transaction(async () => feature().forget?.(forgetting));
    expect(await feature().storedAbout?.(TEAM, 'U0FAY')).toEqual([]);
    expect(await feature().storedAbout?.(TEAM, 'U0BEN')).toEqual([]);
  });

  it('ends early in the same words for both, whoever or whatever ended it, and the place is free again', async () => {
    world = await openWorld();
    const { kernel, communityId } = here();
    const state = async (userId: string) => (await newest(userId)).ended;
    await begin('U0ANA', 'U0DEV');
    await world.until('2026-11-03', '17:00');
    await world.dev.presses('Our agreement');
    await world.dev.presses('End it quietly', { deny: true });
    expect(await state('U0DEV')).toBeNull();
    await world.dev.presses('End it quietly');
    await world.until('2026-11-05', '16:00');
    for (const person of [world.dev, world.ana])
      person.sees(/has ended sooner than planned\. It needs no reason, and nobody is asked for one\./);
    await world.ana.presses('Our agreement');
    world.ana.sees('This mentoring is closed.');
    expect(world.ana.reads()).not.toContain('quietly');
    await world.ana.closes();

    // A line that is entered later, a long break, an agreement that nobody signs.
    await begin('U0BEN', 'U0ELI');
    await kernel.bounds.put(TEAM, 'U0BEN', { notWith: ['U0GUS'], reportsTo: null }, here().now);
    expect(await state('U0ELI')).toBeNull();
    await kernel.bounds.put(TEAM, 'U0ELI', { notWith: [], reportsTo: 'U0BEN' }, here().now);
    expect(await state('U0ELI')).toBe('apart');
    await begin('U0BEN', 'U0HANA');
    const hana = await kernel.members.find(TEAM, communityId, 'U0HANA');
    if (!hana) throw new Error('Hana');
    await kernel.members.put({ ...hana, status: 'paused', pausedUntil: '2026-12-01' });
    expect(await state('U0HANA')).toBeNull();
    await kernel.members.put({ ...hana, status: 'paused', pausedUntil: '2026-12-31' });
    expect(await state('U0HANA')).toBe('gone');
    await begin('U0ANA', 'U0GUS');
    const { id } = await newest('U0GUS');
    await world.until('2026-11-12', '12:00');
    expect(await lineOf('U0GUS', 'agreement')).toBe('Your mentoring agreement with Ana waits for your part. Still on?');
    await answers('U0GUS', 'agreement', { still: 'yes' });
    await passes('unsigned', id);
    expect(await state('U0GUS')).toBe('unsigned');
    await passes('unsigned', id);
    await world.until('2026-11-17', '16:00');
    world.gus.sees('Your mentoring with Ana has ended sooner than planned.');
    await world.gus.presses('Look for another mentor');
    world.gus.sees('Everyone in Leading Northwind can read this list');
  });
});
