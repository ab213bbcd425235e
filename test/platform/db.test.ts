import { afterAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { onEveryEngine } from '../support/engines.ts';
import { addJob, claimJobs, contractMigrations, contractTables, listJobs, removeContractMigrations } from './db-contract.ts';

afterAll(removeContractMigrations);

onEveryEngine(
  'A database',
  (database) => {
    describe('in a transaction', () => {
      it('keeps all of several operations, nested as they come', async () => {
        const db = database();
        await db.transaction(async () => {
          await addJob(db, 'a');
          await db.transaction(() => addJob(db, 'b'));
          expect(db.inTransaction()).toBe(true);
        });
        expect(await listJobs(db)).toEqual(['a', 'b']);
        expect(db.inTransaction()).toBe(false);
      });

      it('undoes all of them when one throws', async () => {
        const db = database();
        const work = db.transaction(async () => {
          await addJob(db, 'a');
          await addJob(db, 'b');
          throw new Error('second thoughts');
        });
        await expect(work).rejects.toThrow('second thoughts');
        expect(await listJobs(db)).toEqual([]);
      });

      it('sees its own writes while nobody else does', async () => {
        const db = database();
        let wrote = (): void => undefined;
        let looked = (): void => undefined;
        const written = new Promise<void>((resolve) => {
          wrote = resolve;
        });
        const elsewhere = written.then(async () => {
          const reading = listJobs(db);
          looked();
          return reading;
        });
        const looking = new Promise<void>((resolve) => {
          looked = resolve;
        });
        const undone = db.transaction(async () => {
          await addJob(db, 'a');
          expect(await listJobs(db)).toEqual(['a']);
          wrote();
          await looking;
          throw new Error('undone');
        });
        await expect(undone).rejects.toThrow('undone');
        expect(await elsewhere).toEqual([]);
      });

      it('undoes only the part that failed, when its error is caught', async () => {
        const db = database();
        const woken: string[] = [];
        await db.transaction(async () => {
          await addJob(db, 'a');
          const part = db.transaction(async () => {
            await addJob(db, 'b');
            db.afterCommit(() => woken.push('b'));
            throw new Error('only this part');
          });
          await expect(part).rejects.toThrow('only this part');
          const clash = db.transaction(() => addJob(db, 'a'));
          await expect(clash).rejects.toThrow();
          await addJob(db, 'c');
          db.afterCommit(() => woken.push('c'));
        });
        expect(await listJobs(db)).toEqual(['a', 'c']);
        expect(woken).toEqual(['c']);
      });

      it('lets parts that were begun together take turns', async () => {
        const db = database();
        await db.transaction(async () => {
          const parts = ['a', 'b', 'c'].map((id) =>
            db.transaction(async () => {
              await addJob(db, id);
              if (id === 'b') throw new Error('not b');
            }),
          );
          const ends = await Promise.allSettled(parts);
          expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        });
        expect(await listJobs(db)).toEqual(['a', 'c']);
      });

      it('does not commit after a write that failed, even where its error was swallowed', async () => {
        const db = database();
        await addJob(db, 'a');
        const work = db.transaction(async () => {
          await addJob(db, 'b');
          await addJob(db, 'a').catch(() => undefined);
        });
        await expect(work).rejects.toThrow(/unique|duplicate|UNIQUE/i);
        expect(await listJobs(db)).toEqual(['a']);
      });

      it('refuses a write inside a read', async () => {
        const db = database();
        await expect(db.read(() => addJob(db, 'a'))).rejects.toThrow('A write was called inside a read');
      });

      it('goes on after a failure', async () => {
        const db = database();
        await expect(db.write(() => Promise.reject(new Error('one')))).rejects.toThrow('one');
        await addJob(db, 'a');
        expect(await listJobs(db)).toEqual(['a']);
      });
    });

    describe('after the commit', () => {
      it('wakes whoever waits, once the rows are there for everybody, and outside the transaction', async () => {
        const db = database();
        let seen: Promise<string[]> | undefined;
        let inside: boolean | undefined;
        await db.transaction(async () => {
          db.afterCommit(() => {
            inside = db.inTransaction();
            seen = listJobs(db);
          });
          await addJob(db, 'a');
          expect(seen).toBeUndefined();
        });
        expect(await seen).toEqual(['a']);
        expect(inside).toBe(false);
      });

      it('wakes nobody when all was undone, and at once when there is no transaction', async () => {
        const db = database();
        const woken: string[] = [];
        const undone = db.transaction(async () => {
          db.afterCommit(() => woken.push('undone'));
          throw new Error('undone');
        });
        await expect(undone).rejects.toThrow();
        db.afterCommit(() => woken.push('at once'));
        expect(woken).toEqual(['at once']);
      });
    });

    it('gives each row to one of twenty claimers', async () => {
      const db = database();
      await db.transaction(async () => {
        for (let i = 0; i < 100; i++) await addJob(db, `job-${i}`, { dueAt: i });
      });
      const claimers = Array.from({ length: 20 }, async (_, i) => {
        const mine: string[] = [];
        for (let got = await claimJobs(db, `c${i}`, 3); got.length > 0; got = await claimJobs(db, `c${i}`, 3)) mine.push(...got);
        return mine;
      });
      const all = (await Promise.all(claimers)).flat();
      expect(all).toHaveLength(100);
      expect(new Set(all).size).toBe(100);
    });

    it('counts every one of thirty parallel increments', async () => {
      const db = database();
      const { counters } = db.tables(contractTables);
      const increment = () =>
        db.write(async (q) => {
          await q
            .insert(counters)
            .values({ teamId: 'T1', name: 'asks', count: 1 })
            .onConflictDoUpdate({ target: [counters.teamId, counters.name], set: { count: sql`${counters.count} + 1` } });
        });
      await Promise.all(Array.from({ length: 30 }, increment));
      expect(await db.read((q) => q.select().from(counters))).toEqual([{ teamId: 'T1', name: 'asks', count: 30 }]);
    });

    it('lets nobody decide on what somebody else is changing', async () => {
      const db = database();
      const { counters } = db.tables(contractTables);
      await db.write((q) => q.insert(counters).values({ teamId: 'T1', name: 'seats', count: 3 }).returning());
      const takeSeat = () =>
        db.write(async (q) => {
          const [seats] = await q.select().from(counters).where(eq(counters.name, 'seats'));
          if (!seats || seats.count === 0) return false;
          await q
            .update(counters)
            .set({ count: seats.count - 1 })
            .where(eq(counters.name, 'seats'));
          return true;
        });
      const taken = await Promise.all(Array.from({ length: 8 }, takeSeat));
      expect(taken.filter(Boolean)).toHaveLength(3);
    });

    it('gives back what it was given: truth, large numbers, nested values, every script', async () => {
      const db = database();
      const { jobs } = db.tables(contractTables);
      const words = ['Ωmega 𝒳 👩🏽‍🚀', 'שלום', 'สวัสดี', `it's "quoted" \\ <!channel> & * \n\t`];
      const payload = { words, nested: { deep: true, none: null, half: 0.5 } };
      await addJob(db, words.join(), { urgent: true, payload, dueAt: 1_999_999_999_999 });
      const rows = await db.read((q) => q.select().from(jobs));
      expect(rows).toEqual([{ teamId: 'T1', id: words.join(), takenBy: null, dueAt: 1_999_999_999_999, urgent: true, payload }]);
      const changed = await db.write((q) => q.update(jobs).set({ urgent: false, payload: null }).returning());
      expect(changed).toEqual([{ teamId: 'T1', id: words.join(), takenBy: null, dueAt: 1_999_999_999_999, urgent: false, payload: null }]);
    });

    it('says nothing of a row in an error about it', async () => {
      const db = database();
      await addJob(db, 'a-private-thought');
      const error: unknown = await addJob(db, 'a-private-thought').catch((e: unknown) => e);
      expect(error).toMatchObject({ message: expect.stringMatching(/unique|duplicate/i) });
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('a-private-thought');
    });

    it('builds the tables of one definition once', () => {
      expect(database().tables(contractTables)).toBe(database().tables(contractTables));
    });

    it('is whole', async () => {
      expect(await database().integrity()).toBe('ok');
    });
  },
  { migrations: contractMigrations, alsoOnFile: true },
);
