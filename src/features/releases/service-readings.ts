/** The second reader: one other member reads this text for this audience, and says yes or what to change. */
import { PRIORITY } from '../../community/ask.ts';
import type { Item } from '../../community/item.ts';
import { belongs } from '../../community/member-rules.ts';
import { createRandom } from '../../platform/random.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { READING_DAYS } from './rules.ts';
import type { Act, Held, Parts, Service } from './service.ts';
import type { ReadingRow } from './store.ts';
import type { Audience } from './tables.ts';

export const ASK_READ = 'releases.read';
export const LETTER_READ = 'releases.answer';
/** "Anyone": so many of the core are asked in their slots, the others find it on Home. */
const ASKED = 2;

export const refOf = ({ itemId, audience, version }: Pick<ReadingRow, 'itemId' | 'audience' | 'version'>): string =>
  `${itemId}/${audience}/${version}`;

export function createReadings({ deps, store }: Parts, service: Service) {
  const { agenda, attention, calendar, communities, members, people, shelf } = deps;

  /** Asked of one, or open to the core; never its author. */
  const mayRead = async (reading: ReadingRow, item: Item, userId: string): Promise<boolean> => {
    if (item.authorId === userId) return false;
    const member = await members.find(item.teamId, item.communityId, userId);
    if (!belongs(member)) return false;
    return reading.readerId === null ? member?.level === 'core' : reading.readerId === userId;
  };

  /** Null when there is nothing to read any more: answered, withdrawn, or the text is another one now. */
  const findOpen = async (teamId: string, itemId: string, audience: Audience, version: number) => {
    const reading = await store.reading(teamId, itemId, audience);
    const item = await shelf.find(teamId, itemId);
    if (!item || reading?.answer !== 'waiting' || reading.version !== version || item.version !== version) return null;
    return (await service.isAuthorHere(item)) ? { reading, item } : null;
  };

  const withdrawAsks = async (reading: ReadingRow): Promise<void> => {
    const { teamId, communityId, readerId } = reading;
    const asked = readerId ? [readerId] : (await members.list(teamId, communityId)).map(({ userId }) => userId);
    for (const userId of asked) await attention.withdrawAsk(teamId, ASK_READ, refOf(reading), userId);
  };

  return {
    mayRead,
    findOpen,
    withdrawAsks,

    /** Null when somebody is asked; else why not. */
    async request(act: Act, { item, community }: Held, audience: Audience, chosen: string | null): Promise<string | null> {
      const { teamId, communityId, id: itemId, version } = item;
      if (chosen === act.userId) return 'A second reader is somebody else. Choose another member, or leave it empty.';
      const member = chosen === null ? null : await members.find(teamId, communityId, chosen);
      if (chosen !== null && member?.status !== 'active') return 'The second reader is a member here. Choose one, or leave it empty.';
      if (member?.level === 'reader') return 'Whoever only reads along is not asked. Choose another member, or leave it empty.';
      if (chosen !== null && (await people.find(teamId, chosen))?.active !== true) {
        return 'This person is switched off in Slack. Choose another member, or leave it empty.';
      }
      const before = await store.reading(teamId, itemId, audience);
      if (before) await withdrawAsks(before);
      const reading: ReadingRow = {
        ...{ teamId, itemId, audience, version, communityId, readerId: chosen, askedAt: act.now, answer: 'waiting' },
        ...{ note: '', answeredAt: null, privacy: 'P1' },
      };
      await store.putReading(reading);
      const core = (await members.list(teamId, communityId, ['active'])).filter(
        ({ userId, level }) => level === 'core' && userId !== item.authorId,
      );
      const drawn = createRandom(`${refOf(reading)}/${act.now}`)
        .shuffle(core.map(({ userId }) => userId))
        .slice(0, ASKED);
      const today = calendar.today(community, act.now);
      const lastOn = addWorkingDays(today, READING_DAYS, calendar.holidays(community));
      for (const userId of chosen === null ? drawn : [chosen]) {
        await attention.ask({
          ...{ teamId, communityId, userId, kind: ASK_READ, ref: refOf(reading), priority: PRIORITY.role, minutes: 5 },
          ...{ opensOn: today, expiresAt: toInstant(lastOn, '18:00', community.zone), reminder: true },
        });
      }
      return null;
    },

    async answer(act: Act, reading: ReadingRow, item: Item, said: { answer: 'yes' | 'not-yet'; note: string }): Promise<void> {
      await withdrawAsks(reading);
      const privacy = said.answer === 'yes' ? 'P3' : 'P1';
      await store.putReading({ ...reading, ...said, readerId: act.userId, answeredAt: act.now, privacy });
      if (item.authorId === null) return;
      const { teamId, communityId } = item;
      const anchor = `${item.id}/${reading.audience}/${act.now}`;
      const { zone } = await communities.get(teamId, communityId);
      await agenda.once(LETTER_READ, { teamId, communityId, anchor, userId: item.authorId, dueAt: act.now, zone });
    },

    /** A changed text needs a new reading: nobody is asked about the old one. */
    async textChanged(item: Item): Promise<void> {
      for (const reading of await store.readings(item.teamId, item.id)) {
        if (reading.answer === 'waiting' && reading.version !== item.version) await withdrawAsks(reading);
      }
    },
  };
}

export type Readings = ReturnType<typeof createReadings>;
