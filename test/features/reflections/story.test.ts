import { afterEach, describe, expect, it } from '@jest/globals';
import { tables } from '../../../src/features/reflections/tables.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const open = async (): Promise<World> => {
  world = await openWorld({ at: ['2026-11-02', '10:00'] });
  return world;
};

type Name = 'ana' | 'ben' | 'cleo' | 'dev';
const HOSTILE = '<!channel> & *Ana* _x_ שלום 🎉 `code`';

/** Writes one through the form. */
async function writes(name: Name, values: Record<string, string | null>): Promise<void> {
  await world[name].types('/rondo reflect');
  world[name].fills(values);
  await world[name].submits();
}

const rows = () => {
  const t = world.app.db.tables(tables);
  return world.app.db.read(async (q) => ({ reflections: await q.select().from(t.reflections), steps: await q.select().from(t.steps) }));
};
const feature = () => {
  const found = world.app.contributions.find(({ name }) => name === 'reflections');
  if (!found) throw new Error('reflections must be there');
  return found;
};
/** What members shared: not what comes of the session ahead. */
const inChannel = (): string[] =>
  world.dev
    .messages(CHANNEL)
    .filter(({ ephemeral, text }) => !ephemeral && !text.includes('The topic is not chosen yet'))
    .map(({ text }) => text);

describe('keeping', () => {
  it('takes a line at once, for its author only, and opens it again', async () => {
    await open();
    await world.ben.types(`/rondo reflect ${HOSTILE}`, { channel: CHANNEL });
    world.ben.sees('Kept. Only you can see it.');
    await world.ben.presses('Open it');
    world.ben.sees(HOSTILE);
    world.ben.sees('Only you can read it.');
    expect(world.ana.reads()).not.toContain('שלום');
    expect((await rows()).reflections).toMatchObject([{ note: HOSTILE, privacy: 'P0', authorId: 'U0BEN' }]);
  });

  it('keeps a text longer than one input or block whole, for reading and for changing', async () => {
    await open();
    const long = 'A sentence of many. '.repeat(400).trim();
    await world.ben.types(`/rondo reflect ${long}`);
    await world.ben.presses('Open it');
    await world.ben.presses('Change it');
    await world.ben.submits();
    expect((await rows()).reflections[0]?.note).toBe(long);
    world.ben.sees('✓ Changed.');
  });

  it('refuses an empty form, a day of the past and far too much in words, and nothing typed is lost', async () => {
    await open();
    await world.ben.types('/rondo reflect');
    await world.ben.submits();
    expect(world.ben.errors()).toEqual({ worked: expect.stringContaining('One of the fields is enough') });
    world.ben.fills({ worked: 'I asked first', step: 'When it rains, I stay', askOn: '2026-11-01' });
    await world.ben.submits();
    expect(world.ben.errors()).toEqual({ askOn: expect.stringContaining('This day is over.') });
    world.ben.fills({ askOn: '2026-11-20' });
    await world.ben.submits();
    world.ben.sees('Kept. Only you can see it.');
    world.ben.sees('I asked first');
    world.ben.sees('◌ Open. I ask you on Friday 20 November.');
    expect((await rows()).steps).toMatchObject([{ text: 'When it rains, I stay', askOn: '2026-11-20', privacy: 'P0' }]);
  });

  it('happens once however often the form is sent', async () => {
    await open();
    await world.ben.types('/rondo reflect');
    const metadata = world.ben.modal()?.privateMetadata ?? '';
    const values = { worked: 'Once', step: 'Only once', askOn: '2026-11-20', who: 'P3' };
    const act = {
      teamId: TEAM,
      userId: 'U0BEN',
      now: world.clock.now(),
      channelId: null,
      id: 'V',
      callbackId: 'reflections:keep',
      metadata,
      values,
    };
    for (let n = 0; n < 3; n++) await world.app.db.transaction(async () => feature().submissions?.['reflections:keep']?.(act));
    const kept = await rows();
    expect([kept.reflections.length, kept.steps.length]).toEqual([1, 1]);
    await world.passes('5 minutes');
    expect(inChannel().filter((text) => text.includes('Once'))).toHaveLength(1);
  });

  it('gives the words back to somebody who is in no community', async () => {
    world = await openWorld({ community: 'none' });
    await world.ben.types('/rondo reflect Precious words');
    world.ben.sees('Reflections are kept for members of a community');
    world.ben.sees('Precious words');
  });
});

