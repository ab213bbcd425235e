/** p3, once a month in the librarian's slot; and what stewards are asked in theirs. */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import type { Item } from '../../community/item.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { beginsMonth, monthOf } from './rules.ts';
import { ASK_REVIEW, ASK_STEWARD, type Parts, type Service } from './service.ts';
import type { Lists } from './service-lists.ts';
import type { Viewing } from './service-viewing.ts';
import * as say from './views.ts';

const LIST_TOUCH = 'upkeep.list';

export function createTouches({ deps }: Parts, lists: Lists, viewing: Viewing): Touch[] {
  /** The first Monday of the month: stewards are asked, and the list goes out at the librarian's next slot. */
  const begin = async (due: DueTouch): Promise<void> => {
    const community = await deps.communities.find(due.teamId, due.communityId);
    if (community?.status !== 'active' || !beginsMonth(due.anchor)) return;
    const reader = await lists.reader(community, due.now);
    await lists.askStewards(community, reader?.userId ?? null, due.now);
    if (!reader) return;
    const { teamId, communityId } = due;
    const dueAt = (await deps.attention.nextSlot(teamId, reader.userId, due.now)) ?? due.now;
    const zone = (await deps.people.find(teamId, reader.userId))?.zone ?? community.zone;
    const anchor = monthOf(due.anchor);
    await deps.agenda.once(LIST_TOUCH, { teamId, communityId, anchor, userId: reader.userId, dueAt, zone });
  };

  const hand = async (due: DueTouch): Promise<void> => {
    const community = await deps.communities.find(due.teamId, due.communityId);
    const reader = community && (await lists.reader(community, due.now));
    if (!community || !reader || due.userId === null) return;
    const view = await viewing.view(community, reader.userId, due.now);
    if (view.lines.length + view.vain.length + view.clashes.length === 0) return;
    const message = say.listMessage(view, reader.isLibrarian);
    await sendLetter(deps, due, reader.userId, {
      message,
      why: 'Once a month the shelf gets a look, five pages at most.',
      priority: PRIORITY.role,
      minutes: 15,
    });
  };

  return [
    {
      ...LETTER,
      id: 'upkeep.month',
      name: 'The month on the shelf begins',
      anchor: { on: 'weekly', weekday: 1 },
      at: '08:00',
      surface: 'state',
      audience: 'nobody',
      each: 'community',
      minutes: 0,
      why: 'Once a month the shelf gets a look.',
      catchUp: { within: 3 * DAY },
      run: begin,
    },
    {
      ...LETTER,
      id: LIST_TOUCH,
      practice: 'p3',
      name: 'Librarian’s list',
      audience: 'the librarian, or a steward if there is none',
      minutes: 15,
      why: 'Once a month the shelf gets a look, five pages at most.',
      run: hand,
    },
  ];
}

export function createAsks({ deps }: Parts, service: Service): AskKind[] {
  const find = async (ask: Ask): Promise<{ item: Item; community: Community } | null> => {
    const [itemId = ''] = ask.ref.split('/');
    const item = await deps.shelf.find(ask.teamId, itemId);
    const community =
      item && item.privacy !== 'P0' && item.state !== 'archived' ? await deps.communities.find(item.teamId, item.communityId) : null;
    return item && community ? { item, community } : null;
  };
  /** Only while she looks after it, and nobody has looked meanwhile. */
  const findOpen = async (ask: Ask) => {
    const found = await find(ask);
    if (found?.item.stewardId !== ask.userId) return null;
    const isAhead = found.item.state !== 'check' && found.item.reviewOn !== null && found.item.reviewOn > ask.opensOn;
    return isAhead ? null : found;
  };

  const review: AskKind = {
    kind: ASK_REVIEW,
    practice: 'p3',
    name: 'Does it still hold?',
    why: 'You look after this page, and it is time for a look; at most one a month.',
    line: async (ask) => {
      const found = await findOpen(ask);
      return found && say.reviewLine(found.item.title, found.item.state === 'check');
    },
    inputs: async (ask) => {
      const found = await findOpen(ask);
      return found ? say.reviewInputs(deps.library, found.item.title, found.item.state === 'check', found.item.id) : [];
    },
    answer: async (ask, values, act) => {
      const { holds } = values;
      const change = typeof values.change === 'string' ? values.change.trim() : '';
      if (holds !== 'yes' && holds !== 'change' && holds !== 'no') return { skipped: true };
      if (holds === 'change' && change === '') return { errors: { change: 'Say in one sentence what should change.' } };
      const found = await findOpen(ask);
      if (!found) return undefined;
      const by = { userId: ask.userId, now: act.now };
      if (holds !== 'no') await service.holds(found.item, found.community, by, holds === 'change' ? change : '');
      else
        await deps.shelf.mark(
          found.item,
          { state: 'check' },
          { ...by, what: `Looked at: it does not hold as it stands.${change === '' ? '' : ` ${change}`}` },
        );
      return undefined;
    },
  };

  const findOffered = async (ask: Ask) => {
    const found = await find(ask);
    return found && found.item.stewardId !== ask.userId ? found : null;
  };
  const steward: AskKind = {
    kind: ASK_STEWARD,
    practice: 'p3',
    name: 'Would you look after a page?',
    why: 'A page of the shelf has nobody who looks after it, and you know it.',
    line: async (ask) => {
      const found = await findOffered(ask);
      return found && say.stewardLine(found.item.title);
    },
    inputs: async (ask) => {
      const found = await findOffered(ask);
      return found ? say.stewardInputs(found.item.title, found.item.id) : [];
    },
    answer: async (ask, values, act) => {
      if (values.steward !== 'yes' && values.steward !== 'no') return { skipped: true };
      const found = values.steward === 'yes' ? await findOffered(ask) : null;
      if (found)
        await deps.shelf.mark(
          found.item,
          { stewardId: ask.userId },
          { userId: ask.userId, now: act.now, what: 'Has somebody who looks after it again.' },
        );
      return undefined;
    },
  };

  return [review, steward];
}
