/** Who may read it: one step at a time, by its author, with a second reader; and back at any time. (practice 3.13, rows 50 and 60) */
import type { Contributions, HomePanel, PageParts, PageSection, Viewer } from '../../community/feature.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import { DAY } from '../../platform/clock.ts';
import { button } from '../../platform/slack/text.ts';
import { createTouches } from './agenda.ts';
import { createAsks } from './agenda-asks.ts';
import { createCommands } from './commands.ts';
import { createReaderCommands } from './commands-readers.ts';
import { createService, type Parts } from './service.ts';
import { ANNOUNCE, createNews } from './service-news.ts';
import { createPages } from './service-page.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createQuotations } from './service-quotations.ts';
import { createReadings } from './service-readings.ts';
import { createSteps } from './service-steps.ts';
import { createStore } from './store.ts';
import { createPeopleStore } from './store-people.ts';
import { createQuotationStore } from './store-quotations.ts';
import { readyRow } from './views.ts';
import { quotationBlocks } from './views-quotations.ts';
import { pageNotice, readerRow } from './views-readings.ts';
import { audienceWords } from './views-words.ts';

const READINGS_KEPT = 90 * DAY;

export function createReleases(deps: Deps): Contributions {
  const { db } = deps;
  const parts: Parts = { deps, store: createStore(db), guests: createPeopleStore(db), quotations: createQuotationStore(db) };
  const service = createService(parts);
  const news = createNews(parts, service);
  const quotations = createQuotations(parts, service);
  const readings = createReadings(parts, service);
  const steps = createSteps(parts, service, news, quotations);
  const pages = createPages(parts, service, readings, quotations);
  const doors = { service, pages, readings, quotations, news };
  const all = [createCommands(parts, service, pages, readings, steps), createReaderCommands(parts, doors)];

  const onItem = async (item: Item, viewer: Viewer): Promise<PageParts> => {
    const { teamId, userId } = viewer.person;
    const sections: PageSection[] = [];
    for (const reading of await parts.store.readings(teamId, item.id)) {
      const open = reading.answer === 'waiting' ? await readings.findOpen(teamId, item.id, reading.audience, reading.version) : null;
      if (!open || !(await readings.mayRead(reading, item, userId))) continue;
      sections.push({ place: 'top', rank: 1, blocks: pageNotice(await pages.readingView(reading, item)) });
    }
    const quoted = quotationBlocks(await quotations.views(item, viewer.now), item.authorId === userId);
    if (quoted.length > 0) sections.push({ place: 'below', rank: 5, blocks: quoted });
    const held = await service.findHeld({ teamId, userId, now: viewer.now }, item.id);
    return { sections, buttons: held ? [button('Who may read it', 'releases:open', { value: item.id })] : [] };
  };

  const ours: HomePanel = {
    section: 'ours',
    plural: 'all texts that wait for a reader',
    rows: async (viewer) =>
      Promise.all(
        (await pages.readingsFor(viewer))
          // Whoever is asked by name finds it among what waits for her.
          .filter(({ reading }) => reading.readerId === null)
          .map(async ({ reading, item }) => ({ rank: 35, blocks: readerRow(await pages.readingView(reading, item)) })),
      ),
  };
  const mine: HomePanel = {
    section: 'mine',
    plural: 'all texts that are ready to go further',
    rows: async (viewer) =>
      Promise.all(
        (await pages.ready(viewer)).map(async ({ reading, item }) => {
          const community = await deps.communities.get(item.teamId, item.communityId);
          const reader = await pages.nameOf(item.teamId, reading.readerId);
          return { rank: 15, blocks: readyRow(item.id, item.title, reader, audienceWords(reading.audience, community)) };
        }),
      ),
  };

  return {
    name: 'releases',
    actions: Object.assign({}, ...all.map(({ actions }) => actions)),
    submissions: Object.assign({}, ...all.map(({ submissions }) => submissions)),
    touches: createTouches(parts, doors),
    asks: createAsks(doors),
    home: [mine, ours],
    sent: { [ANNOUNCE]: news.sent },
    notSent: { [ANNOUNCE]: news.notSent },
    itemChanged: async (item, was) => {
      await readings.textChanged(item);
      await steps.itemChanged(item, was);
    },
    onItem,
    guestOf: async (teamId, userId, now) => [
      ...new Set((await parts.guests.passesOf(teamId, userId, now)).map(({ communityId }) => communityId)),
    ],
    tidy: async (now) => {
      await steps.tidy(now);
      await parts.quotations.expire(now);
      await parts.store.dropOldReadings(now - READINGS_KEPT);
    },
    ...createPrivacyParts(parts, news),
  };
}
