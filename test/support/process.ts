/** Real processes of the program, for what only a process can show. Each is ended by whoever started it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Started {
  process: ChildProcess;
  output(): string;
  /** Resolves with the exit code. */
  exit: Promise<number | null>;
}

export function startProgram(file: string, args: readonly string[], environment: Record<string, string>): Started {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { process: child, output: () => text, exit };
}

/** Asks again until the answer is there; gives up after the bound. */
export async function eventually<T>(ask: () => Promise<T | null>, within = 15_000): Promise<T> {
  const started = performance.now();
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    if (performance.now() - started > within) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
