/** What a workspace is filled with before anybody acts. */
export interface SeedUser {
  id: string;
  name: string;
  realName: string;
  tz: string;
  locale?: string;
  guest?: 'multi' | 'single';
  bot?: boolean;
  deleted?: boolean;
  /** Belongs to another organisation (Slack Connect). */
  stranger?: boolean;
  teamId?: string;
  title?: string;
  /** Hours of the local day (22 to 8) when both are 24 or less, otherwise an interval in UNIX seconds. */
  dnd?: { start: number; end: number };
}

export interface SeedChannel {
  id: string;
  name: string;
  private?: boolean;
  members: string[];
  /** The bot is a member. */
  botIn?: boolean;
  archived?: boolean;
  topic?: string;
  teamId?: string;
}

export interface SeedBot {
  appId: string;
  botId: string;
  userId: string;
  name: string;
  token: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  scopes: string[];
}

export interface WorkspaceSeed {
  teams: { id: string; name: string; domain: string }[];
  users: SeedUser[];
  channels: SeedChannel[];
  bot: SeedBot;
  commands: { command: string; description: string; usageHint?: string }[];
  shortcuts: { name: string; callbackId: string; type: 'global' | 'message'; description: string }[];
  /** The app's event subscriptions. When absent: everything but `message.*`, `app_mention` and reactions. */
  events?: string[];
}
