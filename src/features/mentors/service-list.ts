/** The list of mentors: as everyone reads it, and as somebody may choose from it. */
import type { Candidate } from '../../community/matching.ts';
import { rankMentors } from '../../community/matching-mentors.ts';
import type { Community, Member } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { formatZone } from '../../platform/time/zones.ts';
import { DAY_HOURS, hasPlace, listFitting, listOpen, REST_DAYS } from './rules.ts';
import type { Parts } from './service.ts';
import type { Offer } from './store-offers.ts';
import type { Listed } from './views.ts';

const placeOf = (ranked: readonly string[], userId: string): number => {
  const at = ranked.indexOf(userId);
  return at === -1 ? ranked.length : at;
};

export function createList({ deps, others, store, offers, name }: Parts) {
  const { bounds, calendar, members, people } = deps;

  const countMentees = async (teamId: string): Promise<Map<string, number>> => {
    const counts = new Map<string, number>();
    for (const { mentorId } of await others.mentorships.living(teamId)) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
    return counts;
  };

  const listHere = async ({ teamId, id }: Community): Promise<Set<string>> =>
    new Set((await members.list(teamId, id, ['active'])).map(({ userId }) => userId));

  async function facts(community: Community, menteeId: string) {
    const apart = await bounds.apart(community, Number.POSITIVE_INFINITY);
    const { teamId, id } = community;
    const { notWith, reportsTo } = await bounds.of(teamId, menteeId);
    const own = new Set([...notWith, ...(reportsTo === null ? [] : [reportsTo])]);
    const mentees = await countMentees(teamId);
    return { menteeId, offers: await offers.list(teamId, id), mentees, here: await listHere(community), own, apart };
  }

  /** Of those whom she chose, in no order: who stands open to her, and who is really asked. */
  const look = async (community: Community, menteeId: string): Promise<{ open: Set<string>; fitting: Set<string> }> => {
    const found = await facts(community, menteeId);
    return { open: new Set(listOpen(found)), fitting: new Set(listFitting(found)) };
  };

  /** Whom she may choose now, the most fitting first. Whoever could not of late is left out without a word. */
  async function choices(community: Community, mentee: Member, now: number): Promise<{ userId: string; name: string; offer: string }[]> {
    const found = await facts(community, mentee.userId);
    const before = await store.by(community.teamId, community.id, mentee.userId);
    const tried = new Set(
      before.filter(({ state, changedAt }) => state === 'none' && changedAt > now - REST_DAYS * DAY).flatMap(({ ranked }) => ranked),
    );
    const fits = listOpen(found).filter((userId) => !tried.has(userId));
    const rows = await Promise.all(
      found.offers
        .filter(({ userId }) => fits.includes(userId))
        .map(async (row) => ({ ...row, name: await name(community.teamId, row.userId) })),
    );
    const ranked = await rank(community, mentee, { rows, mentees: found.mentees, want: before[0]?.want ?? '' }, now);
    return rows.sort((a, b) => placeOf(ranked, a.userId) - placeOf(ranked, b.userId) || (a.name < b.name ? -1 : 1));
  }

  /** Other function, offer meets want, shared hours. Whoever shares none comes last: for an hour a month one may stay longer. */
  async function rank(
    community: Community,
    mentee: Member,
    { rows, mentees, want }: { rows: readonly Offer[]; mentees: ReadonlyMap<string, number>; want: string },
    now: number,
  ): Promise<string[]> {
    const { teamId, id, zone } = community;
    const here = await members.list(teamId, id, ['active']);
    const known = await people.findMany(
      teamId,
      here.map(({ userId }) => userId),
    );
    const candidate = (userId: string, hours: { from: string; until: string }, said: { offer: string; want: string }): Candidate => {
      const { jobFunction = null, levelBand = null } = here.find((member) => member.userId === userId) ?? mentee;
      return { userId, jobFunction, levelBand, zone: known.get(userId)?.zone ?? zone, ...hours, ...said };
    };
    const mentors = rows.map(({ userId, offer, from, until, places }) => ({
      ...candidate(userId, { from, until }, { offer, want: '' }),
      room: places - (mentees.get(userId) ?? 0),
    }));
    const weekOn = calendar.today(community, now);
    const facts = { forbidden: [], weekOn, holidays: [...calendar.holidays(community)], seed: `mentors.rank/${id}/${mentee.userId}` };
    return rankMentors(candidate(mentee.userId, DAY_HOURS, { offer: '', want }), mentors, facts);
  }

  /** As this member reads it: nobody is left out, and who cannot be hers has no place at present, whatever the reason. */
  async function read(community: Community, viewerId: string): Promise<Listed[]> {
    const found = await facts(community, viewerId);
    const shown = found.offers.filter(({ userId }) => found.here.has(userId));
    const open = listOpen(found);
    const row = async ({ userId, offer, without, from, until }: Offer): Promise<Listed> => ({
      ...{ name: await name(community.teamId, userId), offer, without, isMine: userId === viewerId },
      hours: `${from} to ${until}, ${formatZone((await people.find(community.teamId, userId))?.zone ?? community.zone)}`,
      isFree: open.includes(userId),
    });
    const rows = await Promise.all(shown.map(row));
    return rows.sort((a, b) => Number(b.isFree) - Number(a.isFree) || (a.name < b.name ? -1 : 1));
  }

  const isFull = async (offer: Pick<Offer, 'teamId' | 'userId' | 'places'>): Promise<boolean> =>
    !hasPlace(offer, await countMentees(offer.teamId));

  return { look, choices, read, isFull };
}

export type List = ReturnType<typeof createList>;
