import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, nearestCommand } from '../../../src/features/home/rules.ts';

const NAMES = ['setup', 'join', 'pause', 'leave', 'checkin', 'my-messages', 'reflect', 'help', 'agenda', 'prompts'];

describe('the nearest command', () => {
  it.each([
    ['chekin', 'checkin'],
    ['check-in', 'checkin'],
    ['CHECKIN', 'checkin'],
    ['/checkin', 'checkin'],
    ['agneda', 'agenda'],
    ['calender', null],
    ['hlep', 'help'],
    ['mymessages', 'my-messages'],
    ['my_message', 'my-messages'],
    ['refl', 'reflect'],
    ['p', null],
    ['pr', 'prompts'],
    ['set up', 'setup'],
    ['xyzzy', null],
    ['', null],
    ['🦄🦄🦄', null],
    ['<!channel>', null],
    ['a'.repeat(4_000), null],
  ])('to “%s” is %s', (typed, meant) => {
    expect(nearestCommand(typed, NAMES)).toBe(meant);
  });

  it('is none when two begin alike and neither is near', () => {
    expect(nearestCommand('re', ['reflect', 'rename'])).toBeNull();
  });

  it('is always one of the names, and a name is nearest to itself', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const meant = nearestCommand(typed, NAMES);
        return meant === null || NAMES.includes(meant);
      }),
    );
    for (const name of NAMES) expect(nearestCommand(name, NAMES)).toBe(name);
  });
});

describe('the distance of two words', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
    ['help', 'hlep', 1],
  ])('between “%s” and “%s” is %i', (from, to, slips) => {
    expect(editDistance(from, to)).toBe(slips);
  });

  it('is the same both ways, nothing for equal words, and at most the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const slips = editDistance(a, b);
        return slips === editDistance(b, a) && (slips === 0) === (a === b) && slips <= Math.max([...a].length, [...b].length);
      }),
    );
  });
});
