/** Slack-like ids: a letter and a counter, so that the same run gives the same ids. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export interface SandboxIds {
  /** `next('V')` → 'V0SBX0001'. */
  next(prefix: string): string;
  /** A short id such as Slack gives to blocks and elements that came without one. */
  short(): string;
}

export function createSandboxIds(): SandboxIds {
  let count = 0;
  const digits = (width: number): string => {
    let rest = ++count;
    let text = '';
    while (text.length < width || rest > 0) {
      text = ALPHABET.charAt(rest % ALPHABET.length) + text;
      rest = Math.floor(rest / ALPHABET.length);
    }
    return text;
  };
  return { next: (prefix) => `${prefix}0SBX${digits(5)}`, short: () => `b~${digits(4)}` };
}
