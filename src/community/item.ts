/** An item of the shelf: a card, a case note, a term … Its record, as every capability sees it. */
import type { TaxonomyClass } from '../library/library.ts';
import type { PrivacyClass } from '../platform/db/kit.ts';
import type { LocalDate } from '../platform/time/zones.ts';
import type { Looker } from './privacy.ts';

export const ITEM_KINDS = ['card', 'case-note', 'interview', 'summary', 'story', 'playbook', 'template', 'term'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** How sure it is (library, `content_lifecycle`). Who may read it is another matter: see `privacy`. */
export const ITEM_STATES = ['draft', 'shared', 'proven', 'check', 'archived'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What people write; every change of it is a version. Plain text, somebody's words: escape it. */
export interface ItemContent {
  title: string;
  /** By the keys of its form (`item-forms.ts`). A part that is empty is left out. */
  parts: Readonly<Record<string, string>>;
  /** Null only in a draft that nobody else can see: somebody confirms one before it is shared. */
  topicClass: TaxonomyClass | null;
  /** Lower case, without `#`. */
  subTags: readonly string[];
}

export interface Item extends ItemContent {
  teamId: string;
  id: string;
  communityId: string;
  kind: ItemKind;
  /** The form it was written in, where a kind has several (playbooks); null otherwise. */
  formId: string | null;
  state: ItemState;
  /** P0 its author's, P3 the community's, P4 the organisation's, P5 also for guests. */
  privacy: Extract<PrivacyClass, 'P0' | 'P3' | 'P4' | 'P5'>;
  /** Null: whoever wrote it left or asked to be forgotten. */
  authorId: string | null;
  /** Who looks after it: one named person; null when she left. */
  stewardId: string | null;
  /** How it is credited when it came from elsewhere (an import) and nobody here is its author. */
  credit: string | null;
  /** 1, 2, 3 …; goes up with every change of its content. */
  version: number;
  /** When it is to be looked at; null = never. */
  reviewOn: LocalDate | null;
  createdAt: number;
  changedAt: number;
  /** When the community first could read it: the clock t3 starts. */
  sharedAt: number | null;
  /** When it was last reused. */
  usedAt: number | null;
}

export interface ItemVersion extends ItemContent {
  version: number;
  at: number;
  /** Null: she left or asked to be forgotten. */
  byId: string | null;
  /** What changed, in her words or ours; may be empty. */
  what: string;
}

/** A marking beside the content: state, class, steward, review. */
export interface ItemMoment {
  at: number;
  byId: string | null;
  what: string;
}

export interface ItemQuery {
  teamId: string;
  communityId?: string;
  kinds?: readonly ItemKind[];
  states?: readonly ItemState[];
  topicClass?: TaxonomyClass;
  authorId?: string;
  stewardId?: string;
  /** Default 500. */
  limit?: number;
}

export interface ItemSearch {
  teamId: string;
  text: string;
  /** From shelf-rules.ts (`kindFacets` …): of each group one must be there. */
  facets?: readonly (readonly string[])[];
  /** Default: wherever she may look. */
  communityIds?: readonly string[];
  limit?: number;
}

/** Items: cards, notes, findings, stories, playbooks, templates, terms. `…For` asks the gate; the others are for rules and rights. */
export interface Shelf {
  find(teamId: string, id: string): Promise<Item | null>;
  findFor(looker: Looker, teamId: string, id: string): Promise<Item | null>;
  /** Newest change first. */
  list(query: ItemQuery): Promise<Item[]>;
  listFor(looker: Looker, query: ItemQuery): Promise<Item[]>;
  /** Best first; only what she may see. Empty words find nothing: list instead. */
  search(looker: Looker, query: ItemSearch): Promise<Item[]>;
  /** False when the id is known: the same form sent twice. */
  add(item: Item, by: { userId: string | null; now: number; what: string }): Promise<boolean>;
  /** A new version. `base` is the version the writer saw: when it is not the present one nothing is written, and the present one is returned for merging. */
  write(
    item: Pick<Item, 'teamId' | 'id'>,
    content: Partial<ItemContent>,
    by: { userId: string | null; now: number; what: string; base: number },
  ): Promise<{ written: Item } | { conflict: Item }>;
  /** Marks beside the content; `what` goes into its history, '' into none. Releasing upwards needs `privacy.assertRelease` first. */
  mark(
    item: Pick<Item, 'teamId' | 'id'>,
    marks: Partial<Pick<Item, 'state' | 'privacy' | 'stewardId' | 'reviewOn' | 'usedAt' | 'credit'>>,
    by: { userId: string | null; now: number; what: string },
  ): Promise<Item>;
  /** Oldest first, as far as she may see each. */
  versions(looker: Looker, item: Item): Promise<ItemVersion[]>;
  moments(looker: Looker, item: Item): Promise<ItemMoment[]>;
  remove(item: Pick<Item, 'teamId' | 'id'>): Promise<void>;
  /** Ids of items whose history names her. */
  touchedBy(teamId: string, userId: string): Promise<string[]>;
  /** Forgetting: her name goes from the item and its history. */
  unname(item: Pick<Item, 'teamId' | 'id'>, userId: string, now: number): Promise<void>;
}
