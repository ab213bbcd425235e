/** The question, its silent end, and what whoever asked hears. */
import { PRIORITY } from '../../community/ask.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { ANSWER, ASK, CLOSE, type Parts, type Service } from './service.ts';
import type { Wishes } from './service-wishes.ts';
import { answerMessage, askMessage } from './views.ts';

const ASKED = 'Somebody in your community asked for you by name.';
const HEARD = 'You asked somebody to be your partner.';

export function createTouches({ deps, store }: Parts, service: Service, wishes: Wishes): Touch[] {
  const ask = async (due: DueTouch): Promise<void> => {
    const row = await store.find(due.teamId, due.anchor);
    if (row?.state !== 'open' || due.userId === null || row.toId !== due.userId || !(await service.mayMeet(row))) return;
    const message = askMessage(await wishes.viewOf(row));
    await sendLetter(deps, due, due.userId, { message, why: ASKED, priority: PRIORITY.coaching });
  };

  const close = async (due: DueTouch): Promise<void> => {
    const row = await store.find(due.teamId, due.anchor);
    if (row) await service.end(row, 'silent', due.now);
  };

  const answer = async (due: DueTouch): Promise<void> => {
    const row = await store.find(due.teamId, due.anchor);
    if (!row || due.userId === null || row.fromId !== due.userId || (row.state !== 'no' && row.state !== 'silent')) return;
    const message = answerMessage(await wishes.viewOf(row));
    await sendLetter(deps, due, due.userId, { message, why: HEARD, priority: PRIORITY.coaching });
  };

  return [
    { ...LETTER, id: ASK, name: 'Would you be partners?', audience: 'the person asked', why: ASKED, run: ask },
    {
      ...LETTER,
      ...{ id: CLOSE, name: 'A question to one person closes', surface: 'state', each: 'community', catchUp: 'always' },
      ...{ audience: 'nobody', minutes: 0, why: 'Nobody waits for an answer that does not come.', run: close },
    },
    { ...LETTER, id: ANSWER, name: 'Your question to somebody', audience: 'whoever asked', why: HEARD, run: answer },
  ];
}
