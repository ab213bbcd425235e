/** What a member reads of coaching: on her page, in her form, on App Home. */
import type { HomePanel, HomeRow } from '../../community/feature.ts';
import { othersOf, type Pair } from '../../community/pair.ts';
import type { Community } from '../../community/records.ts';
import { joinWords, sayNumber } from '../../community/words.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Phase } from './rules.ts';
import type { Parts, Round, Service } from './service.ts';
import type { Entering, Standing } from './service-entering.ts';
import { callRow, inRow, sayIn, sayOn, WAITING } from './views.ts';
import { type Page, pageModal } from './views-page.ts';

/** Who reads it: when, and where she lives. */
interface Reader {
  now: number;
  zone?: Zone | undefined;
}

const READER = 'Rounds are for those who take part, and you read along. App Home, under Settings, changes how you take part.';
const LATER = 'The round has begun. Whoever says yes now gets the best place that is left.';

export function createPages({ deps, store }: Parts, service: Service, entering: Entering) {
  const { calendar, members, people, roles } = deps;

  /** Where the round stands for whoever is not in. */
  const sayCall = (community: Community, round: Round, phase: Phase, { now, zone = community.zone }: Reader): string => {
    const today = calendar.today(community, now);
    if (phase === 'ahead')
      return `The next round begins ${sayOn(round.toldOn, today)}; everyone is asked ${sayOn(calendar.today(community, round.callsAt), today)}. You can say yes now.`;
    if (phase === 'open')
      return `A round begins ${sayOn(round.toldOn, today)}. Open until ${sayDateTime(round.drawsAt, zone)}; no word means out.`;
    return phase === 'drawn'
      ? `The round begins ${sayOn(round.toldOn, today)}. Whoever says yes now gets the best place that is left.`
      : LATER;
  };

  function sayLine(community: Community, { round, entry, isTold, past }: Standing, reader: Reader): string {
    if (!round) return 'No round is in sight: the calendar has no session to count from.';
    const phase = service.phase(community, round, reader.now);
    if (isTold || past) return `The round runs until ${formatDate(round.closesOn)}.`;
    if (!entry) return sayCall(community, round, phase, reader);
    return phase === 'running' ? WAITING : sayIn(round.toldOn, calendar.today(community, reader.now));
  }

  function mayDo(community: Community, { round, entry, isTold }: Standing, now: number): Page['may'] {
    if (!round || isTold) return 'nothing';
    if (!entry) return 'enter';
    const phase = service.phase(community, round, now);
    return phase === 'ahead' || phase === 'open' ? 'change' : 'leave';
  }

  const nameOthers = async (pair: Pair, userId: string): Promise<string> => {
    const known = await people.findMany(pair.teamId, othersOf(pair, userId));
    return joinWords(othersOf(pair, userId).map((id) => known.get(id)?.name ?? 'Somebody'));
  };

  async function draw(community: Community, who: { userId: string; now: number }, notice: string | null = null): Promise<Modal> {
    const { teamId, id } = community;
    const standing = await entering.standing(community, who.userId, who.now);
    const zone = (await people.find(teamId, who.userId))?.zone;
    const isReader = (await members.find(teamId, id, who.userId))?.level === 'reader';
    return pageModal({
      communityId: id,
      community: community.name,
      notice,
      line: isReader ? READER : sayLine(community, standing, { now: who.now, zone }),
      pairs: await Promise.all(
        standing.pairs.map(async (pair) => ({
          id: pair.id,
          with: await nameOthers(pair, who.userId),
          talks: pair.talks === 0 ? 'No talk held yet.' : `Talks held: ${sayNumber(pair.talks)} of three.`,
        })),
      ),
      may: isReader ? 'nothing' : mayDo(community, standing, who.now),
      again: standing.entry && !standing.isTold ? (standing.past?.id ?? null) : null,
      isSteward: await roles.has(teamId, id, who.userId, 'steward', calendar.today(community, who.now)),
    });
  }

  const eachCommunity =
    (row: (community: Community, standing: Standing, now: number) => Promise<HomeRow | null>): HomePanel['rows'] =>
    async ({ memberships, person, now }) => {
      const rows: HomeRow[] = [];
      for (const { community, member } of memberships) {
        if (community.status !== 'active' || member.status !== 'active' || member.level === 'reader') continue;
        const found = await row(community, await entering.standing(community, person.userId, now), now);
        if (found) rows.push(found);
      }
      return rows;
    };

  const call = (userId: string): HomePanel['rows'] =>
    eachCommunity(async (community, { round }, now) => {
      if (!round || now >= round.drawsAt || service.phase(community, round, now) !== 'open') return null;
      if (await store.findEntry(community.teamId, round.id, userId)) return null;
      return { rank: (round.drawsAt - now) / MINUTE, blocks: callRow(community, round) };
    });

  const mine = eachCommunity(async (community, standing, now) => {
    // Whoever had a pair that is over hears of another one elsewhere.
    const { round, entry, isTold, past } = standing;
    if (!round || !entry || isTold || past) return null;
    // So does whoever came later, and is looked for.
    if (service.phase(community, round, now) === 'running' && entry.unplaced === null) return null;
    return { rank: 45, blocks: inRow(community, sayLine(community, standing, { now })) };
  });

  return {
    draw,
    sayLine,
    home: [
      { section: 'now', plural: 'calls for a coaching round', rows: (viewer) => call(viewer.person.userId)(viewer) },
      { section: 'mine', plural: 'all coaching rounds', rows: mine },
    ] satisfies HomePanel[],
  };
}

export type Pages = ReturnType<typeof createPages>;
