/** Letters that follow from somebody's act: the answer to a question, and that an item is proven. */
import { PRIORITY } from '../../community/ask.ts';
import { findName } from '../../community/find-member.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import type { Parts } from './service.ts';
import { PROVEN_TOUCH } from './service-outcomes.ts';
import { LETTER_TOUCH } from './service-questions.ts';
import { letterMessage, provenMessage } from './views-asks.ts';

export function createTouches({ deps, store }: Parts): Touch[] {
  const tellAnswer = async (due: DueTouch): Promise<void> => {
    const [reuseId = '', asker] = due.anchor.split('/');
    const question = (await store.questionsOf(due.teamId, reuseId)).find((one) => one.asker === asker);
    const reuse = await store.find(due.teamId, reuseId);
    const item = reuse && (await deps.shelf.find(due.teamId, reuse.itemId));
    if (!question || !item || question.answer === '' || question.askedById !== due.userId) return;
    const name = await findName(deps, due.teamId, question.answeredById);
    const why = 'You asked one question about something from the shelf; only the two of you read this.';
    const message = letterMessage(name, item.title, question.question, question.answer);
    await sendLetter(deps, due, due.userId, { message, why, priority: PRIORITY.experiment });
  };

  const tellProven = async (due: DueTouch): Promise<void> => {
    const item = await deps.shelf.find(due.teamId, due.anchor);
    if (!item || item.authorId === null || item.authorId !== due.userId || item.state !== 'proven') return;
    const why = 'You wrote it, and others have used it.';
    await sendLetter(deps, due, item.authorId, { message: provenMessage(item.title, item.id), why, priority: PRIORITY.notice });
  };

  return [
    {
      ...LETTER,
      id: LETTER_TOUCH,
      name: 'The answer to your question',
      audience: 'whoever asked',
      why: 'You asked one question about something from the shelf.',
      run: tellAnswer,
    },
    {
      ...LETTER,
      id: PROVEN_TOUCH,
      name: 'A page of yours is proven',
      audience: 'whoever wrote it',
      why: 'Two others used what you wrote, one of them in another function.',
      run: tellProven,
    },
  ];
}
