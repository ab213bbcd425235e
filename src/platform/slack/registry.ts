/** Everything that people can do, gathered from all capabilities; a name that two of them claim stops the start. */
import type { ActionHandler, Command, EventHandler, Interactions, ShortcutHandler, SubmissionHandler } from '../feature.ts';

export interface Registry {
  commands: ReadonlyMap<string, Command>;
  /** '/checkin' → 'checkin' */
  direct: ReadonlyMap<string, Command>;
  actions: ReadonlyMap<string, ActionHandler>;
  submissions: ReadonlyMap<string, SubmissionHandler>;
  closings: ReadonlyMap<string, SubmissionHandler>;
  shortcuts: ReadonlyMap<string, ShortcutHandler>;
  events: ReadonlyMap<string, readonly EventHandler[]>;
}

function claim<T>(map: Map<string, T>, name: string, value: T): void {
  if (map.has(name)) throw new Error(`two capabilities claim ${name}`);
  map.set(name, value);
}

export function createRegistry(capabilities: readonly Interactions[]): Registry {
  const commands = new Map<string, Command>();
  const direct = new Map<string, Command>();
  const actions = new Map<string, ActionHandler>();
  const submissions = new Map<string, SubmissionHandler>();
  const closings = new Map<string, SubmissionHandler>();
  const shortcuts = new Map<string, ShortcutHandler>();
  const events = new Map<string, EventHandler[]>();
  for (const capability of capabilities) {
    for (const command of capability.commands ?? []) {
      claim(commands, command.name, command);
      if (command.direct) claim(direct, command.direct, command);
    }
    for (const [name, handler] of Object.entries(capability.actions ?? {})) claim(actions, name, handler);
    for (const [name, handler] of Object.entries(capability.submissions ?? {})) claim(submissions, name, handler);
    for (const [name, handler] of Object.entries(capability.closings ?? {})) claim(closings, name, handler);
    for (const [name, handler] of Object.entries(capability.shortcuts ?? {})) claim(shortcuts, name, handler);
    for (const [name, handler] of Object.entries(capability.events ?? {})) events.set(name, [...(events.get(name) ?? []), handler]);
  }
  return { commands, direct, actions, submissions, closings, shortcuts, events };
}
