/** A process of its own that holds an SQLite file until it is killed. `node hold-database.ts <file>` */
import { openSqlite } from '../../src/platform/db/sqlite.ts';

const file = process.argv[2] ?? '';
await openSqlite({ file }).then(
  () => process.stdout.write('held\n'),
  (error: Error) => {
    process.stdout.write(`refused: ${error.message}\n`);
    process.exit(1);
  },
);
setInterval(() => undefined, 60_000);
