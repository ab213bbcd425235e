/** The first session of a new community, played until its end: led by Cleo, Dev writes along. */

import type { Session } from '../../src/community/records.ts';
import { createDebriefs, type Debriefs } from '../../src/features/debriefs/index.ts';
import { CHANNEL, openWorld, TEAM, type World, type WorldOptions } from './world.ts';

export type Here = 'ana' | 'ben' | 'cleo' | 'dev' | 'eli' | 'fay' | 'gus' | 'hana';

export interface Played {
  world: World;
  /** As the calendar has it now. */
  session(): Promise<Session>;
  /** The same capability beside the app's own: for asking it what it knows. */
  debriefs: Debriefs;
  /** Fills in the debrief, and the step if there is one. */
  answers(who: Here, values: Record<string, string>, step?: string): Promise<void>;
}

export async function playSession(options: {
  here: Here[];
  until?: string;
  facts?: Partial<Session>;
  world?: WorldOptions;
}): Promise<Played> {
  const world = await openWorld({ at: ['2026-11-04', '10:15'], weeksUnderWay: 0, ...options.world });
  const { calendar } = world.app.kernel;
  const session = async (): Promise<Session> => {
    const [first] = await calendar.sessions(TEAM, world.community?.id ?? '');
    if (!first) throw new Error('there must be a session');
    return first;
  };
  const facts = { leadership: 'led' as const, facilitatorId: 'U0CLEO', scribeId: 'U0DEV', topic: 'How do we keep promises?' };
  await calendar.changeSession(await session(), { ...facts, ...options.facts }, world.clock.now());
  await world.until('2026-11-04', '10:25');
  for (const who of options.here) await world[who].presses('I am here', { channel: CHANNEL });
  await world.until('2026-11-04', options.until ?? '11:46');
  return {
    world,
    session,
    debriefs: createDebriefs(world.app.kernel, {
      attended: async () => [],
      threadOf: async () => null,
      keepStep: async () => undefined,
      keepWish: async () => undefined,
    }),
    answers: async (who, values, step) => {
      await world[who].presses('Fill in', { channel: CHANNEL });
      await world[who].fills(values).submits();
      if (step) await world[who].fills({ step }).submits();
      await world[who].closes({ all: true });
    },
  };
}
