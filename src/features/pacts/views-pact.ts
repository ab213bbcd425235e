/** The pact as they read it again: what each wrote, what holds for all of them. */

import { noteMessage } from '../../community/experiment-views.ts';
import { isAlive } from '../../community/pair.ts';
import type { LibraryAgreement } from '../../library/library.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  divider,
  escapeText as escaped,
  plain,
  plainContext,
  plainSection,
  quote,
  section,
  titled,
} from '../../platform/slack/text.ts';
import { isAskedAgain, isComplete } from './rules.ts';
import type { Page, Whole } from './store.ts';
import { agreeButton, isSigned } from './views.ts';
import { type Field, fieldOf, signedByOthers } from './views-form.ts';
import { allOf, capital, nameOf, pagesAre, sayDates, sayShape, whoReads } from './views-words.ts';

function pageBlocks(page: Page, name: string, agreement: LibraryAgreement): Block[] {
  const parts: [Field, string][] = [
    ['aims', page.aims],
    ['style', page.style],
    ['off_limits', page.offLimits],
  ];
  return [
    titled('', name),
    ...parts.filter(([, words]) => words !== '').flatMap(([key, words]) => [context(escaped(fieldOf(agreement, key).label)), quote(words)]),
    plainContext(`${fieldOf(agreement, 'notes').label}: ${page.notes}`),
  ];
}

function sayState(whole: Whole, asked: boolean): string {
  const { pair, pact, pages } = whole;
  if (!isAlive(pair)) return 'Your round is over. This is what you agreed on.';
  if (isComplete(pair.people, pages, pact.version)) return '✓ Your pact stands.';
  const isWritten = isSigned(whole);
  if (pact.standing)
    return isWritten
      ? 'Your pact stands. Other dates are proposed, and wait for a tap.'
      : `✓ Your page is kept. Your pact goes on once ${pagesAre(pair)}.`;
  if (!isWritten) return `✓ Your page is kept. Your pact stands once ${pagesAre(pair)}, and the dates suit ${allOf(pair)}.`;
  return asked
    ? `${capital(pagesAre(pair))}. These dates are proposed, and wait for your tap.`
    : `✓ Your page is kept. Your pact stands once the dates suit ${allOf(pair)}.`;
}

function togetherBlocks(whole: Whole, zone: string, agreement: LibraryAgreement, shape: string): Block[] {
  const { pact } = whole;
  const dates = (label: string, at: readonly number[]): Block => section(`*${label}:* ${sayDates(at, zone)}`);
  const isOther = pact.terms !== null && pact.standing?.dates.join() !== pact.terms.dates.join();
  return [
    ...(pact.standing ? [dates('Your talks', pact.standing.dates)] : []),
    ...(pact.terms && isOther ? [dates('Proposed', pact.terms.dates)] : []),
    plainContext(`${fieldOf(agreement, 'shape').label}: ${sayShape(shape, whole.pair)}. ${fieldOf(agreement, 'exit').label}.`),
  ];
}

/** `shape`: what holds for as many as they are. */
export function pactModal(whole: Whole, reader: { userId: string; zone: string }, agreement: LibraryAgreement, shape: string): Modal {
  const { pair, pact, pages } = whole;
  const mine = pages.find(({ userId }) => userId === reader.userId);
  const others = signedByOthers(whole, reader.userId);
  const asked = mine !== undefined && isAskedAgain(mine, pact.version);
  return {
    type: 'modal',
    callback_id: 'pacts:read',
    private_metadata: pair.id,
    title: plain(agreement.modal_title, 24),
    close: plain('Close', 24),
    blocks: [
      plainSection(sayState(whole, asked)),
      plainContext(whoReads(pair)),
      ...togetherBlocks(whole, reader.zone, agreement, shape),
      ...(isAlive(pair)
        ? [
            actions(
              ...(asked ? [{ ...agreeButton(whole), style: 'primary' as const }] : []),
              button('Change it', 'pacts:change', { value: pair.id }),
              ...(pact.standing ? [button('Your talks', 'talks:desk', { value: pair.id })] : []),
            ),
          ]
        : []),
      divider,
      ...(mine ? pageBlocks(mine, 'You', agreement) : []),
      ...others.flatMap((page) => pageBlocks(page, nameOf(whole, page.userId), agreement)),
    ],
  };
}

/** After the one tap. */
export const agreedMessage = ({ pair, pact, pages }: Whole): Message =>
  noteMessage({
    text: isComplete(pair.people, pages, pact.version)
      ? '✓ Agreed: your pact stands with these dates.'
      : `✓ Agreed. It stands once they suit ${allOf(pair)}.`,
    buttons: [],
  });
