import type { Kit } from '../../platform/db/kit.ts';

export const tables = (_k: Kit) => ({});
