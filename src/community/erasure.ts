/** Leaving, forgetting, and showing: what happens to somebody's data, what is stored about her, what a community takes along. */
import type { Database } from '../platform/db/database.ts';
import type { NewId } from '../platform/ids.ts';
import { toLocal } from '../platform/time/zones.ts';
import { createAsksStore } from './asks-store.ts';
import { createAttentionStore } from './attention-store.ts';
import { FORGOTTEN_NAME } from './changes.ts';
import { createChangesStore } from './changes-store.ts';
import { createErasureStore } from './erasure-store.ts';
import { type ExportFile, exportFiles } from './export-files.ts';
import type { Contributions, Forgetting, StoredSection } from './feature.ts';
import type { Calendar, Changes, Communities, Members, People } from './kernel.ts';
import { createMembersStore } from './members-store.ts';
import { createPeopleStore } from './people-store.ts';
import type { Privacy } from './privacy.ts';
import type { Community } from './records.ts';
import { ROLE_WORDS } from './roles.ts';
import { storedAboutFile } from './stored-about.ts';

export interface ErasureParts {
  db: Database;
  newId: NewId;
  people: Pick<People, 'find'>;
  members: Members;
  communities: Pick<Communities, 'find'>;
  calendar: Calendar;
  changes: Pick<Changes, 'list'>;
  attention: { takeBack(teamId: string, communityId: string, userId: string | null): Promise<void> };
  privacy: Privacy;
}

const CHANGES_EXPORTED = 10_000;

