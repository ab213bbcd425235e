/** Every table there is, for the migrations and the sandbox. One line for each `tables.ts`. */
import type { Kit } from './platform/db/kit.ts';
import { searchTables } from './platform/db/tables.ts';

export const allTables = (k: Kit) => ({
  ...searchTables(k),
});