describe('finding again', () => {
  it('lists newest first, in pages, and searches in one’s own only', async () => {
    await open();
    for (let n = 1; n <= 8; n++) {
      await world.ben.types(`/rondo reflect Thought ${n} about ${n === 3 ? 'delegation' : 'meetings'}`);
      await world.passes('1 minute');
    }
    await world.ana.types('/rondo reflect Delegation of Ana');
    await world.ben.types('/rondo reflections');
    world.ben.sees('*8 kept*, newest first');
    expect(world.ben.modal()?.blocks.length).toBeLessThan(20);
    await world.ben.presses('Older (page 2 of 2)');
    world.ben.sees('Thought 1 about meetings');
    world.ben.fills({ search: 'delegat' });
    await world.ben.submits();
    world.ben.sees('1 found for “delegat”');
    world.ben.sees('Thought 3 about delegation');
    expect(world.ben.reads()).not.toContain('Delegation of Ana');
    world.ben.fills({ search: 'budget' });
    await world.ben.submits();
    world.ben.sees('Nothing found for “budget”.');
  });
});

describe('sharing', () => {
  it('posts it with the name, shows it to members, finds it; taking it back removes all of that and says what it cannot', async () => {
    await open();
    await writes('ben', { worked: HOSTILE, next: 'Ask earlier about delegation' });
    await world.ben.presses('Share with everyone here');
    world.ben.sees('✓ Shared. Every member here can read it.');
    await world.passes('1 minute');
    expect(inChannel().at(-1)).toContain('Ben shares a reflection');
    expect(inChannel().at(-1)).toContain(HOSTILE);
    await world.ana.types('/rondo reflections');
    await world.ana.presses('Shared by members');
    world.ana.fills({ search: 'delegation' });
    await world.ana.submits();
    world.ana.sees('1 found for “delegation”');
    await world.ana.presses('Open');
    world.ana.sees('A shared reflection');
    await world.ana.opensHome();
    expect(JSON.stringify(world.ana.home()?.blocks)).toContain('a shared reflection');
    await world.ben.presses('Take it back');
    world.ben.sees('copies may exist');
    await world.passes('1 minute');
    expect(inChannel().join()).not.toContain('Ben shares a reflection');
    await world.ana.closes({ all: true });
    await world.ana.opensHome();
    expect(JSON.stringify(world.ana.home()?.blocks)).not.toContain('a shared reflection');
    expect((await rows()).reflections).toMatchObject([{ privacy: 'P0', sharedAt: null }]);
  });

  it('stays what it was when the confirm is refused', async () => {
    await open();
    await writes('ben', { worked: 'Mine' });
    await world.ben.presses('Share with everyone here', { deny: true });
    expect((await rows()).reflections).toMatchObject([{ privacy: 'P0' }]);
  });

  it('is nobody else’s to do: others cannot open, change, share or delete what is private', async () => {
    await open();
    await writes('ben', { worked: 'Mine alone' });
    const id = (await rows()).reflections[0]?.id ?? '';
    const act = {
      teamId: TEAM,
      userId: 'U0ANA',
      now: world.clock.now(),
      channelId: null,
      value: id,
      chosen: [],
      message: null,
      modal: null,
      home: false,
    };
    for (const verb of ['open', 'edit', 'share', 'withdraw', 'delete', 'step']) {
      const pressed = world.app.db.transaction(async () =>
        feature().actions?.[`reflections:${verb}`]?.({ ...act, actionId: `reflections:${verb}` }),
      );
      await expect(pressed).rejects.toThrow('This reflection is not there any more.');
    }
  });

  it('answers in words when a form belongs to something that is gone', async () => {
    await open();
    await writes('ben', { worked: 'Short-lived' });
    await world.ben.presses('Change it');
    const [row] = (await rows()).reflections;
    const act = {
      teamId: TEAM,
      userId: 'U0BEN',
      now: world.clock.now(),
      channelId: null,
      value: row?.id ?? '',
      chosen: [],
      message: null,
      modal: null,
      home: false,
      actionId: '',
    };
    await world.app.db.transaction(async () => feature().actions?.['reflections:delete']?.(act));
    await world.ben.submits();
    expect(Object.values(world.ben.errors())).toEqual([expect.stringContaining('This reflection is not there any more.')]);
    expect((await rows()).reflections).toEqual([]);
  });
});

