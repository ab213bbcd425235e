/** Something urgent in the place of a session's topic. */
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { sayDate } from '../../platform/time/say.ts';
import { LONGEST_WHY } from './rules.ts';
import { whatIsWrongWith } from './rules-words.ts';
import type { Parts, Service } from './service.ts';
import { type Places, textOf } from './service-places.ts';
import type { Swaps } from './service-swap.ts';
import { swapModal } from './views-swap.ts';

export function createSwapCommands({ deps }: Parts, service: Service, swaps: Swaps, places: Places) {
  const actions: Record<string, ActionHandler> = {
    'topics:swap': async (act) => {
      const { community, place } = await places.read(act);
      const choices = await swaps.choices(community, act);
      if (choices.length === 0) {
        await service.requireHost(community, act);
        throw new UserError(
          'There is no session whose topic you can still swap: it must be more than ten working days away.',
          'Add it to the list, and it can win the next vote.',
        );
      }
      const sessions = choices.map(({ session, startsAt }) => ({
        ...{ id: session.id, on: sayDate(startsAt, community.zone) },
        topic: session.topic,
      }));
      return { update: swapModal(JSON.stringify(place), sessions) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'topics:swap': async (act): Promise<Answer> => {
      const { community, place } = await places.read(act);
      const text = textOf(act, 'text');
      const why = textOf(act, 'why').trim();
      const wrong = whatIsWrongWith(text);
      if (wrong !== null) return { errors: { text: wrong } };
      if (why === '') return { errors: { why: 'Say why it cannot wait; everyone reads it.' } };
      const session = await deps.calendar.findSession(act.teamId, textOf(act, 'session'));
      if (session?.communityId !== community.id)
        return { errors: { session: 'That session is not in the calendar any more. Choose another.' } };
      await swaps.swap(community, session, { text, why: why.slice(0, LONGEST_WHY) }, act);
      return { ...(await places.show(community, act, place, 'Swapped in. The channel reads why.')), refreshHome: true };
    },
  };

  return { actions, submissions };
}
