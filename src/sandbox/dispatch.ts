/** The payloads the workspace sends to the app. Slack docs: reference/interaction-payloads. */
import { type Field, slotOf } from './form.ts';
import { isRecord, type Json } from './json.ts';
import { toMessageJson } from './messages.ts';
import type { Passes } from './passes.ts';
import type { Channel, Message, User, Values, ViewState } from './state.ts';
import { toViewJson } from './views.ts';
import { findInstall, getUser, type Workspace } from './workspace.ts';

/** Where a control is: in a view, or under a message. */
export type Place = { kind: 'view'; view: ViewState } | { kind: 'message'; message: Message; channel: Channel };

export interface Dispatch {
  command(userId: string, channel: Channel, command: string, text: string): Json;
  actions(userId: string, place: Place, action: Json): Json;
  submission(view: ViewState): Json;
  closed(view: ViewState, isCleared: boolean): Json;
  shortcut(userId: string, callbackId: string): Json;
  messageAction(userId: string, callbackId: string, channel: Channel, message: Message): Json;
  suggestion(userId: string, place: Place, field: Field, query: string): Json;
}

export const placeBlocks = (place: Place): Json[] => (place.kind === 'view' ? place.view.blocks : (place.message.blocks ?? []));
export const messageKey = (userId: string, message: Message): string => `${userId}|${message.channel}|${message.ts}`;

export function placeValues(workspace: Workspace, userId: string, place: Place): Values {
  return place.kind === 'view' ? place.view.values : (workspace.messageValues.get(messageKey(userId, place.message)) ?? {});
}

/** Fields every payload shows of the app's side. */
export function createDispatch(workspace: Workspace, passes: Passes): Dispatch {
  const app = { token: 'sandbox-verification', api_app_id: workspace.seed.bot.appId };
  const nameOf = (channel: Channel): string =>
    ({ public: channel.name, private: 'privategroup', im: 'directmessage', mpim: channel.name })[channel.kind];
  const channelJson = (channel: Channel): Json => ({ id: channel.id, name: nameOf(channel) });

  function common(type: string, user: User): Json {
    const team = workspace.teams.get(user.teamId);
    return {
      type,
      ...app,
      user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
      team: { id: user.teamId, domain: team?.domain ?? '' },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  const trigger = (user: User, viewId: string | null): Json => ({
    trigger_id: passes.newTrigger({ userId: user.id, teamId: user.teamId, viewId }),
  });

  function where(place: Place): Json {
    if (place.kind === 'view') return { container: { type: 'view', view_id: place.view.id }, view: toViewJson(workspace, place.view) };
    const { message, channel } = place;
    const ephemeral = message.ephemeralFor !== null;
    const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
    return {
      container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: ephemeral, ...thread },
      channel: channelJson(channel),
      // Slack does not send an ephemeral message back.
      ...(ephemeral ? {} : { message: toMessageJson(workspace, message) }),
    };
  }

  const respondUrl = (userId: string, channel: Channel, message: Message | null): Json => ({
    response_url: passes.newResponseUrl({
      userId,
      channelId: channel.id,
      messageTs: message?.ts ?? null,
      ephemeral: message !== null && message.ephemeralFor !== null,
    }),
  });

  return {
    command: (userId, channel, command, text) => {
      const user = getUser(workspace, userId);
      const team = workspace.teams.get(user.teamId);
      return {
        ...app,
        team_id: user.teamId,
        team_domain: team?.domain ?? '',
        channel_id: channel.id,
        channel_name: nameOf(channel),
        user_id: user.id,
        user_name: user.name,
        command,
        text: escapeTyped(workspace, text),
        is_enterprise_install: 'false',
        ...respondUrl(userId, channel, null),
        ...trigger(user, null),
      };
    },
    actions: (userId, place, action) => {
      const user = getUser(workspace, userId);
      return {
        ...common('block_actions', user),
        ...trigger(user, place.kind === 'view' ? place.view.id : null),
        ...where(place),
        ...(place.kind === 'message'
          ? {
              ...respondUrl(userId, place.channel, place.message),
              state: { values: structuredClone(placeValues(workspace, userId, place)) },
            }
          : {}),
        actions: [{ ...action, action_ts: workspace.nextTs() }],
      };
    },
    submission: (view) => {
      const user = getUser(workspace, view.userId);
      return {
        ...common('view_submission', user),
        ...trigger(user, view.id),
        view: toViewJson(workspace, view),
        response_urls: responseUrls(view),
      };
    },
    closed: (view, isCleared) => ({
      ...common('view_closed', getUser(workspace, view.userId)),
      view: toViewJson(workspace, view),
      is_cleared: isCleared,
    }),
    shortcut: (userId, callbackId) => {
      const user = getUser(workspace, userId);
      return { ...common('shortcut', user), ...trigger(user, null), callback_id: callbackId, action_ts: workspace.nextTs() };
    },
    messageAction: (userId, callbackId, channel, message) => {
      const user = getUser(workspace, userId);
      return {
        ...common('message_action', user),
        ...trigger(user, null),
        ...respondUrl(userId, channel, message),
        callback_id: callbackId,
        channel: channelJson(channel),
        message_ts: message.ts,
        message: toMessageJson(workspace, message),
        action_ts: workspace.nextTs(),
      };
    },
    suggestion: (userId, place, field, query) => ({
      ...common('block_suggestion', getUser(workspace, userId)),
      ...where(place),
      block_id: field.blockId,
      action_id: field.actionId,
      value: query,
    }),
  };

  /** A conversation chosen in an input with `response_url_enabled` gives the app a way to answer there. */
  function responseUrls(view: ViewState): Json[] {
    return view.blocks.flatMap((block) => {
      const { element } = block;
      if (!isRecord(element) || element.response_url_enabled !== true) return [];
      const value = view.values[String(block.block_id)]?.[String(element.action_id)];
      const id = value?.[slotOf(String(element.type))?.key ?? ''];
      const channel = typeof id === 'string' ? workspace.channels.get(id) : undefined;
      return channel === undefined
        ? []
        : [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel.id, ...respondUrl(view.userId, channel, null) }];
    });
  }
}

/** What was typed into a command as Slack hands it over: `&`, `<` and `>` escaped, mentions of people and channels left as tokens. */
export function escapeTyped(workspace: Workspace, text: string): string {
  const isMention = (token: string, id: string): boolean =>
    token.startsWith('<@') ? workspace.users.has(id) : token.startsWith('<#') && workspace.channels.has(id);
  return text.replace(/<[@#]([A-Z0-9]+)(?:\|[^<>]*)?>|[&<>]/g, (found: string, id: string | undefined) => {
    if (id !== undefined && isMention(found, id)) return found;
    return found.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  });
}

/** The bot the person's team talks to, or a sentence saying it is not there. */
export function getBotId(workspace: Workspace, teamId: string): string {
  const install = findInstall(workspace, teamId);
  if (install === null) throw new Error(`the app is not installed in team ${teamId}`);
  return install.botUserId;
}
