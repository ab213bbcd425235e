/** What a capability offers, declared as a value in its index.ts and listed in features/index.ts. Every part is optional. */

import type { TaxonomyClass } from '../library/library.ts';
import type { NotSentListener, Ref, SentListener } from '../platform/delivery/outbox.ts';
import type { Interactions } from '../platform/feature.ts';
import type { Block, Button } from '../platform/slack/message.ts';
import type { AskKind } from './ask.ts';
import type { Experiment } from './experiment.ts';
import type { Item } from './item.ts';
import type { Deps } from './kernel.ts';
import type { Pair } from './pair.ts';
import type { Community, Member, Person, Role, Session } from './records.ts';
import type { StepTool } from './step.ts';
import type { Touch } from './touch.ts';

/** Whoever looks at her App Home, help or export: with her memberships and roles of today. */
export interface Viewer {
  person: Person;
  now: number;
  memberships: { community: Community; member: Member; roles: Role['role'][] }[];
}

/** One thing on App Home: one to three blocks, its button included. */
export interface HomeRow {
  /** Lower comes first. For *Now*: minutes until it expires is a good rank. */
  rank: number;
  blocks: Block[];
}

export interface HomePanel {
  section: 'now' | 'mine' | 'ours' | 'help' | 'settings';
  /** As the "all …" button says it: "all your reflections". */
  plural: string;
  rows(viewer: Viewer): Promise<HomeRow[]>;
  /** What this panel says when it has no rows; omitted = it is left out. */
  empty?(viewer: Viewer): Promise<string | null>;
}

/** A line in the stewards' Monday digest. Never about a named person's silence. */
export interface DigestLine {
  /** Null when there is nothing to say this week. Plain text. */
  line(community: Community, now: number): Promise<string | null>;
  rank: number;
}

/** One heading of "what is stored about me" and of the community's export. */
export interface StoredSection {
  title: string;
  /** Each record as plain values; privacy class beside it. */
  records: Record<string, string | number | boolean | null>[];
}

/** What happens to her texts: stay without a name (default), stay with it, or are deleted (practice 3.8). */
export type ForgetChoice = 'without-name' | 'with-name' | 'delete';

export interface Forgetting {
  teamId: string;
  userId: string;
  /** One community she leaves; null = everything about her in this workspace ("forget me"). */
  communityId: string | null;
  choice: ForgetChoice;
  now: number;
}

export interface Described {
  /** One line, plain text, without anything the viewer may not see. */
  title: string;
  /** Where to look at it: an action id and value, if there is one. */
  open?: { actionId: string; value: string };
}

/** What a capability adds to the page of an item or an experiment that somebody opened. The page has asked the gate. */
export interface PageSection {
  /** 'top': what one must know before reading (annotations, evidence). 'below': after the text. */
  place: 'top' | 'below';
  /** Lower comes first. */
  rank: number;
  /** At most eight; longer things behind a button. */
  blocks: Block[];
}

export interface PageParts {
  sections?: PageSection[];
  /** Verb first; at most three. */
  buttons?: Button[];
}

/** What somebody could use now: a prompt, a session's topic, a newcomer's hope. */
export interface OfferWanted {
  teamId: string;
  communityId: string;
  /** Who reads it; null: everybody in the channel, so that only P3 and wider is offered. */
  viewer: Viewer | null;
  /** Her words or the topic; may be empty. */
  words: string;
  topicClass: TaxonomyClass | null;
  subTag: string | null;
  now: number;
}

/** A card offered: `useWhen` (item-forms.ts) is read first. Plain text. */
export interface Offer {
  title: string;
  useWhen: string;
  /** More fitting first. */
  rank: number;
  open: { actionId: string; value: string };
}

/** A search over everything one can open: the shelf answers with items, others with what they have (tools, templates). */
export interface FindWanted {
  words: string;
  /** Empty: all. 'card', 'term', 'checklist' … */
  kinds: readonly string[];
  topicClass: TaxonomyClass | null;
  limit: number;
}

