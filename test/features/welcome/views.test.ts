import { describe, expect, it } from '@jest/globals';
import * as welcome from '../../../src/features/welcome/views.ts';
import * as asks from '../../../src/features/welcome/views-asks.ts';
import * as forms from '../../../src/features/welcome/views-forms.ts';
import { HOPE_MAX } from '../../../src/features/welcome/views-inputs.ts';
import * as posts from '../../../src/features/welcome/views-posts.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings, communityNamed } from '../../support/drawings.ts';

const library = readStarterLibrary();

checkDrawings(({ name, text, long }) => {
  const here = communityNamed(name, long);
  const slot = { weekday: 2, at: '09:35' };
  const more = { jobFunction: 'Sales', levelBand: null, interests: ['wants-mentor' as const], slot, zoneName: 'London time' };
  const cards = [1, 2, 3].map((n) => ({
    title: name,
    useWhen: text.slice(0, 300),
    rank: n,
    open: { actionId: 'cards:open', value: `${n}` },
  }));
  return {
    messages: [
      ['welcome', welcome.welcomeMessage({ community: here, library, name, nextTouch: 'Tuesday 3 November' })],
      ['answered', welcome.answeredMessage({ community: here, library }, 'member')],
      ['introduction', posts.introductionMessage(Array.from({ length: 5 }, () => ({ name, hope: text.slice(0, HOPE_MAX) })))],
    ],
    modals: [
      ['tell', forms.tellModal(here, { level: null, hope: text.slice(0, HOPE_MAX), shared: true }, `${here.id}|D1|1.2`)],
      ['more', forms.moreModal(here, more)],
    ],
    rows: [
      ['hope', posts.hopeRow(here, text.slice(0, 300))],
      ['tell', asks.tellInputs()],
      [
        'first things',
        asks.firstThingsInputs({ community: name, purpose: text.slice(0, 200), question: text.slice(0, 300), cards, buddy: name }),
      ],
      ['month', asks.monthInputs('core')],
    ],
  };
});

describe('the words', () => {
  it('tell newcomers on day one what practice 3.3 says, in its order', () => {
    const { text } = welcome.welcomeMessage({
      community: communityNamed('Leaders', false),
      library,
      name: 'Ida Mensah',
      nextTouch: 'Tuesday 3 November',
    });
    expect(text).toMatchInlineSnapshot(`
"Hello Ida, good to have you in Leaders. We are working on one thing: finding out together what we want to become able to do. One question to start: what would you like to be better at as a leader three months from now? Two minutes, then I leave you in peace until Tuesday 3 November.
What I keep: what you tell me, private until you release it. Totals show from five people. Whoever runs the server could technically look.
How often I write: at most twice a week for two weeks, then once at most.
To pause: one tap under any message, or \`/rondo pause\`.
In confidence: Take the lesson along, leave the people out of it."
`);
    const order = ['working on one thing', 'What I keep', 'How often I write', 'To pause', 'In confidence'].map((words) =>
      text.indexOf(words),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
});
