/** What is stored here about somebody, what becomes of it when she goes, and what a community may take along. */

import type { Contributions, Described, StoredSection } from '../../community/feature.ts';
import { lookerOf } from '../../community/privacy.ts';
import { DAY } from '../../platform/clock.ts';
import { truncate } from '../../platform/slack/text.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Parts } from './service.ts';

const P1_KEPT_DAYS = 90;
const SCORES_KEPT_MONTHS = 24;
/** As long as a no keeps her from being asked again. */
const DECISIONS_KEPT = 92 * DAY;

/** '2027-01', 24 → '2025-01'. */
const monthsBefore = (month: string, count: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
};

const instant = (at: number | null): string | null =>
  at === null ? null : `${toLocal(at, 'Etc/UTC').date} ${toLocal(at, 'Etc/UTC').time} UTC`;

type Ours = Required<Pick<Contributions, 'describe' | 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>>;

export function createPrivacyParts({ deps, store, pairs, voices }: Parts): Ours {
  const communityName = async (teamId: string, id: string): Promise<string> => (await deps.communities.find(teamId, id))?.name ?? id;
  const personName = async (teamId: string, id: string): Promise<string> => (await deps.people.find(teamId, id))?.name ?? id;

  const storedAbout = async (teamId: string, userId: string): Promise<StoredSection[]> => {
    const beginnings = await Promise.all(
      (await store.onboardingsOf(teamId, userId)).map(async (row) => ({
        community: await communityName(teamId, row.communityId),
        joined: row.joinedOn,
        'told us': instant(row.answeredAt),
        hope: row.hope,
        interests: row.interests.join(', '),
        introduced: row.introducedOn,
        privacy: row.privacy,
      })),
    );
    const admissions = await Promise.all(
      (await store.admissionsOf(teamId, userId))
        // A nomination that stewards have not answered is not hers to know yet: it is its author's word to the stewards.
        .filter((row) => !(row.kind === 'nomination' && row.status !== 'asked' && row.status !== 'accepted'))
        .map(async (row) => ({
          community: await communityName(teamId, row.communityId),
          kind: row.kind,
          state: row.status,
          by: row.byUserId === '' ? null : await personName(teamId, row.byUserId),
          on: instant(row.createdAt),
          privacy: row.privacy,
        })),
    );
    const companions = await Promise.all(
      (await pairs.of(teamId, userId)).map(async (row) => ({
        community: await communityName(teamId, row.communityId),
        newcomer: await personName(teamId, row.newcomerId),
        buddy: await personName(teamId, row.buddyId),
        introduced: row.introducedOn,
        state: row.status,
        privacy: row.privacy,
      })),
    );
    const questions = (await voices.questionsOf(teamId, userId)).map((row) => ({
      text: row.text,
      written: instant(row.createdAt),
      privacy: row.privacy,
    }));
    const vacancies = (await voices.vacanciesOf(teamId, userId)).map((row) => ({
      role: row.role,
      left: instant(row.at),
      privacy: row.privacy,
    }));
    return [
      { title: 'How you came in', records: admissions },
      { title: 'Your beginnings', records: beginnings },
      { title: 'Buddies', records: companions },
      { title: 'Your questions as a newcomer', records: questions },
      { title: 'Roles you left', records: vacancies },
    ];
  };

  return {
    storedAbout,

    forget: async ({ teamId, userId, communityId, choice }) => {
      await store.forgetBeginnings(teamId, userId, communityId);
      await pairs.forget(teamId, userId, communityId);
      const keep = communityId === null || choice === 'delete' ? 'nothing' : choice;
      await voices.forget(teamId, userId, communityId, keep);
    },

    exportOf: async (community) => {
      const { teamId, id } = community;
      const questions = (await voices.questions(teamId, id)).filter((row) => row.privacy === 'P3');
      const hopes = (await store.listShared(teamId, id)).filter((row) => row.hope !== '');
      const members = await deps.members.list(teamId, id);
      const known = await deps.people.findMany(teamId, [
        ...new Set([...members, ...questions, ...hopes].flatMap((row) => row.userId ?? [])),
      ]);
      const nameOf = (userId: string | null): string | null => (userId === null ? null : (known.get(userId)?.name ?? userId));
      return [
        { title: 'Members', records: members.map((row) => ({ name: nameOf(row.userId), joined: row.joinedOn, privacy: 'P3' })) },
        {
          title: 'What newcomers hope for',
          records: hopes.map((row) => ({ name: nameOf(row.userId), hope: row.hope, privacy: row.privacy })),
        },
        {
          title: 'What newcomers wondered',
          records: questions.map((row) => ({ name: nameOf(row.userId), text: row.text, privacy: row.privacy })),
        },
      ];
    },

    describe: {
      'newcomer-question': async (ref, viewer): Promise<Described | null> => {
        const question = await voices.findQuestion(viewer.person.teamId, ref.id);
        if (!question) return null;
        const record = { privacy: question.privacy, communityId: question.communityId, authorId: question.userId };
        return deps.privacy.see(lookerOf(viewer), record) ? { title: truncate(question.text, 120) } : null;
      },
    },

    tidy: async (now) => {
      const today = toLocal(now, 'Etc/UTC').date;
      await store.tidyAdmissions(now - DECISIONS_KEPT);
      await pairs.tidy(addDays(today, -P1_KEPT_DAYS));
      await voices.tidy(monthsBefore(today.slice(0, 7), SCORES_KEPT_MONTHS), now - P1_KEPT_DAYS * DAY);
    },
  };
}
