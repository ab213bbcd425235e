/** When a vote opens and closes, how many dots, who won. Pure. (practice 2.9, 3.4.1) */
import { purposeOf } from '../../community/community-views.ts';
import type { Community } from '../../community/records.ts';

/** With fewer there is nothing to choose from. */
export const LEAST_CHOICE = 2;
/** Working days before the coming session. */
export const OPENS_AT = { offset: -5, at: '10:00' } as const;
export const CLOSES_AT = { offset: -2, at: '16:00' } as const;

/** A third of the options, at least one, at most three. */
export const dotsFor = (options: number): number => Math.min(3, Math.max(1, Math.floor(options / 3)));

/** Five voters or a quarter of the members, whichever is more. */
export const quorumFor = (members: number): number => Math.max(5, Math.ceil(members / 4));

export type Totals = Readonly<Record<string, number>>;

/** How many dots each option has; a dot for what is not on the ballot any more falls away. */
export function countDots(options: readonly string[], ballots: readonly (readonly string[])[]): Record<string, number> {
  const totals = new Map(options.map((id) => [id, 0]));
  for (const ballot of ballots) {
    for (const id of new Set(ballot)) {
      const before = totals.get(id);
      if (before !== undefined) totals.set(id, before + 1);
    }
  }
  return Object.fromEntries(totals);
}

export type Outcome = 'clear' | 'tie' | 'few';

/** A difference of one dot is a tie: everything within one dot of the first. The order of the ballot stays. */
export function leadersOf(options: readonly string[], totals: Totals): string[] {
  const most = Math.max(...options.map((id) => totals[id] ?? 0));
  return options.filter((id) => most - (totals[id] ?? 0) <= 1);
}

export function judge(
  options: readonly string[],
  totals: Totals,
  { voted, members }: { voted: number; members: number },
): { outcome: Outcome; choices: string[] } {
  if (voted < quorumFor(members)) return { outcome: 'few', choices: [...options] };
  const leaders = leadersOf(options, totals);
  return { outcome: leaders.length === 1 ? 'clear' : 'tie', choices: leaders };
}

/** How many answered the question about the north star, and how many of them named each option; nothing below k. */
export function countNorthStar(
  options: readonly string[],
  answers: readonly (readonly string[])[],
  k: number,
): { of: number; yes: Record<string, number> } | null {
  const given = answers.filter((answer) => answer.length > 0);
  return given.length < Math.max(5, k) ? null : { of: given.length, yes: countDots(options, given) };
}

/** What the community is for, as the ballot shows it; plain text, in people's words. */
export function northStarOf(community: Community): string {
  const { who, able, measure } = community.settings.northStar;
  if (who === '' || able === '') return purposeOf(community);
  return `${who} can ${able}${measure === '' ? '' : `, seen in ${measure}`}.`;
}