export interface Found extends Offer {
  /** As people say it: "Checklist". */
  kind: string;
}

/**
 * A part of the shelf's export that is no item: annotations, confirmations, experiments. Plain rows in a fixed order, each with its
 * `privacy`; one that members may not all read stops the whole export.
 */
export interface Portable {
  /** Its file's name, without ending. */
  name: string;
  rows(community: Community): Promise<PortableRow[]>;
  /** Takes one row in, or says in one sentence why not. `byHand` rows name people by id and by name: an id that is unknown here is kept as it is. */
  restore(community: Community, row: unknown, by: { userId: string | null; now: number }): Promise<string | null>;
}
export type PortableRow = Record<string, string | number | boolean | null | readonly string[] | Record<string, string>>;

export interface Contributions extends Interactions {
  /** The folder's name. */
  name: string;
  touches?: Touch[];
  asks?: AskKind[];
  home?: HomePanel[];
  digest?: DigestLine[];
  /** By touch id: told when a message of this touch was sent, or for good not sent. In the transaction that marks the row. */
  sent?: Record<string, SentListener>;
  notSent?: Record<string, NotSentListener>;
  /** A session was moved, marked, or something about it was decided; in the same transaction. Must not change the same facts back. */
  sessionChanged?(session: Session, was: Session, now: number): Promise<void>;
  /** An experiment was added (`was` null) or changed, in the same transaction. Must not let the same thing happen again. */
  experimentChanged?(experiment: Experiment, was: Experiment | null, now: number): Promise<void>;
  /** An item was added (`was` null), written or marked, in the same transaction. */
  itemChanged?(item: Item, was: Item | null, now: number): Promise<void>;
  /** A pair was put together (`was` null) or something happened to it, in the same transaction. */
  pairChanged?(pair: Pair, was: Pair | null, now: number): Promise<void>;
  /** Somebody came (`was` null), paused, came back, changed her level, or left, in the same transaction. She may act at no instant of her own: `now` is the app's. */
  memberChanged?(member: Member, was: Member | null, now: number): Promise<void>;
  /** Whom she must not be put together with has changed, in the same transaction. Nobody is told why anything follows from it. */
  boundsChanged?(teamId: string, userId: string, now: number): Promise<void>;
  /** What this capability adds to the page of an item that she opened. */
  onItem?(item: Item, viewer: Viewer): Promise<PageParts>;
  /** The same for an experiment; `whole`: she may see what is written in it. */
  onExperiment?(experiment: Experiment, viewer: Viewer, whole: boolean): Promise<PageParts>;
  /** Cards that fit: for prompts, packs and newcomers (`community/offers.ts` asks all and takes three). */
  offers?(wanted: OfferWanted): Promise<Offer[]>;
  /** What of this capability `/find` can find. */
  finds?(wanted: FindWanted, viewer: Viewer): Promise<Found[]>;
  /** Communities that opened something to her as a guest, and still do. */
  guestOf?(teamId: string, userId: string, now: number): Promise<string[]>;
  portables?: Portable[];
  /** What steps of a run sheet can do beside passing time. */
  stepTools?: StepTool[];
  /** By kind of ref: what it is; null when the viewer may not see it or it is gone. */
  describe?: Record<string, (ref: Ref, viewer: Viewer) => Promise<Described | null>>;
  /** Leaving or "forget me": in one transaction with all other features. */
  forget?(forgetting: Forgetting): Promise<void>;
  /** What is stored about her, everything, whatever its class. */
  storedAbout?(teamId: string, userId: string): Promise<StoredSection[]>;
  /** What of the community may be exported (P3 and above, and settings): nothing private, through the gate. */
  exportOf?(community: Community): Promise<StoredSection[]>;
  /** State that expires by itself (P2 singles after 24 months, notes 12 months after leaving …). Called daily. */
  tidy?(now: number): Promise<void>;
}

export type CreateFeature = (deps: Deps) => Contributions;
