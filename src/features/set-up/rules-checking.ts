/** What every check of a part is given, and what it gives back. */
import type { Person } from '../../community/records.ts';
import type { CommunitySettings } from '../../community/settings.ts';
import type { LibraryNorm } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import type { Part, Plan, Shape } from './rules-draft.ts';

export interface CheckWith {
  authorId: string;
  /** Everybody who was chosen in the form, as Slack knows them. */
  people: ReadonlyMap<string, Person>;
  today: LocalDate;
  starters: readonly LibraryNorm[];
  /** Other communities' channels in this workspace: id → whose. */
  takenChannels: ReadonlyMap<string, string>;
  /** A living community changes its settings: founders, roles and places are not asked again. */
  editing: boolean;
}

export type Checked = { errors: Record<string, string> } | { shape: Shape; hints: string[] };

export type Check = (values: Values, shape: Shape, given: CheckWith, part: Part) => Checked;

export const withSettings = (shape: Shape, patch: Partial<CommunitySettings>): Shape => ({
  ...shape,
  settings: { ...shape.settings, ...patch },
});
export const withPlan = (shape: Shape, patch: Partial<Plan>): Shape => ({ ...shape, plan: { ...shape.plan, ...patch } });

/** Where the first value is still to be found out, the sentence says until when. */
const UNKNOWN = /^today’s value \(due [^)]*\)$/;
export const isUnknownBaseline = (from: string): boolean => UNKNOWN.test(from);
