/** What people do to come in, or to bring somebody in. */
import type { Community, Level } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { formatZone } from '../../platform/time/zones.ts';
import { readSettings } from './commands-settings.ts';
import { belongs, isLevel, readMentions } from './rules.ts';
import type { Parts } from './service.ts';
import { notice, saySlot, splitValue } from './views.ts';
import { invitedReply } from './views-admission.ts';
import { answeredMessage, INTERESTS, moreModal, tellModal } from './views-welcome.ts';

const GONE = new UserError('That community is not here any more.');

export function joiningCommands(parts: Parts): Command[] {
  const { deps, admission } = parts;
  return [
    {
      name: 'join',
      group: 'people',
      usage: '[community]',
      summary: 'Join a community, or ask to.',
      run: async (act) => enter(parts, await findToJoin(parts, act, act.text), act),
    },
    {
      name: 'invite',
      group: 'people',
      usage: '@person …',
      summary: 'Invite people; each is asked and decides.',
      run: async (act) => {
        const { userIds } = readMentions(act.text);
        if (userIds.length === 0) throw new UserError('Whom?', 'For example `/rondo invite @Ida @Jon`.');
        const { community } = await deps.communities.forAct(act);
        await admission.requireInviter(community, act.userId, act.now);
        return { reply: invitedReply(await admission.invite(community, userIds, act.userId, act.now)) };
      },
    },
    {
      name: 'nominate',
      group: 'people',
      usage: '@person why',
      summary: 'Nominate somebody, with a line why; stewards decide.',
      run: async (act) => {
        const { userIds, rest } = readMentions(act.text);
        const [userId, ...more] = userIds;
        if (!userId || more.length > 0 || rest === '')
          throw new UserError('One person and a line why.', 'For example `/rondo nominate @Ida asks the questions we avoid`.');
        const { community } = await deps.communities.forAct(act);
        await admission.nominate(community, userId, rest, act.userId, act.now);
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

async function enter({ admission, joining }: Parts, community: Community, act: Act): Promise<Answer> {
  const consent = await joining.consents(community, act.userId);
  if (consent === 'in-already')
    return { reply: plainMessage(`You are in ${community.name} already. /rondo level changes how you take part.`) };
  if (consent === 'joins') {
    await joining.join(community, act.userId, { welcome: true }, act.now);
    return {
      reply: plainMessage(`✓ You are in ${community.name}, reading along. A welcome with one question comes in a direct message.`),
      refreshHome: true,
    };
  }
  const news = await admission.request(community, act.userId, act.now);
  return {
    reply: plainMessage(
      news
        ? `${community.name} grows by ${community.settings.joining}. I have asked the stewards; you hear from me either way.`
        : `The stewards of ${community.name} have your request. You hear from me either way.`,
    ),
  };
}

export function joiningActions(parts: Parts): Record<string, ActionHandler> {
  const { deps, admission, joining, leaving, store } = parts;

  const findCommunity = async (act: ActionAct): Promise<Community> => {
    const { communityId } = splitValue(act.value);
    const community = communityId ? await deps.communities.find(act.teamId, communityId) : null;
    if (!community || community.status === 'ended') throw GONE;
    return community;
  };

  const decide =
    (yes: boolean): ActionHandler =>
    async (act) => {
      const said = await admission.decide(await findCommunity(act), splitValue(act.value).other, yes, act.userId, act.now);
      const message = plainMessage(said);
      return act.message ? { replace: message } : { reply: message, refreshHome: true };
    };

  return {
    'membership:join': async (act) => enter(parts, await findCommunity(act), act),
    'membership:tell': async (act) => {
      const community = await findCommunity(act);
      if ((await joining.consents(community, act.userId)) === 'request') return enter(parts, community, act);
      const whose = { teamId: act.teamId, communityId: community.id, userId: act.userId };
      const onboarding = await store.findOnboarding(whose);
      const member = await deps.members.find(act.teamId, community.id, act.userId);
      const level = onboarding?.answeredAt && member ? member.level : null;
      const told = { level, hope: onboarding?.hope ?? '', shared: onboarding?.privacy === 'P3' };
      return { open: tellModal(community, told, [community.id, act.message?.channel ?? '', act.message?.ts ?? ''].join('|')) };
    },
    'membership:read': async (act) => {
      const community = await findCommunity(act);
      const consent = await joining.consents(community, act.userId);
      if (consent === 'request') return enter(parts, community, act);
      if (consent === 'joins') await joining.join(community, act.userId, { level: 'reader', welcome: false }, act.now);
      const member = await parts.levels.requireMember(community, act.userId);
      await parts.levels.setLevel(member, 'reader');
      await store.changeOnboarding(member, { answeredAt: act.now });
      const message = answeredMessage({ community, library: deps.library }, 'reader');
      return act.message ? { replace: message } : { reply: message, refreshHome: true };
    },
    'membership:not-for-me': async (act) => {
      const community = await findCommunity(act);
      const member = await deps.members.find(act.teamId, community.id, act.userId);
      if (member && belongs(member)) await leaving.leave(community, member, 'without-name', act.now);
      else await admission.refuse(community, act.userId, act.now);
      const message = plainMessage(
        `Understood. ${community.name} does not ask again, and nobody is told. /rondo join brings you back any time.`,
      );
      return act.message ? { replace: message } : { reply: message, refreshHome: true };
    },
    'membership:accept': decide(true),
    'membership:decline': decide(false),
  };
}

export function joiningSubmissions(parts: Parts): Record<string, SubmissionHandler> {
  const { deps, joining, levels, store } = parts;

  const findCommunity = async (act: SubmissionAct): Promise<Community> => {
    const [communityId = ''] = act.metadata.split('|');
    const community = await deps.communities.find(act.teamId, communityId);
    if (!community || community.status === 'ended') throw GONE;
    return community;
  };

  return {
    'membership:tell': async (act): Promise<Answer> => {
      const community = await findCommunity(act);
      if (!isLevel(act.values.level)) return { errors: { level: 'Choose one; it can be changed any time.' } };
      const consent = await joining.consents(community, act.userId);
      if (consent === 'request')
        throw new UserError(`${community.name} has closed its doors meanwhile.`, '`/rondo join` asks the stewards.');
      if (consent === 'joins') await joining.join(community, act.userId, { level: act.values.level, welcome: false }, act.now);
      const member = await levels.requireMember(community, act.userId);
      const hope = typeof act.values.hope === 'string' ? act.values.hope.trim() : '';
      const shared = Array.isArray(act.values.share) && act.values.share.includes('yes');
      if (shared && hope === '') return { errors: { hope: 'There is nothing to introduce you with yet. Write a line, or untick below.' } };
      await joining.tell(community, member, { level: act.values.level, hope, shared }, act.now);
      await answerOnMessage(act, community, act.values.level);
      const onboarding = await store.findOnboarding(member);
      const person = await deps.people.find(act.teamId, act.userId);
      return {
        update: moreModal(community, {
          jobFunction: member.jobFunction,
          levelBand: member.levelBand,
          interests: onboarding?.interests ?? [],
          slot: await deps.attention.slot(act.teamId, act.userId),
          zoneName: formatZone(person?.zone ?? community.zone),
        }),
      };
    },
    'membership:more': async (act) => {
      const community = await findCommunity(act);
      const member = await levels.requireMember(community, act.userId);
      const read = readSettings(community, act.values);
      if (read.errors) return { errors: read.errors };
      const chosen = [act.values.interests ?? []].flat();
      await store.changeOnboarding(member, { interests: INTERESTS.map((each) => each.value).filter((value) => chosen.includes(value)) });
      await deps.members.put({ ...member, jobFunction: read.jobFunction, levelBand: read.levelBand });
      if (read.slot) await levels.setSlot(act.teamId, act.userId, read.slot, act.now);
      const slot = await deps.attention.slot(act.teamId, act.userId);
      return { update: notice('That is all', await next(community, member.level, slot, act)) };
    },
  };

  /** The message whose button opened the form no longer asks. */
  async function answerOnMessage(act: SubmissionAct, community: Community, level: Level): Promise<void> {
    const [, channel = '', ts = ''] = act.metadata.split('|');
    if (channel === '' || ts === '') return;
    await deps.outbox.update({
      teamId: act.teamId,
      key: `membership.answered/${community.id}/${act.userId}/${act.now}`,
      touch: 'membership.answered',
      whenUnsure: 'resend',
      channel,
      ts,
      message: answeredMessage({ community, library: deps.library }, level),
    });
  }

  async function next(
    community: Community,
    level: Level,
    slot: { weekday: number; at: string } | null,
    act: SubmissionAct,
  ): Promise<string> {
    if (level === 'reader') return `You read along in ${community.name}. No direct messages come; the channel is there when you want it.`;
    const session = await deps.calendar.nextSession(act.teamId, community.id, deps.calendar.today(community, act.now));
    const meets = session ? ` ${community.name} meets next on ${formatDate(session.onDate)}.` : '';
    const weekly = slot ? ` Your weekly message comes on ${saySlot(slot)}, if there is anything to say.` : '';
    return `Thank you. On the next working day I look for a buddy from another function for you.${weekly}${meets}`;
  }
}
