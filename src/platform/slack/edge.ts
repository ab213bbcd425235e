/** Bolt's listeners: every command, button, submission, shortcut and event goes through here, and nowhere else. */
import type { App, ViewClosedAction, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { type Clock, SECOND } from '../clock.ts';
import type { Act, Answer, CommandAct } from '../feature.ts';
import type { Log } from '../log.ts';
import type { Dispatch } from './dispatch.ts';
import { type Arrival, readAction, readCommand, readShortcut, readSubmission } from './payloads.ts';
import type { Registry } from './registry.ts';
import type { Speak } from './speak.ts';
import { goneMessage, noticeModal, stillWorkingMessage } from './views.ts';

/** Slack waits three seconds for an acknowledgement; past this we acknowledge empty-handed and answer another way. */
const ACK_DEADLINE = 2.2 * SECOND;

export interface EdgeParts {
  clock: Clock;
  log: Log;
  registry: Registry;
  dispatch: Dispatch;
  speak: Speak;
  /** Answers `/rondo` with an unknown or no sub-command. */
  unknownCommand(act: CommandAct, name: string): Promise<Answer>;
  publishHome(teamId: string, userId: string): Promise<void>;
}

const eventBody = z.object({ team_id: z.string(), event_id: z.string(), event: z.record(z.string(), z.unknown()) });

/** Resolves true when the work was done in time. The work goes on either way. */
async function inTime(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ACK_DEADLINE, false);
  });
  const done = await Promise.race([work.then(() => true as const), deadline]);
  clearTimeout(timer);
  return done;
}

export function registerEdge(bolt: App, parts: EdgeParts): void {
  const { clock, log, registry, dispatch, speak } = parts;

  bolt.command(/.*/, async ({ body, ack, respond }) => {
    const arrival = readCommand(body, clock.now());
    const [first = ''] = arrival.act.text.split(/\s+/);
    const named = registry.direct.get(arrival.command) ?? registry.commands.get(first.toLowerCase());
    const act = registry.direct.has(arrival.command) ? arrival.act : { ...arrival.act, text: arrival.act.text.slice(first.length).trim() };
    const work = dispatch.run({ ...arrival, act: named ? act : arrival.act }, (given) =>
      named ? named.run(given) : parts.unknownCommand(given, first),
    );
    if (!(await inTime(work))) await ack({ response_type: 'ephemeral', text: stillWorkingMessage.text });
    const { answer } = await work;
    const { reply, ...others } = answer;
    if (reply && !answer.open) await acknowledge(ack, { response_type: 'ephemeral' as const, ...reply });
    else await acknowledge(ack);
    await speak.speak(arrival, answer.open ? answer : others, respond);
  });

  bolt.action(/.*/, async ({ body, ack, respond: respondAt }) => {
    await ack();
    const arrival = readAction(body, clock.now());
    const handler = registry.actions.get(arrival.act.actionId);
    const respond = arrival.view ? null : (respondAt ?? null);
    if (!handler) {
      // A button that only opens a link still arrives here; it needs no answer.
      if (arrival.act.actionId.includes(':')) await speak.speak(arrival, { reply: goneMessage }, respond);
      return;
    }
    const { answer, duplicate } = await dispatch.run(arrival, handler);
    if (!duplicate) await speak.speak(arrival, answer, respond);
  });

  const submitted = async (
    arrival: Arrival<Act>,
    work: Promise<{ answer: Answer }>,
    ack: (payload?: ViewResponseAction) => Promise<void>,
  ): Promise<void> => {
    if (!(await inTime(work))) {
      await acknowledge(ack, { response_action: 'update', view: noticeModal(stillWorkingMessage) });
      const { answer } = await work;
      const late = answer.update ?? answer.open ?? noticeModal(answer.reply ?? { text: Object.values(answer.errors ?? {})[0] ?? '✓' });
      await speak.speak(
        { ...arrival, view: arrival.view && { ...arrival.view, hash: '' } },
        { update: late, refreshHome: answer.refreshHome ?? false },
        null,
      );
      return;
    }
    const { answer } = await work;
    const instead = answer.update ?? (answer.reply && !answer.open ? noticeModal(answer.reply) : undefined);
    if (answer.errors) await acknowledge(ack, { response_action: 'errors', errors: answer.errors });
    else if (answer.open) await acknowledge(ack, { response_action: 'push', view: answer.open });
    else if (instead) await acknowledge(ack, { response_action: 'update', view: instead });
    else if (answer.clear) await acknowledge(ack, { response_action: 'clear' });
    else await acknowledge(ack);
    if (answer.refreshHome) await parts.publishHome(arrival.act.teamId, arrival.act.userId);
  };

  bolt.view<ViewSubmitAction>(/.*/, async ({ body, ack }) => {
    const arrival = readSubmission(body, clock.now(), 'submit');
    const handler = registry.submissions.get(arrival.act.callbackId);
    if (!handler) return acknowledge(ack, { response_action: 'update', view: noticeModal(goneMessage) });
    await submitted(arrival, dispatch.run(arrival, handler), ack);
  });

  bolt.view<ViewClosedAction>({ callback_id: /.*/, type: 'view_closed' }, async ({ body, ack }) => {
    await ack();
    const arrival = readSubmission(body, clock.now(), 'close');
    const handler = registry.closings.get(arrival.act.callbackId);
    if (handler) await dispatch.run(arrival, handler);
  });

  bolt.shortcut(/.*/, async ({ body, ack, respond }) => {
    await ack();
    const arrival = readShortcut(body, clock.now());
    const handler = registry.shortcuts.get(arrival.callbackId);
    const { answer } = handler ? await dispatch.run(arrival, handler) : { answer: { reply: goneMessage } };
    await speak.speak(arrival, answer, respond ?? null);
  });

  bolt.event(/.*/, async ({ body }) => {
    const parsed = eventBody.safeParse(body);
    if (!parsed.success) return;
    const { team_id: teamId, event_id: eventId, event } = parsed.data;
    const type = String(event.type);
    if (type === 'app_home_opened' && event.tab === 'home' && typeof event.user === 'string') {
      const userId = event.user;
      const arrival = {
        act: { teamId, userId, channelId: null, now: clock.now() },
        key: '',
        cause: `act:${userId}:home`,
        triggerId: '',
        people: [userId],
        view: null,
      };
      await dispatch.run(arrival, async () => undefined);
      await dispatch.track(() => parts.publishHome(teamId, userId));
    }
    const handlers = registry.events.get(type) ?? [];
    if (handlers.length === 0) return;
    const arrival = {
      act: { teamId, userId: '', channelId: null, now: clock.now() },
      key: `event/${eventId}`,
      cause: `event:${type}`,
      triggerId: '',
      people: [],
      view: null,
    };
    const { answer } = await dispatch.run(arrival, async (act) => {
      for (const handle of handlers) await handle({ teamId, now: act.now, event });
    });
    if (answer.reply) log.warn({ event: 'event_not_handled', type });
  });
}

/** Bolt throws on a second acknowledgement over HTTP; after the deadline there has been one. */
async function acknowledge<T>(ack: (payload?: T) => Promise<void>, payload?: T): Promise<void> {
  await ack(payload).catch((error: unknown) => {
    if (!(error instanceof Error) || !error.message.includes('ack')) throw error;
  });
}
