import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Item } from '../../../src/community/item.ts';
import { formOf } from '../../../src/community/item-forms.ts';
import { areUnlike, type Context, countUnlike, rankOf, sumUp, type Use } from '../../../src/features/reuses/rules.ts';
import { isProven, marksAfter, missingToProve } from '../../../src/features/reuses/rules-lifecycle.ts';
import { inPageOrder, kindAfter, outcomeOf, propose, readOutcome } from '../../../src/features/reuses/rules-proposal.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();
const here: Context = { elsewhere: false, teamSize: 'small', setting: 'same office' };
const use = (change: Partial<Use> = {}): Use => ({ ...here, stage: 'over', startedAt: 1, outcome: 'worked', ...change });

describe('unlike contexts', () => {
  it.each<[string, Partial<Context>, boolean]>([
    ['the same', {}, false],
    ['another function', { elsewhere: true }, true],
    ['another size', { teamSize: 'large' }, true],
    ['other words', { setting: 'remote, three time zones' }, true],
    ['half of the words', { setting: 'office in Leeds' }, false],
    ['nothing known', { elsewhere: null, teamSize: null, setting: '' }, false],
  ])('%s', (_, change, unlike) => {
    expect(areUnlike(here, { ...here, ...change })).toBe(unlike);
    expect(areUnlike({ ...here, ...change }, here)).toBe(unlike);
  });

  const contexts = fc.array(
    fc.record({
      elsewhere: fc.constantFrom(true, false, null),
      teamSize: fc.constantFrom('small' as const, 'middle' as const, 'large' as const, null),
      setting: fc.constantFrom('', 'remote', 'same office', 'office', 'night shift, remote'),
    }),
    { maxLength: 8 },
  );
  it('are counted the same in any order, never more than there are, and at least one', () => {
    fc.assert(
      fc.property(contexts, (all) => {
        const count = countUnlike(all);
        expect(count).toBe(countUnlike(all.toReversed()));
        expect(count).toBeLessThanOrEqual(all.length);
        expect(count > 0).toBe(all.length > 0);
        expect(countUnlike([...all, ...all])).toBe(count);
      }),
    );
  });
});

describe('the evidence', () => {
  it('counts what failed, runs and ended like what worked, and no plan', () => {
    const uses = [
      use(),
      use({ outcome: 'part', elsewhere: true }),
      use({ outcome: 'not', teamSize: 'large' }),
      use({ outcome: null, stage: 'running' }),
      use({ outcome: null, stage: 'over' }),
      use({ outcome: null, stage: 'planned', startedAt: null }),
      use({ outcome: null, stage: 'over', startedAt: null }),
    ];
    expect(sumUp(uses)).toEqual({ tried: 5, worked: 1, part: 1, not: 1, running: 1, ended: 1, contexts: 3 });
    const mine = { ...use({ elsewhere: true }), byAuthor: true };
    expect(rankOf([...uses.map((each) => ({ ...each, byAuthor: false })), mine])).toEqual({ contexts: 2, reuses: 2 });
  });
});

const parts = { use_when: 'people ask', why: 'we believe', conditions: 'a small team', limits: 'not in an incident' };
const item = (change: Partial<Item> = {}) => ({
  ...{ kind: 'card' as const, formId: null, parts, state: 'shared' as const, privacy: 'P3' as const, reviewOn: '2027-05-01' },
  ...change,
});
const form = formOf(library, { kind: 'card', formId: null });
const proving = (change: object = {}) => ({
  id: 'r',
  userId: 'U1',
  byAuthor: false,
  elsewhere: false,
  outcome: 'worked' as const,
  ...change,
});

