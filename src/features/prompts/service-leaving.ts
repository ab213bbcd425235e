/** What is kept about somebody, what may be exported, and what becomes of it when she leaves. */
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Parts } from './service.ts';
import type { Answers } from './service-answers.ts';

export function createLeaving({ deps, store, answers }: Parts, written: Answers) {
  const questionOf = async (teamId: string, useId: string): Promise<string> => (await store.findUse(teamId, useId))?.text ?? '';

  return {
    async forget({ teamId, userId, communityId, choice, now }: Forgetting): Promise<void> {
      const isMeant = (id: string): boolean => communityId === null || id === communityId;
      for (const author of await answers.authoredBy(teamId, userId)) {
        const waiting = await answers.find(teamId, author.answerId);
        if (waiting && !isMeant(waiting.communityId)) continue;
        await deps.attention.withdrawAsk(teamId, 'prompts.unnamed', author.askKey, userId);
        await answers.removeAuthor(teamId, author.useId, userId);
        // Without its author it may still go out with others; alone it is dropped at the next release.
        if (choice === 'delete' && waiting) await answers.remove(teamId, waiting.id);
      }
      if (choice !== 'with-name') {
        for (const answer of await answers.namedBy(teamId, userId))
          if (isMeant(answer.communityId)) await written.forgetNamed(answer, choice, now);
        await store.forgetWriter(teamId, userId, communityId);
      }
      await answers.forgetVoter(teamId, userId, communityId);
      for (const duty of await store.dutiesOfPerson(teamId, userId)) {
        if (isMeant(duty.communityId)) await store.forgetDuties(teamId, duty.communityId, userId);
      }
    },

    async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
      const named = await Promise.all(
        (await answers.namedBy(teamId, userId)).map(async (row) => ({
          question: await questionOf(teamId, row.useId),
          answer: row.text,
          written: row.releasedAt === null ? null : sayDate(row.releasedAt, 'UTC', true),
          privacy: row.privacy,
        })),
      );
      const waiting = await Promise.all(
        (await answers.authoredBy(teamId, userId)).map(async (author) => ({
          question: await questionOf(teamId, author.useId),
          answer: (await answers.find(teamId, author.answerId))?.text ?? '',
          privacy: author.privacy,
        })),
      );
      const duties = (await store.dutiesOfPerson(teamId, userId)).map(({ onDate, state, why, privacy }) => ({
        onDate,
        state,
        why,
        privacy,
      }));
      const own = (await store.writtenBy(teamId, userId)).map(({ text, privacy }) => ({ question: text, privacy }));
      return [
        { title: 'Answers to weekly questions, with your name', records: named },
        { title: 'Answers without your name that have not gone out yet', records: waiting },
        { title: 'Turns to answer first', records: duties },
        { title: 'Questions you added', records: own },
      ].filter(({ records }) => records.length > 0);
    },

    async exportOf(community: Community): Promise<StoredSection[]> {
      const uses = (await store.listUses(community.teamId, community.id)).filter((use) => use.status === 'posted');
      const rows = (await answers.postedIn(community.teamId, community.id)).filter((row) => row.mode !== 'reply' && row.privacy === 'P3');
      const questions = new Map(uses.map((use) => [use.id, use.text]));
      const people = await deps.people.findMany(
        community.teamId,
        rows.flatMap((row) => row.authorId ?? []),
      );
      return [
        {
          title: 'Weekly questions',
          records: uses.map(({ usedOn, text, taxonomy, form, why, seed }) => ({ usedOn, text, taxonomy, form, why, seed })),
        },
        {
          title: 'Answers to weekly questions',
          records: rows.map((row) => ({
            question: questions.get(row.useId) ?? '',
            name: row.authorId ? (people.get(row.authorId)?.name ?? '') : '',
            answer: row.text,
            privacy: row.privacy,
          })),
        },
      ];
    },
  };
}
