/** Cards without a name: written during one step, shown together at its end or not at all, kept by nobody. */
import type { StepSituation } from '../../community/step.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { Message } from '../../platform/slack/message.ts';
import { drawCards, packCards } from './rules.ts';
import { buttonValue, keyOf, type Parts, stepRow } from './service.ts';
import { cardsMessage, cardsOffMessage, fewCardsMessage, shownCardsMessage } from './views-forms.ts';

const NEWS = 10 * MINUTE;

export function createCards({ deps, store, choices }: Parts) {
  return {
    async begin(at: StepSituation): Promise<Message> {
      if (!at.community.settings.unnamed) return cardsOffMessage();
      await store.begin(stepRow(at, 'cards'));
      return cardsMessage(buttonValue(keyOf(at)));
    },

    async end(at: StepSituation): Promise<Message | null> {
      const key = keyOf(at);
      if (!(await store.end(key, at.now))) return null;
      const seed = `open-tables.cards/${buttonValue(key)}`;
      const cards = drawCards(await choices.takeCards(key), seed);
      if (!cards) return fewCardsMessage();
      const [first = [], ...more] = packCards(cards);
      for (const [n, pack] of more.entries()) {
        await deps.outbox.post({
          ...{ teamId: key.teamId, key: `${seed}/${n}`, touch: 'open-tables.cards', whenUnsure: 'hold' },
          ...{ channel: at.thread.channel, threadTs: at.thread.ts, message: shownCardsMessage(pack, false) },
          // After the first ones, which whoever runs the session posts.
          ...{ notBefore: at.now + 1, expiresAt: at.now + NEWS, windows: [[at.now, at.now + NEWS]] },
        });
      }
      return shownCardsMessage(first, true);
    },
  };
}

export type Cards = ReturnType<typeof createCards>;