describe('a step', () => {
  const echo = async (userId: string) =>
    (await world.app.kernel.attention.waiting(TEAM, userId, world.clock.now())).find(({ kind }) => kind === 'reflections.echo');
  const answers = async (userId: string, values: Record<string, string | string[]>) => {
    const ask = await echo(userId);
    if (!ask) throw new Error('there must be an echo');
    const { askKind, attention } = world.app.kernel;
    const act = { teamId: TEAM, userId, now: world.clock.now(), channelId: null, id: 'V', callbackId: '', metadata: '', values };
    return world.app.db.transaction(async () => {
      const said = await askKind(ask.kind).answer(ask, values, act);
      if (!said?.errors && !said?.skipped) await attention.markAnswered(ask, act.now);
      return said;
    });
  };
  const STEP = 'When Dana brings me the plan, I will ask for a second option.';

  it('is asked about in private, asked once more after "not yet", and then left alone', async () => {
    await open();
    await writes('ben', { worked: 'a', step: STEP, askOn: '2026-11-10' });
    const first = await echo('U0BEN');
    expect(first && (await world.app.kernel.askKind(first.kind).line(first))).toBe(`You asked me to ask: "${STEP}" - how did it go?`);
    expect(await answers('U0BEN', { happened: 'words alone' })).toMatchObject({
      errors: { outcome: expect.stringContaining('Choose how it went') },
    });
    await answers('U0BEN', { outcome: 'not-yet', happened: 'She was ill' });
    const [step] = (await rows()).steps;
    expect(step).toMatchObject({ state: 'not-yet', happened: 'She was ill', asks: 2 });
    const second = await echo('U0BEN');
    expect(second?.opensOn).toBe(step?.askOn);
    // A check-in that is about something else must not send the old answer along.
    const blocks = second ? await world.app.kernel.askKind(second.kind).inputs(second) : [];
    expect(JSON.stringify(blocks)).not.toMatch(/initial_|She was ill/);
    await answers('U0BEN', { outcome: 'not-yet' });
    expect(await echo('U0BEN')).toBeUndefined();
    expect(world.ana.reads()).not.toContain('Dana');
  });

  it('comes back in the weekly slot of its day and is answered in the check-in', async () => {
    await open();
    await writes('ben', { worked: 'a', step: STEP, askOn: '2026-11-10' });
    await world.ben.closes({ all: true });
    await world.until('2026-11-10', '12:00');
    world.ben.sees(`You asked me to ask: "${STEP}" - how did it go?`);
    world.ben.sees('You chose this day when you wrote the step down.');
    await world.ben.presses('Check in');
    world.ben.fills({ 'How did it go?': 'Did it', 'What happened, in one line': HOSTILE });
    await world.ben.submits();
    expect((await rows()).steps).toMatchObject([{ state: 'done', happened: HOSTILE, privacy: 'P0' }]);
    await world.ben.closes({ all: true });
    await world.ben.opensHome();
    world.ben.sees('✓ Did it.');
    world.ben.sees('[Change what you said]');
    expect(world.ana.reads()).not.toContain('Dana');
  });

  it('is closed as unknown by silence, and can still be answered', async () => {
    await open();
    await writes('ben', { worked: 'a', step: STEP, askOn: '2026-11-03' });
    await world.until('2026-11-12', '09:00');
    expect((await rows()).steps).toMatchObject([{ state: 'unknown' }]);
    await world.ben.types('/rondo reflections');
    await world.ben.presses('Your steps');
    world.ben.sees('Open. I asked, and will not ask again.');
    await world.ben.presses('Say how it went');
    world.ben.fills({ outcome: 'In part', happened: 'Late, but it worked' });
    await world.ben.submits();
    world.ben.sees('▰▱ Did it in part.');
    await world.ben.presses('Delete it');
    expect((await rows()).steps).toEqual([]);
  });

  it('is shared with everybody only when its author says so', async () => {
    await open();
    await writes('ben', { worked: 'a', step: STEP, askOn: '2026-11-10' });
    await answers('U0BEN', { outcome: 'done', happened: HOSTILE, share: ['P3'] });
    await world.passes('1 minute');
    expect(inChannel().at(-1)).toContain('Ben did it:');
    expect(inChannel().at(-1)).toContain(`What happened: ${HOSTILE}`);
    expect((await rows()).reflections).toMatchObject([{ privacy: 'P0' }]);
  });

  it('hangs on the trail between its reflection and what comes of it, for its author’s eyes', async () => {
    await open();
    await writes('ben', { worked: 'a', step: STEP, askOn: null });
    const { reflections, steps } = await rows();
    const walked = await world.app.kernel.trail.walk(TEAM, { kind: 'reflection', id: reflections[0]?.id ?? '' });
    expect(walked.map(({ ref }) => ref)).toEqual([{ kind: 'step', id: steps[0]?.id }]);
    const now = world.clock.now();
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    const viewer = async (userId: string) => {
      const member = await world.app.kernel.members.find(TEAM, community.id, userId);
      return {
        person: await world.app.kernel.people.get(TEAM, userId),
        now,
        memberships: member ? [{ community, member, roles: [] }] : [],
      };
    };
    const describeStep = feature().describe?.step;
    expect(await describeStep?.({ kind: 'step', id: steps[0]?.id ?? '' }, await viewer('U0BEN'))).toMatchObject({ title: STEP });
    expect(await describeStep?.({ kind: 'step', id: steps[0]?.id ?? '' }, await viewer('U0ANA'))).toBeNull();
  });
});

