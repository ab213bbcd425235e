/** What comes back from the fields for function, level band and slot. Pure. */
import type { Values } from '../platform/feature.ts';
import type { Community } from './records.ts';
import { isSlot, type Slot } from './slot-rules.ts';

export interface MemberForm {
  jobFunction: string | null;
  levelBand: string | null;
  slot: Slot | null;
  errors?: Record<string, string>;
}

export function readMemberForm(community: Community, given: Values): MemberForm {
  const pick = (value: Values[string] | undefined, list: readonly string[]): string | null => {
    if (typeof value !== 'string' || value.trim() === '') return null;
    return list.length === 0 ? value.trim() : (list[Number(value)] ?? null);
  };
  const { functions, levelBands } = community.settings;
  const jobFunction = pick(given.jobFunction, functions);
  const levelBand = pick(given.levelBand, levelBands);
  const weekday = typeof given.weekday === 'string' ? given.weekday : null;
  const at = typeof given.at === 'string' ? given.at : null;
  if (weekday === null && at === null) return { jobFunction, levelBand, slot: null };
  if (weekday === null) return { jobFunction, levelBand, slot: null, errors: { weekday: 'A time needs a day, for example Tuesday.' } };
  if (at === null) return { jobFunction, levelBand, slot: null, errors: { at: 'A day needs a time, for example 09:30.' } };
  const slot = { weekday: Number(weekday), at };
  if (!isSlot(slot))
    return { jobFunction, levelBand, slot: null, errors: { at: 'Fridays end at noon: 11:30 at the latest, or another day.' } };
  return { jobFunction, levelBand, slot };
}
