/** What the person can mend. Its message is shown to her as it is; anything else that is thrown is our fault and gets a reference. */
export class UserError extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
  }
}

/** The person may not do this. Says who can. */
export class NotAllowedError extends UserError {
  constructor(what: string, whoCan: string) {
    super(what, whoCan);
    this.name = 'NotAllowedError';
  }
}
