/** Databases with communities in them, for the processes that are measured. */
import { type App, buildApp } from '../../src/app.ts';
import { createLog } from '../../src/platform/log.ts';

/** Builds the app on the file without starting it, lets the work use its kernel, and closes the file again. */
export async function prepareDatabase(databaseUrl: string, work: (app: App) => Promise<void>): Promise<void> {
  const slack = { botToken: 'xoxb-none', apiUrl: 'http://127.0.0.1:9/', mode: { kind: 'http' as const, signingSecret: 'nobody-asks' } };
  const app = await buildApp({ slack, databaseUrl, port: 0, logLevel: 'silent' }, { log: createLog('silent'), byHand: true });
  try {
    await work(app);
  } finally {
    await app.db.close();
  }
}
