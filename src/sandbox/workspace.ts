/** The state of the local workspace, and how one hears of its changes. */
import type { Clock } from '../platform/clock.ts';
import { createSandboxIds, type SandboxIds } from './ids.ts';
import type { SeedUser, WorkspaceSeed } from './seed.ts';
import type { Change, Channel, FileRecord, Install, Team, User, UserGroup, Values, ViewState } from './state.ts';

export type { SeedBot, SeedChannel, SeedUser, WorkspaceSeed } from './seed.ts';
export type { Change, Channel, FileRecord, Install, Message, Team, User, UserGroup, Values, ViewState } from './state.ts';

export interface Workspace {
  readonly seed: WorkspaceSeed;
  readonly clock: Clock;
  readonly ids: SandboxIds;
  readonly teams: Map<string, Team>;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, FileRecord>;
  readonly groups: Map<string, UserGroup>;
  /** By bot token. */
  readonly installs: Map<string, Install>;
  /** By user id: the open modals, root first. */
  readonly modals: Map<string, ViewState[]>;
  readonly homes: Map<string, ViewState>;
  /** What a person has chosen in a message's own controls, by `user|channel|ts`. */
  readonly messageValues: Map<string, Values>;
  /** A message timestamp, later than every one before. */
  nextTs(): string;
  subscribe(listener: (change: Change) => void): () => void;
  announce(change: Change): void;
}

export const toUser = (seed: SeedUser, team: Team, now: number): User => ({
  id: seed.id,
  teamId: seed.teamId ?? team.id,
  name: seed.name,
  realName: seed.realName,
  title: seed.title ?? '',
  email: `${seed.name}@${team.domain}.example`,
  tz: seed.tz,
  locale: seed.locale ?? 'en-US',
  guest: seed.guest ?? null,
  bot: seed.bot ?? false,
  deleted: seed.deleted ?? false,
  stranger: seed.stranger ?? false,
  dnd: seed.dnd ?? null,
  updated: now,
});

function fill(workspace: Workspace): void {
  const { seed, clock } = workspace;
  const now = clock.now();
  for (const team of seed.teams) workspace.teams.set(team.id, team);
  const home = seed.teams[0];
  if (home === undefined) throw new Error('a workspace needs at least one team');
  const bot: SeedUser = { id: seed.bot.userId, name: seed.bot.name, realName: seed.bot.name, tz: 'Etc/UTC', bot: true };
  for (const user of [...seed.users, bot]) {
    const team = workspace.teams.get(user.teamId ?? home.id) ?? home;
    workspace.users.set(user.id, toUser(user, team, now));
  }
  for (const channel of seed.channels) {
    workspace.channels.set(channel.id, {
      id: channel.id,
      teamId: channel.teamId ?? home.id,
      name: channel.name,
      kind: channel.private ? 'private' : 'public',
      members: new Set(channel.botIn ? [...channel.members, seed.bot.userId] : channel.members),
      archived: channel.archived ?? false,
      topic: channel.topic ?? '',
      purpose: '',
      created: now,
      creator: channel.members[0] ?? seed.bot.userId,
      messages: [],
      pins: new Set(),
      bookmarks: [],
    });
  }
  workspace.installs.set(seed.bot.token, {
    token: seed.bot.token,
    teamId: home.id,
    botUserId: seed.bot.userId,
    botId: seed.bot.botId,
    scopes: [...seed.bot.scopes],
    revoked: false,
  });
}

export function createWorkspace(seed: WorkspaceSeed, clock: Clock): Workspace {
  const listeners = new Set<(change: Change) => void>();
  let lastMicros = 0;
  const workspace: Workspace = {
    seed,
    clock,
    ids: createSandboxIds(),
    teams: new Map(),
    users: new Map(),
    channels: new Map(),
    files: new Map(),
    groups: new Map(),
    installs: new Map(),
    modals: new Map(),
    homes: new Map(),
    messageValues: new Map(),
    nextTs: () => {
      lastMicros = Math.max(lastMicros + 1, clock.now() * 1000);
      return `${Math.floor(lastMicros / 1_000_000)}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (change) => {
      for (const listener of listeners) listener(change);
    },
  };
  fill(workspace);
  return workspace;
}

export function getUser(workspace: Workspace, id: string): User {
  const user = workspace.users.get(id);
  if (user === undefined) throw new Error(`nobody here has the id ${id}; there are ${[...workspace.users.keys()].join(', ')}`);
  return user;
}

export function getChannel(workspace: Workspace, id: string): Channel {
  const channel = findChannel(workspace, id);
  if (channel === null)
    throw new Error(`no channel ${id}; there are ${[...workspace.channels.values()].map((c) => `${c.id} #${c.name}`).join(', ')}`);
  return channel;
}

/** By id, or by name with or without its `#`. */
export function findChannel(workspace: Workspace, idOrName: string): Channel | null {
  const byId = workspace.channels.get(idOrName);
  if (byId !== undefined) return byId;
  const name = idOrName.replace(/^#/, '');
  for (const channel of workspace.channels.values())
    if (channel.name === name && channel.kind !== 'im' && channel.kind !== 'mpim') return channel;
  return null;
}

/** The app's installation in a team, or null when it is not (or no longer) installed there. */
export function findInstall(workspace: Workspace, teamId: string): Install | null {
  for (const install of workspace.installs.values()) if (install.teamId === teamId && !install.revoked) return install;
  return null;
}
