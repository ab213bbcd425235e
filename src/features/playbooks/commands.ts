/** `/rondo playbook`: the list, starting one, opening a draft for everybody, naming another way. */
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import type { Item } from '../../community/item.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, Command, SubmissionHandler } from '../../platform/feature.ts';
import type { Act, Parts, Service } from './service.ts';
import { createBeginning } from './service-beginning.ts';
import { listMessage, startPlaybookModal, wayModal } from './views.ts';
import { sectionsModal } from './views-sections.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

export function createCommands(parts: Parts, service: Service) {
  const { deps, store } = parts;
  const { library, shelf } = deps;
  const beginning = createBeginning(parts, service);
  const uses = Object.fromEntries(library.playbook_templates.map((each) => [each.id, each.for]));
  const classOf = (value: unknown): TaxonomyClass | null => library.taxonomy.find(({ id }) => id === value)?.id ?? null;

  const commands: Command[] = [
    {
      name: 'playbook',
      group: 'week',
      summary: 'Playbooks here: read one, take a section, or start one from a proven card',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        return { reply: listMessage(community.name, community.id, await beginning.list(act, community)) };
      },
    },
  ];

  /** Cards and playbooks of the same community that she may read. */
  const othersOf = async (act: Act, item: Item): Promise<Item[]> => {
    const query = { teamId: act.teamId, communityId: item.communityId, kinds: ['playbook', 'card'] as const };
    const items = await shelf.listFor(await service.lookerOf(act), { ...query, states: ['proven', 'shared'] });
    return items.filter(({ id, privacy }) => id !== item.id && privacy !== 'P0');
  };

  const actions: Record<string, ActionHandler> = {
    'playbooks:start': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      await requireMember(deps, community, act.userId);
      const cards = await beginning.cards(act, community);
      const { id: communityId, name } = community;
      return { open: startPlaybookModal({ communityId, community: name, forms: service.forms, uses, cards, classes: library.taxonomy }) };
    },
    'playbooks:together': async (act) => {
      const { item } = await service.requireWritable(act, act.value);
      const opened = item.privacy === 'P0' ? await beginning.open(act, item) : item;
      return { open: sectionsModal(await service.viewOf(opened, act), '✓ Everybody here can read this draft and take a section.') };
    },
    'playbooks:way': async (act) => {
      const { item } = await service.requireWritable(act, act.value);
      const others = await othersOf(act, item);
      if (others.length > 0) return { open: wayModal(item.id, item.title, others) };
      const text = 'Nothing else is shared here yet. Another way can be named as soon as a second card or playbook is.';
      return { open: notice('playbooks:notice', 'Another way', text) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'playbooks:start': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.metadata);
      await requireMember(deps, community, act.userId);
      const title = textOf(act.values.title);
      if (title === '') return { errors: { title: 'It needs a title before others can find it. A few words are enough.' } };
      const start = {
        ...{ formId: textOf(act.values.form), title, topicClass: classOf(act.values.class) },
        ...{ cardId: textOf(act.values.card) || null, together: act.values.who !== 'alone' },
      };
      const item = await beginning.start(act, community, start);
      return { update: sectionsModal(await service.viewOf(item, act), `✓ “${title}” is begun.`), refreshHome: true };
    },
    'playbooks:way': async (act) => {
      const { item } = await service.requireWritable(act, act.metadata);
      const other = (await othersOf(act, item)).find(({ id }) => id === act.values.other);
      if (!other) throw new UserError('That one is not on the shelf any more.', 'Choose another one.');
      const known = (await store.ways(act.teamId, item.id)).some(({ itemId, otherId }) => itemId === other.id || otherId === other.id);
      const { teamId, communityId } = item;
      const way = { teamId, communityId, itemId: item.id, otherId: other.id, byId: act.userId, at: act.now, privacy: 'P3' as const };
      if (!known) await store.addWay(way);
      const text = known ? 'This way was named before.' : '✓ Named. Whoever reads one of them sees the other.';
      return { update: notice('playbooks:notice', 'Another way', text) };
    },
  };

  return { commands, actions, submissions };
}
