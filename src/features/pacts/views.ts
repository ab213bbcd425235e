/** The message that introduces them: who, why, what each brings, and where their pact stands. It is kept up to date. */

import { fillIn, type Library } from '../../library/library.ts';
import type { Block, Button, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plainSection, section, strong, truncate } from '../../platform/slack/text.ts';
import { daysBetween, formatDate, mondayOf } from '../../platform/time/local-dates.ts';
import { isAskedAgain, isComplete } from './rules.ts';
import type { Whole } from './store.ts';
import { letGo, stillOn } from './views-deadlines.ts';
import { allOf, capital, nameOf, namesOf, pagesAre, sayDates, sayWhy } from './views-words.ts';

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

const FULL_WEEKS = 9;
/** Whoever is brought together later has what is left of the nine weeks. */
const openingOf = (whole: Whole, library: Library): string => {
  const names = namesOf(whole);
  const { toldOn, closesOn } = whole.pair;
  const isFull = daysBetween(mondayOf(toldOn), mondayOf(closesOn)) >= FULL_WEEKS * 7;
  const { opening } = messageIn(library);
  const said = isFull ? opening : opening.replace('nine weeks', `until ${formatDate(closesOn)}`);
  return fillIn(said, { a: names.slice(0, -1).join(', '), b: names.at(-1) ?? '' });
};

const TURNED = [
  '▸ tell, 1–2 minutes',
  '▸ answer questions, 1–2',
  '▸ turn your back and listen while the two others talk, 4–5',
  '▸ say what helped, 1–2',
];

/** Practice 2.4: turned-back consulting. Whose turn it was to make a three, and what three do. */
function trioOf(whole: Whole): string[] {
  const { people, reason } = whole.pair;
  if (people.length < 3) return [];
  const third = reason.third && people.includes(reason.third.userId) ? nameOf(whole, reason.third.userId) : null;
  const because =
    third === null
      ? ''
      : reason.third?.because === 'odd'
        ? `The number was odd, so one group is three: this time it was ${third}’s turn to be the third.\n`
        : `${third} joins the two others: it was the best place that was left.\n`;
  return [`${because}Three talk in turned-back consulting, 30 minutes in all. For each of you in turn:\n${TURNED.join('\n')}`];
}

/** What each of them brings, as she wrote it. Plain. */
const broughtOf = (whole: Whole): string =>
  whole.pair.people
    .flatMap((userId) => {
      const { offer = '', want = '' } = whole.pair.brought[userId] ?? {};
      const quoted = (verb: string, words: string): string[] => (words === '' ? [] : [`${verb} “${truncate(words, BROUGHT_MOST)}”`]);
      const said = [...quoted('offers', offer), ...quoted('wants', want)];
      return said.length === 0 ? [] : [`${nameOf(whole, userId)} ${said.join(' and ')}.`];
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
  const isWritten = isSigned(whole);
  if (pact.standing !== null)
    return isWritten
      ? `Your pact stands. Other dates are proposed: ${dates}. One tap is enough.`
      : `Your pact goes on with the dates that stand, once ${pagesAre(pair)}: five minutes.`;
  return isWritten
    ? `${capital(pagesAre(pair))}. Other dates are proposed: ${dates}. Your pact stands once they suit ${allOf(pair)}; one tap is enough.`
    : `Your pact has begun, with three dates: ${dates}. It stands once ${pagesAre(pair)}; five minutes each.`;
}

/** Everybody’s page is there; whether the dates suit all of them is another matter. */
export const isSigned = ({ pair, pages }: Whole): boolean =>
  pair.people.every((userId) => pages.some((page) => page.userId === userId && page.signedAt !== null));

/** Somebody who has signed is asked whether other dates suit her, too. */
const isProposed = ({ pact, pages }: Whole): boolean => pages.some((page) => isAskedAgain(page, pact.version));

export const agreeButton = ({ pair, pact }: Pick<Whole, 'pair' | 'pact'>): Button =>
  button('These dates suit me', 'pacts:agree', { value: `${pair.id} ${pact.version}` });

function buttonsOf(whole: Whole, library: Library): Button[] {
  const { pair, pact, pages } = whole;
  const [open = 'Our pact', guide = 'Pick a guide'] = messageIn(library).buttons;
  const stands = isComplete(pair.people, pages, pact.version);
  const taps = isProposed(whole) && isSigned(whole);
  return [
    ...(taps ? [{ ...agreeButton(whole), style: 'primary' as const }] : []),
    button(open, 'pacts:open', { value: pair.id, ...(stands || taps ? {} : { style: 'primary' as const }) }),
    ...(isProposed(whole) && !taps ? [agreeButton(whole)] : []),
    button(guide, 'pacts:guide', { value: pair.id }),
    ...(stands ? [button('Your talks', 'talks:desk', { value: pair.id })] : []),
  ];
}

export function messageOf(whole: Whole, library: Library): Message {
  const { pair, pact } = whole;
  const opening = openingOf(whole, library);
  const why = `Why you ${pair.people.length === 2 ? 'two' : 'three'}: ${sayWhy(pair.reason, pair.people.length)}.`;
  const written = library.agreements.coaching.fields.find(({ key }) => key === 'shape')?.options.at(-1) ?? '';
  const apart = pair.reason.sharedHours > 0 ? [] : [`You share no working hour: “${written}” may suit you.`];
  const brought = broughtOf(whole);
  const guide = library.coaching_guides.find(({ id }) => id === pair.guideId);
  const status = [statusOf(whole, library), ...(guide ? [`Your guide: ${guide.dilemma}.`] : [])].join('\n');
  const plainWords = [...trioOf(whole), ...apart].join('\n');
  const asks = pact.asking === 'within' && pair.state === 'told';
  const blocks: Block[] = [
    strong(opening),
    plainSection(why),
    ...(brought === '' ? [] : [plainSection(brought)]),
    ...(plainWords === '' ? [] : [plainSection(plainWords)]),
    section(status),
    actions(...buttonsOf(whole, library)),
    ...(asks ? [section('Your pact is not complete. Still on?'), actions(stillOn(pair.id), letGo(pair.id))] : []),
  ];
  const parts = [`${opening} ${why}`, brought, plainWords].filter((part) => part !== '').map(escaped);
  return { text: [...parts, status, ...(asks ? ['Your pact is not complete. Still on?'] : [])].join('\n'), blocks };
}
