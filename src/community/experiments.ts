/** The record of experiments: what happens to one is decided by its rules, written down, and told to every capability. */
import type { Database } from '../platform/db/database.ts';
import { UserError } from '../platform/errors.ts';
import { type Experiment, type ExperimentEvent, type Experiments, leadsOf } from './experiment.ts';
import { advance, LONGEST_DAYS, REFUSED } from './experiment-rules.ts';
import { createExperimentsStore } from './experiments-store.ts';

export interface ExperimentRecordsParts {
  db: Database;
  /** Told of every change, in its transaction. */
  changed?: ((experiment: Experiment, was: Experiment | null, now: number) => Promise<void>) | undefined;
}

export function createExperimentRecords({ db, changed: tell = async () => undefined }: ExperimentRecordsParts): Experiments {
  const store = createExperimentsStore(db);

  const write = async (experiment: Experiment, changes: Partial<Experiment>, now: number): Promise<Experiment> => {
    const next = { ...experiment, ...changes, changedAt: now };
    await store.put(next);
    await tell(next, experiment, now);
    return (await store.find(next.teamId, next.id)) ?? next;
  };

  const fresh = async (experiment: Pick<Experiment, 'teamId' | 'id'>): Promise<Experiment> => {
    const known = await store.find(experiment.teamId, experiment.id);
    if (!known) throw new UserError('This experiment is not there any more.', '`/experiment mine` shows yours.');
    return known;
  };

  /** Library, `experiment_rules.max_running_per_person`; a pilot needs both its leads free. */
  const requireFree = async (experiment: Experiment): Promise<void> => {
    for (const leadId of leadsOf(experiment)) {
      const running = await store.list({ teamId: experiment.teamId, leadId, states: ['running'] });
      if (running.some(({ id }) => id !== experiment.id))
        throw new UserError('Another experiment is running, and one at a time is the rule.', 'Its result, or parking it, makes room.');
    }
  };

  return {
    find: store.find,
    list: store.list,
    moments: store.moments,
    add: (draft, byId) =>
      db.transaction(async () => {
        const experiment = { ...draft, days: Math.min(draft.days, LONGEST_DAYS) };
        if (!(await store.add(experiment))) return false;
        await store.addMoment(experiment, 'designed', byId, experiment.createdAt);
        await tell(experiment, null, experiment.createdAt);
        return true;
      }),
    describe: (experiment, details, now) => db.transaction(async () => write(await fresh(experiment), details, now)),
    happen: (experiment, event: ExperimentEvent, by) =>
      db.transaction(async () => {
        const known = await fresh(experiment);
        const changes = advance(known, event, by.now);
        if (!changes) throw new UserError(REFUSED[known.state], '`/experiment mine` shows where each of yours is.');
        if (changes.state === 'running') await requireFree(known);
        await store.addMoment({ ...known, ...changes }, event.is, by.userId, by.now);
        return write(known, changes, by.now);
      }),
    remove: store.remove,
    unname: async (experiment, userId, now) => {
      const known = await store.find(experiment.teamId, experiment.id);
      if (!known) return;
      await store.unname(known.teamId, known.id, userId);
      const without = (id: string | null): string | null => (id === userId ? null : id);
      await write(known, { ownerId: without(known.ownerId), partnerId: without(known.partnerId), buddyId: without(known.buddyId) }, now);
    },
  };
}
