/** `npm start`: config → build → start → stop on signal. */
import { enableCompileCache } from 'node:module';
import { ConfigError, readConfig } from './config.ts';

// Before the rest is imported: the next start need not strip and compile two hundred files again.
enableCompileCache();

const NEEDED = 24;
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  // Before anything loads the database driver, whose fault on an old Node names neither the cause nor the cure.
  process.stderr.write(`Rondo needs Node ${NEEDED} or newer; this is ${process.version}. "npm start" brings its own on Linux.\n`);
  process.exit(1);
}

try {
  const config = readConfig();
  const { buildApp } = await import('./app.ts');
  const app = await buildApp(config);
  const stop = (code: number): void => {
    app.stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', () => stop(0));
  process.once('SIGINT', () => stop(0));
  // Socket Mode raises one when Slack refuses the token for good: leave, so that the supervisor starts afresh.
  process.on('unhandledRejection', (reason) => {
    app.log.fatal({
      event: 'unhandled_rejection',
      err: reason instanceof Error ? { name: reason.name, stack: reason.stack } : String(reason),
    });
    stop(1);
  });
  await app.start();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
