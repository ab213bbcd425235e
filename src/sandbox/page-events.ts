/** Who has the page open as whom, and telling them that something changed. Server-sent events; the page then asks for its state. */
import type { ServerResponse } from 'node:http';

export interface PageEvents {
  open(response: ServerResponse, userId: string): void;
  /** Tells every open page soon, several changes at once. */
  changed(): void;
  /** Sends this now. */
  send(event: string, data: unknown): void;
  /** Somebody has the page open. */
  isWatched(): boolean;
  /** People somebody is at this moment. */
  played(): ReadonlySet<string>;
  close(): void;
}

const TOGETHER = 50;

export function createPageEvents(): PageEvents {
  const open = new Map<ServerResponse, string>();
  let version = 0;
  let timer: NodeJS.Timeout | null = null;

  const write = (response: ServerResponse, event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const send = (event: string, data: unknown): void => {
    for (const response of open.keys()) write(response, event, data);
  };

  return {
    send,
    open: (response, userId) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      open.set(response, userId);
      response.once('close', () => open.delete(response));
      write(response, 'change', { version });
    },
    changed: () => {
      version++;
      timer ??= setTimeout(() => {
        timer = null;
        send('change', { version });
      }, TOGETHER);
    },
    isWatched: () => open.size > 0,
    played: () => new Set(open.values()),
    close: () => {
      if (timer) clearTimeout(timer);
      for (const response of open.keys()) response.end();
      open.clear();
    },
  };
}
