/** Some serve one, some serve several: whoever has room for several stands there as often. */
import { ALONE } from './blossom.ts';
import type { Levels } from './levels.ts';
import { type Edge, matchInline } from './matching.ts';

export interface Choice {
  /** Who is served, by index. */
  of: number;
  /** Who serves, by index. */
  by: number;
  key: number;
}

/** For each who is to be served, by whom, or ALONE: the best for all of them together, nobody serving more than `room`. */
export function matchByRoom(size: number, room: readonly number[], choices: readonly Choice[], levels: Levels): number[] {
  const seats = room.flatMap((places, by) => Array.from({ length: places }, () => by));
  const firstSeat = room.map((_, by) => seats.indexOf(by));
  const edges = choices.flatMap(({ of, by, key }) =>
    Array.from({ length: room[by] ?? 0 }, (_, place): Edge => ({ a: of, b: size + (firstSeat[by] ?? 0) + place, key })),
  );
  const { mates } = matchInline(size + seats.length, edges, levels);
  return Array.from({ length: size }, (_, of) => seats[(mates[of] ?? ALONE) - size] ?? ALONE);
}
