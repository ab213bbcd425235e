/** A story's newcomer: Ida is invited and tells us at once. */
import { CHANNEL, openWorld, type World } from './world.ts';

export async function idaJoins(hope = 'Delegating without hovering', at: [string, string] = ['2026-11-02', '09:00']): Promise<World> {
  const world = await openWorld({ newcomer: false, at });
  await world.ana.types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
  await world.passes('5 minutes');
  await world.ida.presses('Tell us');
  world.ida.fills({ level: 'Member', hope });
  await world.ida.submits();
  world.ida.fills({ jobFunction: 'Operations' });
  await world.ida.submits();
  await world.ida.closes();
  return world;
}
