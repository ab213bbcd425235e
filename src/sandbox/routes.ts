/** Which path is whose. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../platform/clock.ts';
import { settle } from './api.ts';
import { answerJson, readArgs, readBody } from './http.ts';
import type { Journal } from './journal.ts';
import { readUpload, receiveUpload } from './methods-files.ts';
import type { Oauth } from './oauth.ts';
import type { Passes } from './passes.ts';
import { publishResponse } from './responses.ts';
import type { Workspace } from './workspace.ts';

interface RouteDeps {
  realClock: Clock;
  workspace: Workspace;
  journal: Journal;
  passes: Passes;
  api: (request: IncomingMessage, response: ServerResponse, method: string) => Promise<void>;
  oauth: Oauth;
  handleOther: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
}

export function createRoutes(deps: RouteDeps): (request: IncomingMessage, response: ServerResponse) => void {
  const { workspace, journal, passes, realClock } = deps;

  async function takeResponse(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const started = realClock.now();
    const args = readArgs(request, await readBody(request));
    const outcome = settle(() => {
      publishResponse(workspace, passes.takeResponse(id), args);
      return { status: 200, body: { ok: true }, headers: {} };
    });
    const status = outcome.body.ok === true ? 200 : String(outcome.body.error).endsWith('_url') ? 404 : 400;
    const cause = request.headers['x-rondo-cause'];
    journal.addCall({
      at: workspace.clock.now(),
      method: 'response_url',
      args,
      response: outcome.body,
      cause: typeof cause === 'string' ? cause : null,
      ms: realClock.now() - started,
      status,
      fault: null,
    });
    answerJson(response, status, outcome.body);
  }

  async function takeUpload(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const body = await readBody(request);
    const taken = receiveUpload(workspace, id, readUpload(body, request.headers['content-type'] ?? ''));
    response.writeHead(taken ? 200 : 404, { 'content-type': 'text/plain' });
    response.end(taken ? `OK - ${body.length}` : 'file_not_found');
  }

  function giveFile(response: ServerResponse, id: string): void {
    const file = workspace.files.get(id);
    const there = file !== undefined && file.state !== 'deleted';
    response.writeHead(there ? 200 : 404, { 'content-type': there ? file.mimetype : 'text/plain' });
    response.end(there ? file.bytes : 'file_not_found');
  }

  return (request, response) => {
    const fail = (error: unknown): void => {
      if (!response.headersSent) answerJson(response, 500, { ok: false, error: 'internal_error', detail: String(error) });
      else response.destroy();
    };
    const [, first = '', second = ''] = new URL(request.url ?? '/', 'http://sandbox').pathname.split('/');
    if (first === 'api') deps.api(request, response, second).catch(fail);
    else if (first === 'response') takeResponse(request, response, second).catch(fail);
    else if (first === 'upload') takeUpload(request, response, second).catch(fail);
    else if (first === 'files') giveFile(response, second);
    else if (first === 'oauth' && deps.oauth.handle(request, response)) return;
    else if (deps.handleOther?.(request, response) !== true) answerJson(response, 404, { ok: false, error: 'not_found' });
  };
}
