import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDirect } from '../../src/sandbox/channels.ts';
import { BOT, CHANNEL, TEAM } from '../../src/sandbox/demo-workspace.ts';
import { postMessage } from '../../src/sandbox/messages.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import { getChannel } from '../../src/sandbox/workspace.ts';

type Shown = Record<string, unknown>;
const warnings: string[] = [];
let sandbox: Sandbox;
let streams: AbortController[] = [];

beforeEach(async () => {
  warnings.length = 0;
  streams = [];
  sandbox = await openSandbox({
    port: 0,
    empty: false,
    seed: 'page',
    at: { date: '2026-11-02', time: '09:00' },
    alone: true,
    warn: (line) => warnings.push(line),
  });
});

afterEach(async () => {
  for (const stream of streams) stream.abort();
  await sandbox.close();
});

const show = async (as: string, channel?: string): Promise<Shown> => {
  const response = await fetch(`${sandbox.url}/page/state?as=${as}${channel ? `&channel=${channel}` : ''}`);
  return Object(await response.json());
};

const act = async (as: string, what: Shown, headers: Record<string, string> = {}): Promise<Shown & { status: number }> => {
  const response = await fetch(`${sandbox.url}/page/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ as, ...what }),
  });
  return { ...Object(await response.json()), status: response.status };
};

/** The page asks again until it sees what it waits for, as a person would keep looking. */
const until = async (as: string, channel: string | undefined, there: (text: string) => boolean): Promise<string> => {
  for (let look = 0; look < 200; look++) {
    const text = JSON.stringify(await show(as, channel));
    if (there(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`never seen: ${JSON.stringify(await show(as, channel)).slice(0, 2000)}`);
};

const modalsOf = (shown: Shown): Shown[] => (Array.isArray(shown.modals) ? shown.modals.map(Object) : []);

const settled = async (): Promise<void> => {
  for (let look = 0; look < 400; look++) {
    if (Object(await show('U0ANA')).clock.jump === null) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('time never stopped moving');
};

/** What arrives on the stream of changes, as text, until it says this. */
async function listen(as: string): Promise<{ text: () => string; says: (what: RegExp) => Promise<void> }> {
  const abort = new AbortController();
  streams.push(abort);
  const response = await fetch(`${sandbox.url}/page/events?as=${as}`, { signal: abort.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let heard = '';
  const reading = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) heard += decoder.decode(chunk);
  };
  reading().catch(() => undefined);
  return {
    text: () => heard,
    says: async (what) => {
      for (let look = 0; look < 200 && !what.test(heard); look++) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(heard).toMatch(what);
    },
  };
}

describe('the page and its parts', () => {
  it('is served with a policy that lets nothing in from elsewhere', async () => {
    const response = await fetch(`${sandbox.url}/`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('/page/main.js');
    const script = await fetch(`${sandbox.url}/page/main.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
  });

  it('gives nothing that is not one of its own files', async () => {
    for (const path of ['/page/..%2fserver.ts', '/page/../server.ts', '/page/none.js', '/page/page/main.js'])
      expect((await fetch(`${sandbox.url}${path}`)).status).toBe(404);
  });

  it('listens on the loopback address and answers no other name', async () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const foreign = await act('U0ANA', { does: 'opensHome' }, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    const form = await fetch(`${sandbox.url}/page/act`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
    expect(form.status).toBe(415);
  });
});

