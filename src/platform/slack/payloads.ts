/** Slack's interactive payloads read at the door with zod, and turned into acts. */
import { z } from 'zod';
import type { Act, ActionAct, CommandAct, ModalInfo, ShortcutAct, SubmissionAct } from '../feature.ts';
import { MENU, readChoice } from './menu.ts';
import { readTokens, undoEscapes } from './text.ts';
import { mentionedUsers, readChosen, readValues } from './values.ts';

const idSchema = z.object({ id: z.string() });
const viewSchema = z.object({
  id: z.string(),
  hash: z.string().default(''),
  type: z.string().default('modal'),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })).default([]),
  state: z.unknown().optional(),
  root_view_id: z.string().nullish(),
  previous_view_id: z.string().nullish(),
});
type View = z.infer<typeof viewSchema>;

const commandSchema = z.object({
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
});

const actionSchema = z.object({
  team: idSchema.nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  trigger_id: z.string().default(''),
  channel: idSchema.nullish(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).nullish(),
  container: z.object({ message_ts: z.string().optional(), channel_id: z.string().optional() }).default({}),
  view: viewSchema.nullish(),
  state: z.unknown().optional(),
  actions: z.array(z.object({ action_id: z.string(), action_ts: z.string().default('') }).loose()).min(1),
});

const submissionSchema = z.object({
  team: idSchema.nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  trigger_id: z.string().default(''),
  view: viewSchema,
});

const shortcutSchema = z.object({
  team: idSchema.nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  trigger_id: z.string(),
  callback_id: z.string(),
  channel: idSchema.nullish(),
  message: z.object({ ts: z.string(), text: z.string().default(''), user: z.string().optional() }).nullish(),
});

const modalOf = (view: View): ModalInfo => ({
  id: view.id,
  callbackId: view.callback_id,
  metadata: view.private_metadata,
  values: readValues(view.state),
});

/** What the edge needs beside the act: to recognise it when it arrives again, to answer it, and whom to look up first. */
export interface Arrival<A> {
  act: A;
  /** Empty: Slack never delivers it twice. */
  key: string;
  cause: string;
  triggerId: string;
  people: string[];
  view: { id: string; hash: string; inHome: boolean; isThird: boolean; inputs: string[] } | null;
}

const arrivalView = (view: View | null | undefined) =>
  view
    ? {
        id: view.id,
        hash: view.hash,
        inHome: view.type === 'home',
        // Slack stacks three windows and no more.
        isThird: Boolean(view.previous_view_id) && view.previous_view_id !== view.root_view_id,
        inputs: view.blocks.flatMap((b) => (b.type === 'input' && b.block_id ? [b.block_id] : [])),
      }
    : null;

export function readCommand(body: unknown, now: number): Arrival<CommandAct> & { command: string } {
  const c = commandSchema.parse(body);
  const raw = c.text.trim();
  const act = {
    teamId: c.team_id,
    userId: c.user_id,
    channelId: c.channel_id,
    now,
    text: undoEscapes(raw),
    typed: undoEscapes(readTokens(raw)),
  };
  return {
    act,
    key: '',
    cause: `act:${act.userId}:${c.command}`,
    command: c.command,
    triggerId: c.trigger_id,
    people: [act.userId, ...mentionedUsers(raw, {})],
    view: null,
  };
}

/** `actionId` without what stands behind '#': several buttons of one kind may share a block. */
export function readAction(body: unknown, now: number): Arrival<ActionAct> {
  const b = actionSchema.parse(body);
  const action = b.actions[0];
  if (!action) throw new Error('an action payload without an action');
  const chosen = readChosen(action);
  const drawn = action.action_id.split('#')[0] ?? '';
  const { actionId, value } = drawn === MENU ? readChoice(chosen[0] ?? '') : { actionId: drawn, value: chosen[0] ?? '' };
  const channel = b.channel?.id ?? b.container.channel_id ?? null;
  const ts = b.message?.ts ?? b.container.message_ts;
  const inHome = b.view?.type === 'home';
  const modal = b.view && !inHome ? modalOf(b.view) : null;
  // Slack sends an empty state with every press on a message: only one whose fields were filled in is like a form.
  const filledIn = b.state ? readValues(b.state) : {};
  const act: ActionAct = {
    teamId: b.user.team_id ?? b.team?.id ?? '',
    userId: b.user.id,
    channelId: channel,
    now,
    actionId,
    value,
    chosen,
    message: channel && ts ? { channel, ts, threadTs: b.message?.thread_ts ?? null } : null,
    modal: modal ?? (Object.keys(filledIn).length > 0 ? { id: '', callbackId: '', metadata: '', values: filledIn } : null),
    home: inHome,
  };
  const key = action.action_ts ? `action/${act.userId}/${action.action_ts}/${action.action_id}` : '';
  const people = [act.userId, ...mentionedUsers('', { chosen, ...(modal?.values ?? {}) })];
  return { act, key, cause: `act:${act.userId}:${actionId}`, triggerId: b.trigger_id, people, view: arrivalView(b.view) };
}

export function readSubmission(body: unknown, now: number, kind: 'submit' | 'close'): Arrival<SubmissionAct> {
  const b = submissionSchema.parse(body);
  const modal = modalOf(b.view);
  const act: SubmissionAct = { ...modal, teamId: b.user.team_id ?? b.team?.id ?? '', userId: b.user.id, channelId: null, now };
  const key = `${kind}/${act.userId}/${b.view.id}/${b.view.hash}`;
  const people = [act.userId, ...mentionedUsers('', modal.values)];
  return { act, key, cause: `act:${act.userId}:${modal.callbackId}`, triggerId: b.trigger_id, people, view: arrivalView(b.view) };
}

export function readShortcut(body: unknown, now: number): Arrival<ShortcutAct> & { callbackId: string } {
  const b = shortcutSchema.parse(body);
  const message =
    b.message && b.channel ? { channel: b.channel.id, ts: b.message.ts, text: b.message.text, authorId: b.message.user ?? null } : null;
  const act = { teamId: b.user.team_id ?? b.team?.id ?? '', userId: b.user.id, channelId: b.channel?.id ?? null, now, message };
  return {
    act,
    key: '',
    cause: `act:${act.userId}:${b.callback_id}`,
    callbackId: b.callback_id,
    triggerId: b.trigger_id,
    people: [act.userId, ...(message?.authorId ? [message.authorId] : [])],
    view: null,
  };
}

/** Whose event it is, where it is somebody's (`user` is an id in some events and a whole profile in others). */
export function readEvent(teamId: string, event: Record<string, unknown>, now: number): Arrival<Act> {
  const userId = typeof event.user === 'string' ? event.user : '';
  const type = String(event.type);
  const cause = type === 'app_home_opened' ? `act:${userId}:home` : `event:${type}`;
  return { act: { teamId, userId, channelId: null, now }, key: '', cause, triggerId: '', people: userId ? [userId] : [], view: null };
}
