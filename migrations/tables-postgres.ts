import { allTables } from '../src/all-tables.ts';
import { kits } from '../src/platform/db/kit.ts';

export const tables = allTables(kits.postgres);
