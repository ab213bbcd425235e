import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { renderText } from '../../src/sandbox/render-text.ts';
import { callApi, type Fixture, startSocketApp } from './bolt-app.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const option = (words: string) => ({ text: text(words), value: words.toLowerCase() });
const input = (block_id: string, element: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'input',
  block_id,
  label: text(`The ${block_id}`),
  element: { action_id: 'a', ...element },
  ...more,
});

let fixture: Fixture;
const heard: Record<string, unknown>[] = [];
afterEach(() => fixture.stop());

/** Opens this modal for Ana and gives her. */
async function openFor(blocks: Record<string, unknown>[], more: Record<string, unknown> = {}) {
  heard.length = 0;
  let trigger_id = '';
  fixture = await startSocketApp((app: App) => {
    app.command('/hello', async ({ ack, body }) => {
      await ack();
      trigger_id = body.trigger_id;
    });
    app.action(/./, async ({ ack, action }) => {
      await ack();
      heard.push({ ...action });
    });
    app.options(/./, async ({ ack }) => ack({ options: [{ text: { type: 'plain_text', text: 'Found' }, value: 'f' }] }));
    app.view('form', async ({ ack, view }) => {
      await ack();
      heard.push(view.state.values);
    });
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
      await ack();
      heard.push({ closed: body.view.title.text, cleared: 'is_cleared' in body ? body.is_cleared : null });
    });
  });
  const ana = fixture.server.person('UANA');
  await ana.types('/hello');
  const view = { type: 'modal', callback_id: 'form', title: text('Form'), submit: text('Send'), notify_on_close: true, blocks, ...more };
  expect(await callApi(fixture.server, 'views.open', { trigger_id, view })).toMatchObject({ ok: true });
  return ana;
}

