import { describe, expect, it } from '@jest/globals';
import { createRandom } from '../../src/platform/random.ts';
import { ERRANDS, typedFor } from '../../src/sandbox/acting-errands.ts';
import { goOn } from '../../src/sandbox/acting-forms.ts';

const offered = (...labels: string[]) => labels.map((label, at) => ({ label, name: { actionId: `a${at}`, blockId: 'b' } }));
const WORKING_DAYS = 65;

describe('errands', () => {
  it('are seldom: about one experiment for three or four members in a quarter', () => {
    // The demo's people: four engaged, five regular, two sparing.
    const begun = ERRANDS.filter(({ types, course, route }) => course === 'begins' && types !== '/find {}' && route.length > 0)
      .map(({ likely }) => 4 * likely.engaged + 5 * likely.regular + 2 * likely.sparing)
      .reduce((sum, perDay) => sum + perDay * WORKING_DAYS, 0);
    expect(begun).toBeGreaterThan(2);
    expect(begun).toBeLessThan(5);
    expect(ERRANDS.map(({ likely }) => likely.silent)).toEqual(ERRANDS.map(() => 0));
  });

  it('for others are seldom, too, and hardly ever that something left the room', () => {
    const times = (types: string, route = '') =>
      ERRANDS.filter((one) => one.types === types && `${one.route[0] ?? ''}`.includes(route)).reduce(
        (sum, { likely }) => sum + (4 * likely.engaged + 5 * likely.regular + 2 * likely.sparing) * WORKING_DAYS,
        0,
      );
    expect(times('/rondo thank')).toBeGreaterThan(3);
    expect(times('/rondo thank')).toBeLessThan(8);
    expect(times('/rondo hand')).toBeLessThan(4);
    expect(times('/rondo mentor', 'Nominate')).toBeLessThan(1);
    expect(times('/rondo left')).toBeLessThan(0.2);
  });

  it('go from button to button, leave out what does not show up, and never go back', () => {
    const route = [/^Open$/, /^Decide$/, /^(Yes|No)$/, /^Start$/];
    const first = goOn(route, offered('Close', 'Open'), createRandom('1'));
    expect(first?.chosen.label).toBe('Open');
    const second = goOn(first?.left ?? [], offered('Open', 'Yes'), createRandom('1'));
    expect(second?.chosen.label).toBe('Yes');
    expect(goOn(second?.left ?? [], offered('Yes', 'Open', 'Decide'), createRandom('1'))).toBeNull();
  });

  it('choose evenly among several that fit, the same from the same seed', () => {
    const choose = (seed: string) => goOn([/^Open$/], offered('Open', 'Open', 'Open'), createRandom(seed))?.chosen.name.actionId;
    expect(choose('3')).toBe(choose('3'));
    expect(new Set(Array.from({ length: 40 }, (_, i) => choose(`${i}`))).size).toBe(3);
  });

  it('type a word where one belongs', () => {
    const find = ERRANDS.find(({ types }) => types === '/find {}');
    expect(find && typedFor(find, createRandom('1'))).toMatch(/^\/find \S/);
    for (const errand of ERRANDS) expect(typedFor(errand, createRandom('1'))).not.toContain('{');
  });
});
