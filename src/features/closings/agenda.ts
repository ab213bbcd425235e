/** c3: asked in the slot after the last day; what is not answered stays unknown. (practice 3.9) */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import { isAlive, isOf, type Pair } from '../../community/pair.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { countedTalks, isAnswer, readAnswer } from './rules.ts';
import { CLOSE, END, OPEN, type Parts, type Service } from './service.ts';
import { endInputs, endLine, keptBlocks } from './views.ts';

export function createTouches({ deps, store }: Parts, service: Service): Touch[] {
  const findPair = async (due: DueTouch): Promise<Pair | null> => {
    const pair = await deps.pairs.find(due.teamId, due.anchor);
    return pair && isAlive(pair) ? pair : null;
  };

  const open = async (due: DueTouch): Promise<void> => {
    const pair = await findPair(due);
    if (!pair) return;
    const community = await deps.communities.get(pair.teamId, pair.communityId);
    const answered = (await store.answered(pair.teamId, pair.id)).map(({ userId }) => userId);
    for (const userId of pair.people) {
      if (answered.includes(userId)) continue;
      await deps.attention.ask({
        ...{ teamId: pair.teamId, communityId: pair.communityId, userId, kind: END, ref: pair.id },
        ...{ priority: PRIORITY.coaching, minutes: 2, opensOn: due.localDate, reminder: false },
        expiresAt: service.endsAt(pair, community),
      });
    }
  };

  const close = async (due: DueTouch): Promise<void> => {
    const pair = await findPair(due);
    if (pair) await deps.pairs.happen(pair, { is: 'over', why: 'closed' }, due.now);
  };

  const STATE = { practice: 'c3', anchor: { on: 'once' }, surface: 'state', each: 'community', minutes: 0, whenUnsure: 'resend' } as const;
  return [
    {
      ...{ ...STATE, id: OPEN, name: 'The end of nine weeks is asked about', at: '00:05', audience: 'each of a pair, in the weekly slot' },
      ...{ catchUp: { within: 10 * DAY }, why: 'Nine weeks have passed since they were introduced.', run: open },
    },
    {
      ...{ ...STATE, id: CLOSE, name: 'A pair is closed', at: '18:00', audience: 'nobody' },
      ...{ catchUp: 'always', why: 'Two weeks after the end nothing more is asked.', run: close },
    },
  ];
}

export function createAsks({ deps }: Parts, service: Service): AskKind[] {
  const findOwn = async (ask: Ask): Promise<Pair | null> => {
    const pair = await deps.pairs.find(ask.teamId, ask.ref);
    return pair && isAlive(pair) && isOf(pair, ask.userId) ? pair : null;
  };
  return [
    {
      kind: END,
      practice: 'c3',
      name: 'The end of your nine weeks',
      why: 'Your nine weeks of peer coaching end.',
      line: async (ask) => {
        const pair = await findOwn(ask);
        return pair && endLine((await service.viewOf(pair, ask.userId)).others);
      },
      inputs: async (ask) => {
        const pair = await findOwn(ask);
        return pair ? endInputs(deps.library, await service.viewOf(pair, ask.userId)) : [];
      },
      answer: async (ask, values, act) => {
        const read = readAnswer(values);
        if ('errors' in read) return read;
        const pair = await findOwn(ask);
        if (!pair || !isAnswer(read.said, countedTalks(pair))) return { skipped: true };
        await service.answer(pair, read.said, act);
        return { notes: keptBlocks(await service.viewOf(pair, ask.userId)) };
      },
    },
  ];
}
