/** Reflections: kept for oneself, shared by their author, taken back, deleted, found again. */
import type { Described, Viewer } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Looker } from '../../community/privacy.ts';
import { lookerOf } from '../../community/privacy.ts';
import { communityScope, ownerScope } from '../../community/scopes.ts';
import { DAY } from '../../platform/clock.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import { NO_TEXTS, summaryOf, type Texts } from './rules.ts';
import type { Reflection, Store } from './store.ts';
import { sharedMessage } from './views.ts';

const FOUND_AT_MOST = 200;
const MINE = 'my-reflection';
const SHARED = 'reflection';

export interface Thread {
  channel: string;
  ts: string;
}

/** What other features hand in: an answer that somebody saved for herself. */
export interface Saved {
  id: string;
  teamId: string;
  communityId: string;
  userId: string;
  question: string;
  text: string;
  /** Where it came from, for the trail. */
  from: Ref | null;
  /** The thread of the question, for sharing it there. */
  thread: Thread | null;
  now: number;
}

export interface NewReflection {
  id: string;
  teamId: string;
  communityId: string;
  userId: string;
  texts: Texts;
  question?: string;
  from?: Ref | null;
  thread?: Thread | null;
  now: number;
}

export const goneError = (): UserError =>
  new UserError('This reflection is not there any more.', '`/rondo reflections` shows those that are.');

