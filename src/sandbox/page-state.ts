/** What one person's page shows: only what she may see, as JSON. Everything about others' DMs and ephemeral messages stays out. */
import { CAST } from './cast.ts';
import { messageKey } from './dispatch.ts';
import type { Json } from './json.ts';
import { listVisible, nameChannel } from './seeing.ts';
import type { Channel, Message, ViewState } from './state.ts';
import { stackOf } from './views.ts';
import { findInstall, getUser, type Workspace } from './workspace.ts';

/** The newest of a channel; a quarter's messages would make every refresh slow. */
const MOST_MESSAGES = 300;
/** As the manifest calls the app; its user is called after its handle. */
const APP_NAME = 'Rondo';

export interface Reading {
  /** The newest message she has read there, '' for none. */
  readTs(userId: string, channelId: string): string;
}

/** Without the `#`; a group by its people, the app left out. */
function titleOf(workspace: Workspace, channel: Channel, viewer: string): string {
  if (channel.kind !== 'mpim') return nameChannel(workspace, channel, viewer).replace(/^#/, '');
  const others = [...channel.members].filter((id) => id !== viewer && id !== workspace.seed.bot.userId);
  return others.map((id) => workspace.users.get(id)?.realName ?? id).join(', ');
}

type Seen = { channel: Channel; message: Message };

function showMessage(workspace: Workspace, viewer: string, { channel, message }: Seen): Json {
  const author = workspace.users.get(message.userId);
  return {
    ts: message.ts,
    threadTs: message.threadTs,
    broadcast: message.broadcast,
    userId: message.userId,
    author: message.username ?? (message.userId === workspace.seed.bot.userId ? APP_NAME : (author?.realName ?? message.userId)),
    app: message.botId !== null,
    text: message.text,
    blocks: message.blocks,
    // Only what they say: nobody here sends any.
    attachments: message.attachments.map((one) => String(one.text ?? one.fallback ?? '')),
    ephemeral: message.ephemeralFor !== null,
    edited: message.edited !== null && message.botId === null,
    reactions: message.reactions,
    files: message.files.flatMap((id) => {
      const file = workspace.files.get(id);
      if (file === undefined || file.state === 'deleted') return [];
      const { name, title, mimetype, altText, bytes } = file;
      return [{ id, name, title, mimetype, altText, size: bytes.length, url: `/files/${id}/${encodeURIComponent(name)}` }];
    }),
    pinned: channel.pins.has(message.ts),
    values: workspace.messageValues.get(messageKey(viewer, message)) ?? {},
  };
}

const showView = (view: ViewState): Json => ({
  id: view.id,
  hash: view.hash,
  title: view.title,
  submit: view.submit,
  close: view.close,
  blocks: view.blocks,
  values: view.values,
  errors: view.errors,
  trouble: view.trouble,
});

function showChannels(workspace: Workspace, viewer: string, reading: Reading, seen: Seen[], botUserId: string): Json[] {
  const byChannel = Map.groupBy(seen, ({ channel }) => channel.id);
  return [...workspace.channels.values()]
    .filter((channel) => channel.members.has(viewer))
    .map((channel) => {
      const own = byChannel.get(channel.id) ?? [];
      const readTs = reading.readTs(viewer, channel.id);
      return {
        id: channel.id,
        name: titleOf(workspace, channel, viewer),
        kind: channel.kind,
        app: channel.kind === 'im' && channel.members.has(botUserId),
        archived: channel.archived,
        topic: channel.topic,
        people: [...channel.members].filter((id) => id !== botUserId).length,
        pins: channel.pins.size,
        unread: own.filter(({ message }) => message.userId !== viewer && message.ts > readTs).length,
        last: own.at(-1)?.message.ts ?? '',
      };
    });
}

/** How much the app has said to her, alone or with others, that she has not read, as a number: whom to be next. */
function countUnread(workspace: Workspace, reading: Reading, userId: string, botUserId: string): number {
  const direct = [...workspace.channels.values()].filter(
    ({ kind, members }) => (kind === 'im' || kind === 'mpim') && members.has(userId) && members.has(botUserId),
  );
  const unread = direct.flatMap(({ id, messages }) => {
    const readTs = reading.readTs(userId, id);
    return messages.filter((message) => message.userId === botUserId && message.ts > readTs);
  });
  return unread.length;
}

const showPeople = (workspace: Workspace, reading: Reading, founded: boolean, botUserId: string): Json[] =>
  CAST.filter((member) => workspace.users.has(member.id)).map((member) => {
    const { id, realName, tz, guest, deleted } = getUser(workspace, member.id);
    const unread = countUnread(workspace, reading, id, botUserId);
    const part = founded
      ? [...member.roles, ...(member.paused ? ['paused'] : []), ...(member.newcomer ? ['newcomer'] : []), ...(guest ? ['guest'] : [])]
      : guest
        ? ['guest']
        : [];
    return {
      id,
      name: member.name,
      realName,
      zone: tz,
      jobFunction: member.jobFunction,
      part: part.map((word) => word.replace('-', ' ')),
      unread,
      deleted,
    };
  });

const showNames = (workspace: Workspace): Json =>
  Object.fromEntries([
    ...[...workspace.users.values()].map((user) => [user.id, user.id === workspace.seed.bot.userId ? APP_NAME : user.realName]),
    ...[...workspace.groups.values()].map((group) => [group.id, group.handle]),
  ]);

/** Names of channels she may know of: her own and the public ones. */
const showChannelNames = (workspace: Workspace, viewer: string): Json =>
  Object.fromEntries(
    [...workspace.channels.values()]
      .filter((channel) => channel.kind === 'public' || channel.members.has(viewer))
      .map((channel) => [channel.id, titleOf(workspace, channel, viewer)]),
  );

export interface ShowOptions {
  viewer: string;
  /** The conversation that is open on her page. */
  channelId: string | null;
  founded: boolean;
  /** The app's Messages tab takes no messages (a manifest setting). */
  readOnlyDm: boolean;
}

export function showState(workspace: Workspace, reading: Reading, options: ShowOptions): Json {
  const { viewer, channelId, founded, readOnlyDm } = options;
  const user = getUser(workspace, viewer);
  const bot = findInstall(workspace, user.teamId)?.botUserId ?? '';
  const seen = listVisible(workspace, viewer);
  const shown = seen.filter(({ channel }) => channel.id === channelId).slice(-MOST_MESSAGES);
  const home = workspace.homes.get(viewer);
  const { commands, shortcuts } = workspace.seed;
  return {
    me: viewer,
    zone: user.tz,
    team: workspace.teams.get(user.teamId)?.name ?? '',
    botUserId: bot,
    founded,
    readOnlyDm,
    people: showPeople(workspace, reading, founded, bot),
    names: showNames(workspace),
    channelNames: showChannelNames(workspace, viewer),
    channels: showChannels(workspace, viewer, reading, seen, bot),
    channelId: shown.length > 0 || workspace.channels.get(channelId ?? '')?.members.has(viewer) ? channelId : null,
    messages: shown.map((one) => showMessage(workspace, viewer, one)),
    modals: stackOf(workspace, viewer).map(showView),
    home: home === undefined ? null : showView(home),
    commands,
    shortcuts,
  };
}
