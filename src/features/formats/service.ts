/** The library's formats and a community's own: found, copied, changed step by step. */
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { type Edited, type SheetStep, sayAgo, withIds } from '../../community/run-sheet-rules.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { copyOf, type Format, formatOf, isReady, libraryFormats, MOST_OWN, type Words } from './rules.ts';
import type { OwnFormat, Store } from './store.ts';

export function createService(deps: Deps, store: Store) {
  const library = libraryFormats(deps.library);
  const byId = new Map(library.map((format) => [format.id, format]));

  const listOwn = (community: Community): Promise<OwnFormat[]> => store.list(community.teamId, community.id);
  const findOwn = (community: Community, id: string): Promise<OwnFormat | null> =>
    store.find({ teamId: community.teamId, communityId: community.id, id });
  const asFormat = (own: OwnFormat): Format => formatOf(own, byId.get(own.basedOn) ?? null);

  async function find(community: Community, id: string): Promise<Format | null> {
    const own = byId.has(id) ? null : await findOwn(community, id);
    return byId.get(id) ?? (own ? asFormat(own) : null);
  }

  const mayEdit = async (own: OwnFormat, { userId, now }: Act, community: Community): Promise<boolean> =>
    own.createdBy === userId || (await deps.roles.has(own.teamId, own.communityId, userId, 'steward', deps.calendar.today(community, now)));

  return {
    library,
    listOwn,
    find,
    findOwn,
    mayEdit,

    async list(community: Community): Promise<Format[]> {
      return [...library, ...(await listOwn(community)).filter(isReady).map(asFormat)];
    },

    /** Its steps with their ids, as they stand, whether they add up or not. */
    async findSteps(community: Community, format: Format): Promise<SheetStep[]> {
      return (await findOwn(community, format.id))?.steps ?? withIds(format.steps);
    },

    /** An own format, and the right to change it; throws a sentence otherwise. */
    async requireOwn(act: Act, community: Community, id: string): Promise<OwnFormat> {
      const own = await findOwn(community, id);
      if (!own) throw new UserError('This format is not here any more.', 'Type `/rondo formats` to see those of today.');
      if (!(await mayEdit(own, act, community)))
        throw new UserError('Only a steward or whoever made this format can change it.', '“Copy and change” makes you one of your own.');
      return own;
    },

    /** 'Cleo changed it a minute ago', when that is why nothing was done. */
    async sayStale(own: OwnFormat, act: Act): Promise<string> {
      const who = own.changedBy === act.userId ? 'You' : own.changedBy ? await findName(deps, own.teamId, own.changedBy) : 'Somebody';
      return `${who} changed it ${sayAgo(act.now - own.changedAt) ?? 'since'}; here is how it stands.`;
    },

    async copy(community: Community, format: Format, words: Words, act: Act): Promise<string> {
      if ((await listOwn(community)).length >= MOST_OWN)
        throw new UserError(`${community.name} has ${MOST_OWN} formats of its own already.`, 'Delete one that nobody uses any more.');
      const id = deps.newId();
      await store.add({
        ...{ teamId: community.teamId, communityId: community.id, id, ...words, ...copyOf(format, community), kind: format.kind },
        ...{ basedOn: format.basedOn ?? format.id, createdBy: act.userId, createdAt: act.now, changedBy: act.userId, changedAt: act.now },
        ...{ version: 1, privacy: 'P3' },
      });
      return id;
    },

    /** Null when it was kept; else why not. */
    async changeSteps(own: OwnFormat, version: number, edited: Edited, act: Act): Promise<string | null> {
      if ('refused' in edited) return edited.refused;
      const kept = await store.change(own, version, { steps: edited.steps, changedBy: act.userId, changedAt: act.now });
      return kept ? null : this.sayStale(own, act);
    },

    changeWords: (own: OwnFormat, words: Words, act: Act): Promise<boolean> =>
      store.change(own, own.version, { ...words, changedBy: act.userId, changedAt: act.now }),

    async remove(community: Community, own: OwnFormat, act: Act): Promise<void> {
      await store.remove(own);
      await deps.changes.add({
        ...{ teamId: community.teamId, communityId: community.id, at: act.now, userId: act.userId },
        ...{ what: 'Format deleted', before: own.name, after: '', why: '' },
      });
    },
  };
}

export type Service = ReturnType<typeof createService>;
