/** auth, team, bots and user groups. */
import { ApiError } from './api-error.ts';
import { type Json, toFlag, toText, toTexts } from './json.ts';
import { type Call, type Method, page } from './method.ts';
import type { UserGroup } from './state.ts';
import { getUser } from './workspace.ts';

const authTest: Method = ({ workspace, install }) => {
  const team = workspace.teams.get(install.teamId);
  return {
    url: `https://${team?.domain}.slack.com/`,
    team: team?.name,
    user: getUser(workspace, install.botUserId).name,
    team_id: install.teamId,
    user_id: install.botUserId,
    bot_id: install.botId,
    is_enterprise_install: false,
  };
};

const revoke: Method = ({ install, args }) => {
  if (!toFlag(args.test)) install.revoked = true;
  return { revoked: !toFlag(args.test) };
};

const team: Method = ({ workspace, install }) => {
  const own = workspace.teams.get(install.teamId);
  return { team: { ...own, email_domain: '', icon: {} } };
};

const bot: Method = ({ workspace, install, args }) => {
  const id = toText(args.bot) || install.botId;
  if (id !== install.botId) throw new ApiError('bot_not_found');
  return {
    bot: { id, app_id: workspace.seed.bot.appId, user_id: install.botUserId, name: workspace.seed.bot.name, deleted: false, icons: {} },
  };
};

const toGroupJson = (group: UserGroup, withUsers = false): Json => ({
  id: group.id,
  team_id: group.teamId,
  name: group.name,
  handle: group.handle,
  description: group.description,
  is_usergroup: true,
  date_delete: group.enabled ? 0 : 1,
  user_count: group.users.length,
  ...(withUsers ? { users: group.users } : {}),
});

const groupsOf = ({ workspace, install }: Call): UserGroup[] =>
  [...workspace.groups.values()].filter(({ teamId }) => teamId === install.teamId);

function knownGroup(call: Call): UserGroup {
  const group = call.workspace.groups.get(toText(call.args.usergroup));
  if (group === undefined) throw new ApiError('no_such_subteam');
  return group;
}

const listGroups: Method = (call) => {
  const rows = groupsOf(call).filter(({ enabled }) => enabled || toFlag(call.args.include_disabled));
  const { items, response_metadata } = page(call.args, rows, 200);
  return { usergroups: items.map((group) => toGroupJson(group, toFlag(call.args.include_users))), response_metadata };
};

const createGroup: Method = (call) => {
  const { workspace, install, args } = call;
  const name = toText(args.name);
  const handle = toText(args.handle) || name.toLowerCase().replaceAll(' ', '-');
  if (!/^[a-z0-9._-]{1,21}$/.test(handle)) throw new ApiError('bad_handle');
  const others = groupsOf(call);
  if (others.some((other) => other.name === name)) throw new ApiError('name_already_exists');
  if (others.some((other) => other.handle === handle)) throw new ApiError('handle_already_exists');
  const group: UserGroup = {
    id: workspace.ids.next('S'),
    teamId: install.teamId,
    name,
    handle,
    description: toText(args.description),
    users: [],
    enabled: true,
  };
  workspace.groups.set(group.id, group);
  return { usergroup: toGroupJson(group) };
};

const updateGroup: Method = (call) => {
  const group = knownGroup(call);
  for (const field of ['name', 'handle', 'description'] as const)
    if (call.args[field] !== undefined) group[field] = toText(call.args[field]);
  return { usergroup: toGroupJson(group) };
};

const enableGroup =
  (enabled: boolean): Method =>
  (call) => {
    const group = knownGroup(call);
    group.enabled = enabled;
    return { usergroup: toGroupJson(group) };
  };

/** Replaces the whole list; guests and bots cannot be members. */
const setGroupUsers: Method = (call) => {
  const group = knownGroup(call);
  const ids = toTexts(call.args.users);
  if (ids.length === 0) throw new ApiError('no_users_provided');
  const fits = (id: string): boolean => {
    const user = call.workspace.users.get(id);
    return user !== undefined && !user.deleted && !user.bot && user.guest === null && !user.stranger;
  };
  if (!ids.every(fits)) throw new ApiError('invalid_users');
  group.users = [...new Set(ids)];
  return { usergroup: toGroupJson(group, true) };
};

export const otherMethods: Record<string, Method> = {
  'auth.test': authTest,
  'auth.revoke': revoke,
  'team.info': team,
  'bots.info': bot,
  'usergroups.list': listGroups,
  'usergroups.create': createGroup,
  'usergroups.update': updateGroup,
  'usergroups.enable': enableGroup(true),
  'usergroups.disable': enableGroup(false),
  'usergroups.users.list': (call) => ({ users: knownGroup(call).users }),
  'usergroups.users.update': setGroupUsers,
};
