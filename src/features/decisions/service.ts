/** Decisions under a rule: an experiment that tries one, or a project. Who leads it logs them; who may read each was chosen with it. */
import { type Experiment, leadsOf, seesTitle, seesWhole } from '../../community/experiment.ts';
import type { Viewer } from '../../community/feature.ts';
import { getViewer } from '../../community/find-viewer.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { isRule, type RuleKind, type Summary, summarise, takesDecisions } from './rules.ts';
import type { Decision, Store } from './store.ts';

/** What a decision needs to know of a project. */
export interface ProjectFacts {
  id: string;
  communityId: string;
  title: string;
  isRunning: boolean;
  leadIds: string[];
}
export interface DecisionsDoors {
  findProject(teamId: string, id: string): Promise<ProjectFacts | null>;
  listProjects(teamId: string, communityId: string): Promise<ProjectFacts[]>;
}

export interface Parts {
  deps: Deps;
  doors: DecisionsDoors;
  store: Store;
}

export interface Rule {
  kind: RuleKind;
  id: string;
  communityId: string;
  title: string;
  leadIds: string[];
  /** Decisions can be logged now. */
  open: boolean;
  /** The rule itself and the three before it; '' for a project, and for whom they are not. */
  rule: string;
  history: string;
}

export interface Who {
  teamId: string;
  userId: string;
  now: number;
}
export type Draft = Pick<Decision, 'question' | 'decider' | 'heard' | 'raisedOn' | 'decidedOn'> & { everyone: boolean };

export function createService({ deps, doors, store }: Parts) {
  const { experiments, people, privacy, trail } = deps;

  const ofExperiment = (experiment: Experiment): Rule => ({
    ...{ kind: 'experiment', id: experiment.id, communityId: experiment.communityId, title: experiment.title },
    ...{ leadIds: leadsOf(experiment), open: takesDecisions(experiment) },
    ...{ rule: experiment.fields.rule ?? '', history: isRule(experiment) ? (experiment.fields.history ?? '') : '' },
  });
  const ofProject = ({ id, communityId, title, isRunning, leadIds }: ProjectFacts): Rule => ({
    ...{ kind: 'project', id, communityId, title, leadIds, open: isRunning, rule: '', history: '' },
  });

  const find = async (teamId: string, id: string): Promise<Rule | null> => {
    const experiment = await experiments.find(teamId, id);
    if (experiment) return ofExperiment(experiment);
    const project = await doors.findProject(teamId, id);
    return project && ofProject(project);
  };

  const sees = (viewer: Viewer, decision: Decision, leadIds: readonly string[]): boolean =>
    privacy.see(lookerOf(viewer), { ...decision, sharedWith: [...leadIds] });

  const visible = async (rule: Pick<Rule, 'id' | 'leadIds'>, viewer: Viewer): Promise<Decision[]> =>
    (await store.under(viewer.person.teamId, rule.id)).filter((decision) => sees(viewer, decision, rule.leadIds));

  /** As far as she may read the experiment: a decision that everyone reads does not open what it was decided under. */
  const shownTo = async (rule: Rule, viewer: Viewer): Promise<Rule> => {
    const experiment = rule.kind === 'experiment' ? await experiments.find(viewer.person.teamId, rule.id) : null;
    if (!experiment || seesWhole(privacy, lookerOf(viewer), experiment)) return rule;
    const title = seesTitle(privacy, lookerOf(viewer), experiment) ? rule.title : 'A rule that is kept private';
    return { ...rule, title, rule: '', history: '' };
  };

  const isHere = (viewer: Viewer, communityId: string): boolean => lookerOf(viewer).memberOf.includes(communityId);

  return {
    find,
    visible,
    shownTo,

    viewer: ({ teamId, userId, now }: Who): Promise<Viewer> => getViewer(deps, teamId, userId, now),

    /** Today where she is. */
    today: async ({ teamId, userId, now }: Who): Promise<LocalDate> => toLocal(now, (await people.get(teamId, userId)).zone).date,

    /** A rule she leads, under which something can be logged now. */
    async requireOpen(who: Who, id: string): Promise<Rule> {
      const rule = await find(who.teamId, id);
      if (!rule) throw new UserError('What this decision stood under is not there any more.', '`/rondo decision` shows what is.');
      if (!rule.leadIds.includes(who.userId))
        throw new NotAllowedError('Decisions are logged by those who lead the experiment or the project.', 'Its page shows who they are.');
      if (!rule.open)
        throw new UserError(
          rule.kind === 'project' ? 'This project was closed.' : 'This experiment does not run.',
          'What was logged under it stays. `/rondo decision` shows where you can log one.',
        );
      return rule;
    },

    /** Everything she leads that takes decisions, and what others let her read. */
    async rules(viewer: Viewer): Promise<{ rule: Rule; isLead: boolean; n: number }[]> {
      const { teamId, userId } = viewer.person;
      const found: Rule[] = [];
      for (const { community } of viewer.memberships) {
        if (!isHere(viewer, community.id)) continue;
        const tried = await experiments.list({ teamId, communityId: community.id });
        const known = new Set((await store.in(teamId, community.id)).map(({ ruleId }) => ruleId));
        found.push(
          ...tried.filter((one) => (isRule(one) || known.has(one.id)) && seesTitle(privacy, lookerOf(viewer), one)).map(ofExperiment),
        );
        found.push(...(await doors.listProjects(teamId, community.id)).map(ofProject));
      }
      const listed = found.map(async (rule) => ({
        rule,
        isLead: rule.leadIds.includes(userId),
        n: (await visible(rule, viewer)).length,
      }));
      return (await Promise.all(listed)).filter(({ rule, isLead, n }) => n > 0 || (isLead && rule.open));
    },

    /** Of what this person may read. */
    summary: (rule: Rule, decisions: readonly Decision[]): Summary | null => summarise(decisions, rule.history),

    async log(rule: Rule, draft: Draft, who: Who): Promise<Decision> {
      const { everyone, ...words } = draft;
      const decision: Decision = {
        ...{ teamId: who.teamId, id: deps.newId(), communityId: rule.communityId, ruleKind: rule.kind, ruleId: rule.id },
        ...{ authorId: who.userId, ...words, carriedOn: null, reversedOn: null, createdAt: who.now },
        privacy: everyone ? 'P3' : 'P1',
      };
      await store.add(decision);
      await trail.link(who.teamId, { kind: rule.kind, id: rule.id }, { kind: 'decision', id: decision.id }, who.now);
      return decision;
    },

    /** What came later is written by those who lead, also when the rule is over. */
    async requireMine(who: Who, id: string): Promise<{ decision: Decision; rule: Rule }> {
      const decision = await store.find(who.teamId, id);
      const rule = decision && (await find(who.teamId, decision.ruleId));
      if (!decision || !rule) throw new UserError('This decision is not there any more.', '`/rondo decision` shows those that are.');
      if (!rule.leadIds.includes(who.userId) && decision.authorId !== who.userId)
        throw new NotAllowedError('What came of a decision is noted by those who lead it.', 'Its page shows who they are.');
      return { decision, rule };
    },

    /** Null: she may not see it, or it is gone. */
    async findSeen(teamId: string, id: string, viewer: Viewer): Promise<Decision | null> {
      const decision = await store.find(teamId, id);
      const rule = decision && (await find(teamId, decision.ruleId));
      return decision && sees(viewer, decision, rule?.leadIds ?? []) ? decision : null;
    },
  };
}

export type Service = ReturnType<typeof createService>;
