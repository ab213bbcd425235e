import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { MINUTE } from '../../src/platform/clock.ts';
import { type Fixture, startSocketApp } from './bolt-app.ts';

let fixture: Fixture;
afterEach(() => fixture.stop());

const button = (label: string, id: string, extra = {}) => ({
  type: 'button' as const,
  action_id: id,
  text: { type: 'plain_text' as const, text: label },
  ...extra,
});
const actions = (...elements: ReturnType<typeof button>[]) => [{ type: 'actions' as const, block_id: 'acts', elements }];

const boot = (listen: (app: App) => void, options = {}) =>
  startSocketApp(listen, options).then((started) => {
    fixture = started;
    return { ...started, ana: started.server.person('UANA'), ben: started.server.person('UBEN') };
  });

describe('acts on messages', () => {
  it('replaces the message a button is under, by its response_url', async () => {
    const { ana, app, server } = await boot((bolt) => {
      bolt.action('yes', async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: true, text: 'Noted' });
      });
    });
    await app.client.chat.postMessage({ channel: 'UANA', text: 'Coming?', blocks: actions(button('Yes', 'yes', { value: '1' })) });
    ana.sees('[Yes]');
    await ana.presses('Yes');
    await server.settled();
    expect(ana.messages().map(({ text }) => text)).toEqual(['Noted']);
  });

  it('sends nothing when the confirm dialog is answered with no', async () => {
    const confirm = {
      title: { type: 'plain_text', text: 'Sure?' },
      text: { type: 'plain_text', text: 'Really?' },
      confirm: { type: 'plain_text', text: 'Go' },
      deny: { type: 'plain_text', text: 'Stay' },
    };
    const { ana, app, server } = await boot((bolt) => bolt.action('go', async ({ ack }) => ack()));
    await app.client.chat.postMessage({ channel: 'CGEN', text: 'x', blocks: actions(button('Leave', 'go', { confirm })) });
    await ana.presses('Leave', { deny: true });
    expect(server.journal.deliveries).toEqual([]);
    await ana.presses('Leave');
    expect(server.journal.deliveries).toHaveLength(1);
  });

  it('finds the newest button and names what is there when it cannot choose', async () => {
    const { ana, app, clock } = await boot((bolt) => bolt.action(/./, async ({ ack }) => ack()));
    await app.client.chat.postMessage({ channel: 'CGEN', text: 'x', blocks: actions(button('Go', 'old')) });
    clock.advance(MINUTE);
    await app.client.chat.postMessage({ channel: 'CGEN', text: 'y', blocks: actions(button('Go', 'a'), button('Go', 'b')) });
    await expect(ana.presses('Go')).rejects.toThrow('ambiguous; there are [Go] (a), [Go] (b)');
    await expect(ana.presses('Come')).rejects.toThrow('[Go] (old)');
    await ana.presses({ actionId: 'b' });
    expect(fixture.server.journal.deliveries.at(-1)?.detail).toBe('b');
  });

  it('keeps the choice of a select and tells the app of it with the state', async () => {
    const bodies: unknown[] = [];
    const { ana, app } = await boot((bolt) => {
      bolt.action('size', async ({ ack, body, action }) => {
        await ack();
        bodies.push(action, 'state' in body ? body.state : null);
      });
    });
    const option = (label: string) => ({ text: { type: 'plain_text' as const, text: label }, value: label.toLowerCase() });
    await app.client.chat.postMessage({
      channel: 'CGEN',
      text: 'x',
      blocks: [
        {
          type: 'section',
          block_id: 's',
          text: { type: 'mrkdwn', text: 'How big?' },
          accessory: { type: 'static_select', action_id: 'size', options: [option('Big'), option('Small')] },
        },
      ],
    });
    await ana.chooses('How big?', 'Small');
    expect(bodies[0]).toMatchObject({ type: 'static_select', block_id: 's', selected_option: { value: 'small' } });
    expect(bodies[1]).toEqual({ values: { s: { size: { type: 'static_select', selected_option: option('Small') } } } });
  });

  it('asks the app for the options of an external select', async () => {
    const { ana, app } = await boot((bolt) => {
      bolt.options('who', async ({ ack, payload }) =>
        ack({ options: [{ text: { type: 'plain_text', text: `${payload.value}!` }, value: 'v' }] }),
      );
      bolt.action('who', async ({ ack }) => ack());
    });
    await app.client.chat.postMessage({
      channel: 'CGEN',
      text: 'x',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: 'Who?' },
          accessory: { type: 'external_select', action_id: 'who', min_query_length: 0 },
        },
      ],
    });
    expect(await ana.searches('who', 'ann')).toMatchObject([{ value: 'v', text: { text: 'ann!' } }]);
    await ana.chooses('who', 'v');
    expect(fixture.server.journal.deliveries.map(({ type }) => type)).toEqual(['block_suggestion', 'block_suggestion', 'block_actions']);
  });

  it('shows operation_timeout to the person alone when the app does not ack', async () => {
    const { ana, ben, server } = await boot((bolt) => bolt.command('/quiet', async () => undefined), { ackTimeoutMs: 60 });
    await ana.types('/quiet', { channel: 'CGEN' });
    ana.sees('/quiet failed with the error "operation_timeout"');
    expect(ben.reads()).not.toContain('operation_timeout');
    expect(server.journal.deliveries).toMatchObject([{ type: 'slash_command', userId: 'UANA', ackMs: null }]);
    await expect(ana.types('/nothing')).rejects.toThrow('/hello, /quiet');
  });

  it('publishes what the ack of a command says, to her alone or to the channel', async () => {
    const { ana, ben } = await boot((bolt) =>
      bolt.command('/hello', async ({ ack, command }) =>
        ack(command.text === 'all' ? { response_type: 'in_channel', text: 'Hello all' } : 'Only you'),
      ),
    );
    await ana.types('/hello', { channel: 'CGEN' });
    await ana.types('/hello all', { channel: 'CGEN' });
    ana.sees('Only you');
    expect(ben.messages('CGEN').map(({ text }) => text)).toEqual(['Hello all']);
  });

  it('lets a response_url be used five times and half an hour', async () => {
    const urls: string[] = [];
    const { ana, clock } = await boot((bolt) => {
      bolt.command('/hello', async ({ ack, body }) => {
        await ack();
        urls.push(body.response_url);
      });
    });
    await ana.types('/hello', { channel: 'CGEN' });
    await ana.types('/hello', { channel: 'CGEN' });
    const use = async (url = '') =>
      (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"hi"}' })).status;
    for (let i = 0; i < 5; i++) expect(await use(urls[0])).toBe(200);
    expect(await use(urls[0])).toBe(404);
    clock.advance(30 * MINUTE + 1);
    expect(await use(urls[1])).toBe(404);
    expect(ana.messages('CGEN').filter(({ ephemeral }) => ephemeral)).toHaveLength(5);
  });

  it('runs shortcuts, global and on a message', async () => {
    const kept: unknown[] = [];
    const { ana, ben } = await boot((bolt) => {
      bolt.shortcut({ callback_id: 'keep', type: 'message_action' }, async ({ ack, shortcut }) => {
        await ack();
        kept.push(shortcut.message.text, shortcut.user.id);
      });
      bolt.shortcut('check_in', async ({ ack, shortcut }) => {
        await ack();
        kept.push(shortcut.type);
      });
    });
    const said = await ben.says('Worth keeping', { channel: 'CGEN' });
    await ana.runsShortcut('keep', { channel: 'CGEN', ts: said.ts });
    await ana.runsShortcut('check_in');
    expect(kept).toEqual(['Worth keeping', 'UANA', 'shortcut']);
    await expect(ana.runsShortcut('keep')).rejects.toThrow('no global shortcut keep');
  });
});
