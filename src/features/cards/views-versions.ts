/** The history of an item, and two of its versions side by side. */

import { selectOne } from '../../community/form-views.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  header,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  section,
  truncate,
} from '../../platform/slack/text.ts';
import type { Pair } from './rules-words.ts';

const ROWS = 15;
/** Slack's list takes no more options. */
const MOST_OPTIONS = 100;

export interface HistoryLine {
  /** Null: something that was decided beside its text. */
  version: number | null;
  on: string;
  who: string;
  what: string;
}

export interface HistoryView {
  metadata: string;
  itemId: string;
  title: string;
  current: number;
  /** Newest first. */
  lines: readonly HistoryLine[];
  mayEdit: boolean;
  page: number;
}

const sayLine = ({ version, on, who, what }: HistoryLine): string =>
  [...(version === null ? [] : [`Version ${version}`]), `${on}, ${who}`, ...(what === '' ? [] : [what])].join(' · ');

function drawLine(view: HistoryView, line: HistoryLine): Block {
  const text = truncate(sayLine(line), 600);
  if (line.version === null || line.version === view.current || !view.mayEdit) return plainSection(text);
  const confirm = {
    title: `Bring back version ${line.version}?`,
    text: 'Its text becomes a new version. What stands there now stays in the history.',
    ...{ yes: 'Bring it back', no: 'Leave it' },
  };
  const value = `${view.itemId}/${line.version}/${view.current}`;
  return plainSection(
    text,
    button('Bring it back', `cards:restore#${line.version}`, { value, label: `Bring back version ${line.version}`, confirm }),
  );
}

export function historyModal(view: HistoryView): Modal {
  const versions = view.lines.flatMap(({ version }) => version ?? []).slice(0, MOST_OPTIONS);
  const options = versions.map((version) => option(`Version ${version}`, `${version}`));
  const pages = Math.max(1, Math.ceil(view.lines.length / ROWS));
  const turn = (text: string, to: number) => button(text, `cards:history#${to}`, { value: `${view.itemId}/${to}` });
  const turns = [
    ...(view.page > 0 ? [turn('Newer', view.page - 1)] : []),
    ...(view.page < pages - 1 ? [turn('Older', view.page + 1)] : []),
  ];
  const select = (field: string, label: string, at: number): Block =>
    input(field, label, selectOne(field, options, options[at]?.value ?? null, 'Choose a version'));
  const isComparable = versions.length > 1;
  return {
    type: 'modal',
    callback_id: 'cards:compare',
    private_metadata: view.metadata,
    title: plain('History', 24),
    ...(isComparable ? { submit: plain('Compare', 24) } : {}),
    close: plain('Close', 24),
    blocks: [
      header(view.title || 'Without a title yet'),
      ...view.lines.slice(view.page * ROWS, (view.page + 1) * ROWS).map((line) => drawLine(view, line)),
      ...(turns.length > 0 ? [actions(...turns)] : []),
      ...(isComparable ? [select('from', 'Compare', 1), select('to', 'with', 0)] : []),
    ],
  };
}

export interface Changed {
  label: string;
  pair: Pair;
}

/** Only what changed; the two texts beside each other, with what went and what came marked. */
export const compareModal = (itemId: string, title: string, from: number, to: number, changed: readonly Changed[]): Modal => ({
  type: 'modal',
  callback_id: 'cards:compared',
  title: plain('Two versions', 24),
  close: plain('Close', 24),
  blocks: [
    header(title || 'Without a title yet'),
    context(`Version ${from} beside version ${to}: [-what went-] and [+what came+].`),
    ...(changed.length === 0 ? [plainSection('They say the same.')] : []),
    ...changed
      .slice(0, 40)
      .flatMap(({ label, pair }): Block[] => [
        section(`*${label.replaceAll('*', '')}*`),
        { type: 'section', fields: [plain(pair.before || '(empty)', 2000), plain(pair.after || '(empty)', 2000)] },
      ]),
    ...(changed.length > 40 ? [plainContext('There is more; compare versions that are nearer to each other.')] : []),
    actions(button('Its history', 'cards:history', { value: itemId }), button('Open it', 'cards:open', { value: itemId })),
  ],
});
