/** A person's acts as the app hears them, and what its acks do to her screen. */
import { ApiError } from './api-error.ts';
import { openDirect } from './channels.ts';
import type { Answer, Delivering } from './deliver.ts';
import { type Dispatch, getBotId, type Place } from './dispatch.ts';
import type { Events } from './events.ts';
import type { Field } from './form.ts';
import type { Journal } from './journal.ts';
import { type Json, toRecord, toRecords, toText } from './json.ts';
import type { Passes } from './passes.ts';
import { notifyPerson, publishResponse } from './responses.ts';
import type { Channel, Message, ViewState } from './state.ts';
import { closeViews, findView, pushView, replaceView, stackOf, toViewJson } from './views.ts';
import { getUser, type Workspace } from './workspace.ts';

export interface Acts {
  command(userId: string, channel: Channel, line: string): Promise<void>;
  act(userId: string, place: Place, action: Json): Promise<void>;
  suggest(userId: string, place: Place, field: Field, query: string): Promise<Json[]>;
  submit(view: ViewState): Promise<void>;
  close(userId: string, all: boolean): Promise<void>;
  shortcut(userId: string, callbackId: string, on: { channel: Channel; message: Message } | null): Promise<void>;
  openHome(userId: string): Promise<void>;
}

const TROUBLE = 'We had some trouble connecting. Try again?';
const MOST_SUGGESTIONS = 100;

export interface ActsDeps {
  workspace: Workspace;
  passes: Passes;
  dispatch: Dispatch;
  delivering: Delivering;
  events: Events;
  journal: Journal;
}