describe('proven', () => {
  const two = [proving(), proving({ userId: 'U2', outcome: 'part', elsewhere: true })];
  it.each<[string, object, object[], boolean]>([
    ['two others, one elsewhere', {}, two, true],
    ['one person twice', {}, [proving(), proving({ elsewhere: true })], false],
    ['nobody elsewhere', {}, [proving(), proving({ userId: 'U2' })], false],
    ['not known whether elsewhere', {}, [proving(), proving({ userId: 'U2', elsewhere: null })], false],
    ['one of them the author', {}, [proving(), proving({ userId: 'U2', elsewhere: true, byAuthor: true })], false],
    ['one of them failed', {}, [proving(), proving({ userId: 'U2', elsewhere: true, outcome: 'not' })], false],
    ['nobody read it second', { state: 'draft' }, two, false],
    ['being checked', { state: 'check' }, two, false],
    ['withdrawn', { privacy: 'P0' }, two, false],
    ['without limits', { parts: { ...parts, limits: ' ' } }, two, false],
  ])('%s', (_, change, uses, proven) => {
    expect(
      isProven(
        item(change),
        form,
        uses.map((each) => proving(each)),
      ),
    ).toBe(proven);
  });

  it('never counts two without a name as one person, nor one without conditions', () => {
    const gone = [proving({ id: 'a', userId: null }), proving({ id: 'b', userId: null, elsewhere: true })];
    expect(isProven(item(), form, gone)).toBe(true);
    fc.assert(
      fc.property(fc.subarray(Object.keys(parts), { maxLength: 3 }), (kept) => {
        const some = Object.fromEntries(Object.entries(parts).filter(([key]) => kept.includes(key)));
        expect(missingToProve(item({ parts: some }), form).length).toBe(4 - kept.length);
      }),
    );
  });
});

describe('what a use makes of its item', () => {
  it.each<[string, Partial<Item>, 'worked' | 'part' | 'not', object]>([
    ['it held', {}, 'worked', { usedAt: 9, reviewOn: '2027-08-01' }],
    [
      'it held while it was only overdue',
      { state: 'check', reviewOn: '2027-01-31' },
      'worked',
      { usedAt: 9, reviewOn: '2027-08-01', state: 'shared' },
    ],
    ['it held while a failure is looked at', { state: 'check' }, 'worked', { usedAt: 9, reviewOn: '2027-08-01' }],
    ['with a change', {}, 'part', { usedAt: 9 }],
    ['it did not', { state: 'proven' }, 'not', { usedAt: 9, state: 'check' }],
    ['archived', { state: 'archived' }, 'not', { usedAt: 9 }],
    ['withdrawn', { privacy: 'P0' }, 'not', {}],
  ])('%s', (_, change, outcome, marks) => {
    expect(marksAfter(item(change), outcome, '2027-02-01', 9)).toEqual(marks);
  });
});

describe('what a borrowed experiment says by itself', () => {
  const questions = library.experiment_templates.find(({ id }) => id === 'xt-borrow')?.closing_questions ?? [];
  it.each([
    ['Worked', 'worked'],
    ['It worked in part', 'part'],
    ['worked, but not for the night shift', 'part'],
    ['It did not', 'not'],
    ['No', 'not'],
    ['We will see', null],
    ['', null],
  ] as const)('%s → %s', (answer, outcome) => {
    expect(readOutcome(answer)).toBe(outcome);
  });

  it('is known from the first closing question, else from the decision, and not before', () => {
    const told = { fields: {}, findings: {}, verdict: null, state: 'result' } as const;
    expect(outcomeOf(told, questions)).toBeNull();
    expect(outcomeOf({ ...told, findings: { [questions[0] ?? '']: 'Worked in part' } }, questions)).toBe('part');
    expect(outcomeOf({ ...told, state: 'decided', verdict: 'abandon' }, questions)).toBe('not');
    expect(outcomeOf({ ...told, state: 'running', verdict: 'extend' }, questions)).toBeNull();
    expect(outcomeOf({ ...told, state: 'parked', verdict: 'adopt' }, questions)).toBeNull();
  });

  it('proposes her own words, cut to what fits', () => {
    const fields = { fit: 'f'.repeat(200), adapt: 'in writing', keep: 'the prediction' };
    const findings = { [questions[1] ?? '']: 'Time to think.', [questions[2] ?? '']: 'Say so.' };
    expect(propose({ fields, findings }, 'part', questions)).toEqual({
      context: `${'f'.repeat(149)}…`,
      what: 'in writing Time to think. Say so.',
      keep: 'the prediction',
    });
    expect(propose({ fields, findings: {} }, 'worked', questions)).toMatchObject({ what: 'in writing', keep: '' });
    expect([kindAfter('worked'), kindAfter('part'), kindAfter('not')]).toEqual(['worked-here', 'adaptation', 'exception']);
  });

  it('puts exceptions first and the newest first within a kind', () => {
    const note = (id: string, kind: 'worked-here' | 'exception' | 'question', at: number) => ({ id, kind, at });
    const ordered = inPageOrder([
      note('a', 'question', 9),
      note('b', 'worked-here', 8),
      note('c', 'exception', 1),
      note('d', 'exception', 2),
    ]);
    expect(ordered.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
  });
});
