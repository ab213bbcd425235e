/** What the kernel offers to features. Each port is built in the file of its name; app.ts wires them. */

import type { Library } from '../library/library.ts';
import type { Database } from '../platform/db/database.ts';
import type { Outbox, Ref } from '../platform/delivery/outbox.ts';
import type { Act } from '../platform/feature.ts';
import type { NewId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { Random } from '../platform/random.ts';
import type { Message } from '../platform/slack/message.ts';
import type { LocalDate, LocalTime, Zone } from '../platform/time/zones.ts';
import type { Ask, AskKind, NewAsk } from './ask.ts';
import type { Bounds } from './bounds.ts';
import type { Experiments } from './experiment.ts';
import type { Contributions } from './feature.ts';
import type { Shelf } from './item.ts';
import type { Pairs } from './pair.ts';
import type { Privacy } from './privacy.ts';
import type { Community, CommunityStatus, Level, Member, Person, Role, RoleName, Session, SessionFacts } from './records.ts';
import type { CommunitySettings } from './settings.ts';
import type { Touch } from './touch.ts';

export interface People {
  /** What Slack last said about her; null when she was never looked up. The edge looks up whoever acts, is mentioned or was chosen, before a handler runs. */
  find(teamId: string, userId: string): Promise<Person | null>;
  get(teamId: string, userId: string): Promise<Person>;
  findMany(teamId: string, userIds: readonly string[]): Promise<Map<string, Person>>;
  /** Records what Slack said (users.info, user_change, team_join). */
  put(person: Person, now: number): Promise<void>;
}

export interface Communities {
  find(teamId: string, communityId: string): Promise<Community | null>;
  get(teamId: string, communityId: string): Promise<Community>;
  /** Every community of a workspace, in order of creation. */
  list(teamId: string, statuses?: readonly CommunityStatus[]): Promise<Community[]>;
  /** Of every workspace, whatever their status: for operators. */
  everywhere(): Promise<Community[]>;
  findByChannel(teamId: string, channelId: string): Promise<Community | null>;
  /**
   * The community an act means: the one whose channel it happened in, else the only active one she belongs to.
   * Throws UserError that says how to name one (`name` picks by the beginning of its name) when it is none or several.
   */
  forAct(act: Act, options?: { name?: string; asSteward?: boolean }): Promise<{ community: Community; member: Member | null }>;
  create(draft: {
    teamId: string;
    name: string;
    zone: Zone;
    createdBy: string;
    now: number;
    settings?: CommunitySettings;
  }): Promise<Community>;
  /** Writes settings or other columns and one line in the change log for each thing that changed. Replanning is the caller's next step. */
  change(
    community: Community,
    change: Partial<Pick<Community, 'name' | 'status' | 'channelId' | 'announcementChannelId' | 'zone' | 'settings' | 'silencedBy'>>,
    by: { userId: string; now: number; why?: string },
  ): Promise<Community>;
}

export interface Members {
  find(teamId: string, communityId: string, userId: string): Promise<Member | null>;
  /** By status; default the active and paused ones. */
  list(teamId: string, communityId: string, statuses?: readonly Member['status'][]): Promise<Member[]>;
  /** Every community she belongs to (not left). */
  of(teamId: string, userId: string): Promise<Member[]>;
  put(member: Member): Promise<void>;
  /** Counts only, for "12 members". */
  count(teamId: string, communityId: string, levels?: readonly Level[]): Promise<number>;
}

export interface Roles {
  /** Roles in force on this date. */
  list(teamId: string, communityId: string, on: LocalDate): Promise<Role[]>;
  holders(teamId: string, communityId: string, role: RoleName, on: LocalDate): Promise<string[]>;
  has(teamId: string, communityId: string, userId: string, role: RoleName, on: LocalDate): Promise<boolean>;
  give(role: Role, by: { userId: string; now: number }): Promise<void>;
  end(role: Pick<Role, 'teamId' | 'communityId' | 'userId' | 'role'>, on: LocalDate, by: { userId: string; now: number }): Promise<void>;
  /** Throws NotAllowedError that names who can: "Only a steward can change this. Ana and Ben are the stewards of …". */
  requireSteward(community: Community, userId: string, now: number): Promise<void>;
}

export interface Calendar {
  /** Sessions of a community, by date. */
  sessions(teamId: string, communityId: string): Promise<Session[]>;
  /** The next one on or after this date. */
  nextSession(teamId: string, communityId: string, from: LocalDate): Promise<Session | null>;
  lastSession(teamId: string, communityId: string, before: LocalDate): Promise<Session | null>;
  findSession(teamId: string, sessionId: string): Promise<Session | null>;
  /** Lays out (or lays out again) this and the next quarter; sessions already held or begun never move. Returns what moved. */
  layOut(community: Community, now: number): Promise<{ session: Session; was: LocalDate | null }[]>;
  /** Writes what was decided about a session and tells every capability (`sessionChanged`) in the same transaction. Returns it as it is after that. */
  changeSession(session: Session, changes: Partial<SessionFacts>, now: number): Promise<Session>;
  /** By hand: laying out leaves it where it is from now on. Tells every capability. Replanning is the caller's next step. */
  move(session: Session, to: { onDate: LocalDate; at: LocalTime }, now: number): Promise<Session>;
  /** Held or called off. Tells every capability. Replanning is the caller's next step. */
  mark(session: Session, status: Session['status'], now: number): Promise<Session>;
  /** 1 for the first cycle of the community's life; 0 before the first session. */
  cycleOn(teamId: string, communityId: string, on: LocalDate): Promise<number>;
  holidays(community: Community): ReadonlySet<LocalDate>;
  /** Today where the community lives. */
  today(community: Community, now: number): LocalDate;
}

export interface AgendaRow {
  id: string;
  touch: string;
  practice: string;
  name: string;
  teamId: string;
  communityId: string;
  anchor: string;
  userId: string | null;
  dueAt: number;
  localDate: LocalDate;
  localTime: LocalTime;
  zone: Zone;
  surface: Touch['surface'];
  audience: string;
  minutes: number;
  status: 'planned' | 'fired' | 'missed' | 'withdrawn';
  why: string;
}

export interface Moved {
  touch: string;
  name: string;
  userId: string | null;
  from: { dueAt: number; localDate: LocalDate } | null;
  to: { dueAt: number; localDate: LocalDate } | null;
}

export interface Agenda {
  /** Computes the plan of an active community again: unfired rows move, appear or vanish, fired rows never change. Withdraws everything unfired unless it is active. */
  replan(community: Community, now: number): Promise<Moved[]>;
  /** What replan would plan, for a community that is not active yet or for settings that are not saved yet. Writes nothing. */
  preview(community: Community, now: number, options?: { memberIds?: readonly string[] }): Promise<AgendaRow[]>;
  /** One touch with `anchor: { on: 'once' }`. The key is (community, touch, anchor, person): planning it again moves it if it has not fired. */
  once(
    touch: string,
    row: { teamId: string; communityId: string; anchor: string; userId?: string; dueAt: number; zone: Zone },
  ): Promise<void>;
  withdraw(teamId: string, communityId: string, touch: string, anchor: string): Promise<void>;
  /** Planned rows of a community, or of everything, by due instant. */
  upcoming(query: { teamId?: string; communityId?: string; until?: number; userId?: string; limit?: number }): Promise<AgendaRow[]>;
  /** For the steward's digest: what was missed since. */
  missed(teamId: string, communityId: string, since: number): Promise<AgendaRow[]>;
  fired(teamId: string, communityId: string, since: number): Promise<AgendaRow[]>;
}

/** A direct message that starts by itself outside the weekly slot (welcome, digest, role messages). */
export interface DirectMessage {
  teamId: string;
  communityId: string;
  userId: string;
  touch: string;
  key: string;
  message: Message;
  /** "Why this" in one sentence. */
  why: string;
  priority: number;
  minutes: number;
  expiresAt: number;
  about?: Ref;
  /** It belongs to a duty: the budget of a facilitator holds for it, also for somebody who is only being asked to lead. (practice 3.9) */
  as?: 'facilitator';
  /** It belongs to the hour of a session, to which people agreed: speaking hours and do-not-disturb do not move it; a duty is said over the budget, too. */
  whenever?: boolean;
  /** Somebody could use a hand, and waits for her, or something she relied on is over: a week that is full does not put it off. Hours and do-not-disturb do. It counts. */
  care?: true;
}

/** A message to two or three people in one conversation. It counts as a message to each of them. */
export interface GroupMessage {
  teamId: string;
  communityId: string;
  userIds: readonly string[];
  touch: string;
  key: string;
  message: Message;
  why: string;
  minutes: number;
  expiresAt: number;
  about?: Ref;
}

/** A top-level post in a community's channel that starts by itself. */
export interface ChannelPost {
  teamId: string;
  communityId: string;
  touch: string;
  key: string;
  message: Message;
  minutes: number;
  expiresAt: number;
  about?: Ref;
  /** It belongs to the hour of a session: neither speaking hours nor the week's budget move it. It counts. */
  whenever?: boolean;
  /** It follows from what a person has just decided, e.g. to move a session: the week's budget neither bounds nor counts it. */
  follows?: boolean;
}

export interface Attention {
  /** Posts in the community channel inside hours and the channel's weekly budget (practice 3.9: 2, in a session week 3): now, at the next allowed instant before it expires, or never. */
  post(post: ChannelPost, now: number): Promise<'queued' | 'postponed' | 'dropped'>;
  /** Hands an ask in. The same (team, kind, ref, person) again changes opensOn and expiresAt while it has not been asked. */
  ask(ask: NewAsk): Promise<void>;
  withdrawAsk(teamId: string, kind: string, ref: string, userId: string): Promise<void>;
  /** Everything that waits for a person, most important first, whether asked already or not. */
  waiting(teamId: string, userId: string, now: number): Promise<Ask[]>;
  /** Answered asks that may still be changed. */
  answered(teamId: string, userId: string, since: number): Promise<Ask[]>;
  markAnswered(ask: Ask, now: number): Promise<void>;
  /** Any reaction at all (a button, a command, a check-in) ends the count of silent asks. */
  reacted(teamId: string, userId: string, now: number): Promise<void>;
  /** Says it inside hours, budget, pauses and do-not-disturb: now, later (before it expires), or never. Adds *why this · less · pause* and the ledger line. */
  tell(dm: DirectMessage, now: number): Promise<'queued' | 'postponed' | 'dropped'>;
  /**
   * Says it to all of them at once, in the first half-hour they share inside their hours; where they share none, in the next of the first
   * one's. They said yes to it, so it goes first: a week that is full already brings it a week later, if it is of use then.
   */
  tellGroup(group: GroupMessage, now: number): Promise<'queued' | 'postponed' | 'dropped'>;
  /** Keeps room for a group message of this key in the week of `at`, unless that of one of them is full, so that the slots of that week bring less. */
  keepRoom(group: Omit<GroupMessage, 'message' | 'why' | 'expiresAt'>, at: number): Promise<void>;
  /** Nothing comes of it. */
  freeRoom(group: Pick<GroupMessage, 'teamId' | 'key' | 'userIds'>): Promise<void>;
  /** Her slot: weekday and local time, shared by all her communities in the workspace. */
  slot(teamId: string, userId: string): Promise<{ weekday: number; at: LocalTime; chosen: boolean } | null>;
  /** The first instant at or after `from` at which her slot comes, in UTC milliseconds; null when nothing can reach her. For what is said at her slot beside the asks. */
  nextSlot(teamId: string, userId: string, from: number): Promise<number | null>;
  chooseSlot(teamId: string, userId: string, slot: { weekday: number; at: LocalTime }, now: number): Promise<void>;
  /** The account: what was sent and asked this month. */
  account(teamId: string, userId: string, now: number): Promise<{ messages: number; minutes: number; quiet: boolean }>;
  setQuiet(teamId: string, userId: string, quiet: boolean, now: number): Promise<void>;
  /** The next instants at which slots would bring what, for previews and `rondo agenda`. */
  upcomingSlots(query: {
    teamId: string;
    userId?: string;
    until: number;
    now: number;
  }): Promise<{ userId: string; dueAt: number; asks: Ask[] }[]>;
}

export interface Trail {
  /** "This came from that." Once. */
  link(teamId: string, from: Ref, to: Ref, now: number): Promise<void>;
  /** Both ways, nearest first, at most `depth` steps. */
  walk(teamId: string, start: Ref, depth?: number): Promise<{ ref: Ref; from: Ref; at: number; direction: 'cause' | 'effect' }[]>;
  forget(teamId: string, ref: Ref): Promise<void>;
}

export interface Change {
  at: number;
  userId: string;
  what: string;
  before: string;
  after: string;
  why: string;
}

export interface Changes {
  add(change: Change & { teamId: string; communityId: string }): Promise<void>;
  list(teamId: string, communityId: string, limit: number): Promise<Change[]>;
}

/** Everything a feature is given. */
export interface Deps {
  db: Database;
  outbox: Outbox;
  log: Log;
  random: Random;
  newId: NewId;
  library: Library;
  people: People;
  communities: Communities;
  members: Members;
  roles: Roles;
  calendar: Calendar;
  agenda: Agenda;
  attention: Attention;
  privacy: Privacy;
  trail: Trail;
  experiments: Experiments;
  shelf: Shelf;
  pairs: Pairs;
  bounds: Bounds;
  changes: Changes;
  /** What all features offer, for the few that show everything (help, home, check-in, export). Complete once the app is built. */
  contributions(): readonly Contributions[];
  /** By kind, over all features. */
  askKind(kind: string): AskKind;
  touch(id: string): Touch;
  /** The bot's own user id in a workspace; null before it was installed there. */
  botUserId(teamId: string): Promise<string | null>;
}
