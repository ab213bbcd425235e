import type { Touch } from '../../community/touch.ts';
import type { Objections } from './service-objections.ts';

/** The founders' days for objections end; nobody is told, the post says so. */
export const touches = (objections: Objections): Touch[] => [
  {
    id: 'set-up.objections-close',
    practice: '-',
    name: 'End of the founders’ objections',
    anchor: { on: 'once' },
    at: '16:00',
    surface: 'state',
    audience: 'nobody',
    each: 'community',
    minutes: 0,
    catchUp: 'always',
    whenUnsure: 'resend',
    why: 'Founders have five working days to say what speaks against the plan.',
    run: objections.closeObjections,
  },
];
