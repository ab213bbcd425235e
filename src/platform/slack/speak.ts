/** From an answer to Slack, after the commit. What cannot be said any more (an expired trigger, a closed modal) is said another way or let go. */
import type { RespondArguments, RespondFn } from '@slack/bolt';
import type { SlackCaller } from '../delivery/caller.ts';
import type { Act, Answer } from '../feature.ts';
import type { Log } from '../log.ts';
import type { Message, Modal } from './message.ts';
import type { Arrival } from './payloads.ts';
import { noticeModal, notOpenedMessage, tooLateMessage } from './views.ts';

export interface SpeakParts {
  caller: SlackCaller;
  log: Log;
  /** Draws her App Home: she is looking at it. */
  openHome(teamId: string, userId: string): Promise<void>;
  /** The same, if it may be on a screen. */
  refreshHome(teamId: string, userId: string): Promise<void>;
}

export type Respond = RespondFn | null;

const ephemeral = (message: Message): RespondArguments => ({
  response_type: 'ephemeral',
  replace_original: false,
  text: message.text,
  ...(message.blocks ? { blocks: message.blocks } : {}),
});

export function createSpeak({ caller, log, openHome, refreshHome }: SpeakParts) {
  const call = async (act: Act, method: string, args: Record<string, unknown>): Promise<string | null> => {
    const result = await caller.call(act.teamId, method, args);
    if (result.kind === 'done') return null;
    log.warn({ event: 'answer_not_said', method, error: result.error, user: act.userId });
    return result.error;
  };

  const openModal = async (arrival: Arrival<Act>, view: Modal, respond: Respond): Promise<void> => {
    const inModal = arrival.view !== null && !arrival.view.inHome;
    // There is no place for a fourth window: the one on top becomes it.
    if (arrival.view?.isThird) return void (await call(arrival.act, 'views.update', { view_id: arrival.view.id, view }));
    const error = await call(arrival.act, inModal ? 'views.push' : 'views.open', { trigger_id: arrival.triggerId, view });
    if (error === 'push_limit_reached' && arrival.view) await call(arrival.act, 'views.update', { view_id: arrival.view.id, view });
    else if (error !== null && respond) {
      const message = error.includes('trigger') ? tooLateMessage : notOpenedMessage;
      await respond(ephemeral(message)).catch(() => undefined);
    }
  };

  const reply = async (arrival: Arrival<Act>, message: Message, respond: Respond): Promise<void> => {
    if (respond) {
      await respond(ephemeral(message)).catch((error: unknown) => log.warn({ event: 'answer_not_said', error: String(error) }));
      return;
    }
    if (arrival.view) return openModal(arrival, noticeModal(message), null);
    if (arrival.act.channelId)
      await call(arrival.act, 'chat.postEphemeral', { channel: arrival.act.channelId, user: arrival.act.userId, ...message });
    else await openModal(arrival, noticeModal(message), null);
  };

  const replace = async (message: Message, respond: Respond): Promise<void> => {
    if (respond)
      await respond({ replace_original: true, text: message.text, blocks: message.blocks ?? [] }).catch((error: unknown) =>
        log.warn({ event: 'answer_not_said', error: String(error) }),
      );
  };

  const opening = new Set<Promise<void>>();
  const open = async (arrival: Arrival<Act>, view: Modal, respond: Respond): Promise<void> => {
    const opened = openModal(arrival, view, respond);
    opening.add(opened);
    await opened.finally(() => opening.delete(opened));
  };

  let lastHome: Promise<void> = Promise.resolve();
  /** One at a time, and after the windows that others wait for: drawing a Home is long work, and nobody looks at it yet. */
  const publishInTurn = ({ act, view }: Arrival<Act>): Promise<void> => {
    const published = lastHome.then(async () => {
      await Promise.allSettled(opening);
      await (view?.inHome ? openHome : refreshHome)(act.teamId, act.userId);
    });
    lastHome = published.catch(() => undefined);
    return published;
  };

  /** Everything of the answer that Slack did not already get with the acknowledgement. */
  const speak = async (arrival: Arrival<Act>, answer: Answer, respond: Respond): Promise<void> => {
    if (answer.open) await open(arrival, answer.open, respond);
    if (answer.update && arrival.view && !arrival.view.inHome) {
      // The hash lets Slack refuse when the modal has moved on meanwhile: the newer one stays.
      await call(arrival.act, 'views.update', {
        view_id: arrival.view.id,
        ...(arrival.view.hash ? { hash: arrival.view.hash } : {}),
        view: answer.update,
      });
    }
    if (answer.replace) await replace(answer.replace, respond);
    if (answer.reply) await reply(arrival, answer.reply, respond);
    if (answer.refreshHome || arrival.view?.inHome) await publishInTurn(arrival);
  };

  return { speak };
}

export type Speak = ReturnType<typeof createSpeak>;
