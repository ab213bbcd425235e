/** The two pages of a file: for whoever wrote it, and for whoever holds it or is asked to. */
import type { Act } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { askedNow, isSilent, KEPT } from './rules.ts';
import type { Service } from './service.ts';
import type { Parts, Turns } from './service-turns.ts';
import type { BreachFile } from './store.ts';
import { type FileView, keeperModal, mineModal } from './views.ts';

export function createPages({ deps }: Parts, service: Service, turns: Turns) {
  const repair = deps.library.norms.find(({ id }) => id === 'n-confidence')?.repair ?? '';

  async function viewOf(file: BreachFile, userId: string, now: number, notice: string | null): Promise<FileView> {
    const community = await deps.communities.get(file.teamId, file.communityId);
    const { id, what, wish, steps, closedAt, lastAt, heldUntil } = file;
    return {
      ...{ id, what, wish, steps, closedAt, notice, deletedAt: lastAt + KEPT, settings: community.settings },
      ...{ heldUntil: heldUntil !== null && heldUntil > now ? heldUntil : null, zone: await turns.zoneOf(community, userId) },
    };
  }

  /** Nobody reads it who should, or whoever holds it is not in office any more. */
  async function mayPass(file: BreachFile, now: number): Promise<boolean> {
    if (file.closedAt !== null) return false;
    if (file.holderId === null) return isSilent(file);
    const { keepers, stewards } = await turns.officesOf(await deps.communities.get(file.teamId, file.communityId), now);
    return ![...keepers, ...stewards].includes(file.holderId);
  }

  async function sayWhere(file: BreachFile, { zone }: FileView): Promise<string> {
    const name = (userId: string): Promise<string> => turns.nameOf(file.teamId, userId);
    if (file.holderId !== null) return `With ${await name(file.holderId)}. Only the two of you read it.`;
    const asked = askedNow(file);
    if (asked === null) return 'Nobody has it in hand at present; that should not happen. You can let somebody read it.';
    return `${await name(asked)} has until ${sayDateTime(file.endsAt ?? file.createdAt, zone)} to answer.`;
  }

  return {
    mayPass,

    async mine(act: Act, file: BreachFile, notice: string | null = null): Promise<Modal> {
      const view = await viewOf(file, act.userId, act.now, notice);
      const others = (await mayPass(file, act.now)) ? await service.others(file, act.now) : [];
      const named = await Promise.all(others.map(async (id) => ({ id, name: await turns.nameOf(file.teamId, id) })));
      return mineModal({ ...view, others: named, where: await sayWhere(file, view) });
    },

    async keeper(act: Act, file: BreachFile, notice: string | null = null): Promise<Modal> {
      const reporter = await turns.nameOf(file.teamId, file.reporterId);
      const isMine = file.holderId === act.userId;
      const mayPassOn = !isSilent(file) && file.turn < file.readers.length;
      const view = await viewOf(file, act.userId, act.now, notice);
      return keeperModal({ ...view, reporter, contact: file.contact, isMine, mayPass: mayPassOn, repair });
    },
  };
}

export type Pages = ReturnType<typeof createPages>;
