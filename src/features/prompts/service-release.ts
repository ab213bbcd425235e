/** Answers without a name go out together; where they stay too few, each author is asked. */
import { type Ask, PRIORITY } from '../../community/ask.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { decideBatch, releaseDays } from './rules-answers.ts';
import { type Parts, type Service, threadOf } from './service.ts';
import type { Answers } from './service-answers.ts';
import type { Use } from './store.ts';
import type { AnswerRow, AuthorRow, WaitingRow } from './store-answers.ts';
import { batchMessages, totalLines } from './views.ts';

/** How long an author may say what becomes of her answer: about one slot and a few days. */
const DAYS_TO_DECIDE = 7;

export function createReleases({ deps, store, answers, facts }: Parts, service: Service, written: Answers) {
  const { attention, calendar, communities, members, newId, outbox } = deps;

  const releaseAll = async (use: Use, inOrder: readonly WaitingRow[], now: number): Promise<void> => {
    for (const { userId, askKey } of inOrder)
      if (userId && askKey) await attention.withdrawAsk(use.teamId, 'prompts.unnamed', askKey, userId);
    const released = inOrder.map(
      ({ text, late }): AnswerRow => ({
        ...{ teamId: use.teamId, id: newId(), communityId: use.communityId, useId: use.id, mode: 'unnamed', text, authorId: null },
        ...{ ts: null, channelId: null, late, mayGoAlone: false, privacy: 'P3', releasedAt: now },
      }),
    );
    await answers.release(
      use.teamId,
      inOrder.map(({ id }) => id),
      released,
    );
    if (!use.channelId || !use.ts) return;
    for (const message of batchMessages(inOrder.map(({ text }) => text))) {
      await outbox.post({
        teamId: use.teamId,
        key: `prompts.batch/${newId()}`,
        touch: 'prompts.batch',
        whenUnsure: 'hold',
        channel: use.channelId,
        threadTs: use.ts,
        message,
      });
    }
    await service.refreshPost(use);
  };

  const askAuthors = async (use: Use, community: Community, waiting: readonly WaitingRow[], now: number): Promise<void> => {
    const today = calendar.today(community, now);
    const expiresOn = addWorkingDays(today, DAYS_TO_DECIDE, calendar.holidays(community));
    for (const { id, userId, askKey } of waiting) {
      const member = userId ? await members.find(use.teamId, use.communityId, userId) : null;
      // Its author has left: nobody can be asked any more, and alone it must not go out.
      if (!userId || !askKey || !member || member.status === 'left') await answers.remove(use.teamId, id);
      else {
        await attention.ask({
          ...{ teamId: use.teamId, communityId: use.communityId, userId, kind: 'prompts.unnamed', ref: askKey },
          ...{
            priority: PRIORITY.experiment,
            minutes: 1,
            opensOn: today,
            expiresAt: toInstant(expiresOn, '18:00', community.zone),
            reminder: false,
          },
        });
      }
    }
  };

  const close = async (use: Use, community: Community, now: number): Promise<Use> => {
    if (use.closedAt !== null) return use;
    const counts = await answers.votes(use.teamId, use.id);
    const total = deps.privacy.total(
      counts.flatMap(({ choice, n }) => Array.from({ length: n }, () => choice)),
      community.settings.k,
    );
    const totals = use.form === 'question' ? null : total.shown ? totalLines(counts, total.n) : [`${total.reason}.`];
    await store.changeUse(use.teamId, use.id, { closedAt: now, totals });
    await answers.forgetVoters(use.teamId, use.id);
    const closed = { ...use, closedAt: now, totals };
    if (use.form === 'poll') await service.refreshPost(closed);
    return closed;
  };

  return {
    planReleases: async (use: Use, community: Community): Promise<void> => {
      const { first, last } = releaseDays(use.usedOn, calendar.holidays(community));
      await written.planRelease(use, community, 'first', first);
      await written.planRelease(use, community, 'last', last);
    },

    /** The first day, the last day, or a day after it. */
    async release(due: DueTouch): Promise<void> {
      const [useId = '', day] = due.anchor.split('/');
      const found = await store.findUse(due.teamId, useId);
      if (!found) return;
      const community = await communities.get(due.teamId, due.communityId);
      const use = day === 'last' ? await close(found, community, due.now) : found;
      // The order is drawn and its seed never kept: replaying it would lead from each text back to when it was written.
      const batch = decideBatch(await answers.listWaiting(due.teamId, useId), day !== 'first', deps.random);
      if (batch.release.length > 0) await releaseAll(use, batch.release, due.now);
      await askAuthors(use, community, batch.ask, due.now);
    },

    /** What its author decided about a waiting answer. */
    async decide(author: AuthorRow, how: 'keep' | 'named' | 'guess', now: number): Promise<void> {
      const use = await store.findUse(author.teamId, author.useId);
      const answer = await answers.find(author.teamId, author.answerId);
      if (!use || !answer) return;
      if (how === 'guess') {
        // Not at once: a message that goes out the moment she decides, on her act, would carry her beside it in every record of acts.
        const community = await communities.get(use.teamId, use.communityId);
        const { on } = written.goesOut(use, community, now);
        await answers.change(use.teamId, answer.id, { mayGoAlone: true });
        await answers.removeAuthor(use.teamId, use.id, author.userId);
        await written.planRelease(use, community, `late/${on}`, on);
        return;
      }
      if (how === 'keep') {
        if (!facts.saveReflection) return;
        const whose = { teamId: use.teamId, communityId: use.communityId, userId: author.userId };
        // The ask's key becomes the reflection's id: a second press finds it there. The key leads to no released text.
        await facts.saveReflection({
          id: author.askKey,
          ...whose,
          question: use.text,
          text: answer.text,
          from: { kind: 'prompt', id: use.id },
          thread: threadOf(use),
          now,
        });
      }
      await answers.removeAuthor(use.teamId, use.id, author.userId);
      await answers.remove(use.teamId, answer.id);
      if (how === 'named') await written.answerNamed(use, author.userId, answer.text, now, answer.late);
    },

    findAsked: (ask: Ask): Promise<AuthorRow | null> => answers.findAuthorByAsk(ask.teamId, ask.ref),
  };
}

export type Releases = ReturnType<typeof createReleases>;
