/** Who might mentor whom: an order for one, and places for all of them together (practice 3.7, "mentoring"). Pure. */
import { ALONE } from '../platform/matching/blossom.ts';
import { type Choice, matchByRoom } from '../platform/matching/copies.ts';
import { createLevels } from '../platform/matching/levels.ts';
import { createRandom } from '../platform/random.ts';
import type { Candidate, RoundFacts } from './matching.ts';
import { longest, together, type Windows, windowsIn } from './matching-hours.ts';
import { offers, type Said, saidBy } from './matching-words.ts';

/** Somebody who offers to mentor. */
export interface Mentor extends Candidate {
  /** How many she would still take. */
  room: number;
}

/** `forbidden`: for mentoring the whole line, however long, and every list. */
export type MentorFacts = Pick<RoundFacts, 'forbidden' | 'weekOn' | 'holidays' | 'seed'>;

/** A talk takes an hour a month. */
export const FEWEST_HOURS_OF_MENTORING = 1;
const MOST_HALF_HOURS = 14;
const MOST_ROOM = 9;
const LEVELS = createLevels([2, 2, 2, MOST_HALF_HOURS + 1, MOST_ROOM + 1]);

interface Read {
  person: Candidate;
  said: Said;
  windows: Windows;
}

const read = <P extends Candidate>(people: readonly P[], { weekOn, holidays, seed }: MentorFacts): (Read & { person: P })[] =>
  createRandom(seed)
    .shuffle(people.toSorted((a, b) => (a.userId < b.userId ? -1 : 1)))
    .map((person) => ({ person, said: saidBy(person), windows: windowsIn(weekOn, person, holidays) }));

/** The same two in either order. */
function forbids({ forbidden }: MentorFacts): (a: string, b: string) => boolean {
  const apart = new Set(forbidden.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return (a, b) => apart.has(`${a} ${b}`);
}

/** Null when she cannot be her mentor. Other function, offer meets want, shared hours, free room; the stronger first. */
function judge(mentee: Read, mentor: Read & { person: Mentor }): number | null {
  const { room, jobFunction } = mentor.person;
  const hours = longest(together(mentee.windows, mentor.windows));
  if (room < 1 || mentor.person.userId === mentee.person.userId || hours < FEWEST_HOURS_OF_MENTORING) return null;
  return LEVELS.pack([
    1,
    Number(jobFunction !== null && mentee.person.jobFunction !== null && jobFunction !== mentee.person.jobFunction),
    Number(offers(mentor.said, mentee.said)),
    Math.min(MOST_HALF_HOURS, (hours - FEWEST_HOURS_OF_MENTORING) * 2),
    Math.min(MOST_ROOM, room),
  ]);
}

/** Whom to show her first: the ids of all who could be her mentor, the best first. */
export function rankMentors(mentee: Candidate, mentors: readonly Mentor[], facts: MentorFacts): string[] {
  const isApart = forbids(facts);
  return read(mentors, facts)
    .filter(({ person }) => !isApart(person.userId, mentee.userId))
    .flatMap((mentor) => read([mentee], facts).map((her) => ({ id: mentor.person.userId, key: judge(her, mentor) })))
    .flatMap(({ id, key }) => (key === null ? [] : [{ id, key }]))
    .toSorted((a, b) => b.key - a.key)
    .map(({ id }) => id);
}

/** A mentor for as many as can have one, the best for all of them together; by the id of the mentee. */
export function assignMentors(mentees: readonly Candidate[], mentors: readonly Mentor[], facts: MentorFacts): Map<string, string> {
  const isApart = forbids(facts);
  const served = read(mentees, facts);
  const serving = read(mentors, facts);
  const choices = served.flatMap((mentee, of) =>
    serving.flatMap((mentor, by): Choice[] => {
      const key = isApart(mentor.person.userId, mentee.person.userId) ? null : judge(mentee, mentor);
      return key === null ? [] : [{ of, by, key }];
    }),
  );
  const room = serving.map(({ person }) => Math.max(0, person.room));
  const found = matchByRoom(served.length, room, choices, LEVELS);
  return new Map(
    served.flatMap(({ person }, of): [string, string][] => {
      const mentor = serving[found[of] ?? ALONE];
      return mentor ? [[person.userId, mentor.person.userId]] : [];
    }),
  );
}
