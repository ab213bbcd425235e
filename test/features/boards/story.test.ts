/** The board in week 2, and what people do with it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../../src/community/experiment.ts';
import { laidOut, whatIsWrongWith } from '../../../src/features/boards/rules.ts';
import { boardMessage, boardModal, type EntryView } from '../../../src/features/boards/views.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
let communityId = '';
const experiment = (id: string, over: Partial<Experiment> = {}): Experiment => ({
  ...{ teamId: TEAM, id, communityId, ownerId: 'U0ELI', title: `Trial ${id}`, templateId: 'xt-habit', fields: { now: 'hidden now' } },
  ...{ visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, findings: {}, state: 'designed' },
  ...{ round: 1, beforeId: null, startOn: '2026-11-02', days: 14, sinceOn: null, extended: false, misses: 0, verdict: null },
  ...{ createdAt: world?.clock.now() ?? 0, startedAt: null, resultAt: null, decidedAt: null, sharedAt: null, changedAt: 0 },
  ...over,
});

beforeAll(async () => {
  world = await openWorld({ weeksUnderWay: 1 });
  communityId = world.community?.id ?? '';
  const { experiments } = world.app.kernel;
  const now = world.clock.now();
  for (const one of [
    experiment('E1'),
    experiment('E2', { title: 'A quiet one', visibility: 'none', ownerId: 'U0FAY' }),
    experiment('E3', { ownerId: 'U0DEV', title: '<!channel> *bold*' }),
  ])
    await experiments.add(one, one.ownerId ?? '');
  await experiments.happen({ teamId: TEAM, id: 'E1' }, { is: 'started', on: '2026-11-02' }, { userId: 'U0ELI', now });
  await experiments.happen({ teamId: TEAM, id: 'E2' }, { is: 'started', on: '2026-11-02' }, { userId: 'U0FAY', now });
});
afterAll(() => world.close());

describe('the board', () => {
  it('puts what was given up before what was kept', () => {
    const at = (id: string, verdict: Experiment['verdict']) => experiment(id, { state: 'decided', verdict, decidedAt: 10 });
    expect(laidOut([at('a', 'adopt'), at('b', 'abandon'), at('c', 'adapt')], 0).decided.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(laidOut([at('a', 'adopt')], 11).decided).toEqual([]);
  });

  it.each([
    ['nothing', ' ', 'Write the question'],
    ['too much', 'x'.repeat(301), '301 characters'],
  ])('asks again when a question says %s', (_, text, words) => {
    expect(whatIsWrongWith(text)).toContain(words);
  });

  it('can be drawn when it is full, and with the longest titles', () => {
    const entry = (id: number): EntryView => ({
      ...{ id: `${id}`, title: 'W'.repeat(150), name: 'N'.repeat(80), when: 'starts on Wednesday 30 December', mine: false, itemId: 'x' },
    });
    const entries = Array.from({ length: 40 }, (_, i) => entry(i));
    const view = {
      communityId: 'c',
      running: entries,
      fresh: entries,
      decided: entries,
      counts: { started: 1, decided: 2, parked: 3, closed: 4 },
    };
    expect(validateBlocks(boardMessage(view).blocks, 'message')).toEqual([]);
    expect(validateView(boardModal(view, 'x'), 'modal')).toEqual([]);
  });

  it('comes in the second week, with titles that may be seen and all four counts', async () => {
    await world.until('2026-11-10', '10:05');
    const text = (world.server.workspace.channels.get(CHANNEL)?.messages ?? []).map((message) => message.text).join('\n');
    expect(text).toContain('What is being tried here?');
    expect(text).toContain('Trial E1 · Eli, day');
    expect(text).not.toContain('A quiet one');
    expect(text).not.toContain('hidden now');
    expect(text).not.toContain('<!channel>');
    expect(text).toMatch(/Since the quarter began: 2 started, 0 decided, \d parked, \d closed without result/);
  });
});

describe('whoever looks at it', () => {
  it('cheers, which only the other one sees', async () => {
    await world.ben.presses('Cheer, ask or borrow', { channel: CHANNEL });
    // What the post shows stands in the list, too.
    await world.ben.presses({ actionId: 'boards:cheer#0' });
    expect(world.ben.reads()).toContain('sees that you cheer');
  });

  it('asks in the thread, and whoever leads it is told', async () => {
    await world.ben.presses({ actionId: 'boards:ask#0' });
    await world.ben.fills({ question: 'What did you <b>stop</b> doing?' }).submits();
    await world.passes('2 minutes');
    expect(JSON.stringify(world.eli.messages(CHANNEL))).toContain('What did you <b>stop</b> doing?');
  });
});
