/** Reflections and steps: private unless their author shares them, one by one. */
import type { Contributions, HomePanel } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import { DAY } from '../../platform/clock.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { createEcho } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createStepCommands } from './commands-steps.ts';
import { summaryOf } from './rules.ts';
import { createService, type NewReflection, type Saved } from './service.ts';
import { createLeaving } from './service-leaving.ts';
import { createSteps, type NewStep } from './service-steps.ts';
import { createStore } from './store.ts';
import { stepBlocks } from './views.ts';
import { homeRow } from './views-list.ts';
import { totalLine } from './views-steps.ts';

export type { NewReflection, Saved } from './service.ts';
export type { NewStep } from './service-steps.ts';

export interface Reflections extends Contributions {
  /** Keeps an answer privately; the same id twice keeps it once. For prompts. */
  saveReflection(saved: Saved): Promise<void>;
  /** Keeps a reflection with its parts; false when the id was kept before. For debriefs and check-ins. */
  keepReflection(reflection: NewReflection): Promise<boolean>;
  /** Keeps a step and plans its echo; false when the id was kept before. */
  keepStep(step: NewStep): Promise<boolean>;
  /** The day on which a step of hers is asked about when she names none. */
  dayAhead(teamId: string, communityId: string, userId: string, now: number): Promise<LocalDate>;
}

/** Shared reflections stay on Home for a quarter; the list has all of them. */
const SHOWN_FOR = 91 * DAY;

export function createReflections(deps: Deps): Reflections {
  const store = createStore(deps.db);
  const service = createService(deps, store);
  const steps = createSteps(deps, store, service);
  const commands = createCommands(deps, store, service, steps);
  const stepCommands = createStepCommands(deps, store, service, steps, commands);
  const leaving = createLeaving(deps, store, service, steps);
  const echo = deps.library.messages.find((message) => message.id === 'msg-echo');
  if (!echo) throw new Error('the library lacks msg-echo');

  const mySteps: HomePanel = {
    section: 'mine',
    plural: 'your steps',
    rows: async ({ person }) =>
      (await store.stepsBy(person.teamId, person.userId)).map((step, rank) => ({
        rank,
        blocks: stepBlocks({ ...step, shared: step.sharedAt !== null }),
      })),
  };

  const mine: HomePanel = {
    section: 'mine',
    plural: 'your reflections',
    rows: async ({ person }) =>
      (await store.listBy(person.teamId, person.userId)).map((row, rank) => ({
        rank: 100 + rank,
        blocks: homeRow({
          id: row.id,
          summary: summaryOf(row),
          on: toLocal(row.createdAt, person.zone).date,
          name: null,
          shared: row.sharedAt !== null,
        }),
      })),
    empty: async ({ memberships }) =>
      memberships.length === 0 ? null : 'No reflections yet. Type /reflect to keep one; only you can read it.',
  };

  const ours: HomePanel = {
    section: 'ours',
    plural: 'shared reflections',
    rows: async (viewer) => {
      const looker = lookerOf(viewer);
      const { person, now } = viewer;
      const rows = (await service.listShared(person.teamId, looker, '')).filter(
        (row) => row.sharedAt !== null && row.sharedAt > now - SHOWN_FOR,
      );
      const people = await deps.people.findMany(
        person.teamId,
        rows.flatMap((row) => row.authorId ?? []),
      );
      return rows.map((row, rank) => ({
        rank: 200 + rank,
        blocks: homeRow({
          ...{ id: row.id, summary: summaryOf(row), on: toLocal(row.sharedAt ?? row.createdAt, person.zone).date, shared: true },
          name: people.get(row.authorId ?? '')?.name ?? 'Somebody who has left',
        }),
      }));
    },
  };

  return {
    name: 'reflections',
    commands: commands.commands,
    actions: { ...commands.actions, ...stepCommands.actions },
    submissions: { ...commands.submissions, ...stepCommands.submissions },
    asks: [createEcho(steps, echo.text)],
    home: [mySteps, mine, ours],
    digest: [{ rank: 50, line: async (community, now) => totalLine(await steps.total(community, now)) }],
    sent: {
      'reflections.share': async ({ teamId, about, channel, ts, now }) => {
        const row = about && ts !== '' ? await store.find(teamId, about.id) : null;
        if (!row) return;
        // Taken back while it was on its way: the post goes again.
        if (row.sharedAt === null) await service.unpost('share', { ...row, channelId: channel, ts }, now);
        else await store.change(teamId, row.id, { channelId: channel, ts });
      },
      'reflections.share-step': async ({ teamId, about, channel, ts }) => {
        if (about && ts !== '') await store.changeStep(teamId, about.id, { channelId: channel, ts });
      },
    },
    describe: { reflection: service.describe, step: steps.describe },
    forget: leaving.forget,
    storedAbout: leaving.storedAbout,
    exportOf: leaving.exportOf,
    saveReflection: service.save,
    keepReflection: service.keep,
    keepStep: steps.keep,
    dayAhead: steps.dayAhead,
  };
}
