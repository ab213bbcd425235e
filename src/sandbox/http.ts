/** Reading requests and writing answers on node:http. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Json, parseJson, toRecord } from './json.ts';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** These arguments come as JSON inside a form. */
const structured = new Set(['blocks', 'attachments', 'view', 'metadata', 'files', 'unfurls']);

export function readArgs(request: IncomingMessage, body: Buffer): Json {
  const args: Json = Object.fromEntries(new URL(request.url ?? '/', 'http://sandbox').searchParams);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return { ...args, ...toRecord(parseJson(body.toString())) };
  for (const [key, value] of new URLSearchParams(body.toString())) args[key] = structured.has(key) ? (parseJson(value) ?? value) : value;
  return args;
}

export function answerJson(response: ServerResponse, status: number, body: Json, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

export function answerHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(html);
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
