/** The nouns of the kernel, as every feature sees them. */

import type { LocalDate, LocalTime, Zone } from '../platform/time/zones.ts';
import type { CommunitySettings } from './settings.ts';
import type { SessionKind } from './touch.ts';

/** Somebody in a Slack workspace, as Slack told us last. */
export interface Person {
  teamId: string;
  userId: string;
  /** What people call her; plain text, somebody's words: escape it. */
  name: string;
  zone: Zone;
  locale: string;
  /** Guests may be members; strangers (other organisations) and bots may not. */
  kind: 'person' | 'guest' | 'stranger' | 'bot';
  /** False when deactivated in Slack. */
  active: boolean;
}

export type CommunityStatus =
  /** In the wizard. */
  | 'draft'
  /** The wizard is done; the second steward has not agreed yet. */
  | 'proposed'
  | 'active'
  /** Nothing is sent for a while; the calendar stays. */
  | 'paused'
  /** Nothing is sent; the shelf stays readable. */
  | 'dormant'
  | 'ended';

export interface Community {
  id: string;
  teamId: string;
  name: string;
  status: CommunityStatus;
  /** The community channel; null before it exists. */
  channelId: string | null;
  announcementChannelId: string | null;
  zone: Zone;
  settings: CommunitySettings;
  createdAt: number;
  createdBy: string;
  /** Set when the bot cannot speak in the channel: 'archived' | 'removed'. */
  silencedBy: string | null;
}

export type Level = 'reader' | 'member' | 'core';
export type MemberStatus = 'invited' | 'requested' | 'active' | 'paused' | 'left';

export interface Member {
  teamId: string;
  communityId: string;
  userId: string;
  status: MemberStatus;
  level: Level;
  /** Null until she joined. */
  joinedOn: LocalDate | null;
  /** The pause ends by itself on this date; null = until she says. */
  pausedUntil: LocalDate | null;
  /** Self-declared, shown in totals only (P2). */
  jobFunction: string | null;
  levelBand: string | null;
}

export type RoleName = 'steward' | 'facilitator' | 'second' | 'scribe' | 'librarian' | 'trust-keeper' | 'sponsor' | 'mentor';

export interface Role {
  teamId: string;
  communityId: string;
  userId: string;
  role: RoleName;
  fromOn: LocalDate;
  /** The term ends by itself. */
  toOn: LocalDate;
}

/** Who leads: nobody yet, somebody whose turn it is, the table (no preparation, a host by lot), or the stewards (launch and quarter close). */
export type Leadership = 'open' | 'led' | 'table' | 'stewards';

/** What people decided about a session; P3, written through `calendar.changeSession`. */
export interface SessionFacts {
  /** What it is about, as a question; null until it is known. */
  topic: string | null;
  topicId: string | null;
  leadership: Leadership;
  facilitatorId: string | null;
  secondId: string | null;
  scribeId: string | null;
  /** A format of the library or of the community; null until one was chosen. */
  formatId: string | null;
  /** Completes "You will leave able to …". */
  outcome: string | null;
  /** One question to carry until then. */
  question: string | null;
  preRead: string | null;
  /** Where to meet; null = the community's own link. */
  link: string | null;
}

export interface Session extends SessionFacts {
  id: string;
  teamId: string;
  communityId: string;
  kind: SessionKind;
  /** 1, 2, 3 … over the community's whole life; the quarter close counts too. */
  number: number;
  /** First Monday of the quarter it belongs to. */
  quarterOn: LocalDate;
  onDate: LocalDate;
  at: LocalTime;
  minutes: number;
  status: 'planned' | 'held' | 'cancelled';
  /** Goes up whenever day, time or length change, or it is called off: the sequence number of a calendar file (RFC 5545, 3.8.7.4). */
  revision: number;
}
