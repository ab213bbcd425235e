/** More people than the twelve of the demo, drawn from a seed: some are there from the start, some are invited during the year, some go. */
import type { Random } from '../platform/random.ts';
import type { Temper } from './acting-rules.ts';
import { CAST, type CastMember } from './cast.ts';

export interface YearMember extends CastMember {
  /** Days from the first one: she is invited, and says yes two days later. She is not there from the start. */
  invitedAfter?: number;
  /** She leaves the community by herself. */
  leavesAfter?: number;
  /** She begins an experiment on this day, and nothing is heard of her afterwards. */
  silentAfter?: number;
  /** Slack deactivates her. */
  deactivatedAfter?: number;
}

const NAMES: readonly (readonly [name: string, last: string])[] = [
  ['Mira', 'Novak'],
  ['Noor', 'Haddad'],
  ['Otto', 'Lindqvist'],
  ['Pia', 'Moretti'],
  ['Quinn', 'Baker'],
  ['Ravi', 'Menon'],
  ['Sana', 'Qureshi'],
  ['Tom', 'Achebe'],
  ['Uma', 'Krishnan'],
  ['Vera', 'Petrova'],
  ['Wim', 'de Boer'],
  ['Xenia', 'Papadaki'],
  ['Yara', 'Costa'],
  ['Zoe', 'Marchetti'],
  ['Amir', 'Farahani'],
  ['Bea', 'Lindholm'],
  ['Caro', 'Vidal'],
  ['Dan', 'O’Leary'],
  ['Ezra', 'Levi'],
  ['Femi', 'Adeyemi'],
  ['Greta', 'Bauer'],
  ['Hugo', 'Martin'],
  ['Ines', 'Carvalho'],
  ['Jude', 'Walsh'],
  ['Kai', 'Tanaka'],
  ['Lin', 'Zhao'],
  ['Max', 'Schreiber'],
  ['Nia', 'Owusu'],
  ['Olga', 'Wierzbicka'],
  ['Paul', 'Girard'],
  ['Rosa', 'Jimenez'],
  ['Sven', 'Dahl'],
  ['Tara', 'Byrne'],
  ['Uri', 'Katz'],
  ['Vik', 'Sharma'],
  ['Wanda', 'Nowicka'],
  ['Yuki', 'Mori'],
  ['Zain', 'Malik'],
];
const FUNCTIONS = ['Product', 'Engineering', 'Sales', 'Finance', 'Operations'];
const ZONES = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
const TEMPERS: readonly Temper[] = ['engaged', 'engaged', 'regular', 'regular', 'regular', 'sparing', 'silent'];

/** Within the weeks of a year, so that what joining and leaving bring is seen to its end. */
const INVITED_AFTER = [30, 65, 115, 170, 226, 275];
const LEAVES_AFTER = [100, 205, 296];
const DEACTIVATED_AFTER = 150;
const SILENT_AFTER = [45, 182];
export const ARRIVALS = INVITED_AFTER.length;

/** As many as the list of names allows, those who arrive included. */
export const MOST_PEOPLE = CAST.length - 1 + NAMES.length - ARRIVALS;

function drawOne(random: Random, [name, last]: readonly [string, string]): CastMember {
  return {
    id: `U0${name.toUpperCase()}`,
    name,
    realName: `${name} ${last}`,
    zone: random.pick(ZONES),
    jobFunction: random.pick(FUNCTIONS),
    levelBand: random.next() < 0.7 ? 'Lead' : 'Director',
    level: random.next() < 0.25 ? 'core' : 'member',
    roles: [],
    temper: random.pick(TEMPERS),
  };
}

/** The demo's cast, and so many more that `people` are members in the first weeks; six arrive later, three leave, one is deactivated, two fall silent. */
export function drawCast(random: Random, people: number): YearMember[] {
  if (people > MOST_PEOPLE) throw new Error(`there are names for ${MOST_PEOPLE} people`);
  const members = CAST.filter((member) => member.level !== null).length;
  const others = Math.max(0, people - members);
  const names = random.shuffle(NAMES);
  const there = names.slice(0, others).map((name) => drawOne(random.fork(name.join(' ')), name));
  const going = random.shuffle(there.map((_, i) => i));
  const first: YearMember[] = there.map((member, i) => {
    const place = going.indexOf(i);
    const leavesAfter = LEAVES_AFTER[place];
    if (leavesAfter !== undefined) return { ...member, leavesAfter };
    if (place === LEAVES_AFTER.length) return { ...member, deactivatedAfter: DEACTIVATED_AFTER };
    const silentAfter = SILENT_AFTER[place - LEAVES_AFTER.length - 1];
    return silentAfter === undefined ? member : { ...member, silentAfter };
  });
  const later = names.slice(others, others + ARRIVALS).map((name, i): YearMember => {
    const member = drawOne(random.fork(name.join(' ')), name);
    // Nobody who never reacts says yes to an invitation.
    return {
      ...member,
      level: 'member',
      temper: member.temper === 'silent' ? 'regular' : member.temper,
      invitedAfter: INVITED_AFTER[i] ?? 0,
    };
  });
  return [...CAST, ...first, ...later];
}
