/** Who answers first: a small job that goes round the core group. (practice 3.5, a1; section 5 row 1) */
import { type Ask, PRIORITY } from '../../community/ask.ts';
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { createRandom } from '../../platform/random.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { nextWorkingDay } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { chooseOnDuty } from './rules-answers.ts';
import type { Parts, Service } from './service.ts';
import type { Duty } from './store.ts';
import { dutyWhy } from './views.ts';

export function createDuty({ deps, store }: Parts, service: Service) {
  const { attention, calendar, communities, members } = deps;

  const askOne = async (community: Community, session: Session, not: readonly string[], now: number): Promise<boolean> => {
    const { teamId, id: communityId } = community;
    const lasts = await store.lastDuties(teamId, communityId);
    const lastOf = new Map(lasts.map(({ userId, lastOn }) => [userId, lastOn]));
    const candidates = (await members.list(teamId, communityId, ['active']))
      .filter((member) => member.level === 'core')
      .map(({ userId }) => ({ userId, lastOn: lastOf.get(userId) ?? null }));
    const [lastServed] = [...lasts].sort((a, b) => ((a.lastOn ?? '') < (b.lastOn ?? '') ? 1 : -1));
    const seed = `prompts.duty/${communityId}/${session.id}/${not.length}`;
    const chosen = chooseOnDuty(candidates, lastServed?.userId ?? null, not, createRandom(seed));
    if (!chosen) return false;
    const today = calendar.today(community, now);
    const postOn = service.questionDay(community, session);
    const added = await store.addDuty({
      ...{ teamId, communityId, sessionId: session.id, userId: chosen.userId, state: 'asked', onDate: postOn, seed },
      ...{ why: dutyWhy(chosen.lastOn), privacy: 'P0' },
    });
    if (!added) return false;
    await attention.ask({
      ...{ teamId, communityId, userId: chosen.userId, kind: 'prompts.duty', ref: session.id, priority: PRIORITY.role, minutes: 4 },
      ...{
        opensOn: today,
        expiresAt: toInstant(nextWorkingDay(postOn, calendar.holidays(community)), '18:00', community.zone),
        reminder: false,
      },
    });
    return true;
  };

  const findOf = async (ask: Ask): Promise<Duty | null> =>
    (await store.dutiesOf(ask.teamId, ask.communityId, ask.ref)).find((duty) => duty.userId === ask.userId) ?? null;

  return {
    findOf,

    /** The day after the session: early enough for the slot before the question. */
    async begin(due: DueTouch): Promise<void> {
      const community = await communities.get(due.teamId, due.communityId);
      const session = await calendar.findSession(due.teamId, due.anchor);
      if (!session || community.settings.prompts.paused) return;
      if ((await store.dutiesOf(due.teamId, due.communityId, session.id)).length > 0) return;
      await askOne(community, session, [], due.now);
    },

    /** When the question comes, and the question itself once it is there. */
    async about(ask: Ask): Promise<{ when: string; question: string | null } | null> {
      const community = await communities.get(ask.teamId, ask.communityId);
      const session = await calendar.findSession(ask.teamId, ask.ref);
      if (!session || community.settings.prompts.paused) return null;
      const use = await store.findUseOfSession(ask.teamId, ask.communityId, session.id);
      if (use?.status === 'dropped') return null;
      return { when: formatDate(service.questionDay(community, session)), question: use?.status === 'posted' ? use.text : null };
    },

    async decide(ask: Ask, taken: boolean, now: number): Promise<void> {
      const duty = await findOf(ask);
      if (!duty) return;
      await store.setDuty({ ...duty, state: taken ? 'taken' : 'passed' });
      if (taken || duty.state === 'passed') return;
      const community = await communities.get(ask.teamId, ask.communityId);
      const session = await calendar.findSession(ask.teamId, ask.ref);
      const asked = await store.dutiesOf(ask.teamId, ask.communityId, ask.ref);
      // It passes on once; a second refusal leaves the first answer to whoever likes.
      if (session && asked.length === 1) {
        await askOne(
          community,
          session,
          asked.map(({ userId }) => userId),
          now,
        );
      }
    },

    async letGo(ask: Ask): Promise<void> {
      const duty = await findOf(ask);
      if (duty?.state === 'asked') await store.setDuty({ ...duty, state: 'silent' });
    },
  };
}

export type DutyService = ReturnType<typeof createDuty>;
