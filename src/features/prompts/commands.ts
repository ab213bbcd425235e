/** What people do with a question: answer it in one of three ways, tap, take back. */

import { z } from 'zod';
import { getViewer } from '../../community/find-viewer.ts';
import { offersModal } from '../../community/offer-views.ts';
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answered, EventHandler, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { mayHideNames, whatIsWrongWith } from './rules-answers.ts';
import { type Parts, type Service, threadOf } from './service.ts';
import type { Answers } from './service-answers.ts';
import { type AnswerWay, answerModal, handedInModal, savedModal, takenBackModal, votedMessage } from './views.ts';

const metadataSchema = z.object({ use: z.string(), id: z.string() });
const readMetadata = (text: string) => {
  const parsed = metadataSchema.safeParse(JSON.parse(text || '{}'));
  if (!parsed.success)
    throw new UserError('This form is from an older version of me.', 'Close it and press the button again; copy your text first.');
  return parsed.data;
};
const textOf = (act: SubmissionAct): string | null => (typeof act.values.answer === 'string' ? act.values.answer : null);

/** A message of a channel, as far as it matters here. Its words are not read. */
const threadMessage = z.object({
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  deleted_ts: z.string().optional(),
});

export function createCommands({ deps, facts }: Parts, service: Service, answers: Answers) {
  const { members, newId } = deps;

  /** What was written stays in its form: it can still be saved for oneself. */
  const requireOpen = ({ name, status }: Community): void => {
    if (status === 'ended')
      throw new UserError(
        `${name} has ended, so nothing goes into its channel any more.`,
        '“Save for myself” under the question keeps it.',
      );
  };

  const requireHidden = async (useId: string, act: ActionAct | SubmissionAct) => {
    const found = await service.requireUse(act, useId);
    if (!mayHideNames(found.community.settings, await members.count(act.teamId, found.community.id))) {
      throw new UserError(
        'Answers without a name are switched off here.',
        'In a small group they would be guessed. You can answer with your name or save it for yourself.',
      );
    }
    return found;
  };

  const open =
    (way: AnswerWay): ActionHandler =>
    async (act) => {
      const { use, community } = way === 'unnamed' ? await requireHidden(act.value, act) : await service.requireUse(act, act.value);
      const { late, at } = answers.goesOut(use, community, act.now);
      const before = await findBefore(way, use.id, act);
      return {
        open: answerModal({
          ...{ way, question: use.text, text: before ?? '', late, goesOut: await answers.sayGoesOut(act, at) },
          metadata: JSON.stringify({ use: use.id, id: newId() }),
        }),
      };
    };

  const findBefore = async (way: AnswerWay, useId: string, act: ActionAct): Promise<string | null> => {
    if (way === 'save') return null;
    return way === 'named' ? answers.findNamedText(act.teamId, useId, act.userId) : answers.findWaitingText(act.teamId, useId, act.userId);
  };

  const submit =
    (record: (act: SubmissionAct, metadata: z.infer<typeof metadataSchema>, text: string) => Answered): SubmissionHandler =>
    async (act) => {
      const text = textOf(act);
      const wrong = whatIsWrongWith(text);
      return wrong === null && text !== null ? record(act, readMetadata(act.metadata), text) : { errors: { answer: wrong ?? '' } };
    };

  const actions: Record<string, ActionHandler> = {
    'prompts:named': open('named'),
    'prompts:unnamed': open('unnamed'),
    'prompts:save': open('save'),
    'prompts:offers': async (act) => {
      const { use } = await service.requireUse(act, act.value);
      const viewer = await getViewer(deps, act.teamId, act.userId, act.now);
      return { open: offersModal('prompts:offers', await service.offersFor(use, viewer, act.now)) };
    },
    'prompts:vote': async (act) => {
      const [useId = '', choice] = act.value.split(':');
      const { use } = await service.requireUse(act, useId);
      const outcome = await answers.vote(use, act.userId, Number(choice));
      if (outcome === 'closed')
        throw new UserError('The taps of this question are counted already.', 'Words are still welcome in its thread.');
      return { reply: votedMessage(outcome === 'first') };
    },
    'prompts:take-back': async (act) => {
      const { use } = await service.requireUse(act, act.value);
      if (!(await answers.takeBack(use, act.userId))) {
        throw new UserError('It has gone out already.', 'I cannot tell any more which of the answers is yours, so I cannot take it back.');
      }
      return { update: takenBackModal() };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'prompts:named': submit(async (act, { use: useId }, text) => {
      const { use, community } = await service.requireUse(act, useId);
      requireOpen(community);
      await answers.answerNamed(use, act.userId, text, act.now);
      return { clear: true, refreshHome: true };
    }),
    'prompts:unnamed': submit(async (act, { use: useId }, text) => {
      const { use, community } = await requireHidden(useId, act);
      requireOpen(community);
      await answers.handIn(use, community, act, text);
      const { at } = answers.goesOut(use, community, act.now);
      return { update: handedInModal(use.id, await answers.sayGoesOut(act, at)) };
    }),
    'prompts:save': submit(async (act, { use: useId, id }, text) => {
      const { use, community } = await service.requireUse(act, useId);
      if (!facts.saveReflection) throw new UserError('Nothing can be saved here yet.', 'Copy your text; it was not kept.');
      const whose = { teamId: act.teamId, communityId: community.id, userId: act.userId };
      await facts.saveReflection({
        id,
        ...whose,
        question: use.text,
        text,
        from: { kind: 'prompt', id: use.id },
        thread: threadOf(use),
        now: act.now,
      });
      return { update: savedModal() };
    }),
  };

  const message: EventHandler = async ({ teamId, now, event }) => {
    const parsed = threadMessage.safeParse(event);
    if (!parsed.success) return;
    const { channel, ts, thread_ts: threadTs, user, bot_id: botId, subtype, deleted_ts: deletedTs } = parsed.data;
    if (subtype === 'message_deleted' && deletedTs) await answers.dropReply(teamId, channel, deletedTs);
    const isReply = user !== undefined && botId === undefined && threadTs !== undefined && threadTs !== ts;
    if (isReply && (subtype === undefined || subtype === 'thread_broadcast'))
      await answers.countReply(teamId, { channel, threadTs, ts, now });
  };

  return { actions, submissions, events: { message } };
}
