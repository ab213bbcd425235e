/** One Rondo for one SQLite file. The lock is an open transaction on a file beside it, so the system frees it even after kill -9. */
import Sqlite from 'better-sqlite3';
import { errorCode } from './store-error.ts';

/** Takes the lock or says in words who has it. The function that it returns gives it back. */
export function lockDatabaseFile(file: string): () => void {
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!errorCode(error)?.startsWith('SQLITE_BUSY')) throw error;
    throw new Error(`Another Rondo already runs on this database file (${file}). Stop it first, or give this one its own DATABASE_URL.`);
  }
  return () => {
    lock.close();
  };
}
