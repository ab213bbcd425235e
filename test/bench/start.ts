/** The real start on a file with fifty communities: how soon it is ready, and how much memory it keeps when nothing happens. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/platform/clock.ts';
import { BOT } from '../../src/sandbox/demo-workspace.ts';
import { openSandboxServer } from '../../src/sandbox/server.ts';
import { foundCommunities, largerWorkspace, prepareDatabase } from './communities.ts';
import { type Figure, median } from './figure.ts';
import { startRondo, withFolder } from './running.ts';

const COMMUNITIES = 50;
const STARTS = 5;
/** Past a whole minute, so that a tick of the clock is among what it did, and half a minute at least. */
const untilSettled = (): number => 30_000 + 60_000 - ((systemClock.now() + 30_000) % 60_000) + 5_000;

export const start: Figure = {
  name: 'start',
  run: () =>
    withFolder(async (folder, stopping) => {
      const databaseUrl = `file:${join(folder, 'fifty.db')}`;
      await prepareDatabase(databaseUrl, (app) => foundCommunities(app, COMMUNITIES, systemClock.now()));
      const server = await openSandboxServer({ seed: largerWorkspace(COMMUNITIES * 20, COMMUNITIES), clock: systemClock });
      stopping.push(server.close);
      const settings = { apiUrl: server.apiUrl, databaseUrl, botToken: BOT.token, mode: { appToken: BOT.appToken } };
      const first = await startRondo(settings, stopping);
      const ready = [first.readyMs];
      await sleep(untilSettled());
      const rss = first.rss();
      await first.stop();
      for (let n = 1; n < STARTS; n++) {
        const again = await startRondo(settings, stopping);
        ready.push(again.readyMs);
        await again.stop();
      }
      const seconds = (ms: number): string => (ms / 1000).toFixed(2);
      return {
        rows: [
          {
            figure: `idle memory with ${COMMUNITIES} communities of 20 people`,
            measured: `${rss.toFixed(0)} MB RSS`,
            bound: '≤ 160 MB',
            holds: rss <= 160,
          },
          {
            figure: 'start → ready (/readyz answers 200)',
            measured: `${seconds(median(ready))} s, the first of the day ${seconds(first.readyMs)} s`,
            bound: '≤ 2 s',
            holds: median(ready) <= 2_000,
          },
        ],
      };
    }),
};
