/** The line she may leave at her beginning, and who may read it. */
import { tick } from '../../community/form-views.ts';
import type { Block } from '../../platform/slack/message.ts';
import { input, plain } from '../../platform/slack/text.ts';

export const HOPE_MAX = 300;

export const hopeInput = (current: string): Block =>
  input(
    'hope',
    'What I hope to get better at',
    {
      type: 'plain_text_input',
      action_id: 'hope',
      multiline: true,
      max_length: HOPE_MAX,
      placeholder: plain('Saying no to good ideas without losing the people behind them', 150),
      ...(current ? { initial_value: current } : {}),
    },
    { optional: true },
  );

export const shareInput = (on: boolean): Block =>
  input(
    'share',
    'Who may read that line',
    tick('share', 'Everyone here: introduce me with it', 'Two lines in the channel. Unticked, only you see it.', on),
    {
      optional: true,
    },
  );
