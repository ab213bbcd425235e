/** When membership acts by itself: the joining weeks, and what follows from somebody's act a moment later. */
import { PRIORITY } from '../../community/ask.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { askBuddy, askFirstThings, askMonth, askToTell } from './agenda-asks.ts';
import type { Parts } from './service.ts';
import { declinedNomination, declinedRequest, requestMessage } from './views-admission.ts';
import { leftChannelMessage } from './views-leaving.ts';
import { puzzleMessage, type Silence, silencedMessage } from './views-places.ts';
import { introductionMessage, invitationMessage, welcomeMessage } from './views-welcome.ts';

const NEWCOMER = { audience: 'the newcomer', each: 'member', catchUp: { within: 3 * DAY }, whenUnsure: 'resend' } as const;
const LETTER = { practice: '-', anchor: { on: 'once' }, at: '09:00', surface: 'dm', each: 'member', minutes: 1, catchUp: { within: 3 * DAY }, whenUnsure: 'resend' } as const;
const STATE = { practice: '-', anchor: { on: 'once' }, at: '00:00', surface: 'state', each: 'member', minutes: 0, catchUp: 'always', whenUnsure: 'resend' } as const;

const WEEK = 7 * DAY;
/** As many introductions in one post as can be read in a minute. */
const TOGETHER = 8;

interface Letter {
  message: ReturnType<typeof welcomeMessage>;
  why: string;
  priority: number;
  /** Null: about nothing she belongs to (a request that was declined). */
  communityId: string;
}

