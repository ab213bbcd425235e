/** Events API: what the workspace tells the app by itself, three retries when it is not acked. */
import type { Delivering } from './deliver.ts';
import { type Json, toRecord, toText } from './json.ts';
import { toMessageJson } from './messages.ts';
import { toUserJson } from './methods-users.ts';
import type { Change, Channel, Message } from './state.ts';
import { findInstall, type Workspace } from './workspace.ts';

export interface Events {
  /** Delivers an event to the app; resolves when it is acked, or when the first attempt and its immediate repetition were not. */
  emit(teamId: string, event: Json): Promise<void>;
  /** As `emit`, but only what the app subscribed to. */
  tell(teamId: string, event: Json): Promise<void>;
  stop(): void;
}

const kinds = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;
const subscriptions = { public: 'message.channels', private: 'message.groups', im: 'message.im', mpim: 'message.mpim' } as const;
/** What is told to an app whose seed lists no events. */
const usual = new Set([
  ...[
    'app_home_opened',
    'member_joined_channel',
    'member_left_channel',
    'channel_rename',
    'channel_archive',
    'channel_unarchive',
    'group_rename',
    'group_archive',
  ],
  ...['group_unarchive', 'user_change', 'team_join', 'tokens_revoked', 'app_uninstalled'],
]);

export function createEvents(workspace: Workspace, delivering: Delivering, retryDelaysMs: number[]): Events {
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  const subscribed = (name: string): boolean => workspace.seed.events?.includes(name) ?? usual.has(name);

  async function attempt(payload: Json, retry: number, reason: string | null): Promise<void> {
    const event = toRecord(payload.event);
    const type = toText(event.type);
    const envelope = { type: 'events_api' as const, payload, retry, reason };
    const answer = await delivering.deliver(envelope, { type, userId: toText(event.user) || null, detail: toText(event.channel) });
    const delay = retryDelaysMs[retry];
    if (stopped || answer.acked || answer.noRetry || delay === undefined) return;
    if (delay === 0) return attempt(payload, retry + 1, answer.failure);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(payload, retry + 1, answer.failure);
    }, delay).unref();
    timers.add(timer);
  }

  const emit = (teamId: string, event: Json): Promise<void> => {
    const install = findInstall(workspace, teamId);
    const payload: Json = {
      token: 'sandbox-verification',
      team_id: teamId,
      api_app_id: workspace.seed.bot.appId,
      type: 'event_callback',
      event_id: workspace.ids.next('Ev'),
      event_time: Math.floor(workspace.clock.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: teamId, user_id: install?.botUserId ?? '', is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
      event: { event_ts: workspace.nextTs(), ...event },
    };
    return attempt(payload, 0, null);
  };

  const tell = async (teamId: string, event: Json, name = toText(event.type)): Promise<void> => {
    if (subscribed(name)) await emit(teamId, event);
  };

  const botIn = (channel: Channel): boolean => channel.members.has(findInstall(workspace, channel.teamId)?.botUserId ?? '');

  function onMessage(kind: Change['kind'], channel: Channel, message: Message): void {
    if (message.ephemeralFor !== null || !botIn(channel)) return;
    const base = { type: 'message', channel: channel.id, channel_type: kinds[channel.kind], event_ts: workspace.nextTs() };
    const json = toMessageJson(workspace, message);
    const name = subscriptions[channel.kind];
    if (kind === 'message') void tell(channel.teamId, { ...json, ...base }, name);
    else if (kind === 'message_changed')
      void tell(channel.teamId, { ...base, subtype: kind, ts: message.edited ?? message.ts, message: json, hidden: true }, name);
    else
      void tell(
        channel.teamId,
        { ...base, subtype: kind, ts: workspace.nextTs(), deleted_ts: message.ts, previous_message: json, hidden: true },
        name,
      );
    const bot = findInstall(workspace, channel.teamId)?.botUserId ?? '';
    if (kind === 'message' && message.text.includes(`<@${bot}>`)) void tell(channel.teamId, { ...json, ...base, type: 'app_mention' });
  }

  function onMembership(change: Extract<Change, { kind: 'joined' | 'left' }>, channel: Channel): void {
    const bot = findInstall(workspace, channel.teamId)?.botUserId;
    if (!botIn(channel) && change.userId !== bot) return;
    const type = change.kind === 'joined' ? 'member_joined_channel' : 'member_left_channel';
    const inviter = change.inviter === null ? {} : { inviter: change.inviter };
    void tell(channel.teamId, {
      type,
      user: change.userId,
      channel: channel.id,
      channel_type: channel.kind === 'public' ? 'C' : 'G',
      team: channel.teamId,
      ...inviter,
    });
  }

  function onChannel(what: string, channel: Channel): void {
    const verb = { renamed: 'rename', archived: 'archive', unarchived: 'unarchive' }[what];
    if (verb === undefined || !botIn(channel)) return;
    const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${verb}`;
    const shown = verb === 'rename' ? { id: channel.id, name: channel.name, created: Math.floor(channel.created / 1000) } : channel.id;
    void tell(channel.teamId, { type, channel: shown });
  }

  function onUser(change: Extract<Change, { kind: 'user' }>): void {
    const user = workspace.users.get(change.userId);
    const install = user === undefined ? null : findInstall(workspace, user.teamId);
    if (user === undefined || install === null) return;
    void tell(user.teamId, {
      type: change.what === 'added' ? 'team_join' : 'user_change',
      user: toUserJson({ workspace, install }, user, true),
    });
  }

  const unsubscribe = workspace.subscribe((change) => {
    const channel = 'channelId' in change ? workspace.channels.get(change.channelId) : undefined;
    if (change.kind === 'user') onUser(change);
    if (channel === undefined) return;
    if (change.kind === 'message' || change.kind === 'message_changed' || change.kind === 'message_deleted')
      onMessage(change.kind, channel, change.message);
    if (change.kind === 'joined' || change.kind === 'left') onMembership(change, channel);
    if (change.kind === 'channel') onChannel(change.what, channel);
    if (change.kind === 'reaction' && botIn(channel)) {
      void tell(channel.teamId, {
        type: change.added ? 'reaction_added' : 'reaction_removed',
        user: change.userId,
        reaction: change.name,
        item: { type: 'message', channel: channel.id, ts: change.ts },
      });
    }
  });

  return {
    emit,
    tell: (teamId, event) => tell(teamId, event),
    stop: () => {
      stopped = true;
      unsubscribe();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
