/** manifest.yml against Slack's schema, against what the schema does not see, and against the code. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import { describeInteractions } from '../../src/app.ts';
import { EVENTS, SCOPES } from '../../src/platform/slack/scopes.ts';

const manifestSchema = z.object({
  display_information: z.object({ background_color: z.string() }),
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    shortcuts: z.array(z.object({ callback_id: z.string() })).default([]),
    slash_commands: z.array(z.object({ command: z.string(), url: z.string().optional() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }) }),
  settings: z.object({
    event_subscriptions: z.object({ request_url: z.string().optional(), bot_events: z.array(z.string()) }),
    interactivity: z.object({ request_url: z.string().optional() }),
    socket_mode_enabled: z.boolean(),
  }),
});

const root = new URL('../../', import.meta.url);

const difference = (what: string, inManifest: readonly string[], inCode: readonly string[]): string[] => [
  ...inManifest.filter((name) => !inCode.includes(name)).map((name) => `${what} ${name} is in the manifest and not in the code`),
  ...inCode.filter((name) => !inManifest.includes(name)).map((name) => `${what} ${name} is in the code and not in the manifest`),
];

/** The events that handlers listen to; `message` comes as message.channels and message.groups. */
const subscribed = (types: readonly string[]): string[] =>
  types.flatMap((type) => (type === 'message' ? ['message.channels', 'message.groups'] : [type]));

export async function validateManifest(text: string): Promise<string[]> {
  const raw: unknown = parse(text);
  const schema: Record<string, unknown> = JSON.parse(readFileSync(new URL('slack-manifest.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  if (!validate(raw)) return (validate.errors ?? []).map((error) => `schema: ${error.instancePath} ${error.message}`);
  const manifest = manifestSchema.parse(raw);
  const problems: string[] = [];
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  if (!/^#[0-9a-f]{6}$/i.test(manifest.display_information.background_color)) problems.push('background_color is a colour such as #2f4858');
  if (!/^[a-z0-9._-]+$/.test(manifest.features.bot_user.display_name)) problems.push('display_name takes a-z 0-9 . _ -');
  for (const scope of optional) if (!bot.includes(scope)) problems.push(`optional scope ${scope} must stand under bot as well`);
  if (
    optional.toSorted().join() !==
    SCOPES.filter((s) => s.optional)
      .map((s) => s.name)
      .toSorted()
      .join()
  )
    problems.push('the optional scopes are not those of scopes.ts');
  const urls = [
    manifest.settings.event_subscriptions.request_url,
    manifest.settings.interactivity.request_url,
    ...manifest.features.slash_commands.map((c) => c.url),
  ];
  if (manifest.settings.socket_mode_enabled && urls.some(Boolean)) problems.push('Socket Mode needs no request URLs');
  for (const event of manifest.settings.event_subscriptions.bot_events) {
    const needed = EVENTS[event];
    if (needed === undefined) problems.push(`event ${event} is not in scopes.ts`);
    else if (needed && !bot.includes(needed)) problems.push(`event ${event} needs the scope ${needed}`);
  }
  const code = await describeInteractions();
  return [
    ...problems,
    ...difference(
      'scope',
      bot,
      SCOPES.map((scope) => scope.name),
    ),
    ...difference(
      'command',
      manifest.features.slash_commands.map((c) => c.command),
      code.commands,
    ),
    ...difference(
      'shortcut',
      manifest.features.shortcuts.map((s) => s.callback_id),
      code.shortcuts,
    ),
    ...difference('event', manifest.settings.event_subscriptions.bot_events, subscribed(code.events)),
  ];
}

/** Every scope is explained in the README, in the words of scopes.ts. */
export function checkReadme(readme: string): string[] {
  return SCOPES.filter((scope) => !readme.includes(`\`${scope.name}\``)).map(
    (scope) => `README.md does not explain the scope ${scope.name}`,
  );
}

export async function checkManifest(): Promise<string[]> {
  const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
  return [...(await validateManifest(read('manifest.yml'))), ...checkReadme(read('README.md'))];
}
