/** Whether two people who were to meet have talked: one question with three answers. */
import type { RadioButtons } from '@slack/types';
import type { Block } from '../platform/slack/message.ts';
import { input, option } from '../platform/slack/text.ts';

export const talkedInput = (label: string, last: string): Block => {
  const element: RadioButtons = {
    type: 'radio_buttons',
    action_id: 'talked',
    options: [option('Yes', 'yes'), option('Not yet', 'not-yet'), option(last, 'other')],
  };
  return input('talked', label, element, { optional: true });
};
