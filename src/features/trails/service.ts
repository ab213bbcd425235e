/** Walks a trail as far as somebody may see it, and reads the three clocks of a community. */

import { startOf } from '../../community/calendar-rules.ts';
import type { Experiment } from '../../community/experiment.ts';
import type { Viewer } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { type Clock, nearestCause, orderTrail, type Reading, readClock, T1_WITHIN, T3_WITHIN } from './rules.ts';
import type { StopView } from './views.ts';

export interface TrailsDoors {
  /** When each item of the shelf was reused first by somebody else. */
  firstReuses(teamId: string, communityId: string): Promise<{ itemId: string; at: number }[]>;
}

export interface Clocks {
  t1: Reading;
  t2: Reading;
  t3: Reading;
}

const DEPTH = 12;
const WAY_BACK = 4;
const MOST_ITEMS = 2_000;
/** Of her experiments and of her items, so many are looked at; so many threads are shown. */
const MOST_LOOKED_AT = 20;
const MOST_CHAINS = 6;

/** Finished without an end of their own: what is known of their clock is known until then. */
const OVER = ['parked', 'stopped', 'closed'];

export function createService(deps: Deps, doors: TrailsDoors) {
  const { calendar, experiments, shelf, trail } = deps;

  const describe = async (ref: Ref, viewer: Viewer) => {
    for (const feature of deps.contributions()) {
      const described = await feature.describe?.[ref.kind]?.(ref, viewer);
      if (described) return described;
    }
    return null;
  };

  const walk = async (viewer: Viewer, start: Ref): Promise<StopView[]> => {
    const links = await trail.walk(viewer.person.teamId, start, DEPTH);
    const seen = new Map<string, Awaited<ReturnType<typeof describe>>>();
    for (const ref of [start, ...links.map((link) => link.ref)]) seen.set(`${ref.kind}/${ref.id}`, await describe(ref, viewer));
    const of = (ref: Ref) => seen.get(`${ref.kind}/${ref.id}`) ?? null;
    if (!of(start)) return [];
    return orderTrail(start, links, (ref) => of(ref) !== null).flatMap((stop) => {
      const described = of(stop.ref);
      return described ? [{ ...stop, title: described.title, open: described.open ?? null }] : [];
    });
  };

  /** When what set it off happened: a session began, or a card could be read. */
  const setOffAt = async (experiment: Experiment, community: Community): Promise<number | null> => {
    const links = await trail.walk(experiment.teamId, { kind: 'experiment', id: experiment.id }, WAY_BACK);
    const cause = nearestCause(links, ['session', 'item']);
    if (cause?.kind === 'session') {
      const session = await calendar.findSession(experiment.teamId, cause.id);
      return session && startOf(session, community.zone);
    }
    return cause ? ((await shelf.find(experiment.teamId, cause.id))?.sharedAt ?? null) : null;
  };

  return {
    walk,

    /** Her own threads, newest first: each chain that holds an experiment or an item of hers, once. */
    async chainsOf(viewer: Viewer): Promise<StopView[][]> {
      const { teamId, userId } = viewer.person;
      const led = (await experiments.list({ teamId, leadId: userId, limit: MOST_LOOKED_AT })).map(({ id }) => ({ kind: 'experiment', id }));
      const wrote = (await shelf.list({ teamId, authorId: userId, limit: MOST_LOOKED_AT })).map(({ id }) => ({ kind: 'item', id }));
      const shown = new Set<string>();
      const chains: StopView[][] = [];
      for (const start of [...led, ...wrote]) {
        if (chains.length === MOST_CHAINS) break;
        if (shown.has(`${start.kind}/${start.id}`)) continue;
        const chain = await walk(viewer, start);
        for (const { ref } of chain) shown.add(`${ref.kind}/${ref.id}`);
        if (chain.length > 1) chains.push(chain);
      }
      return chains;
    },

    /** Totals of a community, whoever looks: no clock names an experiment or a person. */
    async clocks(community: Community, now: number): Promise<Clocks> {
      const { teamId, id: communityId } = community;
      const started = (await experiments.list({ teamId, communityId })).filter(({ startedAt }) => startedAt !== null);
      const t1: Clock[] = [];
      for (const experiment of started) {
        const from = await setOffAt(experiment, community);
        if (from !== null && experiment.startedAt !== null && experiment.startedAt >= from)
          t1.push({ from, to: experiment.startedAt, knownUntil: now });
      }
      const t2 = started.flatMap((experiment): Clock[] => {
        const { startedAt: from, resultAt: to, state, changedAt } = experiment;
        return from === null ? [] : [{ from, to, knownUntil: OVER.includes(state) ? changedAt : now }];
      });
      const firsts = new Map((await doors.firstReuses(teamId, communityId)).map(({ itemId, at }) => [itemId, at]));
      const items = await shelf.list({ teamId, communityId, limit: MOST_ITEMS });
      const t3 = items.flatMap(({ id, kind, sharedAt, credit }): Clock[] =>
        sharedAt === null || kind === 'term' || credit !== null ? [] : [{ from: sharedAt, to: firsts.get(id) ?? null, knownUntil: now }],
      );
      return { t1: readClock(t1, T1_WITHIN), t2: readClock(t2, T1_WITHIN), t3: readClock(t3, T3_WITHIN) };
    },
  };
}

export type Service = ReturnType<typeof createService>;
