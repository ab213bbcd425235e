import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXPERIMENT_STATES } from '../../../src/community/experiment.ts';
import { bothAgain, bothSides, openMoment, PILOT, questionsOf, waitsForYes } from '../../../src/features/pilots/rules.ts';

describe('a pilot of two teams', () => {
  it.each(EXPERIMENT_STATES)('in the state %s waits for a yes only while it is designed and not agreed', (state) => {
    const pilot = { templateId: PILOT, partnerId: 'B', state };
    expect(waitsForYes({ ...pilot, partnerAgreed: false })).toBe(state === 'designed');
    expect(waitsForYes({ ...pilot, partnerAgreed: true })).toBe(false);
    expect(waitsForYes({ ...pilot, templateId: 'xt-borrow', partnerAgreed: false })).toBe(false);
  });

  it('asks its check while it runs and once it has a result, and at no other time', () => {
    const open = EXPERIMENT_STATES.map((state) => openMoment({ state }));
    expect(open).toEqual([null, null, 'start', 'end', 'end', 'end', 'end', null, null, null]);
  });

  it.each([
    ['its own three', 'top aim, who decides, next step', ['top aim', 'who decides', 'next step']],
    ['its own in lines', 'aim?\nwho?\nwhen?', ['aim?', 'who?', 'when?']],
    ['the library’s, for two', 'aim; who', ['a', 'b', 'c']],
    ['the library’s, for four', 'aim, who, when, where', ['a', 'b', 'c']],
    ['the library’s, for none', ' , ,', ['a', 'b', 'c']],
  ])('asks %s', (_, check, expected) => {
    expect(questionsOf(check, 'a, b, c')).toEqual(expected);
  });

  it('shows nobody an answer before both leads have given theirs', () => {
    const people = fc.constantFrom('A', 'B', 'C', 'D');
    const checks = fc.uniqueArray(
      people.map((userId) => ({ userId, answers: ['x', 'y', 'z'] })),
      { selector: ({ userId }) => userId },
    );
    fc.assert(
      fc.property(checks, fc.uniqueArray(people, { maxLength: 2 }), (given, leads) => {
        const complete = leads.length === 2 && leads.every((lead) => given.some(({ userId }) => userId === lead));
        expect(bothSides(given, leads)?.map(({ userId }) => userId) ?? null).toEqual(complete ? leads : null);
      }),
    );
  });

  it('shows a yes to doing it again only where there are two', () => {
    const say = (a: boolean | null, b: boolean | null) =>
      bothAgain(
        [
          { userId: 'A', again: a },
          { userId: 'B', again: b },
        ].flatMap(({ userId, again }) => (again === null ? [] : [{ userId, again }])),
        ['A', 'B'],
      );
    expect([say(true, true), say(true, false), say(true, null), say(false, false)]).toEqual([true, false, false, false]);
    expect(bothAgain([{ userId: 'A', again: true }], ['A'])).toBe(false);
  });
});
