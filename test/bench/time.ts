/** Local time: every transition of three years, the sample of exact answers, the monthly answers. */
import { occurrences } from '../../src/platform/time/recurrence.ts';
import { toInstant, toLocal } from '../../src/platform/time/zones.ts';
import { MONTHLY, ORACLE } from '../platform/time-sample.ts';
import { checkTransitions } from '../platform/transitions.ts';
import type { Figure } from './figure.ts';

export const time: Figure = {
  name: 'time',
  run: async () => {
    const report = checkTransitions(Date.UTC(2026, 0, 1), Date.UTC(2029, 0, 1));
    const exact = ORACLE.filter(([zone, local, instant, shown]) => {
      const fires = toInstant(local.slice(0, 10), local.slice(11), zone);
      const then = toLocal(fires, zone);
      return fires === Date.parse(instant) && `${then.date}T${then.time}` === shown;
    });
    const monthly = MONTHLY.filter(({ rule, from, to, holidays, days }) => {
      const found = occurrences(rule, from, to, holidays);
      return found.join() === days.join();
    });
    return {
      rows: [
        {
          figure: `clock changes 2026–2028 in ${report.zones} zones with a daily rule inside`,
          measured: report.line,
          bound: 'each once per local date',
          holds: report.transitions > 0 && report.firedOnce === report.transitions,
        },
        {
          figure: 'exact answers: sample of zones, monthly rules',
          measured: `${exact.length} of ${ORACLE.length}, ${monthly.length} of ${MONTHLY.length}`,
          bound: 'all',
          holds: exact.length === ORACLE.length && monthly.length === MONTHLY.length,
        },
      ],
    };
  },
};
