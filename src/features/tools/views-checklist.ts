/** A checklist as it is ticked off. */
import { sayNumber } from '../../community/words.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, option, plain, section, truncate } from '../../platform/slack/text.ts';
import type { ChecklistBody } from './rules.ts';
import { ownButtons, type ToolView, toolFoot, toolHead } from './views.ts';

const TEN = 10;
const OPTION = 75;

/** An option has two lines of 75 characters. */
export function twoLines(item: string): [string, string] {
  if (item.length <= OPTION) return [item, ''];
  const space = item.lastIndexOf(' ', OPTION);
  const at = space < item.length - OPTION ? OPTION : space;
  return [item.slice(0, at).trim() || ' ', truncate(item.slice(at).trim(), OPTION)];
}

const bar = (done: number, of: number): string => {
  const full = Math.round((done / of) * TEN);
  return `${'▰'.repeat(full)}${'▱'.repeat(TEN - full)} ${done} of ${of}`;
};

/** Block ids of the ticks; ten items each. */
export const tickBlock = (group: number): string => `ticks${group}`;
export const tickGroups = ({ items }: ChecklistBody): number => Math.ceil(items.length / TEN);

export function checklistModal(view: ToolView<ChecklistBody>, ticks: readonly number[], notice: string | null = null): Modal {
  const { tool } = view;
  const { items } = tool.body;
  const done = ticks.filter((at) => at < items.length);
  const options = items.map((item, at) => {
    const [first, second] = twoLines(item);
    return { at, option: option(first, String(at), second || undefined) };
  });
  const groups = Array.from({ length: tickGroups(tool.body) }, (_, group) => options.slice(group * TEN, group * TEN + TEN));
  return {
    type: 'modal',
    callback_id: 'tools:checklist',
    private_metadata: JSON.stringify({ t: tool.id }),
    title: plain('Checklist', 24),
    close: plain('Close', 24),
    blocks: [
      ...toolHead(view, notice),
      ...groups.map((group, at): Block => {
        const on = group.filter((each) => done.includes(each.at)).map((each) => each.option);
        return {
          type: 'actions',
          block_id: tickBlock(at),
          elements: [
            {
              type: 'checkboxes',
              action_id: `tools:tick#${at}`,
              options: group.map((each) => each.option),
              ...(on.length > 0 ? { initial_options: on } : {}),
            },
          ],
        };
      }),
      section(
        done.length === items.length
          ? `✓ All ${sayNumber(items.length)}. ${bar(done.length, items.length)}`
          : bar(done.length, items.length),
      ),
      actions(...(done.length > 0 ? [button('Start again', 'tools:again', { value: tool.id })] : []), ...ownButtons(view)),
      ...toolFoot(view),
      context('Only you see your ticks; they stay until you start again, at most 90 days.'),
    ],
  };
}
