import { afterEach, describe, expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/newcomer-questions/store.ts';
import { idaJoins } from '../../support/newcomer.ts';
import { TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

describe('her question', () => {
  it('lets nobody else show her question', async () => {
    world = await idaJoins();
    await world.until('2026-11-18', '17:00');
    await world.ida.types('/checkin');
    world.ida.fills({ 'What puzzles you about us?': 'Why first?' });
    await world.ida.submits();
    const store = createStore(world.app.db);
    const [question] = await store.of(TEAM, 'U0IDA');
    const release = world.app.registry.actions.get('newcomer-questions:release');
    if (!release || !question) throw new Error('a question and its button');
    const act = {
      teamId: TEAM,
      userId: 'U0BEN',
      now: world.clock.now(),
      channelId: null,
      actionId: 'newcomer-questions:release',
      value: question.id,
    };
    await expect(release({ ...act, chosen: [], message: null, modal: null, home: true })).rejects.toThrow(
      'only be released by whoever wrote it',
    );
    expect((await store.find(TEAM, question.id))?.privacy).toBe('P0');
  });
});
