/** The board: the list as one person sees it, page by page. */
import type { Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, plain, plainSection, section } from '../../platform/slack/text.ts';
import { type BoardView, doubleBlocks, parkedBlocks, topicBlocks } from './views-rows.ts';

const PAGE_SIZE = 8;

/** Where she is on the board, so that every press comes back to the same place. */
export interface Place {
  c: string;
  p: number;
  k: boolean;
}

const placeOf = ({ communityId, page, showsParked }: BoardView): string =>
  JSON.stringify({ c: communityId, p: page, k: showsParked } satisfies Place);

export function boardModal(view: BoardView): Modal {
  const pages = Math.max(1, Math.ceil(view.topics.length / PAGE_SIZE));
  const page = Math.min(Math.max(view.page, 0), pages - 1);
  const shown = view.topics.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return {
    type: 'modal',
    callback_id: 'topics:board',
    private_metadata: placeOf({ ...view, page }),
    title: plain('Topics', 24),
    close: plain('Close', 24),
    blocks: [
      ...(view.notice ? [plainSection(`✓ ${view.notice}`)] : []),
      section(view.voting.line),
      ...view.coming.slice(0, 3).map(({ on, text }) => plainSection(`Coming on ${on}: ${text}`)),
      actions(
        ...view.voting.buttons,
        button('Add a topic', 'topics:add'),
        ...(view.maySwap ? [button('Swap in something urgent', 'topics:swap')] : []),
      ),
      ...(view.isHost ? view.doubles.slice(0, 3).flatMap(doubleBlocks) : []),
      divider,
      ...(shown.length === 0
        ? [section('The list is empty. The first topic anybody adds goes onto the next ballot; until then the library fills it.')]
        : shown.flatMap((topic) => topicBlocks(topic, view.isHost))),
      ...(pages > 1
        ? [
            actions(
              ...(page > 0 ? [button('Earlier', 'topics:page#back', { value: String(page - 1) })] : []),
              ...(page < pages - 1 ? [button('More', 'topics:page#on', { value: String(page + 1) })] : []),
            ),
          ]
        : []),
      ...parkedBlocks(view),
      context('Every member can read this list. Who asked for a topic is shown to nobody.'),
    ],
  };
}
