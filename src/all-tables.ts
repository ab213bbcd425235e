/** Every table there is, for the migrations and the sandbox. One line for each `tables.ts`. */
import { agendaTables } from './community/agenda-tables.ts';
import { tables as communityTables } from './community/tables.ts';
import { tables as checkInTables } from './features/check-ins/tables.ts';
import { tables as membershipTables } from './features/membership/tables.ts';
import { tables as promptTables } from './features/prompts/tables.ts';
import { tables as reflectionTables } from './features/reflections/tables.ts';
import { tables as setUpTables } from './features/set-up/tables.ts';
import type { Kit } from './platform/db/kit.ts';
import { searchTables } from './platform/db/tables.ts';
import { deliveryTables } from './platform/delivery/tables.ts';
import { tables as slackTables } from './platform/slack/tables.ts';

export const allTables = (k: Kit) => ({
  ...searchTables(k),
  ...deliveryTables(k),
  ...slackTables(k),
  ...agendaTables(k),
  ...communityTables(k),
  ...setUpTables(k),
  ...membershipTables(k),
  ...checkInTables(k),
  ...promptTables(k),
  ...reflectionTables(k),
});
