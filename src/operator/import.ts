/** `import DIR|FILE.csv`: takes a shelf, or a glossary as a spreadsheet wrote it, into a community. What is broken is listed by line; the rest arrives. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { App } from '../app.ts';
import type { Community } from '../community/records.ts';
import type { ShelfFile } from '../features/exports/index.ts';
import { systemClock } from '../platform/clock.ts';
import { inPlace } from './beside.ts';

export interface ImportOptions {
  /** The beginning of a community's name; needed when there are several. */
  community: string | undefined;
  /** The Slack workspace; needed only where there is no community yet. */
  team: string | undefined;
  say(line: string): void;
}

async function readFolder(folder: string): Promise<ShelfFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && /\.(?:md|json|csv)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)); // biome-ignore format: one thought
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path: relative(folder, path).split(sep).join('/'), content: await readFile(path, 'utf8') })),
  );
}

/** The shelf alone: the rest of an export is a record of what was, and is not taken in. */
const shelfOf = (files: readonly ShelfFile[]): ShelfFile[] => {
  const inside = files.filter(({ path }) => /(?:^|\/)shelf\//.test(path));
  return inside.length > 0 ? inside : [...files];
};

async function chooseCommunity(app: App, { community: wanted, team }: ImportOptions, now: number): Promise<Community> {
  const all = (await app.kernel.communities.everywhere()).filter(({ status }) => status !== 'ended');
  const named = wanted === undefined ? all : all.filter(({ name }) => name.toLowerCase().startsWith(wanted.toLowerCase()));
  const [only, ...others] = named;
  if (only && others.length === 0) return only;
  if (only) throw new Error(`Which community? --community NAME: ${named.map(({ name }) => name).join(', ')}`);
  if (all.length > 0) throw new Error(`No community begins with “${wanted}”. There are: ${all.map(({ name }) => name).join(', ')}`);
  if (team === undefined) throw new Error('There is no community here yet. Set one up in Slack first, or name the workspace: --team T0123');
  // Its shelf can be read, and nothing is sent, until stewards set it going.
  const made = await app.kernel.communities.create({ teamId: team, name: wanted ?? 'The shelf', zone: 'Etc/UTC', createdBy: '', now });
  return app.kernel.communities.change(made, { status: 'dormant' }, { userId: '', now });
}

export const importFrom = (source: string, options: ImportOptions): Promise<number> =>
  inPlace(async (app) => {
    const now = systemClock.now();
    const isFile = (await stat(source)).isFile();
    const files = isFile ? [{ path: basename(source), content: await readFile(source, 'utf8') }] : shelfOf(await readFolder(source));
    const community = await chooseCommunity(app, options, now);
    const by = { userId: null, now };
    const [glossary] = files;
    const done =
      isFile && glossary ? await app.exports.takeGlossary(community, glossary, by) : await app.exports.takeIn(community, files, by);
    for (const problem of done.problems) options.say(`✗ ${problem}`);
    options.say(`${community.name}: ${done.added} taken in, ${done.same} were there already, ${done.problems.length} left out.`);
    return done.problems.length > 0 ? 1 : 0;
  });
