/** `export DIR`: every community's shelf as files. Nothing private: the gate decides, and it is told that everybody may read along. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beside } from './beside.ts';

/** A folder name that any file system takes. */
const folderOf = (name: string, id: string): string =>
  `${
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'community'
  }-${id.slice(-6).toLowerCase()}`;

export const exportAll = (folder: string, say: (line: string) => void): Promise<number> =>
  beside(async (app) => {
    let written = 0;
    for (const community of await app.kernel.communities.everywhere()) {
      if (community.status === 'draft' || community.status === 'proposed') continue;
      const records = await app.erasure.exportCommunity(app.contributions, community);
      for (const { path, content } of [...records, ...(await app.exports.filesOf(community))]) {
        const file = join(folder, folderOf(community.name, community.id), path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
        written++;
      }
    }
    say(written > 0 ? `Wrote ${written} files to ${folder}.` : 'There is no community to export yet.');
    return 0;
  });
