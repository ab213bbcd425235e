import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const menuOf = (id: string): string => `formats:step#${id}`;
const offered = async () => {
  const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
  const files = await world.app.contributions.find(({ name }) => name === 'formats')?.exportOf?.(community);
  return files ?? [];
};

describe('formats', () => {
  it('are read by every member: what for, how long, what it costs, where it goes wrong, where it comes from', async () => {
    await world.cleo.types('/rondo formats');
    world.cleo.sees('Case Clinic: one or two members bring a live leadership case');
    world.cleo.sees('75 minutes · about 45 minutes to prepare');
    world.cleo.sees('60 minutes · nothing to prepare');
    world.cleo.sees('Quarter Close: part A shows results');
    await world.cleo.presses({ actionId: 'formats:open#sf-case-clinic' });
    world.cleo.sees('*Run sheet* · 75 of 75 minutes: it adds up');
    world.cleo.sees('6 min · Debrief · all');
    world.cleo.sees('• advice starts in minute two');
    world.cleo.sees('Comes from: action learning sets');
  });

  it('are copied by any member, and the copy is hers to change step by step', async () => {
    await world.cleo.presses('Copy and change');
    world.cleo.fills({ name: 'Case Clinic' });
    await world.cleo.submits();
    expect(world.cleo.errors()).toEqual({ name: 'There is a format called “Case Clinic” already. Another name tells them apart.' });
    world.cleo.fills({ name: 'Our *clinic* <!here>', effort: '20' });
    await world.cleo.submits();
    world.cleo.sees('It is yours.');
    world.cleo.sees('Copied from Case Clinic');
    await world.cleo.chooses(menuOf('11'), 'Take out');
    world.cleo.sees('The debrief stays');
    await world.cleo.chooses(menuOf('11'), 'Change');
    world.cleo.fills({ minutes: '3' });
    await world.cleo.submits();
    expect(world.cleo.errors()).toEqual({ minutes: expect.stringContaining('at least four minutes') });
    await world.cleo.presses('Back to the run sheet');
    await world.cleo.presses('Add a step');
    world.cleo.fills({ step: 'Walk', minutes: '4', who: 'pairs', groupSize: 'Groups of two' });
    await world.cleo.submits();
    world.cleo.sees('*Run sheet* · 79 of 75 minutes: 4 too many');
    world.cleo.sees('▸ Rondo: groups of two by lot');
    world.cleo.sees('◌ It is offered to whoever leads once it adds up.');
    await world.cleo.presses('All formats');
    world.cleo.sees('◌ 79 of 75 minutes: 4 too many; offered when it adds up');
  });

  it('of others are read-only, and a steward can change them', async () => {
    await world.dev.types('/rondo formats');
    const open = JSON.stringify(world.dev.modal()?.blocks).match(/formats:open#(\w{26})/)?.[1] ?? '';
    await world.dev.presses({ actionId: `formats:open#${open}` });
    expect(world.dev.reads()).not.toContain('Add a step');
    world.dev.sees('Copy and change');
    await world.ana.types('/rondo formats');
    await world.ana.presses({ actionId: `formats:open#${open}` });
    await world.ana.chooses(menuOf('4'), 'Take out');
    world.ana.sees('73 of 75 minutes: 2 to give out');
  });

  it('changed by two people show how they stand, and lose nobody’s words', async () => {
    await world.cleo.presses({ actionId: JSON.stringify(world.cleo.modal()?.blocks).match(/formats:open#\w{26}/)?.[0] ?? '' });
    await world.cleo.presses('Add a step');
    world.cleo.fills({ step: 'Second walk', minutes: '2' });
    await world.passes('1 minute');
    await world.ana.chooses(menuOf('2'), 'Move down');
    await world.cleo.submits();
    world.cleo.sees('Ana changed it a moment ago; here is how it stands. Your words are still below');
    world.cleo.sees('Second walk');
    await world.cleo.submits();
    world.cleo.sees('75 of 75 minutes: it adds up');
    await world.ana.chooses(menuOf('2'), 'Move down');
    world.ana.sees('Cleo changed it a moment ago; here is how it stands.');
    world.ana.sees('Second walk');
  });

  it('are exported, shown to whoever made them, and stay without her name when she leaves', async () => {
    expect(await offered()).toEqual([
      { title: 'Formats of our own', records: [expect.objectContaining({ name: 'Our *clinic* <!here>', madeBy: 'Cleo', privacy: 'P3' })] },
    ]);
    const formats = world.app.contributions.find(({ name }) => name === 'formats');
    expect((await formats?.storedAbout?.(TEAM, 'U0CLEO'))?.[0]).toMatchObject({ title: 'Formats you made' });
    await world.app.db.transaction(
      async () =>
        await formats?.forget?.({ teamId: TEAM, userId: 'U0CLEO', communityId: null, choice: 'without-name', now: world.clock.now() }),
    );
    expect(await formats?.storedAbout?.(TEAM, 'U0CLEO')).toEqual([]);
    expect(await offered()).toEqual([{ title: 'Formats of our own', records: [expect.objectContaining({ madeBy: '' })] }]);
  });

  it('are deleted by a steward, and an open window of one says so kindly', async () => {
    await world.ana.presses('Delete');
    world.ana.sees('Deleted. Sessions planned with it keep their run sheets.');
    await world.cleo.chooses(menuOf('1'), 'Take out');
    world.cleo.sees('This format is not here any more.');
  });
});
