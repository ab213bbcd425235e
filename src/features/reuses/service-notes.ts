/** Notes on pages: who may read which, whose they are, and taking one back. */
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import type { Looker } from '../../community/privacy.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { inPageOrder } from './rules-proposal.ts';
import { ASK_NOTICED, type Parts, type Who } from './service.ts';
import type { Outcomes } from './service-outcomes.ts';
import type { Annotation } from './store-annotations.ts';
import type { AnnotationKind } from './tables.ts';
import type { NoteView } from './views.ts';

export interface NoteDraft {
  kind: AnnotationKind;
  context: string;
  what: string;
  effect: string;
  keep: string;
  named: boolean;
}

export function createNotes({ deps, notes }: Parts, outcomes: Outcomes) {
  const nameOf = async (note: Annotation): Promise<string> => {
    if (note.userId === null) return note.credit;
    return note.named ? findName(deps, note.teamId, note.userId) : '';
  };

  const view = async (note: Annotation, readerId: string): Promise<NoteView> => {
    const { id, kind, context, what, effect, keep, reply, userId, privacy } = note;
    const name = await nameOf(note);
    return { id, kind, context, what, effect, keep, reply, name, isMine: userId === readerId, isPrivate: privacy === 'P0' };
  };

  const requireOwn = async ({ teamId, userId }: Who, id: string): Promise<Annotation> => {
    const note = await notes.find(teamId, id);
    if (!note) throw new UserError('This note is not there any more.');
    if (note.userId !== userId) throw new NotAllowedError('This note is not yours.', 'Only whoever wrote it can change who reads it.');
    return note;
  };

  return {
    nameOf,
    view,

    /** In the order of the page; hers that only she sees come last, where they are asked for. */
    async listFor(looker: Looker, item: Item, withOwn: boolean): Promise<NoteView[]> {
      const all = (await notes.ofItem(item.teamId, item.id)).map((note) => ({ ...note, authorId: note.userId }));
      const seen = deps.privacy.visible(looker, all).filter(({ privacy }) => withOwn || privacy !== 'P0');
      const [open, own] = [seen.filter(({ privacy }) => privacy !== 'P0'), seen.filter(({ privacy }) => privacy === 'P0')];
      return Promise.all([...inPageOrder(open), ...inPageOrder(own)].map((note) => view(note, looker.userId)));
    },

    /** Put on the page by whoever wrote it. */
    async keep(item: Item, draft: NoteDraft, { userId, now }: Who): Promise<void> {
      const { teamId, communityId, id: itemId } = item;
      deps.privacy.assertRelease(userId, { privacy: 'P0', communityId, authorId: userId }, 'P3');
      const id = deps.newId();
      await notes.add({
        ...{ teamId, id, communityId, itemId, reuseId: null, userId, credit: '', reply: '', at: now, privacy: 'P3' },
        ...draft,
      });
      if (draft.kind === 'exception' || draft.kind === 'question') await outcomes.notice(item, `a/${id}`, userId, now);
    },

    async show(who: Who, id: string): Promise<Annotation> {
      const note = await requireOwn(who, id);
      if (note.privacy === 'P3') return note;
      deps.privacy.assertRelease(who.userId, { privacy: note.privacy, communityId: note.communityId, authorId: note.userId }, 'P3');
      await notes.change(note, { privacy: 'P3' });
      const item = await deps.shelf.find(note.teamId, note.itemId);
      if (item && note.kind === 'exception') await outcomes.notice(item, `a/${id}`, who.userId, who.now);
      return note;
    },

    async takeBack(who: Who, id: string): Promise<Annotation> {
      const note = await requireOwn(who, id);
      await notes.remove(note);
      const item = await deps.shelf.find(note.teamId, note.itemId);
      if (item?.stewardId) await deps.attention.withdrawAsk(note.teamId, ASK_NOTICED, `a/${id}`, item.stewardId);
      return note;
    },

    /** Whoever looks after the item answers a question on its page. */
    reply: (note: Annotation, text: string): Promise<void> => notes.change(note, { reply: text }),
  };
}

export type Notes = ReturnType<typeof createNotes>;
