/** The demo's Slack workspace: what would be there before Rondo is installed. Commands and scopes come from manifest.yml. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CAST, type CastMember } from './cast.ts';
import type { WorkspaceSeed } from './seed.ts';

export const TEAM = 'T0RONDO';
export const CHANNEL = 'C0LEADERS';
export const BOT = {
  appId: 'A0RONDO',
  botId: 'B0RONDO',
  userId: 'U0RONDO',
  name: 'rondo',
  token: 'xoxb-sandbox',
  appToken: 'xapp-sandbox',
  signingSecret: 'sandbox-signing-secret',
};

const manifestSchema = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().optional() })),
    shortcuts: z
      .array(z.object({ name: z.string(), callback_id: z.string(), type: z.enum(['global', 'message']), description: z.string() }))
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** `withHistory` grants the optional scopes as well; `outside` are those of the cast whom the community does not know yet. */
export function demoWorkspace(
  options: { withHistory?: boolean; cast?: readonly CastMember[]; outside?: readonly string[] } = {},
): WorkspaceSeed {
  const { cast = CAST, outside = ['U0LEA', 'U0IDA'] } = options;
  const manifest = manifestSchema.parse(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  const everyone = cast.map((member) => member.id);
  return {
    teams: [{ id: TEAM, name: 'Northwind', domain: 'northwind' }],
    users: cast.map((member) => ({
      id: member.id,
      name: member.name,
      realName: member.realName,
      tz: member.zone,
      ...(member.guest ? { guest: 'multi' as const } : {}),
    })),
    channels: [
      { id: 'C0GENERAL', name: 'general', members: everyone },
      {
        id: CHANNEL,
        name: 'leading-northwind',
        private: true,
        members: everyone.filter((id) => !outside.includes(id)),
        botIn: true,
      },
    ],
    bot: {
      ...BOT,
      clientId: '1.1',
      clientSecret: 'sandbox',
      scopes: bot.filter((scope) => options.withHistory === true || !optional.includes(scope)),
    },
    commands: manifest.features.slash_commands.map((c) => ({
      command: c.command,
      description: c.description,
      usageHint: c.usage_hint ?? '',
    })),
    shortcuts: manifest.features.shortcuts.map((s) => ({
      name: s.name,
      callbackId: s.callback_id,
      type: s.type,
      description: s.description,
    })),
    events: manifest.settings.event_subscriptions.bot_events,
  };
}
