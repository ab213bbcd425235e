/** Two ids in one button value: a community and something in it. Pure. */
export const joinValue = (communityId: string, other: string): string => `${communityId}|${other}`;

export function splitValue(value: string): { communityId: string; other: string } {
  const at = value.indexOf('|');
  return at === -1 ? { communityId: value, other: '' } : { communityId: value.slice(0, at), other: value.slice(at + 1) };
}