export function createTouches(parts: Parts): Touch[] {
  const { deps, store, voices, joining, buddies, levels, leaving } = parts;
  const { attention, calendar, communities, library, members, people } = deps;

  const send = (due: DueTouch, userId: string, letter: Letter) =>
    attention.tell(
      {
        teamId: due.teamId,
        communityId: letter.communityId,
        userId,
        touch: due.touch,
        key: `${due.touch}/${due.communityId}/${userId}/${due.anchor}`,
        message: letter.message,
        why: letter.why,
        priority: letter.priority,
        minutes: due.touch === 'membership.welcome' ? 3 : 1,
        expiresAt: due.now + WEEK,
      },
      due.now,
    );

  /** The community and the member a row is about; null when either has gone since it was planned. */
  const find = async (due: DueTouch): Promise<{ community: Community; member: Member } | null> => {
    const community = await communities.find(due.teamId, due.communityId);
    const member = due.userId ? await members.find(due.teamId, due.communityId, due.userId) : null;
    return community && member?.status === 'active' ? { community, member } : null;
  };

  const nameOf = async (teamId: string, userId: string): Promise<string> => (await people.find(teamId, userId))?.name ?? 'Somebody';

  const welcome = async (due: DueTouch): Promise<void> => {
    const found = await find(due);
    if (!found || !due.userId || found.member.joinedOn === null) return;
    const onboarding = await store.findOnboarding(found.member);
    if (onboarding && (onboarding.welcomedAt !== null || onboarding.joinedOn !== due.anchor)) return;
    if (!onboarding) await store.startOnboarding(found.member, found.member.joinedOn, null);
    await store.changeOnboarding(found.member, { welcomedAt: due.now });
    const next = await joining.nextTouchOn(found.community, found.member.joinedOn, due.now);
    const nextTouch = `${next.session ? 'the session on ' : ''}${formatDate(next.on)}`;
    const name = await nameOf(due.teamId, due.userId);
    await send(due, due.userId, {
      message: welcomeMessage({ community: found.community, library, name, nextTouch }),
      why: `You joined ${found.community.name}.`,
      priority: PRIORITY.joining,
      communityId: due.communityId,
    });
  };

  const invitation = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    if (!community || !due.userId) return;
    const whose = { teamId: due.teamId, communityId: due.communityId, userId: due.userId };
    const admission = await store.findAdmission(whose);
    const came = due.touch === 'membership.came';
    if (came ? (await members.find(due.teamId, due.communityId, due.userId))?.status === 'active' : admission?.status !== 'asked') return;
    const invitedBy = came || !admission?.byUserId ? null : await nameOf(due.teamId, admission.byUserId);
    const name = await nameOf(due.teamId, due.userId);
    await send(due, due.userId, {
      message: invitationMessage({ community, library, name, invitedBy: came ? null : (invitedBy ?? community.name) }),
      why: came ? `You came into the channel of ${community.name}.` : `${invitedBy ?? 'A member'} asked me to ask you.`,
      priority: PRIORITY.role,
      communityId: due.communityId,
    });
  };

  const request = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    const [userId = ''] = due.anchor.split('/');
    const admission = await store.findAdmission({ teamId: due.teamId, communityId: due.communityId, userId });
    if (!community || !due.userId || admission?.status !== 'waiting') return;
    const { kind, why, byUserId } = admission;
    const names = { name: await nameOf(due.teamId, userId), byName: await nameOf(due.teamId, byUserId) };
    await send(due, due.userId, {
      message: requestMessage({ community, kind, why, userId, ...names }),
      why: `You are a steward of ${community.name}.`,
      priority: PRIORITY.role,
      communityId: due.communityId,
    });
  };

  const declined = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    const [userId = ''] = due.anchor.split('/');
    const admission = await store.findAdmission({ teamId: due.teamId, communityId: due.communityId, userId });
    if (!community || !due.userId || !admission) return;
    const own = admission.kind === 'request';
    await send(due, due.userId, {
      message: own ? declinedRequest(community) : declinedNomination(community, await nameOf(due.teamId, userId)),
      why: own ? `You asked to join ${community.name}.` : `You nominated somebody for ${community.name}.`,
      priority: PRIORITY.role,
      communityId: own ? '' : due.communityId,
    });
  };

  const introduce = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    if (!community) return;
    const waiting = await store.listUnintroduced(due.teamId, due.communityId);
    const here: { name: string; hope: string }[] = [];
    for (const row of waiting) {
      if (here.length === TOGETHER) break;
      const member = await members.find(row.teamId, row.communityId, row.userId);
      if (member?.status !== 'active') continue;
      here.push({ name: await nameOf(row.teamId, row.userId), hope: row.hope });
      await store.changeOnboarding(row, { introducedOn: due.localDate });
    }
    if (here.length > 0) await post(due, introductionMessage(here));
  };

  const post = (due: DueTouch, message: ReturnType<typeof welcomeMessage>) =>
    attention.post(
      {
        teamId: due.teamId,
        communityId: due.communityId,
        touch: due.touch,
        key: `${due.touch}/${due.communityId}/${due.anchor}`,
        message,
        minutes: 1,
        expiresAt: due.now + 2 * WEEK,
      },
      due.now,
    );

  const puzzle = async (due: DueTouch): Promise<void> => {
    const question = await voices.findQuestion(due.teamId, due.anchor);
    if (!question || question.privacy !== 'P3' || question.userId === null) return;
    await post(due, puzzleMessage(await nameOf(due.teamId, question.userId), question.text));
  };

  const buddy = async (due: DueTouch): Promise<void> => {
    const found = await find(due);
    if (found) await buddies.introduce(found.community, found.member, due);
  };

  const leftChannel = async (due: DueTouch): Promise<void> => {
    const found = await find(due);
    if (!found || !due.userId) return;
    await send(due, due.userId, {
      message: leftChannelMessage(found.community),
      why: `You left the channel of ${found.community.name}.`,
      priority: PRIORITY.role,
      communityId: due.communityId,
    });
  };

  const silenced = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    if (!community?.silencedBy || !due.userId) return;
    await send(due, due.userId, {
      message: silencedMessage(community, community.silencedBy as Silence),
      why: `You are a steward of ${community.name}.`,
      priority: PRIORITY.role,
      communityId: due.communityId,
    });
  };

  const pauseEnds = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    if (community && due.userId) await levels.endPause(community, due.userId, due.anchor);
  };

  const leftSilence = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    if (community && due.userId) await leaving.silentAfterLeaving(community, due.userId);
  };

  /** The ask behind a touch of the joining weeks: only for somebody who began with a welcome. */
  const hand = (make: (parts: Parts, community: Community, member: Member, due: DueTouch) => Promise<void>) => async (due: DueTouch) => {
    const found = await find(due);
    if (found) await make(parts, found.community, found.member, due);
  };

  return [
    { ...NEWCOMER, id: 'membership.welcome', practice: 'j0', name: 'Welcome', anchor: { on: 'joining', offset: 0 }, at: '09:00', surface: 'dm', minutes: 3, why: 'You joined.', run: welcome },
    { ...NEWCOMER, id: 'membership.buddy', practice: 'j2', name: 'Buddy', anchor: { on: 'joining', offset: 1 }, at: '10:00', surface: 'group', audience: 'the newcomer and a buddy', minutes: 20, why: 'A newcomer settles in faster with one person to ask.', run: buddy },
    { ...NEWCOMER, id: 'membership.reminder', practice: 'j1', name: 'Welcome reminder', anchor: { on: 'joining', offset: 3 }, at: '09:00', surface: 'dm', minutes: 1, why: 'You joined and have not told us how you take part; this is the one reminder.', run: hand(askToTell) },
    { ...NEWCOMER, id: 'membership.buddy-look', practice: 'j2', name: 'Did you two talk?', anchor: { on: 'joining', offset: 6 }, at: '09:00', surface: 'dm', audience: 'the buddy', minutes: 1, why: 'You were introduced to a newcomer.', run: hand(askBuddy) },
    { ...NEWCOMER, id: 'membership.first-things', practice: 'j3', name: 'First useful thing', anchor: { on: 'joining', offset: 10 }, at: '09:00', surface: 'dm', minutes: 5, why: 'You joined two weeks ago.', run: hand(askFirstThings) },
    { ...NEWCOMER, id: 'membership.month', practice: 'j4', name: 'After a month', anchor: { on: 'joining', offset: 22 }, at: '09:00', surface: 'dm', minutes: 2, why: 'You joined a month ago.', run: hand(askMonth) },
    { ...LETTER, id: 'membership.buddy-later', practice: 'j2', name: 'Buddy', surface: 'group', audience: 'the newcomer and a buddy', minutes: 20, why: 'A newcomer settles in faster with one person to ask.', run: buddy },
    { ...LETTER, id: 'membership.invitation', name: 'Invitation', audience: 'the invited person', why: 'Somebody invited you.', run: invitation },
    { ...LETTER, id: 'membership.came', name: 'Question to somebody who came into the channel', audience: 'that person', why: 'You came into the channel.', run: invitation },
    { ...LETTER, id: 'membership.request', name: 'Somebody would like to join', audience: 'each steward', why: 'Stewards decide who joins.', run: request },
    { ...LETTER, id: 'membership.declined', name: 'Not this time', audience: 'whoever asked', why: 'You asked.', run: declined },
    { ...LETTER, id: 'membership.left-channel', name: 'Leaving, or tidying up?', audience: 'whoever left the channel', why: 'You left the channel.', run: leftChannel },
    { ...LETTER, id: 'membership.silenced', name: 'I am silent in the channel', audience: 'each steward', why: 'Stewards can mend it.', run: silenced },
    { ...LETTER, id: 'membership.introduction', practice: 'j0', name: 'Introduction', at: '11:00', surface: 'channel', audience: 'everyone here', each: 'community', whenUnsure: 'hold', why: 'A newcomer ticked that the channel may read her line.', run: introduce },
    { ...LETTER, id: 'membership.puzzle', practice: 'j3', name: "A newcomer's question", at: '11:00', surface: 'channel', audience: 'everyone here', each: 'community', whenUnsure: 'hold', why: 'A newcomer released her question.', run: puzzle },
    { ...STATE, id: 'membership.pause-ends', name: 'A pause ends', audience: 'nobody', why: 'Its date has come.', run: pauseEnds },
    { ...STATE, id: 'membership.left-silence', name: 'Silence after leaving the channel', audience: 'nobody', why: 'Five working days without an answer.', run: leftSilence },
  ];
}
