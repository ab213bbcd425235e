/** What people do with the notes: write them, change them, read all take-aways. */
import { z } from 'zod';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { type Authors, FIELDS, FORMS, type FormName, markOf, sayAgo, textOf, type Writer } from './rules.ts';
import type { Found, Parts, Service } from './service.ts';
import type { Posts } from './service-post.ts';
import { keptModal, notesModal, readersOf } from './views.ts';
import { takeAwaysModal, topicOf } from './views-post.ts';

/** The session, and by field the mark of what the form was opened with. */
const metadataSchema = z.object({ s: z.string(), m: z.record(z.string(), z.string()) });
const readMetadata = (text: string) => {
  const parsed = metadataSchema.safeParse(JSON.parse(text || '{}'));
  if (!parsed.success)
    throw new UserError('This form is from an older version of me.', 'Copy your text, close it and press the button again.');
  return parsed.data;
};

type Whose = Found & { writer: Writer };

export function createCommands({ deps, doors, store }: Parts, service: Service, posts: Posts) {
  const form = deps.library.facilitator_debrief;

  /** "Cleo wrote this an hour ago." Of others only. */
  const writtenBy = async (teamId: string, authors: Authors, userId: string, now: number) => {
    const others = Object.entries(authors).filter(([, author]) => author.by !== userId);
    const known = await deps.people.findMany(
      teamId,
      others.flatMap(([, author]) => author.by ?? []),
    );
    return Object.fromEntries(
      others.map(([field, { by, at }]) => [field, `${(by && known.get(by)?.name) || 'Somebody'} wrote this ${sayAgo(now - at)}.`]),
    );
  };

  const goesOut = (found: Found): string => sayDateTime(service.goesOutAt(found), found.community.zone);

  const formOf = async ({ writer, ...found }: Whose, name: FormName, now: number): Promise<Modal> => {
    const { session } = found;
    const notes = await service.notesOf(session);
    const { teamId } = session;
    const isOut = notes.state !== 'open';
    const marks = Object.fromEntries([...FIELDS, 'thanksTo' as const].map((field) => [field, markOf(notes[field] ?? '')]));
    return notesModal(form, {
      ...{ name, words: notes, thanksTo: notes.thanksTo, metadata: JSON.stringify({ s: session.id, m: marks }) },
      written: await writtenBy(teamId, notes.authors, writer.userId, now),
      attended: name === 'facilitator' && !isOut ? await doors.attended(session) : null,
      asksLoad: name === 'second' && writer.prepared && !(await store.hasBand(teamId, session.id)),
      readers: readersOf(writer.part, goesOut(found), isOut),
    });
  };

  const keepBand = async ({ session, community, writer }: Whose, act: SubmissionAct): Promise<void> => {
    const load = textOf(act.values, 'load');
    const last = form.fields.find(({ key }) => key === 'load')?.options.length ?? 0;
    if (!writer.prepared || !/^\d$/.test(load) || Number(load) >= last) return;
    await store.addBand({
      ...{ teamId: act.teamId, sessionId: session.id, communityId: community.id, number: session.number },
      ...{ band: Number(load), privacy: 'P2' },
    });
  };

  const submit =
    (name: FormName, then: (found: Whose, act: SubmissionAct) => Promise<Answer>): SubmissionHandler =>
    async (act) => {
      const { s, m } = readMetadata(act.metadata);
      const found = await service.requireWriter(act, s);
      const written = await service.write(found, act, FORMS[name], act.values, m);
      if ('errors' in written) return written;
      await service.correctAttendance(found, act.values, act.now);
      await keepBand(found, act);
      if (written.changed) {
        await deps.attention.withdrawAsk(act.teamId, 'notes.write', s, act.userId);
        await posts.changed(found.session, act.now);
      }
      return then(found, act);
    };

  const done = async (found: Whose): Promise<Answer> => ({
    update: keptModal(found.session.id, goesOut(found), (await service.notesOf(found.session)).state === 'out'),
    refreshHome: true,
  });

  const actions: Record<string, ActionHandler> = {
    'notes:write': async (act) => {
      const found = await service.requireWriter(act, act.value);
      const modal = await formOf(found, found.writer.part, act.now);
      return act.modal?.id ? { update: modal } : { open: modal };
    },
    'notes:take-aways': async (act) => {
      const found = await service.find(act.teamId, act.value);
      const community = await requireCommunity(deps, act.teamId, found?.community.id ?? '');
      await requireMember(deps, community, act.userId);
      return { open: takeAwaysModal(found ? topicOf(found.session) : '', found ? await posts.attributed(found) : []) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'notes:facilitator': submit('facilitator', async (found, act) => ({ update: await formOf(found, 'second', act.now) })),
    'notes:second': submit('second', done),
    'notes:scribe': submit('scribe', done),
  };
  return { actions, submissions };
}
