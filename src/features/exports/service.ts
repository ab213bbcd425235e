/** The shelf of a community out of Rondo and into one: everything that its members may all read, nothing else. */
import { wholeOf } from '../../community/experiment.ts';
import type { Portable, PortableRow } from '../../community/feature.ts';
import { formOf } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Looker } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import { byId, experimentsCsv, type ShelfFile, shelfFiles } from './rules.ts';
import { type ReadItem, readItem, writeItem } from './rules-markdown.ts';

export interface Imported {
  added: number;
  /** There already, in the same or a newer version: left as they are. */
  same: number;
  /** One line each: the file, the line or row, and why. */
  problems: string[];
}

export interface ExportsDoors {
  glossary: {
    csv(community: Community): Promise<string>;
    importCsv(
      community: Community,
      text: string,
      by: { userId: string | null; now: number },
    ): Promise<{ added: number; changed: number; same: number; problems: { line: number; reason: string }[] }>;
  };
}

const MOST = 50_000;
const PRIVACY = ['P3', 'P4', 'P5'];

/** Who reads an export: somebody of the community, and nobody in particular. What she may not see does not leave. */
const readerOf = (community: Community): Looker => ({ userId: '', memberOf: [community.id], inOrganisation: false });

export function createService(deps: Deps, doors: ExportsDoors) {
  const { experiments, people, privacy, shelf } = deps;

  const portables = (): Portable[] => deps.contributions().flatMap((feature) => feature.portables ?? []);

  const rowsOf = async (community: Community, portable: Portable): Promise<PortableRow[]> => {
    const rows = await portable.rows(community);
    const secret = rows.find((row) => typeof row.privacy !== 'string' || !PRIVACY.includes(row.privacy));
    // A row that does not say that all members may read it must never leave; it is a fault of ours, not a thing to skip in silence.
    if (secret) throw new Error(`${portable.name} hands out a row of class ${String(secret.privacy)}`);
    return rows;
  };

  const filesOf = async (community: Community): Promise<ShelfFile[]> => {
    const { teamId, id: communityId } = community;
    const reader = readerOf(community);
    const items = byId(await shelf.listFor(reader, { teamId, communityId, limit: MOST }));
    const shown = (await experiments.list({ teamId, communityId, limit: MOST })).filter((each) => privacy.see(reader, wholeOf(each)));
    const ids = [...items.map(({ authorId }) => authorId), ...shown.map(({ ownerId }) => ownerId)].filter((id) => id !== null);
    const known = await people.findMany(teamId, ids);
    const rows = new Map<string, PortableRow[]>();
    for (const portable of portables()) rows.set(portable.name, await rowsOf(community, portable));
    return shelfFiles({
      community: community.name,
      items: items.map((item) => ({
        item,
        file: writeItem(item, formOf(deps.library, item), known.get(item.authorId ?? '')?.name ?? item.credit),
      })),
      glossary: await doors.glossary.csv(community),
      experiments: experimentsCsv(shown, (id) => (id === null ? '' : (known.get(id)?.name ?? id))),
      rows,
    });
  };

  const takeItem = async (
    community: Community,
    { item, author }: ReadItem,
    by: { userId: string | null; now: number },
  ): Promise<boolean> => {
    const isKnown = item.authorId !== null && (await people.find(community.teamId, item.authorId)) !== null;
    const whose = { teamId: community.teamId, communityId: community.id, credit: isKnown ? null : author };
    return shelf.add({ ...item, ...whose }, { ...by, what: 'Taken in from a file' });
  };

  const takeRows = async (community: Community, file: ShelfFile, by: { userId: string | null; now: number }): Promise<Imported> => {
    const done: Imported = { added: 0, same: 0, problems: [] };
    const portable = portables().find(({ name }) => file.path.endsWith(`data/${name}.json`));
    if (!portable) return { ...done, problems: [`${file.path}: nothing here knows what this is`] };
    let rows: unknown;
    try {
      rows = JSON.parse(file.content);
    } catch (error) {
      return { ...done, problems: [`${file.path}: ${error instanceof Error ? error.message : 'is not JSON'}`] };
    }
    if (!Array.isArray(rows)) return { ...done, problems: [`${file.path}: is not a list`] };
    for (const [at, row] of rows.entries()) {
      const problem = await portable.restore(community, row, by);
      if (problem === null) done.added++;
      // Each row stands on a line of its own, below the opening bracket.
      else done.problems.push(`${file.path}, line ${at + 2}: ${problem}`);
    }
    return done;
  };

  return {
    filesOf,

    /** The folder that `filesOf` gave, or some of its files. What is broken is listed; the rest arrives. Taking in twice changes nothing. */
    async takeIn(community: Community, files: readonly ShelfFile[], by: { userId: string | null; now: number }): Promise<Imported> {
      const done: Imported = { added: 0, same: 0, problems: [] };
      const add = ({ added, same, problems }: Imported): void => {
        done.added += added;
        done.same += same;
        done.problems.push(...problems);
      };
      const isItem = ({ path }: ShelfFile): boolean => path.endsWith('.md') && !path.endsWith('index.md');
      for (const file of files.filter(isItem)) {
        const read = readItem(file.content);
        if ('problem' in read) add({ added: 0, same: 0, problems: [`${file.path}: ${read.problem}`] });
        else if (await takeItem(community, read, by)) add({ added: 1, same: 0, problems: [] });
        else add({ added: 0, same: 1, problems: [] });
      }
      for (const file of files.filter(({ path }) => /(?:^|\/)data\/[^/]+\.json$/.test(path))) add(await takeRows(community, file, by));
      return done;
    },

    /** A glossary by itself, as a spreadsheet wrote it. */
    async takeGlossary(community: Community, file: ShelfFile, by: { userId: string | null; now: number }): Promise<Imported> {
      const { added, changed, same, problems } = await doors.glossary.importCsv(community, file.content, by);
      return { added: added + changed, same, problems: problems.map(({ line, reason }) => `${file.path}, line ${line}: ${reason}`) };
    },
  };
}

export type Service = ReturnType<typeof createService>;
