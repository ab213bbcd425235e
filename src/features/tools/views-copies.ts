/** The form in which a tool becomes one's own. */
import { tick } from '../../community/form-views.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { input, plain, plainContext } from '../../platform/slack/text.ts';
import { HOW_TO_WRITE, LONGEST_BODY } from './rules-text.ts';
import type { ToolKind } from './tables.ts';

export const LONGEST_NAME = 75;
export const LONGEST_WHEN = 150;

export interface CopyFormView {
  /** `o`: the tool it is copied from; `e`: the copy that is changed. */
  metadata: string;
  kind: ToolKind;
  from: string;
  community: string;
  name: string;
  useWhen: string;
  body: string;
  shared: boolean;
  isChange: boolean;
}

const BODY_LABELS: Readonly<Record<ToolKind, string>> = { checklist: 'Items', tree: 'Questions', rubric: 'Scale and criteria' };

export const copyModal = (view: CopyFormView): Modal => ({
  type: 'modal',
  callback_id: 'tools:copy',
  private_metadata: view.metadata,
  title: plain(view.isChange ? 'Your copy' : 'A copy for my team', 24),
  submit: plain(view.isChange ? 'Keep the changes' : 'Make the copy', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(`Copied from “${view.from}”. Only you see the copy, unless you tick the last line.`),
    input('name', 'Name', { type: 'plain_text_input', max_length: LONGEST_NAME, initial_value: view.name.slice(0, LONGEST_NAME) || ' ' }),
    input(
      'when',
      'Use it when',
      {
        type: 'plain_text_input',
        max_length: LONGEST_WHEN,
        placeholder: plain('a new colleague takes over a customer', 150),
        ...(view.useWhen === '' ? {} : { initial_value: view.useWhen.slice(0, LONGEST_WHEN) }),
      },
      { optional: true },
    ),
    input(
      'body',
      BODY_LABELS[view.kind],
      { type: 'plain_text_input', multiline: true, max_length: LONGEST_BODY, initial_value: view.body.slice(0, LONGEST_BODY) || ' ' },
      { hint: HOW_TO_WRITE[view.kind] },
    ),
    input(
      'shared',
      'Who may use it',
      tick('shared', 'Members may use it, too', `In ${view.community}; untick it to take it back.`.slice(0, 75), view.shared),
      { optional: true },
    ),
  ],
});