describe('a person', () => {
  it('fills every kind of field by label or id', async () => {
    const ana = await openFor([
      input('words', { type: 'plain_text_input' }),
      input('boxes', { type: 'checkboxes', options: [option('One'), option('Two'), option('Three')] }),
      input('radio', { type: 'radio_buttons', options: [option('Yes'), option('No')] }),
      input('who', { type: 'users_select' }),
      input('where', { type: 'multi_conversations_select' }),
      input('day', { type: 'datepicker' }),
      input('hour', { type: 'timepicker' }),
      input('moment', { type: 'datetimepicker' }),
      input('found', { type: 'external_select', min_query_length: 0 }),
      input('rich', { type: 'rich_text_input' }),
      input('file', { type: 'file_input' }),
      input('left', { type: 'plain_text_input' }, { optional: true }),
    ]);
    ana.fills({
      'The words': 'a & b',
      boxes: ['One', 'three'],
      radio: 'No',
      who: 'Ben Okoro',
      where: '#general',
      day: '2026-03-04',
      hour: '09:30',
    });
    await ana.fills({ moment: '1772445600', found: 'f', rich: 'plain', file: 'notes.md' }).submits();
    expect(heard).toMatchObject([
      {
        words: { a: { type: 'plain_text_input', value: 'a & b' } },
        boxes: { a: { type: 'checkboxes', selected_options: [option('One'), option('Three')] } },
        radio: { a: { type: 'radio_buttons', selected_option: option('No') } },
        who: { a: { type: 'users_select', selected_user: 'UBEN' } },
        where: { a: { type: 'multi_conversations_select', selected_conversations: ['CGEN'] } },
        day: { a: { type: 'datepicker', selected_date: '2026-03-04' } },
        hour: { a: { type: 'timepicker', selected_time: '09:30' } },
        moment: { a: { type: 'datetimepicker', selected_date_time: 1_772_445_600 } },
        found: { a: { type: 'external_select', selected_option: { text: text('Found'), value: 'f' } } },
        rich: { a: { type: 'rich_text_input', rich_text_value: { type: 'rich_text' } } },
        file: { a: { type: 'file_input', files: [{ name: 'notes.md' }] } },
        left: { a: { type: 'plain_text_input', value: null } },
      },
    ]);
    expect(ana.modal()).toBeNull();
  });

  it('can choose only what is offered and only as much as is allowed', async () => {
    const ana = await openFor([
      input('people', { type: 'multi_users_select', max_selected_items: 1 }),
      input('day', { type: 'datepicker' }),
      input('mail', { type: 'email_text_input' }),
      input('count', { type: 'number_input', is_decimal_allowed: false, max_value: '5' }),
    ]);
    expect(() => ana.fills({ people: ['Ben Okoro', 'Ana Lind'] })).toThrow('at most 1');
    expect(() => ana.fills({ people: 'Gus Gone' })).toThrow('nobody to choose');
    expect(() => ana.fills({ day: 'tomorrow' })).toThrow('no date');
    await expect(ana.fills({ people: 'ben', day: '2026-03-04', mail: 'nowhere', count: '6' }).submits()).rejects.toThrow('would not send');
    expect(ana.errors()).toEqual({ mail: 'Enter a valid email address', count: 'Enter a number of at most 5' });
    expect(heard).toEqual([]);
  });

  it('tells the app of an input at once when it dispatches, and of overflow items', async () => {
    const overflow = {
      type: 'section',
      text: text('A row'),
      accessory: { type: 'overflow', action_id: 'menu', options: [option('Edit'), option('Drop')] },
    };
    const ana = await openFor([
      overflow,
      input('kind', { type: 'static_select', options: [option('Big'), option('Small')] }, { dispatch_action: true }),
    ]);
    await ana.chooses('A row', 'Drop');
    await ana.chooses('The kind', 'Small');
    expect(heard).toMatchObject([
      { type: 'overflow', action_id: 'menu', selected_option: option('Drop') },
      { type: 'static_select', block_id: 'kind', selected_option: option('Small') },
    ]);
    expect(ana.modal()?.values.kind?.a?.selected_option).toEqual(option('Small'));
  });

  it('closes one modal or, when the view says so, all of them', async () => {
    const ana = await openFor([], { clear_on_close: true, title: text('Clearing') });
    await ana.closes();
    expect(heard).toEqual([{ closed: 'Clearing', cleared: true }]);
    await expect(ana.closes()).rejects.toThrow('no modal open');
  });

  it('cannot act where she is not, nor after she left', async () => {
    await openFor([]);
    const { server } = fixture;
    await expect(server.person('UCLEO').says('hi', { channel: 'COUT' })).rejects.toThrow('not in #outside');
    await expect(server.person('UGONE').types('/hello')).rejects.toThrow('deactivated');
    await expect(server.person('UBEN').joins('CPRIV')).rejects.toThrow('without an invitation');
    expect(() => server.person('UBEN').sees('anything')).toThrow('Ben Okoro does not see anything');
  });
});

describe('text as it is read', () => {
  it('names people, undoes the three escapes once, and shows live broadcasts', () => {
    const names = (id: string) => (id === 'U1' ? 'Ana' : id);
    const mrkdwn = (words: string) => [{ type: 'section', text: { type: 'mrkdwn', text: words } }];
    expect(renderText(mrkdwn('<@U1> says &lt;!channel&gt; &amp;lt; <https://x.example|here>'), names)).toBe(
      '@Ana says <!channel> &lt; here',
    );
    expect(renderText(mrkdwn('<!channel> <!date^1772445600^{date}|2 March>'))).toBe('@channel 2 March');
    expect(renderText([{ type: 'section', text: { type: 'plain_text', text: '<@U1> &amp; *a*' } }], names)).toBe('<@U1> &amp; *a*');
  });

  it('shows buttons in brackets and rich text line by line', () => {
    const section = (words: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text: words }] });
    const rich = {
      type: 'rich_text',
      elements: [section('Two things'), { type: 'rich_text_list', style: 'ordered', elements: [section('one'), section('two')] }],
    };
    const actions = {
      type: 'actions',
      elements: [
        { type: 'button', text: text('Go') },
        { type: 'button', text: text('Stay') },
      ],
    };
    expect(renderText([rich, actions])).toBe('Two things\n1. one\n2. two\n[Go] [Stay]');
  });
});
