/** What is kept about somebody's uses and notes, and what becomes of it when she goes. */
import type { Contributions, Forgetting } from '../../community/feature.ts';
import { sayInstant } from '../../community/stored-words.ts';
import type { Parts } from './service.ts';

export function createPrivacyParts({ deps, store, notes }: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf'>> {
  const titleOf = async (teamId: string, itemId: string): Promise<string> => (await deps.shelf.find(teamId, itemId))?.title ?? itemId;

  return {
    async forget({ teamId, userId, communityId, choice }: Forgetting): Promise<void> {
      const isMeant = (row: { communityId: string }): boolean => communityId === null || row.communityId === communityId;
      for (const note of (await notes.ofPerson(teamId, userId)).filter(isMeant)) {
        if (note.privacy === 'P0' || choice === 'delete') await notes.remove(note);
        else if (choice === 'without-name') await notes.change(note, { userId: null, named: false });
      }
      // A use stays counted, as one of many; whose it was goes, and with her words, or where she never showed it, the place it was in.
      for (const reuse of (await store.ofPerson(teamId, userId)).filter(isMeant)) {
        if (choice === 'with-name' && reuse.privacy === 'P3') continue;
        if (reuse.outcome === null) await store.remove(reuse);
        else
          await store.change(reuse, {
            userId: null,
            experimentId: null,
            ...(choice === 'delete' || reuse.privacy === 'P0' ? { setting: '' } : {}),
          });
      }
      for (const question of (await store.questionsWith(teamId, userId)).filter(isMeant)) await store.removeQuestion(question);
    },

    async storedAbout(teamId, userId) {
      const uses = (await store.ofPerson(teamId, userId)).map(async (reuse) => ({
        ...{ of: await titleOf(teamId, reuse.itemId), outcome: reuse.outcome, teamSize: reuse.teamSize, setting: reuse.setting },
        ...{ anotherFunction: reuse.elsewhere, since: sayInstant(reuse.startedAt), privacy: reuse.privacy },
      }));
      const written = (await notes.ofPerson(teamId, userId)).map(async (note) => ({
        ...{ on: await titleOf(teamId, note.itemId), kind: note.kind, context: note.context, what: note.what, effect: note.effect },
        ...{ keep: note.keep, withName: note.named, written: sayInstant(note.at), privacy: note.privacy },
      }));
      const asked = (await store.questionsWith(teamId, userId)).map(({ askedById, question, answer, privacy }) => ({
        ...{ asked: askedById === userId ? 'by you' : 'of you', question, answer, privacy },
      }));
      return [
        { title: 'What you used from the shelf', records: await Promise.all(uses) },
        { title: 'Your notes on pages of the shelf', records: await Promise.all(written) },
        { title: 'Questions about what was borrowed', records: asked },
      ].filter(({ records }) => records.length > 0);
    },

    async exportOf({ teamId, id }) {
      const shown = (await notes.ofCommunity(teamId, id)).filter(({ privacy }) => privacy === 'P3');
      const records = shown.map(async ({ itemId, kind, context, what, effect, keep, reply, privacy }) => ({
        ...{ on: await titleOf(teamId, itemId), kind, context, what, effect, keep, reply, privacy },
      }));
      return [{ title: 'Notes on pages of the shelf', records: await Promise.all(records) }];
    },
  };
}
