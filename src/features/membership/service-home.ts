/** What membership shows on App Home and in the stewards' digest. */
import type { DigestLine, HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { ROLE_WORDS } from '../../community/roles.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { belongs, findObstacle } from './rules.ts';
import type { Parts } from './service.ts';
import { openInvitation, purposeCard, waitingBlocks } from './views-admission.ts';
import { buddyRow, digestLine, hopeRow, puzzleRow } from './views-places.ts';
import { aboutRow, pauseEndedRow, settingsRow } from './views-settings.ts';

const SHOWN_AFTER_PAUSE = 7;

export function createHomePanels(parts: Parts): HomePanel[] {
  const { deps, store, buddies, pairs, voices } = parts;
  const nameOf = async (teamId: string, userId: string): Promise<string> => (await deps.people.find(teamId, userId))?.name ?? 'Somebody';

  const now = async (viewer: Viewer): Promise<HomeRow[]> => {
    const { teamId, userId } = viewer.person;
    const rows: HomeRow[] = [];
    for (const admission of await store.listAsked(teamId, userId)) {
      const community = await deps.communities.find(teamId, admission.communityId);
      if (community && community.status !== 'ended') rows.push({ rank: 0, blocks: openInvitation(community) });
    }
    for (const { community, roles } of viewer.memberships) {
      if (!roles.includes('steward')) continue;
      for (const { kind, why, userId: subject, byUserId } of await store.listWaiting(teamId, community.id)) {
        const names = { name: await nameOf(teamId, subject), byName: await nameOf(teamId, byUserId) };
        rows.push({ rank: 1_000, blocks: waitingBlocks({ community, kind, why, userId: subject, ...names }) });
      }
    }
    return rows;
  };

  const mine = async (viewer: Viewer): Promise<HomeRow[]> => {
    const { teamId, userId, zone } = viewer.person;
    const today = toLocal(viewer.now, zone).date;
    const rows: HomeRow[] = [];
    for (const { community, member } of viewer.memberships) {
      if (!belongs(member)) continue;
      const onboarding = await store.findOnboarding(member);
      if (onboarding?.resumedOn && addDays(onboarding.resumedOn, SHOWN_AFTER_PAUSE) > today) {
        rows.push({ rank: 0, blocks: pauseEndedRow(community, onboarding.resumedOn) });
      }
      for (const pair of await pairs.openWith(member)) {
        const names = await buddies.names(pair);
        const newcomer = pair.newcomerId === userId;
        rows.push({ rank: 50, blocks: buddyRow(community, newcomer ? names.buddy : names.newcomer, newcomer) });
      }
      if (onboarding?.hope) rows.push({ rank: 80, blocks: hopeRow(community, onboarding.hope) });
    }
    for (const question of await voices.questionsOf(teamId, userId)) {
      rows.push({ rank: 90, blocks: puzzleRow(question.id, question.text, question.privacy === 'P3') });
    }
    return rows;
  };

  /** The purpose card of what somebody could join by her own word. */
  const ours = async (viewer: Viewer): Promise<HomeRow[]> => {
    if (findObstacle(viewer.person) !== null) return [];
    const open = (await deps.communities.list(viewer.person.teamId, ['active'])).filter(
      (community) => community.settings.joining === 'open',
    );
    const isIn = (communityId: string): boolean => viewer.memberships.some(({ community }) => community.id === communityId);
    return open.filter(({ id }) => !isIn(id)).map((community) => ({ rank: 500, blocks: purposeCard(community) }));
  };

  const settings = async (viewer: Viewer): Promise<HomeRow[]> => {
    const { teamId, userId } = viewer.person;
    const slot = await deps.attention.slot(teamId, userId);
    const mine = viewer.memberships.filter(({ member }) => belongs(member));
    return [
      ...mine.map(({ community, member }, index) => ({ rank: index, blocks: settingsRow({ community, member, slot }) })),
      { rank: 100, blocks: aboutRow },
    ];
  };

  return [
    { section: 'now', plural: 'all invitations and requests', rows: now },
    { section: 'mine', plural: 'everything of your beginning', rows: mine },
    { section: 'ours', plural: 'all communities to join', rows: ours },
    { section: 'settings', plural: 'all settings', rows: settings },
  ];
}

export function createDigest({ deps, store, voices }: Parts): DigestLine[] {
  return [
    {
      rank: 20,
      line: async (community, now) => {
        const { teamId, id } = community;
        const { k } = community.settings;
        const since = addDays(deps.calendar.today(community, now), -7);
        const joined = await store.joinedSince(teamId, id, since);
        const vacancies = await voices.vacanciesSince(teamId, id, now - 7 * DAY);
        const known = await deps.people.findMany(
          teamId,
          [...joined, ...vacancies].flatMap((row) => row.userId ?? []),
        );
        const whyHere = deps.privacy.total(await voices.scoresInFullBatches(teamId, id, 'why-here', k), k);
        const welcome = deps.privacy.total(await voices.scoresInFullBatches(teamId, id, 'welcome', k), k);
        return digestLine({
          joined: joined.flatMap((row) => known.get(row.userId)?.name ?? []),
          waiting: (await store.listWaiting(teamId, id)).length,
          vacancies: vacancies.map((row) => ({
            role: ROLE_WORDS[row.role].toLowerCase(),
            name: row.userId === null ? null : (known.get(row.userId)?.name ?? null),
          })),
          welcome:
            whyHere.shown && welcome.shown ? { whyHere: whyHere.mean, welcome: welcome.mean, n: Math.min(whyHere.n, welcome.n) } : null,
        });
      },
    },
  ];
}
