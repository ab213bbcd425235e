/** Choosing how the session runs: one question at a time, or from the list. */
import type { Block, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  type ButtonOptions,
  button,
  context,
  plain,
  plainContext,
  plainSection,
  section,
  strong,
} from '../../platform/slack/text.ts';
import type { Path, PreparedFormat } from './rules.ts';
import { sayEffort } from './views.ts';

const factsOf = ({ minutes, effort }: PreparedFormat): string => `${minutes} minutes · ${sayEffort(effort)}`;

/** Taking a format replaces what was changed by hand: only then it is asked back. */
const confirmOf = (name: string, isEdited: boolean): Pick<ButtonOptions, 'confirm'> =>
  isEdited
    ? {
        confirm: {
          title: 'Replace the run sheet?',
          text: `${name} takes the place of the run sheet that was changed by hand. Outcome, question and pre-read stay.`,
          yes: 'Replace it',
          no: 'Keep mine',
        },
      }
    : {};

export interface TreeView {
  metadata: string;
  sessionId: string;
  path: Path;
  answered: readonly { ask: string; yes: boolean }[];
  isEdited: boolean;
}

const way = (answered: TreeView['answered']): Block[] => answered.map(({ ask, yes }) => plainContext(`${ask} ${yes ? 'Yes.' : 'No.'}`));

const frame = ({ metadata }: TreeView, blocks: Block[]): Modal => ({
  type: 'modal',
  callback_id: 'preparation:tree',
  private_metadata: metadata,
  title: plain('Which format?', 24),
  close: plain('Close', 24),
  blocks,
});

const backFrom = ({ path, sessionId }: TreeView) =>
  path === ''
    ? button('Back', 'preparation:open', { value: sessionId, label: 'Back to your session' })
    : button('Back', 'preparation:tree#back', { value: path.slice(0, -1), label: 'Back to the question before' });

export const questionModal = (view: TreeView, ask: string): Modal =>
  frame(view, [
    ...way(view.answered),
    strong(ask),
    actions(
      button('Yes', 'preparation:tree#yes', { value: `${view.path}y` }),
      button('No', 'preparation:tree#no', { value: `${view.path}n` }),
      backFrom(view),
    ),
    context('Four questions at most. Nothing changes until you take a format.'),
  ]);

export const answerModal = (view: TreeView, format: PreparedFormat): Modal =>
  frame(view, [
    strong(format.name, ` · ${sayEffort(format.effort)}`),
    plainSection(format.purpose || format.name),
    section('*Why*'),
    ...way(view.answered),
    actions(
      button('Take it', 'preparation:take', { value: format.id, style: 'primary', ...confirmOf(format.name, view.isEdited) }),
      button('Pick another', 'preparation:formats'),
      backFrom(view),
    ),
  ]);

export interface PickView {
  metadata: string;
  sessionId: string;
  formats: readonly PreparedFormat[];
  currentId: string;
  minutes: number;
  isEdited: boolean;
}

export const pickModal = ({ metadata, sessionId, formats, currentId, minutes, isEdited }: PickView): Modal => ({
  type: 'modal',
  callback_id: 'preparation:formats',
  private_metadata: metadata,
  title: plain('Formats', 24),
  close: plain('Close', 24),
  blocks: [
    context(`Each is fitted to the ${minutes} minutes of your session.`),
    ...formats.flatMap((format): Block[] => [
      plainSection(
        [format.name, format.purpose].filter((text) => text !== '').join(': '),
        button('Take it', `preparation:take#${format.id}`, {
          value: format.id,
          label: `Take ${format.name}`,
          ...confirmOf(format.name, isEdited),
        }),
      ),
      plainContext([factsOf(format), ...(format.id === currentId ? ['▸ the present one'] : [])].join(' · ')),
    ]),
    actions(button('Back', 'preparation:open', { value: sessionId, label: 'Back to your session' })),
  ],
});
