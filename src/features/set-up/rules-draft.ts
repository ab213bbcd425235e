/** A community on its way: what the wizard has gathered, and in which order its parts come. */
import type { CommunitySettings } from '../../community/settings.ts';
import type { Values } from '../../platform/feature.ts';
import type { LocalDate, Zone } from '../../platform/time/zones.ts';

/** One view of the wizard. A step that asks for more than six things has two or more. */
export const PARTS = [
  'purpose',
  'measure',
  'outcome-1',
  'outcome-2',
  'outcome-3',
  'people',
  'apart',
  'rhythm',
  'calendar',
  'norms',
  'privacy',
  'roles',
  'places',
  'preview',
] as const;
export type Part = (typeof PARTS)[number];

export const isPart = (text: unknown): text is Part => PARTS.some((part) => part === text);

const STEPS: Record<Part, { step: number; title: string }> = {
  purpose: { step: 1, title: 'North star' },
  measure: { step: 1, title: 'North star' },
  'outcome-1': { step: 2, title: 'Outcomes' },
  'outcome-2': { step: 2, title: 'Outcomes' },
  'outcome-3': { step: 2, title: 'Outcomes' },
  people: { step: 3, title: 'People' },
  apart: { step: 3, title: 'People' },
  rhythm: { step: 4, title: 'Rhythm' },
  calendar: { step: 4, title: 'Rhythm' },
  norms: { step: 5, title: 'Norms, privacy' },
  privacy: { step: 5, title: 'Norms, privacy' },
  roles: { step: 6, title: 'Roles' },
  places: { step: 7, title: 'Places' },
  preview: { step: 8, title: 'Preview' },
};

/** '1 of 8 · North star'; never longer than the 24 characters of a modal's title. */
export const titleOf = (part: Part): string => `${STEPS[part].step} of 8 · ${STEPS[part].title}`;
export const stepTitleOf = (part: Part): string => STEPS[part].title;

/** 0, 1 or 2; null for the other parts. */
export const outcomeIndexOf = (part: Part): 0 | 1 | 2 | null =>
  part === 'outcome-1' ? 0 : part === 'outcome-2' ? 1 : part === 'outcome-3' ? 2 : null;

const OUTCOME_PARTS = ['outcome-1', 'outcome-2', 'outcome-3'] as const;
export const outcomePart = (index: number): Part => OUTCOME_PARTS[index] ?? 'outcome-3';

/** Outcomes that were not begun are passed over; the first one is always offered. */
export function partAfter(part: Part, outcomes: number): Part {
  const index = outcomeIndexOf(part);
  if (index !== null) return index + 1 < outcomes ? outcomePart(index + 1) : 'people';
  return PARTS[PARTS.indexOf(part) + 1] ?? 'preview';
}

export function partBefore(part: Part, outcomes: number): Part | null {
  if (part === 'people') return outcomePart(Math.max(outcomes, 1) - 1);
  return PARTS[PARTS.indexOf(part) - 1] ?? null;
}

/** What the wizard gathers and the settings do not hold: it becomes roles, invitations and a channel. */
export interface Plan {
  founders: string[];
  secondId: string | null;
  trustKeepers: string[];
  librarianId: string | null;
  sponsorId: string | null;
  place: 'new' | 'existing';
  channelName: string;
  existingId: string | null;
}

export const emptyPlan = (): Plan => ({
  founders: [],
  secondId: null,
  trustKeepers: [],
  librarianId: null,
  sponsorId: null,
  place: 'new',
  channelName: '',
  existingId: null,
});

/**
 * 'open': being written. 'proposed': waits for the second steward. 'agreed': agreed, waits for its channel.
 * 'founded': the community lives; kept until the founders' days for objections are over.
 */
export type DraftStatus = 'open' | 'proposed' | 'agreed' | 'founded';

/** What a form shows and what its check changes: the draft and its community, or the settings of a living one. */
export interface Shape {
  name: string;
  zone: Zone;
  settings: CommunitySettings;
  plan: Plan;
  announcementChannelId: string | null;
}

export interface Draft {
  id: string;
  teamId: string;
  authorId: string;
  /** Null until it is proposed: a draft that is thrown away leaves nothing behind. */
  communityId: string | null;
  status: DraftStatus;
  part: Part;
  shape: Shape;
  /** What stands in a form that was left before it could be kept: nothing typed is lost. */
  typed: Partial<Record<Part, Values>>;
  /** Counts the proposals, so that a button of an older one is recognised. */
  round: number;
  touchedAt: number;
  proposedAt: number | null;
  agreedAt: number | null;
  /** The founders' preview in the channel, once it was posted. */
  previewTs: string | null;
  objectionsUntilOn: LocalDate | null;
}

export const DRAFT_DAYS = 14;
/** Community time on the last of the founders' days. */
export const CLOSE_AT = '16:00';

/** Everybody who will be asked in: founders, both stewards and who was given a role, each once. */
export const foundersOf = ({ plan, authorId }: { plan: Plan; authorId: string }): string[] => [
  ...new Set([authorId, plan.secondId, ...plan.founders, ...plan.trustKeepers, plan.librarianId].filter((id) => id !== null)),
];
