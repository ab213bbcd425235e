/** Consent per quotation: named, without a name, or left out; silence leaves it out. */
import { PRIORITY } from '../../community/ask.ts';
import type { Item } from '../../community/item.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { CONSENT_DAYS, consentOf, holdsWords } from './rules.ts';
import type { Act, Held, Parts, Service } from './service.ts';
import type { Quotation } from './store-quotations.ts';
import type { Consent } from './tables.ts';
import type { QuotedView } from './views-quotations.ts';

export const ASK_QUOTED = 'releases.quoted';
export const LETTER_QUOTED = 'releases.quotation';

export function createQuotations({ deps, quotations: store }: Parts, service: Service) {
  const { agenda, attention, calendar, newId, people, shelf } = deps;

  const viewOf = async (quotation: Quotation, now: number): Promise<QuotedView> => {
    const { id, words, userId, byId, expiresAt, teamId, communityId, itemId } = quotation;
    const known = await people.findMany(
      teamId,
      [userId, byId].flatMap((each) => each ?? []),
    );
    const { name, zone } = await deps.communities.get(teamId, communityId);
    return {
      ...{ id, words, community: name, zone, expiresAt, consent: consentOf(quotation, now) },
      quoted: (userId && known.get(userId)?.name) || 'Somebody',
      by: (byId && known.get(byId)?.name) || 'Somebody',
      title: (await shelf.find(teamId, itemId))?.title ?? '',
    };
  };

  return {
    viewOf,
    find: store.find,
    views: async ({ teamId, id }: Item, now: number): Promise<QuotedView[]> =>
      Promise.all((await store.ofItem(teamId, id)).map((each) => viewOf(each, now))),

    /** Null when it is asked; else the sentence that says why not, by field. */
    async mark(act: Act, { item, community }: Held, userId: string, words: string): Promise<Record<string, string> | null> {
      const { teamId, id: itemId, communityId } = item;
      const person = await people.find(teamId, userId);
      if (userId === act.userId) return { who: 'Your own words need nobody’s yes. Choose who else said it.' };
      if (!person?.active || person.kind === 'bot' || person.kind === 'stranger') {
        return { who: 'I cannot ask this person here. Say it in your own words instead, without quoting.' };
      }
      if (holdsWords(item, words)) {
        return { words: 'These words still stand in the text. Take them out there first: they come back below it once there is a yes.' };
      }
      const same = (await store.ofItem(teamId, itemId)).find((each) => each.userId === userId && each.words === words);
      if (same) return { words: `${person.name} was asked about these words already.` };
      const today = calendar.today(community, act.now);
      const lastOn = addWorkingDays(today, CONSENT_DAYS, calendar.holidays(community));
      const expiresAt = toInstant(lastOn, '18:00', community.zone);
      const quotation: Quotation = {
        ...{ teamId, id: newId(), itemId, communityId, userId, byId: act.userId, words },
        ...{ askedAt: act.now, expiresAt, consent: 'waiting', privacy: 'P1' },
      };
      await store.add(quotation);
      if (await service.isMember(item, userId)) {
        await attention.ask({
          ...{ teamId, communityId, userId, kind: ASK_QUOTED, ref: quotation.id, priority: PRIORITY.role, minutes: 1 },
          ...{ opensOn: today, expiresAt, reminder: true },
        });
      } else {
        await agenda.once(LETTER_QUOTED, { teamId, communityId, anchor: quotation.id, userId, dueAt: act.now, zone: person.zone });
      }
      return null;
    },

    /** Hers to say, and to change, as long as it stands. False: not hers, or gone. */
    async answer(act: Act, id: string, consent: Consent): Promise<boolean> {
      const quotation = await store.find(act.teamId, id);
      if (quotation?.userId !== act.userId) return false;
      await store.answer(act.teamId, id, consent);
      await attention.withdrawAsk(act.teamId, ASK_QUOTED, id, act.userId);
      return true;
    },

    /** How many have not answered yet. */
    waiting: async ({ teamId, id }: Item, now: number): Promise<number> =>
      (await store.ofItem(teamId, id)).filter((each) => consentOf(each, now) === 'waiting').length,

    /** Words that stand in the text itself, where no answer can reach them. */
    inText: async (item: Item): Promise<string | null> =>
      (await store.ofItem(item.teamId, item.id)).find(({ words }) => holdsWords(item, words))?.words ?? null,
  };
}

export type Quotations = ReturnType<typeof createQuotations>;
