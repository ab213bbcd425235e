/** Where a text begins: what an experiment already says, a new draft, and what somebody saw when she opened the form. */
import { seesWhole } from '../../community/experiment.ts';
import { requireMember } from '../../community/find-member.ts';
import type { Item, ItemContent } from '../../community/item.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { type FormMeta, readRef } from './rules-meta.ts';
import { prefillFrom } from './rules-prefill.ts';
import type { Service, Who } from './service.ts';

export const NOTHING: ItemContent = { title: '', parts: {}, topicClass: null, subTags: [] };

export function createDrafts({ communities, experiments, members, privacy, shelf, trail }: Deps, service: Service) {
  /** What an experiment already says; only to whom it may be shown whole. */
  async function prefill(who: Who, ref: Ref | null, form: ItemForm): Promise<ItemContent> {
    if (ref?.kind !== 'experiment' && ref?.kind !== 'result') return NOTHING;
    const experiment = await experiments.find(who.teamId, ref.id);
    if (!experiment || !seesWhole(privacy, await service.lookerOf(who), experiment)) return NOTHING;
    return { ...NOTHING, ...prefillFrom(experiment, form) };
  }

  async function add(who: Who, meta: FormMeta, form: ItemForm, content: ItemContent): Promise<Item> {
    const community = await communities.get(who.teamId, meta.c);
    await requireMember({ members }, community, who.userId);
    const { teamId, userId, now } = who;
    const item: Item = {
      ...{ teamId, id: meta.id, communityId: meta.c, kind: form.kind, formId: form.id, ...content },
      ...{ state: 'draft', privacy: 'P0', authorId: userId, stewardId: userId, credit: null, version: 1 },
      ...{ reviewOn: null, createdAt: now, changedAt: now, sharedAt: null, usedAt: null },
    };
    const isNew = await shelf.add(item, { userId, now, what: 'Written' });
    const ref = readRef(meta.r);
    if (isNew && ref) await trail.link(teamId, ref, { kind: 'item', id: item.id }, now);
    return item;
  }

  /** What she saw when she began. It was on her screen then, whoever may read that version now. */
  async function findBase(item: Item, version: number): Promise<ItemContent | null> {
    if (version === item.version) return item;
    const insider = { userId: item.authorId ?? '', memberOf: [item.communityId], inOrganisation: true };
    return (await shelf.versions(insider, item)).find((each) => each.version === version) ?? null;
  }

  return { prefill, add, findBase };
}

export type Drafts = ReturnType<typeof createDrafts>;