export function createErasure({ db, newId, people, members, communities, calendar, changes, attention, privacy }: ErasureParts) {
  const store = createErasureStore(db);
  const peopleStore = createPeopleStore(db);
  const membersStore = createMembersStore(db);
  const asks = createAsksStore(db, newId);
  const attentionStore = createAttentionStore(db);
  const changesStore = createChangesStore(db);

  async function leave({ teamId, userId, now, choice }: Forgetting, communityId: string): Promise<void> {
    const member = await membersStore.find(teamId, communityId, userId);
    if (!member) return;
    // What she said about herself goes with her; that she was there stays only as long as her texts carry her name.
    if (choice === 'delete') await membersStore.remove(teamId, communityId, userId);
    else await members.put({ ...member, status: 'left', pausedUntil: null, jobFunction: null, levelBand: null });
    await attention.takeBack(teamId, communityId, userId);
    const community = await communities.find(teamId, communityId);
    await store.endRoles(teamId, userId, communityId, toLocal(now, community?.zone ?? 'UTC').date);
    await asks.withdrawAll(teamId, userId, communityId);
    // An ask names what it is about: kept, it would lead from a text without a name to her.
    if (choice !== 'with-name') await asks.forget(teamId, userId, communityId);
    if (choice === 'delete') await store.forgetPlans(teamId, userId, communityId);
  }

  /** All that only served to reach her; her name too, unless her texts are to keep it. */
  async function forgetPerson({ teamId, userId, choice, now }: Forgetting): Promise<void> {
    await attention.takeBack(teamId, '', userId);
    await asks.forget(teamId, userId, null);
    await attentionStore.forget(teamId, userId);
    if (choice === 'with-name') return;
    for (const member of await membersStore.everOf(teamId, userId)) await membersStore.remove(teamId, member.communityId, userId);
    await store.forgetRoles(teamId, userId);
    await store.forgetPlans(teamId, userId, null);
    await store.forgetMessages(teamId, userId);
    await store.unnameChanges(teamId, userId);
    const person = await people.find(teamId, userId);
    if (!person) return;
    if (await store.isNeeded(teamId, userId)) {
      await peopleStore.put({ ...person, name: FORGOTTEN_NAME, zone: 'UTC', locale: 'en-GB', active: false }, now);
    } else await peopleStore.remove(teamId, userId);
  }

  /** The kernel's own part of what is stored about her. */
  async function storedInKernel(teamId: string, userId: string): Promise<StoredSection[]> {
    const person = await people.find(teamId, userId);
    const memberships = await membersStore.everOf(teamId, userId);
    const nameOf = new Map<string, string>();
    for (const { communityId } of memberships)
      nameOf.set(communityId, (await communities.find(teamId, communityId))?.name ?? 'a community');
    const named = (communityId: string): string => nameOf.get(communityId) ?? (communityId === '' ? 'all of them' : 'a community');
    const at = (instant: number | null): string | null => {
      if (instant === null) return null;
      const local = toLocal(instant, person?.zone ?? 'UTC');
      return `${local.date} ${local.time}`;
    };
    const state = await attentionStore.find(teamId, userId);
    return [
      {
        title: 'You, as Slack told me',
        records: person
          ? [{ privacy: 'P3', name: person.name, zone: person.zone, language: person.locale, kind: person.kind, active: person.active }]
          : [],
      },
      {
        title: 'Your communities',
        records: memberships.map((member) => ({
          privacy: 'P3',
          community: named(member.communityId),
          status: member.status,
          level: member.level,
          joined: member.joinedOn,
          'paused until': member.pausedUntil,
        })),
      },
      {
        title: 'What you said about your work',
        records: memberships
          .filter((member) => member.jobFunction !== null || member.levelBand !== null)
          .map((member) => ({
            privacy: 'P2',
            community: named(member.communityId),
            function: member.jobFunction,
            'level band': member.levelBand,
          })),
      },
      {
        title: 'Your roles',
        records: (await store.rolesOf(teamId, userId)).map((role) => ({
          privacy: 'P3',
          community: named(role.communityId),
          role: ROLE_WORDS[role.role],
          from: role.fromOn,
          until: role.toOn,
        })),
      },
      {
        title: 'What I asked you',
        records: (await asks.all(teamId, userId)).map((ask) => ({
          privacy: 'P0',
          community: named(ask.communityId),
          what: ask.kind,
          state: ask.status,
          asked: at(ask.askedAt),
          answered: at(ask.answeredAt),
          'goes on': at(ask.expiresAt),
        })),
      },
      {
        title: 'When I may write to you',
        records: [
          {
            privacy: 'P0',
            'slot weekday': state.slot?.weekday ?? null,
            'slot time': state.slot?.at ?? null,
            quiet: state.quiet,
            'last reaction': at(state.lastReactedAt),
            'asks without a reaction since': state.silentAsks,
          },
        ],
      },
      {
        title: 'What I sent you in the last 90 days',
        records: (await attentionStore.messagesBetween(teamId, userId, 0, Number.MAX_SAFE_INTEGER)).map((line) => ({
          privacy: 'P0',
          what: line.touch,
          community: named(line.communityId),
          at: at(line.at),
          minutes: line.minutes,
        })),
      },
      {
        title: 'Settings that you changed',
        records: (await changesStore.by(teamId, userId)).map((change) => ({
          privacy: 'P3',
          community: named(change.communityId),
          what: change.what,
          at: at(change.at),
        })),
      },
    ];
  }

  return {
    /** Leaving one community, or everything: all features and the kernel in one transaction, all or nothing. */
    forget: (contributions: readonly Contributions[], forgetting: Forgetting): Promise<void> =>
      db.transaction(async () => {
        const { teamId, userId, communityId } = forgetting;
        for (const feature of contributions) await feature.forget?.(forgetting);
        const left = communityId === null ? (await membersStore.everOf(teamId, userId)).map((member) => member.communityId) : [communityId];
        for (const each of left) await leave(forgetting, each);
        if (communityId === null) await forgetPerson(forgetting);
      }),

    /** The file "what is stored about me", in Markdown: every record with its class, its readers and its term. */
    storedAbout: async (contributions: readonly Contributions[], teamId: string, userId: string): Promise<string> => {
      const sections = await storedInKernel(teamId, userId);
      for (const feature of contributions) sections.push(...((await feature.storedAbout?.(teamId, userId)) ?? []));
      const person = await people.find(teamId, userId);
      return storedAboutFile(person?.name ?? userId, sections);
    },

    /** What a community takes along when it moves or ends, in open formats; nothing that its members may not all see. */
    exportCommunity: async (contributions: readonly Contributions[], community: Community): Promise<ExportFile[]> => {
      const { teamId, id } = community;
      const sections: { folder: string; section: StoredSection }[] = [];
      for (const feature of contributions) {
        for (const section of (await feature.exportOf?.(community)) ?? []) sections.push({ folder: feature.name, section });
      }
      const sessions = await calendar.sessions(teamId, id);
      return exportFiles({ community, sections, sessions, changes: await changes.list(teamId, id, CHANGES_EXPORTED), privacy });
    },
  };
}

export type Erasure = ReturnType<typeof createErasure>;
