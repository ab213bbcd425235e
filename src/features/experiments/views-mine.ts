/** Hers, in a list and on Home; and the numbers that always stand together. */
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, plain, plainContext, plainSection, section, truncate } from '../../platform/slack/text.ts';
import { formatShortDate, type LocalDate } from '../../platform/time/local-dates.ts';

export interface RowView {
  id: string;
  title: string;
  state: string;
  next: string;
  /** Dates of what happened; may be empty. */
  history: string;
}

const PAGE = 8;

export const rowBlocks = ({ id, title, state, next, history }: RowView): Block[] => [
  plainSection(truncate(title, 150), button('Open', `experiments:open#${id}`, { value: id, label: `Open: ${title}` })),
  plainContext(`${state}\n${next}${history === '' ? '' : `\n${history}`}`),
];

export interface MineView {
  rows: readonly RowView[];
  /** Led by others who named her. */
  asked: readonly { id: string; title: string; owner: string; state: string }[];
  page: number;
  onlyIdeas: boolean;
  notice: string | null;
  /** By community. */
  counts: readonly { name: string; line: string }[];
}

export function mineModal({ rows, asked, page, onlyIdeas, notice, counts }: MineView): Modal {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(Math.max(0, page), pages - 1);
  const turn = (to: number): string => `${onlyIdeas ? 'ideas' : 'all'}:${to}`;
  return {
    type: 'modal',
    callback_id: 'experiments:mine',
    title: plain('Your experiments', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice === null ? [] : [plainSection(notice)]),
      rows.length === 0
        ? section('Nothing here yet. Five templates are one tap away; a design takes fifteen minutes.')
        : context(onlyIdeas ? 'Ideas. Only you can see them.' : 'Newest first. Each says who sees it on its page.'),
      ...rows.slice(at * PAGE, (at + 1) * PAGE).flatMap(rowBlocks),
      ...(asked.length === 0
        ? []
        : [
            divider,
            section('*You may ask how it goes*'),
            ...asked
              .slice(0, PAGE)
              .flatMap(({ id, title, owner, state }) => [
                plainSection(
                  truncate(`${owner}: ${title}`, 200),
                  button('Open', `experiments:open#${id}`, { value: id, label: `Open: ${title}` }),
                ),
                plainContext(state),
              ]),
          ]),
      ...counts.slice(0, PAGE).map(({ name, line }) => plainContext(`${name}: ${line}.`)),
      actions(
        button('Design one', 'experiments:from', { value: '', style: 'primary' }),
        ...(at > 0 ? [button('Earlier', 'experiments:list#back', { value: turn(at - 1) })] : []),
        ...(at < pages - 1 ? [button('More', 'experiments:list#on', { value: turn(at + 1) })] : []),
        onlyIdeas
          ? button('All of yours', 'experiments:list#all', { value: 'all:0' })
          : button('Ideas only', 'experiments:list#ideas', { value: 'ideas:0' }),
      ),
    ],
  };
}

/** *Now*: an idea that waits, until it steps back. */
export const ideaRow = ({ id, title }: Pick<RowView, 'id' | 'title'>, until: LocalDate): Block[] => [
  plainSection(
    `Your idea: ${truncate(title, 150)}\nFifteen minutes to design, until ${formatShortDate(until)}; then it rests under Mine.`,
    button('Design it', `experiments:edit#${id}`, { value: id, label: `Design: ${title}` }),
  ),
];

/** *Ours*: all outcomes, those without a result too. */
export const oursRow = (name: string, line: string): Block[] => [
  plainSection(`Experiments in ${name}: ${line}.`, button('Design one', 'experiments:from', { value: '', label: 'Design an experiment' })),
];
