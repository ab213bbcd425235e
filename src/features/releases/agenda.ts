/** Letters to an author, a guest, somebody who is quoted, and those who want to hear of new releases. */
import { PRIORITY } from '../../community/ask.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { isAudience } from './rules.ts';
import type { Parts } from './service.ts';
import { LETTER_NEWS, type News } from './service-news.ts';
import type { Pages } from './service-page.ts';
import { LETTER_QUOTED, type Quotations } from './service-quotations.ts';
import { LETTER_READ } from './service-readings.ts';
import { LETTER_GUEST } from './service-steps.ts';
import { invitationMessage, newsMessage } from './views-news.ts';
import { quotedMessage } from './views-quotations.ts';
import { answerMessage } from './views-readings.ts';
import { audienceWords } from './views-words.ts';

export function createTouches(
  { deps, store, guests }: Parts,
  { pages, quotations, news }: { pages: Pages; quotations: Quotations; news: News },
): Touch[] {
  /** Non-members have no place in a community's pauses and levels. */
  const placeOf = async (due: DueTouch, userId: string) => {
    const member = await deps.members.find(due.teamId, due.communityId, userId);
    return member?.status === 'active' || member?.status === 'paused' ? {} : { communityId: '' };
  };

  const answered = async (due: DueTouch): Promise<void> => {
    const [itemId = '', audience] = due.anchor.split('/');
    const reading = isAudience(audience) ? await store.reading(due.teamId, itemId, audience) : null;
    const item = await deps.shelf.find(due.teamId, itemId);
    if (!item || !reading || reading.answer === 'waiting' || !due.userId || item.authorId !== due.userId) return;
    const { answer, note } = reading;
    const community = await deps.communities.get(due.teamId, due.communityId);
    const message = answerMessage({
      ...{ itemId, title: item.title, answer, note, audience: audienceWords(reading.audience, community) },
      reader: await pages.nameOf(due.teamId, reading.readerId),
    });
    await sendLetter(deps, due, due.userId, { message, why: 'You asked for a second reader.', priority: PRIORITY.role });
  };

  const invited = async (due: DueTouch): Promise<void> => {
    const [itemId = ''] = due.anchor.split('/');
    const item = await deps.shelf.find(due.teamId, itemId);
    const pass = due.userId ? (await guests.passesOf(due.teamId, due.userId, due.now)).find((each) => each.itemId === itemId) : null;
    if (item?.privacy !== 'P5' || !pass) return;
    const { name, zone } = await deps.communities.get(due.teamId, due.communityId);
    const message = invitationMessage(item, await pages.nameOf(due.teamId, item.authorId), name, pass.until, zone);
    const why = 'Its author invited you as a guest.';
    await sendLetter(deps, due, pass.userId, { message, why, priority: PRIORITY.joining, communityId: '' });
  };

  const quoted = async (due: DueTouch): Promise<void> => {
    const quotation = await quotations.find(due.teamId, due.anchor);
    const view = quotation && (await quotations.viewOf(quotation, due.now));
    if (view?.consent !== 'waiting' || !due.userId) return;
    const why = 'Nobody is quoted here who has not been asked.';
    const place = await placeOf(due, due.userId);
    await sendLetter(deps, due, due.userId, { message: quotedMessage(view), why, priority: PRIORITY.role, ...place });
  };

  const tellNews = async (due: DueTouch): Promise<void> => {
    const subscription = due.userId ? await guests.subscription(due.teamId, due.communityId, due.userId) : null;
    if (!subscription) return;
    const { community, items } = await news.since(subscription, due.now);
    if (items.length === 0 || community.status !== 'active') return;
    const why = 'You asked to hear of what this community opens to the organisation, once a month at most.';
    const message = newsMessage({ id: community.id, name: community.name }, items);
    const letter = { message, why, priority: PRIORITY.notice, minutes: 2, ...(await placeOf(due, subscription.userId)) };
    if ((await sendLetter(deps, due, subscription.userId, letter)) !== 'dropped') await guests.markTold(subscription, due.now);
  };

  return [
    { ...LETTER, id: LETTER_READ, name: 'Second reading', audience: 'its author', why: 'You asked for a second reader.', run: answered },
    { ...LETTER, id: LETTER_GUEST, name: 'Invitation to read', audience: 'the invited guest', why: 'An author invited you.', run: invited },
    {
      ...LETTER,
      ...{ id: LETTER_QUOTED, name: 'May I quote you', audience: 'whoever is quoted' },
      why: 'Nobody is quoted who has not been asked.',
      run: quoted,
    },
    {
      ...LETTER,
      ...{ id: LETTER_NEWS, name: 'New releases', audience: 'those who asked to hear of them', minutes: 2 },
      why: 'You asked to hear of new releases.',
      run: tellNews,
    },
    {
      ...LETTER,
      ...{ id: 'releases.month', name: 'New releases are gathered', surface: 'state', audience: 'those who asked to hear of them' },
      ...{ anchor: { on: 'weekly', weekday: 2 }, at: '10:00', each: 'community', minutes: 0 },
      why: 'Once a month those who asked hear what was released.',
      run: news.planLetters,
    },
  ];
}
