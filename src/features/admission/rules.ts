/** Who may bring somebody in, and whose word is enough. Pure: tables in the tests say the same. */
import type { CommunitySettings } from '../../community/settings.ts';

type JoiningBy = CommunitySettings['joining'];

/** Where nomination is agreed, members nominate and only stewards invite. */
export const mayInvite = (joining: JoiningBy, who: { steward: boolean; member: boolean }): boolean =>
  who.steward || (who.member && joining !== 'nomination');

/** Without an invitation in hand, only an open community lets somebody in by her own word. */
export const joinsAtOnce = (joining: JoiningBy, invited: boolean): boolean => joining === 'open' || invited;

/** The people named in what follows a command, each once, and the words that are left. */
export function readMentions(text: string): { userIds: string[]; rest: string } {
  const mention = /<@([UW][A-Z0-9]{2,})(?:\|[^>]*)?>/g;
  const userIds = [...new Set([...text.matchAll(mention)].map((match) => match[1] ?? ''))];
  return { userIds, rest: text.replace(mention, ' ').replace(/\s+/g, ' ').trim() };
}
