/** What goes out by itself, composed at the moment it is due: what has gone since is not said any more. */
import { PRIORITY } from '../../community/ask.ts';
import type { Community, Member } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { Message } from '../../platform/slack/message.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import type { Parts } from './service.ts';
import { declinedNomination, declinedRequest, requestMessage } from './views-admission.ts';
import { leftChannelMessage } from './views-leaving.ts';
import { notBroughtMessage, puzzleMessage, type Silence, silencedMessage } from './views-places.ts';
import { introductionMessage, invitationMessage, welcomeMessage } from './views-welcome.ts';

const WEEK = 7 * DAY;
/** As many introductions in one post as can be read in a minute. */
const TOGETHER = 5;

interface Letter {
  message: Message;
  why: string;
  priority: number;
  /** Null: about nothing she belongs to (a request that was declined). */
  communityId: string;
}

/** The community and the member a row is about; null when either has gone since it was planned. */
export async function findOf({ deps }: Parts, due: DueTouch): Promise<{ community: Community; member: Member } | null> {
  const community = await deps.communities.find(due.teamId, due.communityId);
  const member = due.userId ? await deps.members.find(due.teamId, due.communityId, due.userId) : null;
  return community && member?.status === 'active' ? { community, member } : null;
}

export function createLetters(parts: Parts) {
  const { deps, store, voices, joining } = parts;
  const { attention, communities, library, members, people } = deps;

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

  const nameOf = async (teamId: string, userId: string): Promise<string> => (await people.find(teamId, userId))?.name ?? 'Somebody';

  const welcome = async (due: DueTouch): Promise<void> => {
    const found = await findOf(parts, due);
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
      const member = await members.find(row.teamId, row.communityId, row.userId);
      if (member?.status !== 'active' || here.length === TOGETHER) continue;
      here.push({ name: await nameOf(row.teamId, row.userId), hope: row.hope });
      await store.changeOnboarding(row, { introducedOn: due.localDate });
    }
    if (here.length > 0) await post(due, introductionMessage(here));
    if (here.length === TOGETHER && waiting.length > TOGETHER) await joining.planIntroduction(community, due.now);
  };

  const post = (due: DueTouch, message: Message) =>
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
    if (question?.privacy !== 'P3' || question.userId === null) return;
    await post(due, puzzleMessage(await nameOf(due.teamId, question.userId), question.text));
  };

  const leftChannel = async (due: DueTouch): Promise<void> => {
    const found = await findOf(parts, due);
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

  const notBrought = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    const member = await members.find(due.teamId, due.communityId, due.anchor);
    if (!community || !due.userId || member?.status !== 'active') return;
    await send(due, due.userId, {
      message: notBroughtMessage(community, await nameOf(due.teamId, due.anchor)),
      why: `You are a steward of ${community.name}.`,
      priority: PRIORITY.role,
      communityId: due.communityId,
    });
  };

  return { welcome, notBrought, invitation, request, declined, introduce, puzzle, leftChannel, silenced };
}
