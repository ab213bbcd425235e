/** Two looks at the same instant, one before an act and one after: what can be worked out by subtraction. */

import { TEAM, type World } from '../support/world.ts';
import type { Look } from './looking.ts';
import { lookAround } from './looking.ts';
import { idOf, type Name } from './secrets.ts';

export type Shown = Map<string, string>;

/** Ids that are drawn anew for each form, and those that Slack gives to blocks, say nothing. */
const plain = (text: string): string => text.replaceAll(/01[0-9A-Z]{24}/g, '#').replaceAll(/b~[0-9A-Z]{4}/g, 'b~');

export async function whatIsShown(world: World, viewers: readonly Name[], presses = 25): Promise<Shown> {
  const shown: Shown = new Map();
  const put = (where: string, what: string): void => {
    let n = 1;
    while (shown.has(`${where} ${n}`)) n++;
    shown.set(`${where} ${n}`, plain(what));
  };
  for (const viewer of viewers) {
    const { seen }: Look = await lookAround(world, idOf(viewer), [], presses);
    for (const { where, what } of seen) put(`${viewer}: ${plain(where)}`, what);
  }
  const { app, clock } = world;
  const community = await app.kernel.communities.get(TEAM, world.community?.id ?? '');
  for (const feature of app.contributions)
    for (const digest of feature.digest ?? []) put(`digest of ${feature.name}`, JSON.stringify(await digest.line(community, clock.now())));
  for (const { path, content } of await app.erasure.exportCommunity(app.contributions, community)) put(`export ${path}`, content);
  return shown;
}

export const differences = (before: Shown, after: Shown): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((where) => before.get(where) !== after.get(where))
    .map((where) => {
      const [a = '', b = ''] = [before.get(where), after.get(where)];
      let from = 0;
      while (from < a.length && a[from] === b[from]) from++;
      return `${where}: …${a.slice(Math.max(0, from - 60), from + 120)}… became …${b.slice(Math.max(0, from - 60), from + 120)}…`;
    });

/** How often somebody is named, by surface; a count may rise, a name must not come with it. */
function countNames(shown: Shown, who: Name): Map<string, number> {
  const name = new RegExp(`${idOf(who)}|\\b${who.slice(0, 1).toUpperCase()}${who.slice(1)}\\b`, 'g');
  const counts = new Map<string, number>();
  for (const [where, what] of shown) {
    const surface = where.replace(/ \d+$/, '');
    counts.set(surface, (counts.get(surface) ?? 0) + (what.match(name)?.length ?? 0));
  }
  return counts;
}

export function namedMore(before: Shown, after: Shown, people: readonly Name[]): string[] {
  return people.flatMap((who) => {
    const [was, is] = [countNames(before, who), countNames(after, who)];
    return [...is].filter(([where, n]) => n > (was.get(where) ?? 0)).map(([where]) => `${who} is named in ${where}`);
  });
}