describe('leaving', () => {
  it('takes what is private along when everything is forgotten, and leaves what was shared as she chose', async () => {
    await open();
    await writes('ben', { worked: 'Private words', step: 'My step', askOn: null });
    await writes('ben', { worked: 'Shared words' });
    await world.ben.presses('Share with everyone here');
    await world.passes('1 minute');
    const before = JSON.stringify(await feature().storedAbout?.(TEAM, 'U0BEN'));
    for (const text of ['Private words', 'My step', 'Shared words']) expect(before).toContain(text);
    const now = world.clock.now();
    await world.app.db.transaction(async () =>
      feature().forget?.({ teamId: TEAM, userId: 'U0BEN', communityId: null, choice: 'without-name', now }),
    );
    await world.passes('1 minute');
    expect(await feature().storedAbout?.(TEAM, 'U0BEN')).toEqual([]);
    const kept = await rows();
    expect(kept.reflections).toMatchObject([{ worked: 'Shared words', authorId: null }]);
    expect(kept.steps).toEqual([]);
    expect(inChannel().at(-1)).toContain('Somebody who has left shares a reflection');
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    const exported = JSON.stringify(await feature().exportOf?.(community));
    expect(exported).toContain('Shared words');
    expect(exported).not.toContain('Private words');
  });
});
