import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Fixture, startHttpApp, startSocketApp } from './bolt-app.ts';

const text = (words: string) => ({ type: 'plain_text', text: words }) as const;

const form = (title: string): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: text(title),
  submit: text('Send'),
  private_metadata: 'kept',
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'why',
      label: text('Why?'),
      element: { type: 'plain_text_input', action_id: 'text', min_length: 3, max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'mood',
      label: text('Mood'),
      optional: true,
      element: {
        type: 'static_select',
        action_id: 'pick',
        options: [
          { text: text('Good'), value: 'g' },
          { text: text('Bad'), value: 'b' },
        ],
      },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [
        { type: 'button', action_id: 'push', text: text('More') },
        { type: 'button', action_id: 'change', text: text('Change') },
      ],
    },
  ],
});

const seen: Record<string, unknown>[] = [];

function listen(app: App): void {
  seen.length = 0;
  app.command('/hello', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form('First') });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    seen.push({ values: view.state.values, metadata: view.private_metadata, root: view.root_view_id, previous: view.previous_view_id });
    const why = view.state.values.why?.text?.value ?? '';
    if (why === 'wrong') return ack({ response_action: 'errors', errors: { why: 'Not that one' } });
    if (why === 'again') return ack({ response_action: 'update', view: form('Second') });
    if (why === 'all') return ack({ response_action: 'clear' });
    if (why === 'bad') return ack({ response_action: 'update', view: form('A title that is much too long') });
    await ack();
    await client.chat.postEphemeral({ channel: 'CGEN', user: body.user.id, text: `Thanks &lt;${why}&gt;` });
  });
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    seen.push({ cleared: 'is_cleared' in body ? body.is_cleared : null });
  });
  app.action('push', async ({ ack, client, body }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    const answer = await client.views
      .push({ trigger_id: body.trigger_id, view: form('Pushed') })
      .catch((error: { data: { error: string } }) => error.data);
    seen.push({ error: 'error' in answer ? answer.error : null });
  });
  app.action('change', async ({ ack, client, body }) => {
    await ack();
    if (!('view' in body) || body.view === undefined) return;
    const { id, hash } = body.view;
    await client.views.update({ view_id: id, hash, view: form('Changed') });
    const stale = await client.views
      .update({ view_id: id, hash, view: form('Stale') })
      .catch((error: { data: { error: string } }) => error.data);
    seen.push({ stale: 'error' in stale ? stale.error : 'accepted' });
  });
}

describe.each([
  ['Socket Mode', startSocketApp],
  ['signed HTTP', startHttpApp],
])('a modal over %s', (_, start) => {
  let fixture: Fixture;
  const boot = async () => {
    fixture = await start(listen);
    return fixture.server.person('UANA');
  };
  afterEach(() => fixture.stop());

  it('opens from a command, shows field errors, updates and closes', async () => {
    const ana = await boot();
    await ana.types('/hello there', { channel: 'CGEN' });
    await fixture.server.settled();
    expect(ana.modal()?.title).toBe('First');
    await ana.fills({ 'Why?': 'wrong', Mood: 'Good' }).submits();
    expect(ana.errors()).toEqual({ why: 'Not that one' });
    await ana.fills({ why: 'again' }).submits();
    expect(ana.modal()?.title).toBe('Second');
    await ana.fills({ why: 'R&D' }).submits();
    await fixture.server.settled();
    expect(ana.modal()).toBeNull();
    ana.sees('#general (only visible to you) rondo: Thanks <R&D>');
    expect(fixture.server.person('UBEN').reads()).not.toContain('Thanks');
    expect(seen[0]).toEqual({
      values: {
        why: { text: { type: 'plain_text_input', value: 'wrong' } },
        mood: { pick: { type: 'static_select', selected_option: { text: text('Good'), value: 'g' } } },
      },
      metadata: 'kept',
      root: expect.stringMatching(/^V/),
      previous: null,
    });
  });

  it('is not sent while a required field is empty, too short or too long', async () => {
    const ana = await boot();
    await ana.types('/hello');
    await fixture.server.settled();
    await expect(ana.submits()).rejects.toThrow('required');
    await expect(ana.fills({ why: 'ab' }).submits()).rejects.toThrow('too short');
    await expect(ana.fills({ why: 'x'.repeat(21) }).submits()).rejects.toThrow('too long');
    expect(ana.errors().why).toContain('20');
    expect(() => ana.fills({ Mood: 'Fine' })).toThrow('Good | Bad');
    expect(() => ana.fills({ Colour: 'red' })).toThrow('Why?');
    expect(seen).toEqual([]);
  });

  it('stacks three at most, keeps each below, and tells of closing', async () => {
    const ana = await boot();
    await ana.types('/hello');
    await fixture.server.settled();
    for (let i = 0; i < 3; i++) {
      await ana.presses('More');
      await fixture.server.settled();
    }
    const [root, second, third] = ana.modals();
    expect(ana.modals()).toHaveLength(3);
    expect(seen.at(-1)).toMatchObject({ error: 'push_limit_reached' });
    expect(third).toMatchObject({ rootViewId: root?.id, previousViewId: second?.id });
    await ana.closes();
    expect(ana.modals()).toHaveLength(2);
    expect(seen.at(-1)).toEqual({ cleared: false });
    await ana.fills({ why: 'all' }).submits();
    expect(ana.modals()).toHaveLength(0);
  });

  it('refuses a stale hash and keeps what was typed when a view is updated', async () => {
    const ana = await boot();
    await ana.types('/hello');
    await fixture.server.settled();
    ana.fills({ why: 'half a thought' });
    await ana.presses('Change');
    await fixture.server.settled();
    expect(seen).toEqual([{ stale: 'hash_conflict' }]);
    expect(ana.modal()?.title).toBe('Changed');
    expect(ana.modal()?.values.why?.text?.value).toBe('half a thought');
  });

  it('stays open with a word of trouble when the app answers with a view that Slack refuses', async () => {
    const ana = await boot();
    await ana.types('/hello');
    await fixture.server.settled();
    await ana.fills({ why: 'bad' }).submits();
    expect(ana.modal()).toMatchObject({ title: 'First', trouble: expect.stringContaining('trouble') });
    expect(fixture.server.journal.calls.at(-1)).toMatchObject({
      method: 'view_submission.response',
      response: { ok: false, error: 'invalid_arguments' },
    });
  });
});
