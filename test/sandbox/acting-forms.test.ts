import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { createRandom } from '../../src/platform/random.ts';
import { fillIn } from '../../src/sandbox/acting-forms.ts';
import { likelyOption, wordsFor } from '../../src/sandbox/acting-words.ts';
import { callApi, type Fixture, startSocketApp } from './bolt-app.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const input = (block_id: string, element: Record<string, unknown>, optional = false) => ({
  ...{ type: 'input', block_id, label: text(block_id), optional },
  element: { action_id: 'a', ...element },
});
const TIMES = 40;

let fixture: Fixture | null = null;
afterEach(async () => {
  await fixture?.stop();
  fixture = null;
});

/** What Ana puts into this form, as often as asked. */
async function fillsIn(callback_id: string, blocks: Record<string, unknown>[], times = TIMES) {
  let trigger_id = '';
  const sent: Record<string, Record<string, unknown>>[] = [];
  const opened = await startSocketApp((app: App) => {
    app.command('/hello', async ({ ack, body }) => {
      await ack();
      trigger_id = body.trigger_id;
    });
    app.view(callback_id, async ({ ack, view }) => {
      await ack();
      sent.push(Object.fromEntries(Object.entries(view.state.values).map(([id, { a }]) => [id, { ...a }])));
    });
  });
  fixture = opened;
  const ana = opened.server.person('UANA');
  for (let i = 0; i < times; i++) {
    await ana.types('/hello');
    await callApi(opened.server, 'views.open', {
      trigger_id,
      view: { type: 'modal', callback_id, title: text('Form'), submit: text('Send'), blocks },
    });
    await fillIn(ana, { random: createRandom(`${i}`), today: '2026-11-02', others: ['UBEN'] });
  }
  return sent;
}

describe('somebody who enters a round', () => {
  it('says what she offers and wants, leaves her hours, and names hardly ever whom not with or her line', async () => {
    const sent = await fillsIn('rounds:enter', [
      input('offer', { type: 'plain_text_input', max_length: 120 }),
      input('want', { type: 'plain_text_input', max_length: 120 }),
      input('from', { type: 'timepicker', initial_time: '09:00' }),
      input('notWith', { type: 'multi_users_select' }, true),
      input('reportsTo', { type: 'users_select' }, true),
    ]);
    expect(sent).toHaveLength(TIMES);
    expect(new Set(sent.map(({ offer }) => offer?.value)).size).toBeGreaterThan(3);
    expect(sent.filter(({ want }) => !want?.value)).toEqual([]);
    expect(sent.filter(({ from }) => from?.selected_time !== '09:00')).toEqual([]);
    expect(sent.filter(({ notWith }) => JSON.stringify(notWith).includes('UBEN')).length).toBeLessThan(4);
    expect(sent.filter(({ reportsTo }) => reportsTo?.selected_user)).toEqual([]);
  });
});

describe('somebody who is asked in the weekly form whether they have talked', () => {
  it('mostly says so in one tap', async () => {
    const options = ['met', 'date', 'not-yet', 'help', 'end'].map((value) => ({ text: text(value), value }));
    const sent = await fillsIn('check-ins:check-in', [input('01ASK.talked', { type: 'radio_buttons', options }, true)]);
    const said = sent.map((values) => Object(values['01ASK.talked']?.selected_option).value);
    expect(said.filter((one) => one === undefined).length).toBeLessThan(TIMES / 4);
    expect(said.filter((one) => one === 'met').length).toBeGreaterThan(TIMES / 3);
  });

  it('asks for help seldom, and ends it very seldom', () => {
    const said = Array.from({ length: 2000 }, (_, i) =>
      likelyOption('talked', ['met', 'date', 'not-yet', 'help', 'end'], createRandom(`${i}`)),
    );
    const share = (what: string) => said.filter((one) => one === what).length / said.length;
    expect(share('met')).toBeGreaterThan(0.5);
    expect(share('help')).toBeLessThan(0.1);
    expect(share('end')).toBeLessThan(0.02);
  });
});

describe('the words people write', () => {
  it('belong to the form and its field, and fall back on none', () => {
    const random = createRandom('1');
    expect(wordsFor('pacts:page', 'aims', random)).toEqual(expect.any(String));
    expect(wordsFor('thanks:give', 'did', random)).toEqual(expect.any(String));
    expect(wordsFor('topics:propose', 'want', random)).toBeNull();
  });
});
