/** What one person can see: channels she is in, DMs, her own ephemeral messages, her modals and her Home. */
import type { Json } from './json.ts';
import { type NameOf, renderMrkdwn, renderText } from './render-text.ts';
import type { Channel, Message, ViewState } from './state.ts';
import { stackOf } from './views.ts';
import type { Workspace } from './workspace.ts';

export interface VisibleMessage {
  channel: string;
  channelName: string;
  kind: Channel['kind'];
  ts: string;
  threadTs: string | null;
  userId: string;
  author: string;
  /** As it is read: blocks and buttons included. */
  text: string;
  blocks: Json[] | null;
  ephemeral: boolean;
  edited: boolean;
  reactions: Record<string, string[]>;
  files: { id: string; name: string; title: string }[];
}

export const namesIn =
  (workspace: Workspace): NameOf =>
  (id) =>
    workspace.users.get(id)?.realName ?? workspace.groups.get(id)?.handle ?? workspace.channels.get(id)?.name ?? id;

/** `#general`, or the other people of a DM. */
export function nameChannel(workspace: Workspace, channel: Channel, viewer: string): string {
  if (channel.kind === 'public' || channel.kind === 'private') return `#${channel.name}`;
  const others = [...channel.members].filter((id) => id !== viewer);
  const isBot = (id: string): boolean => workspace.users.get(id)?.bot ?? false;
  return [...others.filter((id) => !isBot(id)), ...others.filter(isBot)].map(namesIn(workspace)).join(', ');
}

export function toVisible(workspace: Workspace, channel: Channel, message: Message, viewer: string): VisibleMessage {
  const nameOf = namesIn(workspace);
  const attached = message.attachments.map((one) => String(one.text ?? one.fallback ?? ''));
  const files = message.files.flatMap((id) => {
    const file = workspace.files.get(id);
    return file === undefined ? [] : [{ id, name: file.name, title: file.title }];
  });
  const body = message.blocks === null ? renderMrkdwn(message.text, nameOf) : renderText(message.blocks, nameOf);
  return {
    channel: channel.id,
    channelName: nameChannel(workspace, channel, viewer),
    kind: channel.kind,
    ts: message.ts,
    threadTs: message.threadTs,
    userId: message.userId,
    author: message.username ?? nameOf(message.userId),
    text: [body, ...attached, ...files.map(({ title }) => `(file ${title})`)].filter((part) => part !== '').join('\n'),
    blocks: message.blocks,
    ephemeral: message.ephemeralFor !== null,
    edited: message.edited !== null,
    reactions: message.reactions,
    files,
  };
}

const canSee = (message: Message, viewer: string): boolean => message.ephemeralFor === null || message.ephemeralFor === viewer;

interface Seen {
  channel: Channel;
  message: Message;
}

const byTime = (a: Seen, b: Seen): number => (a.message.ts < b.message.ts ? -1 : 1);

function channelsOf(workspace: Workspace, viewer: string, channelId?: string): Channel[] {
  const known = channelId === undefined ? [...workspace.channels.values()] : [workspace.channels.get(channelId)];
  return known.filter((channel) => channel !== undefined).filter((channel) => channel.members.has(viewer));
}

/** Messages with where they are, oldest first; with `ts` only that one. */
export function listVisible(workspace: Workspace, viewer: string, channelId?: string, ts?: string): Seen[] {
  return channelsOf(workspace, viewer, channelId)
    .flatMap((channel) =>
      channel.messages
        .filter((message) => (ts === undefined || message.ts === ts) && canSee(message, viewer))
        .map((message) => ({ channel, message })),
    )
    .sort(byTime);
}

/** Messages posted after this timestamp, oldest first; looks at nothing older. */
export function listNews(workspace: Workspace, viewer: string, since: string): Seen[] {
  const found: Seen[] = [];
  for (const channel of channelsOf(workspace, viewer)) {
    for (let i = channel.messages.length - 1; i >= 0; i--) {
      const message = channel.messages[i];
      if (message === undefined || message.ts <= since) break;
      if (canSee(message, viewer)) found.push({ channel, message });
    }
  }
  return found.sort(byTime);
}

export function seeMessage(workspace: Workspace, viewer: string, channelId: string, ts: string): VisibleMessage | null {
  const [seen] = listVisible(workspace, viewer, channelId, ts);
  return seen === undefined ? null : toVisible(workspace, seen.channel, seen.message, viewer);
}

function readView(view: ViewState, nameOf: NameOf): string {
  const typed = Object.values(view.values)
    .flatMap((actions) => Object.values(actions))
    .flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []));
  const errors = Object.values(view.errors);
  const feet =
    view.type === 'modal' ? [view.submit, view.close ?? 'Cancel'].filter((word) => word !== null).map((word) => `[${word}]`) : [];
  const parts = [view.title, renderText(view.blocks, nameOf), ...typed, ...errors, view.trouble ?? '', feet.join(' ')];
  return parts.filter((part) => part !== '').join('\n');
}

/** Everything the person can see now, as plain text: Home, messages with the newest last, then what is open on top. */
export function readAll(workspace: Workspace, viewer: string): string {
  const nameOf = namesIn(workspace);
  const home = workspace.homes.get(viewer);
  const messages = listVisible(workspace, viewer).map(({ channel, message }) => {
    const { channelName, author, text, ephemeral, threadTs } = toVisible(workspace, channel, message, viewer);
    const marks = `${threadTs !== null && threadTs !== message.ts ? ' (thread)' : ''}${ephemeral ? ' (only visible to you)' : ''}`;
    return `${channelName}${marks} ${author}: ${text}`;
  });
  const modals = stackOf(workspace, viewer).map((view) => readView(view, nameOf));
  return [...(home === undefined ? [] : [readView(home, nameOf)]), ...messages, ...modals].join('\n');
}