describe('what one person is shown', () => {
  it('never holds a message that only somebody else may see', async () => {
    const channel = getChannel(sandbox.server.workspace, CHANNEL);
    postMessage(sandbox.server.workspace, channel, { userId: 'U0RONDO', text: 'for Ben alone', ephemeralFor: 'U0BEN' });
    expect(JSON.stringify(await show('U0BEN', CHANNEL))).toContain('for Ben alone');
    expect(JSON.stringify(await show('U0ANA', CHANNEL))).not.toContain('for Ben alone');
  });

  it("never holds another person's direct message, window or private channel, whatever is asked for", async () => {
    await act('U0BEN', { does: 'types', text: '/reflect', channel: CHANNEL });
    await until('U0BEN', CHANNEL, (text) => text.includes('Your reflection'));
    const { channel } = openDirect(sandbox.server.workspace, TEAM, ['U0IDA', 'U0RONDO']);
    postMessage(sandbox.server.workspace, channel, { userId: 'U0RONDO', text: 'for Ida alone' });
    expect(JSON.stringify(await show('U0IDA', channel.id))).toContain('for Ida alone');
    const asAna = await show('U0ANA', channel.id);
    expect(JSON.stringify(asAna)).not.toContain('for Ida alone');
    expect(asAna.channelId).toBeNull();
    expect(modalsOf(asAna)).toEqual([]);
    expect(JSON.stringify(await show('U0LEA', CHANNEL))).not.toContain('leading-northwind');
  });

  it('knows nobody by an id that nobody has', async () => {
    expect((await show('U0NOBODY')).ok).toBe(false);
    expect((await act('U0NOBODY', { does: 'opensHome' })).error).toBe('Nobody here has that id.');
  });

  it('names the commands of the manifest with their hints, and what comes next', async () => {
    const shown = await show('U0ANA', CHANNEL);
    expect(JSON.stringify(shown.commands)).toContain('"usageHint":"[help | agenda | purpose | setup | pause]"');
    expect(shown.next).toMatchObject({ name: 'Monday digest' });
    expect(shown.clock).toMatchObject({ jump: null, acting: false, connected: true });
  });
});

describe('what is typed', () => {
  it('comes back as it was typed, is never a mention, and stays data in the answer', async () => {
    const hostile = '</script><img src=x onerror=alert(1)> <!channel> <@U0BEN> & *x* "quoted" \u202Eright to left 🙂';
    await act('U0ANA', { does: 'types', text: hostile, channel: CHANNEL });
    const response = await fetch(`${sandbox.url}/page/state?as=U0BEN&channel=${CHANNEL}`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const { messages } = Object(await response.json());
    expect(messages.at(-1)?.text).toBe(
      '&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &lt;!channel&gt; &lt;@U0BEN&gt; &amp; *x* "quoted" \u202Eright to left 🙂',
    );
  });

  it('mentions somebody by her full name', async () => {
    await act('U0ANA', { does: 'types', text: 'Thank you, @Ben Okafor', channel: CHANNEL });
    const { messages } = Object(await show('U0BEN', CHANNEL));
    expect(messages.at(-1)?.text).toBe('Thank you, <@U0BEN>');
  });

  it('is refused in words where it cannot go', async () => {
    const inThread = await act('U0ANA', { does: 'types', text: '/rondo', channel: CHANNEL, threadTs: '1.2' });
    expect(inThread).toMatchObject({ status: 409, error: 'Commands do not work in threads. Type it into the conversation itself.' });
    expect((await act('U0LEA', { does: 'types', text: 'hello', channel: CHANNEL })).error).toContain('is not in #leading-northwind');
    expect((await act('U0ANA', { does: 'sings' })).status).toBe(400);
  });
});

describe('windows', () => {
  const open = async (): Promise<Shown> => {
    await act('U0ANA', { does: 'types', text: '/reflect', channel: CHANNEL });
    await until('U0ANA', CHANNEL, (text) => text.includes('Your reflection'));
    return modalsOf(await show('U0ANA', CHANNEL))[0] ?? {};
  };

  it('take what was filled in with the submission', async () => {
    const view = await open();
    const sent = await act('U0ANA', { does: 'submits', viewId: view.id, values: { worked: 'I asked <first> & listened.' } });
    expect(sent.ok).toBe(true);
    await until('U0ANA', CHANNEL, (text) => text.includes('Kept. Only you can see it.'));
    await act('U0ANA', { does: 'types', text: '/rondo reflections', channel: CHANNEL });
    await until('U0ANA', CHANNEL, (text) => text.includes('I asked <first> & listened.'));
  });

  it('keep what was typed when the submission is refused', async () => {
    const view = await open();
    await act('U0ANA', { does: 'submits', viewId: view.id, values: { didNot: 'x'.repeat(4000), worked: 'stays' } });
    const [again] = modalsOf(await show('U0ANA', CHANNEL));
    expect(again?.id).toBe(view.id);
    expect(JSON.stringify(again?.values)).toContain('stays');
  });

  it('are left alone by a page that has not seen the newest one', async () => {
    await open();
    expect((await act('U0ANA', { does: 'submits', viewId: 'V0OLD', values: {} })).error).toBe('That window is no longer open.');
    expect((await act('U0ANA', { does: 'closes', viewId: 'V0OLD' })).error).toBe('That window is no longer open.');
  });
});

describe('a message that was drawn again while somebody looked at it', () => {
  it('still takes the press on the older drawing', async () => {
    await act('U0ANA', { does: 'jumps', by: 'touch' });
    await settled();
    const digest = sandbox.server.person('U0ANA').messages().at(-1);
    expect(digest?.text).toContain('this week');
    const place = { kind: 'message', channel: digest?.channel, ts: digest?.ts };
    const pressed = await act('U0ANA', { does: 'presses', place, blockId: 'gone', actionId: 'home:calendar' });
    expect(pressed).toMatchObject({ status: 200, ok: true });
    await until('U0ANA', undefined, (text) => text.includes('"title":"Calendar"'));
  });
});

describe('time', () => {
  it('passes by a day with everything that is due on the way, and never twice at once', async () => {
    const page = await listen('U0ANA');
    expect((await act('U0ANA', { does: 'jumps', by: 'day' })).ok).toBe(true);
    expect((await act('U0ANA', { does: 'jumps', by: 'day' })).error).toBe('Time is moving already.');
    await page.says(/"jump":\{"from":\d+,"to":\d+\}/);
    await settled();
    expect(sandbox.clock.now()).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 3, 9));
    expect(sandbox.clock.now()).toBeLessThan(Date.UTC(2026, 10, 3, 9, 5));
    expect(warnings).toEqual([]);
  });

  it('goes to the next touch and stops there', async () => {
    await act('U0ANA', { does: 'jumps', by: 'touch' });
    await settled();
    expect(new Date(sandbox.clock.now()).toISOString()).toMatch(/^2026-11-02T10:00/);
  });

  it('stands still while nobody looks', async () => {
    const before = sandbox.clock.now();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(sandbox.clock.now()).toBe(before);
  });
});

