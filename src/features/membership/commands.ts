/** The ways out, and the buttons of a pair. */
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import type { Message } from '../../platform/slack/message.ts';
import { option, plainMessage } from '../../platform/slack/text.ts';
import type { createSettings } from './commands-settings.ts';
import type { Parts } from './service.ts';
import { passedMessage, talkedMessage } from './views-buddies.ts';
import { forgetModal, forgottenNotice, isForgetChoice, leaveModal, leftNotice } from './views-leaving.ts';

export function createLeavingCommands(parts: Parts, settings: ReturnType<typeof createSettings>) {
  const { buddies, deps, leaving, levels } = parts;

  const openLeave = async (act: Act, communityId: string): Promise<Answer> => {
    const mine = await settings.meant(act, communityId);
    const [first] = mine;
    if (!first) throw new UserError('You are not in a community.');
    const { community } = first;
    const roles = (await leaving.rolesOf(community, act.userId, act.now)).map((role) => role.role.replace('-', ' '));
    const others = mine.length > 1 ? mine.map((each) => option(each.community.name, each.community.id)) : [];
    return { open: leaveModal(community, { roles, lastSteward: await leaving.isLastSteward(community, act.userId, act.now), others }) };
  };

  const openForget = async (act: Act): Promise<Answer> => ({
    open: forgetModal((await levels.mine(act.teamId, act.userId)).map(({ community }) => community.name)),
  });

  const commands: Command[] = [
    { name: 'leave', group: 'you', summary: 'Leave a community; you choose what happens to your texts.', run: (act) => openLeave(act, '') },
    { name: 'forget-me', group: 'you', summary: 'Delete everything I store about you.', run: openForget },
  ];

  const pairAction =
    (end: (community: Community, id: string, act: Act) => Promise<Message>): ActionHandler =>
    async (act) => {
      const pair = await buddies.getPair(act.teamId, act.value, act.userId);
      const community = await deps.communities.get(act.teamId, pair.communityId);
      return { replace: await end(community, pair.id, act) };
    };

  const actions: Record<string, ActionHandler> = {
    'membership:leave': (act) => openLeave(act, act.value),
    'membership:forget-me': openForget,
    'membership:stay': async (act) => {
      const community = await deps.communities.find(act.teamId, act.value);
      if (!community) throw new UserError('That community is not here any more.');
      await levels.requireMember(community, act.userId);
      await leaving.stays(community, act.userId, act.now);
      return {
        replace: plainMessage(`✓ You stay in ${community.name} as before. To read its channel again, ask somebody there to add you.`),
      };
    },
    'membership:buddy-talked': pairAction(async (_, id, act) => {
      const pair = await buddies.getPair(act.teamId, id, act.userId);
      await buddies.talked(pair);
      const names = await buddies.names(pair);
      return talkedMessage(names.newcomer, names.buddy);
    }),
    'membership:buddy-pass': pairAction(async (community, id, act) => {
      const pair = await buddies.getPair(act.teamId, id, act.userId);
      const names = await buddies.names(pair);
      if (pair.status === 'talked') return talkedMessage(names.newcomer, names.buddy);
      await buddies.pass(community, pair, act.now);
      return passedMessage(names.newcomer);
    }),
    'membership:release': async (act) => {
      const question = await parts.voices.findQuestion(act.teamId, act.value);
      const community = question ? await deps.communities.find(act.teamId, question.communityId) : null;
      if (!community) throw new UserError('This question is not kept any more.');
      await parts.puzzles.release(community, act.value, act.userId, act.now);
      return { reply: { text: 'It goes to the channel with your name, as soon as there is room in its week.' }, refreshHome: true };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'membership:leave': async (act) => {
      const chosen = typeof act.values.community === 'string' ? act.values.community : act.metadata;
      const community = await deps.communities.find(act.teamId, chosen);
      if (!community) throw new UserError('That community is not here any more.');
      const member = await levels.requireMember(community, act.userId);
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
