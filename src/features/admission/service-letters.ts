/** What goes out by itself, composed at the moment it is due: what has gone since is not said any more. */
import { PRIORITY } from '../../community/ask.ts';
import { findName } from '../../community/find-member.ts';
import { sendLetter } from '../../community/letter.ts';
import type { DueTouch } from '../../community/touch.ts';
import type { Parts } from './service.ts';
import { declinedNomination, declinedRequest, notBroughtMessage, requestMessage } from './views.ts';
import { sayInvitation } from './views-invitation.ts';

export function createLetters({ deps, greet, store }: Parts) {
  const { communities, members } = deps;
  const nameOf = (due: DueTouch, userId: string): Promise<string> => findName(deps, due.teamId, userId);

  /** The community and the admission a row is about; its anchor begins with whom it concerns. */
  const subjectOf = async (due: DueTouch) => {
    const community = await communities.find(due.teamId, due.communityId);
    const [userId = ''] = due.anchor.split('/');
    return { community, admission: await store.find({ teamId: due.teamId, communityId: due.communityId, userId }) };
  };

  const invitation = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    if (!community || !due.userId) return;
    const admission = await store.find({ teamId: due.teamId, communityId: due.communityId, userId: due.userId });
    const came = due.touch === 'admission.came';
    if (came ? (await members.find(due.teamId, due.communityId, due.userId))?.status === 'active' : admission?.status !== 'asked') return;
    const invitedBy = came || !admission?.byUserId ? null : await nameOf(due, admission.byUserId);
    const name = await nameOf(due, due.userId);
    await sendLetter(deps, due, due.userId, {
      message: greet(community, sayInvitation({ community, name, invitedBy: came ? null : (invitedBy ?? community.name) })),
      why: came ? `You came into the channel of ${community.name}.` : `${invitedBy ?? 'A member'} asked me to ask you.`,
      priority: PRIORITY.role,
    });
  };

  const request = async (due: DueTouch): Promise<void> => {
    const { community, admission } = await subjectOf(due);
    if (!community || !due.userId || admission?.status !== 'waiting') return;
    const { kind, why, userId, byUserId } = admission;
    const names = { name: await nameOf(due, userId), byName: await nameOf(due, byUserId) };
    await sendLetter(deps, due, due.userId, {
      message: requestMessage({ community, kind, why, userId, ...names }),
      why: `You are a steward of ${community.name}.`,
      priority: PRIORITY.role,
    });
  };

  const declined = async (due: DueTouch): Promise<void> => {
    const { community, admission } = await subjectOf(due);
    if (!community || !due.userId || !admission) return;
    const own = admission.kind === 'request';
    await sendLetter(deps, due, due.userId, {
      message: own ? declinedRequest(community) : declinedNomination(community, await nameOf(due, admission.userId)),
      why: own ? `You asked to join ${community.name}.` : `You nominated somebody for ${community.name}.`,
      priority: PRIORITY.role,
      ...(own ? { communityId: '' } : {}),
    });
  };

  const notBrought = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    const member = await members.find(due.teamId, due.communityId, due.anchor);
    if (!community || !due.userId || member?.status !== 'active') return;
    await sendLetter(deps, due, due.userId, {
      message: notBroughtMessage(community, await nameOf(due, due.anchor)),
      why: `You are a steward of ${community.name}.`,
      priority: PRIORITY.role,
    });
  };

  return { invitation, request, declined, notBrought };
}
