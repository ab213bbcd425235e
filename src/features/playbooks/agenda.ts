/** A taken section that rests for too long, and the weeks of a playbook that somebody follows. */
import type { AskKind } from '../../community/ask.ts';
import { PRIORITY } from '../../community/ask.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { isHeld, isWritten } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { ASK_WEEK, type Follows, LETTER_WEEK, MOVE_ON } from './service-follows.ts';
import { askInputs, askLine, backMessage, isAnswer, stopMessage } from './views-follow.ts';
import { idleMessage } from './views-sections.ts';

export function createTouches({ deps, store }: Parts, service: Service, follows: Follows): Touch[] {
  const freeIdle = async (due: DueTouch): Promise<void> => {
    const [itemId = '', section = '', touchedAt = ''] = due.anchor.split('/');
    const claim = (await store.claims(due.teamId, itemId)).find((each) => each.section === section);
    if (!claim || claim.userId !== due.userId || claim.touchedAt !== Number(touchedAt) || isHeld(claim, due.now)) return;
    await store.endClaim(claim);
    const item = await deps.shelf.find(due.teamId, itemId);
    if (!item || item.state === 'archived' || isWritten(item.parts, section)) return;
    const label = service.formOf(item).parts.find(({ key }) => key === section)?.label ?? section;
    const why = 'You had taken this section four weeks ago, and a section that rests is free again.';
    await sendLetter(deps, due, claim.userId, { message: idleMessage(itemId, item.title, label), why, priority: PRIORITY.notice });
  };

  const letter = async (due: DueTouch): Promise<void> => {
    const [id = '', at = ''] = due.anchor.split('/');
    const follow = await follows.find(due.teamId, id);
    const item = follow && (await follows.itemOf(follow, due.now));
    if (!follow || !item) return;
    const isMember = (await deps.members.find(due.teamId, due.communityId, follow.userId))?.status === 'active';
    const common = { priority: PRIORITY.experiment, ...(isMember ? {} : { communityId: '' }) };
    if (at === 'back') {
      const why = 'You have followed this playbook with your team, and those who wrote it learn from what came of it.';
      await sendLetter(deps, due, follow.userId, { ...common, message: backMessage(item.id, item.title), why });
      return;
    }
    const stop = follow.state === 'going' ? await follows.findStop(follow, Number(at), due.now) : null;
    const why = 'You follow this playbook with your team: one part a week.';
    if (stop?.answer === null) await sendLetter(deps, due, follow.userId, { ...common, message: stopMessage(stop), why });
  };

  return [
    {
      ...LETTER,
      ...{ id: 'playbooks.idle', name: 'A section is free again', audience: 'whoever had taken it' },
      why: 'A section of a playbook that rests for 28 days is free again.',
      run: freeIdle,
    },
    {
      ...LETTER,
      ...{ id: LETTER_WEEK, name: 'A playbook by weeks', audience: 'whoever follows it' },
      why: 'You follow this playbook with your team.',
      run: letter,
    },
    {
      ...LETTER,
      ...{ id: MOVE_ON, name: 'The next week of a playbook', surface: 'state', audience: 'whoever follows it', minutes: 0 },
      catchUp: 'always',
      why: 'A playbook goes on from week to week.',
      run: follows.moveOn,
    },
  ];
}

export function createAsks(follows: Follows): AskKind[] {
  const find = async (teamId: string, ref: string, now: number) => {
    const [id = '', at = ''] = ref.split('/');
    const follow = await follows.find(teamId, id);
    const stop = follow?.state === 'going' ? await follows.findStop(follow, Number(at), now) : null;
    return follow && stop ? { follow, stop } : null;
  };
  return [
    {
      kind: ASK_WEEK,
      practice: '-',
      name: 'A playbook by weeks',
      why: 'You follow this playbook with your team: one part a week.',
      line: async (ask) => {
        const found = await find(ask.teamId, ask.ref, ask.expiresAt);
        return found ? askLine(found.stop) : null;
      },
      inputs: async (ask) => {
        const found = await find(ask.teamId, ask.ref, ask.expiresAt);
        return found ? askInputs(found.stop) : [];
      },
      answer: async (ask, { week }, act) => {
        const found = await find(ask.teamId, ask.ref, act.now);
        if (!found || !isAnswer(week)) return { skipped: true };
        if (week === 'stop') await follows.stop(act, found.follow);
        else await follows.answer(act, found.follow, found.stop.at, week);
        return undefined;
      },
      answered: async (ask) => {
        const found = await find(ask.teamId, ask.ref, ask.expiresAt);
        return found?.stop.answer ? askInputs(found.stop) : null;
      },
    },
  ];
}
