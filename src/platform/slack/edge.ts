/** Bolt's listeners: every command, button, submission, shortcut and event goes through here, and nowhere else. */
import type { App, ViewClosedAction, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { withCause } from '../cause.ts';
import { type Clock, SECOND } from '../clock.ts';
import type { Act, Answer, CommandAct } from '../feature.ts';
import type { Log } from '../log.ts';
import type { Dispatch } from './dispatch.ts';
import { type Arrival, readAction, readCommand, readEvent, readShortcut, readSubmission } from './payloads.ts';
import type { Registry } from './registry.ts';
import type { Speak } from './speak.ts';
import { goneMessage, noticeModal, stillWorkingMessage, withTyped, worthKeeping } from './views.ts';

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
  /** Draws her App Home: she is looking at it. */
  openHome(teamId: string, userId: string): Promise<void>;
  /** The same, if it may be on a screen. */
  refreshHome(teamId: string, userId: string): Promise<void>;
}

const eventBody = z.object({ team_id: z.string(), event_id: z.string(), event: z.record(z.string(), z.unknown()) });

type ViewAck = (payload?: ViewResponseAction) => Promise<void>;

/** What follows the sub-command's name. */
const withoutName = (act: CommandAct, name: string): CommandAct => ({
  ...act,
  text: act.text.slice(name.length).trim(),
  typed: act.typed.slice(name.length).trim(),
});

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
  /** From the first instant to the last word: counted for a graceful stop, and known as the cause of whatever it leads to. */
  const listen = (cause: string, work: () => Promise<void>): Promise<void> => dispatch.track(() => withCause(cause, work));

  /** Help, and the words that were meant for some command. */
  const unknown = async (act: CommandAct, name: string): Promise<Answer> => {
    const answer = await parts.unknownCommand(act, name);
    return answer.reply && worthKeeping(act.typed) ? { ...answer, reply: withTyped(answer.reply, act.typed) } : answer;
  };

  bolt.command(/.*/, ({ body, ack, respond }) => {
    const arrival = readCommand(body, clock.now());
    return listen(arrival.cause, async () => {
      const [first = ''] = arrival.act.text.split(/\s+/);
      const direct = registry.direct.get(arrival.command);
      const named = direct ?? registry.commands.get(first.toLowerCase());
      const act = named && !direct ? withoutName(arrival.act, first) : arrival.act;
      const work = dispatch.run({ ...arrival, act }, (given) => (named ? named.run(given) : unknown(given, first)));
      if (!(await inTime(work))) await ack({ response_type: 'ephemeral', text: stillWorkingMessage.text });
      const { answer } = await work;
      const { reply, ...others } = answer;
      if (reply && !answer.open) await acknowledge(ack, { response_type: 'ephemeral' as const, ...reply });
      else await acknowledge(ack);
      await speak.speak(arrival, answer.open ? answer : others, respond);
    });
  });

  bolt.action(/.*/, ({ body, ack, respond: respondAt }) => {
    const arrival = readAction(body, clock.now());
    return listen(arrival.cause, async () => {
      await ack();
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
  });

  const answerSubmission = async (arrival: Arrival<Act>, work: Promise<{ answer: Answer }>, ack: ViewAck): Promise<void> => {
    if (!(await inTime(work))) {
      await acknowledge(ack, { response_action: 'update', view: noticeModal(stillWorkingMessage) });
      const { answer } = await work;
      const late = answer.update ?? answer.open ?? noticeModal(answer.reply ?? { text: Object.values(answer.errors ?? {})[0] ?? '✓' });
      const view = arrival.view && { ...arrival.view, hash: '' };
      return speak.speak({ ...arrival, view }, { update: late, refreshHome: answer.refreshHome ?? false }, null);
    }
    const { answer } = await work;
    const instead = answer.update ?? (answer.reply && !answer.open ? noticeModal(answer.reply) : undefined);
    if (answer.errors) await acknowledge(ack, { response_action: 'errors', errors: answer.errors });
    else if (answer.open) await acknowledge(ack, { response_action: arrival.view?.isThird ? 'update' : 'push', view: answer.open });
    else if (instead) await acknowledge(ack, { response_action: 'update', view: instead });
    else if (answer.clear) await acknowledge(ack, { response_action: 'clear' });
    else await acknowledge(ack);
    if (answer.refreshHome) await parts.refreshHome(arrival.act.teamId, arrival.act.userId);
  };

  bolt.view<ViewSubmitAction>(/.*/, ({ body, ack }) => {
    const arrival = readSubmission(body, clock.now(), 'submit');
    return listen(arrival.cause, async () => {
      const handler = registry.submissions.get(arrival.act.callbackId);
      if (!handler) return acknowledge(ack, { response_action: 'update', view: noticeModal(goneMessage) });
      await answerSubmission(arrival, dispatch.run(arrival, handler), ack);
    });
  });

  bolt.view<ViewClosedAction>({ callback_id: /.*/, type: 'view_closed' }, ({ body, ack }) => {
    const arrival = readSubmission(body, clock.now(), 'close');
    return listen(arrival.cause, async () => {
      await ack();
      const handler = registry.closings.get(arrival.act.callbackId);
      if (handler) await dispatch.run(arrival, handler);
    });
  });

  bolt.shortcut(/.*/, ({ body, ack, respond }) => {
    const arrival = readShortcut(body, clock.now());
    return listen(arrival.cause, async () => {
      await ack();
      const handler = registry.shortcuts.get(arrival.callbackId);
      const { answer } = handler ? await dispatch.run(arrival, handler) : { answer: { reply: goneMessage } };
      await speak.speak(arrival, answer, respond ?? null);
    });
  });

  bolt.event(/.*/, async ({ body }) => {
    const parsed = eventBody.safeParse(body);
    if (!parsed.success) return;
    const { team_id: teamId, event_id: eventId, event } = parsed.data;
    const arrival = readEvent(teamId, event, clock.now());
    await listen(arrival.cause, async () => {
      if (event.type === 'app_home_opened' && event.tab === 'home') {
        await dispatch.run(arrival, async () => undefined);
        await parts.openHome(teamId, arrival.act.userId);
      }
      const handlers = registry.events.get(String(event.type)) ?? [];
      if (handlers.length === 0) return;
      const act = { ...arrival.act, userId: '' };
      const { answer } = await dispatch.run({ ...arrival, act, key: `event/${eventId}` }, async ({ now }) => {
        for (const handle of handlers) await handle({ teamId, now, event });
      });
      if (answer.reply) log.warn({ event: 'event_not_handled', type: String(event.type) });
    });
  });
}

/** Bolt throws on a second acknowledgement over HTTP; after the deadline there has been one. */
async function acknowledge<T>(ack: (payload?: T) => Promise<void>, payload?: T): Promise<void> {
  await ack(payload).catch((error: unknown) => {
    if (!(error instanceof Error) || !error.message.includes('ack')) throw error;
  });
}
