/** A case is brought, told in its group, offered as a note, and gone after thirty days. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Community, Session } from '../../../src/community/records.ts';
import type { StepSituation } from '../../../src/community/step.ts';
import { createStore } from '../../../src/features/cases/store.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
let community: Community;
let session: Session;
const texts = {
  situation: 'Two leads do not talk to each other any more.',
  tried: 'I spoke with each alone.',
  question: 'What is my own part in it?',
  stays: 'Which team it is',
};
const store = () => createStore(world.app.db);

beforeAll(async () => {
  world = await openWorld();
  if (!world.community) throw new Error('a community');
  community = world.community;
  const next = await world.app.kernel.calendar.nextSession(TEAM, community.id, '2026-11-02');
  if (!next) throw new Error('a session');
  session = await world.app.kernel.calendar.changeSession(next, { facilitatorId: 'U0CLEO', leadership: 'led' }, world.clock.now());
});
afterAll(() => world.close());

const tell = async (here: string[]) => {
  const step = { minutes: 6, step: 'Tell', who: 'case bringer', do: '', tools: ['case' as const], groupSize: null };
  const at: StepSituation = {
    ...{ community, session, steps: [step], index: 0, here, hostId: null, thread: { channel: CHANNEL, ts: '1' } },
    ...{ endsAt: world.clock.now() + 60_000, now: world.clock.now() },
  };
  const tool = world.app.contributions.flatMap((each) => each.stepTools ?? []).find((each) => each.tool === 'case');
  return world.app.db.transaction(async () => (await tool?.begin?.(at)) ?? null);
};

describe('whoever brings a case', () => {
  it('writes it down for her group, and for nobody before', async () => {
    await world.eli.types('/rondo case');
    expect(world.eli.reads()).toContain('Only you can read it until it is told');
    await world.eli.fills({ ...texts, question: ' ' }).submits();
    expect(world.eli.reads()).toContain('End with one question');
    expect(await store().listOf(TEAM, session.id)).toEqual([]);
    await world.eli.fills(texts).submits();
    await world.eli.opensHome();
    expect(JSON.stringify(world.eli.home())).toContain('What is my own part in it?');
    expect(await store().listOf(TEAM, session.id)).toHaveLength(1);
  });

  it('changes it, without a second one', async () => {
    await world.eli.types('/rondo case');
    await world.eli.fills({ ...texts, tried: '' }).submits();
    expect(await store().listOf(TEAM, session.id)).toEqual([expect.objectContaining({ tried: '', readers: [] })]);
  });

  it('is named to whoever leads, without a word of it', async () => {
    await world.cleo.opensHome();
    const home = JSON.stringify(world.cleo.home());
    expect(home).toContain('Eli brings a case');
    expect(home).not.toContain('my own part');
  });
});

describe('a case that is told', () => {
  it('can be read by those who were there, and by nobody else', async () => {
    const message = await tell(['U0ELI', 'U0DEV', 'U0CLEO']);
    expect(message?.text).toBe('One case was written down. Whoever sits in the group can read it.');
    const { ts } = await world.ana.says('thread', { channel: CHANNEL });
    await world.app.kernel.outbox.post({
      ...{ teamId: TEAM, key: 'test/case', touch: 'test.case', whenUnsure: 'hold', channel: CHANNEL, threadTs: ts },
      message: message ?? { text: 'none' },
      windows: [[world.clock.now(), world.clock.now() + 600_000]],
    });
    await world.passes('2 minutes');
    await world.dev.presses('Read the case', { channel: CHANNEL });
    expect(world.dev.reads()).toContain('What is my own part in it?');
    expect(world.dev.reads()).toContain('Must not leave the room: Which team it is');
    await world.fay.presses('Read the case', { channel: CHANNEL });
    expect(world.fay.reads()).toContain('None of these cases is yours to read');
    expect(world.fay.reads()).not.toContain('my own part');
  });

  it('becomes a draft of a note only when its bringer wants one, and only once', async () => {
    await world.eli.opensHome();
    await world.eli.presses('Write a case note');
    await world.eli.presses('Write a case note');
    const drafts = await world.app.kernel.shelf.list({ teamId: TEAM, authorId: 'U0ELI' });
    expect(drafts).toEqual([expect.objectContaining({ kind: 'case-note', privacy: 'P0', state: 'draft', title: texts.question })]);
  });

  it('is never written to the log', () => {
    expect(world.logged()).not.toContain('do not talk');
  });

  it('moves along when its session is called off, and goes after thirty days', async () => {
    await world.app.kernel.calendar.mark(session, 'cancelled', world.clock.now());
    const [moved] = await store().broughtBy(TEAM, 'U0ELI');
    expect(moved?.sessionId).not.toBe(session.id);
    expect(moved?.expiresAt ?? 0).toBeGreaterThan(world.clock.now() + 30 * 86_400_000);
    await world.app.contributions.find(({ name }) => name === 'cases')?.tidy?.((moved?.expiresAt ?? 0) + 1);
    expect(await store().broughtBy(TEAM, 'U0ELI')).toEqual([]);
  });
});
