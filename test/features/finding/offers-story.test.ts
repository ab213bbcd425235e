import { afterEach, describe, expect, it } from '@jest/globals';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { idaJoins } from '../../support/newcomer.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';
import { putItems } from './shelf.ts';

let world: World;
afterEach(() => world.close());
const subTags = readStarterLibrary().taxonomy.flatMap((one) => one.sub_tags);
const OFFER = 'Cards for this';

describe('three cards', () => {
  it('stand behind one button of the weekly question, and never somebody’s own', async () => {
    world = await openWorld({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
    await putItems(world, {
      fits: { title: 'Say it in one line', subTags, parts: { use_when: 'a question is too large' }, state: 'proven' },
      hers: { title: 'A private thought', subTags, privacy: 'P0', state: 'draft' },
      gone: { title: 'An old way', subTags, state: 'archived' },
    });
    await world.until('2026-10-20', '11:00');
    const [post] = world.dev.messages(CHANNEL).filter(({ text }) => text.includes('Why this question'));
    await world.dev.presses(OFFER, { channel: CHANNEL, ts: post?.ts ?? '' });
    world.dev.sees('Use it when a question is too large → Say it in one line');
    expect(world.dev.reads()).not.toContain('A private thought');
    expect(world.dev.reads()).not.toContain('An old way');
    await world.dev.closes({ all: true });
    await world.app.kernel.shelf.mark(
      { teamId: TEAM, id: 'fits' },
      { state: 'archived' },
      { userId: null, now: world.clock.now(), what: '' },
    );
    await world.dev.presses(OFFER, { channel: CHANNEL, ts: post?.ts ?? '' });
    expect(world.dev.reads()).not.toContain('Say it in one line');
  });

  it('come with the pack of whoever leads, when the topic has any', async () => {
    world = await openWorld({ at: ['2026-11-30', '09:00'], weeksUnderWay: 7 });
    await putItems(world, { no: { title: 'A kind no', parts: { use_when: 'a good idea has to be refused' } } });
    const session = (await world.app.kernel.calendar.sessions(TEAM, world.community?.id ?? '')).find(
      ({ onDate }) => onDate === '2026-12-09',
    );
    if (!session) throw new Error('no session');
    const facts = { topic: 'How do we refuse a good idea?', leadership: 'led', facilitatorId: 'U0CLEO' } as const;
    await world.app.kernel.calendar.changeSession(session, facts, world.clock.now());
    await world.until('2026-12-02', '18:00');
    world.cleo.sees('A run sheet of 75 minutes is drafted');
    await world.cleo.presses(OFFER);
    world.cleo.sees('Use it when a good idea has to be refused → A kind no');
  });

  it('are matched to what a newcomer hopes for, after two weeks', async () => {
    world = await idaJoins();
    await putItems(world, {
      near: { title: 'Delegate a whole result', parts: { use_when: 'delegating feels like hovering' } },
      far: { title: 'Budget rounds', parts: { use_when: 'money is short' } },
    });
    await world.until('2026-11-18', '17:00');
    await world.ida.types('/checkin');
    world.ida.sees('From the shelf, near to what you hope for.');
    world.ida.sees('Use it when delegating feels like hovering → Delegate a whole result');
    expect(world.ida.reads()).not.toContain('Budget rounds');
  });
});
