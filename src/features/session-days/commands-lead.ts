/** What whoever leads does on the console: each press says what the button showed, so that none counts twice. */
import { startOf } from '../../community/calendar-rules.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { ActionAct, ActionHandler, Answer } from '../../platform/feature.ts';
import type { Message } from '../../platform/slack/message.ts';
import { LONGEST_WAIT, readValue } from './rules.ts';
import type { Course } from './rules-course.ts';
import { extend, finish, heldUntil, next, skipNext, start } from './rules-presses.ts';
import type { Parts } from './service.ts';
import { type Facts, isBefore, isOn, isPast } from './service-days.ts';
import { debriefHeld, doorsClosed, longestWait, noGroups, noMinutes, noOrder, notSkipped, staleMessage } from './views-answers.ts';
import { consoleModal } from './views-console.ts';

export type RequireLeader = (facts: Facts, userId: string) => Promise<void>;

export function createLeading({ days, consoles, steps }: Parts, requireLeader: RequireLeader): Record<string, ActionHandler> {
  /** The direct messages are brought up to date by themselves; a window and Home are drawn by the answer. */
  async function redraw(facts: Facts, act: ActionAct): Promise<Answer> {
    if (act.home) return { refreshHome: true };
    return act.modal ? { update: consoleModal(await consoles.viewOf(facts)) } : {};
  }

  const notNow = async (facts: Facts, act: ActionAct, reply: Message): Promise<Answer> => ({ ...(await redraw(facts, act)), reply });

  async function stale(facts: Facts, act: ActionAct): Promise<Answer> {
    const { changedBy } = facts.day;
    const [name = 'Somebody'] = changedBy ? await days.names(facts, [changedBy]) : [];
    const by = changedBy === act.userId ? ({ you: true } as const) : changedBy ? name : null;
    return notNow(facts, act, staleMessage(await consoles.viewOf(facts), by));
  }

  /** One press, on a step or on a version of the course. */
  const lead =
    (on: 'step' | 'version', decide: (facts: Facts, act: ActionAct) => Promise<Course | Answer>): ActionHandler =>
    async (act) => {
      const seen = readValue(act.value);
      const found = await days.get(act.teamId, seen.sessionId, act.now);
      await requireLeader(found, act.userId);
      const facts = await steps.settle(found);
      const isStale = on === 'step' ? seen.index !== facts.day.stepIndex : seen.version !== facts.day.version;
      if (isStale || isPast(facts) || facts.session.status !== 'planned') return stale(facts, act);
      const decided = await decide(facts, act);
      return 'steps' in decided ? redraw(await steps.apply(facts, decided, act.userId), act) : decided;
    };

  const begin = lead('version', async (found, act) => {
    const facts = await days.planned(found);
    if (!isBefore(facts)) return stale(facts, act);
    if (facts.day.doorsAt === null) return notNow(facts, act, doorsClosed(facts.day.startsAt, facts.community.zone));
    return start(facts.course, act.now);
  });

  const wait = lead('version', async (found, act) => {
    const facts = await days.planned(found);
    if (!isBefore(facts)) return stale(facts, act);
    const startsAt = facts.day.startsAt + 2 * MINUTE;
    const isTooLong = startsAt > startOf(facts.session, facts.community.zone) + LONGEST_WAIT;
    return isTooLong ? notNow(facts, act, longestWait()) : { ...facts.course, startsAt };
  });

  const goOn = lead('step', async (facts, act) => {
    const held = heldUntil(facts.course, act.now);
    return held === null ? next(facts.course, act.now) : notNow(facts, act, debriefHeld(held, facts.community.zone));
  });

  const longer = lead('version', async (facts, act) => extend(facts.course) ?? notNow(facts, act, noMinutes()));
  const skip = lead('version', async (facts, act) => skipNext(facts.course) ?? notNow(facts, act, notSkipped()));
  const end = lead('step', async (facts, act) => (isOn(facts) ? finish(facts.course, act.now) : stale(facts, act)));

  const demand = (tool: 'groups' | 'order', kind: 'begin' | 'again', nothing: () => Message): ActionHandler =>
    lead('step', async (facts, act) => {
      if (!isOn(facts)) return stale(facts, act);
      return (await steps.onDemand(facts, tool, kind)) ? redraw(facts, act) : notNow(facts, act, nothing());
    });

  return {
    'session-days:start': begin,
    'session-days:wait': wait,
    'session-days:next': goOn,
    'session-days:extend': longer,
    'session-days:skip': skip,
    'session-days:end': end,
    'session-days:draw': demand('groups', 'again', noGroups),
    'session-days:order': demand('order', 'begin', noOrder),
  };
}
