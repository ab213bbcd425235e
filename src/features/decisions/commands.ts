/** Logging a decision, what came of it, and the list under a rule. */
import type { Viewer } from '../../community/feature.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, Command, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { faultAfter, faultsIn, LONGEST_NAMES, LONGEST_QUESTION } from './rules.ts';
import type { Parts, Rule, Service, Who } from './service.ts';
import { type After, afterModal, listModal, logModal, type RuleView, rulesModal } from './views.ts';

const textOf = (act: SubmissionAct, field: string): string => {
  const value = act.values[field];
  return typeof value === 'string' ? value.trim() : '';
};

/** From the list onwards in the same window: Slack holds three at most. */
const show = (act: ActionAct, modal: Modal): Answer =>
  act.modal?.callbackId.startsWith('decisions:') ? { update: modal } : { open: modal };

const isAfter = (text: string): text is After => text === 'carried' || text === 'reversed';

export const viewOf = (rule: Rule, userId: string): RuleView => ({ ...rule, isLead: rule.leadIds.includes(userId) });

export function createCommands({ store }: Parts, service: Service) {
  const list = async (rule: Rule, viewer: Viewer, notice: string | null): Promise<Modal> => {
    const decisions = await service.visible(rule, viewer);
    const shown = await service.shownTo(rule, viewer);
    return listModal(viewOf(shown, viewer.person.userId), decisions, service.summary(shown, decisions), notice);
  };
  const page = async (rule: Rule, who: Who, notice: string | null = null): Promise<Modal> => list(rule, await service.viewer(who), notice);

  const commands: Command[] = [
    {
      name: 'decision',
      group: 'week',
      summary: 'Log a decision under a rule on trial or a project, and see how many days they take',
      run: async (act) => {
        const rules = await service.rules(await service.viewer(act));
        return { open: rulesModal(rules.map(({ rule, n }) => ({ rule: viewOf(rule, act.userId), n }))) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'decisions:log': async (act) => {
      const rule = await service.requireOpen(act, act.value);
      return show(act, logModal(viewOf(rule, act.userId), await service.today(act)));
    },
    'decisions:list': async (act) => {
      const rule = await service.find(act.teamId, act.value);
      const viewer = await service.viewer(act);
      const decisions = rule ? await service.visible(rule, viewer) : [];
      if (!rule || (decisions.length === 0 && !rule.leadIds.includes(act.userId)))
        throw new UserError('There is nothing here for you to read.', '`/rondo decision` shows what there is.');
      return show(act, await list(rule, viewer, null));
    },
    'decisions:after': async (act) => {
      const [id = '', after = ''] = act.value.split('/');
      const { decision, rule } = await service.requireMine(act, id);
      const known = after === 'carried' ? decision.carriedOn : decision.reversedOn;
      if (!isAfter(after) || known !== null) return { update: await page(rule, act, 'This was noted already.') };
      return show(act, afterModal(decision, after, await service.today(act)));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'decisions:log': async (act): Promise<Answer> => {
      const rule = await service.requireOpen(act, act.metadata);
      const [question, decider] = [textOf(act, 'question'), textOf(act, 'decider')];
      if (question === '') return { errors: { question: 'Say in a few words what was to be decided.' } };
      if (decider === '') return { errors: { decider: 'Say who decided; a role is enough.' } };
      const dates = { raised: textOf(act, 'raised'), decided: textOf(act, 'decided') };
      const faults = faultsIn(dates, await service.today(act));
      if (Object.keys(faults).length > 0) return { errors: faults };
      const draft = {
        question: question.slice(0, LONGEST_QUESTION),
        decider: decider.slice(0, LONGEST_NAMES),
        heard: textOf(act, 'heard').slice(0, LONGEST_NAMES),
        ...{ raisedOn: dates.raised, decidedOn: dates.decided, everyone: textOf(act, 'readers') === 'everyone' },
      };
      await service.log(rule, draft, act);
      const words = draft.everyone ? '✓ Logged. Everyone in the community can read it.' : '✓ Logged, for those who lead.';
      return { update: await page(rule, act, words) };
    },
    'decisions:after': async (act): Promise<Answer> => {
      const [id = '', after = ''] = act.metadata.split('/');
      const { decision, rule } = await service.requireMine(act, id);
      if (!isAfter(after)) return { update: await page(rule, act) };
      const on = textOf(act, 'on');
      const fault = faultAfter(on, decision.decidedOn, await service.today(act));
      if (fault !== null) return { errors: { on: fault } };
      await store.change(act.teamId, id, after === 'carried' ? { carriedOn: on } : { reversedOn: on });
      return { update: await page(rule, act, '✓ Noted.') };
    },
  };

  return { commands, actions, submissions };
}
