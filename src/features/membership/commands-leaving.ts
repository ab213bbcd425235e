/** The ways out: leaving, staying after all, being forgotten. */
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { option, plainMessage } from '../../platform/slack/text.ts';
import type { Parts } from './service.ts';
import { forgetModal, forgottenNotice } from './views-forget.ts';
import { isForgetChoice, leaveModal, leftNotice } from './views-leaving.ts';

export function createLeavingCommands({ deps, channel, leaving, mine }: Parts) {
  const openLeave = async (act: Act, communityId: string): Promise<Answer> => {
    const meant = await mine.meant(act, communityId);
    const [first] = meant;
    if (!first) throw new UserError('You are not in a community.');
    const { community } = first;
    const roles = (await leaving.rolesOf(community, act.userId, act.now)).map((role) => role.role.replace('-', ' '));
    const others = meant.length > 1 ? meant.map((each) => option(each.community.name, each.community.id)) : [];
    return { open: leaveModal(community, { roles, lastSteward: await leaving.isLastSteward(community, act.userId, act.now), others }) };
  };

  const openForget = async (act: Act): Promise<Answer> => ({
    open: forgetModal((await mine.all(act.teamId, act.userId)).map(({ community }) => community.name)),
  });

  const commands: Command[] = [
    { name: 'leave', group: 'you', summary: 'Leave a community; you choose what happens to your texts.', run: (act) => openLeave(act, '') },
    { name: 'forget-me', group: 'you', summary: 'Delete everything I store about you.', run: openForget },
  ];

  const actions: Record<string, ActionHandler> = {
    'membership:leave': (act) => openLeave(act, act.value),
    'membership:forget-me': openForget,
    'membership:stay': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      await requireMember(deps, community, act.userId);
      await channel.stays(community, act.userId, act.now);
      return {
        replace: plainMessage(`✓ You stay in ${community.name} as before. To read its channel again, ask somebody there to add you.`),
      };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'membership:leave': async (act) => {
      const chosen = typeof act.values.community === 'string' ? act.values.community : act.metadata;
      const community = await requireCommunity(deps, act.teamId, chosen);
      const member = await requireMember(deps, community, act.userId);
      const choice = isForgetChoice(act.values.texts) ? act.values.texts : 'without-name';
      await leaving.leave(community, member, choice, act.now);
      return { update: leftNotice(community, choice), refreshHome: true };
    },
    'membership:forget-me': async (act) => {
      const sure = Array.isArray(act.values.sure) && act.values.sure.includes('yes');
      if (!sure) return { errors: { sure: 'Tick it if you mean it; nothing was deleted.' } };
      await leaving.forgetEverywhere(act.teamId, act.userId, act.now);
      return { update: forgottenNotice };
    },
  };

  return { commands, actions, submissions };
}
