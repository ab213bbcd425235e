/** What happens to channels and people, whoever causes it; every change is announced. */
import type { SeedUser } from './seed.ts';
import type { Channel, User } from './state.ts';
import { getUser, toUser, type Workspace } from './workspace.ts';

/** The DM or group DM of exactly these people; made when there is none. */
export function openDirect(workspace: Workspace, teamId: string, userIds: string[]): { channel: Channel; made: boolean } {
  const members = new Set(userIds);
  const kind = members.size <= 2 ? 'im' : 'mpim';
  for (const channel of workspace.channels.values()) {
    if (channel.kind === kind && channel.members.size === members.size && [...members].every((id) => channel.members.has(id)))
      return { channel, made: false };
  }
  const id = workspace.ids.next(kind === 'im' ? 'D' : 'G');
  const names = [...members].map((member) => getUser(workspace, member).name);
  const name = kind === 'im' ? id : `mpdm-${names.join('--')}-1`;
  const channel = addChannel(workspace, { id, teamId, name, kind, members, creator: userIds[0] ?? '' });
  return { channel, made: true };
}

export function addChannel(workspace: Workspace, fresh: Pick<Channel, 'id' | 'teamId' | 'name' | 'kind' | 'members' | 'creator'>): Channel {
  const channel: Channel = {
    ...fresh,
    archived: false,
    topic: '',
    purpose: '',
    created: workspace.clock.now(),
    messages: [],
    pins: new Set(),
    bookmarks: [],
  };
  workspace.channels.set(channel.id, channel);
  workspace.announce({ kind: 'channel', channelId: channel.id, what: 'created' });
  return channel;
}

/** Says whether the person was not in the channel before. */
export function joinChannel(workspace: Workspace, channel: Channel, userId: string, inviter: string | null = null): boolean {
  if (channel.members.has(userId)) return false;
  channel.members.add(userId);
  workspace.announce({ kind: 'joined', channelId: channel.id, userId, inviter });
  return true;
}

export function leaveChannel(workspace: Workspace, channel: Channel, userId: string): boolean {
  if (!channel.members.delete(userId)) return false;
  workspace.announce({ kind: 'left', channelId: channel.id, userId, inviter: null });
  return true;
}

export function renameChannel(workspace: Workspace, channel: Channel, name: string): void {
  channel.name = name;
  workspace.announce({ kind: 'channel', channelId: channel.id, what: 'renamed' });
}

export function archiveChannel(workspace: Workspace, channel: Channel, archived = true): void {
  channel.archived = archived;
  workspace.announce({ kind: 'channel', channelId: channel.id, what: archived ? 'archived' : 'unarchived' });
}

/** Profile, zone, deactivation: whatever an administrator or the person herself changes. */
export function changeUser(
  workspace: Workspace,
  userId: string,
  patch: Partial<Pick<User, 'name' | 'realName' | 'title' | 'tz' | 'locale' | 'deleted' | 'guest' | 'dnd'>>,
): User {
  const user = getUser(workspace, userId);
  Object.assign(user, patch, { updated: workspace.clock.now() });
  if (user.deleted) for (const channel of workspace.channels.values()) if (channel.kind !== 'im') channel.members.delete(userId);
  workspace.announce({ kind: 'user', userId, what: 'changed' });
  return user;
}

/** Somebody new in the team. */
export function addUser(workspace: Workspace, seed: SeedUser): User {
  const team = workspace.teams.get(seed.teamId ?? '') ?? [...workspace.teams.values()][0];
  if (team === undefined) throw new Error('a workspace needs at least one team');
  const user = toUser(seed, team, workspace.clock.now());
  workspace.users.set(user.id, user);
  workspace.announce({ kind: 'user', userId: user.id, what: 'added' });
  return user;
}
