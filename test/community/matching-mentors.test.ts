import { describe, expect, it } from '@jest/globals';
import { assignMentors, type Mentor, type MentorFacts, rankMentors } from '../../src/community/matching-mentors.ts';
import { createRandom } from '../../src/platform/random.ts';
import { candidate, FUNCTIONS } from '../support/matching.ts';

const known: MentorFacts = { forbidden: [], weekOn: '2026-11-23', holidays: [], seed: 'seed' };
const mentor = (userId: string, more: Partial<Mentor> = {}): Mentor => ({
  ...candidate(userId, { jobFunction: 'Sales' }),
  room: 2,
  ...more,
});
const mentee = candidate('her', { jobFunction: 'Finance', want: 'negotiating' });

describe('mentors for one', () => {
  it('come in order: other function, offer meets want, shared hours, room', () => {
    const mentors = [
      mentor('same', { jobFunction: 'Finance', offer: 'negotiation' }),
      mentor('plain'),
      mentor('meets', { offer: 'negotiation' }),
      mentor('short', { from: '13:00' }),
      mentor('busy', { room: 1 }),
    ];
    const order = ['meets', 'plain', 'busy', 'short', 'same'];
    expect(rankMentors(mentee, mentors, known)).toEqual(order);
    expect(rankMentors(mentee, mentors.toReversed(), known)).toEqual(order);
  });

  it('are never in her line or on a list, without an hour, without room, or herself', () => {
    const mentors = [
      mentor('line'),
      mentor('far', { zone: 'Pacific/Auckland' }),
      mentor('full', { room: 0 }),
      mentor('her'),
      mentor('fine'),
    ];
    expect(rankMentors(mentee, mentors, { ...known, forbidden: [['her', 'line']] })).toEqual(['fine']);
    expect(rankMentors(mentee, mentors, { ...known, forbidden: [['line', 'her']] })).toEqual(['fine']);
  });
});

describe('mentors for all of them', () => {
  it('serve as many as there is room for, nobody more than hers, nobody in a line', () => {
    const random = createRandom('mentors');
    const mentors = Array.from({ length: 8 }, (_, at) => mentor(`M${at}`, { room: 1 + (at % 3), jobFunction: FUNCTIONS[at % 5] ?? null }));
    const mentees = Array.from({ length: 20 }, (_, at) => candidate(`U${at}`, { jobFunction: FUNCTIONS[(at * 3) % 5] ?? null }));
    const forbidden = mentees.flatMap(({ userId }) =>
      mentors.filter(() => random.next() < 0.2).map((one) => [one.userId, userId] as const),
    );
    const found = assignMentors(mentees, mentors, { ...known, forbidden });
    const room = mentors.reduce((sum, one) => sum + one.room, 0);
    expect(found.size).toBe(room);
    for (const one of mentors) expect([...found.values()].filter((id) => id === one.userId)).toHaveLength(one.room);
    for (const [a, b] of forbidden) expect(found.get(b)).not.toBe(a);
  });

  it('has one of two step back where that serves both', () => {
    const mentors = [mentor('M1', { offer: 'negotiation', room: 1 }), mentor('M2', { room: 1 })];
    const other = candidate('other', { jobFunction: 'Finance', want: 'negotiating' });
    const found = assignMentors([mentee, other], mentors, { ...known, forbidden: [['other', 'M2']] });
    expect(Object.fromEntries(found)).toEqual({ her: 'M2', other: 'M1' });
  });
});
