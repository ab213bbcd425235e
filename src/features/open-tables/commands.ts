/** What people do in the box, with their dots, at a table, and with a card. */
import { z } from 'zod';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Session } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, SubmissionHandler } from '../../platform/feature.ts';
import { dotsFor, whatIsWrongWithCard, whatIsWrongWithTopic } from './rules.ts';
import { buttonValue, isBoxOpen, type Parts, type Service } from './service.ts';
import type { TableStep } from './store.ts';
import { boxMessage, tableMessage } from './views.ts';
import { cardModal, dotsModal, topicModal } from './views-forms.ts';

const metadataSchema = z.object({
  v: z.string(),
  id: z.string().default(''),
  n: z.number().int().default(0),
  on: z.object({ channel: z.string(), ts: z.string() }).nullable().default(null),
});
type Metadata = z.infer<typeof metadataSchema>;

const readMetadata = (text: string): Metadata => {
  const parsed = metadataSchema.safeParse(JSON.parse(text || '{}'));
  if (!parsed.success) throw new UserError('This form is from an older version of me.', 'Close it and press the button again.');
  return parsed.data;
};

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const fieldOf = ({ n }: Metadata): string => `question${n}`;

export function createCommands({ deps, store, choices }: Parts, service: Service) {
  const { newId, outbox } = deps;

  /** The step of a button or form, and its session, which is under way; whoever acts belongs to the community. */
  const requireStep = async (act: Act, value: string): Promise<{ step: TableStep; steps: TableStep[]; session: Session }> => {
    const [sessionId = '', index = ''] = value.split(':');
    const steps = sessionId === '' ? [] : await store.steps(act.teamId, sessionId);
    const step = steps.find((each) => `${each.step}` === index);
    const session = step ? await deps.calendar.findSession(act.teamId, sessionId) : null;
    if (!step || !session) throw new UserError('That session is not here any more.');
    await requireMember(deps, await requireCommunity(deps, act.teamId, step.communityId), act.userId);
    if (session.status !== 'planned')
      throw new UserError('This session is over.', 'Topics for the next ones are welcome: `/rondo topics`.');
    return { step, steps, session };
  };

  const requireBox = async (act: Act, value: string) => {
    const found = await requireStep(act, value);
    if (!isBoxOpen(found.steps))
      throw new UserError(
        'The box is closed: the dots are counted.',
        'Say your question when a table is free, or keep it for `/rondo topics`.',
      );
    return found;
  };

  const requireRunning = async (act: Act, value: string, over: string) => {
    const found = await requireStep(act, value);
    if (found.step.endedAt !== null) throw new UserError(over);
    return found;
  };

  const DOTS_OVER = 'The dots are counted already. The order stands in the thread.';
  const CARDS_OVER = 'The cards of this step are closed. Say it aloud, if you like.';

  const setThumb =
    (wants: 'more' | 'next'): ActionHandler =>
    async (act) => {
      const { step } = await requireRunning(act, act.value, 'This table is over; the next one stands further down.');
      const { teamId, sessionId, communityId } = step;
      const topic = (await store.topics(teamId, sessionId)).find(({ id }) => id === step.topicId);
      if (!topic) throw new UserError('This question is not here any more.');
      await choices.putThumb({
        ...{ teamId, sessionId, step: step.step, communityId },
        ...{ userId: act.userId, wants, givenAt: act.now, privacy: 'P2' },
      });
      return { replace: tableMessage(act.value, topic.place ?? 1, topic.text, await service.thumbsOf(step)) };
    };

  const actions: Record<string, ActionHandler> = {
    'open-tables:topic': async (act: ActionAct) => {
      await requireBox(act, act.value);
      const on = act.message && { channel: act.message.channel, ts: act.message.ts };
      const metadata: Metadata = { v: act.value, id: newId(), n: 0, on };
      return { open: topicModal({ metadata: JSON.stringify(metadata), field: fieldOf(metadata), put: null }) };
    },
    'open-tables:dots': async (act) => {
      const { step } = await requireRunning(act, act.value, DOTS_OVER);
      const topics = await store.topics(act.teamId, step.sessionId);
      const given = (await choices.dots(act.teamId, step.sessionId)).filter(({ userId }) => userId === act.userId);
      return {
        open: dotsModal(
          JSON.stringify({ v: act.value }),
          topics,
          dotsFor(topics.length),
          given.map(({ topicId }) => topicId),
        ),
      };
    },
    'open-tables:more': setThumb('more'),
    'open-tables:next': setThumb('next'),
    'open-tables:card': async (act) => {
      const { step } = await requireRunning(act, act.value, CARDS_OVER);
      const before = await choices.findCard(step, act.userId);
      return { open: cardModal(JSON.stringify({ v: act.value }), before?.text ?? '') };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'open-tables:topic': async (act) => {
      const metadata = readMetadata(act.metadata);
      const { step } = await requireBox(act, metadata.v);
      const { teamId, sessionId, communityId } = step;
      const text = textIn(act.values[fieldOf(metadata)]);
      const topics = await store.topics(teamId, sessionId);
      const wrong = whatIsWrongWithTopic(
        text,
        topics.filter(({ id }) => id !== metadata.id).map((topic) => topic.text),
      );
      if (wrong) return { errors: { [fieldOf(metadata)]: wrong } };
      await store.addTopic({
        ...{ teamId, sessionId, id: metadata.id, communityId, text: text.trim() },
        ...{ userId: act.userId, place: null, writtenAt: act.now, privacy: 'P3' },
      });
      if (metadata.on) {
        await outbox.update({
          ...{ teamId, key: `open-tables.box/${sessionId}/${metadata.id}`, touch: 'open-tables.box', whenUnsure: 'resend' },
          ...{ channel: metadata.on.channel, ts: metadata.on.ts },
          message: boxMessage(buttonValue(step), (await store.topics(teamId, sessionId)).length),
        });
      }
      const next: Metadata = { ...metadata, id: newId(), n: metadata.n + 1 };
      return { update: topicModal({ metadata: JSON.stringify(next), field: fieldOf(next), put: text.trim() }) };
    },
    'open-tables:dots': async (act) => {
      const { v } = readMetadata(act.metadata);
      const { step } = await requireRunning(act, v, DOTS_OVER);
      const { teamId, sessionId, communityId } = step;
      const topics = await store.topics(teamId, sessionId);
      const chosen = [act.values.dots ?? []].flat().filter((id) => topics.some((topic) => topic.id === id));
      const dots = dotsFor(topics.length);
      if (chosen.length === 0) return { errors: { dots: 'Choose at least one question.' } };
      if (new Set(chosen).size > dots) return { errors: { dots: `You have ${dots} here: take one or more away.` } };
      const whose = { teamId, sessionId, communityId, userId: act.userId, givenAt: act.now, privacy: 'P2' as const };
      await choices.giveDots(whose, chosen);
      return { clear: true };
    },
    'open-tables:card': async (act) => {
      const { v } = readMetadata(act.metadata);
      const { step } = await requireRunning(act, v, CARDS_OVER);
      const text = textIn(act.values.card);
      const wrong = whatIsWrongWithCard(text);
      if (wrong) return { errors: { card: wrong } };
      const { teamId, sessionId, communityId } = step;
      const whose = { teamId, sessionId, step: step.step, communityId, userId: act.userId };
      await choices.putCard({ ...whose, text: text.trim(), writtenAt: act.now, privacy: 'P0' });
      return { clear: true };
    },
  };

  return { actions, submissions };
}
