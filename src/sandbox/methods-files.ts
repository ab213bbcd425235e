/** files.*: the external upload in three steps, and what is stored. */
import { ApiError } from './api-error.ts';
import { type Json, parseJson, toRecords, toText, toTexts } from './json.ts';
import { limits } from './limits.ts';
import { postMessage, toFileJson } from './messages.ts';
import { type Call, joinedChannel, type Method, page } from './method.ts';
import { readContent } from './methods-chat.ts';
import type { FileRecord } from './state.ts';
import type { Workspace } from './workspace.ts';

const types: Record<string, string> = {
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  ics: 'text/calendar',
  zip: 'application/zip',
};

export function addFile(
  workspace: Workspace,
  userId: string,
  name: string,
  altText = '',
  bytes: Uint8Array = new Uint8Array(),
): FileRecord {
  const mimetype = types[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'text/plain';
  const file: FileRecord = {
    id: workspace.ids.next('F'),
    name,
    title: name,
    altText,
    mimetype,
    bytes,
    userId,
    channels: [],
    state: bytes.length > 0 ? 'uploaded' : 'waiting',
    created: workspace.clock.now(),
  };
  workspace.files.set(file.id, file);
  return file;
}

const getUploadUrl: Method = ({ workspace, install, args, baseUrl }) => {
  const length = Number(toText(args.length));
  if (!Number.isInteger(length) || length <= 0) throw new ApiError('missing_argument');
  if (length > limits.elements.file_input.max_bytes) throw new ApiError('file_upload_size_restricted');
  const file = addFile(workspace, install.botUserId, toText(args.filename), toText(args.alt_txt));
  return { upload_url: `${baseUrl}/upload/${file.id}`, file_id: file.id };
};

const complete: Method = (call) => {
  const { workspace, install, args } = call;
  const wanted = toRecords(typeof args.files === 'string' ? parseJson(args.files) : args.files);
  const files = wanted.map(({ id, title }) => {
    const file = workspace.files.get(toText(id));
    if (file === undefined || file.state !== 'uploaded') throw new ApiError('file_not_found');
    return { file, title: toText(title) };
  });
  if (files.length === 0) throw new ApiError('invalid_arguments');
  const ids = args.channel_id === undefined ? toTexts(args.channels) : [toText(args.channel_id)];
  if (ids.length > limits.misc['completeUploadExternal.channels']) throw new ApiError('channels_limit_exceeded');
  const channels = ids.map((channel) => joinedChannel({ ...call, args: { channel } }));
  const blocks = args.blocks === undefined ? null : readContent({ blocks: args.blocks }).blocks;
  for (const { file, title } of files) {
    if (title !== '') file.title = title;
    file.state = 'shared';
    file.channels = channels.map(({ id }) => id);
    workspace.announce({ kind: 'file', fileId: file.id });
  }
  const threadTs = toText(args.thread_ts) === '' ? null : toText(args.thread_ts);
  for (const channel of channels) {
    postMessage(workspace, channel, {
      userId: install.botUserId,
      botId: install.botId,
      text: toText(args.initial_comment),
      blocks,
      threadTs,
      files: files.map(({ file }) => file.id),
    });
  }
  return { files: files.map(({ file }) => show(call, file)) };
};

const show = (call: Call, file: FileRecord): Json => {
  const json = toFileJson(call.workspace, file.id);
  const link = `${call.baseUrl}${toText(json.url_private)}`;
  return { ...json, url_private: link, url_private_download: link };
};

function known(call: Call): FileRecord {
  const file = call.workspace.files.get(toText(call.args.file));
  if (file === undefined || file.state === 'waiting') throw new ApiError('file_not_found');
  if (file.state === 'deleted') throw new ApiError('file_deleted');
  return file;
}

const remove: Method = (call) => {
  const file = known(call);
  if (file.userId !== call.install.botUserId) throw new ApiError('cant_delete_file');
  file.state = 'deleted';
  file.bytes = new Uint8Array();
  return {};
};

const list: Method = (call) => {
  const { items, response_metadata } = page(
    call.args,
    [...call.workspace.files.values()].filter(({ state }) => state === 'shared'),
  );
  return { files: items.map((file) => show(call, file)), response_metadata };
};

/** The bytes of a plain or multipart upload. */
export function readUpload(body: Buffer, contentType: string): Uint8Array {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return body;
  const head = body.indexOf('\r\n\r\n');
  const tail = body.lastIndexOf(`\r\n--${boundary}`);
  return head < 0 || tail < head ? body : body.subarray(head + 4, tail);
}

/** Takes the bytes in; false when nobody asked for this upload. */
export function receiveUpload(workspace: Workspace, id: string, bytes: Uint8Array): boolean {
  const file = workspace.files.get(id);
  if (file === undefined || file.state !== 'waiting') return false;
  file.bytes = bytes;
  file.state = 'uploaded';
  return true;
}

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.info': (call) => ({ file: show(call, known(call)) }),
  'files.list': list,
  'files.delete': remove,
};
