/** The page of one experiment, and a kind no. */
import type { PageParts } from '../../community/feature.ts';
import { buttonRow } from '../../platform/slack/menu.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  divider,
  plain,
  plainContext,
  plainSection,
  section,
  split,
  strong,
  truncate,
} from '../../platform/slack/text.ts';
import { type ButtonView, courseButtons, uniqueButtons } from './views-buttons.ts';

export interface Line {
  label: string;
  text: string;
}

export interface PageView extends ButtonView {
  title: string;
  notice: string | null;
  state: string;
  next: string | null;
  /** 'Ana', 'Ana and Ben', and who may ask. Plain text. */
  people: string;
  /** Null: only the title and the state are open to her. */
  lines: readonly Line[] | null;
  source: { id: string; title: string } | null;
  history: string;
  parts: readonly PageParts[];
}

const MOST_BLOCKS = 96;

const lineBlocks = ({ label, text }: Line): Block[] => [
  strong(truncate(label, 150)),
  ...split(text, 3000)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => plainSection(piece)),
];

export function pageModal(view: PageView): Modal {
  const sections = view.parts.flatMap(({ sections: each = [] }) => each).toSorted((a, b) => a.rank - b.rank);
  const placed = (place: 'top' | 'below'): Block[] => sections.filter((each) => each.place === place).flatMap(({ blocks }) => blocks);
  const buttons = uniqueButtons([...courseButtons(view), ...view.parts.flatMap(({ buttons: each = [] }) => each.slice(0, 3))]);
  const foot = buttonRow(buttons);
  const body: Block[] = [
    ...(view.notice === null ? [] : [plainSection(view.notice), divider]),
    strong(view.title),
    plainSection([view.state, ...(view.next === null ? [] : [view.next])].join('\n')),
    plainContext(view.people),
    ...placed('top'),
    ...(view.lines === null
      ? [context('Title and state are open to you; the rest opens when it is shared.')]
      : [
          ...(view.source === null
            ? []
            : [
                plainSection(
                  `Borrowed: ${view.source.title}`,
                  button('Open it', 'cards:open', { value: view.source.id, label: 'Open the practice' }),
                ),
              ]),
          ...view.lines.flatMap(lineBlocks),
        ]),
    ...placed('below'),
    ...(view.history === '' ? [] : [plainContext(view.history)]),
  ];
  return {
    type: 'modal',
    callback_id: 'experiments:page',
    private_metadata: view.id,
    title: plain('Experiment', 24),
    close: plain('Close', 24),
    blocks: [...body.slice(0, MOST_BLOCKS - foot.length), ...foot],
  };
}

/** A kind no, with the way out. */
export const refusalModal = (id: string, text: string, otherId: string | null): Modal => ({
  type: 'modal',
  callback_id: 'experiments:refusal',
  private_metadata: id,
  title: plain('Experiment', 24),
  close: plain('Close', 24),
  blocks: [
    plainSection(text),
    ...(otherId === null
      ? [section('Nothing was changed.')]
      : [
          actions(
            button('Park that, start this', 'experiments:swap', { value: `${id}|${otherId}`, style: 'primary' }),
            button('Open the other', 'experiments:open', { value: otherId }),
          ),
        ]),
  ],
});
