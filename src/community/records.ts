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

export interface Session {
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
}
