/** The way of one claimed row: look whether it is there already, if nobody knows; send it; write down the end. */
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { SlackCaller } from './caller.ts';
import type { Crash } from './crash.ts';
import type { Ends } from './ends.ts';
import { lookFor } from './reconcile.ts';
import { backOff, type DeliverySettings, isExpired, waitFor } from './rules.ts';
import { type Landed, send } from './sending.ts';
import type { OutboxRow } from './store.ts';

interface Parts {
  clock: Clock;
  caller: SlackCaller;
  random: Random;
  crash: Crash;
  settings: DeliverySettings;
  ends: Ends;
}

export function createCarrying({ clock, caller, random, crash, settings, ends }: Parts) {
  const later = (row: OutboxRow): number => clock.now() + backOff(row.attempts, settings.lookAfterMs, random.next());

  /** 'over' when the row's turn has ended here; otherwise it is to be sent again. */
  async function findOut(row: OutboxRow): Promise<'send' | 'over'> {
    const look = await lookFor({ caller, crash, teamId: row.teamId, outboxId: row.id }, row);
    crash('after_history');
    const now = clock.now();
    if (look.kind === 'found') {
      const landed: Landed = {
        kind: 'sent',
        channel: look.channel,
        ts: look.ts,
        response: { ok: true, channel: look.channel, ts: look.ts, message: look.message },
      };
      await ends.succeed(row, landed, now);
    } else if (look.kind === 'later') {
      await ends.doubt(row, Math.max(now + waitFor(look.retryAfterMs), later(row)), now);
    } else if (look.kind === 'dead-token') {
      await ends.silence(row, true, look.error, now);
    } else if (look.kind === 'blind' && row.whenUnsure === 'hold') {
      await ends.giveUp(row, 'unsure', 'unsure', now);
    } else if (isExpired(row.expiresAt, now)) {
      await ends.giveUp(row, 'expired', 'expired', now);
    } else if (row.attempts > settings.mostAttempts) {
      await ends.giveUp(row, 'unsure', 'unsure', now);
    } else {
      return (await ends.renew(row, now)) ? 'send' : 'over';
    }
    return 'over';
  }

  return async (row: OutboxRow, uncertain: boolean): Promise<void> => {
    if (uncertain && (await findOut(row)) === 'over') return;
    if (!row.payload) {
      await ends.giveUp(row, 'refused', 'no_payload', clock.now());
      return;
    }
    const outcome = await send({ caller, crash, teamId: row.teamId, outboxId: row.id }, row.payload);
    const now = clock.now();
    switch (outcome.kind) {
      case 'sent':
        await ends.succeed(row, outcome, now);
        crash('after_mark');
        return;
      case 'refused':
        await ends.giveUp(row, 'refused', outcome.error, now);
        return;
      case 'wait':
        await ends.postpone(row, now + waitFor(outcome.retryAfterMs), now);
        crash('during_429_wait');
        return;
      case 'dead-token':
        return ends.silence(row, false, outcome.error, now);
      case 'unsure':
        await ends.doubt(row, later(row), now);
        return;
    }
  };
}
