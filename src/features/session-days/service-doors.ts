/** The doors post: opened, kept up to date with the number of people here, closed. */
import type { Deps } from '../../community/kernel.ts';
import type { Message } from '../../platform/slack/message.ts';
import { LEAST_LEFT, normsOfDay, placeOf } from './rules.ts';
import type { Consoles } from './service-consoles.ts';
import { type Days, type Facts, hourOf, isPast, threadIn } from './service-days.ts';
import { calledOffPost, doorsPost, movedPost, overPost, titleOf } from './views.ts';

export const DOORS_TOUCH = 'session-days.doors';

export interface DoorsParts {
  deps: Deps;
  days: Days;
  consoles: Consoles;
}

export function createDoors({ deps, days, consoles }: DoorsParts) {
  const { attention, newId, outbox } = deps;

  async function doorsMessage(facts: Facts): Promise<Message> {
    const { session, community, day, here, leaders } = facts;
    const { settings, zone } = community;
    const isHost = !session.facilitatorId && day.hostId !== null && leaders.includes(day.hostId);
    const how = session.leadership === 'stewards' ? 'stewards' : isHost ? 'host' : 'led';
    return doorsPost({
      ...{ sessionId: session.id, title: titleOf(session), zone, startsAt: day.startsAt, begun: day.stepIndex >= 0, endsAt: day.endsAt },
      place: placeOf(session, settings.meetingPlace),
      norms: normsOfDay(settings.norms, community.id, session.number),
      leaders: await days.names(facts, leaders),
      how: leaders.length === 0 ? 'drawn' : how,
      n: here.length + day.unnamed,
    });
  }

  function overMessage(facts: Facts): Message {
    const { session, community, day, here } = facts;
    const n = here.length + day.unnamed;
    const endedAt = day.overAt ?? day.endsAt;
    return overPost({ title: titleOf(session), n, zone: community.zone, endedAt, notesOn: n > 0 ? consoles.notesOn(facts) : null });
  }

  async function draw(facts: Facts, message: Message): Promise<void> {
    const thread = threadIn(facts.day);
    if (!thread) return;
    await outbox.update({
      ...{ teamId: facts.session.teamId, key: `${DOORS_TOUCH}-update/${facts.session.id}/${newId()}`, touch: 'session-days.doors-update' },
      ...{ whenUnsure: 'resend', ...thread, message, ...hourOf(facts.day, facts.now) },
    });
  }

  return {
    /** Opens them once. Opened late, the session begins then, and its plan is fitted into what is left. */
    async open(facts: Facts): Promise<Facts> {
      const { session, community, day, now } = facts;
      if (day.doorsAt !== null || isPast(facts) || session.status !== 'planned' || days.isTooLate(day, now, LEAST_LEFT)) return facts;
      const begun = day.stepIndex === -1 ? { startsAt: Math.max(now, day.startsAt) } : {};
      const opened = await days.change(facts, { doorsAt: now, ...begun });
      const said = await attention.post(
        {
          ...{ teamId: session.teamId, communityId: community.id, touch: DOORS_TOUCH },
          key: `${DOORS_TOUCH}/${session.id}/${session.revision}`,
          message: await doorsMessage(opened),
          ...{ minutes: 0, expiresAt: day.endsAt, about: { kind: 'session', id: session.id }, whenever: true },
        },
        now,
      );
      return said === 'dropped' ? days.change(opened, { doorsAt: null }) : opened;
    },

    refresh: async (facts: Facts): Promise<void> => draw(facts, isPast(facts) ? overMessage(facts) : await doorsMessage(facts)),
    calledOff: (facts: Facts): Promise<void> => draw(facts, calledOffPost(titleOf(facts.session))),
    moved: (facts: Facts, startsAt: number): Promise<void> =>
      draw(facts, movedPost(titleOf(facts.session), startsAt, facts.community.zone)),
  };
}

export type Doors = ReturnType<typeof createDoors>;
