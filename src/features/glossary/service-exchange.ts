/** The glossary as CSV, out and in; and which terms functions define differently. */
import type { Item } from '../../community/item.ts';
import type { Community } from '../../community/records.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import { keyOf, mayChange } from './rules.ts';
import { glossaryCsv, type Problem, readGlossaryCsv, type TermRow } from './rules-exchange.ts';
import { suggestClass } from './rules-starting.ts';
import type { Parts, Service } from './service.ts';

export interface Imported {
  added: number;
  changed: number;
  same: number;
  problems: Problem[];
}

export const IMPORT_CREDIT = 'Imported glossary';

/** An empty cell says nothing: what is there stays. */
const partsOf = ({ definition, notTheSameAs, sentence }: TermRow): Record<string, string> => ({
  definition,
  ...(notTheSameAs === '' ? {} : { not_the_same_as: notTheSameAs }),
  ...(sentence === '' ? {} : { used_in_a_sentence: sentence }),
});

export function createExchange({ deps, store }: Parts, service: Service) {
  const { calendar, library, newId, shelf } = deps;

  const addRow = async (community: Community, row: TermRow, by: { userId: string | null; now: number }): Promise<void> => {
    const { teamId, id: communityId } = community;
    const topicClass = row.topicClass ?? suggestClass(`${row.term} ${row.definition}`, library.taxonomy) ?? 'process';
    const item: Item = {
      ...{ teamId, id: newId(), communityId, kind: 'term', formId: null, state: row.state, privacy: 'P3' },
      ...{ title: row.term, parts: partsOf(row), topicClass, subTags: row.subTags },
      ...{ authorId: null, stewardId: by.userId, credit: IMPORT_CREDIT, version: 1 },
      ...{ reviewOn: reviewAfter('term', calendar.today(community, by.now)), createdAt: by.now, changedAt: by.now },
      ...{ sharedAt: by.now, usedAt: null },
    };
    await shelf.add(item, { ...by, what: 'imported' });
  };

  const changeRow = async (
    item: Item,
    row: TermRow,
    by: { userId: string | null; now: number },
  ): Promise<'changed' | 'same' | 'refused'> => {
    const parts = { ...item.parts, ...partsOf(row) };
    const topicClass = row.topicClass ?? item.topicClass;
    const subTags = row.subTags.length > 0 ? row.subTags : item.subTags;
    const before = JSON.stringify([Object.entries(item.parts).sort(), item.topicClass, item.subTags]);
    if (JSON.stringify([Object.entries(parts).sort(), topicClass, subTags]) === before) return 'same';
    if (!mayChange(item, by.userId)) return 'refused';
    await shelf.write(item, { parts, topicClass, subTags }, { ...by, what: 'imported', base: item.version });
    return 'changed';
  };

  return {
    csv: async (community: Community): Promise<string> =>
      glossaryCsv(await service.sharedTerms(community), await store.confirmationsIn(community.teamId, community.id)),

    /** Rows that can be read arrive; the others are returned by line. Rights are the caller's matter. */
    async importCsv(community: Community, text: string, by: { userId: string | null; now: number }): Promise<Imported> {
      const { rows, problems } = readGlossaryCsv(text, service.longest());
      const known = new Map((await service.sharedTerms(community)).map((item) => [keyOf(item.title), item]));
      const imported: Imported = { added: 0, changed: 0, same: 0, problems };
      for (const row of rows) {
        const item = known.get(keyOf(row.term));
        if (!item) {
          await addRow(community, row, by);
          imported.added++;
          continue;
        }
        const how = await changeRow(item, row, by);
        if (how === 'refused')
          problems.push({ line: row.line, reason: `“${item.title}” is read outside the community; only its author changes it.` });
        else imported[how]++;
      }
      return imported;
    },

    async openClashes({ teamId, id }: Community): Promise<Item[]> {
      const rows = await store.confirmationsIn(teamId, id);
      const ids = [...new Set(rows.filter(({ clashAt }) => clashAt !== null).map(({ itemId }) => itemId))];
      const items = await Promise.all(ids.map((itemId) => shelf.find(teamId, itemId)));
      return items.filter((item) => item !== null);
    },
  };
}

export type Exchange = ReturnType<typeof createExchange>;
