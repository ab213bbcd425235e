/** The history of an item: who changed what and when, two versions compared, one brought back. */
import type { Item, ItemVersion } from '../../community/item.ts';
import { formOf } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import { UserError } from '../../platform/errors.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { sayDate } from '../../platform/time/say.ts';
import { mayEdit, partsInOrder } from './rules.ts';
import { markWords } from './rules-words.ts';
import type { Service, Who } from './service.ts';
import { type Changed, compareModal, historyModal } from './views-versions.ts';
import { CLASS_NAMES } from './views-words.ts';

export function createVersions({ library, people, shelf }: Deps, service: Service) {
  const whole = (item: Item, { title, parts, topicClass, subTags }: ItemVersion): { label: string; text: string }[] => [
    { label: 'Title', text: title },
    ...partsInOrder(formOf(library, item), parts),
    { label: 'Where it belongs', text: topicClass ? CLASS_NAMES[topicClass] : '' },
    { label: 'Tags', text: subTags.join(', ') },
  ];

  function findChanged(item: Item, before: ItemVersion, after: ItemVersion): Changed[] {
    const [old, now] = [new Map(whole(item, before).map((one) => [one.label, one.text])), whole(item, after)];
    const labels = [...new Set([...now.map(({ label }) => label), ...old.keys()])];
    return labels.flatMap((label) => {
      const [was, is] = [old.get(label) ?? '', now.find((one) => one.label === label)?.text ?? ''];
      return was === is ? [] : [{ label, pair: markWords(was, is) }];
    });
  }

  return {
    async history(who: Who, id: string, page: number): Promise<Modal> {
      const item = await service.getVisible(who, id);
      const looker = await service.lookerOf(who);
      const [versions, moments] = [await shelf.versions(looker, item), await shelf.moments(looker, item)];
      const lines = [...versions, ...moments.map((moment) => ({ ...moment, version: null }))].toSorted((a, b) => b.at - a.at || (b.version ?? 0) - (a.version ?? 0)); // biome-ignore format: one thought
      const names = await people.findMany(who.teamId, [...new Set(lines.flatMap(({ byId }) => byId ?? []))]);
      const zone = (await people.get(who.teamId, who.userId)).zone;
      const isMember = await service.isMember(item, who.userId);
      return historyModal({
        metadata: JSON.stringify({ id }),
        itemId: id,
        ...{ title: item.title, current: item.version, page },
        mayEdit: mayEdit(item, who.userId, isMember),
        lines: lines.map(({ version, at, byId, what }) => ({
          ...{ version, what, on: sayDate(at, zone, true) },
          who: byId === null ? 'somebody who has left, or by itself' : (names.get(byId)?.name ?? 'somebody'),
        })),
      });
    },

    async compare(who: Who, id: string, from: number, to: number): Promise<Modal> {
      const item = await service.getVisible(who, id);
      const versions = await shelf.versions(await service.lookerOf(who), item);
      const [before, after] = [Math.min(from, to), Math.max(from, to)].map((wanted) => versions.find(({ version }) => version === wanted));
      if (!before || !after) throw new UserError('One of these versions is not there any more.', 'Open the history again and choose two.');
      return compareModal(id, item.title, before.version, after.version, findChanged(item, before, after));
    },

    /** As a new version, so that nothing that stands there now is lost. */
    async restore(who: Who, id: string, wanted: number, base: number): Promise<Item> {
      const item = await service.requireEdit(who, id);
      const version = (await shelf.versions(await service.lookerOf(who), item)).find((each) => each.version === wanted);
      if (!version) throw new UserError('This version is not there any more.', 'Open the history again and choose another.');
      const { title, parts, topicClass, subTags } = version;
      const by = { userId: who.userId, now: who.now, what: `Brought back version ${wanted}`, base };
      const wrote = await shelf.write(item, { title, parts, topicClass: topicClass ?? item.topicClass, subTags }, by);
      if ('written' in wrote) return wrote.written;
      throw new UserError(
        'Somebody changed it meanwhile, so nothing was brought back.',
        'Look at its history again; their version is on top.',
      );
    },
  };
}

export type Versions = ReturnType<typeof createVersions>;
