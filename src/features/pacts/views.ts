/** The message that introduces them: who, why, what each brings, and where their pact stands. It is kept up to date. */

import { fillIn, type Library } from '../../library/library.ts';
import type { Block, Button, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plainSection, section, truncate } from '../../platform/slack/text.ts';
import { isAskedAgain, isComplete } from './rules.ts';
import type { Whole } from './store.ts';
import { letGo, stillOn } from './views-deadlines.ts';
import { nameOf, namesOf, sayDates, sayWhy } from './views-words.ts';

export { whyTold } from './views-words.ts';

const BROUGHT_MOST = 120;
const MESSAGE = 'msg-pair';

function messageIn(library: Library) {
  const found = library.messages.find(({ id }) => id === MESSAGE);
  const sentences = found?.text.split(/(?<=\.) /) ?? [];
  const [opening, next] = [sentences[0], sentences.at(-1)];
  if (!found || opening === undefined || next === undefined) throw new Error(`the library lacks ${MESSAGE}`);
  return { opening, next, buttons: found.buttons };
}

const openingOf = (whole: Whole, library: Library): string => {
  const names = namesOf(whole);
  return fillIn(messageIn(library).opening, { a: names.slice(0, -1).join(', '), b: names.at(-1) ?? '' });
};

/** Practice 2.4: turned-back consulting. Whose turn it was to make a three, and what three do. */
function trioOf(whole: Whole): string[] {
  const { people, reason } = whole.pair;
  if (people.length < 3) return [];
  const third = reason.third && people.includes(reason.third.userId) ? nameOf(whole, reason.third.userId) : null;
  const because =
    third === null
      ? ''
      : reason.third?.because === 'odd'
        ? `The number was odd, so one group is three: this time it was ${third}’s turn to make it one. `
        : `${third} came later, and with you was the best place. `;
  return [
    `${because}Three means turned-back consulting, 30 minutes in all. For each of you in turn: tell 1–2 minutes, answer questions 1–2, listen with your back turned while the other two talk 4–5, say what helped 1–2.`,
  ];
}

/** What each of them brings, as she wrote it. Plain. */
const broughtOf = (whole: Whole): string =>
  whole.pair.people
    .flatMap((userId) => {
      const { offer = '', want = '' } = whole.pair.brought[userId] ?? {};
      const said = [...(offer === '' ? [] : [`offers: ${offer}`]), ...(want === '' ? [] : [`wants: ${want}`])];
      return said.length === 0 ? [] : [`${nameOf(whole, userId)} ${said.map((words) => truncate(words, BROUGHT_MOST)).join(' · ')}`];
    })
    .join('\n');

/** Nobody is shown who has not signed. For mrkdwn. */
function statusOf(whole: Whole, library: Library): string {
  const { pair, pact, pages, community } = whole;
  const dates = pact.terms ? sayDates(pact.terms.dates, community.zone) : '';
  if (pact.terms === null || pact.version === 0) return messageIn(library).next;
  if (isComplete(pair.people, pages, pact.version)) {
    const [first = 0, ...others] = pact.terms.dates;
    return `✓ Your pact stands. First talk ${sayDates([first], community.zone)}, then ${sayDates(others, community.zone)}.`;
  }
  return pact.standing === null
    ? `Your pact has begun, with three dates: ${dates}. It stands once everybody’s page is there; five minutes each.`
    : `Your pact stands. Other dates are proposed: ${dates}. One tap is enough.`;
}

/** Somebody who has signed is asked whether other dates suit her, too. */
const isProposed = ({ pact, pages }: Whole): boolean => pages.some((page) => isAskedAgain(page, pact.version));

export const agreeButton = ({ pair, pact }: Pick<Whole, 'pair' | 'pact'>): Button =>
  button('These dates suit me', 'pacts:agree', { value: `${pair.id} ${pact.version}` });

function buttonsOf(whole: Whole, library: Library): Button[] {
  const { pair, pact, pages } = whole;
  const [open = 'Our pact', guide = 'Pick a guide'] = messageIn(library).buttons;
  const stands = isComplete(pair.people, pages, pact.version);
  return [
    button(open, 'pacts:open', { value: pair.id, ...(stands ? {} : { style: 'primary' as const }) }),
    ...(isProposed(whole) ? [agreeButton(whole)] : []),
    button(guide, 'pacts:guide', { value: pair.id }),
    ...(stands ? [button('Your talks', 'talks:desk', { value: pair.id })] : []),
  ];
}

export function messageOf(whole: Whole, library: Library): Message {
  const { pair, pact } = whole;
  const opening = openingOf(whole, library);
  const why = `Why you ${pair.people.length === 2 ? 'two' : 'three'}: ${sayWhy(pair.reason)}.`;
  const written = library.agreements.coaching.fields.find(({ key }) => key === 'shape')?.options.at(-1) ?? '';
  const apart = pair.reason.sharedHours > 0 ? [] : [`You share no working hour: “${written}” may suit you.`];
  const brought = broughtOf(whole);
  const guide = library.coaching_guides.find(({ id }) => id === pair.guideId);
  const status = [statusOf(whole, library), ...(guide ? [`Your guide: ${guide.dilemma}.`] : [])].join('\n');
  const plainWords = [...trioOf(whole), ...apart].join('\n');
  const asks = pact.asking === 'within' && pair.state === 'told';
  const blocks: Block[] = [
    plainSection(`${opening}\n${why}`),
    ...(brought === '' ? [] : [plainSection(brought)]),
    ...(plainWords === '' ? [] : [plainSection(plainWords)]),
    section(status),
    actions(...buttonsOf(whole, library)),
    ...(asks ? [section('Your pact is not complete. Still on?'), actions(stillOn(pair.id), letGo(pair.id))] : []),
  ];
  const parts = [`${opening} ${why}`, brought, plainWords].filter((part) => part !== '').map(escaped);
  return { text: [...parts, status, ...(asks ? ['Your pact is not complete. Still on?'] : [])].join('\n'), blocks };
}
