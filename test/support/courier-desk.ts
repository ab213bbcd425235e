/** A courier with a fake Slack and a clock moved by hand, and what its listeners heard. */
import { createManualClock, type ManualClock, SECOND } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { type Courier, createCourier } from '../../src/platform/delivery/courier.ts';
import type { NotSent, OutgoingPost, Sent } from '../../src/platform/delivery/outbox.ts';
import type { DeliverySettings } from '../../src/platform/delivery/rules.ts';
import { createIds } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { createRandom } from '../../src/platform/random.ts';
import { createFakeCaller, type FakeCaller } from './fake-caller.ts';

export interface CourierDesk {
  clock: ManualClock;
  slack: FakeCaller;
  courier: Courier;
  sent: Sent[];
  notSent: NotSent[];
  logged(): string;
  /** Delivers at every instant at which something could go, until nothing waits or this much time has passed. */
  runFor(ms: number): Promise<void>;
  say(text: string, more?: Partial<OutgoingPost>): Promise<void>;
}

export const START = Date.UTC(2026, 10, 24, 9, 0);
export const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

interface Options {
  scopes?: string[];
  settings?: Partial<DeliverySettings>;
  clock?: ManualClock;
  slack?: FakeCaller;
  onSent?: (sent: Sent) => Promise<void>;
}

export function openCourierDesk(db: Database, options: Options = {}): CourierDesk {
  const clock = options.clock ?? createManualClock(START);
  const slack = options.slack ?? createFakeCaller(() => clock.now(), options.scopes ?? HISTORY);
  const sent: Sent[] = [];
  const notSent: NotSent[] = [];
  const lines: string[] = [];
  const random = createRandom('courier');
  const courier = createCourier({
    db,
    clock,
    caller: slack,
    log: createLog('info', { write: (line) => void lines.push(line) }),
    random,
    newId: createIds(clock, random),
    settings: options.settings,
    sent: async (one) => {
      await options.onSent?.(one);
      sent.push(one);
    },
    notSent: async (one) => void notSent.push(one),
  });
  let said = 0;
  return {
    clock,
    slack,
    courier,
    sent,
    notSent,
    logged: () => lines.join(''),
    runFor: async (ms) => {
      const end = clock.now() + ms;
      for (;;) {
        await courier.deliver();
        const next = await courier.nextAt();
        if (next === null || next > end) break;
        clock.set(Math.max(next, clock.now() + 1));
      }
      clock.set(end);
      await courier.deliver();
    },
    say: (text, more = {}) =>
      courier.outbox.post({
        teamId: 'T1',
        key: `k${++said}`,
        touch: 'test.say',
        whenUnsure: 'resend',
        channel: 'C1',
        message: { text },
        ...more,
      }),
  };
}

export const seconds = (n: number): number => n * SECOND;
