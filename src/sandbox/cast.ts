/** The twelve people of the demo, and who they are in its community. Names are short so that tests read like stories. */
import type { Level, RoleName } from '../community/records.ts';
import type { Temper } from './acting-rules.ts';

export interface CastMember {
  id: string;
  name: string;
  realName: string;
  zone: string;
  jobFunction: string;
  levelBand: string;
  level: Level | null;
  roles: RoleName[];
  /** How she behaves when she acts by herself. */
  temper: Temper;
  guest?: boolean;
  paused?: boolean;
  newcomer?: boolean;
}

const london = 'Europe/London';
const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const kolkata = 'Asia/Kolkata';

/** Three functions and more, four zones, one guest, one paused, one newcomer, one sponsor who is not a member. */
export const CAST: readonly CastMember[] = [
  {
    id: 'U0ANA',
    name: 'Ana',
    realName: 'Ana Duarte',
    zone: london,
    jobFunction: 'Product',
    levelBand: 'Lead',
    level: 'core',
    roles: ['steward'],
    temper: 'engaged',
  },
  {
    id: 'U0BEN',
    name: 'Ben',
    realName: 'Ben Okafor',
    zone: london,
    jobFunction: 'Engineering',
    levelBand: 'Director',
    level: 'core',
    roles: ['steward'],
    temper: 'regular',
  },
  {
    id: 'U0CLEO',
    name: 'Cleo',
    realName: 'Cleo Brandt',
    zone: berlin,
    jobFunction: 'Sales',
    levelBand: 'Lead',
    level: 'core',
    roles: ['trust-keeper'],
    temper: 'engaged',
  },
  {
    id: 'U0DEV',
    name: 'Dev',
    realName: 'Dev Malhotra',
    zone: kolkata,
    jobFunction: 'Engineering',
    levelBand: 'Lead',
    level: 'member',
    roles: ['trust-keeper'],
    temper: 'engaged',
  },
  {
    id: 'U0ELI',
    name: 'Eli',
    realName: 'Eli Rosen',
    zone: newYork,
    jobFunction: 'Finance',
    levelBand: 'Director',
    level: 'member',
    roles: ['librarian'],
    temper: 'regular',
  },
  {
    id: 'U0FAY',
    name: 'Fay',
    realName: 'Fay Nilsson',
    zone: newYork,
    jobFunction: 'Sales',
    levelBand: 'Lead',
    level: 'member',
    roles: [],
    temper: 'regular',
  },
  {
    id: 'U0GUS',
    name: 'Gus',
    realName: 'Gus Weber',
    zone: berlin,
    jobFunction: 'Operations',
    levelBand: 'Lead',
    level: 'member',
    roles: [],
    temper: 'sparing',
  },
  {
    id: 'U0HANA',
    name: 'Hana',
    realName: 'Hana Iyer',
    zone: kolkata,
    jobFunction: 'Product',
    levelBand: 'Director',
    level: 'member',
    roles: [],
    temper: 'regular',
  },
  {
    id: 'U0IDA',
    name: 'Ida',
    realName: 'Ida Mensah',
    zone: london,
    jobFunction: 'Operations',
    levelBand: 'Lead',
    level: 'member',
    roles: [],
    temper: 'engaged',
    newcomer: true,
  },
  {
    id: 'U0JON',
    name: 'Jon',
    realName: 'Jon Keller',
    zone: berlin,
    jobFunction: 'Engineering',
    levelBand: 'Lead',
    level: 'member',
    roles: [],
    temper: 'regular',
    paused: true,
  },
  {
    id: 'U0KIM',
    name: 'Kim',
    realName: 'Kim Sato',
    zone: newYork,
    jobFunction: 'Design (agency)',
    levelBand: 'Lead',
    level: 'reader',
    roles: [],
    temper: 'sparing',
    guest: true,
  },
  {
    id: 'U0LEA',
    name: 'Lea',
    realName: 'Lea Fontaine',
    zone: london,
    jobFunction: 'Management',
    levelBand: 'Executive',
    level: null,
    roles: ['sponsor'],
    temper: 'silent',
  },
];
