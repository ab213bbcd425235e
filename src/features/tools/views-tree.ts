/** A decision tree, one question at a time. */
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, plain, plainSection, titled } from '../../platform/slack/text.ts';
import { type TreeBody, walk } from './rules.ts';
import { ownButtons, type ToolView, toolFoot, toolHead } from './views.ts';

/** What follows from an answer, where something in here does. */
function nextButtons(originId: string, answer: string): Button[] {
  if (originId !== 'dt-experiment-end') return [];
  const write = /^adopt/i.test(answer) ? [button('Write the card', 'cards:write', { value: 'card' })] : [];
  return [button('See my experiments', 'experiments:mine', { value: '', style: 'primary' }), ...write];
}

export function treeModal(view: ToolView<TreeBody>, path: string, isCounted: boolean): Modal {
  const { tool } = view;
  const walked = walk(tool.body, path);
  const asked: Block[] =
    walked.asked.length === 0
      ? []
      : [plainSection(walked.asked.map(({ ask, yes }) => `${ask} ${yes ? 'Yes.' : 'No.'}`).join('\n')), divider];
  const back = walked.asked.length > 0 ? [button('Back', 'tools:back')] : [];
  const now: Block[] =
    walked.ask !== null
      ? [
          titled('', walked.ask),
          actions(
            button('Yes', 'tools:answer#yes', { value: 'y', style: 'primary' }),
            button('No', 'tools:answer#no', { value: 'n' }),
            ...back,
          ),
        ]
      : [
          titled('▸ ', walked.answer ?? 'This branch ends here.'),
          actions(...nextButtons(tool.originId, walked.answer ?? ''), ...back, button('Start again', 'tools:open', { value: tool.id })),
        ];
  return {
    type: 'modal',
    callback_id: 'tools:tree',
    private_metadata: JSON.stringify({ t: tool.id, p: walked.path, d: isCounted }),
    title: plain('Decision tree', 24),
    close: plain('Close', 24),
    blocks: [
      ...toolHead(view, null),
      ...asked,
      ...now,
      divider,
      actions(...ownButtons(view)),
      ...toolFoot(view),
      context('Nothing you answer is kept.'),
    ],
  };
}
