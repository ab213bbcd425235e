/** The form of a report, and what is said when it has arrived. */

import { tick } from '../../community/form-views.ts';
import { formalContext } from '../../community/formal-views.ts';
import type { CommunitySettings } from '../../community/settings.ts';
import { joinWords } from '../../community/words.ts';
import { fillIn, type Library } from '../../library/library.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { actions, button, input, option, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { type Contact, LONGEST } from './rules.ts';

type Settings = Pick<CommunitySettings, 'formalContacts'>;

export const TITLE = plain('Something left the room', 24);

/** For somebody who is in several. */
export const whereModal = (communities: readonly { id: string; name: string }[]): Modal => ({
  type: 'modal',
  callback_id: 'breaches:where',
  title: TITLE,
  close: plain('Not now', 24),
  blocks: [
    plainContext('Which room? Who reads it depends on that; you see who before you send anything.'),
    ...communities
      .slice(0, 40)
      .map(({ id, name }) => plainSection(name, button('This one', `breaches:open#${id}`, { value: id, label: `This one: ${name}` }))),
  ],
});

export interface FormView {
  communityId: string;
  community: string;
  settings: Settings;
  keepers: readonly { id: string; name: string }[];
  stewards: readonly { id: string; name: string }[];
}

const listed = (people: FormView['keepers']): string =>
  joinWords(
    people.map(({ name }) => truncate(name, 60)),
    'or',
  );

/** By name, before anything is sent. */
export function sayReaders({ keepers, stewards }: Pick<FormView, 'keepers' | 'stewards'>): string {
  if (keepers.length === 0 && stewards.length === 0) return 'There is nobody in office here who could read it.';
  if (keepers.length === 0) return `No trust keeper is in office: ${listed(stewards)} reads it, for the stewards.`;
  const then = keepers.length === 1 ? '' : ' The next one only after a working day without an answer.';
  return `${listed(keepers)} reads it, as trust keeper.${then}`;
}

const REST =
  'Whoever you tick below neither reads it nor learns of it. It carries your name, and is deleted 90 days after the last thing that happened.';

/** At most ten ticks; whoever holds both offices stands there once. */
const optionsOf = ({ keepers, stewards }: FormView) => {
  const both = [...keepers.map((one) => ({ ...one, as: 'Trust keeper' })), ...stewards.map((one) => ({ ...one, as: 'Steward' }))];
  const once = both.filter(({ id }, at) => both.findIndex((other) => other.id === id) === at);
  return once.slice(0, 10).map(({ id, name, as }) => option(name || ' ', id, as));
};

export function formModal(view: FormView): Modal {
  const people = optionsOf(view);
  const contacts = [option('Yes', 'yes'), option('Write to me first', 'write'), option('No, read it only', 'no')];
  return {
    type: 'modal',
    callback_id: 'breaches:send',
    private_metadata: JSON.stringify({ c: view.communityId }),
    title: TITLE,
    submit: plain('Send it', 24),
    close: plain('Not now', 24),
    blocks: [
      plainContext(`${truncate(view.community, 100)}: ${sayReaders(view)}`),
      plainContext(REST),
      input('what', 'What, roughly?', {
        ...{ type: 'plain_text_input', multiline: true, max_length: LONGEST.what },
        placeholder: plain('A colleague outside knew of the case that I told on Wednesday.', 150),
      }),
      input('contact', 'May we talk to you?', { type: 'radio_buttons', options: contacts }),
      input(
        'wish',
        'What I would like to happen',
        {
          ...{ type: 'plain_text_input', multiline: true, max_length: LONGEST.wish },
          placeholder: plain('That we remind each other, without my name.', 150),
        },
        { optional: true },
      ),
      ...(people.length === 0
        ? []
        : [
            input(
              'about',
              'Is it about one of these?',
              { type: 'checkboxes', options: people },
              {
                optional: true,
                hint: 'Nobody ticked means no. If it is about every trust keeper, a steward whom you do not tick reads it.',
              },
            ),
          ]),
      input(
        'steward',
        'If all of them are silent for a working day',
        tick('steward', 'A steward may read it', 'Otherwise it stays with them, and I tell you.', true),
        { optional: true },
      ),
      ...formalContext(view.settings),
    ],
  };
}

/** The library's words; for somebody who wants no talk, without the promise to write. */
export function thanks(
  { messages }: Pick<Library, 'messages'>,
  contact: Contact,
  reader: string,
): { text: string; yes: string; no: string } {
  const found = messages.find(({ id }) => id === 'msg-leak');
  if (!found) throw new Error('the library lacks msg-leak');
  const [yes = 'Yes, hold them', no = 'No'] = found.buttons;
  const text = fillIn(found.text, { trust_keeper: reader });
  const promise = `${reader} will write to you within one working day.`;
  return {
    text: contact === 'no' ? text.replace(promise, `${reader} reads it within one working day, and does not write to you.`) : text,
    yes,
    no,
  };
}

export const arrivedModal = (id: string, { text, yes, no }: ReturnType<typeof thanks>, settings: Settings): Modal => ({
  type: 'modal',
  callback_id: 'breaches:arrived',
  title: TITLE,
  close: plain('Close', 24),
  blocks: [
    plainSection(text),
    actions(button(yes, 'breaches:hold', { value: id }), button(no, 'breaches:no-hold', { value: id })),
    plainContext('For seven days. Everybody would see that case posts rest, and nobody why.'),
    ...formalContext(settings),
  ],
});