export function createActs({ workspace, dispatch, delivering, events, journal }: ActsDeps): Acts {
  const send = (type: 'slash_commands' | 'interactive', userId: string, payload: Json, detail: string): Promise<Answer> =>
    delivering.deliver({ type, payload, retry: 0, reason: null }, { type: toText(payload.type) || 'slash_command', userId, detail });

  const failure = (answer: Answer): string => (answer.failure === 'http_error' ? 'dispatch_failed' : 'operation_timeout');
  const directWith = (userId: string): Channel =>
    openDirect(workspace, getUser(workspace, userId).teamId, [getBotId(workspace, getUser(workspace, userId).teamId), userId]).channel;

  /** An answer inside an ack is checked like a call, and a refusal is written down like one. */
  function apply(method: string, args: Json, work: () => void): string | null {
    try {
      work();
      return null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const response = { ok: false, error: error.code, ...error.extra };
      journal.addCall({ at: workspace.clock.now(), method, args, response, cause: null, ms: 0, status: 200, fault: null });
      return error.code;
    }
  }

  function trouble(view: ViewState): void {
    const shown = findView(workspace, { id: view.id });
    if (shown === null) return;
    shown.trouble = TROUBLE;
    workspace.announce({ kind: 'view', userId: shown.userId });
  }

  function drop(view: ViewState): void {
    const rest = stackOf(workspace, view.userId).filter((other) => other.id !== view.id);
    workspace.modals.set(view.userId, rest);
    workspace.announce({ kind: 'view', userId: view.userId });
  }

  function showErrors(view: ViewState, errors: Json): void {
    const inputs = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
    const entries = Object.entries(errors);
    const strange = entries.filter(([id]) => !inputs.has(id)).map(([id]) => `[ERROR] no input block has the block_id ${id}`);
    if (strange.length > 0 || entries.length === 0) throw new ApiError('invalid_arguments', { response_metadata: { messages: strange } });
    view.errors = Object.fromEntries(entries.map(([id, text]) => [id, toText(text)]));
    workspace.announce({ kind: 'view', userId: view.userId });
  }

  function applySubmission(submitted: ViewState, answer: Json): void {
    const view = findView(workspace, { id: submitted.id });
    if (view === null) return;
    switch (answer.response_action) {
      case undefined:
        drop(view);
        return;
      case 'clear':
        closeViews(workspace, view.userId, true);
        return;
      case 'errors':
        showErrors(view, toRecord(answer.errors));
        return;
      case 'update':
        replaceView(workspace, view, answer.view);
        return;
      case 'push':
        pushView(workspace, view.userId, view.teamId, answer.view);
        return;
      default:
        throw new ApiError('invalid_arguments', {
          response_metadata: { messages: [`[ERROR] unknown response_action ${toText(answer.response_action)}`] },
        });
    }
  }

  return {
    command: async (userId, channel, line) => {
      const [command = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line)?.slice(1) ?? [];
      const known = workspace.seed.commands.map((one) => one.command);
      if (!known.includes(command)) throw new Error(`${command} is not a valid command; there are ${known.join(', ')}`);
      const answer = await send('slash_commands', userId, dispatch.command(userId, channel, command, text.trim()), line);
      if (!answer.acked) return notifyPerson(workspace, channel.id, userId, `${command} failed with the error "${failure(answer)}"`);
      if (Object.keys(answer.payload).length === 0) return;
      const target = { userId, channelId: channel.id, messageTs: null, ephemeral: false };
      const refused = apply('command.response', answer.payload, () => publishResponse(workspace, target, answer.payload));
      if (refused !== null) notifyPerson(workspace, channel.id, userId, `${command} failed with the error "${refused}"`);
    },
    act: async (userId, place, action) => {
      const answer = await send('interactive', userId, dispatch.actions(userId, place, action), toText(action.action_id));
      if (answer.acked) return;
      if (place.kind === 'message')
        notifyPerson(workspace, place.channel.id, userId, `This action failed with the error "${failure(answer)}"`);
      else trouble(place.view);
    },
    suggest: async (userId, place, field, query) => {
      const answer = await send('interactive', userId, dispatch.suggestion(userId, place, field, query), field.actionId);
      const groups = toRecords(answer.payload.option_groups);
      const options = groups.length > 0 ? groups.flatMap((group) => toRecords(group.options)) : toRecords(answer.payload.options);
      if (options.length <= MOST_SUGGESTIONS) return options;
      apply('block_suggestion.response', answer.payload, () => {
        throw new ApiError('invalid_arguments', {
          response_metadata: { messages: ['[ERROR] no more than 100 items allowed [json-pointer:/options]'] },
        });
      });
      return [];
    },
    submit: async (view) => {
      view.errors = {};
      view.trouble = null;
      const answer = await send('interactive', view.userId, dispatch.submission(view), view.callbackId);
      if (!answer.acked) return trouble(view);
      const refused = apply('view_submission.response', answer.payload, () => applySubmission(view, answer.payload));
      if (refused !== null) trouble(view);
    },
    close: async (userId, all) => {
      const clears = all || (stackOf(workspace, userId).at(-1)?.clearOnClose ?? false);
      const gone = closeViews(workspace, userId, clears).filter((view) => view.notifyOnClose);
      await Promise.all(gone.map((view) => send('interactive', userId, dispatch.closed(view, clears), view.callbackId)));
    },
    shortcut: async (userId, callbackId, on) => {
      const type = on === null ? 'global' : 'message';
      const known = workspace.seed.shortcuts.filter((one) => one.type === type).map((one) => one.callbackId);
      if (!known.includes(callbackId)) throw new Error(`no ${type} shortcut ${callbackId}; there are ${known.join(', ') || 'none'}`);
      const payload =
        on === null ? dispatch.shortcut(userId, callbackId) : dispatch.messageAction(userId, callbackId, on.channel, on.message);
      const answer = await send('interactive', userId, payload, callbackId);
      if (!answer.acked)
        notifyPerson(
          workspace,
          on?.channel.id ?? directWith(userId).id,
          userId,
          `This shortcut failed with the error "${failure(answer)}"`,
        );
    },
    openHome: async (userId) => {
      const view = workspace.homes.get(userId);
      const shown = view === undefined ? {} : { view: toViewJson(workspace, view) };
      await events.tell(getUser(workspace, userId).teamId, {
        type: 'app_home_opened',
        user: userId,
        channel: directWith(userId).id,
        tab: 'home',
        ...shown,
      });
    },
  };
}
