/** What a capability offers, declared as a value in its index.ts and listed in features/index.ts. Every part is optional. */
import type { NotSentListener, Ref, SentListener } from '../platform/delivery/outbox.ts';
import type { Interactions } from '../platform/feature.ts';
import type { Block } from '../platform/slack/message.ts';
import type { AskKind } from './ask.ts';
import type { Deps } from './kernel.ts';
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