describe('changes', () => {
  it('are told to every open page, several at once', async () => {
    const page = await listen('U0BEN');
    await page.says(/event: change/);
    for (const text of ['one', 'two', 'three']) await act('U0ANA', { does: 'types', text, channel: CHANNEL });
    await page.says(/event: change\ndata: \{"version":\d+\}\n\n.*event: change/s);
    expect(page.text()).not.toContain('three');
  });

  it('are unread until they were read', async () => {
    const channelOf = async () => Object(await show('U0BEN', CHANNEL)).channels.find((one: Shown) => one.id === CHANNEL);
    const readAll = async () => act('U0BEN', { does: 'reads', channel: CHANNEL, ts: (await channelOf()).last });
    await readAll();
    await act('U0ANA', { does: 'types', text: 'news', channel: CHANNEL });
    expect((await channelOf()).unread).toBe(1);
    await readAll();
    expect((await channelOf()).unread).toBe(0);
  });

  it('count for whom to be next where the app speaks to two at once, too', async () => {
    const unreadOf = async () => Object(await show('U0ANA')).people.find((one: Shown) => one.id === 'U0BEN').unread;
    const before = await unreadOf();
    const { workspace } = sandbox.server;
    const { channel } = openDirect(workspace, TEAM, [BOT.userId, 'U0BEN', 'U0DEV']);
    postMessage(workspace, channel, { userId: BOT.userId, botId: BOT.botId, text: 'Why you two' });
    expect(await unreadOf()).toBe(before + 1);
    await act('U0BEN', { does: 'reads', channel: channel.id, ts: channel.messages.at(-1)?.ts ?? '' });
    expect(await unreadOf()).toBe(before);
  });
});

describe('people who act by themselves', () => {
  it('never act as the person somebody is', async () => {
    await act('U0ANA', { does: 'turns', acting: true });
    const page = await listen('U0ANA');
    await page.says(/event: change/);
    sandbox.server.journal.clear();
    await sandbox.until(Date.UTC(2026, 10, 14, 9));
    const acted = new Set(sandbox.server.journal.deliveries.filter(({ type }) => type !== 'events_api').map(({ userId }) => userId));
    expect(acted.has('U0ANA')).toBe(false);
    expect(acted.size).toBeGreaterThan(2);
  });
});
