/** The engine's figures: a burst of touches, a tick with nothing to do, the courier's pace. */
import { measureBurst, measureIdleTick, measurePace } from './engine.ts';
import { count, type Figure, millis } from './figure.ts';

export const tick: Figure = {
  name: 'tick',
  run: async () => {
    const burst = await measureBurst();
    const idle = await measureIdleTick();
    return {
      rows: [
        {
          figure: `${count(burst.due)} touches due in one minute, of ${count(burst.planned)} planned, into the outbox`,
          measured: `${count(burst.queued)} rows in ${(burst.ms / 1000).toFixed(2)} s`,
          bound: '≤ 0.5 s',
          holds: burst.queued === burst.due && burst.ms <= 500,
        },
        {
          figure: 'longest block of the event loop meanwhile',
          measured: millis(burst.longestBlockMs),
          bound: '≤ 50 ms',
          holds: burst.longestBlockMs <= 50,
        },
        {
          figure: `idle tick, ${count(idle.planned)} planned`,
          measured: `p50 ${millis(idle.p50Ms)}, p99 ${millis(idle.p99Ms)}`,
          bound: '≤ 1 ms',
          holds: idle.p50Ms <= 1,
        },
      ],
    };
  },
};

export const courier: Figure = {
  name: 'courier',
  run: async () => {
    const pace = await measurePace();
    // The channels of a courier that delays nobody are all alike: whoever was refused waits alone.
    const free = pace.channels > 0 && !Number.isNaN(pace.slowestFreeChannelPercent) ? pace.slowestFreeChannelPercent : null;
    return {
      rows: [
        {
          figure: `delivery over ${pace.channels} channels, every 20th answer 429`,
          measured: `${pace.ofAllowedPercent.toFixed(1)} % of the allowed pace (${count(pace.messages)} messages, ${count(pace.refused)} refusals in ${pace.seconds} s)`,
          bound: '≥ 95 %',
          holds: pace.ofAllowedPercent >= 95,
        },
        {
          figure: 'the slowest channel that was never refused',
          measured: free === null ? 'every channel was refused once' : `${free.toFixed(1)} % of its pace`,
          bound: '≥ 95 %: no channel delays another',
          holds: free === null ? null : free >= 95,
        },
      ],
    };
  },
};
