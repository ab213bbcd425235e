/** What came from what: links between refs of any feature, walked both ways. */
import type { Database } from '../platform/db/database.ts';
import type { Ref } from '../platform/delivery/outbox.ts';
import type { Trail } from './kernel.ts';
import { createTrailStore } from './trail-store.ts';

type Stop = Awaited<ReturnType<Trail['walk']>>[number];

const DEPTH = 6;
/** Above this a page shows the beginning only. */
const MOST = 200;
const nameOf = (ref: Ref): string => `${ref.kind}/${ref.id}`;

export function createTrail(db: Database): Trail {
  const store = createTrailStore(db);
  return {
    link: (teamId, from, to, now) => {
      if (nameOf(from) === nameOf(to)) throw new Error(`nothing comes from itself: ${nameOf(from)}`);
      return store.link(teamId, from, to, now);
    },
    forget: store.forget,
    walk: async (teamId, start, depth = DEPTH) => {
      const seen = new Set([nameOf(start)]);
      const found: Stop[] = [];
      let edge: Ref[] = [start];
      for (let step = 0; step < depth && edge.length > 0 && found.length < MOST; step++) {
        const around = new Set(edge.map(nameOf));
        const next: Ref[] = [];
        for (const link of await store.touching(
          teamId,
          edge.map((ref) => ref.id),
        )) {
          const onward: Stop[] = [
            { ref: link.to, from: link.from, at: link.at, direction: 'effect' },
            { ref: link.from, from: link.to, at: link.at, direction: 'cause' },
          ];
          for (const stop of onward) {
            if (!around.has(nameOf(stop.from)) || seen.has(nameOf(stop.ref))) continue;
            seen.add(nameOf(stop.ref));
            found.push(stop);
            next.push(stop.ref);
          }
        }
        edge = next;
      }
      return found.slice(0, MOST);
    },
  };
}
