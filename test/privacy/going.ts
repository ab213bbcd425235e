/** Somebody goes, in one of her ways, or time passes: what the database holds then. All of it is taken back afterwards. */
import type { Kit } from '../../src/platform/db/kit.ts';
import type { Values } from '../../src/platform/feature.ts';
import { TEAM, type World } from '../support/world.ts';
import { undone } from './looking.ts';
import { placesOf, type Row, readEverything } from './traces.ts';

export const WAYS = ['without-name', 'with-name', 'delete', 'forget-me'] as const;
export type Way = (typeof WAYS)[number];

export async function leaves(world: World, userId: string, way: Way): Promise<void> {
  const callbackId = way === 'forget-me' ? 'membership:forget-me' : 'membership:leave';
  const act = { teamId: TEAM, userId, now: world.clock.now(), channelId: null, id: 'V', callbackId };
  const values: Values = way === 'forget-me' ? { sure: ['yes'] } : { texts: way };
  const said = await world.app.registry.submissions.get(callbackId)?.({ ...act, metadata: world.community?.id ?? '', values });
  if (!said || said.errors) throw new Error(`${userId} cannot go: ${JSON.stringify(said)}`);
}

export const afterGoing = (world: World, userId: string, way: Way): Promise<Row[]> =>
  undone(world.app, async () => {
    await leaves(world, userId, way);
    return readEverything(world.app.db);
  });

/** What is there on the day after `now`'s daily work; `first`: what happens before. */
export const afterTidying = (world: World, now: number, first: () => Promise<unknown>): Promise<Row[]> =>
  undone(world.app, async () => {
    await first();
    for (const { tidy } of world.app.contributions) await tidy?.(now);
    return readEverything(world.app.db);
  });

/** She was reached here and held offices here; what else the kernel keeps of somebody who went is asked about in traces.test.ts. */
const KERNEL =
  /^(agenda\.(person|anchor)|asks\.userId|attention\.userId|attentionLedger\.(key|userId)|changes\.\w+|communities\.\w+|deliveryLanes\.lane|members\.userId|outbox\.(aboutId|key|lane)|people\.userId|roles\.userId|vacancies\.userId)$/;
export const placesOutsideKernel = (rows: readonly Row[], userId: string): string[] =>
  placesOf(rows, userId).filter((place) => !KERNEL.test(place));

/** Of these tables, those in which somebody's id stands. */
export function tablesWithPeople(
  world: World,
  rows: readonly Row[],
  ...makers: readonly ((k: Kit) => Record<string, unknown>)[]
): { named: string[]; all: string[] } {
  const all = makers.flatMap((make) => Object.keys(world.app.db.tables(make)));
  const named = all.filter((table) => rows.some((row) => row.table === table && /"?U0[A-Z]{3}/.test(Object.values(row.cells).join(' '))));
  return { named: named.sort(), all: all.sort() };
}
