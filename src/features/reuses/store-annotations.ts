/** Notes on items' pages. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Annotation = ReturnType<typeof tables>['annotations']['$inferSelect'];
export type AnnotationChange = Partial<Omit<Annotation, 'teamId' | 'id' | 'communityId' | 'itemId'>>;

export function createAnnotationStore(db: Database) {
  const { annotations: a } = db.tables(tables);
  const isOne = ({ teamId, id }: Pick<Annotation, 'teamId' | 'id'>) => and(eq(a.teamId, teamId), eq(a.id, id));
  const list = (where: ReturnType<typeof and>): Promise<Annotation[]> =>
    db.read((q) => q.select().from(a).where(where).orderBy(asc(a.at), asc(a.id)));

  return {
    /** False when the id is known. */
    add: (note: Annotation): Promise<boolean> =>
      db.write(async (q) => (await q.insert(a).values(note).onConflictDoNothing().returning()).length === 1),
    find: async (teamId: string, id: string): Promise<Annotation | null> => (await list(isOne({ teamId, id })))[0] ?? null,
    change: (note: Pick<Annotation, 'teamId' | 'id'>, change: AnnotationChange): Promise<void> =>
      db.write(async (q) => {
        await q.update(a).set(change).where(isOne(note));
      }),
    remove: (note: Pick<Annotation, 'teamId' | 'id'>): Promise<void> =>
      db.write(async (q) => {
        await q.delete(a).where(isOne(note));
      }),
    ofItem: (teamId: string, itemId: string): Promise<Annotation[]> => list(and(eq(a.teamId, teamId), eq(a.itemId, itemId))),
    ofReuse: async (teamId: string, itemId: string, reuseId: string): Promise<Annotation | null> =>
      (await list(and(eq(a.teamId, teamId), eq(a.itemId, itemId), eq(a.reuseId, reuseId))))[0] ?? null,
    ofCommunity: (teamId: string, communityId: string): Promise<Annotation[]> =>
      list(and(eq(a.teamId, teamId), eq(a.communityId, communityId))),
    ofPerson: (teamId: string, userId: string): Promise<Annotation[]> => list(and(eq(a.teamId, teamId), eq(a.userId, userId))),
  };
}

export type AnnotationStore = ReturnType<typeof createAnnotationStore>;
