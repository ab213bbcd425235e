/** The first messages somebody gets, and the two short forms behind *Tell us*. */

import type { Community, Level } from '../../community/records.ts';
import { sayNumber } from '../../community/words.ts';
import { fillIn, type Library } from '../../library/library.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, escape as clean, context, input, option, plain, plainSection, quote, strong } from '../../platform/slack/text.ts';
import type { Slot } from './rules.ts';
import type { Interest } from './tables.ts';
import { firstName, levelInput, listInput, purposeOf, tick, timeInput, weekdayInput } from './views.ts';

export const HOPE_MAX = 300;

const getMessage = (library: Library, id: string) => {
  const message = library.messages.find((each) => each.id === id);
  if (!message) throw new Error(`the library has no message ${id}`);
  return message;
};

/** What newcomers are told on day one, after the purpose: storage, frequency, pause, confidence. (practice 3.3) */
const dayOne = (library: Library, community: Community): { name: string; fact: string }[] => [
  {
    name: 'What I keep',
    fact: `what you tell me, private until you release it. Totals show from ${sayNumber(community.settings.k)} people. Whoever runs the server could technically look.`,
  },
  { name: 'How often I write', fact: 'at most twice a week for two weeks, then once at most.' },
  { name: 'To pause', fact: 'one tap under any message, or `/rondo pause`.' },
  { name: 'In confidence', fact: clean(library.norms.find((norm) => norm.id === 'n-confidence')?.norm ?? '') },
];

const exits = (library: Library, communityId: string): Block => {
  const [tell = 'Tell us', read = 'Reading only', no = 'Not for me'] = getMessage(library, 'msg-welcome').buttons;
  return actions(
    button(tell, 'membership:tell', { value: communityId, style: 'primary' }),
    button(read, 'membership:read', { value: communityId }),
    button(no, 'membership:not-for-me', { value: communityId }),
  );
};

interface Greeting {
  community: Community;
  library: Library;
  name: string;
}

function withFacts({ community, library }: Pick<Greeting, 'community' | 'library'>, opening: string, buttons: Block): Message {
  const facts = dayOne(library, community);
  return {
    text: [clean(opening), ...facts.map(({ name, fact }) => `${name}: ${fact}`)].join('\n'),
    blocks: [plainSection(opening), context(facts.map(({ name, fact }) => `*${name}:* ${fact}`).join('\n')), buttons],
  };
}

const greet = (greeting: Greeting, opening: string): Message =>
  withFacts(greeting, opening, exits(greeting.library, greeting.community.id));

/** What stands where the question stood, once she has answered it; the facts stay for reading again. */
export const answeredMessage = (greeting: Pick<Greeting, 'community' | 'library'>, level: Level): Message =>
  withFacts(
    greeting,
    level === 'reader'
      ? `✓ You read along in ${greeting.community.name}: the channel, no direct messages. That can change any time.`
      : `✓ You are in ${greeting.community.name}.`,
    actions(button('Change what I said', 'membership:tell', { value: greeting.community.id })),
  );

/** j0. `nextTouch` is when she hears again: 'Thursday', 'the session on Wednesday 2 December'. */
export const welcomeMessage = (greeting: Greeting & { nextTouch: string }): Message =>
  greet(
    greeting,
    fillIn(getMessage(greeting.library, 'msg-welcome').text, {
      first_name: firstName(greeting.name),
      community: greeting.community.name,
      north_star: purposeOf(greeting.community).replace(/[.\s]+$/, ''),
      next_touch: greeting.nextTouch,
    }),
  );

/** Asked in by somebody, or found in the channel: nothing has been decided, and the answer is hers. */
export function invitationMessage(greeting: Greeting & { invitedBy: string | null }): Message {
  const { community, invitedBy, name } = greeting;
  const who = invitedBy ? `${invitedBy} invites you to` : 'you are in the channel of';
  const joined = invitedBy ? '' : ' Would you like to be a member too?';
  return greet(
    greeting,
    `Hello ${firstName(name)}, ${who} ${community.name}.${joined} We are working on one thing: ` +
      `${purposeOf(community).replace(/[.\s]+$/, '')}. If you come in, one question: what would you like to be better at as a leader three months from now? ` +
      'Two minutes. If you do nothing, nothing happens.',
  );
}

