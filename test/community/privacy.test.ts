import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakdown, type Classified, createPrivacy, type Looker, lookerOf } from '../../src/community/privacy.ts';
import type { PrivacyClass } from '../../src/platform/db/kit.ts';

const privacy = createPrivacy();
const PEOPLE = ['ana', 'ben', 'cleo', 'dev'];
const COMMUNITIES = ['north', 'field'];
const CLASSES: PrivacyClass[] = ['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'special', 'system'];

const records = fc.record({
  privacy: fc.constantFrom(...CLASSES),
  communityId: fc.constantFrom(...COMMUNITIES),
  authorId: fc.constantFrom(null, ...PEOPLE),
  sharedWith: fc.subarray(PEOPLE),
});
const lookers = fc.record({
  userId: fc.constantFrom(...PEOPLE),
  memberOf: fc.subarray(COMMUNITIES),
  inOrganisation: fc.boolean(),
  organisationOf: fc.option(fc.subarray(COMMUNITIES), { nil: undefined }),
  guestOf: fc.subarray(COMMUNITIES),
});

const item = (more: Partial<Classified>): Classified => ({ privacy: 'P3', communityId: 'north', authorId: 'ana', ...more });
const looker = (more: Partial<Looker>): Looker => ({ userId: 'ben', memberOf: [], inOrganisation: false, ...more });

describe('the gate', () => {
  it.each<[PrivacyClass, string, Partial<Looker>, boolean]>([
    ['P0', 'its author', { userId: 'ana' }, true],
    ['P0', 'a member', { memberOf: ['north'] }, false],
    ['P1', 'its author', { userId: 'ana' }, true],
    ['P1', 'the one it is shared with', { userId: 'cleo' }, true],
    ['P1', 'another member', { memberOf: ['north'], inOrganisation: true }, false],
    ['P2', 'its author', { userId: 'ana', memberOf: ['north'], inOrganisation: true }, false],
    ['P2', 'a member', { memberOf: ['north'] }, false],
    ['P3', 'a member', { memberOf: ['north'] }, true],
    ['P3', 'its author who has left', { userId: 'ana' }, false],
    ['P3', 'a member of another community', { memberOf: ['field'] }, false],
    ['P3', 'a colleague', { inOrganisation: true }, false],
    ['P4', 'a member who is a guest', { memberOf: ['north'] }, true],
    ['P4', 'a colleague', { inOrganisation: true }, true],
    ['P4', 'a colleague where the organisation may not read', { inOrganisation: true, organisationOf: ['field'] }, false],
    ['P4', 'a guest', { guestOf: ['north'] }, false],
    ['P5', 'an invited guest', { guestOf: ['north'] }, true],
    ['P5', 'a guest of another community', { guestOf: ['field'] }, false],
    ['special', 'its author', { userId: 'ana', memberOf: ['north'] }, false],
    ['special', 'the one it was given to', { userId: 'cleo' }, true],
    ['system', 'a member', { memberOf: ['north'], inOrganisation: true }, false],
  ])('on %s lets %s look: %#', (cls, _, who, may) => {
    expect(privacy.see(looker(who), item({ privacy: cls, sharedWith: ['cleo'] }))).toBe(may);
  });

  it('never shows a single anonymous answer or the bot’s own rows to anybody', () => {
    fc.assert(
      fc.property(lookers, records, (who, record) => {
        fc.pre(record.privacy === 'P2' || record.privacy === 'system');
        expect(privacy.see(who, record)).toBe(false);
      }),
    );
  });

  it('never shows what is private to anybody it was not given to', () => {
    fc.assert(
      fc.property(lookers, records, (who, record) => {
        fc.pre(['P0', 'P1', 'special'].includes(record.privacy));
        const isAuthor = record.authorId === who.userId;
        const isShared = record.sharedWith.includes(who.userId);
        if (privacy.see(who, record))
          expect(record.privacy === 'P0' ? isAuthor : isShared || (record.privacy === 'P1' && isAuthor)).toBe(true);
      }),
    );
  });

  it('never shows anything of a community to somebody who is in no way connected with it', () => {
    fc.assert(
      fc.property(lookers, records, (who, record) => {
        const stranger = { ...who, userId: 'somebody else', memberOf: [], inOrganisation: false, guestOf: [] };
        expect(privacy.see(stranger, record)).toBe(false);
      }),
    );
  });

  it('widens with the class: whoever may see a narrower one of these may see the wider', () => {
    const LADDER: PrivacyClass[] = ['P3', 'P4', 'P5'];
    fc.assert(
      fc.property(lookers, records, fc.nat(1), (who, record, i) => {
        const narrow = LADDER[i] ?? 'P3';
        const wide = LADDER[i + 1] ?? 'P5';
        if (privacy.see(who, { ...record, privacy: narrow })) expect(privacy.see(who, { ...record, privacy: wide })).toBe(true);
      }),
    );
  });

  it('lets through exactly what it would show one by one', () => {
    fc.assert(
      fc.property(lookers, fc.array(records), (who, list) => {
        expect(privacy.visible(who, list)).toEqual(list.filter((record) => privacy.see(who, record)));
      }),
    );
  });

  it('takes no member for one who has left, and no guest for a colleague', () => {
    const person = { teamId: 'T1', userId: 'ben', name: 'Ben', zone: 'UTC', locale: 'en', kind: 'guest' as const, active: true };
    expect(lookerOf({ person, now: 0, memberships: [] })).toEqual({ userId: 'ben', memberOf: [], inOrganisation: false });
  });
});

describe('a total', () => {
  it.each([
    [4, 5, false],
    [5, 5, true],
    [5, 1, true],
    [4, 1, false],
    [7, 8, false],
  ])('of %i answers with k = %i is shown: %s', (n, k, shown) => {
    expect(privacy.total(Array(n).fill(3), k).shown).toBe(shown);
  });

  it('says why it is not shown, and has no number in it', () => {
    expect(privacy.total([1, 2], 5)).toEqual({ shown: false, reason: 'Not enough answers to show (fewer than five)' });
    expect(privacy.total([], 8)).toEqual({ shown: false, reason: 'Not enough answers to show (fewer than eight)' });
  });

  it('has the mean, the number of answers and how often each was given', () => {
    expect(privacy.total([1, 2, 2, 4, 5], 5)).toEqual({ shown: true, n: 5, mean: 2.8, counts: { 1: 1, 2: 2, 4: 1, 5: 1 } });
  });
});

describe('a breakdown', () => {
  const of = (sizes: Record<string, number>) =>
    Object.fromEntries(Object.entries(sizes).map(([name, n]) => [name, Array<number>(n).fill(3)]));
  const shownIn = (sizes: Record<string, number>, members = 30, k = 5): string[] =>
    Object.entries(breakdown(of(sizes), { k, members }))
      .filter(([, total]) => total.shown)
      .map(([name]) => name);

  it.each([
    ['every group large enough', { a: 5, b: 6, c: 9 }, 30, ['a', 'b', 'c']],
    ['fewer than ten members', { a: 5, b: 5 }, 9, []],
    ['one small group: the next smallest is hidden with it', { a: 2, b: 6, c: 9 }, 30, ['c']],
    ['two small groups that are five together', { a: 2, b: 3, c: 9 }, 30, ['c']],
    ['two small groups that are not', { a: 2, b: 1, c: 9, d: 12 }, 30, ['d']],
    ['one small and one large', { a: 3, b: 20 }, 30, []],
    ['a group without answers', { a: 0, b: 7, c: 8 }, 30, ['b', 'c']],
  ])('with %s', (_, sizes, members, expected) => {
    expect(shownIn(sizes, members)).toEqual(expected);
  });

  it('never lets a hidden group be worked out from the shown ones and the whole', () => {
    const groups = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 14 }),
    );
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 60 }), (answers, k, members) => {
        const totals = breakdown(answers, { k, members });
        const hidden = Object.keys(answers).filter((name) => !totals[name]?.shown);
        const inHidden = hidden.reduce((sum, name) => sum + (answers[name]?.length ?? 0), 0);
        expect(inHidden === 0 || inHidden >= Math.max(5, k) || hidden.length === Object.keys(answers).length).toBe(true);
        expect(inHidden === 0 || hidden.length > 1 || Object.keys(answers).length === 1).toBe(true);
        for (const total of Object.values(totals)) if (total.shown) expect(total.n).toBeGreaterThanOrEqual(Math.max(5, k));
        if (members < 10) expect(hidden).toEqual(Object.keys(answers));
      }),
    );
  });
});

