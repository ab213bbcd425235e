import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE, SECOND } from '../../src/platform/clock.ts';
import { callApi, type Fixture, startSocketApp } from './bolt-app.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const modal = (changes: Record<string, unknown> = {}) => ({ type: 'modal', title: text('Title'), blocks: [], ...changes });

let fixture: Fixture;
let triggers: string[];
/** A fresh trigger id, from a command of Ana's. */
const nextTrigger = async (): Promise<string> => {
  await fixture.server.person('UANA').types('/hello');
  return triggers.at(-1) ?? '';
};
const open = (trigger_id: string, view: Record<string, unknown> = modal()) => callApi(fixture.server, 'views.open', { trigger_id, view });

beforeEach(async () => {
  triggers = [];
  fixture = await startSocketApp(
    (app) => {
      app.command('/hello', async ({ ack, body }) => {
        await ack();
        triggers.push(body.trigger_id);
      });
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: `Home of ${event.user}` } }] },
        });
      });
    },
    { triggerClock: 'sandbox' },
  );
});
afterEach(() => fixture.stop());

describe('a trigger', () => {
  it('opens one modal', async () => {
    const trigger = await nextTrigger();
    expect(await open(trigger)).toMatchObject({ ok: true, view: { type: 'modal', state: { values: {} } } });
    expect(await open(trigger)).toMatchObject({ error: 'exchanged_trigger_id' });
  });

  it('lives three seconds', async () => {
    const [early, late] = [await nextTrigger(), await nextTrigger()];
    fixture.clock.advance(3 * SECOND);
    expect(await open(early)).toMatchObject({ ok: true });
    fixture.clock.advance(1);
    expect(await open(late)).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('pushes only when it came out of a modal', async () => {
    expect(await callApi(fixture.server, 'views.push', { trigger_id: await nextTrigger(), view: modal() })).toMatchObject({
      error: 'invalid_trigger_id',
    });
  });
});

describe('a view', () => {
  it('is refused with the place and the reason', async () => {
    const answer = await open(await nextTrigger(), modal({ title: text('x'.repeat(25)) }));
    expect(answer).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    });
    const posted = await callApi(fixture.server, 'chat.postMessage', {
      channel: 'CGEN',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }],
    });
    expect(posted).toMatchObject({
      error: 'invalid_blocks',
      errors: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    });
  });

  it('is refused when it is larger than 250 KB', async () => {
    const block = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3000) } };
    expect(await open(await nextTrigger(), modal({ blocks: Array.from({ length: 90 }, () => block) }))).toMatchObject({
      error: 'view_too_large',
    });
  });

  it('is found by its external id, which no other view may have', async () => {
    await open(await nextTrigger(), modal({ external_id: 'e1' }));
    expect(
      await callApi(fixture.server, 'views.update', { external_id: 'e1', view: modal({ external_id: 'e1', title: text('New') }) }),
    ).toMatchObject({ ok: true });
    expect(fixture.server.person('UANA').modal()?.title).toBe('New');
    expect(
      await callApi(fixture.server, 'views.publish', { user_id: 'UBEN', view: { type: 'home', blocks: [], external_id: 'e1' } }),
    ).toMatchObject({ error: 'duplicate_external_id' });
  });

  it('takes initial values into its state', async () => {
    const option = { text: text('One'), value: '1' };
    const input = (block_id: string, element: Record<string, unknown>) => ({
      type: 'input',
      block_id,
      label: text('L'),
      element: { action_id: 'a', ...element },
    });
    const blocks = [
      input('t', { type: 'plain_text_input', initial_value: 'hi' }),
      input('c', { type: 'checkboxes', options: [option], initial_options: [option] }),
      input('d', { type: 'datepicker', initial_date: '2026-03-04' }),
      input('n', { type: 'number_input', is_decimal_allowed: false }),
      input('u', { type: 'multi_users_select', initial_users: ['UBEN'] }),
      input('m', { type: 'datetimepicker', initial_date_time: 1_772_445_600 }),
    ];
    const { view } = await open(await nextTrigger(), modal({ submit: text('Go'), blocks }));
    expect(view).toMatchObject({
      state: {
        values: {
          t: { a: { type: 'plain_text_input', value: 'hi' } },
          c: { a: { type: 'checkboxes', selected_options: [option] } },
          d: { a: { type: 'datepicker', selected_date: '2026-03-04' } },
          n: { a: { type: 'number_input', value: null } },
          u: { a: { type: 'multi_users_select', selected_users: ['UBEN'] } },
          m: { a: { type: 'datetimepicker', selected_date_time: 1_772_445_600 } },
        },
      },
    });
  });

  it('keeps a choice through an update only while it is offered', async () => {
    const select = (...values: string[]) => ({
      type: 'input',
      block_id: 's',
      label: text('Size'),
      element: { type: 'static_select', action_id: 'a', options: values.map((value) => ({ text: text(value), value })) },
    });
    const view = (...values: string[]) => modal({ submit: text('Go'), blocks: [select(...values)] });
    await open(await nextTrigger(), view('big', 'small'));
    const ana = fixture.server.person('UANA').fills({ Size: 'big' });
    const update = (...values: string[]) => callApi(fixture.server, 'views.update', { view_id: ana.modal()?.id, view: view(...values) });
    await update('big', 'tiny');
    expect(ana.modal()?.values.s?.a?.selected_option).toMatchObject({ value: 'big' });
    await update('tiny');
    expect(ana.modal()?.values.s?.a?.selected_option).toBeNull();
  });
});

describe('Home', () => {
  it('is published per person and guarded by its hash', async () => {
    const { server, clock } = fixture;
    await server.person('UANA').opensHome();
    await server.settled();
    server.person('UANA').sees('Home of UANA');
    expect(server.person('UBEN').home()).toBeNull();
    const hash = server.person('UANA').home()?.hash;
    clock.advance(MINUTE);
    const publish = (given?: string) =>
      callApi(server, 'views.publish', { user_id: 'UANA', hash: given, view: { type: 'home', blocks: [] } });
    expect(await publish(hash)).toMatchObject({ ok: true });
    expect(await publish(hash)).toMatchObject({ error: 'hash_conflict' });
    expect(await publish()).toMatchObject({ ok: true });
  });

  it('is not for bots or for people who are gone', async () => {
    for (const user_id of ['UBOT', 'UGONE', 'UNOBODY']) {
      expect(await callApi(fixture.server, 'views.publish', { user_id, view: { type: 'home', blocks: [] } })).toMatchObject({ ok: false });
    }
  });
});
