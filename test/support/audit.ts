/** Watches everything that reaches anybody's screen, whichever way it came, and finds what somebody typed where Slack would read it as markup. */
import { stackOf } from '../../src/sandbox/views.ts';
import type { World } from './world.ts';

/** As a display name. */
export const HOSTILE_NAME = '*Zq* <!channel> & _Bo_';
/** As an answer: everything that Slack would turn into something else. */
export const HOSTILE =
  '*Zq* <!channel> <@U0LEA> & _Bo_ ~s~ `c` "q" \'a\' <https://evil.example|ok> &amp; שלום مرحبا 🎉👩‍👩‍👧 :tada: #general';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const BROADCAST = /<!(?:channel|here|everyone)|<@U0LEA|<https:\/\/evil/;
/** Inside mrkdwn even escaped words change: stars and underscores become bold and italic. */
const MARKUP = /\*Zq\*|_Bo_/;

export interface Audit {
  /** What must not be, each once: where it stood and the words. */
  findings(): string[];
  /** How often the typed words were seen at all. */
  seen(): number;
}

export function watchScreens(world: World): Audit {
  const { workspace } = world.server;
  const findings = new Set<string>();
  let seen = 0;
  const walk = (value: unknown, where: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, where);
    if (!isRecord(value)) return;
    const { type, text } = value;
    if (typeof text === 'string' && text.includes('Zq')) seen += 1;
    if (type === 'mrkdwn' && typeof text === 'string' && (BROADCAST.test(text) || MARKUP.test(text)))
      findings.add(`${where} mrkdwn: ${text}`);
    if (['user', 'broadcast', 'usergroup', 'channel'].includes(String(type)) && 'range' in value) findings.add(`${where} ${String(type)}`);
    for (const [key, inner] of Object.entries(value)) if (key !== 'text' || isRecord(inner)) walk(inner, where);
  };
  const message = (text: string, blocks: unknown, where: string): void => {
    if (text.includes('Zq')) seen += 1;
    if (BROADCAST.test(text)) findings.add(`${where} text: ${text}`);
    if (blocks === null && MARKUP.test(text)) findings.add(`${where} text alone: ${text}`);
    walk(blocks, where);
  };
  workspace.subscribe((change) => {
    if (change.kind === 'message' || change.kind === 'message_changed') {
      const { botId, text, blocks, metadata } = change.message;
      if (botId !== null) message(text, blocks, `message ${JSON.stringify(metadata ?? '').slice(0, 60)}`);
    }
    if (change.kind === 'view') {
      for (const view of stackOf(workspace, change.userId)) walk(view.blocks, `view ${view.callbackId}`);
      walk(workspace.homes.get(change.userId)?.blocks, 'home');
    }
  });
  return { findings: () => [...findings], seen: () => seen };
}
