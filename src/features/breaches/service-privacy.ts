/** How a report goes with whoever wrote it, and what becomes of it when its holder goes. Nothing of it is ever exported. */
import type { Contributions } from '../../community/feature.ts';
import { sayDate } from '../../platform/time/say.ts';
import { askedNow, KEPT, STEPS } from './rules.ts';
import type { Service } from './service.ts';
import { NEWS, type Parts, type Turns } from './service-turns.ts';
import type { BreachFile } from './store.ts';
import { STEP_WORDS } from './views.ts';

export function createPrivacyParts(
  { deps, store }: Parts,
  service: Service,
  turns: Turns,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy' | 'memberChanged'>> {
  /** Whoever reads it, or could be asked to, goes. Nobody else reads it unless she who wrote it says so. */
  async function lose(file: BreachFile, userId: string, now: number): Promise<void> {
    const place = file.readers.indexOf(userId);
    if (place === -1 && file.holderId !== userId) return;
    if (file.holderId === userId) {
      const orphan = await service.change(file, { holderId: null, readers: [], turn: 1, endsAt: null }, file.lastAt);
      if (file.closedAt === null) await turns.plan(NEWS, orphan, file.reporterId, `gone/${now}`, now);
      return;
    }
    const readers = file.readers.filter((id) => id !== userId);
    const rest = await service.change(file, { readers, turn: place < file.turn ? file.turn - 1 : file.turn }, file.lastAt);
    if (askedNow(file) === userId) await turns.next(rest, now);
  }

  async function leave(teamId: string, userId: string, communityId: string | null, now: number): Promise<void> {
    for (const file of await store.list(teamId, communityId)) {
      if (file.reporterId === userId) await service.withdraw(file, now);
      else await lose(file, userId, now);
    }
  }

  /** A term ended: the file stays where it is, and she who wrote it hears once that she may pass it on. */
  async function lookAtTerms(now: number): Promise<void> {
    for (const file of await store.all()) {
      if (file.holderId === null || file.closedAt !== null) continue;
      const { keepers, stewards } = await turns.officesOf(await deps.communities.get(file.teamId, file.communityId), now);
      if (![...keepers, ...stewards].includes(file.holderId)) await turns.plan(NEWS, file, file.reporterId, `term/${file.holderId}`, now);
    }
  }

  return {
    forget: ({ teamId, userId, communityId, now }) => leave(teamId, userId, communityId, now),
    memberChanged: async ({ teamId, userId, communityId, status }, was, now) => {
      if (status === 'left' && was !== null && was.status !== 'left') await leave(teamId, userId, communityId, now);
    },
    storedAbout: async (teamId, userId) => {
      const files = await store.list(teamId);
      const nameOf = async ({ communityId }: BreachFile): Promise<string> =>
        (await deps.communities.find(teamId, communityId))?.name ?? communityId;
      const mine = files.filter(({ reporterId }) => reporterId === userId);
      const given = files.filter(({ holderId, readers, turn }) => holderId === userId || readers.slice(0, turn).includes(userId));
      const reports = mine.map(async (file) => ({
        ...{
          community: await nameOf(file),
          what: file.what,
          'what I would like': file.wish,
          sent: sayDate(file.createdAt, 'Etc/UTC', true),
        },
        steps: STEPS.flatMap((step) => (file.steps[step] ? [`${STEP_WORDS[step]}: ${file.steps[step]?.state}`] : [])).join('; '),
        ...{ closed: file.closedAt !== null, privacy: file.privacy },
      }));
      const held = given.map(async (file) => ({
        community: await nameOf(file),
        'you hold it': file.holderId === userId,
        privacy: file.privacy,
      }));
      return [
        { title: 'Your reports of what left the room', records: await Promise.all(reports) },
        { title: 'Files that were given to you', records: await Promise.all(held) },
      ].filter(({ records }) => records.length > 0);
    },
    tidy: async (now) => {
      await store.tidy(now - KEPT);
      await lookAtTerms(now);
    },
  };
}
