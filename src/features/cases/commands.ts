/** Bringing a case, changing it, taking it back, reading it in the group, making a note of it. */
import { z } from 'zod';
import { requireMember } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import type { Session } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { sayDate } from '../../platform/time/say.ts';
import { readCase } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { caseModal, keptMessage, readModal, restsLine } from './views.ts';

const metadataSchema = z.object({ s: z.string() });

export function createCommands({ deps, store }: Parts, service: Service) {
  const findSession = async (act: Act, id: string): Promise<Session> => {
    const session = await deps.calendar.findSession(act.teamId, id);
    if (!session) throw new UserError('That session is not here any more.', '`/rondo case` brings a case to the next one.');
    await requireMember(deps, await deps.communities.get(act.teamId, session.communityId), act.userId);
    return session;
  };

  const form = async (act: Act, session: Session): Promise<Answer> => {
    if (session.status !== 'planned') throw new UserError('This session is over.', '`/rondo case` brings a case to the next one.');
    const known = await store.find(act.teamId, session.id, act.userId);
    const until = known ? null : await service.restsUntil(act.teamId, session.communityId, act.now);
    return { open: caseModal(JSON.stringify({ s: session.id }), session.onDate, known, until) };
  };

  const commands: Command[] = [
    {
      name: 'case',
      group: 'week',
      usage: '[community]',
      summary: 'Bring a case to the next session; only your group can read it, for 30 days',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        const session = await service.nextSession(act.teamId, community.id, deps.calendar.today(community, act.now));
        if (!session) throw new UserError(`${community.name} has no session planned yet.`, 'Try it again when the calendar is out.');
        return form(act, session);
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'cases:open': async (act) => form(act, await findSession(act, act.value)),
    'cases:drop': async (act) => {
      await store.remove(act.teamId, act.value, act.userId);
      return { reply: { text: 'The case is gone; nothing of it is kept.' }, refreshHome: true };
    },
    'cases:read': async (act) => {
      const session = await findSession(act, act.value);
      const cases = await service.readable(act.teamId, session.id, act.userId, act.now);
      if (cases.length === 0) {
        throw new UserError('None of these cases is yours to read.', 'A case is for the people who sat in its group, for thirty days.');
      }
      const people = await deps.people.findMany(
        act.teamId,
        cases.map(({ bringerId }) => bringerId),
      );
      const community = await deps.communities.get(act.teamId, session.communityId);
      const until = sayDate(Math.min(...cases.map(({ expiresAt }) => expiresAt)), community.zone);
      return { open: readModal(cases.map((each) => ({ ...each, name: people.get(each.bringerId)?.name ?? 'Somebody' })), until) }; // biome-ignore format: one thought
    },
    'cases:note': async (act) => {
      const session = await findSession(act, act.value);
      const until = await service.restsUntil(act.teamId, session.communityId, act.now);
      if (until !== null) throw new UserError(restsLine(until), 'Your case stays where it is; the button works again then.');
      const id = await service.draftNote(act.teamId, act.value, act.userId, act.now);
      if (id === null) throw new UserError('The text of this case has gone already.', '`/rondo card` writes a case note from memory.');
      return {
        open: notice(
          'cases:note',
          'A draft',
          'A draft of a case note waits for you in your drafts: `/rondo card mine`. Only you can see it.',
        ),
        refreshHome: true,
      };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'cases:keep': async (act) => {
      const { s } = readMetadata(metadataSchema, act.metadata);
      const session = await findSession(act, s);
      const read = readCase(act.values);
      if ('errors' in read) return { errors: read.errors };
      const until = (await store.find(act.teamId, session.id, act.userId))
        ? null
        : await service.restsUntil(act.teamId, session.communityId, act.now);
      if (until !== null) return { errors: { situation: restsLine(until) } };
      await service.keep(session, act.userId, read.ok, act.now);
      return { reply: keptMessage(session.onDate), refreshHome: true };
    },
  };

  return { commands, actions, submissions };
}
