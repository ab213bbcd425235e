/** Following a playbook with one's own team: does it fit, from when, and how each week went. */
import { splitValue } from '../../community/button-value.ts';
import { notice } from '../../community/form-views.ts';
import type { Item } from '../../community/item.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { isLocalDate } from '../../platform/time/local-dates.ts';
import { fits, lastWeekOf, planOf, readFit } from './rules-weeks.ts';
import type { Act, Service } from './service.ts';
import type { Follows } from './service-follows.ts';
import type { FollowAnswer } from './tables.ts';
import {
  answeredNotice,
  fitModal,
  followedAlready,
  misfitModal,
  startedNotice,
  startModal,
  stopMessage,
  stoppedNotice,
} from './views-follow.ts';

export function createFollowCommands(service: Service, follows: Follows) {
  const startForm = async (act: Act, item: Item, yes: string | null) => {
    const weeks = lastWeekOf(planOf(service.formOf(item), item.parts));
    const zone = await follows.zoneOf(act.teamId, act.userId);
    return startModal(item.id, item.title, weeks, follows.mondays(act.now, zone), yes);
  };

  const answer = async (act: ActionAct, said: FollowAnswer): Promise<Answer> => {
    const { communityId: id, other: at } = splitValue(act.value);
    const follow = await follows.requireOwn(act, id);
    const stop = await follows.findStop(follow, Number(at), act.now);
    if (!stop) throw new UserError('This playbook cannot be read any more, so it ends here.', '`/find` shows what else there is.');
    await follows.answer(act, follow, stop.at, said);
    const words = answeredNotice(said);
    return act.message ? { replace: stopMessage(stop, words), refreshHome: true } : { reply: { text: words }, refreshHome: true };
  };

  const actions: Record<string, ActionHandler> = {
    'playbooks:follow': async (act) => {
      const item = await service.requirePlaybook(act, act.value);
      if (!follows.hasWeeks(item)) throw new UserError('This playbook has no weeks to follow yet.', 'Read it, and take what fits.');
      if ((await follows.going(act.teamId, act.userId)).some(({ itemId }) => itemId === item.id)) {
        return { open: notice('playbooks:notice', 'With my team', followedAlready) };
      }
      const { questions } = readFit(item.parts.fit ?? '');
      return { open: questions.length > 0 ? fitModal(item.id, item.title, questions) : await startForm(act, item, null) };
    },
    'playbooks:done': (act) => answer(act, 'done'),
    'playbooks:later': (act) => answer(act, 'later'),
    'playbooks:stop': async (act) => {
      await follows.stop(act, await follows.requireOwn(act, act.value));
      return act.message ? { replace: { text: stoppedNotice }, refreshHome: true } : { reply: { text: stoppedNotice }, refreshHome: true };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'playbooks:fit': async (act) => {
      const item = await service.requirePlaybook(act, act.metadata);
      const { questions, instead } = readFit(item.parts.fit ?? '');
      const yes = questions.filter((_, at) => act.values[`q${at}`] === 'yes').length;
      if (!fits(yes, questions.length)) return { update: misfitModal(yes, questions.length, instead) };
      return { update: await startForm(act, item, `${yes} of ${questions.length}`) };
    },
    'playbooks:follow': async (act) => {
      const item = await service.requirePlaybook(act, act.metadata);
      const { monday } = act.values;
      const zone = await follows.zoneOf(act.teamId, act.userId);
      if (typeof monday !== 'string' || !isLocalDate(monday) || !follows.mondays(act.now, zone).includes(monday)) {
        return { errors: { monday: 'That Monday has gone by. Choose the next one that suits.' } };
      }
      const follow = await follows.start(act, item, monday);
      const text = follow ? startedNotice(monday) : followedAlready;
      return { update: notice('playbooks:notice', 'With my team', text), refreshHome: true };
    },
  };

  return { actions, submissions };
}
