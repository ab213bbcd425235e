/** One question each way between whoever borrows and whoever wrote it: never a chat. The answers are for the two of them. */
import { type Experiment, seesTitle } from '../../community/experiment.ts';
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { belongs } from '../../community/member-rules.ts';
import { truncate } from '../../platform/slack/text.ts';
import { LONGEST_QUESTION } from './rules-proposal.ts';
import { ASK_ANSWER, ASK_BORROWED, type Parts, type Service } from './service.ts';
import type { Reuse, ReuseQuestion } from './store.ts';
import type { Asker } from './tables.ts';

export const LETTER_TOUCH = 'reuses.letter';

export function createQuestions({ deps, store }: Parts, service: Service) {
  const find = async (reuse: Pick<Reuse, 'teamId' | 'id'>, asker: Asker): Promise<ReuseQuestion | null> =>
    (await store.questionsOf(reuse.teamId, reuse.id)).find((one) => one.asker === asker) ?? null;

  return {
    find,

    /** Her question goes to the author at once; without one, the author may ask one when it runs. */
    async borrowed(reuse: Reuse, item: Item | null, experiment: Experiment, now: number): Promise<void> {
      const { userId, teamId, communityId, id: reuseId } = reuse;
      const author = item && item.privacy !== 'P0' ? await service.whomToAsk(item) : null;
      if (!item || !author || userId === null || author === userId) return;
      const question = truncate((experiment.fields.ask ?? '').trim(), LONGEST_QUESTION);
      if (question !== '')
        await store.putQuestion({
          ...{ teamId, reuseId, asker: 'borrower', communityId, askedById: userId, answeredById: author },
          ...{ question, answer: '', privacy: 'P1' },
        });
      if (question === '' && experiment.state !== 'running') return;
      await service.ask(item, author, ASK_BORROWED, reuseId, await service.today(item, now), now);
    },

    /** "Dev", or "Somebody" where the experiment shows itself to nobody and nothing was asked. */
    async sayBorrower(reuse: Reuse, readerId: string): Promise<string> {
      const experiment = reuse.experimentId === null ? null : await deps.experiments.find(reuse.teamId, reuse.experimentId);
      const memberOf = (await deps.members.of(reuse.teamId, readerId)).filter(belongs).map(({ communityId }) => communityId);
      const looker = { userId: readerId, memberOf, inOrganisation: false };
      const isOpen = experiment !== null && seesTitle(deps.privacy, looker, experiment);
      const asked = await find(reuse, 'borrower');
      return reuse.userId !== null && (isOpen || asked !== null) ? findName(deps, reuse.teamId, reuse.userId) : 'Somebody';
    },

    /** The author's one question waits for the borrower's slot. */
    async askBack(reuse: Reuse, authorId: string, text: string, now: number): Promise<void> {
      if (reuse.userId === null) return;
      const { teamId, communityId, id: reuseId, userId } = reuse;
      await store.putQuestion({
        ...{ teamId, reuseId, asker: 'author', communityId, askedById: authorId, answeredById: userId },
        ...{ question: truncate(text, LONGEST_QUESTION), answer: '', privacy: 'P1' },
      });
      await service.ask(reuse, userId, ASK_ANSWER, reuseId, await service.today(reuse, now), now);
    },

    /** Told to whoever asked, in her hours. */
    async answer(question: ReuseQuestion, text: string, now: number): Promise<void> {
      await store.answerQuestion(question, text);
      const { teamId, communityId, reuseId, asker, askedById: userId } = question;
      const zone = (await deps.people.find(teamId, userId))?.zone ?? 'UTC';
      await deps.agenda.once(LETTER_TOUCH, { teamId, communityId, anchor: `${reuseId}/${asker}`, userId, dueAt: now, zone });
    },
  };
}

export type Questions = ReturnType<typeof createQuestions>;
