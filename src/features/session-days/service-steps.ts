/** The course of a session: begins, advances by hand or by clock, says what is on, ends. */

import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { StepToolName } from '../../community/step.ts';
import { begunTools, drawHost } from './rules.ts';
import { advance, type Course, endsNow, isOver } from './rules-course.ts';
import type { Consoles } from './service-consoles.ts';
import { type Days, type Facts, isOn, isPast } from './service-days.ts';
import type { Doors } from './service-doors.ts';
import { createSaying } from './service-saying.ts';
import { hostMessage, longerMessage } from './views.ts';

export const ADVANCE_TOUCH = 'session-days.advance';

export interface StepsParts {
  deps: Deps;
  days: Days;
  consoles: Consoles;
  doors: Doors;
}

export function createSteps({ deps, days, consoles, doors }: StepsParts) {
  const { agenda, calendar, members, newId } = deps;

  const { say, ask, run, announce } = createSaying({ deps, days });

  /** A table that nobody leads: by lot, from those who are here. */
  async function findHost(facts: Facts): Promise<Facts> {
    const { session, day, here, leaders } = facts;
    if (leaders.length > 0 || session.leadership === 'stewards' || !isOn(facts)) return facts;
    const among: string[] = [];
    for (const { userId } of here) {
      if (belongs(await members.find(session.teamId, session.communityId, userId))) among.push(userId);
    }
    const hostId = drawHost(among, day.seed);
    if (!hostId) return facts;
    const drawn = await days.change(facts, { hostId });
    const [name = ''] = await days.names(drawn, [hostId]);
    await say(drawn, `host/${hostId}`, hostMessage(name, among.length));
    return drawn;
  }

  async function plan(facts: Facts, dueAt: number): Promise<void> {
    const { teamId, communityId, id } = facts.session;
    const { version } = facts.day;
    await agenda.withdraw(teamId, communityId, ADVANCE_TOUCH, `${id}/${version - 1}`);
    if (!isPast(facts)) {
      await agenda.once(ADVANCE_TOUCH, { teamId, communityId, anchor: `${id}/${version}`, dueAt, zone: facts.community.zone });
    }
  }

  /** Over, for everybody: it was held, also when nobody said that they were there. */
  async function close(facts: Facts): Promise<Facts> {
    const { day, session, now } = facts;
    const over = await days.change(facts, { overAt: day.ends.at(-1) ?? now });
    const held = session.status === 'planned' ? await calendar.mark(session, 'held', now) : session;
    return { ...over, session: held };
  }

  /** Records a new state of the course and says what follows from it. */
  async function apply(before: Facts, course: Course, by: string | null): Promise<Facts> {
    const { steps, skipped, ends, startsAt, index } = course;
    const record = { steps: [...steps], skipped: [...skipped], ends: [...ends], startsAt, stepIndex: index };
    let facts = await days.change(before, { ...record, version: before.day.version + 1, changedBy: by });
    await plan(facts, index === -1 ? startsAt : endsNow(course));
    const isLonger = index === before.course.index && isOn(facts) && endsNow(course) !== endsNow(before.course);
    if (isLonger)
      await say(facts, `longer/${facts.day.version}`, longerMessage(steps[index]?.step ?? '', endsNow(course), facts.community.zone));
    facts = await announce(await findHost(facts));
    if (isOver(course)) facts = await close(facts);
    if (facts.day.hostId !== before.day.hostId) await consoles.hand(facts);
    const isNews = facts.day.hostId !== before.day.hostId || isPast(facts) || startsAt !== before.course.startsAt;
    if (isNews) await doors.refresh(facts);
    await consoles.refresh(facts);
    return facts;
  }

  /** What the clock has done since it was last looked at. */
  async function settle(facts: Facts): Promise<Facts> {
    if (isPast(facts) || facts.session.status !== 'planned' || (facts.day.stepIndex === -1 && facts.now < facts.day.startsAt)) return facts;
    const planned = await days.planned(facts);
    const course = advance(planned.course, facts.now);
    return course.index === planned.course.index ? facts : apply(planned, course, null);
  }

  return {
    apply,
    settle,
    announce,
    findHost,

    /** Its start by the clock, with doors that could not be opened before. */
    begin: async (facts: Facts): Promise<Facts> => settle(await doors.open(facts)),

    /** Somebody came: a host may be found, and a debrief that nobody was there for begins. */
    async joined(facts: Facts): Promise<Facts> {
      const found = await findHost(facts);
      if (found.day.hostId !== facts.day.hostId) await consoles.hand(found);
      const { day, here } = found;
      const step = isOn(found) ? day.steps[day.stepIndex] : undefined;
      if (here.length === 1 && step?.tools.includes('debrief')) await run(found, day.stepIndex, 'begin', ['debrief']);
      return found;
    },

    /** What somebody who comes now has to know of the steps that have begun: one sentence for each tool. */
    async sentencesFor(facts: Facts, userId: string): Promise<string[]> {
      const sentences: string[] = [];
      for (const { tool: name, index } of isOn(facts) ? begunTools(facts.day.steps, facts.day.spoken) : []) {
        const situation = days.situation(facts, index);
        for (const tool of situation ? days.tools(name) : []) {
          const sentence = await ask(facts, tool, () => situation && tool.arrive?.(situation, userId));
          if (sentence) sentences.push(sentence);
        }
      }
      return sentences;
    },

    /** A tool asked for in between. False when it had nothing to say. */
    onDemand: (facts: Facts, name: StepToolName, kind: 'begin' | 'again'): Promise<boolean> =>
      run(facts, facts.day.stepIndex, kind, [name], `${facts.day.stepIndex}/${newId()}`),
  };
}

export type Steps = ReturnType<typeof createSteps>;
