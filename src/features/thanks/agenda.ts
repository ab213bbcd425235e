/** Thanks come in a message when there is room; a hand is offered in the weekly slot. */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import { findActiveMember } from '../../community/find-member.ts';
import { LETTER } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { addDays, mondayOf } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { isStop, WAITS } from './rules.ts';
import { aboutOf, BRING, type Parts, type Service } from './service.ts';
import { toldMessage } from './views.ts';
import { handBlocks, NO_HAND, offerInputs, offerLine } from './views-offers.ts';

export const OFFER = 'thanks.offer-hand';
const WHY = 'Somebody here wanted you to know what you changed.';

export function createTouches({ deps, store }: Parts, service: Service): Touch[] {
  const run = async (due: DueTouch): Promise<void> => {
    const [id = ''] = due.anchor.split('/');
    const row = await store.find(due.teamId, id);
    const found = row && (await findActiveMember(deps, { ...due, userId: row.toId }));
    if (!row || !found || row.told || due.now >= row.at + WAITS) return;
    const { userId } = found.member;
    const about = aboutOf(row);
    const nextWeek = addDays(mondayOf(due.localDate), 7);
    const said = await deps.attention.tell(
      {
        ...{ teamId: row.teamId, communityId: row.communityId, userId, touch: BRING, key: `${BRING}/${row.id}` },
        message: toldMessage(await service.viewOf(row), {
          waits: row.wantsNotes && row.sessionId === null,
          about: about && (await service.describeAbout(row.teamId, about, userId, due.now)),
        }),
        ...{ why: WHY, priority: PRIORITY.notice, minutes: 1, about: { kind: 'thanks', id: row.id } },
        // It takes no room of a week that has not begun: whatever is asked then goes first.
        expiresAt: Math.min(row.at + WAITS, toInstant(nextWeek, '00:00', due.zone)),
      },
      due.now,
    );
    if (said === 'dropped') await service.planIn(row, nextWeek, due.now);
  };
  return [{ ...LETTER, id: BRING, name: 'Thanks for you', audience: 'whoever is thanked', why: WHY, run }];
}

export function createAsks({ deps }: Parts): AskKind[] {
  /** Null when it goes on, or she has left it. */
  const findStopped = async ({ teamId, ref }: Ask) => {
    const experiment = await deps.experiments.find(teamId, ref);
    return experiment && isStop(experiment.state) ? { id: experiment.id, title: experiment.title, stop: experiment.state } : null;
  };
  return [
    {
      kind: OFFER,
      practice: '-',
      name: 'A hand, if you like',
      why: 'A trial of yours came to rest, and that is when a second person helps most.',
      notInPassing: true,
      line: async (ask) => {
        const stopped = await findStopped(ask);
        return stopped && offerLine(stopped.title, stopped.stop);
      },
      inputs: async (ask) => {
        const stopped = await findStopped(ask);
        const { settings } = await deps.communities.get(ask.teamId, ask.communityId);
        return stopped ? offerInputs(stopped.title, stopped.stop, settings) : [];
      },
      answer: async (ask, values) => {
        const { hand } = values;
        if (typeof hand !== 'string' || hand === '') return { skipped: true };
        return hand === NO_HAND ? undefined : { notes: handBlocks(ask.ref) };
      },
    },
  ];
}
