/** What the app answers to an act: by response_url, or in the ack itself. */
import { ApiError } from './api-error.ts';
import { type Json, toFlag, toText } from './json.ts';
import { changeMessage, deleteMessage, findMessage, postMessage } from './messages.ts';
import { readContent } from './methods-chat.ts';
import type { ResponseTarget } from './passes.ts';
import { findInstall, getChannel, type Workspace } from './workspace.ts';

/** Slackbot's own words, for one person. */
export function notifyPerson(workspace: Workspace, channelId: string, userId: string, text: string): void {
  const channel = getChannel(workspace, channelId);
  const bot = findInstall(workspace, channel.teamId)?.botUserId ?? workspace.seed.bot.userId;
  postMessage(workspace, channel, { userId: bot, text, ephemeralFor: userId, username: 'Slackbot' });
}

/** Publishes, replaces or deletes as the answer says. Throws what Slack would refuse. */
export function publishResponse(workspace: Workspace, target: ResponseTarget, answer: Json): void {
  const channel = getChannel(workspace, target.channelId);
  const original = target.messageTs === null ? null : findMessage(channel, target.messageTs);
  if (toFlag(answer.delete_original)) {
    if (original === null) throw new ApiError('message_not_found');
    deleteMessage(workspace, channel, original);
    return;
  }
  const content = readContent(answer);
  if (toFlag(answer.replace_original) && original !== null) {
    changeMessage(workspace, channel, original, { ...content, metadata: content.metadata ?? original.metadata });
    return;
  }
  const install = findInstall(workspace, channel.teamId);
  const inChannel = answer.response_type === 'in_channel';
  const threadTs = toText(answer.thread_ts);
  postMessage(workspace, channel, {
    ...content,
    userId: install?.botUserId ?? workspace.seed.bot.userId,
    botId: install?.botId ?? workspace.seed.bot.botId,
    ephemeralFor: inChannel ? null : target.userId,
    threadTs: threadTs === '' ? null : threadTs,
  });
}
