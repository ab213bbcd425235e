/** chat.scheduleMessage and its kin, released by the workspace's clock. */
import { DAY, MINUTE, SECOND } from '../platform/clock.ts';
import { ApiError } from './api-error.ts';
import { type Json, toText } from './json.ts';
import { limits } from './limits.ts';
import { postMessage } from './messages.ts';
import { joinedChannel, type Method, page } from './method.ts';
import { readContent } from './methods-chat.ts';
import type { Message } from './state.ts';
import { findChannel, type Workspace } from './workspace.ts';

interface Scheduled {
  id: string;
  channelId: string;
  postAt: number;
  created: number;
  draft: Pick<Message, 'text' | 'blocks' | 'attachments' | 'userId' | 'botId' | 'threadTs'>;
  /** Slack accepts a scheduled message with metadata and never posts it. */
  doomed: boolean;
}

const waiting = new WeakMap<Workspace, Scheduled[]>();
const queueOf = (workspace: Workspace): Scheduled[] => waiting.get(workspace) ?? [];

/** Posts what has come due. Call it whenever the clock has moved. */
export function releaseScheduled(workspace: Workspace): void {
  const now = workspace.clock.now();
  const due = queueOf(workspace).filter((one) => one.postAt <= now);
  if (due.length === 0) return;
  waiting.set(
    workspace,
    queueOf(workspace).filter((one) => one.postAt > now),
  );
  for (const one of due) {
    const channel = findChannel(workspace, one.channelId);
    if (channel !== null && !channel.archived && !one.doomed) postMessage(workspace, channel, one.draft);
  }
}

const schedule: Method = (call) => {
  const { workspace, args, install } = call;
  const channel = joinedChannel(call);
  const content = readContent(args);
  const postAt = Number(toText(args.post_at)) * SECOND;
  if (Number.isNaN(postAt)) throw new ApiError('invalid_time');
  const now = workspace.clock.now();
  if (postAt <= now) throw new ApiError('time_in_past');
  if (postAt > now + limits.timing.schedule_max_days * DAY) throw new ApiError('time_too_far');
  const slice = Math.floor(postAt / (5 * MINUTE));
  const sameSlice = queueOf(workspace).filter((one) => one.channelId === channel.id && Math.floor(one.postAt / (5 * MINUTE)) === slice);
  if (sameSlice.length >= limits.timing.schedule_per_5min_per_channel) throw new ApiError('restricted_too_many');
  const threadTs = toText(args.thread_ts) === '' ? null : toText(args.thread_ts);
  const { text, blocks, attachments, metadata } = content;
  const id = workspace.ids.next('Q');
  const draft = { text, blocks, attachments, userId: install.botUserId, botId: install.botId, threadTs };
  waiting.set(workspace, [...queueOf(workspace), { id, channelId: channel.id, postAt, created: now, draft, doomed: metadata !== null }]);
  return { channel: channel.id, scheduled_message_id: id, post_at: postAt / SECOND, message: { text, type: 'delayed_message' } };
};

const remove: Method = ({ workspace, args }) => {
  const id = toText(args.scheduled_message_id);
  const queue = queueOf(workspace);
  if (!queue.some((one) => one.id === id)) throw new ApiError('invalid_scheduled_message_id');
  waiting.set(
    workspace,
    queue.filter((one) => one.id !== id),
  );
  return {};
};

const list: Method = ({ workspace, args }) => {
  const channel = toText(args.channel);
  const rows = queueOf(workspace).filter((one) => channel === '' || one.channelId === channel);
  const { items, response_metadata } = page(args, rows);
  const scheduled_messages: Json[] = items.map(({ id, channelId, postAt, created, draft }) => ({
    id,
    channel_id: channelId,
    post_at: postAt / SECOND,
    date_created: Math.floor(created / SECOND),
    text: draft.text,
  }));
  return { scheduled_messages, response_metadata };
};

export const scheduleMethods: Record<string, Method> = {
  'chat.scheduleMessage': schedule,
  'chat.deleteScheduledMessage': remove,
  'chat.scheduledMessages.list': list,
};
