/** Sharing it, having read it, and handing it over. */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText as escaped,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  titled,
  truncate,
} from '../../platform/slack/text.ts';

const form = (callbackId: string, metadata: string, title: string, submit: string, blocks: Block[]): Modal => ({
  ...{ type: 'modal', callback_id: callbackId, private_metadata: metadata },
  ...{ title: plain(title, 24), submit: plain(submit, 24), close: plain('Not now', 24), blocks },
});

export const shareModal = (metadata: string, title: string, community: string, ticks: readonly string[]): Modal =>
  form('cards:share-it', metadata, 'Its readers', 'Share it', [
    titled('', title),
    plainContext(`Every member of ${community} can read it from now on, with your name. Other members may amend it; each change is kept.`),
    ...ticks.map((sentence, at) =>
      input(`tick-${at}`, 'Agreed', { type: 'checkboxes', action_id: `tick-${at}`, options: [option(sentence, 'yes')] }),
    ),
  ]);

export const readModal = (metadata: string, title: string): Modal =>
  form('cards:has-read', metadata, 'Second reader', 'Keep it', [
    titled('', title),
    context('You are its second reader: from then on it is shared, no longer one person’s draft. The history says so, with your name.'),
    input(
      'what',
      'What did you change, or would you?',
      {
        type: 'plain_text_input',
        action_id: 'what',
        multiline: true,
        max_length: 300,
        placeholder: plain('Added when it did not work for us'),
      },
      { optional: true, hint: 'Empty means: nothing to change. To change the text itself, close this and press Edit first.' },
    ),
  ]);

export const stewardModal = (metadata: string, title: string): Modal =>
  form('cards:hand-over', metadata, 'Who looks after it', 'Ask', [
    titled('', title),
    context('One named person sees that it stays true. I ask; until the answer is yes, nothing changes.'),
    input('who', 'Who could look after it?', { type: 'users_select', action_id: 'who', placeholder: plain('Somebody here') }),
  ]);

export interface OfferView {
  value: string;
  itemId: string;
  title: string;
  from: string;
}

export const offerMessage = ({ value, itemId, title, from }: OfferView): Message => {
  const text = `${from} asks whether you would look after this from now on: ${title}. It means a look at it twice a year.`;
  return {
    text: escaped(truncate(text, 700)),
    blocks: [
      plainSection(truncate(text, 2900)),
      actions(
        button("I'll look after it", 'cards:look-after', { value, style: 'primary' }),
        button('Not this time', 'cards:decline', { value }),
        button('Read it', 'cards:open', { value: itemId }),
      ),
    ],
  };
};

export const plainAnswer = (text: string): Message => ({
  text: escaped(truncate(text, 700)),
  blocks: [plainSection(truncate(text, 2900))],
});

export const removeConfirm = {
  title: 'Delete this draft?',
  text: 'It goes with all its versions, and nothing of it is kept. Nobody else has read it.',
  ...{ yes: 'Delete it', no: 'Keep it' },
};
