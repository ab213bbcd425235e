/** The notes of a session: who may write them, and how two writers' words come together. */
import { requireCommunity } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, Values } from '../../platform/feature.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { NotesDoors } from './index.ts';
import {
  type Authors,
  FIELDS,
  type Field,
  goesOutAt,
  lastWritten,
  MOST_TOGETHER,
  merge,
  NO_WORDS,
  textOf,
  type Writer,
  whatIsTooLong,
  writableUntil,
  writersOf,
} from './rules.ts';
import type { Notes, Store } from './store.ts';
import { passedOn } from './views.ts';

export interface Parts {
  deps: Deps;
  doors: NotesDoors;
  store: Store;
}

export interface Found {
  community: Community;
  session: Session;
}

/** By field: what the form showed when it was opened. */
export type Marks = Record<string, string>;

export function createService({ deps, doors, store }: Parts) {
  const { calendar, communities, members, people, roles } = deps;

  const find = async (teamId: string, sessionId: string): Promise<Found | null> => {
    const session = await calendar.findSession(teamId, sessionId);
    const community = session && (await communities.find(teamId, session.communityId));
    return session && community && session.status !== 'cancelled' ? { session, community } : null;
  };

  const notesOf = async ({ teamId, id, communityId }: Session): Promise<Notes> =>
    (await store.find(teamId, id)) ?? {
      ...{ teamId, sessionId: id, communityId, ...NO_WORDS, thanksTo: null, authors: {}, credits: null },
      ...{ state: 'open', channelId: null, ts: null, stale: false, privacy: 'P3' },
    };

  const writers = async ({ community, session }: Found, now: number): Promise<Writer[]> => {
    const stewards = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    const here = new Set<string>();
    for (const userId of [...stewards, session.facilitatorId, session.scribeId])
      if (userId && belongs(await members.find(community.teamId, community.id, userId))) here.add(userId);
    return writersOf(session, stewards, (userId) => here.has(userId));
  };

  const isMember = async ({ community }: Found, userId: string): Promise<boolean> =>
    belongs(await members.find(community.teamId, community.id, userId));

  /** What is wrong with whom she chose, by block. */
  const whoIsWrong = async (found: Found, values: Values): Promise<Record<string, string>> => {
    const errors: Record<string, string> = {};
    const thanksTo = textOf(values, 'thanksTo');
    if (thanksTo !== '' && !(await isMember(found, thanksTo))) errors.thanksTo = 'Choose a member of this community, or leave it empty.';
    const strangers: string[] = [];
    for (const userId of [values.attended ?? []].flat()) if (!(await isMember(found, userId))) strangers.push(userId);
    const known = await people.findMany(found.community.teamId, strangers);
    if (strangers.length > 0)
      errors.attended = `Only members are counted. Not a member: ${joinWords(strangers.map((id) => known.get(id)?.name ?? 'somebody'))}.`;
    return errors;
  };

  return {
    find,
    notesOf,
    writers,

    async requireWriter(act: Act, sessionId: string): Promise<Found & { writer: Writer }> {
      const found = await find(act.teamId, sessionId);
      if (!found) throw new UserError('This session is not in the calendar any more.', 'Copy your text; it was not kept.');
      const community = await requireCommunity(deps, act.teamId, found.community.id);
      const all = await writers(found, act.now);
      const writer = all.find(({ userId }) => userId === act.userId);
      if (!writer) {
        const known = await people.findMany(
          act.teamId,
          all.map(({ userId }) => userId),
        );
        const names = joinWords(all.map(({ userId }) => known.get(userId)?.name ?? 'Somebody'));
        throw new NotAllowedError(
          names === '' ? 'Nobody writes the notes of this session.' : `The notes of this session are with ${names}.`,
          'Tell them, or a steward, what should stand there.',
        );
      }
      const until = writableUntil(found.session, calendar.holidays(community), community.zone);
      if (act.now > until)
        throw new UserError(
          `These notes could be changed until ${sayDate(until, community.zone)}.`,
          'Add what is missing in their thread.',
        );
      return { ...found, writer };
    },

    /** Writes what she filled in beside what is there; nothing of anybody else's is lost. Returns what became of it. */
    async write(
      found: Found,
      by: { userId: string; now: number },
      fields: readonly Field[],
      values: Values,
      opened: Marks | null,
    ): Promise<{ errors: Record<string, string> } | { changed: boolean; notes: Notes }> {
      const before = await notesOf(found.session);
      const errors = { ...whatIsTooLong(fields, values, before), ...(await whoIsWrong(found, values)) };
      const notes: Notes = { ...before, authors: { ...before.authors } };
      const sign = (field: keyof Authors): void => {
        notes.authors[field] = { by: by.userId, at: by.now };
      };
      for (const field of fields) {
        notes[field] = merge(before[field], opened?.[field] ?? null, textOf(values, field));
        if (notes[field].length > MOST_TOGETHER) errors[field] = 'Others wrote a lot here meanwhile. Open the form again and shorten it.';
        if (notes[field] !== before[field]) sign(field);
      }
      if (opened && 'thanksTo' in values) {
        // One person or nobody: two choices cannot stand side by side, so whoever changed it last decides.
        notes.thanksTo =
          merge(before.thanksTo ?? '', opened.thanksTo ?? null, textOf(values, 'thanksTo'))
            .split('\n')
            .at(-1) || null;
        if (notes.thanksTo !== before.thanksTo) sign('thanksTo');
      }
      if (Object.keys(errors).length > 0) return { errors };
      const changed = [...FIELDS, 'thanksTo' as const].some((field) => notes[field] !== before[field]);
      if (changed) await store.put(notes);
      return { changed, notes };
    },

    /** Until the notes are out; after that nobody knows any more who was there. */
    async correctAttendance({ session }: Found, values: Values, now: number): Promise<void> {
      if (values.attended === undefined || (await notesOf(session)).state !== 'open') return;
      const wanted = [values.attended ?? []].flat();
      const present = await doors.attended(session);
      const isSame = wanted.length === present.length && wanted.every((userId) => present.includes(userId));
      if (!isSame) await doors.correctAttendance(session, wanted, now);
    },

    goesOutAt: ({ community, session }: Found): number => goesOutAt(session, calendar.holidays(community), community.zone),

    /** For whoever prepares this session: what the last one taught. */
    async lastNotes(session: Session): Promise<string | null> {
      const written = (await store.list(session.teamId, session.communityId)).filter(
        ({ worked, stuck, change }) => `${worked}${stuck}${change}` !== '',
      );
      const last = lastWritten(written, await calendar.sessions(session.teamId, session.communityId), session);
      return last && passedOn(last);
    },
  };
}

export type Service = ReturnType<typeof createService>;
