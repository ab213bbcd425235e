/** Where a text stands on its way, as its author sees it. */
import type { Viewer } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { joinWords } from '../../community/words.ts';
import { sayDate } from '../../platform/time/say.ts';
import { isRead, isWider, nextUp } from './rules.ts';
import type { Act, Held, Parts, Service } from './service.ts';
import type { Quotations } from './service-quotations.ts';
import type { Readings } from './service-readings.ts';
import type { ReadingRow } from './store.ts';
import type { PageView } from './views.ts';
import type { ReadingView } from './views-readings.ts';
import { audienceWords } from './views-words.ts';

const NAMED = { P3: 'the members', P4: 'the organisation', P5: 'guests' } as const;

export function createPages({ deps, store, guests }: Parts, service: Service, readings: Readings, quotations: Quotations) {
  const nameOf = async (teamId: string, userId: string | null): Promise<string> =>
    userId === null ? 'Somebody who has left' : findName(deps, teamId, userId);

  const factsOf = async ({ item, community }: Held, now: number): Promise<string[]> => {
    const facts: string[] = [];
    const { teamId } = item;
    for (const { audience, answer, readerId, version } of await store.readings(teamId, item.id)) {
      if (answer !== 'yes' || isWider(audience, item.privacy)) continue;
      const changed = version === item.version ? '' : ` It says something else now: version ${item.version}.`;
      facts.push(`Read by ${await nameOf(teamId, readerId)} before it went to ${NAMED[audience]}, in version ${version}.${changed}`);
    }
    const passes = (await guests.passes(teamId, item.id)).filter(({ until }) => until > now);
    if (passes.length > 0) {
      const named = await Promise.all(
        passes.map(async ({ userId, until }) => `${await nameOf(teamId, userId)} until ${sayDate(until, community.zone)}`),
      );
      facts.push(`Guests: ${joinWords(named)}.`);
    }
    const release = await store.release(teamId, item.id);
    if (release?.refused) facts.push('The announcement did not go out: Slack would not take it. The channel may be archived.');
    else if (release?.ts) facts.push('It was announced.');
    return facts;
  };

  const waitsOf = async ({ item }: Held, now: number): Promise<string | null> => {
    const next = nextUp(item.privacy);
    const waiting = await quotations.waiting(item, now);
    const quoted =
      waiting === 0
        ? ''
        : `${waiting === 1 ? 'One quotation waits' : `${waiting} quotations wait`} for an answer; silence leaves them out.`;
    const reading = next === null || next === 'P3' ? null : await store.reading(item.teamId, item.id, next);
    return [await readingWords(item, reading), quoted].filter((line) => line !== '').join('\n') || null;
  };

  const readingWords = async (item: Item, reading: ReadingRow | null): Promise<string> => {
    if (!reading) return '';
    const { audience, answer, readerId, note } = reading;
    const name = await nameOf(item.teamId, readerId);
    if (isRead(reading, item, audience)) return `${name} has read it and says yes.`;
    if (reading.version !== item.version) return 'The text has changed since somebody was asked to read it, so it needs a new reading.';
    if (answer === 'not-yet') return `${name} would change something first: ${note}`;
    return readerId === null ? 'The core of the community is asked to read it.' : `${name} is asked to read it. You can ask somebody else.`;
  };

  return {
    nameOf,

    viewOf: async (held: Held, act: Act): Promise<PageView> => {
      const { item, community, right } = held;
      const { id: itemId, title, privacy } = item;
      const isAuthor = right === 'author';
      const down = (['P4', 'P3', 'P0'] as const).filter((to) => isWider(privacy, to) && (to !== 'P0' || right !== 'keeper'));
      return {
        ...{ itemId, title, privacy, community, isAuthor, down, facts: await factsOf(held, act.now) },
        next: isAuthor ? nextUp(privacy) : null,
        waits: isAuthor ? await waitsOf(held, act.now) : null,
      };
    },

    readingView: async (reading: ReadingRow, item: Item): Promise<ReadingView> => {
      const community = await deps.communities.get(item.teamId, item.communityId);
      return {
        ...{ itemId: item.id, metadata: `${item.id}|${reading.audience}|${reading.version}`, title: item.title },
        ...{ author: await nameOf(item.teamId, item.authorId), audience: audienceWords(reading.audience, community) },
        questions: service.questions,
      };
    },

    /** Open readings of her communities that are hers to answer: asked of her, or of any core member. */
    readingsFor: async ({ person, memberships }: Viewer): Promise<{ reading: ReadingRow; item: Item }[]> => {
      const found: { reading: ReadingRow; item: Item }[] = [];
      for (const { community } of memberships) {
        for (const reading of await store.readingsIn(person.teamId, community.id)) {
          if (reading.answer !== 'waiting') continue;
          const open = await readings.findOpen(person.teamId, reading.itemId, reading.audience, reading.version);
          if (open && (await readings.mayRead(open.reading, open.item, person.userId))) found.push(open);
        }
      }
      return found;
    },

    /** Her own texts that a reader has said yes to and that wait for her. */
    ready: async ({ person, memberships }: Viewer): Promise<{ reading: ReadingRow; item: Item }[]> => {
      const found: { reading: ReadingRow; item: Item }[] = [];
      for (const { community } of memberships) {
        for (const reading of await store.readingsIn(person.teamId, community.id)) {
          if (reading.answer !== 'yes') continue;
          const item = await deps.shelf.find(person.teamId, reading.itemId);
          if (item?.authorId !== person.userId || nextUp(item.privacy) !== reading.audience) continue;
          if (isRead(reading, item, reading.audience)) found.push({ reading, item });
        }
      }
      return found;
    },
  };
}

export type Pages = ReturnType<typeof createPages>;
