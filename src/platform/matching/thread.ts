/** A thread of its own for what would hold up everybody else: facts in, what was found out, and the thread is gone. */
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** `file` answers with `answerInThread`. Facts and findings are plain values; they are copied on the way. */
export function runInThread<Found>(file: URL, facts: unknown): Promise<Found> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: facts });
    worker.once('message', (found: Found) => {
      resolve(found);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ended with ${code} and no answer`)));
  });
}

/** The other end, in the thread. */
export function answerInThread<Facts, Found>(answer: (facts: Facts) => Found): void {
  const facts: Facts = workerData;
  parentPort?.postMessage(answer(facts));
}
