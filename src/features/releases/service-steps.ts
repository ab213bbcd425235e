/** Up by its author, one step at a time; down whenever she likes. */
import type { Item } from '../../community/item.ts';
import { formOf, missingParts } from '../../community/item-forms.ts';
import { shareItem } from '../../community/share-item.ts';
import { joinWords } from '../../community/words.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { isOutside, isRead, isWider, nextUp } from './rules.ts';
import type { Act, Held, Parts, Service } from './service.ts';
import type { News } from './service-news.ts';
import type { Quotations } from './service-quotations.ts';
import type { Audience } from './tables.ts';
import { audienceWords } from './views-words.ts';

export const LETTER_GUEST = 'releases.invitation';

export function createSteps({ deps, store, guests }: Parts, service: Service, news: News, quotations: Quotations) {
  const { agenda, library, people, privacy, shelf } = deps;

  const invite = async (act: Act, item: Item, userIds: readonly string[]): Promise<void> => {
    const { teamId, id: itemId, communityId } = item;
    const until = service.guestsUntil(act.now);
    for (const userId of userIds) {
      await guests.putPass({ teamId, itemId, userId, communityId, until, privacy: 'P1' });
      const zone = (await people.find(teamId, userId))?.zone ?? 'Etc/UTC';
      await agenda.once(LETTER_GUEST, { teamId, communityId, anchor: `${itemId}/${until}`, userId, dueAt: act.now, zone });
    }
  };

  return {
    invite,

    /** Throws the sentence that says what still stands in its way; nothing has happened then. */
    async requireStep(act: Act, held: Held, to: Audience): Promise<void> {
      const { item, community, right } = held;
      if (!isWider(to, item.privacy)) {
        throw new UserError(`It is open to ${audienceWords(item.privacy, community)} already.`, 'Its page shows where it stands.');
      }
      if (right !== 'author') {
        throw new NotAllowedError('Only its author can open it to more people, while she is a member here.', 'It can be taken back.');
      }
      privacy.assertRelease(act.userId, item, to);
      if (nextUp(item.privacy) !== to) throw new UserError('One step at a time: members first, then the organisation, then guests.');
      if (item.state === 'archived') throw new UserError('It is archived.', 'Bring it back to the shelf first.');
      if (item.state === 'draft' && item.privacy !== 'P0') {
        throw new UserError(
          'It is still a draft here.',
          'When another member has pressed “I have read it” on its page, it can go further.',
        );
      }
      const missing = missingParts(formOf(library, item), item.parts).map(({ label }) => `“${label}”`);
      if (missing.length > 0) throw new UserError(`Still empty: ${joinWords(missing)}.`, 'Its page has the button to write on.');
      const words = await quotations.inText(item);
      if (words !== null) {
        throw new UserError('The text still holds words of somebody you quote.', 'Take them out of it: what has a yes stands below it.');
      }
    },

    /** The first step needs no second reader: members read it as a draft until one of them has. */
    async share(act: Act, { item }: Held, topicClass: TaxonomyClass): Promise<Item> {
      const by = { userId: act.userId, now: act.now };
      let known = item;
      if (item.topicClass !== topicClass) {
        const done = await shelf.write(item, { topicClass }, { ...by, base: item.version, what: 'class confirmed' });
        if ('conflict' in done) throw new UserError('The text changed while you looked.', 'Open it again and look once more.');
        known = done.written;
      }
      return shareItem(deps, known, by);
    },

    async release(act: Act, held: Held, to: 'P4' | 'P5', chosen: { announce: boolean; guestIds: readonly string[] }): Promise<Item> {
      const { item, community } = held;
      const reading = await store.reading(item.teamId, item.id, to);
      if (!isRead(reading, item, to)) {
        throw new UserError('The text has not been read by a second member as it is now.', 'Its page has the button to ask somebody.');
      }
      const waiting = await quotations.waiting(item, act.now);
      if (waiting > 0) {
        throw new UserError('Somebody who is quoted has not answered yet.', 'It waits until then; silence leaves the words out.');
      }
      privacy.assertRelease(act.userId, item, to);
      const what = to === 'P4' ? 'released to the organisation' : 'opened for guests';
      const released = await shelf.mark(item, { privacy: to }, { userId: act.userId, now: act.now, what });
      const before = await store.release(item.teamId, item.id);
      const { teamId, id: itemId, communityId, version } = item;
      const none = { channelId: null, ts: null, refused: null };
      await store.putRelease({ ...(before ?? none), teamId, itemId, communityId, version, at: before?.at ?? act.now, privacy: to });
      if (to === 'P5') await invite(act, released, chosen.guestIds);
      if (to === 'P4' && chosen.announce) await news.announce(released, community, act.now);
      return released;
    },

    async withdraw(act: Act, { item, right }: Held, to: 'P0' | 'P3' | 'P4'): Promise<Item> {
      if (!isWider(item.privacy, to)) throw new UserError('It is not open to more people than that.', 'Its page shows where it stands.');
      if (to === 'P0' && right === 'keeper') {
        throw new NotAllowedError(
          'It can be taken back to the members here, not further.',
          'Only its author could take it out of the community.',
        );
      }
      const what = to === 'P0' ? 'taken back by its author' : to === 'P3' ? 'taken back to members here' : 'closed for guests';
      const state = to === 'P0' && item.state !== 'archived' ? 'draft' : item.state;
      return shelf.mark(item, { privacy: to, state }, { userId: act.userId, now: act.now, what });
    },

    /** In the transaction of any change, whoever made it. */
    async itemChanged(item: Item, was: Item | null): Promise<void> {
      if (was?.privacy === 'P5' && item.privacy !== 'P5') await guests.dropPasses(item.teamId, item.id);
      if (was && isOutside(was.privacy) && !isOutside(item.privacy)) await news.retract(item.teamId, item.id);
    },

    /** Guests read for fourteen days: when the last pass is over, the item is the organisation's again. */
    async tidy(now: number): Promise<void> {
      const over = new Map((await guests.dropOver(now)).map((each) => [`${each.teamId}/${each.itemId}`, each]));
      for (const { teamId, itemId } of over.values()) {
        const item = await shelf.find(teamId, itemId);
        if (item?.privacy !== 'P5' || (await guests.passes(teamId, itemId)).length > 0) continue;
        await shelf.mark(item, { privacy: 'P4' }, { userId: null, now, what: 'the fourteen days for guests are over' });
      }
    },
  };
}

export type Steps = ReturnType<typeof createSteps>;
