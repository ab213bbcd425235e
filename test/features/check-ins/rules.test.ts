import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Ask } from '../../../src/community/ask.ts';
import {
  FREE_INPUTS,
  fieldId,
  INPUTS_PER_STEP,
  isEmpty,
  nextStep,
  readFree,
  type Sized,
  typedIn,
  valuesOf,
} from '../../../src/features/check-ins/rules.ts';
import { readMetadata, writeMetadata } from '../../../src/features/check-ins/rules-metadata.ts';

const asks = (...inputs: number[]): Sized[] => inputs.map((count, i) => ({ id: `a${i}`, inputs: count }));

/** Every step until the end, as if she skipped everything. */
function allSteps(all: Sized[], hasFree: boolean) {
  const steps = [];
  let left = all;
  for (let i = 0; i <= all.length + 1; i++) {
    const step = nextStep(left, hasFree);
    steps.push(step);
    left = left.filter((ask) => !step.ids.includes(ask.id));
    if (!step.more) return steps;
  }
  throw new Error('it never ends');
}

describe('what goes on which step', () => {
  it.each([
    ['nothing waits: the free part alone', asks(), true, [['', true]]],
    ['one echo and the free part on one page', asks(2), true, [['a0', true]]],
    ['three inputs still leave room', asks(3), true, [['a0', true]]],
    [
      'four do not',
      asks(4),
      true,
      [
        ['a0', false],
        ['', true],
      ],
    ],
    [
      'two fill a page, the third comes next',
      asks(3, 3, 2),
      true,
      [
        ['a0 a1', false],
        ['a2', true],
      ],
    ],
    [
      'order is kept, even where a later one would fit',
      asks(4, 3, 2),
      true,
      [
        ['a0', false],
        ['a1 a2', false],
        ['', true],
      ],
    ],
    [
      'a large one stands alone',
      asks(9, 1),
      true,
      [
        ['a0', false],
        ['a1', true],
      ],
    ],
    ['no free part for who belongs nowhere', asks(2), false, [['a0', false]]],
  ])('%s', (_, all, hasFree, expected) => {
    const steps = allSteps(all, hasFree);
    expect(steps.map((step) => [step.ids.join(' '), step.free])).toEqual(expected);
  });

  it('loses no ask, repeats none, keeps the order, ends with the free part, and never crowds a page', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 40 }), fc.boolean(), (inputs, hasFree) => {
        const all = asks(...inputs);
        const steps = allSteps(all, hasFree);
        const order = steps.flatMap((step) => step.ids);
        const crowded = steps.some((step) => {
          const total =
            step.ids.reduce((sum, id) => sum + (all.find((ask) => ask.id === id)?.inputs ?? 0), 0) + (step.free ? FREE_INPUTS : 0);
          return total > INPUTS_PER_STEP && !(step.ids.length === 1 && !step.free);
        });
        const freeAt = steps.findIndex((step) => step.free);
        return order.join() === all.map((ask) => ask.id).join() && !crowded && freeAt === (hasFree ? steps.length - 1 : -1);
      }),
    );
  });
});

describe('fields of several asks in one modal', () => {
  it('go back to their own ask, also when ids begin alike', () => {
    const values = { [fieldId('A', 'x')]: '1', [fieldId('AB', 'x')]: '2', [fieldId('A', 'y.z')]: ['3'], mood: '4' };
    expect(valuesOf('A', values)).toEqual({ x: '1', 'y.z': ['3'] });
    expect(valuesOf('AB', values)).toEqual({ x: '2' });
  });

  it.each([
    [{}, true],
    [{ a: null, b: '', c: '  \n', d: [] }, true],
    [{ a: null, b: 'x' }, false],
    [{ a: ['x'] }, false],
  ])('%j is empty: %s', (values, empty) => {
    expect(isEmpty(values)).toBe(empty);
  });

  it('gives back sentences, not choices', () => {
    expect(typedIn({ choice: 'done', line: 'It went well', many: ['a', 'b'], none: null })).toEqual(['It went well']);
  });
});

describe('the free part', () => {
  const read = (values: Record<string, string | string[] | null>) => readFree(values, ['C1', 'C2']);

  it.each([
    ['all empty', {}, { mood: null, step: null, hand: null, stewards: [] }, {}],
    ['a mood', { mood: '3' }, { mood: 3 }, {}],
    ['no such mood', { mood: '7' }, { mood: null }, { mood: 'not-a-choice' }],
    ['blanks are nothing', { step: '  ', hand: '\n' }, { step: null, hand: null }, {}],
    ['a step, trimmed', { step: ' If a, then b ' }, { step: 'If a, then b' }, {}],
    ['a step as long as it may be', { step: 'x'.repeat(300) }, { step: 'x'.repeat(300) }, {}],
    ['a longer one', { step: 'x'.repeat(301) }, {}, { step: 'too-long' }],
    ['a hand and a tick', { hand: 'a rehearsal', stewards: ['C2'] }, { hand: 'a rehearsal', stewards: ['C2'] }, {}],
    ['a tick without a line', { stewards: ['C1'] }, {}, { hand: 'no-line' }],
    ['a community that is not hers', { hand: 'a rehearsal', stewards: ['C9'] }, { stewards: [] }, {}],
    ['a longer hand', { hand: 'x'.repeat(201) }, {}, { hand: 'too-long' }],
  ])('%s', (_, values, part, faults) => {
    const free = read(values as Record<string, string | string[] | null>);
    expect(free.part).toMatchObject(part);
    expect(free.faults).toEqual(faults);
  });
});

describe('what the modal remembers', () => {
  const ask = (id: string, ref = 'ref'): Ask => ({
    ...{
      id,
      teamId: 'T1',
      communityId: '01J00000000000000000000000',
      userId: 'U1',
      kind: 'reflections.echo',
      ref,
      priority: 4,
      minutes: 1,
    },
    ...{
      opensOn: '2026-12-01',
      expiresAt: 1_796_203_800_000,
      reminder: false,
      status: 'open',
      askedAt: null,
      remindedAt: null,
      answeredAt: null,
    },
  });
  const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `01J${String(i).padStart(23, '0')}`);

  it('comes back as it was', () => {
    const written = writeMetadata({ openedAt: 5, free: true, asks: [ask('a')], seen: ['b'] });
    expect(readMetadata(written)).toMatchObject({
      openedAt: 5,
      free: true,
      ids: ['a'],
      seen: ['b'],
      stubs: [{ id: 'a', kind: 'reflections.echo' }],
    });
    expect(written).not.toContain('userId');
  });

  it.each([
    [6, 40, 30],
    [6, 400, 500],
    [1, 0, 2_500],
  ])('stays within Slack’s 3,000 characters with %i asks, %i seen and refs of %i', (count, seen, length) => {
    const written = writeMetadata({
      openedAt: 1_796_203_800_000,
      free: false,
      asks: ids(count).map((id) => ask(id, 'r'.repeat(length))),
      seen: ids(seen),
    });
    expect(written.length).toBeLessThanOrEqual(3_000);
    expect(readMetadata(written)?.ids).toEqual(ids(count));
  });

  it.each(['', '{', '{"openedAt":"x"}', 'null', '[]'])('is nothing when it is not ours: %s', (text) => {
    expect(readMetadata(text)).toBeNull();
  });
});
