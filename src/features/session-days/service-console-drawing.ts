/** What a console shows at this instant. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import { MINUTE } from '../../platform/clock.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { DOORS_BEFORE, LONGEST_WAIT } from './rules.ts';
import { beganAt, endsFrom, endsNow, lateCuts, nextIndex, shortened } from './rules-course.ts';
import { type Days, type Facts, isBefore, isOn, isPast } from './service-days.ts';
import { titleOf } from './views.ts';
import type { ConsoleView } from './views-console.ts';

/** Notes come so many working days after a session. (practice s7) */
const NOTES_AFTER = 2;
/** How late a start the console reckons with. */
const LATE = 10;

export function createConsoleViews({ calendar }: Pick<Deps, 'calendar'>, days: Days) {
  /** "Friday". */
  const notesOn = ({ community, session }: Facts): string => {
    const on = addWorkingDays(session.onDate, NOTES_AFTER, calendar.holidays(community));
    return formatDate(on).split(' ')[0] ?? on;
  };

  function phaseOf(facts: Facts): ConsoleView['phase'] {
    if (facts.session.status === 'cancelled') return 'off';
    if (isPast(facts)) return 'over';
    if (isOn(facts)) return 'on';
    return facts.day.doorsAt !== null || facts.now >= facts.day.startsAt - DOORS_BEFORE * MINUTE ? 'doors' : 'before';
  }

  async function viewOf(found: Facts): Promise<ConsoleView> {
    const facts = await days.planned(found);
    const { session, community, day, course, here } = facts;
    const before = isBefore(facts);
    const plan = before ? { ...course, index: 0, ends: endsFrom(course, 0, day.startsAt) } : course;
    const minutesOf = (at: number): number => Math.round(((plan.ends[at] ?? 0) - beganAt(plan, at)) / MINUTE);
    const step = isOn(facts) ? course.steps[course.index] : undefined;
    const nextAt = isOn(facts) ? nextIndex(course) : -1;
    const next = course.steps[nextAt];
    return {
      ...{ sessionId: session.id, index: day.stepIndex, version: day.version, title: titleOf(session), zone: community.zone },
      phase: phaseOf(facts),
      ...{ startsAt: day.startsAt, endsAt: day.endsAt, endedAt: day.overAt ?? day.endsAt },
      steps: before ? course.steps.map((each, at) => ({ step: each.step, minutes: minutesOf(at) })) : [],
      now: step ? { step: step.step, who: step.who, do: step.do, endsAt: endsNow(course) } : null,
      next: next ? { step: next.step, minutes: minutesOf(nextAt), isDebrief: next.tools.includes('debrief') } : null,
      shortened: isOn(facts) ? shortened(course) : [],
      lateCuts: before ? lateCuts(course, day.startsAt, LATE) : [],
      here: await days.names(
        facts,
        here.map(({ userId }) => userId),
      ),
      count: here.length + day.unnamed,
      mayWait: before && day.startsAt + 2 * MINUTE <= startOf(session, community.zone) + LONGEST_WAIT,
      mayDraw: (step?.tools.includes('groups') ?? false) && days.tools('groups').some((tool) => tool.again),
      hasOrder: days.tools('order').length > 0,
      notesOn: notesOn(facts),
      instead: null,
    };
  }

  return { viewOf, notesOn };
}