export function createService(deps: Deps, store: Store) {
  const { communities, db, outbox, people, privacy, trail } = deps;
  const textOf = (row: Texts): string => [row.note, row.worked, row.didNot, row.next].filter((text) => text !== '').join('\n');

  const documentOf = (row: Reflection) => ({ teamId: row.teamId, id: row.id, title: row.question, body: textOf(row) });

  const index = async (row: Reflection): Promise<void> => {
    const document = documentOf(row);
    if (row.authorId) await db.search.put({ ...document, kind: MINE, scope: ownerScope(row.authorId) });
    else await db.search.remove(row.teamId, MINE, row.id);
    if (row.sharedAt !== null) await db.search.put({ ...document, kind: SHARED, scope: communityScope(row.communityId) });
    else await db.search.remove(row.teamId, SHARED, row.id);
  };

  const unindex = async (teamId: string, id: string): Promise<void> => {
    await db.search.remove(teamId, MINE, id);
    await db.search.remove(teamId, SHARED, id);
  };

  const keep = async ({ from = null, thread = null, question = '', texts, userId, now, ...where }: NewReflection): Promise<boolean> => {
    const row: Reflection = {
      ...where,
      ...texts,
      ...{ authorId: userId, question, privacy: 'P0', createdAt: now, sharedAt: null, channelId: null, ts: null },
      ...{ threadChannelId: thread?.channel ?? null, threadTs: thread?.ts ?? null },
    };
    if (!(await store.add(row))) return false;
    // Nothing of a new row is in the index yet.
    await db.search.put({ ...documentOf(row), kind: MINE, scope: ownerScope(userId) });
    if (from) await trail.link(row.teamId, from, { kind: 'reflection', id: row.id }, now);
    return true;
  };

  /** Deletes the post, or takes it back while it is on its way. */
  const unpost = async (kind: string, row: Pick<Reflection, 'teamId' | 'id' | 'channelId' | 'ts'>, now: number): Promise<void> => {
    await outbox.withdraw(row.teamId, `reflections.${kind}/${row.id}/`);
    if (!row.channelId || !row.ts) return;
    await outbox.call({
      ...{
        teamId: row.teamId,
        key: `reflections.delete/${row.id}/${row.ts}`,
        touch: 'reflections.delete',
        whenUnsure: 'resend',
        expiresAt: now + 30 * DAY,
      },
      ...{ method: 'chat.delete', args: { channel: row.channelId, ts: row.ts }, doneOn: ['message_not_found'] },
    });
  };

  const getMine = async (teamId: string, userId: string, id: string): Promise<Reflection> => {
    const row = await store.find(teamId, id);
    if (row?.authorId !== userId) throw goneError();
    return row;
  };

  return {
    keep,
    index,
    unindex,
    unpost,
    getMine,

    save: async ({ text, ...saved }: Saved): Promise<void> => {
      await keep({ ...saved, texts: { ...NO_TEXTS, note: text } });
    },

    /** Her own, or a shared one of her communities; null when it is gone or not hers to see. */
    async findVisible(teamId: string, looker: Looker, id: string): Promise<Reflection | null> {
      const row = await store.find(teamId, id);
      return row && privacy.see(looker, row) ? row : null;
    },

    async change(row: Reflection, texts: Texts): Promise<void> {
      await store.change(row.teamId, row.id, texts);
      await index({ ...row, ...texts });
    },

    /** Its author makes it readable for every member: under the question it answers, else in the channel. */
    async share(row: Reflection, userId: string, now: number): Promise<void> {
      privacy.assertRelease(userId, row, 'P3');
      const shared: Reflection = { ...row, privacy: 'P3', sharedAt: now };
      await store.change(row.teamId, row.id, { privacy: 'P3', sharedAt: now, channelId: null, ts: null });
      await index(shared);
      const community = await communities.get(row.teamId, row.communityId);
      const channel = row.threadChannelId ?? community.channelId;
      if (!channel) return;
      const name = (await people.find(row.teamId, userId))?.name ?? null;
      await outbox.post({
        ...{ teamId: row.teamId, key: `reflections.share/${row.id}/${now}`, touch: 'reflections.share', whenUnsure: 'hold' },
        ...{ about: { kind: 'reflection', id: row.id }, channel, ...(row.threadTs ? { threadTs: row.threadTs } : {}) },
        message: sharedMessage(name, row.question, row),
      });
    },

    async withdraw(row: Reflection, now: number): Promise<void> {
      await unpost('share', row, now);
      const back: Reflection = { ...row, privacy: 'P0', sharedAt: null, channelId: null, ts: null };
      await store.change(row.teamId, row.id, { privacy: 'P0', sharedAt: null, channelId: null, ts: null });
      await index(back);
    },

    async remove(row: Reflection, now: number): Promise<void> {
      if (row.sharedAt !== null) await unpost('share', row, now);
      await unindex(row.teamId, row.id);
      for (const step of await store.stepsOf(row.teamId, row.id)) await store.changeStep(row.teamId, step.id, { reflectionId: null });
      await trail.forget(row.teamId, { kind: 'reflection', id: row.id });
      await store.remove(row.teamId, row.id);
    },

    /** Hers only, newest first; with words, those in which they stand, best first. */
    async listMine(teamId: string, userId: string, search: string): Promise<Reflection[]> {
      if (search.trim() === '') return store.listBy(teamId, userId);
      const hits = await db.search.find({ teamId, scopes: [ownerScope(userId)], text: search, kinds: [MINE], limit: FOUND_AT_MOST });
      return inOrderOf(
        hits,
        await store.findMany(
          teamId,
          hits.map(({ id }) => id),
        ),
      ).filter((row) => row.authorId === userId);
    },

    async listShared(teamId: string, looker: Looker, search: string): Promise<Reflection[]> {
      const scopes = looker.memberOf.map(communityScope);
      if (search.trim() === '')
        return privacy.visible(looker, await store.listShared(teamId, looker.memberOf)).filter((row) => row.sharedAt !== null);
      const hits = await db.search.find({ teamId, scopes, text: search, kinds: [SHARED], limit: FOUND_AT_MOST });
      return privacy
        .visible(
          looker,
          inOrderOf(
            hits,
            await store.findMany(
              teamId,
              hits.map(({ id }) => id),
            ),
          ),
        )
        .filter((row) => row.sharedAt !== null);
    },

    async describe(ref: Ref, viewer: Viewer): Promise<Described | null> {
      const row = await store.find(viewer.person.teamId, ref.id);
      if (!row || !privacy.see(lookerOf(viewer), row)) return null;
      return { title: summaryOf(row), open: { actionId: 'reflections:open', value: row.id } };
    },
  };
}

const inOrderOf = (hits: readonly { id: string }[], rows: readonly Reflection[]): Reflection[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap(({ id }) => byId.get(id) ?? []);
};

export type Service = ReturnType<typeof createService>;
