/** Level, slot, pause, "what is stored about me". */
import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Answer, Command, SubmissionHandler, Values } from '../../platform/feature.ts';
import { formatZone, toLocal } from '../../platform/time/zones.ts';
import { isLevel, isSlot, type PauseLength, readPauseLength, type Slot } from './rules.ts';
import type { Parts } from './service.ts';
import { LEVELS, notice, saySlot, splitValue } from './views.ts';
import { pausedMessage, pauseQuestion, resumedMessage } from './views-leaving.ts';
import { aboutModal, fileComing, settingsModal } from './views-settings.ts';

/** The fields that the second welcome view and the settings share. */
export function readSettings(
  community: Community,
  given: Values,
): { jobFunction: string | null; levelBand: string | null; slot: Slot | null; errors?: Record<string, string> } {
  const pick = (value: Values[string] | undefined, list: readonly string[]): string | null => {
    if (typeof value !== 'string' || value.trim() === '') return null;
    return list.length === 0 ? value.trim() : (list[Number(value)] ?? null);
  };
  const { functions, levelBands } = community.settings;
  const jobFunction = pick(given.jobFunction, functions);
  const levelBand = pick(given.levelBand, levelBands);
  const weekday = typeof given.weekday === 'string' ? given.weekday : null;
  const at = typeof given.at === 'string' ? given.at : null;
  if (weekday === null && at === null) return { jobFunction, levelBand, slot: null };
  if (weekday === null) return { jobFunction, levelBand, slot: null, errors: { weekday: 'A time needs a day, for example Tuesday.' } };
  if (at === null) return { jobFunction, levelBand, slot: null, errors: { at: 'A day needs a time, for example 09:30.' } };
  const slot = { weekday: Number(weekday), at };
  if (!isSlot(slot))
    return { jobFunction, levelBand, slot: null, errors: { at: 'Fridays end at noon: 11:30 at the latest, or another day.' } };
  return { jobFunction, levelBand, slot };
}

const isLength = (value: string): value is PauseLength => value === 'two-weeks' || value === 'four-weeks' || value === 'until-i-say';

