/** A report goes to one person at a time; a working day without an answer brings the next one. */
import { PRIORITY } from '../../community/ask.ts';
import { findName } from '../../community/find-member.ts';
import { nextInHours } from '../../community/hours.ts';
import type { Deps } from '../../community/kernel.ts';
import { sendLetter } from '../../community/letter.ts';
import type { Community, RoleName } from '../../community/records.ts';
import { slackDate } from '../../platform/time/say.ts';
import { isZone, type Zone } from '../../platform/time/zones.ts';
import { answerEnds, askedNow, type Offices } from './rules.ts';
import type { BreachFile, Store } from './store.ts';
import { WHY_KEEPER, waitsMessage } from './views-messages.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export const FILE = 'breaches.file';
export const NEWS = 'breaches.news';
export const HOLDER = 'breaches.holder';

export function createTurns({ deps, store }: Parts) {
  const { agenda, calendar, communities, members, people, roles } = deps;

  const zoneOf = async (community: Community, userId: string): Promise<Zone> => {
    const zone = (await people.find(community.teamId, userId))?.zone ?? '';
    return isZone(zone) ? zone : community.zone;
  };

  async function holders(community: Community, role: RoleName, now: number): Promise<string[]> {
    const found = await roles.holders(community.teamId, community.id, role, calendar.today(community, now));
    const there = await Promise.all(found.map((userId) => members.find(community.teamId, community.id, userId)));
    return found.filter((_, at) => there[at]?.status === 'active');
  }

  const officesOf = async (community: Community, now: number): Promise<Offices> => ({
    keepers: await holders(community, 'trust-keeper', now),
    stewards: await holders(community, 'steward', now),
  });

  /** A letter to one of them, planned for her next hour; composed when it fires, from what holds then. */
  async function plan(touch: typeof NEWS | typeof HOLDER, file: BreachFile, userId: string, what: string, now: number): Promise<void> {
    const community = await communities.get(file.teamId, file.communityId);
    const zone = await zoneOf(community, userId);
    const dueAt = nextInHours(now, zone, calendar.holidays(community));
    await agenda.once(touch, { teamId: file.teamId, communityId: file.communityId, anchor: `${file.id}/${what}`, userId, dueAt, zone });
  }

  async function ask(community: Community, file: BreachFile, userId: string, now: number): Promise<void> {
    const { teamId, communityId, id, turn, endsAt } = file;
    const message = waitsMessage(id, slackDate(endsAt ?? now, await zoneOf(community, userId)));
    await sendLetter(deps, { teamId, communityId, touch: FILE, anchor: `${id}/${turn}/${now}`, now }, userId, {
      ...{ message, why: WHY_KEEPER, priority: PRIORITY.duty, minutes: 2, care: true },
    });
  }

  return {
    zoneOf,
    officesOf,
    plan,
    nameOf: (teamId: string, userId: string): Promise<string> => findName(deps, teamId, userId),

    /** The next of its readers who is still in office. All silent: she who wrote it hears that, and it stays open to them. */
    async next(file: BreachFile, now: number): Promise<BreachFile> {
      const community = await communities.get(file.teamId, file.communityId);
      const { keepers, stewards } = await officesOf(community, now);
      const there = new Set([...keepers, ...stewards]);
      let turn = file.turn + 1;
      while (turn <= file.readers.length && !there.has(file.readers[turn - 1] ?? '')) turn++;
      const userId = file.readers[turn - 1] ?? null;
      const zone = userId === null ? community.zone : await zoneOf(community, userId);
      const endsAt = userId === null ? null : answerEnds(now, zone, calendar.holidays(community));
      const begun = { ...file, turn, endsAt, holderId: null };
      await store.change(file.teamId, file.id, { turn, endsAt, holderId: null });
      if (userId !== null && endsAt !== null) {
        await ask(community, begun, userId, now);
        const { teamId, communityId } = file;
        await agenda.once(FILE, { teamId, communityId, anchor: `${file.id}/${turn}/${now}`, dueAt: endsAt, zone });
      }
      if (file.turn > 0) await plan(NEWS, begun, file.reporterId, `turn/${turn}/${now}`, now);
      return begun;
    },

    /** Whoever was asked did not answer in time. An anchor from before it was passed to somebody finds another turn. */
    async pass(teamId: string, anchor: string, now: number): Promise<void> {
      const [id = '', turn] = anchor.split('/');
      const file = await store.find(teamId, id);
      if (file && `${file.turn}` === turn && askedNow(file) !== null && (file.endsAt ?? 0) <= now) await this.next(file, now);
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;
