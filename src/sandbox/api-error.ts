import type { Json } from './json.ts';
import type { Problem } from './validate.ts';

/** A refusal in Slack's form: `{ok: false, error: code, …extra}`. */
export class ApiError extends Error {
  readonly code: string;
  readonly extra: Json;
  constructor(code: string, extra: Json = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.extra = extra;
  }
}

const asMessages = (problems: Problem[]): string[] =>
  problems.map(({ message, pointer }) => `[ERROR] ${message} [json-pointer:${pointer}]`);

/** chat.* reports bad blocks as `invalid_blocks`. */
export function refuseBlocks(problems: Problem[]): void {
  if (problems.length === 0) return;
  const messages = asMessages(problems);
  throw new ApiError('invalid_blocks', { errors: messages, response_metadata: { messages } });
}

/** views.* reports a bad view as `invalid_arguments`. */
export function refuseView(problems: Problem[]): void {
  if (problems.length === 0) return;
  throw new ApiError('invalid_arguments', { response_metadata: { messages: asMessages(problems) } });
}