export function createSettings(parts: Parts) {
  const { deps, erasure, levels } = parts;

  /** The communities an act means: the one named, the one whose channel it is, or all of hers. */
  async function meant(act: Act, communityId: string): Promise<Awaited<ReturnType<typeof levels.mine>>> {
    const mine = await levels.mine(act.teamId, act.userId);
    if (mine.length === 0)
      throw new UserError('You are not in a community, so nothing comes to you unless you are asked in.', '`/rondo join` asks to come in.');
    const named = mine.filter(({ community }) => community.id === communityId);
    if (named.length > 0) return named;
    const here = act.channelId ? mine.filter(({ community }) => community.channelId === act.channelId) : [];
    return here.length > 0 ? here : mine;
  }

  const openSettings = async (act: Act, communityId: string): Promise<Answer> => {
    const [first, ...others] = await meant(act, communityId);
    if (!first || others.length > 0) throw several(others.map(({ community }) => community).concat(first?.community ?? []));
    const person = await deps.people.find(act.teamId, act.userId);
    const slot = await deps.attention.slot(act.teamId, act.userId);
    return { open: settingsModal(first.community, first.member, slot, formatZone(person?.zone ?? first.community.zone)) };
  };

  const several = (communities: readonly Community[]): UserError =>
    new UserError(
      `You are in ${joinWords(communities.map((each) => each.name))}.`,
      'Type it in the channel of the one you mean, or use App Home, Settings.',
    );

  const pause = async (act: Act, communityId: string, length: PauseLength): Promise<Answer> => {
    const mine = await meant(act, communityId);
    const paused = await Promise.all(mine.map(({ community, member }) => levels.pause(community, member, length, act.now)));
    const [only] = mine;
    return {
      reply: pausedMessage(
        mine.map(({ community }) => community),
        paused[0]?.pausedUntil ?? null,
        mine.length === 1 ? (only?.community.id ?? '') : '',
      ),
      refreshHome: true,
    };
  };

  const resume = async (act: Act, communityId: string): Promise<Answer> => {
    const paused = (await meant(act, communityId)).filter(({ member }) => member.status === 'paused');
    if (paused.length === 0) return { reply: { text: 'Nothing of yours is paused.' }, refreshHome: true };
    for (const { community, member } of paused) await levels.resume(community, member, act.now);
    return { reply: resumedMessage(paused.map(({ community }) => community)), refreshHome: true };
  };

  const about = async (act: Act): Promise<Answer> => ({ open: aboutModal(await erasure.storedAbout(act.teamId, act.userId)) });

  const sendFile = async (act: Act): Promise<Answer> => {
    const zone = (await deps.people.find(act.teamId, act.userId))?.zone ?? 'Etc/UTC';
    const today = toLocal(act.now, zone).date;
    await deps.outbox.file({
      teamId: act.teamId,
      key: `membership.about/${act.userId}/${act.now}`,
      touch: 'membership.about',
      whenUnsure: 'resend',
      channel: act.userId,
      filename: `about-me-${today}.md`,
      title: 'What is stored about you',
      content: await erasure.storedAbout(act.teamId, act.userId),
      comment: 'What is stored about you in this workspace. You asked for it; only you have it.',
    });
    return { reply: fileComing };
  };

  const commands: Command[] = [
    { name: 'level', group: 'you', summary: 'Change how you take part, and when I may write.', run: (act) => openSettings(act, '') },
    {
      name: 'pause',
      group: 'you',
      usage: '[2 weeks | 4 weeks | until I say]',
      summary: 'Hear nothing from me for a while.',
      run: async (act) => {
        const length = readPauseLength(act.text);
        if (length) return pause(act, '', length);
        if (act.text !== '')
          throw new UserError('That is not a pause I know.', 'For example `/rondo pause 2 weeks`, or `/rondo pause until I say`.');
        const mine = await meant(act, '');
        return {
          reply: pauseQuestion(
            mine.map(({ community }) => community),
            mine.length === 1 ? (mine[0]?.community.id ?? '') : '',
          ),
        };
      },
    },
    { name: 'resume', group: 'you', summary: 'End your pause.', run: (act) => resume(act, '') },
    { name: 'about-me', group: 'you', summary: 'See what is stored about you.', run: about },
  ];

  const actions: Record<string, ActionHandler> = {
    'membership:settings': (act) => openSettings(act, act.value),
    // Under messages the value is the touch that came, in Home the community.
    'membership:pause': async (act) => {
      const mine = await meant(act, act.value);
      return {
        reply: pauseQuestion(
          mine.map(({ community }) => community),
          mine.length === 1 ? (mine[0]?.community.id ?? '') : '',
        ),
      };
    },
    'membership:pause-for': async (act) => {
      const { communityId, other } = splitValue(act.value);
      if (!isLength(other)) throw new UserError('That button is too old for me.', '`/rondo pause` asks again.');
      const answer = await pause(act, communityId, other);
      // The question was a message only she saw: the answer takes its place.
      return act.message ? { ...(answer.reply ? { replace: answer.reply } : {}), refreshHome: true } : answer;
    },
    'membership:resume': async (act) => resume(act, act.value),
    'membership:stay-reader': async (act) => {
      for (const { member } of await levels.mine(act.teamId, act.userId)) await levels.setLevel(member, 'reader');
      const message = { text: '✓ You read along from now on: the channel, no direct messages. `/rondo level` changes that any time.' };
      return act.message ? { replace: message } : { reply: message };
    },
    'membership:about': about,
    'membership:about-file': sendFile,
  };

  const submissions: Record<string, SubmissionHandler> = {
    'membership:settings': async (act) => {
      const community = await deps.communities.find(act.teamId, act.metadata);
      if (!community) throw new UserError('That community is not here any more.');
      const member = await levels.requireMember(community, act.userId);
      if (!isLevel(act.values.level)) return { errors: { level: 'Choose one; it can be changed any time.' } };
      const read = readSettings(community, act.values);
      if (read.errors) return { errors: read.errors };
      await deps.members.put({ ...member, level: act.values.level, jobFunction: read.jobFunction, levelBand: read.levelBand });
      const before = await deps.attention.slot(act.teamId, act.userId);
      const changed = read.slot && (before?.weekday !== read.slot.weekday || before.at !== read.slot.at);
      if (read.slot && changed) await levels.setSlot(act.teamId, act.userId, read.slot, act.now);
      const slot = read.slot ?? before;
      const kept = `${LEVELS[act.values.level].name}.${act.values.level === 'reader' || !slot ? '' : ` Your weekly message comes on ${saySlot(slot)}, if there is anything to say.`}`;
      return { update: notice('Kept', `${community.name}: ${kept}`), refreshHome: true };
    },
  };

  return { commands, actions, submissions, meant };
}