export const hopeInput = (current: string): Block =>
  input(
    'hope',
    'What I hope to get better at',
    {
      type: 'plain_text_input',
      action_id: 'hope',
      multiline: true,
      max_length: HOPE_MAX,
      placeholder: plain('Saying no to good ideas without losing the people behind them', 150),
      ...(current ? { initial_value: current } : {}),
    },
    { optional: true },
  );

export const shareInput = (on: boolean): Block =>
  input(
    'share',
    'Who may read that line',
    tick('share', 'Everyone here: introduce me with it', 'Two lines in the channel. Unticked, only you see it.', on),
    {
      optional: true,
    },
  );

export interface Told {
  level: Level | null;
  hope: string;
  shared: boolean;
}

/** First view: the level is the only thing that must be chosen. */
export const tellModal = (community: Community, told: Told, metadata: string): Modal => ({
  type: 'modal',
  callback_id: 'membership:tell',
  private_metadata: metadata,
  title: plain('You and this community', 24),
  submit: plain('Next', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`${community.name}. Two minutes. Your level is shown in totals only, and you can change it any time.`),
    input('level', 'How I take part', levelInput(told.level ?? 'member')),
    hopeInput(told.hope),
    shareInput(told.shared),
  ],
});

export const INTERESTS: readonly { value: Interest; label: string }[] = [
  { value: 'wants-mentor', label: 'I would like a mentor' },
  { value: 'offers-mentoring', label: 'I could mentor somebody' },
  { value: 'wants-coaching', label: 'I would like to coach each other in pairs' },
];

export interface More {
  jobFunction: string | null;
  levelBand: string | null;
  interests: readonly Interest[];
  slot: Slot | null;
  zoneName: string;
}

export const functionInputs = (community: Community, more: Pick<More, 'jobFunction' | 'levelBand'>): Block[] => {
  const { functions, levelBands } = community.settings;
  const free = (field: string, current: string | null, example: string) => ({
    type: 'plain_text_input' as const,
    action_id: field,
    max_length: 60,
    placeholder: plain(example, 150),
    ...(current ? { initial_value: current } : {}),
  });
  return [
    input(
      'jobFunction',
      'My function',
      functions.length > 0
        ? listInput('jobFunction', functions, more.jobFunction, 'Choose')
        : free('jobFunction', more.jobFunction, 'Engineering'),
      { optional: true },
    ),
    input(
      'levelBand',
      'My level band',
      levelBands.length > 0 ? listInput('levelBand', levelBands, more.levelBand, 'Choose') : free('levelBand', more.levelBand, 'Team lead'),
      { optional: true },
    ),
  ];
};

export const slotInputs = (slot: Slot | null, zoneName: string): Block[] => [
  input('weekday', 'Day of my weekly message', weekdayInput(slot?.weekday ?? null), {
    optional: true,
    hint: 'Half an hour a week; what I want from you waits for it.',
  }),
  input('at', `Time, ${zoneName}`, timeInput(slot?.at ?? null), {
    optional: true,
    hint: 'Between 09:00 and 16:30; on Friday before noon.',
  }),
];

/** Second view: everything in it may stay empty; closing it keeps what the first one said. */
export const moreModal = (community: Community, more: More): Modal => {
  const options = INTERESTS.map((each) => option(each.label, each.value));
  const chosen = options.filter((each) => more.interests.some((interest) => interest === each.value));
  return {
    type: 'modal',
    callback_id: 'membership:more',
    private_metadata: community.id,
    title: plain('A little more', 24),
    submit: plain('Keep it', 24),
    close: plain('Not now', 24),
    blocks: [
      plainSection('The first part is kept. Everything here may stay empty. Function and level band are shown in totals only.'),
      ...functionInputs(community, more),
      input(
        'interests',
        'I am interested',
        { type: 'checkboxes', action_id: 'interests', options, ...(chosen.length > 0 ? { initial_options: chosen } : {}) },
        { optional: true },
      ),
      ...slotInputs(more.slot, more.zoneName),
    ],
  };
};

/** What the channel reads about people who ticked that it may. */
export function introductionMessage(people: readonly { name: string; hope: string }[]): Message {
  const lines = people.map(({ name, hope }) => `${clean(name)} is new here and hopes to get better at: ${clean(hope)}`);
  return {
    text: lines.join('\n'),
    blocks: people.flatMap(({ name, hope }) => [strong(name, ' is new here and hopes to get better at:'), quote(hope)]),
  };
}
