/** Taking a row to send it: in one transaction its lane is found open, the pace is paid and the row becomes ours alone. */
import type { Database } from '../db/database.ts';
import type { Ends } from './ends.ts';
import { type DeliverySettings, held, isExpired, isOpen, methodLane, paceOf, taken, WORKSPACE } from './rules.ts';
import type { DeliveryStore, OutboxRow } from './store.ts';
import type { Head } from './store-heads.ts';
import { nextOpening } from './windows.ts';

export type Claim =
  | { kind: 'claimed'; row: OutboxRow }
  /** It came to an end without Slack: too late, or a newer update takes its place. */
  | { kind: 'ended' }
  | { kind: 'closed' }
  | { kind: 'workspace-closed' };

interface Parts {
  db: Database;
  store: DeliveryStore;
  ends: Ends;
  settings: DeliverySettings;
}

export function createClaims({ db, store, ends, settings }: Parts) {
  const claim = (head: Head, now: number): Promise<Claim> =>
    db.transaction(async () => {
      const { teamId } = head;
      const workspace = await store.findLane(teamId, WORKSPACE);
      if (!isOpen(workspace, now)) return { kind: 'workspace-closed' };
      const lane = await store.findLane(teamId, head.lane);
      const method = await store.findLane(teamId, methodLane(head.method));
      if (!isOpen(lane, now) || !isOpen(method, now)) return { kind: 'closed' };
      const row = await store.findOpen(head.position, head.uncertain);
      if (!row) return { kind: 'closed' };
      // A row that may have been stored already is looked for first, however late it is.
      if (!head.uncertain) {
        if (isExpired(row.expiresAt, now)) {
          await ends.fail(row, 'expired', 'expired', now);
          return { kind: 'ended' };
        }
        const opening = row.windows ? nextOpening(row.windows, now) : now;
        if (opening === null) {
          await ends.fail(row, 'expired', 'out_of_hours', now);
          return { kind: 'ended' };
        }
        if (opening > now) {
          await store.putOff(row, opening);
          return { kind: 'closed' };
        }
        if (await store.hasNewer(row, now)) {
          await store.end(row, { status: 'superseded', now });
          return { kind: 'ended' };
        }
      }
      const marked = await store.markSending(row, now);
      if (!marked) return { kind: 'closed' };
      const lanePace = paceOf(head.lane, settings);
      await store.putLane(teamId, head.lane, held(taken(lane, lanePace, now), lanePace, now + settings.leaseMs, now));
      await store.putLane(teamId, WORKSPACE, taken(workspace, paceOf(WORKSPACE, settings), now));
      const methodPace = paceOf(methodLane(head.method), settings);
      if (methodPace) await store.putLane(teamId, methodLane(head.method), taken(method, methodPace, now));
      return { kind: 'claimed', row: marked };
    });

  return { claim };
}
