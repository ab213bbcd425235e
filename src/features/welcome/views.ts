/** The first message somebody gets, and what becomes of it when she has answered. */
import { purposeOf } from '../../community/community-views.ts';
import type { Community, Level } from '../../community/records.ts';
import { firstName, sayNumber } from '../../community/words.ts';
import { fillIn, type Library } from '../../library/library.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, context, plainSection } from '../../platform/slack/text.ts';

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
    button(tell, 'welcome:tell', { value: communityId, style: 'primary' }),
    button(read, 'welcome:read', { value: communityId }),
    button(no, 'welcome:not-for-me', { value: communityId }),
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

/** An opening, the facts of day one, and the three answers; the rest is hers. */
export const greet = (greeting: Pick<Greeting, 'community' | 'library'>, opening: string): Message =>
  withFacts(greeting, opening, exits(greeting.library, greeting.community.id));

/** What stands where the question stood, once she has answered it; the facts stay for reading again. */
export const answeredMessage = (greeting: Pick<Greeting, 'community' | 'library'>, level: Level): Message =>
  withFacts(
    greeting,
    level === 'reader'
      ? `✓ You read along in ${greeting.community.name}: the channel, no direct messages. That can change any time.`
      : `✓ You are in ${greeting.community.name}.`,
    actions(button('Change what I said', 'welcome:tell', { value: greeting.community.id })),
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
