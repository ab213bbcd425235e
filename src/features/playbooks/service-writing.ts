/** Writing one section: two people in different sections never meet, two in the same one see both. */
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import { withPart } from './rules.ts';
import type { Act, Parts, Service } from './service.ts';

export type Written = { written: Item } | { clash: Item; by: string };
/** Somebody faster than this each time is not a person. */
const TRIES = 3;

export function createWriting({ deps, store }: Parts, service: Service) {
  const { shelf } = deps;

  /** What the section said in the version that she began from; null when that is not to be known any more. */
  const textAt = async (act: Act, item: Item, base: number, section: string): Promise<string | null> => {
    if (item.version === base) return item.parts[section] ?? '';
    const versions = await shelf.versions(await service.lookerOf(act), item);
    const seen = versions.find(({ version }) => version === base);
    return seen ? (seen.parts[section] ?? '') : null;
  };

  const lastWriter = async (act: Act, item: Item, section: string): Promise<string> => {
    const versions = await shelf.versions(await service.lookerOf(act), item);
    const text = item.parts[section] ?? '';
    const first = versions.findLastIndex(({ parts }) => (parts[section] ?? '') !== text) + 1;
    const byId = versions[first]?.byId;
    return byId ? findName(deps, act.teamId, byId) : 'Somebody';
  };

  return {
    /** Refuses what somebody else has taken. */
    async requireFree(act: Act, item: Item, section: string): Promise<void> {
      const held = await service.claimOf(item, section, act.now);
      if (!held || held.userId === act.userId) return;
      const name = await findName(deps, act.teamId, held.userId);
      throw new NotAllowedError(
        `${name} has this section at the moment.`,
        `${name} can hand it back; after 28 days without a word it is free again.`,
      );
    },

    async write(act: Act, item: Item, section: string, { text, base }: { text: string; base: number }): Promise<Written> {
      let known = item;
      for (let tries = 0; tries < TRIES; tries++) {
        const now = known.parts[section] ?? '';
        if (now === text.trim()) return { written: known };
        if ((await textAt(act, known, base, section)) !== now) break;
        const what = service.requireSection(known, section).label;
        const by = { userId: act.userId, now: act.now, what: `“${what}” written`, base: known.version };
        const done = await shelf.write(known, { parts: withPart(known.parts, section, text) }, by);
        if ('written' in done) {
          const held = await service.claimOf(known, section, act.now);
          if (held?.userId === act.userId) {
            await store.touchClaim(held, act.now);
            await service.planIdle(held, act.now);
          }
          return done;
        }
        known = done.conflict;
      }
      return { clash: known, by: await lastWriter(act, known, section) };
    },
  };
}

export type Writing = ReturnType<typeof createWriting>;
