/** Modals and Homes: each person's stack of three, hashes, external ids, what was typed. */
import { ApiError, refuseView } from './api-error.ts';
import { valuesOf } from './form.ts';
import { isRecord, type Json, toFlag, toRecords, toText } from './json.ts';
import { limits } from './limits.ts';
import { completeIds } from './messages.ts';
import type { ViewState } from './state.ts';
import { validateView, viewBytes } from './validate-view.ts';
import { findInstall, type Workspace } from './workspace.ts';

interface Place {
  userId: string;
  teamId: string;
  type: 'modal' | 'home';
  root: string | null;
  previous: string | null;
  /** The view that is replaced. */
  old: ViewState | null;
}

export const stackOf = (workspace: Workspace, userId: string): ViewState[] => workspace.modals.get(userId) ?? [];

const allViews = (workspace: Workspace): ViewState[] => [...[...workspace.modals.values()].flat(), ...workspace.homes.values()];

export function findView(workspace: Workspace, by: { id?: string; externalId?: string }): ViewState | null {
  return (
    allViews(workspace).find((view) => (by.id ? view.id === by.id : by.externalId !== '' && view.externalId === by.externalId)) ?? null
  );
}

/** Refuses a view Slack would refuse. */
export function checkView(workspace: Workspace, view: unknown, type: 'modal' | 'home', teamId: string, old: ViewState | null): Json {
  refuseView(validateView(view, type));
  const given = isRecord(view) ? view : {};
  if (viewBytes(given) > limits.payload.view_bytes) throw new ApiError('view_too_large');
  const externalId = toText(given.external_id);
  const same =
    externalId === '' ? undefined : allViews(workspace).find((other) => other.externalId === externalId && other.teamId === teamId);
  if (same !== undefined && same.id !== old?.id) throw new ApiError('duplicate_external_id');
  return given;
}

function build(workspace: Workspace, view: Json, place: Place): ViewState {
  const { ids } = workspace;
  const words = (value: unknown): string | null => (isRecord(value) ? toText(value.text) : null);
  const blocks = completeIds(toRecords(view.blocks), ids);
  const id = place.old?.id ?? ids.next('V');
  return {
    id,
    teamId: place.teamId,
    userId: place.userId,
    type: place.type,
    title: words(view.title) ?? '',
    submit: words(view.submit),
    close: words(view.close),
    callbackId: toText(view.callback_id),
    privateMetadata: toText(view.private_metadata),
    externalId: toText(view.external_id),
    hash: `${Math.floor(workspace.clock.now() / 1000)}.${ids.next('h')}`,
    rootViewId: place.root ?? id,
    previousViewId: place.previous,
    notifyOnClose: toFlag(view.notify_on_close),
    clearOnClose: toFlag(view.clear_on_close),
    blocks,
    values: valuesOf(blocks, place.old?.values),
    errors: {},
    trouble: null,
  };
}

/** A new modal; whatever was open is gone. */
export function openView(workspace: Workspace, userId: string, teamId: string, given: unknown): ViewState {
  const view = checkView(workspace, given, 'modal', teamId, null);
  const state = build(workspace, view, { userId, teamId, type: 'modal', root: null, previous: null, old: null });
  workspace.modals.set(userId, [state]);
  workspace.announce({ kind: 'view', userId });
  return state;
}

/** On top of what is open, three at most. */
export function pushView(workspace: Workspace, userId: string, teamId: string, given: unknown): ViewState {
  const stack = stackOf(workspace, userId);
  const top = stack.at(-1);
  const view = checkView(workspace, given, 'modal', teamId, null);
  if (top === undefined) throw new ApiError('not_found');
  if (stack.length >= limits.view.stack) throw new ApiError('push_limit_reached');
  const state = build(workspace, view, { userId, teamId, type: 'modal', root: top.rootViewId, previous: top.id, old: null });
  workspace.modals.set(userId, [...stack, state]);
  workspace.announce({ kind: 'view', userId });
  return state;
}

/** Replaces a view in its place; what was typed stays where block_id and action_id stay. */
export function replaceView(workspace: Workspace, old: ViewState, given: unknown): ViewState {
  const view = checkView(workspace, given, old.type, old.teamId, old);
  const state = build(workspace, view, {
    userId: old.userId,
    teamId: old.teamId,
    type: old.type,
    root: old.rootViewId,
    previous: old.previousViewId,
    old,
  });
  if (old.type === 'home') workspace.homes.set(old.userId, state);
  else {
    const stack = stackOf(workspace, old.userId).map((one) => (one.id === old.id ? state : one));
    workspace.modals.set(old.userId, stack);
  }
  workspace.announce({ kind: 'view', userId: old.userId });
  return state;
}

export function publishHome(workspace: Workspace, userId: string, teamId: string, given: unknown, hash: string): ViewState {
  const old = workspace.homes.get(userId) ?? null;
  if (old !== null) {
    checkHash(old, hash);
    return replaceView(workspace, old, given);
  }
  const view = checkView(workspace, given, 'home', teamId, null);
  const state = build(workspace, view, { userId, teamId, type: 'home', root: null, previous: null, old: null });
  workspace.homes.set(userId, state);
  workspace.announce({ kind: 'view', userId });
  return state;
}

export function checkHash(view: ViewState, hash: string): void {
  if (hash !== '' && hash !== view.hash) throw new ApiError('hash_conflict');
}

/** Takes the top modal away, or all of them; gives those that went, top first. */
export function closeViews(workspace: Workspace, userId: string, all: boolean): ViewState[] {
  const stack = stackOf(workspace, userId);
  const gone = all ? [...stack].reverse() : stack.slice(-1);
  workspace.modals.set(userId, all ? [] : stack.slice(0, -1));
  workspace.announce({ kind: 'view', userId });
  return gone;
}

/** A view as payloads and answers show it. */
export function toViewJson(workspace: Workspace, view: ViewState): Json {
  const words = (text: string | null): Json | null => (text === null ? null : { type: 'plain_text', text, emoji: true });
  const install = findInstall(workspace, view.teamId);
  return {
    id: view.id,
    team_id: view.teamId,
    type: view.type,
    blocks: structuredClone(view.blocks),
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: structuredClone(view.values) },
    hash: view.hash,
    title: words(view.title),
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: words(view.close),
    submit: words(view.submit),
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: workspace.seed.bot.appId,
    external_id: view.externalId,
    app_installed_team_id: view.teamId,
    bot_id: install?.botId ?? workspace.seed.bot.botId,
  };
}
