/** What people read about formats: the list, one of them, the form of a copy. */
import type { SheetStep } from '../../community/run-sheet-rules.ts';
import { sheetBlocks } from '../../community/run-sheet-views.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, divider, input, plain, plainContext, plainSection, section, strong } from '../../platform/slack/text.ts';
import { type Format, LONGEST_NAME, LONGEST_PURPOSE, type Words } from './rules.ts';

export const sayEffort = (effort: number | null): string =>
  effort === null ? 'preparing it is up to you' : effort === 0 ? 'nothing to prepare' : `about ${effort} minutes to prepare`;

const factsOf = ({ minutes, effort, kind }: Pick<Format, 'minutes' | 'effort' | 'kind'>): string =>
  [`${minutes} minutes`, kind === 'ceremony' && effort === null ? 'led by the stewards' : sayEffort(effort)].join(' · ');

/** For whoever would choose it; the stewards know no more. */
export const restsLine = (name: string): string =>
  `${name} rests at present. It comes back when the norms are renewed by consent; every other format can be chosen.`;

const title = plain('Formats', 24);

export interface ListView {
  communityId: string;
  metadata: string;
  community: string;
  library: readonly Format[];
  /** Null: ready to be used; otherwise by how much it is off. */
  own: readonly {
    id: string;
    name: string;
    purpose: string;
    minutes: number;
    effort: number | null;
    kind: Format['kind'];
    off: string | null;
  }[];
  notice: string | null;
}

const row = (format: Pick<Format, 'id' | 'name' | 'purpose' | 'minutes' | 'effort' | 'kind'>, more: string[] = []): Block[] => [
  plainSection(
    [format.name, format.purpose].filter((text) => text !== '').join(': '),
    button('Open', `formats:open#${format.id}`, { value: format.id, label: `Open ${format.name}` }),
  ),
  plainContext([factsOf(format), ...more].join(' · ')),
];

export function listModal({ metadata, community, library, own, notice }: ListView): Modal {
  const ofKind = (kind: Format['kind']): Block[] => library.filter((format) => format.kind === kind).flatMap((format) => row(format));
  return {
    type: 'modal',
    callback_id: 'formats:list',
    private_metadata: metadata,
    title,
    close: plain('Close', 24),
    blocks: [
      ...(notice ? [plainSection(`✓ ${notice}`)] : []),
      plainSection(
        `How a session of ${community} can run, minute by minute. Whoever leads one chooses; everyone here may copy one and change it.`,
      ),
      section('*Sessions*'),
      ...ofKind('session'),
      divider,
      section('*Ceremonies*, led by the stewards'),
      ...ofKind('ceremony'),
      ...(own.length === 0
        ? []
        : [
            divider,
            section('*Your own*'),
            ...own.flatMap((format) => row(format, format.off === null ? [] : [`◌ ${format.off}; offered when it adds up`])),
          ]),
    ],
  };
}

export interface FormatView {
  metadata: string;
  format: Omit<Format, 'steps'> & { steps: readonly SheetStep[] };
  /** The name of the one it came from. */
  baseName: string | null;
  mayEdit: boolean;
  mayCopy: boolean;
  notice: string | null;
  isReady: boolean;
}

const list = (heading: string, items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [section(`*${heading}*`), plainSection(items.map((item) => `• ${item}`).join('\n'))];

export function formatModal({ metadata, format, baseName, mayEdit, mayCopy, notice, isReady }: FormatView): Modal {
  return {
    type: 'modal',
    callback_id: 'formats:format',
    private_metadata: metadata,
    title: plain('Format', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      strong(format.name),
      ...(format.purpose === '' ? [] : [plainSection(format.purpose)]),
      context(factsOf(format)),
      ...(isReady ? [] : [context('◌ It is offered to whoever leads once it adds up.')]),
      ...sheetBlocks({ feature: 'formats', steps: format.steps, minutes: format.minutes, mayEdit }),
      ...list('Before the session', format.preparation),
      ...list('It goes wrong when', format.goesWrongWhen),
      plainContext(baseName === null ? `Comes from: ${format.lineage}` : `Copied from ${baseName}, which comes from: ${format.lineage}`),
      actions(
        ...(mayCopy ? [button('Copy and change', 'formats:copy', { value: format.id })] : []),
        ...(mayEdit
          ? [
              button('Change name and purpose', 'formats:words', { value: format.id }),
              button('Delete', 'formats:delete', {
                value: format.id,
                style: 'danger',
                confirm: {
                  title: 'Delete this format?',
                  text: 'It leaves the list for everyone here. Sessions that were planned with it keep their run sheets.',
                  yes: 'Delete it',
                  no: 'Keep it',
                },
              }),
            ]
          : []),
        button('All formats', 'formats:list'),
      ),
    ],
  };
}

export interface WordsForm {
  metadata: string;
  words: Words;
  /** What is being copied; null when an own one changes its words. */
  copied: { name: string; minutes: number } | null;
}

export const wordsModal = ({ metadata, words, copied }: WordsForm): Modal => ({
  type: 'modal',
  callback_id: 'formats:words',
  private_metadata: metadata,
  title: plain(copied ? 'A copy' : 'Name and purpose', 24),
  submit: plain(copied ? 'Copy it' : 'Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(
      copied
        ? `A copy of ${copied.name}, fitted to ${copied.minutes} minutes. Everyone here can read and use it; you and the stewards can change it.`
        : 'Everyone here can read it.',
    ),
    input('name', 'Name', {
      type: 'plain_text_input',
      max_length: LONGEST_NAME,
      placeholder: plain('Case Clinic in pairs', 150),
      ...(words.name === '' ? {} : { initial_value: words.name }),
    }),
    input(
      'purpose',
      'What it is for',
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: LONGEST_PURPOSE,
        placeholder: plain('two people bring a case, everybody else thinks with them', 150),
        ...(words.purpose === '' ? {} : { initial_value: words.purpose }),
      },
      { optional: true },
    ),
    input(
      'effort',
      'Minutes to prepare',
      {
        type: 'number_input',
        is_decimal_allowed: false,
        min_value: '0',
        max_value: '240',
        ...(words.effort === null ? {} : { initial_value: `${words.effort}` }),
      },
      { optional: true, hint: 'Said honestly, it helps whoever decides whether to lead.' },
    ),
  ],
});
