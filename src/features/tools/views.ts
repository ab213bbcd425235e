/** The tools in a list, what stands around each of them, and how they are used. */
import { joinWords, sayNumber } from '../../community/words.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { button, context, header, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { KIND_WORDS, type Tool } from './rules.ts';
import type { ToolKind } from './tables.ts';

export interface ToolView<B extends Tool['body'] = Tool['body']> {
  tool: Tool<B>;
  /** Null: the library's own. */
  copy: { isMine: boolean; isShared: boolean; from: string } | null;
}

/** Of one kind; a modal has a hundred blocks. */
const MOST_LISTED = 25;
const KINDS: readonly ToolKind[] = ['checklist', 'tree', 'rubric'];

/** Where a copy came from and who has it; '' for the library's own. Plain text. */
export const copyLine = ({ copy }: ToolView): string =>
  copy === null
    ? ''
    : [
        `Copied from “${copy.from}”.`,
        copy.isMine ? (copy.isShared ? 'Yours; members use it, too.' : 'Yours alone.') : 'Shared by a member.',
      ].join(' ');

function toolRow(view: ToolView): Block[] {
  const { id, name, useWhen } = view.tool;
  const mark = view.copy === null ? '' : ` · ${view.copy.isMine ? 'your copy' : 'a shared copy'}`;
  const open = button('Open it', `tools:open#${id}`, { value: id, label: truncate(`Open: ${name}`, 75) });
  return [plainSection(truncate([`${name}${mark}`, useWhen].filter(Boolean).join('\n'), 400), open)];
}

export function listModal(views: readonly ToolView[], words: string): Modal {
  const byKind = KINDS.map((kind) => ({ kind, of: views.filter(({ tool }) => tool.body.kind === kind) })).filter(({ of }) => of.length > 0);
  const none = words === '' ? 'No tools are here.' : `No tool has these words: “${truncate(words, 200)}”. Type /rondo tools to see all.`;
  return {
    type: 'modal',
    callback_id: 'tools:list',
    title: plain('Tools', 24),
    close: plain('Close', 24),
    blocks: [
      context('What you tick, answer or rate is shown to nobody else.'),
      ...(byKind.length === 0 ? [plainSection(none)] : []),
      ...byKind.flatMap(({ kind, of }): Block[] => [
        header(KIND_WORDS[kind].many),
        ...of.slice(0, MOST_LISTED).flatMap(toolRow),
        ...(of.length > MOST_LISTED ? [context(`And ${of.length - MOST_LISTED} more; /rondo tools with a word finds them.`)] : []),
      ]),
    ],
  };
}

/** What can be done with any tool, beside using it. */
export function ownButtons({ tool: { id }, copy }: ToolView): Button[] {
  if (!copy?.isMine) return [button('Copy it for my team', 'tools:copy', { value: id })];
  const ask = copy.isShared
    ? 'Nobody can use it any more, and what people ticked in it is gone.'
    : 'What you ticked and rated in it is gone, too.';
  return [
    button('Change this copy', 'tools:edit', { value: id }),
    button('Delete it', 'tools:delete', {
      value: id,
      style: 'danger',
      confirm: { title: 'Delete this copy?', text: ask, yes: 'Delete it', no: 'Keep it' },
    }),
  ];
}

/** Above and below every running tool. */
export const toolHead = (view: ToolView, notice: string | null): Block[] => [
  ...(notice ? [plainSection(`✓ ${notice}`)] : []),
  header(view.tool.name),
  ...(view.tool.useWhen === '' ? [] : [plainContext(view.tool.useWhen)]),
];
export const toolFoot = (view: ToolView): Block[] => (view.copy === null ? [] : [plainContext(copyLine(view))]);

export interface Usage {
  between: number;
  onSessionDays: number;
  copies: number;
}

const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${sayNumber(n)} times`);

/** Of last month, without names; null when there is nothing to say. Plain text. */
export function usageLine({ between, onSessionDays, copies }: Usage): string | null {
  const used = [
    ...(between > 0 ? [`${times(between)} between sessions`] : []),
    ...(onSessionDays > 0 ? [`${times(onSessionDays)} on session days`] : []),
  ];
  const made = copies === 0 ? '' : copies === 1 ? 'one copy was made' : `${sayNumber(copies)} copies were made`;
  const parts = [used.length > 0 ? `tools were used ${joinWords(used)}` : '', made].filter(Boolean);
  return parts.length === 0 ? null : `Last month ${parts.join(', and ')}.`;
}
