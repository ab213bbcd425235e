/** What people type to come in, or to bring somebody in. */
import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, Command } from '../../platform/feature.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import type { Enter } from './commands-answers.ts';
import { readMentions } from './rules.ts';
import type { Parts } from './service.ts';
import { invitedReply } from './views-invitation.ts';

export function createCommands(parts: Parts, enter: Enter): Command[] {
  const { deps, asking, requests } = parts;
  return [
    {
      name: 'join',
      usage: '[community]',
      group: 'people',
      summary: 'Join a community, or ask to.',
      run: async (act) => enter(await findToJoin(parts, act, act.text), act),
    },
    {
      name: 'invite',
      usage: '@person …',
      group: 'people',
      summary: 'Invite people; each is asked and decides.',
      run: async (act) => {
        const { userIds } = readMentions(act.text);
        if (userIds.length === 0) throw new UserError('Whom?', 'For example `/rondo invite @Ida @Jon`.');
        const { community } = await deps.communities.forAct(act);
        await asking.requireInviter(community, act.userId, act.now);
        return { reply: invitedReply(await asking.invite(community, userIds, act.userId, act.now)) };
      },
    },
    {
      name: 'nominate',
      usage: '@person why',
      group: 'people',
      summary: 'Nominate somebody, with a line why; stewards decide.',
      run: async (act) => {
        const { userIds, rest } = readMentions(act.text);
        const [userId, ...more] = userIds;
        if (!userId || more.length > 0 || rest === '')
          throw new UserError('One person and a line why.', 'For example `/rondo nominate @Ida asks the questions we avoid`.');
        const { community } = await deps.communities.forAct(act);
        await requests.nominate(community, userId, rest, act.userId, act.now);
        return { reply: plainMessage(`The stewards of ${community.name} read it now. Nobody else is told, the person included.`) };
      },
    },
  ];
}

/** By name, by the channel one is in, or the only one there is. */
async function findToJoin({ deps }: Parts, act: Act, name: string): Promise<Community> {
  const open = await deps.communities.list(act.teamId, ['active']);
  const wanted = name.trim().toLowerCase();
  const here = act.channelId && wanted === '' ? open.find((each) => each.channelId === act.channelId) : undefined;
  if (here) return here;
  const named = wanted === '' ? open : open.filter((each) => each.name.toLowerCase().startsWith(wanted));
  const [only, ...others] = named;
  if (only && others.length === 0) return only;
  if (!only) {
    throw open.length === 0
      ? new UserError('There is no community here yet.', '`/rondo setup` starts one.')
      : new UserError('No community begins with that.', `There is ${joinWords(open.map((each) => each.name))}.`);
  }
  throw new UserError(`There is ${joinWords(named.map((each) => each.name))}.`, 'Say which: `/rondo join` and the beginning of its name.');
}
