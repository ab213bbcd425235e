/** On App Home, as long as her page is missing, or other dates wait for her. */
import { joinWords } from '../../community/words.ts';
import type { Block } from '../../platform/slack/message.ts';
import { actions, button, plainSection } from '../../platform/slack/text.ts';
import type { Whole } from './store.ts';
import { agreeButton } from './views.ts';
import { namesOf } from './views-words.ts';

const withOthers = (whole: Whole, userId: string): string =>
  joinWords(
    namesOf(
      whole,
      whole.pair.people.filter((id) => id !== userId),
    ),
  );

export const pageRow = (whole: Whole, userId: string): Block[] => [
  plainSection(`Your pact with ${withOthers(whole, userId)} waits: five minutes.`),
  actions(
    button('Our pact', 'pacts:open', { value: whole.pair.id, style: 'primary', label: `Our pact with ${withOthers(whole, userId)}` }),
  ),
];

export const againRow = (whole: Whole, userId: string): Block[] => [
  plainSection(`Other dates are proposed for your talks with ${withOthers(whole, userId)}.`),
  actions(
    { ...agreeButton(whole), style: 'primary' },
    button('See them', 'pacts:open', { value: whole.pair.id, label: `See the dates with ${withOthers(whole, userId)}` }),
  ),
];
