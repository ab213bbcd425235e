/** The weekly question: one, four working days after each topic session; answered with a name, without one, or for oneself. */
import type { Contributions, HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createListCommands } from './commands-list.ts';
import { createService, type Facts, type Parts } from './service.ts';
import { createAnswers } from './service-answers.ts';
import { createDuty } from './service-duty.ts';
import { createLeaving } from './service-leaving.ts';
import { createQuestions } from './service-list.ts';
import { createReleases } from './service-release.ts';
import { createStore } from './store.ts';
import { createAnswerStore } from './store-answers.ts';
import { thinLine, thinRow, weekRow } from './views.ts';

export type { Facts as PromptFacts, SavedAnswer } from './service.ts';

/** `facts` are other features' knowledge, supplied by app.ts; without them no safety is known and nothing can be saved for oneself. */
export function createPrompts(deps: Deps, facts: Facts = {}): Contributions {
  const store = createStore(deps.db, deps.library.prompts);
  const answerStore = createAnswerStore(deps.db);
  const parts: Parts = { deps, store, answers: answerStore, facts };
  const service = createService(parts);
  const questions = createQuestions(parts, service);
  const answers = createAnswers(parts, service);
  const releases = createReleases(parts, service, answers);
  const duty = createDuty(parts, service);
  const commands = createCommands(parts, service, answers);
  const list = createListCommands(parts, questions);
  const leaving = createLeaving(parts, answers);

  const alive = ({ memberships }: Viewer) => memberships.filter(({ community }) => community.status === 'active');

  const ours: HomePanel = {
    section: 'ours',
    plural: 'this week’s questions',
    rows: async (viewer) => {
      const rows: HomeRow[] = [];
      for (const { community } of alive(viewer)) {
        const use = await service.current(community, viewer.now);
        if (use && deps.privacy.see(lookerOf(viewer), { ...use, authorId: null }))
          rows.push({ rank: 20, blocks: weekRow(await service.postViewOf(community, use)) });
      }
      return rows;
    },
  };

  const now: HomePanel = {
    section: 'now',
    plural: 'questions for the stewards',
    rows: async (viewer) => {
      const rows: HomeRow[] = [];
      for (const { community, roles } of alive(viewer)) {
        const times = roles.includes('steward') ? await questions.thinTimes(community) : null;
        if (times !== null) rows.push({ rank: 7 * 24 * 60, blocks: thinRow(community.id, times) });
      }
      return rows;
    },
  };

  return {
    name: 'prompts',
    commands: list.commands,
    actions: { ...commands.actions, ...list.actions },
    submissions: { ...commands.submissions, ...list.submissions },
    events: commands.events,
    touches: createTouches(service, releases, duty),
    asks: createAsks(parts, releases, duty),
    home: [now, ours],
    digest: [
      {
        rank: 40,
        line: async (community) => {
          const times = await questions.thinTimes(community);
          return times === null ? null : thinLine(times);
        },
      },
    ],
    sent: {
      'prompts.ask': async ({ teamId, about, channel, ts, now: at }) => {
        if (about) await service.posted(about.id, teamId, { channel, ts, now: at }, releases.planReleases);
      },
      'prompts.answer': async ({ teamId, about, channel, ts }) => {
        if (about && ts !== '') await answerStore.change(teamId, about.id, { channelId: channel, ts });
      },
    },
    notSent: {
      'prompts.ask': async ({ teamId, about }) => {
        if (about) await store.changeUse(teamId, about.id, { status: 'dropped' });
      },
    },
    describe: {
      prompt: async (ref, viewer) => {
        const use = await store.findUse(viewer.person.teamId, ref.id);
        return use && deps.privacy.see(lookerOf(viewer), { ...use, authorId: null }) ? { title: use.text } : null;
      },
    },
    forget: leaving.forget,
    storedAbout: leaving.storedAbout,
    exportOf: leaving.exportOf,
  };
}
