/** Items as somebody finds them: through the gate, with her rights, and as a page to which every capability adds. */
import type { Described, PageParts, Viewer } from '../../community/feature.ts';
import { findLooker } from '../../community/find-looker.ts';
import { findName } from '../../community/find-member.ts';
import { findViewer, getViewer } from '../../community/find-viewer.ts';
import type { Item } from '../../community/item.ts';
import { formOf, itemForms } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Looker } from '../../community/privacy.ts';
import { listMissing } from '../../community/share-item.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, Answer } from '../../platform/feature.ts';
import type { Button, Modal } from '../../platform/slack/message.ts';
import { button } from '../../platform/slack/text.ts';
import { sayDate } from '../../platform/time/say.ts';
import { countTooMany, mayAdopt, mayConfirm, mayEdit, mayHandOver, partsInOrder } from './rules.ts';
import { pageModal } from './views.ts';
import { removeConfirm } from './views-states.ts';

/** Who is doing something, and what she may see. */
export type Who = Pick<Act, 'teamId' | 'userId' | 'now'>;

const MOST_BUTTONS = 25;

export const goneError = (): UserError =>
  new UserError('This is not on the shelf any more, or not yours to read.', '`/find` shows what is there.');

/** In one of our own windows the next one takes its place; anywhere else it opens. */
export const showIn = (act: ActionAct, modal: Modal): Answer =>
  act.modal?.callbackId.startsWith('cards:') ? { update: modal } : { open: modal };

export function createService(deps: Deps) {
  const { library, members, people, shelf } = deps;

  const lookerOf = ({ teamId, userId, now }: Who): Promise<Looker> => findLooker(deps, teamId, userId, now);

  const getVisible = async (who: Who, id: string): Promise<Item> => {
    const item = await shelf.findFor(await lookerOf(who), who.teamId, id);
    if (!item) throw goneError();
    return item;
  };

  const isMember = async ({ teamId, communityId }: Pick<Item, 'teamId' | 'communityId'>, userId: string): Promise<boolean> =>
    belongs(await members.find(teamId, communityId, userId));

  const requireEdit = async (who: Who, id: string): Promise<Item> => {
    const item = await getVisible(who, id);
    if (mayEdit(item, who.userId, await isMember(item, who.userId))) return item;
    throw new NotAllowedError(
      'What others outside the community read is changed by its author and by whoever looks after it.',
      'Tell them what you would change, or add a note on its page.',
    );
  };

  /** What is done most stands before what others add, what is done seldom behind it. */
  function buttonsFor(item: Item, userId: string, member: boolean, missing: readonly string[], others: readonly Button[]): Button[] {
    const { id, title } = item;
    const isDraft = item.privacy === 'P0' && item.authorId === userId;
    const isHers = isDraft || item.authorId === userId || item.stewardId === userId;
    const edit = isDraft ? 'Go on writing' : 'Edit';
    const change = mayEdit(item, userId, member) ? [button(edit, 'cards:edit', { value: id, label: `${edit}: ${title}` })] : [];
    const before = [
      ...(mayConfirm(item, userId, member) ? [button('I have read it', 'cards:read', { value: id, style: 'primary' })] : []),
      ...(mayAdopt(item, member) ? [button("I'll look after it", 'cards:adopt', { value: id })] : []),
      ...(isDraft && missing.length === 0 ? [button('Share with members', 'cards:share', { value: id, style: 'primary' })] : []),
      ...(isHers ? change : []),
    ];
    const behind = [
      ...(isHers ? [] : change),
      button('History', 'cards:history', { value: id, label: `History: ${title}` }),
      button('Its trail', 'trails:open', { value: `item/${id}`, label: `Its trail: ${title}` }),
      ...(mayHandOver(item, userId) ? [button('Hand it over', 'cards:steward', { value: id })] : []),
      ...(isDraft ? [button('Delete it', 'cards:delete', { value: id, style: 'danger', confirm: removeConfirm })] : []),
    ];
    return [...before, ...others.slice(0, MOST_BUTTONS - before.length - behind.length), ...behind];
  }

  /** The page as she may see it. The item has passed the gate. */
  async function page(who: Who, item: Item, { at = 0, notice = null }: { at?: number; notice?: string | null } = {}): Promise<Modal> {
    const viewer = await getViewer(deps, who.teamId, who.userId, who.now);
    const added: PageParts[] = [];
    for (const feature of deps.contributions()) added.push((await feature.onItem?.(item, viewer)) ?? {});
    const form = formOf(library, item);
    const member = await isMember(item, who.userId);
    const mine = mayEdit(item, who.userId, member);
    const missing = mine ? listMissing(deps, item) : [];
    const words = mine ? countTooMany(form, item.parts) : null;
    const names = await people.findMany(
      who.teamId,
      [item.authorId, item.stewardId].filter((id) => id !== null),
    );
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id)?.name ?? 'Somebody'));
    const others = added.flatMap(({ buttons = [] }) => buttons.slice(0, 3));
    return pageModal({
      item,
      parts: partsInOrder(form, item.parts),
      sections: added.flatMap(({ sections = [] }) => sections),
      buttons: buttonsFor(item, who.userId, member, missing, others),
      author: nameOf(item.authorId) ?? item.credit ?? 'somebody who has left',
      steward: nameOf(item.stewardId),
      writtenOn: sayDate(item.createdAt, viewer.person.zone, true),
      changedOn: sayDate(item.changedAt, viewer.person.zone, true),
      missing,
      tooMany: words === null ? null : { words, most: form.maxWords },
      page: at,
      notice,
    });
  }

  return {
    lookerOf,
    getVisible,
    isMember,
    requireEdit,
    page,
    forms: () => itemForms(library),
    openPage: async (who: Who, id: string, notice: string | null = null): Promise<Modal> =>
      page(who, await getVisible(who, id), { notice }),
    nameOf: (teamId: string, userId: string | null): Promise<string> =>
      userId === null ? Promise.resolve('Somebody who has left') : findName(deps, teamId, userId),

    /** Where something comes from, in a line; null when she may not see it. */
    async describe(who: Who, ref: Ref): Promise<Described | null> {
      const viewer = await findViewer(deps, who.teamId, who.userId, who.now);
      const kinds = deps.contributions().find(({ describe }) => describe?.[ref.kind] !== undefined);
      return viewer && kinds ? ((await kinds.describe?.[ref.kind]?.(ref, viewer)) ?? null) : null;
    },

    /** An item in a line, for trails and lists. */
    async describeItem(ref: Ref, { person, now }: Viewer): Promise<Described | null> {
      const who = { teamId: person.teamId, userId: person.userId, now };
      const item = await shelf.findFor(await lookerOf(who), who.teamId, ref.id);
      return item && { title: item.title || 'Without a title yet', open: { actionId: 'cards:open', value: item.id } };
    },
  };
}

export type Service = ReturnType<typeof createService>;
