/** Lists of reflections: one's own with search, those that members shared, and the rows on App Home. */
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, input, plain, plainSection, section, truncate } from '../../platform/slack/text.ts';
import { formatDate, formatShortDate, type LocalDate } from '../../platform/time/local-dates.ts';

export const PAGE_SIZE = 6;

export interface RowView {
  id: string;
  summary: string;
  on: LocalDate;
  /** Null for her own. */
  name: string | null;
  shared: boolean;
}

export interface ListView {
  whose: 'mine' | 'shared';
  rows: RowView[];
  page: number;
  /** What was searched for; empty when everything is shown. */
  search: string;
  notice: string | null;
}

const EMPTY = {
  mine: 'Nothing kept yet. `/reflect` keeps what worked, what did not and what comes next; only you can read it.',
  shared: 'Nobody has shared a reflection here yet. You can share one of yours: open it and press “Share with everyone here”.',
};

const factsOf = ({ on, name, shared }: RowView): string =>
  name === null ? `${formatDate(on, true)} · ${shared ? 'everyone here can read it' : 'only you'}` : formatDate(on, true);

function found({ whose, rows, search }: ListView): Block {
  const noun = whose === 'mine' ? 'kept' : 'shared';
  if (search === '') return rows.length === 0 ? section(EMPTY[whose]) : section(`*${rows.length} ${noun}*, newest first`);
  return plainSection(
    rows.length === 0
      ? `Nothing found for “${truncate(search, 200)}”. Fewer or other words may help.`
      : `${rows.length} found for “${truncate(search, 200)}”`,
  );
}

export function listModal(view: ListView): Modal {
  const { whose, rows } = view;
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const page = Math.min(Math.max(0, view.page), pages - 1);
  const shown = rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return {
    type: 'modal',
    callback_id: 'reflections:list',
    private_metadata: JSON.stringify({ w: whose }),
    title: plain(whose === 'mine' ? 'Your reflections' : 'Shared reflections', 24),
    submit: plain('Search', 24),
    close: plain('Close', 24),
    blocks: [
      ...(view.notice ? [plainSection(`✓ ${view.notice}`)] : []),
      input(
        'search',
        whose === 'mine' ? 'Search in yours' : 'Search in what was shared',
        {
          type: 'plain_text_input',
          max_length: 200,
          placeholder: plain('delegation', 150),
          ...(view.search === '' ? {} : { initial_value: truncate(view.search, 200) }),
        },
        { optional: true },
      ),
      found(view),
      ...shown.flatMap((row) => [
        plainSection(
          truncate(row.name === null ? row.summary : `${row.name}: ${row.summary}`, 300),
          button('Open', 'reflections:open', { value: row.id, label: `Open: ${row.summary}` }),
        ),
        context(factsOf(row)),
      ]),
      divider,
      actions(
        ...(page > 0 ? [button('Newer', 'reflections:page#back', { value: `${whose}:${page - 1}` })] : []),
        ...(page < pages - 1
          ? [button(`Older (page ${page + 2} of ${pages})`, 'reflections:page#on', { value: `${whose}:${page + 1}` })]
          : []),
        ...(whose === 'mine'
          ? [
              button('Write one', 'reflections:write'),
              button('Your steps', 'reflections:steps', { value: '0' }),
              button('Shared by members', 'reflections:page#shared', { value: 'shared:0' }),
            ]
          : [button('All yours', 'reflections:page#mine', { value: 'mine:0' })]),
      ),
    ],
  };
}

/** One row on App Home. */
export const homeRow = ({ id, summary, on, name, shared }: RowView): Block[] => [
  plainSection(
    truncate(name === null ? summary : `${name}: ${summary}`, 150),
    button('Open', 'reflections:open', { value: id, label: `Open: ${summary}` }),
  ),
  context(
    `${formatShortDate(on)} · ${name === null ? (shared ? 'your reflection, shared' : 'your reflection, only you') : 'a shared reflection'}`,
  ),
];
