import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/platform/clock.ts';
import { BOT } from '../../src/sandbox/demo-workspace.ts';
import { openSandboxServer } from '../../src/sandbox/server.ts';
import { foundCommunities, largerWorkspace, prepareDatabase } from './communities.ts';
import { startRondo, withFolder } from './tmp-running.ts';
await withFolder(async (folder, stopping) => {
  const databaseUrl = `file:${join(folder, 'fifty.db')}`;
  await prepareDatabase(databaseUrl, (app) => foundCommunities(app, 50, systemClock.now()));
  const server = await openSandboxServer({ seed: largerWorkspace(1000, 50), clock: systemClock });
  stopping.push(server.close);
  const settings = { apiUrl: server.apiUrl, databaseUrl, botToken: BOT.token, mode: { appToken: BOT.appToken } };
  for (const [n, cache, opt] of [[0,'',''],[1,'',''],[2,join(folder,'cc'),''],[3,join(folder,'cc'),''],[4,'','--optimize-for-size --max-semi-space-size=4']] as const) {
    process.env.NODE_OPTIONS = opt;
    const r = await startRondo({ ...settings }, stopping, cache, opt);
    const at = r.rss();
    await sleep(n < 2 ? 66_000 : n === 4 ? 20_000 : 1_000);
    const m = await (await fetch(`http://127.0.0.1:${r.port}/metrics`)).text();
    const g = (k: string) => (Number(new RegExp(`^${k} (.*)$`, 'm').exec(m)?.[1]) / 1e6).toFixed(0);
    console.log(n, cache ? 'compile cache' : '', opt, 'ready', r.readyMs.toFixed(0), 'rss at ready', at.toFixed(0), 'later', r.rss().toFixed(0), 'heap total/used/external', g('nodejs_heap_size_total_bytes'), g('nodejs_heap_size_used_bytes'), g('nodejs_external_memory_bytes'));
    await r.stop();
  }
});