describe('a release', () => {
  const may = (who: string, record: Partial<Classified>, to: PrivacyClass): boolean => {
    try {
      privacy.assertRelease(who, item(record), to);
      return true;
    } catch {
      return false;
    }
  };

  it.each<[string, string, Partial<Classified>, PrivacyClass, boolean]>([
    ['its author to the community', 'ana', { privacy: 'P0' }, 'P3', true],
    ['its author to the organisation', 'ana', { privacy: 'P3' }, 'P4', true],
    ['its author out of a case', 'ana', { privacy: 'special' }, 'P3', true],
    ['its author to fewer people', 'ana', { privacy: 'P4' }, 'P3', false],
    ['its author to the same people', 'ana', { privacy: 'P3' }, 'P3', false],
    ['its author to anonymous totals', 'ana', { privacy: 'P0' }, 'P2', false],
    ['somebody else', 'ben', { privacy: 'P0' }, 'P3', false],
    ['anybody, without an author', 'ana', { privacy: 'P3', authorId: null }, 'P4', false],
    ['an anonymous answer', 'ana', { privacy: 'P2' }, 'P3', false],
  ])('by %s is possible: %#', (_, who, record, to, expected) => {
    expect(may(who, record, to)).toBe(expected);
  });

  it('says who can', () => {
    expect(() => privacy.assertRelease('ben', item({ privacy: 'P0' }), 'P3')).toThrow('This can only be released by whoever wrote it.');
  });
});
