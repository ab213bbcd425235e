/** Pausing, resting, waking and ending: what happens is said before, and kept to. (practice row 96) */
import type { Community } from '../../community/records.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as clean,
  input,
  plain,
  plainContext,
  plainSection,
  quote,
  section,
} from '../../platform/slack/text.ts';

export const VERBS = ['pause', 'dormant', 'wake', 'end'] as const;
export type Verb = (typeof VERBS)[number];
export const isVerb = (text: string): text is Verb => VERBS.some((verb) => verb === text);

const FORMS: Record<Verb, { title: string; submit: string; happens: readonly string[] }> = {
  pause: {
    title: 'Pause the community',
    submit: 'Pause it',
    happens: [
      'Nothing is sent and nobody is asked anything, until a steward wakes it.',
      'The calendar, the roles and everything that was written stay as they are.',
      'One line in the channel says so.',
    ],
  },
  dormant: {
    title: 'Let it rest',
    submit: 'Let it rest',
    happens: [
      'Nothing is sent any more; the calendar is emptied of what was to come.',
      'What was written stays readable and can be found.',
      'A steward can wake it, in a month or in a year. One line in the channel says so.',
    ],
  },
  wake: {
    title: 'Wake the community',
    submit: 'Wake it',
    happens: ['The calendar is computed again from today on; nothing that was missed is sent late.', 'One line in the channel says so.'],
  },
  end: {
    title: 'End the community',
    submit: 'End it',
    happens: [
      'It ends for good: nothing is sent any more, and it cannot be woken.',
      'Members keep the channel. What is private to each of them stays with them.',
      'You get everything the community wrote as a file, if you want it; the button comes after this.',
      'The channel gets a last post with your words.',
    ],
  },
};

export const drawLife = (community: Community, verb: Verb): Modal => {
  const { title, submit, happens } = FORMS[verb];
  return {
    type: 'modal',
    callback_id: 'set-up:live',
    private_metadata: `${community.id} ${verb}`,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain('Not now', 24),
    blocks: [
      plainSection(community.name),
      section(happens.map((line) => `▸ ${line}`).join('\n')),
      input(
        'words',
        verb === 'end' ? 'Your last words to the members' : 'A line to the members',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: 1000,
          placeholder: plain(
            verb === 'end'
              ? 'We set out to make planning lighter, and it is. Thank you, all of you.'
              : 'Back after the reorganisation, in March.',
          ),
        },
        { optional: true },
      ),
    ],
  };
};

const POSTS: Record<Verb, (name: string) => string> = {
  pause: (name) => `${name} pauses. Nothing is asked of you until it goes on.`,
  dormant: (name) => `${name} rests. Nothing is asked of you any more; what was written here stays, and can be found.`,
  wake: (name) => `${name} goes on. /rondo agenda shows what comes.`,
  end: (name) =>
    `${name} ends here. Thank you for what you tried, said and gave. What is private to you stays yours; /rondo help shows how to keep or delete it.`,
};

export const drawLifePost = (community: Community, verb: Verb, by: string, words: string): Message => {
  const line = POSTS[verb](community.name);
  return {
    text: clean([line, words, `Decided by ${by}.`].filter(Boolean).join('\n')),
    blocks: [plainSection(line), ...(words ? [quote(words)] : []), plainContext(`Decided by ${by}.`)],
  };
};

const DONE: Record<Verb, string> = { pause: 'It is paused.', dormant: 'It rests.', wake: 'It goes on.', end: 'It has ended.' };

export const drawLived = (community: Community, verb: Verb, moved: readonly string[]): Modal => ({
  type: 'modal',
  callback_id: 'set-up:said',
  title: plain(DONE[verb].replace('.', ''), 24),
  close: plain('Close', 24),
  blocks: [
    plainSection(`✓ ${community.name}: ${DONE[verb]}`),
    ...(moved.length > 0 ? [plainSection(moved.join('\n'))] : []),
    ...(verb === 'end' || verb === 'dormant' ? exportOffer(community) : []),
  ],
});

const exportOffer = (community: Community): Block[] => [
  section('Everything the community wrote, in open formats, as a file in your direct messages:'),
  actions(button('Export everything', 'set-up:export', { value: community.id })),
];
