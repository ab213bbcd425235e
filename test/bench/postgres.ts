/** Four processes claim four thousand rows of one PostgreSQL, which the bench starts where the Debian package is installed. */

import { existsSync } from 'node:fs';
import { raceForClaims } from '../platform/claims-process.ts';
import { openTestPostgres, wantsPostgres } from '../support/postgres.ts';
import { count, type Figure } from './figure.ts';

const ROWS = 4_000;
const row = { figure: `PostgreSQL: four processes claim ${count(ROWS)} rows`, bound: 'each once' };

export const postgres: Figure = {
  name: 'postgres',
  run: async () => {
    if (!wantsPostgres() && !existsSync('/usr/lib/postgresql')) {
      return { rows: [{ ...row, measured: 'not measured: no PostgreSQL here', holds: null }] };
    }
    const server = await openTestPostgres();
    try {
      const { perProcess, taken, ms } = await raceForClaims(await server.createDatabase());
      const claimed = perProcess.reduce((sum, got) => sum + got, 0);
      return {
        rows: [
          {
            ...row,
            measured: `${count(claimed)} claimed (${perProcess.join(' + ')}), ${count(taken)} taken, in ${(ms / 1000).toFixed(1)} s`,
            holds: claimed === ROWS && taken === ROWS,
          },
        ],
      };
    } finally {
      await server.stop();
    }
  },
};
