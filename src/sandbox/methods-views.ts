/** views.*: modals and App Home. */
import { ApiError } from './api-error.ts';
import { isRecord, parseJson, toText } from './json.ts';
import { type Call, invalid, type Method } from './method.ts';
import { checkHash, findView, openView, publishHome, pushView, replaceView, toViewJson } from './views.ts';

function readView(call: Call): unknown {
  const { view } = call.args;
  const parsed = typeof view === 'string' ? parseJson(view) : view;
  if (!isRecord(parsed)) throw invalid('must be an object [json-pointer:/view]');
  return parsed;
}

const readTrigger = (call: Call): string => {
  const id = toText(call.args.trigger_id);
  if (id === '') throw invalid('missing required field: trigger_id');
  return id;
};

const open: Method = (call) => {
  const trigger = call.passes.takeTrigger(readTrigger(call));
  return { view: toViewJson(call.workspace, openView(call.workspace, trigger.userId, trigger.teamId, readView(call))) };
};

const push: Method = (call) => {
  const trigger = call.passes.takeTrigger(readTrigger(call));
  if (trigger.viewId === null) throw new ApiError('invalid_trigger_id');
  return { view: toViewJson(call.workspace, pushView(call.workspace, trigger.userId, trigger.teamId, readView(call))) };
};

const update: Method = (call) => {
  const { workspace, args } = call;
  const id = toText(args.view_id);
  const externalId = toText(args.external_id);
  if (id === '' && externalId === '') throw invalid('missing required field: view_id or external_id');
  const view = findView(workspace, { id, externalId });
  if (view === null) throw new ApiError('not_found');
  checkHash(view, toText(args.hash));
  return { view: toViewJson(workspace, replaceView(workspace, view, readView(call))) };
};

const publish: Method = (call) => {
  const { workspace, args, install } = call;
  const userId = toText(args.user_id);
  const user = workspace.users.get(userId);
  if (user === undefined || user.deleted || user.bot) throw invalid('must be a user of this workspace [json-pointer:/user_id]');
  return { view: toViewJson(workspace, publishHome(workspace, userId, install.teamId, readView(call), toText(args.hash))) };
};

export const viewMethods: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
