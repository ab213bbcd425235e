/** The glossary page by page, and what is near to a word that is not in it. */
import { joinWords } from '../../community/words.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  section,
  truncate,
} from '../../platform/slack/text.ts';
import { LONGEST_TERM, letterOf } from './rules.ts';
import type { Standing } from './rules-clash.ts';

const PAGE_SIZE = 8;
const MOST_LETTERS = 100;

export interface ListedTerm {
  id: string;
  title: string;
  definition: string;
  state: string;
  standing: Standing;
}

export interface ListView {
  communityId: string;
  page: number;
  words: string;
  terms: readonly ListedTerm[];
}

const factsOf = ({ state, standing: { agreed, clash, acrossTeams } }: ListedTerm): string =>
  [
    ...(clash ? ['▸ two functions define it differently'] : agreed.length > 0 ? [`agreed by ${joinWords(agreed)}`] : []),
    ...(acrossTeams ? ['cross-team'] : []),
    ...(state === 'draft' ? ['a draft'] : state === 'archived' ? ['archived'] : []),
  ].join(' · ');

function termRow(term: ListedTerm): Block[] {
  const facts = factsOf(term);
  const open = button('Open it', `glossary:show#${term.id}`.slice(0, 255), { value: term.id, label: truncate(`Open: ${term.title}`, 75) });
  return [plainSection(truncate(`${term.title}: ${term.definition}`, 300), open), ...(facts === '' ? [] : [plainContext(facts)])];
}

/** On which page the first term of a letter stands. */
export const pageOf = (terms: readonly { title: string }[], letter: string): number =>
  Math.floor(
    Math.max(
      0,
      terms.findIndex(({ title }) => letterOf(title) === letter),
    ) / PAGE_SIZE,
  );

export function listModal({ communityId, page: wanted, words, terms }: ListView): Modal {
  const pages = Math.max(1, Math.ceil(terms.length / PAGE_SIZE));
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const shown = terms.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const letters = [...new Set(terms.map(({ title }) => letterOf(title)))].slice(0, MOST_LETTERS);
  const turning = [
    ...(page > 0 ? [button('Earlier', 'glossary:page#back', { value: String(page - 1) })] : []),
    ...(page < pages - 1 ? [button('More', 'glossary:page#on', { value: String(page + 1) })] : []),
    ...(pages > 1
      ? [
          {
            type: 'static_select' as const,
            action_id: 'glossary:letter',
            placeholder: plain('Go to a letter', 150),
            options: letters.map((letter) => option(letter, letter)),
          },
        ]
      : []),
  ];
  const empty = words === '' ? 'No term stands here yet.' : 'No term has these words.';
  return {
    type: 'modal',
    callback_id: 'glossary:list',
    private_metadata: JSON.stringify({ c: communityId, p: page }),
    title: plain('Our words', 24),
    submit: plain('Search', 24),
    close: plain('Close', 24),
    blocks: [
      input(
        'words',
        'Words',
        {
          type: 'plain_text_input',
          max_length: 200,
          placeholder: plain('decision', 150),
          ...(words === '' ? {} : { initial_value: words }),
        },
        { optional: true },
      ),
      ...(shown.length === 0 ? [section(empty)] : shown.flatMap(termRow)),
      ...(turning.length > 0 ? [actions(...turning)] : []),
      actions(button('Define a term', 'glossary:new', { value: communityId })),
      context(`${terms.length === 1 ? '1 term' : `${terms.length} terms`}. Every member can read and change them.`),
    ],
  };
}

/** The word is kept in the form alone. */
export const nearModal = (communityId: string, word: string, near: readonly ListedTerm[]): Modal => ({
  type: 'modal',
  callback_id: 'glossary:define',
  private_metadata: JSON.stringify({ c: communityId }),
  title: plain('Near to it', 24),
  ...(communityId === '' ? {} : { submit: plain('Define it', 24) }),
  close: plain('Close', 24),
  blocks: [
    plainSection(`“${word}” is not a term here. ${near.length === 1 ? 'This is near:' : 'These are near:'}`),
    ...near.flatMap(termRow),
    ...(communityId === ''
      ? []
      : [
          input('word', 'None of these? Define it', {
            type: 'plain_text_input',
            max_length: LONGEST_TERM,
            initial_value: truncate(word, LONGEST_TERM),
          }),
        ]),
  ],
});
