/** The forms around the rota: away for a while, a swap with somebody, the Slack group. */
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import { belongs, findObstacle } from '../../community/member-rules.ts';
import { sayObstacle } from '../../community/member-views.ts';
import type { ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { addDays, formatDate, formatShortDate, isLocalDate } from '../../platform/time/local-dates.ts';
import { requireLeading } from './commands-rota.ts';
import { isAway } from './rules-asking.ts';
import type { Parts } from './service.ts';
import { readGroup } from './service-group.ts';
import { LONGEST_NOTE, sayTopic } from './views.ts';
import { awayKeptModal, awayModal, groupModal, swapModal } from './views-rota.ts';

const YEAR = 366;
const text = (act: SubmissionAct, field: string): string => {
  const value = act.values[field];
  return typeof value === 'string' ? value.trim() : '';
};

export function createFormCommands(parts: Parts) {
  const { deps, store, cover, group } = parts;

  async function keepAbsence(act: SubmissionAct): Promise<Answer> {
    const community = await requireCommunity(deps, act.teamId, act.metadata);
    const member = await requireMember(deps, community, act.userId);
    const [from, until] = [text(act, 'from'), text(act, 'until')];
    const today = deps.calendar.today(community, act.now);
    if (!isLocalDate(from)) return { errors: { from: 'Choose the first day.' } };
    if (!isLocalDate(until)) return { errors: { until: 'Choose the last day.' } };
    if (until < from) return { errors: { until: 'The last day lies before the first one. Choose a later day.' } };
    if (until < today) return { errors: { until: 'These days are over. Choose days that lie ahead.' } };
    if (until > addDays(from, YEAR))
      return { errors: { until: 'That is more than a year. “Never ask me” in the rota is meant for this.' } };
    await store.addAbsence(member, from, until);
    const inTime = (session: { onDate: string }): boolean => isAway([{ fromOn: from, untilOn: until }], session.onDate);
    const sessions = (await deps.calendar.sessions(act.teamId, community.id)).filter((one) => one.status === 'planned' && inTime(one));
    await cover.withdrawFrom(community, member, act.now, (sessionId) => sessions.some(({ id }) => id === sessionId));
    const leads = sessions
      .filter((one) => one.facilitatorId === act.userId && one.onDate >= today)
      .map((session) => ({ session, when: formatShortDate(session.onDate) }));
    const words = `You are away from ${formatDate(from)} to ${formatDate(until)}. No turn comes to you for sessions in that time, and none is counted against you.`;
    return { update: awayKeptModal(words, leads), refreshHome: true };
  }

  async function askSwap(act: SubmissionAct): Promise<Answer> {
    const { community, session } = await requireLeading(parts, act, act.metadata);
    const toId = text(act, 'with');
    const note = text(act, 'note');
    if (toId === '') return { errors: { with: 'Choose somebody.' } };
    if (toId === act.userId) return { errors: { with: 'That is you. Choose somebody else, or close this and go on leading.' } };
    if (note.length > LONGEST_NOTE) return { errors: { note: `Up to ${LONGEST_NOTE} characters, please; this has ${note.length}.` } };
    const person = await deps.people.find(act.teamId, toId);
    const obstacle = findObstacle(person);
    if (obstacle) return { errors: { with: sayObstacle(obstacle, person?.name ?? '') } };
    const name = person?.name ?? '';
    const member = await deps.members.find(act.teamId, community.id, toId);
    if (!belongs(member)) return { errors: { with: `${name} is not in ${community.name}. Choose a member.` } };
    if (member?.level === 'reader') return { errors: { with: `${name} reads along and does not lead sessions. Choose somebody else.` } };
    if (member?.status === 'paused') return { errors: { with: `${name} cannot be reached at present. Choose somebody else.` } };
    if (!(await cover.askSwap(community, session, { toId, note }, act.now)))
      return { errors: { with: `${name} cannot be reached in time. Choose somebody else, or use Find cover.` } };
    const kept = `Asked. Until ${name} agrees you still lead it, and you hear of it at once.`;
    return { update: notice('facilitation:kept', 'Asked', kept), refreshHome: true };
  }

  async function chooseGroup(act: SubmissionAct): Promise<Answer> {
    const community = await requireCommunity(deps, act.teamId, act.metadata);
    await deps.roles.requireSteward(community, act.userId, act.now);
    const typed = text(act, 'group');
    const by = { userId: act.userId, now: act.now };
    const kept = (words: string): Answer => ({ update: notice('facilitation:kept', 'Slack group', words) });
    if (typed === '') {
      if (community.settings.facilitatorGroup !== null) await group.choose(community, null, by);
      return kept('No group is kept up to date.');
    }
    const read = readGroup(typed);
    if (!read) return { errors: { group: 'That is neither a handle such as @facilitator nor an id such as S0123ABCD.' } };
    if ('handle' in read) {
      await group.lookFor(community, read.handle, by);
      return kept(
        'I look for it in Slack. Once it is found it holds whoever leads next and the second; if not, the Monday digest says so.',
      );
    }
    await group.choose(community, read.id, by);
    return kept('It holds whoever leads next and the second from now on. If Slack does not let me, the Monday digest says so once.');
  }

  const actions: Record<string, ActionHandler> = {
    'facilitation:away': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      await requireMember(deps, community, act.userId);
      return { open: awayModal(community.id, deps.calendar.today(community, act.now)) };
    },
    'facilitation:swap': async (act) => {
      const { session } = await requireLeading(parts, act, act.value);
      return { open: swapModal(session.id, `${sayTopic(session)} on ${formatDate(session.onDate)}`) };
    },
    'facilitation:group': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      await deps.roles.requireSteward(community, act.userId, act.now);
      return { open: groupModal(community.id, community.settings.facilitatorGroup) };
    },
  };
  const submissions: Record<string, SubmissionHandler> = {
    'facilitation:away': keepAbsence,
    'facilitation:swap': askSwap,
    'facilitation:group': chooseGroup,
  };
  return { actions, submissions };
}
