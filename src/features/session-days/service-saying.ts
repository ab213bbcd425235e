/** What the thread hears: the step that is on, and what the step's tools add. */
import { speakingWindows } from '../../community/hours.ts';
import type { Deps } from '../../community/kernel.ts';
import type { StepTool, StepToolName } from '../../community/step.ts';
import { DAY, HOUR, MINUTE } from '../../platform/clock.ts';
import type { Message } from '../../platform/slack/message.ts';
import { mattersLate, whatToSay } from './rules.ts';
import { beganAt, endsNow } from './rules-course.ts';
import { type Days, type Facts, hourOf } from './service-days.ts';
import { stepMessage } from './views.ts';

/** What was missed is made up for within these days. */
const SAID_WITHIN = 4 * DAY;

export function createSaying({ deps, days }: { deps: Deps; days: Days }) {
  const { calendar, db, log, outbox } = deps;

  async function say(facts: Facts, key: string, message: Message): Promise<void> {
    const thread = days.situation(facts, 0)?.thread;
    if (!thread) return;
    const { session, day, now } = facts;
    // Long after the hour nobody is woken: it waits for speaking hours.
    const { zone } = facts.community;
    const late = { windows: speakingWindows(now, now + SAID_WITHIN, zone, calendar.holidays(facts.community)) };
    const timing = now <= day.endsAt + HOUR ? hourOf(day, now) : late;
    await outbox.post({
      ...{ teamId: session.teamId, key: `session-days.steps/${session.id}/${session.revision}/${key}`, touch: 'session-days.steps' },
      ...{ whenUnsure: 'hold', channel: thread.channel, threadTs: thread.ts, message, ...timing },
    });
  }

  /** One tool's part; what goes wrong in it does not stop the session. */
  async function ask<T>(facts: Facts, tool: StepTool, work: () => Promise<T | null> | null | undefined): Promise<T | null> {
    try {
      return await db.transaction(async () => (await work()) ?? null);
    } catch (error) {
      log.error({ event: 'step_tool_failed', tool: tool.tool, sessionId: facts.session.id, err: error });
      return null;
    }
  }

  /** Nobody is asked for a debrief where nobody is. */
  const mayBegin = (facts: Facts, name: StepToolName): boolean => name !== 'debrief' || facts.here.length > 0;

  async function run(
    facts: Facts,
    index: number,
    kind: 'begin' | 'end' | 'again',
    names: readonly StepToolName[],
    once = `${index}`,
  ): Promise<boolean> {
    const situation = days.situation(facts, index);
    let said = false;
    for (const tool of situation ? names.filter((name) => mayBegin(facts, name)).flatMap(days.tools) : []) {
      const message = await ask(facts, tool, () => situation && tool[kind]?.(situation));
      if (message) await say(facts, `${once}/${tool.tool}/${kind}`, message);
      said ||= message !== null;
    }
    return said;
  }

  /** The thread hears of the present step; of those that went by unheard only what matters is begun. */
  async function announce(facts: Facts): Promise<Facts> {
    const { day, course, community } = facts;
    if (!days.situation(facts, 0) || day.stepIndex <= day.spoken) return facts;
    const { over, missed, on } = whatToSay(day.spoken, day.stepIndex, day.steps.length);
    if (over !== null) await run(facts, over, 'end', day.steps[over]?.tools ?? []);
    for (const index of missed) {
      const late = mattersLate(day.steps[index]);
      await run(facts, index, 'begin', late);
      await run(facts, index, 'end', late);
    }
    const step = on === null ? undefined : day.steps[on];
    if (on !== null && step) {
      const minutes = Math.round((endsNow(course) - beganAt(course, on)) / MINUTE);
      await say(facts, `${on}/step`, stepMessage(step, endsNow(course), minutes, community.zone));
      await run(facts, on, 'begin', step.tools);
    }
    return days.change(facts, { spoken: day.stepIndex });
  }

  return { say, ask, run, announce };
}
