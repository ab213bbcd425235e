/** Offers, wishes and absences. */
import { and, asc, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type OfferKind, tables, type WishKind } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Offer = Tables['facilitationOffers']['$inferSelect'];
export type Absence = Tables['facilitationAbsences']['$inferSelect'];
export type Wish = Tables['facilitationWishes']['$inferSelect'];
export type Refusal = Tables['facilitationRefusals']['$inferSelect'];

export interface Whose {
  teamId: string;
  communityId: string;
  userId: string;
}

export function createStore(db: Database) {
  const {
    facilitationOffers: offers,
    facilitationAsked: asked,
    facilitationWishes: wishes,
    facilitationAbsences: absences,
    facilitationRefusals: refusals,
  } = db.tables(tables);
  const hers = (table: typeof wishes | typeof absences, { teamId, communityId, userId }: Whose): SQL | undefined =>
    and(eq(table.teamId, teamId), eq(table.communityId, communityId), eq(table.userId, userId));

  return {
    addOffer: (offer: Offer): Promise<void> =>
      db.write(async (q) => {
        await q.insert(offers).values(offer);
        // Of a swap only one person is asked, by name.
        if (offer.kind === 'wanted' || offer.kind === 'swap') return;
        const { teamId, communityId, sessionId, kind, userId } = offer;
        await q.insert(asked).values({ teamId, communityId, sessionId, kind, userId, privacy: 'P0' }).onConflictDoNothing();
      }),

    findOffer: (teamId: string, id: string): Promise<Offer | null> =>
      db.read(async (q) => {
        const [row] = await q
          .select()
          .from(offers)
          .where(and(eq(offers.teamId, teamId), eq(offers.id, id)));
        return row ?? null;
      }),

    listOffers: (teamId: string, sessionId: string): Promise<Offer[]> =>
      db.read((q) =>
        q
          .select()
          .from(offers)
          .where(and(eq(offers.teamId, teamId), eq(offers.sessionId, sessionId)))
          .orderBy(asc(offers.id)),
      ),

    offersTo: (teamId: string, userId: string): Promise<Offer[]> =>
      db.read((q) =>
        q
          .select()
          .from(offers)
          .where(and(eq(offers.teamId, teamId), eq(offers.userId, userId)))
          .orderBy(asc(offers.id)),
      ),

    /** Compare-and-set: whoever takes a row away has it, everybody after her gets null. */
    takeOffer: (teamId: string, id: string): Promise<Offer | null> =>
      db.write(async (q) => {
        const [row] = await q
          .delete(offers)
          .where(and(eq(offers.teamId, teamId), eq(offers.id, id)))
          .returning();
        return row ?? null;
      }),

    changeOffer: (teamId: string, id: string, change: Partial<Pick<Offer, 'endsAt' | 'askedAt' | 'channelId' | 'ts'>>): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(offers)
          .set(change)
          .where(and(eq(offers.teamId, teamId), eq(offers.id, id)));
      }),

    listAsked: (teamId: string, sessionId: string, kind: OfferKind): Promise<string[]> =>
      db.read(async (q) => {
        const of = and(eq(asked.teamId, teamId), eq(asked.sessionId, sessionId), eq(asked.kind, kind));
        return (await q.select({ userId: asked.userId }).from(asked).where(of)).map(({ userId }) => userId);
      }),

    forgetAsked: (teamId: string, sessionId: string, kinds: readonly OfferKind[]): Promise<void> =>
      db.write(async (q) => {
        await q.delete(asked).where(and(eq(asked.teamId, teamId), eq(asked.sessionId, sessionId), inArray(asked.kind, [...kinds])));
      }),

    /** Earliest first. */
    listWishes: (teamId: string, communityId: string, kind: WishKind): Promise<string[]> =>
      db.read(async (q) => {
        const rows = await q
          .select({ userId: wishes.userId })
          .from(wishes)
          .where(and(eq(wishes.teamId, teamId), eq(wishes.communityId, communityId), eq(wishes.kind, kind)))
          .orderBy(asc(wishes.at), asc(wishes.userId));
        return rows.map(({ userId }) => userId);
      }),

    addWish: (whose: Whose, kind: WishKind, at: number): Promise<void> =>
      db.write(async (q) => {
        const { teamId, communityId, userId } = whose;
        await q.insert(wishes).values({ teamId, communityId, userId, kind, at, privacy: 'P0' }).onConflictDoNothing();
      }),

    dropWish: (whose: Whose, kind: WishKind): Promise<void> =>
      db.write(async (q) => {
        await q.delete(wishes).where(and(hers(wishes, whose), eq(wishes.kind, kind)));
      }),

    /** Of everybody, those that are not over on this date. */
    listAbsences: (teamId: string, communityId: string, from: string): Promise<Absence[]> =>
      db.read((q) =>
        q
          .select()
          .from(absences)
          .where(and(eq(absences.teamId, teamId), eq(absences.communityId, communityId), gte(absences.untilOn, from)))
          .orderBy(asc(absences.fromOn)),
      ),

    addAbsence: (whose: Whose, fromOn: string, untilOn: string): Promise<void> =>
      db.write(async (q) => {
        const { teamId, communityId, userId } = whose;
        await q
          .insert(absences)
          .values({ teamId, communityId, userId, fromOn, untilOn, privacy: 'P0' })
          .onConflictDoUpdate({ target: [absences.teamId, absences.communityId, absences.userId, absences.fromOn], set: { untilOn } });
      }),

    dropAbsences: (whose: Whose): Promise<void> =>
      db.write(async (q) => {
        await q.delete(absences).where(hers(absences, whose));
      }),

    latestRefusal: (teamId: string, communityId: string): Promise<Refusal | null> =>
      db.read(async (q) => {
        const of = and(eq(refusals.teamId, teamId), eq(refusals.communityId, communityId));
        const [row] = await q.select().from(refusals).where(of).orderBy(desc(refusals.at)).limit(1);
        return row ?? null;
      }),

    /** The first one is kept: it is told once. */
    addRefusal: (row: Omit<Refusal, 'privacy'>): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(refusals)
          .values({ ...row, privacy: 'P3' })
          .onConflictDoNothing();
      }),

    clearRefusals: (teamId: string, communityId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(refusals).where(and(eq(refusals.teamId, teamId), eq(refusals.communityId, communityId)));
      }),

    storedOf: (teamId: string, userId: string): Promise<{ wishes: Wish[]; absences: Absence[] }> =>
      db.read(async (q) => ({
        wishes: await q
          .select()
          .from(wishes)
          .where(and(eq(wishes.teamId, teamId), eq(wishes.userId, userId))),
        absences: await q
          .select()
          .from(absences)
          .where(and(eq(absences.teamId, teamId), eq(absences.userId, userId))),
      })),

    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const of = (table: typeof wishes | typeof absences | typeof asked | typeof offers) =>
          and(eq(table.teamId, teamId), eq(table.userId, userId), communityId === null ? undefined : eq(table.communityId, communityId));
        await q.delete(wishes).where(of(wishes));
        await q.delete(absences).where(of(absences));
        await q.delete(asked).where(of(asked));
        await q.delete(offers).where(of(offers));
        await q
          .update(offers)
          .set({ fromId: null })
          .where(and(eq(offers.teamId, teamId), eq(offers.fromId, userId)));
      }),

    tidy: (before: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(absences).where(lt(absences.untilOn, before));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
