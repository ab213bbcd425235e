/** The answers to the first message. */
import { splitValue } from '../../community/button-value.ts';
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community } from '../../community/records.ts';
import type { ActionAct, ActionHandler, Answer } from '../../platform/feature.ts';
import type { Message } from '../../platform/slack/message.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import type { Parts } from './service.ts';
import { answeredMessage } from './views.ts';
import { tellModal } from './views-forms.ts';

export function createActions({ deps, doors, store }: Parts): Record<string, ActionHandler> {
  const findCommunity = (act: ActionAct): Promise<Community> => requireLivingCommunity(deps, act.teamId, splitValue(act.value).communityId);

  const insteadOf = (act: ActionAct, message: Message): Answer =>
    act.message ? { replace: message } : { reply: message, refreshHome: true };

  return {
    'welcome:tell': async (act) => {
      const community = await findCommunity(act);
      if ((await doors.consents(community, act.userId)) === 'request') return doors.enter(community, act);
      const whose = { teamId: act.teamId, communityId: community.id, userId: act.userId };
      const onboarding = await store.find(whose);
      const member = await deps.members.find(act.teamId, community.id, act.userId);
      const level = onboarding?.answeredAt && member ? member.level : null;
      const told = { level, hope: onboarding?.hope ?? '', shared: onboarding?.privacy === 'P3' };
      return { open: tellModal(community, told, [community.id, act.message?.channel ?? '', act.message?.ts ?? ''].join('|')) };
    },
    'welcome:read': async (act) => {
      const community = await findCommunity(act);
      const consent = await doors.consents(community, act.userId);
      if (consent === 'request') return doors.enter(community, act);
      if (consent === 'joins') await doors.join(community, act.userId, { level: 'reader', told: true }, act.now);
      const member = await requireMember(deps, community, act.userId);
      await deps.members.put({ ...member, level: 'reader' });
      await store.change(member, { answeredAt: act.now });
      return insteadOf(act, answeredMessage({ community, library: deps.library }, 'reader'));
    },
    'welcome:not-for-me': async (act) => {
      const community = await findCommunity(act);
      const member = await deps.members.find(act.teamId, community.id, act.userId);
      if (member && belongs(member)) await doors.leave(community, member, act.now);
      else await doors.refuse(community, act.userId, act.now);
      return insteadOf(
        act,
        plainMessage(`Understood. ${community.name} does not ask again, and nobody is told. /rondo join brings you back any time.`),
      );
    },
  };
}
