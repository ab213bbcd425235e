/** The form of a hand, and what is read of it by whoever is asked. */
import { formalContext, sayFormalContacts } from '../../community/formal-views.ts';
import type { CommunitySettings } from '../../community/settings.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, option, plain, plainContext, plainSection, quote, truncate } from '../../platform/slack/text.ts';
import { KINDS, type Kind, LONGEST_ABOUT } from './rules.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  rehearsal: 'A rehearsal partner',
  eyes: 'A second pair of eyes',
  mentor: 'A mentor',
  talk: 'Just to talk',
};

/** 'Ana could use …'. */
export const USES: Readonly<Record<Kind, string>> = {
  rehearsal: 'a rehearsal partner',
  eyes: 'a second pair of eyes',
  mentor: 'a mentor',
  talk: 'somebody to talk to',
};

export interface FormView {
  metadata: string;
  /** One, or those she may mean. */
  communities: readonly { id: string; name: string; settings: Pick<CommunitySettings, 'formalContacts'> }[];
  kind: Kind | null;
  about: string;
}

const WHO = 'Only whoever is being asked reads this; deleted after 90 days. Nobody hears who passed, you included.';
const FIRST = 'Needing one is ordinary. The stewards and the sponsor go first: ask them about a flop of their own.';

const contactsOf = (communities: FormView['communities']): Block[] => {
  const [only, ...others] = communities;
  if (only && others.length === 0) return formalContext(only.settings);
  return communities.map(({ name, settings }) => plainContext(`${truncate(name, 100)}. ${sayFormalContacts(settings)}`));
};

export function formModal({ metadata, communities, kind, about }: FormView): Modal {
  const kinds = KINDS.map((each) => option(KIND_WORDS[each], each));
  const chosen = kinds.find(({ value }) => value === kind);
  const know = [option('Only whoever is asked', 'chosen'), option('Also the stewards: that I asked, not what', 'stewards')];
  const places = communities.slice(0, 100).map(({ id, name }) => option(name || ' ', id));
  return {
    type: 'modal',
    callback_id: 'hands:ask',
    private_metadata: metadata,
    title: plain('A hand', 24),
    submit: plain('Ask', 24),
    close: plain('Not now', 24),
    blocks: [
      context(WHO, FIRST),
      ...(places.length > 1 ? [input('community', 'Where', { type: 'static_select', options: places })] : []),
      input('kind', 'What kind', { type: 'radio_buttons', options: kinds, ...(chosen ? { initial_option: chosen } : {}) }),
      input(
        'about',
        'In a line, what it is about',
        {
          type: 'plain_text_input',
          max_length: LONGEST_ABOUT,
          placeholder: plain('A talk on Thursday that I would rather not have', 150),
          ...(about === '' ? {} : { initial_value: about.slice(0, LONGEST_ABOUT) }),
        },
        { optional: true },
      ),
      input('first', 'Whom to ask', { type: 'users_select' }, { optional: true, hint: 'Empty: I ask somebody from another function.' }),
      input(
        'next',
        'And then, in this order',
        { type: 'multi_users_select', max_selected_items: 2 },
        { optional: true, hint: 'Each has two working days, then the next is asked quietly.' },
      ),
      input('know', 'Who may know', { type: 'radio_buttons', options: know, ...(know[0] ? { initial_option: know[0] } : {}) }),
      ...contactsOf(communities),
    ],
  };
}

/** After the form, and instead of it when nobody could be asked. */
export const askedModal = (words: string, kind: Kind, settings: Pick<CommunitySettings, 'formalContacts'>): Modal => ({
  type: 'modal',
  callback_id: 'hands:asked',
  title: plain('A hand', 24),
  close: plain('Close', 24),
  blocks: [
    plainSection(words),
    ...(kind === 'mentor'
      ? [
          plainSection('For six months with one person there is the list of mentors, too: you choose two, and I ask them in order.'),
          actions(button('Look at the mentors', 'mentors:open', { value: '' })),
        ]
      : []),
    ...formalContext(settings),
  ],
});

export const aboutModal = (asker: string, kind: Kind, about: string): Modal => ({
  type: 'modal',
  callback_id: 'hands:about',
  title: plain('What it is about', 24),
  close: plain('Close', 24),
  blocks: [plainSection(`${asker} could use ${USES[kind]}.`), quote(about), plainContext('For you alone; it stays with you.')],
});
