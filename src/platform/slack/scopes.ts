/** Which scopes the manifest asks for, and what each is for; the README's table and the manifest check read this list. */
export interface Scope {
  name: string;
  optional: boolean;
  why: string;
}

export const SCOPES: readonly Scope[] = [
  { name: 'commands', optional: false, why: '`/rondo` and its five direct commands, the shortcuts' },
  { name: 'chat:write', optional: false, why: 'posting in the community channel and answering people directly' },
  { name: 'im:write', optional: false, why: 'the weekly direct message' },
  { name: 'mpim:write', optional: false, why: 'introducing a newcomer and a buddy to each other' },
  { name: 'users:read', optional: false, why: 'names, time zones, and whether somebody is a guest or has left' },
  {
    name: 'channels:read',
    optional: false,
    why: 'noticing that the community channel was archived or the bot taken out of it, or that somebody left it',
  },
  { name: 'groups:read', optional: false, why: 'the same for a private community channel' },
  { name: 'groups:write', optional: false, why: 'creating the private community channel and inviting the founders' },
  { name: 'pins:write', optional: false, why: 'pinning the purpose card' },
  { name: 'files:write', optional: false, why: '"what is stored about me" and exports, as files' },
  { name: 'dnd:read', optional: false, why: 'not writing while somebody has do-not-disturb on' },
  {
    name: 'channels:history',
    optional: true,
    why: 'looking whether an uncertain post arrived, and counting answers in a thread; without it Rondo holds such a post and tells the steward',
  },
  { name: 'groups:history', optional: true, why: 'the same in a private channel' },
  { name: 'im:history', optional: true, why: 'the same for direct messages' },
  { name: 'mpim:history', optional: true, why: 'the same for group direct messages' },
  {
    name: 'usergroups:read',
    optional: true,
    why: 'finding the group of facilitators by its handle; only where a community turned that on',
  },
  { name: 'usergroups:write', optional: true, why: 'keeping whoever leads next and the second in that group' },
];

/** Events and the scope without which Slack does not deliver them; null = none needed. */
export const EVENTS: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_uninstalled: null,
  tokens_revoked: null,
  user_change: 'users:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  channel_left: 'channels:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_id_changed: 'channels:read',
  group_left: 'groups:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
  group_deleted: 'groups:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
};
