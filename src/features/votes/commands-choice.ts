/** Where the vote did not decide: somebody takes up one of what is left. */
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, SubmissionHandler } from '../../platform/feature.ts';
import { inPlace } from './commands.ts';
import type { Choices } from './service-choices.ts';
import { chooseModal, chosenModal } from './views-choice.ts';

export function createChoiceCommands(choosing: Choices) {
  const actions: Record<string, ActionHandler> = {
    'votes:choose': async (act) => {
      const { vote, choices } = await choosing.requireChoice(act, act.value);
      if (choices.length === 0) throw new UserError('Nothing is left to choose from.', 'All of them were taken off the list meanwhile.');
      return inPlace(act, chooseModal(vote.id, choices));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'votes:choose': async (act) => {
      const open = await choosing.requireChoice(act, act.metadata);
      const chosen = open.choices.find(({ id }) => id === act.values.topic);
      if (!chosen) return { errors: { topic: 'That one was taken off the list meanwhile. Choose another.' } };
      await choosing.choose(open, chosen.id, act.now);
      return { update: chosenModal(chosen.text), refreshHome: true };
    },
  };

  return { actions, submissions };
}
