/** Questions, dots and tables: the box opens, the dots order it, each table takes the next one, what is left goes to the next vote. */
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { StepSituation } from '../../community/step.ts';
import type { Message } from '../../platform/slack/message.ts';
import { dotsFor, orderTopics, tableNumber } from './rules.ts';
import type { StepKey, Store, TableStep } from './store.ts';
import type { ChoiceStore } from './store-choices.ts';
import {
  boxMessage,
  dotsMessage,
  freeTableMessage,
  noTopicsMessage,
  oneTopicMessage,
  orderMessage,
  type Thumbs,
  tableMessage,
} from './views.ts';

export interface OpenTableDoors {
  /** A question that found no table goes to the list for the next vote. */
  keepWish(wish: { teamId: string; communityId: string; userId: string | null; text: string; now: number }): Promise<void>;
}

export interface Parts {
  deps: Deps;
  store: Store;
  choices: ChoiceStore;
  doors: OpenTableDoors;
}

export const buttonValue = ({ sessionId, step }: Pick<StepKey, 'sessionId' | 'step'>): string => `${sessionId}:${step}`;

export const keyOf = ({ session, index }: StepSituation): StepKey => ({ teamId: session.teamId, sessionId: session.id, step: index });

export const stepRow = (at: StepSituation, tool: TableStep['tool'], topicId: string | null = null): TableStep => ({
  ...keyOf(at),
  ...{ communityId: at.community.id, tool, topicId, beganAt: at.now, endedAt: null, seed: null, privacy: 'P3' },
});

/** The box is open from the step that asks for questions until the dots are counted, or a table begins. */
export const isBoxOpen = (steps: readonly TableStep[]): boolean =>
  steps.some(({ tool }) => tool === 'topics') &&
  !steps.some(({ tool, endedAt }) => (tool === 'dots' && endedAt !== null) || tool === 'table');

export function createService({ store, choices, doors }: Parts) {
  /** Counts the dots, puts the questions in order, deletes the dots. */
  const settle = async ({ teamId, sessionId, step }: StepKey): Promise<string> => {
    const seed = `open-tables/${sessionId}/${step}`;
    const topics = await store.topics(teamId, sessionId);
    const dots = await choices.dots(teamId, sessionId);
    const ids = topics.map(({ id }) => id);
    await store.place(
      teamId,
      sessionId,
      orderTopics(
        ids,
        dots.map(({ topicId }) => topicId),
        seed,
      ),
    );
    await choices.dropDots(teamId, sessionId);
    return seed;
  };

  const thumbsOf = async (key: StepKey): Promise<Thumbs> => {
    const thumbs = await choices.thumbs(key);
    return { more: thumbs.filter(({ wants }) => wants === 'more').length, next: thumbs.filter(({ wants }) => wants === 'next').length };
  };

  return {
    thumbsOf,

    async beginTopics(at: StepSituation): Promise<Message> {
      await store.begin(stepRow(at, 'topics'));
      const { teamId, id } = at.session;
      return boxMessage(buttonValue(keyOf(at)), (await store.topics(teamId, id)).length);
    },

    async beginDots(at: StepSituation): Promise<Message> {
      await store.begin(stepRow(at, 'dots'));
      const topics = (await store.topics(at.session.teamId, at.session.id)).map(({ text }) => text);
      const [only] = topics;
      if (only === undefined) return noTopicsMessage();
      return topics.length === 1 ? oneTopicMessage(only) : dotsMessage(buttonValue(keyOf(at)), topics, dotsFor(topics.length));
    },

    async endDots(at: StepSituation): Promise<Message | null> {
      const key = keyOf(at);
      const step = await store.findStep(key);
      if (!step || step.endedAt !== null) return null;
      await store.end(key, at.now, await settle(key));
      const topics = await store.topics(key.teamId, key.sessionId);
      return topics.length < 2 ? null : orderMessage(topics.map(({ text }) => text));
    },

    async beginTable(at: StepSituation): Promise<Message> {
      const key = keyOf(at);
      const number = tableNumber(at.steps, at.index);
      // A run sheet without dots, or whose dots were skipped: the lot alone.
      if ((await store.topics(key.teamId, key.sessionId)).some(({ place }) => place === null)) await settle(key);
      const topic = (await store.topics(key.teamId, key.sessionId)).find(({ place }) => place === number);
      await store.begin(stepRow(at, 'table', topic?.id ?? null));
      return topic ? tableMessage(`${buttonValue(key)}:${number}`, number, topic.text, await thumbsOf(key)) : freeTableMessage(number);
    },

    async endTable(at: StepSituation): Promise<null> {
      await store.end(keyOf(at), at.now);
      return null;
    },

    /** Held: what found no table waits for the next vote. Held or called off: nobody's name stays. */
    async sessionChanged(session: Session, was: Session, now: number): Promise<void> {
      if (session.status === was.status || session.status === 'planned') return;
      const { teamId, communityId, id } = session;
      if (session.status === 'held' && was.status === 'planned') {
        const tabled = new Set((await store.steps(teamId, id)).map(({ topicId }) => topicId));
        for (const topic of await store.topics(teamId, id)) {
          if (!tabled.has(topic.id)) await doors.keepWish({ teamId, communityId, userId: null, text: topic.text, now });
        }
      }
      await store.unname(teamId, id);
      await choices.dropDots(teamId, id);
      await choices.dropThumbs(teamId, id);
      await choices.dropCards(teamId, id);
    },
  };
}

export type Service = ReturnType<typeof createService>;
