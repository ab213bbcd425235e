/** One question each way between whoever borrows and whoever wrote it. Silence closes each of them. */
import type { Ask, AskKind } from '../../community/ask.ts';
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { LONGEST_ANSWER, LONGEST_QUESTION } from './rules-proposal.ts';
import { ASK_ANSWER, ASK_BORROWED, type Parts } from './service.ts';
import type { Questions } from './service-questions.ts';
import type { Reuse } from './store.ts';
import * as say from './views-asks.ts';
import { readText } from './views-forms.ts';

/** The use an ask is about, while the item is there. */
export const createFindUse =
  ({ deps, store }: Parts) =>
  async (ask: Ask): Promise<{ reuse: Reuse; item: Item } | null> => {
    const reuse = await store.find(ask.teamId, ask.ref);
    const item = reuse && (await deps.shelf.find(ask.teamId, reuse.itemId));
    return reuse && item ? { reuse, item } : null;
  };

export function createQuestionAsks(parts: Parts, questions: Questions): AskKind[] {
  const { deps } = parts;
  const findUse = createFindUse(parts);

  const findBorrowed = async (ask: Ask) => {
    const found = await findUse(ask);
    const asked = found && (await questions.find(found.reuse, 'borrower'));
    const back = found && (await questions.find(found.reuse, 'author'));
    return found?.reuse.userId ? { ...found, asked: asked?.answer === '' ? asked : null, back } : null;
  };
  const borrowed: AskKind = {
    kind: ASK_BORROWED,
    practice: 'a5',
    name: 'Somebody borrows from you',
    why: 'Somebody tries what you wrote or look after; one question each way, if you like.',
    line: async (ask) => {
      const found = await findBorrowed(ask);
      if (!found || (found.asked === null && found.back !== null)) return null;
      const { reuse, item, asked } = found;
      return say.borrowedLine(await questions.sayBorrower(reuse, ask.userId), item.title, asked?.question ?? null);
    },
    inputs: async (ask) => {
      const found = await findBorrowed(ask);
      if (!found) return [];
      const name = await questions.sayBorrower(found.reuse, ask.userId);
      return say.borrowedInputs(name, found.item.title, found.asked?.question ?? null);
    },
    answer: async (ask, values, act) => {
      const found = await findBorrowed(ask);
      const answer = readText(values, 'answer', LONGEST_ANSWER);
      const own = readText(values, 'own', LONGEST_QUESTION);
      if (!found || (answer === '' && own === '' && values.ask !== 'default')) {
        return values.ask === 'own' ? { errors: { own: 'Write your question here, or choose the other one.' } } : { skipped: true };
      }
      if (answer !== '' && found.asked) await questions.answer(found.asked, answer, act.now);
      const question = own === '' ? (values.ask === 'default' ? say.DEFAULT_QUESTION : '') : own;
      if (question !== '') await questions.askBack(found.reuse, ask.userId, question, act.now);
      return undefined;
    },
  };

  const findAsked = async (ask: Ask) => {
    const found = await findUse(ask);
    const question = found && (await questions.find(found.reuse, 'author'));
    return found && question?.answer === '' ? { ...found, question } : null;
  };
  const answer: AskKind = {
    kind: ASK_ANSWER,
    practice: 'a5',
    name: 'One question from its author',
    why: 'You use what somebody here wrote, and there is one question back.',
    line: async (ask) => {
      const found = await findAsked(ask);
      return found && say.answerLine(await findName(deps, ask.teamId, found.question.askedById), found.item.title, found.question.question);
    },
    inputs: async (ask) => {
      const found = await findAsked(ask);
      return found
        ? say.answerInputs(await findName(deps, ask.teamId, found.question.askedById), found.item.title, found.question.question)
        : [];
    },
    answer: async (ask, values, act) => {
      const text = readText(values, 'answer', LONGEST_ANSWER);
      const found = text === '' ? null : await findAsked(ask);
      if (!found) return { skipped: true };
      await questions.answer(found.question, text, act.now);
      return undefined;
    },
  };

  return [borrowed, answer];
}
