/** Puts the kernel's ports together. app.ts gives the platform's parts and says how calendar and agenda are made from the rest. */
import type { Database } from '../platform/db/database.ts';
import type { Outbox } from '../platform/delivery/outbox.ts';
import type { NewId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { AskKind } from './ask.ts';
import { type AttentionDesk, createAttention } from './attention.ts';
import { type BoundsParts, createBounds } from './bounds.ts';
import { createChanges } from './changes.ts';
import { createCommunities } from './communities.ts';
import { createCommunitiesStore } from './communities-store.ts';
import { createErasure } from './erasure.ts';
import { createExperimentRecords, type ExperimentRecordsParts } from './experiments.ts';
import type { Agenda, Calendar, Communities, Members, Roles } from './kernel.ts';
import { createMembers, type MembersParts } from './members.ts';
import { createMembersStore } from './members-store.ts';
import { createPairRecords, type PairRecordsParts } from './pairs.ts';
import { createPeople } from './people.ts';
import { createPrivacy } from './privacy.ts';
import { createRoles } from './roles.ts';
import { createShelf, type ShelfParts } from './shelf.ts';
import type { Touch } from './touch.ts';
import { createTrail } from './trail.ts';

/** What calendar and agenda are made from. */
export interface PlanParts {
  db: Database;
  newId: NewId;
  people: ReturnType<typeof createPeople>;
  members: Members;
  roles: Roles;
  communities: Communities;
}

export interface KernelParts<C extends Calendar, A extends Agenda> {
  db: Database;
  newId: NewId;
  outbox: Outbox;
  log: Log;
  plan(parts: PlanParts): { calendar: C; agenda: A };
  experimentChanged?: ExperimentRecordsParts['changed'];
  itemChanged?: ShelfParts['changed'];
  pairChanged?: PairRecordsParts['changed'];
  memberChanged?: MembersParts['changed'];
  boundsChanged?: BoundsParts['changed'];
  /** Null for a kind that no feature declares any more. */
  findAskKind(kind: string): AskKind | null;
  findTouch(id: string): Touch | null;
  /** When her do-not-disturb ends, from what was learnt before; null when she can be reached. */
  dnd?(teamId: string, userId: string, now: number): number | null;
}

export function createKernel<C extends Calendar, A extends Agenda>(parts: KernelParts<C, A>) {
  const { db, newId, outbox, log, plan, findAskKind, findTouch } = parts;
  // People and communities tell attention when something changes, and attention is made from them: it is looked up when it is needed.
  let desk: AttentionDesk | null = null;
  const people = createPeople({
    db,
    onZoneChange: async (teamId, userId, now) => desk?.planSlotsOf(teamId, userId, now),
  });
  const changes = createChanges({ db, newId, people });
  const members = createMembers({
    db,
    onSilence: async (teamId, communityId, userId) => desk?.takeBack(teamId, communityId, userId),
    changed: parts.memberChanged,
  });
  const roles = createRoles({ db, people, changes });
  const communities = createCommunities({
    db,
    newId,
    members,
    roles,
    changes,
    onSilence: async (teamId, communityId) => desk?.takeBack(teamId, communityId, null),
  });
  const { calendar, agenda } = plan({ db, newId, people, members, roles, communities });
  const attention = createAttention({
    db,
    outbox,
    log,
    newId,
    people,
    members,
    roles,
    calendar: () => calendar,
    agenda: () => agenda,
    findCommunities: createCommunitiesStore(db).findMany,
    listPeopleWithSlots: createMembersStore(db).withSlots,
    findAskKind,
    whenUnsure: (touch) => findTouch(touch)?.whenUnsure ?? 'hold',
    dnd: parts.dnd ?? (() => null),
  });
  desk = attention;
  const trail = createTrail(db);
  const privacy = createPrivacy();
  const experiments = createExperimentRecords({ db, changed: parts.experimentChanged });
  const shelf = createShelf({ db, privacy, changed: parts.itemChanged });
  const pairs = createPairRecords({ db, changed: parts.pairChanged });
  const bounds = createBounds({ db, changed: parts.boundsChanged });
  const erasure = createErasure({ db, newId, people, members, communities, calendar, changes, attention, privacy });
  return {
    people,
    members,
    roles,
    communities,
    changes,
    trail,
    experiments,
    shelf,
    pairs,
    bounds,
    privacy,
    calendar,
    agenda,
    attention,
    erasure,
  };
}
