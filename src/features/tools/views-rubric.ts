/** A rubric: rating oneself, and what came of it, for her eyes only. */
import type { Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, option, plain, plainSection, titled, truncate } from '../../platform/slack/text.ts';
import type { RubricBody } from './rules.ts';
import type { RatedLine } from './rules-rating.ts';
import { ownButtons, type ToolView, toolFoot, toolHead } from './views.ts';

export const scoreField = (at: number): string => `score${at}`;

export const rubricModal = (view: ToolView<RubricBody>): Modal => ({
  type: 'modal',
  callback_id: 'tools:rate',
  private_metadata: JSON.stringify({ t: view.tool.id }),
  title: plain('Self-rating', 24),
  submit: plain('See what it says', 24),
  close: plain('Not now', 24),
  blocks: [
    ...toolHead(view, null),
    context('Only you see the result, and nothing is kept unless you say so.'),
    ...view.tool.body.criteria.map(({ label, looks }, at) =>
      input(scoreField(at), label, {
        type: 'radio_buttons',
        options: view.tool.body.scale.map(({ score, word }) => {
          const example = looks[`${score}`];
          return option(truncate(`${score}: ${word}`, 75), String(score), example ? truncate(example, 75) : undefined);
        }),
      }),
    ),
    actions(...ownButtons(view)),
    ...toolFoot(view),
  ],
});

export interface RatedView {
  view: ToolView<RubricBody>;
  scores: readonly number[];
  lines: readonly RatedLine[];
  verdict: string;
  /** When she last kept one, as a date; null = never. */
  lastOn: string | null;
  isKept: boolean;
}

const sayLine = ({ label, score, word, looks, since }: RatedLine): string =>
  `${label}: ${score}, ${word}${looks === '' ? '' : ` (${looks})`}${since === '' ? '' : ` · ${since}`}`;

export const ratedModal = ({ view, scores, lines, verdict, lastOn, isKept }: RatedView): Modal => ({
  type: 'modal',
  callback_id: 'tools:rated',
  private_metadata: JSON.stringify({ t: view.tool.id, s: scores }),
  title: plain('Self-rating', 24),
  close: plain('Close', 24),
  blocks: [
    titled('', view.tool.name),
    titled('', verdict),
    plainSection(lines.map(sayLine).join('\n')),
    ...(lastOn === null ? [] : [context(`Compared with ${lastOn}, when you last kept one.`)]),
    actions(
      ...(isKept ? [] : [button('Keep it for me', 'tools:keep-rating', { value: view.tool.id })]),
      ...(isKept || lastOn !== null
        ? [
            button('Forget what I kept', 'tools:forget-ratings', {
              value: view.tool.id,
              confirm: {
                title: 'Forget your ratings?',
                text: 'Every rating of yours with this tool is deleted.',
                yes: 'Forget them',
                no: 'Keep them',
              },
            }),
          ]
        : []),
    ),
    context(
      isKept ? '✓ Kept with today’s date; only you see it.' : 'It is gone when you close this, unless you keep it. Only you would see it.',
    ),
  ],
});
