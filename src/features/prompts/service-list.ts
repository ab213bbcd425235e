/** The questions themselves: the list, what comes next and why, what the stewards decide about them. */
import type { Community, Session } from '../../community/records.ts';
import type { Act } from '../../platform/feature.ts';
import { createRandom } from '../../platform/random.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { foresee, type Prompt, type Situation } from './rules.ts';
import { asksToPause } from './rules-answers.ts';
import { type Parts, type Service, seedOf } from './service.ts';
import type { ComingView, ListView } from './views-list.ts';

export function createQuestions({ deps, store }: Parts, service: Service) {
  const { agenda, calendar, communities, roles } = deps;
  const { countThin, questionDay, situationOn } = service;

  const list = async (community: Community): Promise<ListView['prompts']> => {
    const uses = await store.listUses(community.teamId, community.id);
    const lastOn = new Map(uses.map((use) => [use.promptId, use.usedOn]));
    return (await store.listPrompts(community.teamId, community.id)).map((prompt) => ({ prompt, lastOn: lastOn.get(prompt.id) ?? null }));
  };

  /** The next topic sessions whose question has not been put yet. */
  const sessionsAhead = async (community: Community, today: LocalDate): Promise<Session[]> => {
    const used = new Set((await store.listUses(community.teamId, community.id)).map((use) => use.sessionId));
    const all = await calendar.sessions(community.teamId, community.id);
    return all
      .filter(
        (session) =>
          session.kind === 'topic' && session.status !== 'cancelled' && !used.has(session.id) && questionDay(community, session) >= today,
      )
      .slice(0, 3);
  };

  return {
    /** Whether the stewards are to be asked about a pause now: how many times it was thin, or null. */
    async thinTimes(community: Community): Promise<number | null> {
      if (community.settings.prompts.paused) return null;
      const { streak, last } = await countThin(community);
      return asksToPause(streak) && last && !last.keptOn ? streak : null;
    },

    async keepOn(community: Community): Promise<void> {
      const { last } = await countThin(community);
      if (last) await store.changeUse(community.teamId, last.id, { keptOn: true });
    },

    async setPaused(community: Community, paused: boolean, act: Act): Promise<void> {
      const settings = { ...community.settings, prompts: { ...community.settings.prompts, paused } };
      await communities.change(community, { settings }, { userId: act.userId, now: act.now });
      const fresh = await communities.get(community.teamId, community.id);
      await agenda.replan(fresh, act.now);
    },

    async listView(community: Community, act: Act, page: number, notice: string | null): Promise<ListView> {
      const today = calendar.today(community, act.now);
      return {
        communityId: community.id,
        isSteward: await roles.has(act.teamId, community.id, act.userId, 'steward', today),
        paused: community.settings.prompts.paused,
        notice,
        coming: (await this.coming(community, today)).map(
          ({ on, choice }): ComingView => ({ on, text: choice?.prompt.text ?? null, because: choice?.because ?? [] }),
        ),
        prompts: await list(community),
        page,
      };
    },

    /** What the next questions would be if nothing changed. The first is exactly what will be put. */
    async coming(community: Community, today: LocalDate) {
      const sessions = await sessionsAhead(community, today);
      const [first] = sessions;
      if (!first) return [];
      const dates = await Promise.all(
        sessions.map(async (session) => {
          const on = questionDay(community, session);
          return { on, cycle: await calendar.cycleOn(community.teamId, community.id, on), random: createRandom(seedOf(session)) };
        }),
      );
      const situation = await situationOn(community, questionDay(community, first), first);
      return foresee(await store.listPrompts(community.teamId, community.id), dates, situation);
    },

    async findPrompt(community: Community, promptId: string): Promise<Prompt | null> {
      return (await store.listPrompts(community.teamId, community.id)).find((prompt) => prompt.id === promptId) ?? null;
    },

    /** How things stand when the next question is chosen. */
    async situationNext(community: Community, now: number): Promise<Situation> {
      const today = calendar.today(community, now);
      const [next] = await sessionsAhead(community, today);
      return situationOn(community, next ? questionDay(community, next) : today, next ?? null);
    },
  };
}

export type Questions = ReturnType<typeof createQuestions>;
