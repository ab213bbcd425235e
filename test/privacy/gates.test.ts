/** The pure gates of pairs and of care, whatever happens in whatever order. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOf, othersOf, type Pair, type PairEvent, wasTold } from '../../src/community/pair.ts';
import { advancePair } from '../../src/community/pair-rules.ts';
import { askedNow, isSilent, readersOf, type Standing, whoReads } from '../../src/features/breaches/rules.ts';
import { listFitting, listOpen } from '../../src/features/mentors/rules.ts';
import { stateForProposer } from '../../src/features/proposals/rules.ts';
import { looksByItself } from '../../src/features/rematches/rules.ts';
import { aPair } from '../support/pair.ts';

const PEOPLE: readonly string[] = ['a', 'b', 'c', 'd', 'e'];
const person = fc.constantFrom(...PEOPLE);
const people = fc.subarray([...PEOPLE]);

describe('a pair', () => {
  const words = { offer: 'o', want: 'w', from: '09:00', until: '17:00' };
  const event = fc.oneof(
    fc.constantFrom<PairEvent>(
      { is: 'told' },
      { is: 'agreed' },
      { is: 'met' },
      { is: 'over', why: 'quietly' },
      { is: 'over', why: 'withdrawn' },
    ),
    person.map((userId): PairEvent => ({ is: 'left', userId, why: 'apart' })),
    person.map((userId): PairEvent => {
      const { reason } = aPair(['a', 'b'], { teamId: 'T', communityId: 'C', id: 'p' });
      return {
        is: 'joined',
        userId,
        brought: { ...words, offer: `of ${userId}` },
        reason: { ...reason, third: { userId, because: 'later' } },
      };
    }),
  );

  it('is open to those who are in it now, and keeps no word of who left; before they were told there is none', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const where = { teamId: 'T', communityId: 'C', id: 'p', state: 'matched', toldAt: null } as const;
        let pair: Pair = aPair(['a', 'b'], where);
        let told = false;
        for (const [now, one] of events.entries()) {
          const changes = advancePair(pair, one, now);
          pair = { ...pair, ...changes };
          told ||= changes !== null && one.is === 'told';
          expect(wasTold(pair)).toBe(told);
          for (const userId of PEOPLE) {
            const others = othersOf(pair, userId);
            expect(others).not.toContain(userId);
            expect(others.length).toBe(pair.people.length - Number(isOf(pair, userId)));
          }
          expect(Object.keys(pair.brought).filter((userId) => !isOf(pair, userId))).toEqual([]);
          if (pair.reason.third) expect(isOf(pair, pair.reason.third.userId)).toBe(true);
        }
      }),
    );
  });

  it('that ended because of a list goes on as one that was ended quietly, and a no reads as silence', () => {
    expect([looksByItself('apart'), looksByItself('silent')]).toEqual([looksByItself('quietly'), looksByItself('quietly')]);
    expect(stateForProposer('no')).toBe(stateForProposer('silent'));
  });
});

describe('a report', () => {
  const happens = fc.constantFrom('take', 'pass', 'gone');

  it('is read by whoever wrote it and by one other, or by those who were all silent; never by anybody whom it is about', () => {
    fc.assert(
      fc.property(
        fc.record({ keepers: people, stewards: people, about: people, stewardMay: fc.boolean() }),
        person,
        fc.array(happens),
        (given, reporterId, events) => {
          const readers = readersOf(given, reporterId, given);
          const never = [...given.about.filter((userId) => userId !== reporterId)];
          const stewardsOnly = given.stewards.filter((userId) => !given.keepers.includes(userId));
          const keeperLeft = given.keepers.some((userId) => userId !== reporterId && !given.about.includes(userId));
          if (!given.stewardMay && keeperLeft) expect(readers.filter((userId) => stewardsOnly.includes(userId))).toEqual([]);
          let file: Standing = { reporterId, holderId: null, readers, turn: 1 };
          for (const one of events) {
            const asked = askedNow(file);
            if (one === 'take' && asked !== null) file = { ...file, holderId: asked };
            if (one === 'pass' && file.holderId === null) file = { ...file, turn: file.turn + 1 };
            if (one === 'gone') file = file.holderId === null ? file : { ...file, holderId: null, readers: [], turn: 1 };
            const reads = whoReads(file);
            expect(reads[0]).toBe(reporterId);
            expect(reads.filter((userId) => never.includes(userId))).toEqual([]);
            expect(reads.slice(1).filter((userId) => !readers.includes(userId))).toEqual([]);
            if (!isSilent(file)) expect(reads.length).toBeLessThanOrEqual(2);
          }
        },
      ),
    );
  });
});

describe('a list of mentors', () => {
  it('is the same whatever others have said of her, and nobody is asked whom she must be kept from', () => {
    const offers = people.map((ids) => ids.map((userId) => ({ userId, places: 2 })));
    fc.assert(
      fc.property(person, offers, people, fc.array(fc.tuple(person, person)), (menteeId, offered, own, lists) => {
        const apart = (a: string, b: string): boolean => lists.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
        const facts = { menteeId, offers: offered, mentees: new Map<string, number>(), here: new Set<string>(PEOPLE) };
        const open = listOpen({ ...facts, own: new Set(own) });
        expect(open).toEqual(
          offered.map(({ userId }) => userId).filter((userId) => userId !== menteeId && !own.some((id) => id === userId)),
        );
        expect(listFitting({ ...facts, apart }).filter((userId) => apart(menteeId, userId))).toEqual([]);
      }),
    );
  });
});
