/** The sandbox as a newcomer starts it: its own process, its one line read. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../src/sandbox/main.ts', import.meta.url));

export interface SandboxProcess {
  url: string;
  /** Real milliseconds from the start to the line with the address. */
  startedIn: number;
  /** What the app warned of. */
  warnings(): string;
  /** Ctrl-C, and its exit code. */
  stop(): Promise<number | null>;
}

export async function startSandbox(...options: string[]): Promise<SandboxProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, [ENTRY, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let warned = '';
  child.stderr.on('data', (chunk) => {
    warned += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    ended.then((code) => reject(new Error(`the sandbox ended with ${code}: ${warned}`)));
  });
  return {
    url,
    startedIn: performance.now() - began,
    warnings: () => warned,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}
