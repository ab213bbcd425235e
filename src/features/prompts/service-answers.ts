/** Answers as they are written: with a name, without one, as a tap, straight into the thread. */
import type { Community } from '../../community/records.ts';
import { withCause } from '../../platform/cause.ts';
import { DAY } from '../../platform/clock.ts';
import type { Act } from '../../platform/feature.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { nextRelease, POLL_OPTIONS, releaseInstant } from './rules-answers.ts';
import type { Parts, Service } from './service.ts';
import type { Use } from './store.ts';
import type { AnswerRow } from './store-answers.ts';
import { namedAnswerMessage } from './views.ts';

export function createAnswers({ deps, store, answers }: Parts, service: Service) {
  const { agenda, attention, calendar, newId, outbox, people } = deps;

  const nameOf = async (teamId: string, userId: string): Promise<string | null> => (await people.find(teamId, userId))?.name ?? null;

  const planRelease = (use: Use, community: Community, anchor: string, on: string): Promise<void> =>
    agenda.once(anchor.startsWith('late/') ? 'prompts.late-release' : 'prompts.release', {
      teamId: use.teamId,
      communityId: use.communityId,
      anchor: `${use.id}/${anchor}`,
      dueAt: releaseInstant(on, community.zone),
      zone: community.zone,
    });

  const postAnswer = async (use: Use, answer: AnswerRow, name: string | null, turn = ''): Promise<void> => {
    if (!use.channelId || !use.ts) return;
    await outbox.post({
      teamId: use.teamId,
      key: `prompts.answer/${answer.id}${turn}`,
      touch: 'prompts.answer',
      whenUnsure: 'hold',
      about: { kind: 'prompt-answer', id: answer.id },
      channel: use.channelId,
      threadTs: use.ts,
      message: namedAnswerMessage(name, answer.text, answer.late),
    });
  };

  /** Changes the message that stands in the thread, or the one on its way there. */
  const redraw = async (use: Use, answer: AnswerRow, name: string | null): Promise<void> => {
    const message = namedAnswerMessage(name, answer.text, answer.late);
    const key = `prompts.answer/${answer.id}`;
    if (answer.ts && answer.channelId) {
      await outbox.update({
        teamId: use.teamId,
        key: `${key}/update/${newId()}`,
        touch: 'prompts.answer',
        whenUnsure: 'resend',
        channel: answer.channelId,
        ts: answer.ts,
        message,
      });
    } else if ((await outbox.withdraw(use.teamId, key)) > 0) await postAnswer(use, answer, name, `/${newId()}`);
  };

  /** Her one answer with a name: the second time it changes the first. */
  const answerNamed = async (use: Use, userId: string, text: string, now: number, late = use.closedAt !== null): Promise<void> => {
    const name = await nameOf(use.teamId, userId);
    const before = await answers.findNamed(use.teamId, use.id, userId);
    if (before) {
      await answers.change(use.teamId, before.id, { text });
      if (before.text !== text) await redraw(use, { ...before, text }, name);
      return;
    }
    const answer: AnswerRow = {
      ...{ teamId: use.teamId, id: newId(), communityId: use.communityId, useId: use.id, mode: 'named', text, authorId: userId },
      ...{ ts: null, channelId: null, late, mayGoAlone: false, privacy: 'P3', releasedAt: now },
    };
    await answers.add(answer);
    await postAnswer(use, answer, name);
    await service.refreshPost(use);
  };

  return {
    answerNamed,
    planRelease,

    /** When an answer written now would go out. */
    goesOut: (use: Use, community: Community, now: number) => {
      const { on, late } = nextRelease(use.usedOn, calendar.today(community, now), now, community.zone, calendar.holidays(community));
      return { on, late, at: releaseInstant(on, community.zone) };
    },

    sayGoesOut: async (act: Act, at: number): Promise<string> => sayDateTime(at, (await people.get(act.teamId, act.userId)).zone),

    /** Kept without her name; a second one changes the first while it waits. */
    async handIn(use: Use, community: Community, act: Act, text: string): Promise<void> {
      const author = await answers.findAuthor(use.teamId, use.id, act.userId);
      if (author) {
        await answers.change(use.teamId, author.answerId, { text });
        return;
      }
      const { on, late } = this.goesOut(use, community, act.now);
      const id = newId();
      await answers.add({
        ...{ teamId: use.teamId, id, communityId: use.communityId, useId: use.id, mode: 'unnamed', text, authorId: null },
        ...{ ts: null, channelId: null, late, mayGoAlone: false, privacy: 'P0', releasedAt: null },
      });
      await answers.addAuthor({ teamId: use.teamId, useId: use.id, userId: act.userId, answerId: id, askKey: newId(), privacy: 'P0' });
      if (late) await planRelease(use, community, `late/${on}`, on);
    },

    findNamedText: async (teamId: string, useId: string, userId: string): Promise<string | null> =>
      (await answers.findNamed(teamId, useId, userId))?.text ?? null,

    async findWaitingText(teamId: string, useId: string, userId: string): Promise<string | null> {
      const author = await answers.findAuthor(teamId, useId, userId);
      return author ? ((await answers.find(teamId, author.answerId))?.text ?? null) : null;
    },

    async takeBack(use: Use, userId: string): Promise<boolean> {
      const author = await answers.findAuthor(use.teamId, use.id, userId);
      if (!author) return false;
      await attention.withdrawAsk(use.teamId, 'prompts.unnamed', author.askKey, userId);
      await answers.removeAuthor(use.teamId, use.id, userId);
      await answers.remove(use.teamId, author.answerId);
      return true;
    },

    async vote(use: Use, userId: string, choice: number): Promise<'first' | 'again' | 'closed'> {
      if (use.closedAt !== null || use.form !== 'poll' || choice < 0 || choice >= POLL_OPTIONS.length) return 'closed';
      if (!(await answers.vote(use.teamId, use.id, userId, choice))) return 'again';
      // Who tapped is deleted at the close; the message that shows one tap more must not keep it.
      await withCause(`touch:prompts.update#${use.id}`, () => service.refreshPost(use));
      return 'first';
    },

    /** Somebody wrote straight into the thread: only that there is one more is kept. */
    async countReply(teamId: string, reply: { channel: string; threadTs: string; ts: string; now: number }): Promise<void> {
      const use = await store.findUseByMessage(teamId, reply.channel, reply.threadTs);
      if (!use) return;
      const added = await answers.add({
        ...{
          teamId,
          id: `${reply.channel}-${reply.ts}`,
          communityId: use.communityId,
          useId: use.id,
          mode: 'reply',
          text: '',
          authorId: null,
        },
        ...{ ts: reply.ts, channelId: reply.channel, late: use.closedAt !== null, mayGoAlone: false, privacy: 'P3', releasedAt: reply.now },
      });
      if (added) await service.refreshPost(use);
    },

    async dropReply(teamId: string, channel: string, ts: string): Promise<void> {
      const reply = await answers.find(teamId, `${channel}-${ts}`);
      if (!reply) return;
      await answers.remove(teamId, reply.id);
      const use = await store.findUse(teamId, reply.useId);
      if (use) await service.refreshPost(use);
    },

    /** She leaves, or wants to be forgotten: what stands in the thread with her name. */
    async forgetNamed(answer: AnswerRow, choice: 'without-name' | 'delete', now: number): Promise<void> {
      const use = await store.findUse(answer.teamId, answer.useId);
      if (choice === 'without-name') {
        await answers.change(answer.teamId, answer.id, { authorId: null });
        if (use) await redraw(use, answer, null);
        return;
      }
      await answers.remove(answer.teamId, answer.id);
      await outbox.withdraw(answer.teamId, `prompts.answer/${answer.id}`);
      if (answer.ts && answer.channelId) {
        await outbox.call({
          ...{
            teamId: answer.teamId,
            key: `prompts.delete/${answer.id}`,
            touch: 'prompts.delete',
            whenUnsure: 'resend',
            expiresAt: now + 30 * DAY,
          },
          ...{ method: 'chat.delete', args: { channel: answer.channelId, ts: answer.ts }, doneOn: ['message_not_found'] },
        });
      }
      if (use) await service.refreshPost(use);
    },
  };
}

export type Answers = ReturnType<typeof createAnswers>;
