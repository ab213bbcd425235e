/** The echo of a step: asked in the weekly slot on the day its author chose. (practice 3.9 s8) */
import type { Ask, AskKind } from '../../community/ask.ts';
import { fillIn } from '../../library/library.ts';
import { truncate } from '../../platform/slack/text.ts';
import { isOutcome, LONGEST_PART } from './rules.ts';
import type { Steps } from './service-steps.ts';
import { echoInputs } from './views-steps.ts';

/** The line stands in a direct message beside another ask: a long step is given in its first words, the form shows all of it. */
const LINE_MOST = 280;

type AnswerOf = ReturnType<AskKind['answer']>;

export function createEcho(steps: Steps, words: string): AskKind {
  const blocks = async (ask: Ask) => {
    const step = await steps.findAsked(ask);
    return step ? echoInputs(await steps.echoOf(step, ask)) : [];
  };
  return {
    kind: 'reflections.echo',
    practice: 's8',
    name: 'Echo of your step',
    why: 'You chose this day when you wrote the step down.',
    line: async (ask) => {
      const step = await steps.findAsked(ask);
      return step ? fillIn(words, { if_then: truncate(step.text, LINE_MOST) }) : null;
    },
    inputs: blocks,
    answer: async (ask, values, act): AnswerOf => {
      const { outcome, happened, share } = values;
      const said = typeof happened === 'string' ? happened : '';
      const toShare = Array.isArray(share) ? share.includes('P3') : share === 'P3';
      if (said.length > LONGEST_PART)
        return { errors: { happened: `This is ${said.length} characters long; ${LONGEST_PART} fit. One line is enough.` } };
      if (!isOutcome(outcome)) {
        if (said.trim() === '' && !toShare) return { skipped: true };
        return { errors: { outcome: 'Choose how it went, so that your line has something to belong to.' } };
      }
      const step = await steps.findAsked(ask);
      if (step) await steps.answer(step, ask.userId, { outcome, happened: said, share: toShare }, ask, act.now);
      return undefined;
    },
    answered: async (ask) => {
      const step = await steps.findAsked(ask);
      // Once everybody could read it, changing it in silence would be another story.
      return step && step.sharedAt === null ? blocks(ask) : null;
    },
    expire: async (ask) => {
      const step = await steps.findAsked(ask);
      if (step) await steps.letGo(step, ask.ref);
    },
  };
}
