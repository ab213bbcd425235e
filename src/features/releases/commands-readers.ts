/** What others than the author press: a second reader, somebody who is quoted, somebody who wants to hear of new ones. */
import { requireCommunity } from '../../community/find-member.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { isAudience } from './rules.ts';
import type { Act, Parts, Service } from './service.ts';
import type { News } from './service-news.ts';
import type { Pages } from './service-page.ts';
import type { Quotations } from './service-quotations.ts';
import type { Readings } from './service-readings.ts';
import type { Consent } from './tables.ts';
import { pageModal } from './views.ts';
import { subscribedAlready, subscribedNotice, unsubscribedNotice } from './views-news.ts';
import { consentNotice, LONGEST_QUOTATION, noQuotation, quoteAsked, quoteModal } from './views-quotations.ts';
import { NO_NOTE, notOpen, readingModal, readNotice } from './views-readings.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

export function createReaderCommands(
  { deps, guests }: Parts,
  doors: { service: Service; pages: Pages; readings: Readings; quotations: Quotations; news: News },
) {
  const { service, pages, readings, quotations, news } = doors;

  const requireReading = async (act: Act, value: string) => {
    const [itemId = '', audience, version = ''] = value.split('|');
    const open = isAudience(audience) ? await readings.findOpen(act.teamId, itemId, audience, Number(version)) : null;
    if (!open || !(await readings.mayRead(open.reading, open.item, act.userId))) throw new UserError(notOpen);
    return open;
  };

  const consent = async (act: ActionAct, said: Exclude<Consent, 'waiting'>): Promise<Answer> => {
    const text = (await quotations.answer(act, act.value, said)) ? consentNotice(said) : noQuotation;
    return act.message ? { replace: { text } } : { reply: { text } };
  };

  const actions: Record<string, ActionHandler> = {
    'releases:read': async (act) => {
      const { reading, item } = await requireReading(act, act.value);
      return { open: readingModal(await pages.readingView(reading, item)) };
    },
    'releases:named': (act) => consent(act, 'named'),
    'releases:unnamed': (act) => consent(act, 'unnamed'),
    'releases:out': (act) => consent(act, 'out'),
    'releases:quote': async (act) => {
      const { item, right } = await service.requireHeld(act, act.value);
      if (right !== 'author') throw new UserError('Only its author quotes somebody in it.');
      return { open: quoteModal(item.id, item.title) };
    },
    'releases:subscribe': async (act) => {
      const { id, name } = await requireCommunity(deps, act.teamId, act.value);
      return { reply: { text: (await news.subscribe(act, id)) ? subscribedNotice(name) : subscribedAlready(name) } };
    },
    'releases:unsubscribe': async (act) => {
      await guests.unsubscribe(act.teamId, act.value, act.userId);
      return act.message ? { replace: { text: unsubscribedNotice } } : { reply: { text: unsubscribedNotice }, refreshHome: true };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'releases:read': async (act): Promise<Answer> => {
      const { reading, item } = await requireReading(act, act.metadata);
      const { reading: answer } = act.values;
      const note = textOf(act.values.note);
      if (answer !== 'yes' && answer !== 'not-yet') return { errors: { reading: 'Choose one, or close this: the question waits.' } };
      if (answer === 'not-yet' && note === '') return { errors: { note: NO_NOTE } };
      await readings.answer(act, reading, item, { answer, note });
      return { clear: true, reply: { text: readNotice(await pages.nameOf(act.teamId, item.authorId)) }, refreshHome: true };
    },
    'releases:quote': async (act) => {
      const held = await service.requireHeld(act, act.metadata);
      if (held.right !== 'author') throw new UserError('Only its author quotes somebody in it.');
      const [who, words] = [textOf(act.values.who), textOf(act.values.words)];
      if (who === '') return { errors: { who: 'Choose who said it.' } };
      if (words === '' || words.length > LONGEST_QUOTATION) return { errors: { words: 'One or two sentences, as they were said.' } };
      const errors = await quotations.mark(act, held, who, words);
      return errors ? { errors } : { update: pageModal(await pages.viewOf(held, act), quoteAsked) };
    },
  };

  return { actions, submissions };
}
