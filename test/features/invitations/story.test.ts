/** Somebody is suggested, asked, and comes; the ledger counts by function and names nobody. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countByFunction, readSuggestion } from '../../../src/features/invitations/rules.ts';
import { createStore, type Invitation } from '../../../src/features/invitations/store.ts';
import { ledgerModal } from '../../../src/features/invitations/views.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
let communityId = '';
beforeAll(async () => {
  world = await openWorld();
  communityId = world.community?.id ?? '';
});
afterAll(() => world.close());
const rows = () => createStore(world.app.db).list(TEAM, communityId);

describe('a suggestion', () => {
  it.each([
    ['nobody', { who: ' ' }, 'who'],
    ['a name', { who: '<@U123> from logistics' }, 'who'],
    ['too much', { who: 'x'.repeat(101) }, 'who'],
    ['a long reason', { who: 'Someone', why: 'x'.repeat(201) }, 'why'],
  ])('is asked for again when it names %s', (_, values, field) => {
    const read = readSuggestion(values);
    expect('errors' in read && Object.keys(read.errors)).toEqual([field]);
  });

  it('is made for an experiment, and only whoever leads it says what came of it', async () => {
    await world.app.kernel.experiments.add(
      {
        ...{ teamId: TEAM, id: 'E1', communityId, ownerId: 'U0ELI', title: 'Two teams, one list', templateId: 'xt-habit', fields: {} },
        ...{ visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, findings: {}, state: 'designed' },
        ...{ round: 1, beforeId: null, startOn: '2026-11-09', days: 14, sinceOn: null, extended: false, misses: 0, verdict: null },
        ...{ createdAt: 1, startedAt: null, resultAt: null, decidedAt: null, sharedAt: null, changedAt: 1 },
      },
      'U0ELI',
    );
    await world.dev.types('/rondo invitations');
    expect(world.dev.reads()).toContain('Nobody was suggested yet');
    await world.dev.presses('Suggest someone');
    await world.dev.fills({ who: 'Someone from <logistics>', why: 'They hear it first.' }).submits();
    await world.dev.closes({ all: true });
    await world.dev.types('/rondo invitations');
    expect(world.dev.reads()).toContain('Someone from <logistics>');
    expect(world.dev.reads()).not.toContain('I have asked them');
    await world.ana.types('/rondo invitations');
    await world.ana.presses('I have asked them');
    await world.ana.presses('They came');
    expect(world.ana.reads()).toContain('1 suggested, 1 asked, 1 came');
    expect(await rows()).toEqual([expect.objectContaining({ state: 'came', byId: 'U0DEV', refKind: 'community' })]);
  });

  it('loses its name with whoever leaves, and comes back from an export', async () => {
    const { portables = [], forget } = world.app.contributions.find(({ name }) => name === 'invitations') ?? {};
    await forget?.({ teamId: TEAM, userId: 'U0DEV', communityId, choice: 'without-name', now: 1 });
    const [portable] = portables;
    if (!portable || !world.community) throw new Error('a portable');
    const taken = await portable.rows(world.community);
    expect(taken).toEqual([expect.objectContaining({ by: null, who: 'Someone from <logistics>' })]);
    expect(await portable.restore(world.community, { ...taken[0], id: 'again' }, { userId: null, now: 2 })).toBeNull();
    expect(await portable.restore(world.community, { id: 'torn' }, { userId: null, now: 2 })).not.toBeNull();
    expect(await rows()).toHaveLength(2);
  });
});

describe('the ledger', () => {
  it('never counts more who came than were asked, nor more asked than suggested', () => {
    const row = fc.record({
      jobFunction: fc.constantFrom('', 'Sales', 'Support'),
      state: fc.constantFrom<Invitation['state']>('suggested', 'invited', 'came', 'not-now'),
    });
    fc.assert(
      fc.property(fc.array(row), (all) => {
        const lines = countByFunction(all);
        expect(lines.reduce((sum, line) => sum + line.suggested, 0)).toBe(all.length);
        for (const line of lines) expect(line.came <= line.invited && line.invited <= line.suggested).toBe(true);
      }),
    );
  });

  it('can be drawn with a hundred long lines', () => {
    const row = (id: number): Invitation => ({
      ...{
        teamId: 'T',
        id: `${id}`,
        communityId: 'c',
        refKind: 'community',
        refId: 'c',
        who: 'W'.repeat(100),
        jobFunction: 'F'.repeat(60),
      },
      ...{ why: 'y'.repeat(200), state: 'invited', byId: null, at: 1, changedAt: 1, privacy: 'P3' },
    });
    const all = Array.from({ length: 100 }, (_, i) => row(i));
    const view = ledgerModal('c', all.map((each) => ({ row: each, mayDecide: true })), countByFunction(all.map((each, i) => ({ ...each, jobFunction: `${i}` })))); // biome-ignore format: one thought
    expect(validateView(view, 'modal')).toEqual([]);
  });
});
