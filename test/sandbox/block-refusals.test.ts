import { describe, expect, it } from '@jest/globals';
import type { Surface } from '../../src/sandbox/limits.ts';
import { validateBlocks } from '../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../src/sandbox/validate-view.ts';
import { actions, type Block, button, image, input, modal, mrkdwn, option, plain, select } from './block-samples.ts';

describe('Slack also refuses', () => {
  const oneProblem = (block: Block, surface: Surface = 'message'): string => {
    const problems = validateBlocks([block], surface);
    expect(problems).toHaveLength(1);
    return `${problems[0]?.message} at ${problems[0]?.pointer}`;
  };

  it.each<[string, Block, string, Surface?]>([
    ['unknown blocks', { type: 'banner' }, 'unsupported type: banner at /blocks/0/type'],
    ['blocks on the wrong surface', { type: 'markdown', text: 'x' }, 'unsupported type: markdown at /blocks/0/type', 'modal'],
    ['alerts in messages', { type: 'alert', text: plain(1) }, 'unsupported type: alert at /blocks/0/type'],
    ['unknown elements', actions({ type: 'slider' }), 'unsupported type: slider at /blocks/0/elements/0/type'],
    ['inputs among actions', actions({ type: 'plain_text_input' }), 'unsupported type: plain_text_input at /blocks/0/elements/0/type'],
    [
      'number inputs outside modals',
      input({ type: 'number_input', is_decimal_allowed: true }),
      'unsupported type: number_input at /blocks/0/element/type',
    ],
    [
      'date and time pickers at Home',
      actions({ type: 'datetimepicker' }),
      'unsupported type: datetimepicker at /blocks/0/elements/0/type',
      'home',
    ],
    ['empty text', { type: 'section', text: mrkdwn(0) }, 'must be more than 0 characters at /blocks/0/text/text'],
    ['mrkdwn where plain text belongs', { type: 'header', text: mrkdwn(1) }, 'must be plain_text at /blocks/0/text/type'],
    ['emoji in mrkdwn', { type: 'section', text: { ...mrkdwn(1), emoji: true } }, 'invalid additional property: emoji at /blocks/0/text'],
    ['unknown fields', { type: 'divider', colour: 'red' }, 'invalid additional property: colour at /blocks/0'],
    ['sections without content', { type: 'section' }, 'missing required field: text or fields at /blocks/0'],
    [
      'confirm dialogs without all four texts',
      actions(button({ confirm: { title: plain(1), text: plain(1), confirm: plain(1) } })),
      'missing required field: deny at /blocks/0/elements/0/confirm',
    ],
    [
      'an initial option that is not offered',
      actions(select({ initial_option: option({}, 9) })),
      'must be one of the options of the element at /blocks/0/elements/0/initial_option',
    ],
    [
      'options and groups together',
      actions(select({ option_groups: [{ label: plain(1), options: [option()] }] })),
      'only one of options, option_groups allowed at /blocks/0/elements/0',
    ],
    [
      'URLs in options of selects',
      actions(select({ options: [option({ url: 'https://x.example' })] })),
      'invalid additional property: url at /blocks/0/elements/0/options/0',
    ],
    [
      'two elements of one action_id in a block',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      '`action_id` a already exists in this block at /blocks/0/elements/1/action_id',
    ],
    ['wrong styles', actions(button({ style: 'loud' })), 'must be one of primary, danger at /blocks/0/elements/0/style'],
    [
      'dates in words',
      actions({ type: 'datepicker', initial_date: 'today' }),
      'must be a date in the format YYYY-MM-DD at /blocks/0/elements/0/initial_date',
    ],
    [
      'times in words',
      actions({ type: 'timepicker', initial_time: '25:00' }),
      'must be a time in the format HH:mm at /blocks/0/elements/0/initial_time',
    ],
    [
      'numbers that are not texts',
      input({ type: 'number_input', is_decimal_allowed: false, min_value: 1 }),
      'must be a number given as a string at /blocks/0/element/min_value',
      'modal',
    ],
    [
      'a minimum above the maximum',
      input({ type: 'plain_text_input', min_length: 5, max_length: 4 }),
      'min_length must not be greater than max_length at /blocks/0/element',
    ],
    [
      'max_selected_items of nothing',
      actions({ type: 'multi_users_select', max_selected_items: 0 }),
      'must be greater than or equal to 1 at /blocks/0/elements/0/max_selected_items',
    ],
    [
      'response_url_enabled in messages',
      actions({ type: 'conversations_select', response_url_enabled: true }),
      'only allowed in input blocks of modals at /blocks/0/elements/0/response_url_enabled',
    ],
    ['images by two ways', image({ slack_file: { id: 'F1' } }), 'only one of image_url, slack_file allowed at /blocks/0'],
  ])('%s', (...[, block, words, surface]) => {
    expect(oneProblem(block, surface)).toBe(words);
  });

  it('two blocks of one block_id', () => {
    expect(
      validateBlocks([
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ]),
    ).toMatchObject([{ pointer: '/blocks/1/block_id' }]);
  });

  it('two elements that want the focus', () => {
    const wanting = input({ type: 'plain_text_input', focus_on_load: true });
    expect(validateView(modal({ submit: plain(1), blocks: [wanting, wanting] }), 'modal')).toMatchObject([
      { pointer: '/view/blocks/1/element/focus_on_load' },
    ]);
  });

  it('a modal with inputs and nothing to submit, without a title, or of the wrong type', () => {
    expect(validateView(modal({ blocks: [input(select())] }), 'modal')[0]?.message).toContain('must define `submit`');
    expect(validateView({ type: 'modal', blocks: [] }, 'modal')[0]?.message).toBe('missing required field: title');
    expect(validateView(modal(), 'home')[0]?.pointer).toBe('/view/type');
  });
});
