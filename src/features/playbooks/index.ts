/** Playbooks: several people write one, section by section; others follow one week by week. (practice 37, 88, 91) */
import type { Contributions, HomePanel, PageParts, Viewer } from '../../community/feature.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Button } from '../../platform/slack/message.ts';
import { button } from '../../platform/slack/text.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createFollowCommands } from './commands-follow.ts';
import { createSectionCommands } from './commands-sections.ts';
import { countWords, IDLE, progressOf } from './rules.ts';
import { createService, type Parts } from './service.ts';
import { createFollows } from './service-follows.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createWriting } from './service-writing.ts';
import { createStore } from './store.ts';
import { createFollowStore } from './store-follows.ts';
import { pageBlocks, waysBlocks } from './views.ts';
import { homeRow, waitingRow } from './views-follow.ts';

const MOST_WAYS = 3;

export function createPlaybooks(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db), follows: createFollowStore(deps.db) };
  const service = createService(parts);
  const writing = createWriting(parts, service);
  const follows = createFollows(parts, service);
  const { commands, ...listing } = createCommands(parts, service);
  const all = [listing, createSectionCommands(service, writing), createFollowCommands(service, follows)];

  const actOf = ({ person, now }: Viewer) => ({ teamId: person.teamId, userId: person.userId, now });

  const ways = async (item: Item, viewer: Viewer): Promise<Item[]> => {
    const looker = await service.lookerOf(actOf(viewer));
    const found: Item[] = [];
    for (const { itemId, otherId } of await parts.store.ways(item.teamId, item.id)) {
      const other = await deps.shelf.findFor(looker, item.teamId, itemId === item.id ? otherId : itemId);
      if (other && other.state !== 'archived') found.push(other);
    }
    return found.slice(0, MOST_WAYS);
  };

  const onItem = async (item: Item, viewer: Viewer): Promise<PageParts> => {
    const others = waysBlocks(await ways(item, viewer));
    const below = others.length > 0 ? [{ place: 'below' as const, rank: 60, blocks: others }] : [];
    if (item.kind !== 'playbook') return { sections: below };
    const form = service.formOf(item);
    const isMember = viewer.memberships.some(({ community }) => community.id === item.communityId);
    const { sections } = await service.viewOf(item, actOf(viewer));
    const page = {
      ...{ item, ...progressOf(form, item.parts), words: countWords(item.parts), maxWords: form.maxWords },
      authors: [...new Set(sections.flatMap(({ by }) => by))],
      open: sections.filter(({ written, has }) => !written && has === null).map(({ label }) => label),
      taken: sections.filter(({ has }) => has !== null).length,
    };
    const buttons: Button[] = [];
    const isOutside = item.privacy === 'P4' || item.privacy === 'P5';
    const isHers = item.authorId === viewer.person.userId || item.stewardId === viewer.person.userId;
    const isWritable = isMember && item.state !== 'archived' && (!isOutside || isHers);
    if (isWritable)
      buttons.push(button(page.open.length > 0 ? 'Take a section' : 'See the sections', 'playbooks:claim', { value: item.id }));
    if (item.privacy === 'P0') buttons.push(button('Write it together', 'playbooks:together', { value: item.id }));
    if (follows.hasWeeks(item)) buttons.push(button('Follow it with my team', 'playbooks:follow', { value: item.id }));
    if (isWritable && buttons.length < 3) buttons.push(button('Name another way', 'playbooks:way', { value: item.id }));
    return { sections: [{ place: 'below', rank: 10, blocks: pageBlocks(page) }, ...below], buttons };
  };

  const mine: HomePanel = {
    section: 'mine',
    plural: 'all playbooks you follow',
    rows: async (viewer) => {
      const { teamId, userId, now } = actOf(viewer);
      const rows = [];
      for (const follow of await follows.going(teamId, userId)) {
        const item = await follows.itemOf(follow, now);
        const stop = item && (await follows.findStop(follow, follow.next - 1, now));
        if (stop) rows.push({ rank: 40, blocks: homeRow(stop) });
        else if (item && follow.next === 0) rows.push({ rank: 45, blocks: waitingRow(follow.id, item.title, follow.startsOn) });
      }
      return rows;
    },
  };

  return {
    name: 'playbooks',
    commands,
    actions: Object.assign({}, ...all.map(({ actions }) => actions)),
    submissions: Object.assign({}, ...all.map(({ submissions }) => submissions)),
    touches: createTouches(parts, service, follows),
    asks: createAsks(follows),
    home: [mine],
    onItem,
    tidy: (now) => parts.store.endIdleClaims(now - IDLE - IDLE),
    ...createPrivacyParts(parts),
  };
}
