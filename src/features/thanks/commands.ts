/** Saying thanks, keeping it between two people, and whether it may be public. */
import { z } from 'zod';
import { findName, requireCommunity, requireMember } from '../../community/find-member.ts';
import { isOf } from '../../community/pair.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, ShortcutHandler, SubmissionHandler } from '../../platform/feature.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import { readForm } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Beginning, Forms } from './service-form.ts';
import { keptNote, praiseNote } from './views.ts';
import { giveModal, givenModal } from './views-form.ts';

/** The id of the thanks to be, the community; whom alone, in which pair. */
const metaSchema = z.object({ i: z.string(), c: z.string(), t: z.string().optional(), p: z.string().optional() });
const MENTION = /<@([UW][A-Z0-9]+)/u;

export function createCommands({ deps, store }: Parts, service: Service, forms: Forms) {
  const openForm = async (act: Act, beginning: Beginning): Promise<Answer> => ({ open: giveModal(await forms.formFor(act, beginning)) });

  const say = (act: ActionAct, text: string): Answer =>
    act.message ? { reply: plainMessage(text), refreshHome: true } : { reply: plainMessage(text) };

  const commands: Command[] = [
    {
      name: 'thank',
      usage: '[@name]',
      group: 'people',
      summary: 'Thank somebody for an insight, a useful flop or help',
      run: async (act) => {
        const toId = MENTION.exec(act.text)?.[1];
        return openForm(act, await forms.begin(act, toId === undefined ? '' : `person/${toId}`));
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'thanks:give': async (act) => openForm(act, await forms.begin(act, act.value)),

    'thanks:keep': async (act) => {
      const row = await store.find(act.teamId, act.value);
      if (!row) throw new UserError('These thanks are not here any more.', 'Nothing of them stands in the notes.');
      if (row.toId !== act.userId) throw new NotAllowedError('These thanks are for somebody else.', 'Whoever was thanked decides.');
      if (!row.wantsNotes) return say(act, 'It stays between you already.');
      return say(act, keptNote(await service.keepBetween(row, act.now)));
    },

    'thanks:praise': async (act) => {
      const isPublic = act.value === 'on';
      await store.setPraise(act.teamId, act.userId, isPublic);
      return { reply: plainMessage(praiseNote(isPublic)), refreshHome: true };
    },
  };

  const thankThis: ShortcutHandler = async (act) => {
    if (!act.message) throw new UserError('Choose a message first.', 'The shortcut stands in the menu of each message.');
    const { authorId } = act.message;
    if (authorId === null) throw new UserError('A program wrote this; thanks go to people.', '`/rondo thank @name` thanks somebody.');
    const { community } = await deps.communities.forAct(act);
    return openForm(act, { community, toId: authorId, about: null, pairId: null });
  };

  const give: SubmissionHandler = async (act) => {
    const { i: id, c, t, p } = readMetadata(metaSchema, act.metadata);
    const community = await requireCommunity(deps, act.teamId, c);
    await requireMember(deps, community, act.userId);
    const read = readForm(act.values);
    if ('errors' in read) return read;
    const toId = t ?? read.written.toId;
    const written = { ...read.written, toId, wantsNotes: read.written.wantsNotes && p === undefined };
    const known = await store.find(act.teamId, id);
    if (!known) {
      if (toId === '') return { errors: { whom: 'Choose whom you thank.' } };
      if (p !== undefined && !isOf(await forms.findPair(act, p), toId))
        throw new UserError('This pair has changed meanwhile.', '`/rondo thank` thanks anybody here.');
      const wrong = await forms.whatIsWrong(community, act.userId, toId, written.wantsNotes);
      // Of a pair there is no field to say it at.
      if (wrong && t !== undefined) throw new UserError(Object.values(wrong).join(' '));
      if (wrong) return { errors: wrong };
      // What she may not see any more is left out: her words count, the link is beside them.
      const about = written.about && (await service.describeAbout(act.teamId, written.about, act.userId, act.now)) ? written.about : null;
      await service.give(community, { id, fromId: act.userId, now: act.now }, { ...written, about });
    }
    return { update: givenModal(await findName(deps, act.teamId, toId), written.wantsNotes), refreshHome: true };
  };

  return { commands, actions, shortcuts: { thank_this: thankThis }, submissions: { 'thanks:give': give } };
}
