/** The routes of the page, on the local Slack's own port: the page itself, one person's state, her acts, and word of every change. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { answerJson, readBody } from './http.ts';
import { type Json, parseJson } from './json.ts';
import { actSchema, type createPageActs } from './page-acts.ts';
import type { PageEvents } from './page-events.ts';

export interface PageRoutesParts {
  events: PageEvents;
  perform: ReturnType<typeof createPageActs>;
  /** One person's page; null for somebody who is not there. */
  state(viewer: string, channelId: string | null): Promise<Json | null>;
}

const FOLDER = new URL('./page/', import.meta.url);
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};
const LONGEST_BODY = 1_000_000;

/** Only a page of this very address may ask: other sites in the same browser reach the loopback address too. */
function isOwn(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  const [name] = host.split(/:\d+$/);
  return (name === '127.0.0.1' || name === 'localhost') && (origin === undefined || origin === `http://${host}`);
}

async function giveFile(response: ServerResponse, name: string): Promise<void> {
  const type = /^[a-z][a-z-]*\.(html|js|css|svg)$/.exec(name)?.[1];
  const body = type === undefined ? null : await readFile(new URL(name, FOLDER)).catch(() => null);
  if (body === null || type === undefined) return answerJson(response, 404, { ok: false, error: 'not_found' }, HEADERS);
  response.writeHead(200, { ...HEADERS, 'content-type': `${TYPES[type]}; charset=utf-8` });
  response.end(body);
}

export function createPageRoutes({ events, perform, state }: PageRoutesParts) {
  async function act(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!(request.headers['content-type'] ?? '').startsWith('application/json'))
      return answerJson(response, 415, { ok: false, error: 'Acts come as JSON.' }, HEADERS);
    const body = await readBody(request);
    const parsed = actSchema.safeParse(body.length > LONGEST_BODY ? null : parseJson(body.toString()));
    if (!parsed.success) return answerJson(response, 400, { ok: false, error: z.prettifyError(parsed.error) }, HEADERS);
    try {
      answerJson(response, 200, { ok: true, ...(await perform(parsed.data)) }, HEADERS);
    } catch (error) {
      answerJson(response, 409, { ok: false, error: error instanceof Error ? error.message : String(error) }, HEADERS);
    }
  }

  async function show(response: ServerResponse, query: URLSearchParams): Promise<void> {
    const shown = await state(query.get('as') ?? '', query.get('channel'));
    if (shown === null) answerJson(response, 404, { ok: false, error: 'Nobody here has that id.' }, HEADERS);
    else answerJson(response, 200, { ok: true, ...shown }, HEADERS);
  }

  async function answer(request: IncomingMessage, response: ServerResponse, { pathname, searchParams }: URL): Promise<void> {
    if (!isOwn(request)) return answerJson(response, 403, { ok: false, error: 'Only this page may ask.' }, HEADERS);
    const route = `${request.method} ${pathname}`;
    if (route === 'GET /') return giveFile(response, 'index.html');
    if (route === 'GET /page/state') return show(response, searchParams);
    if (route === 'GET /page/events') return events.open(response, searchParams.get('as') ?? '');
    if (route === 'POST /page/act') return act(request, response);
    if (request.method === 'GET') return giveFile(response, pathname.slice('/page/'.length));
    answerJson(response, 405, { ok: false, error: 'method_not_allowed' }, HEADERS);
  }

  /** True when the path is the page's. */
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    if (url.pathname !== '/' && !url.pathname.startsWith('/page/')) return false;
    answer(request, response, url).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else answerJson(response, 500, { ok: false, error: error instanceof Error ? error.message : String(error) }, HEADERS);
    });
    return true;
  };
}
