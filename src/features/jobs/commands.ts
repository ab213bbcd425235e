/** `/rondo jobs`, taking a job and handing it back; somebody who is switched off in Slack. */
import { z } from 'zod';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Community, Session } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, Command, EventHandler } from '../../platform/feature.ts';
import type { Parts, Service } from './service.ts';
import { backNotice, boardMessage, nothingMessage, takenNotice } from './views.ts';

const changedUser = z.object({ user: z.object({ id: z.string(), deleted: z.boolean().optional() }) });

export function createCommands({ deps }: Parts, service: Service) {
  const findJob = async (act: ActionAct): Promise<{ community: Community; session: Session }> => {
    const session = await deps.calendar.findSession(act.teamId, act.value);
    if (!session) throw new UserError('That session is not here any more.', '`/rondo jobs` shows what is open today.');
    const community = await requireCommunity(deps, act.teamId, session.communityId);
    await requireMember(deps, community, act.userId);
    if (!service.isOpen(session)) {
      throw new UserError(
        session.status === 'held' ? 'This session is over.' : 'This session was called off.',
        '`/rondo jobs` shows what comes.',
      );
    }
    return { community, session };
  };

  const board = async (community: Community, session: Session, act: ActionAct, notice: string): Promise<Answer> => {
    const message = boardMessage(await service.view(community, session, act.userId), await service.helpers(community, act.now), notice);
    return act.home ? { reply: { text: notice }, refreshHome: true } : { replace: message, refreshHome: true };
  };

  const commands: Command[] = [
    {
      name: 'jobs',
      group: 'week',
      summary: 'Take a small job for the coming session, such as its notes: about 20 minutes',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        const session = await service.nextFor(community, act.now);
        if (!session) return { reply: nothingMessage() };
        return { reply: boardMessage(await service.view(community, session, act.userId), await service.helpers(community, act.now)) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'jobs:take': async (act) => {
      const { community, session } = await findJob(act);
      if (session.facilitatorId === act.userId) {
        throw new UserError('You lead this session, and noting at the same time is too much.', 'Somebody else will take the notes.');
      }
      const now = await service.take(session, act.userId, act.now);
      const isMine = now.scribeId === act.userId;
      const who = now.scribeId ? ((await deps.people.find(act.teamId, now.scribeId))?.name ?? 'Somebody') : 'Somebody';
      return board(community, now, act, isMine ? takenNotice(now.onDate) : `${who} was a little quicker and takes the notes this time.`);
    },
    'jobs:hand-back': async (act) => {
      const { community, session } = await findJob(act);
      const now = await service.handBack(session, act.userId, act.now);
      return board(community, now, act, now.scribeId === null ? backNotice() : 'It is not yours, so there is nothing to hand back.');
    },
  };

  /** What Slack says about people is looked at by others too; here only whether she has gone. */
  const userChanged: EventHandler = async ({ teamId, now, event }) => {
    const read = changedUser.safeParse(event);
    if (read.success && read.data.user.deleted === true) await service.release(teamId, read.data.user.id, null, now);
  };

  return { commands, actions, events: { user_change: userChanged } };
}
