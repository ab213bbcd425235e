import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumOf, withIds } from '../../../src/community/run-sheet-rules.ts';
import type { RunStep } from '../../../src/community/step.ts';
import {
  draftFrom,
  fallbackFormat,
  LONGEST,
  lockOf,
  type PreparedFormat,
  readTexts,
  readTicks,
  sayProgress,
  sheetToRun,
  stageOf,
  standingFormat,
  walkTree,
  whoPrepares,
} from '../../../src/features/preparation/rules.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();
const formats = [
  ...library.session_formats.map((format) => ({ ...format, kind: 'session' as const })),
  ...library.ceremony_formats.map((format) => ({ ...format, kind: 'ceremony' as const })),
].map(
  (format): PreparedFormat => ({
    ...{ id: format.id, name: format.name, purpose: format.purpose, minutes: format.duration, effort: null, kind: format.kind },
    steps: format.run_sheet.map(({ group_size, ...step }) => ({ ...step, groupSize: group_size ?? null })),
    ...{ preparation: [], goesWrongWhen: [] },
  }),
);
const clinic = formats[0] as PreparedFormat;
const session = { leadership: 'led', minutes: 75 } as const;
const talk = (minutes: number): RunStep => ({ minutes, step: 'Talk', who: '', do: '', tools: [], groupSize: null });
const debrief = (minutes: number): RunStep => ({ ...talk(minutes), step: 'Debrief', tools: ['debrief'] });
const lengths = (steps: readonly RunStep[]) => steps.map(({ minutes }) => minutes);

describe('who prepares a session', () => {
  it.each([
    ['led', 'F', 'S', { S: 'second', F: 'facilitator' }],
    ['led', 'F', null, { F: 'facilitator' }],
    ['led', 'F', 'F', { F: 'facilitator' }],
    ['led', null, null, {}],
    ['stewards', null, null, { A: 'steward', B: 'steward' }],
    ['table', 'F', 'S', {}],
    ['open', null, 'S', {}],
  ] as const)('%s, led by %s with %s', (leadership, facilitatorId, secondId, expected) => {
    expect(Object.fromEntries(whoPrepares({ leadership, facilitatorId, secondId }, ['A', 'B']))).toEqual(expected);
  });
});

describe('the format that runs', () => {
  it.each([
    ['led', 'topic', null, 'sf-consult-trios'],
    ['led', 'topic', 'sf-case-clinic', 'sf-case-clinic'],
    ['open', 'topic', null, 'sf-open-table'],
    ['table', 'topic', 'sf-case-clinic', 'sf-open-table'],
    ['stewards', 'topic', null, 'cf-launch'],
    ['stewards', 'close', null, 'cf-quarter-close'],
  ] as const)('of a session that is %s (%s, chosen %s) is %s', (leadership, kind, formatId, expected) => {
    expect(standingFormat({ leadership, kind, formatId })).toBe(expected);
  });

  it('stands in when the chosen one is gone', () => {
    expect(fallbackFormat({ leadership: 'led', kind: 'topic' })).toBe('sf-consult-trios');
  });
});

describe('what runs', () => {
  const good = [talk(70), debrief(5)];
  it('is the locked plan, else the last that added up, else the format, fitted', () => {
    const steps = withIds([talk(80), debrief(5)]);
    expect(lengths(sheetToRun({ steps, good, locked: [talk(69), debrief(6)] }, clinic, session))).toEqual([69, 6]);
    expect(lengths(sheetToRun({ steps, good, locked: null }, clinic, session))).toEqual([70, 5]);
    expect(sheetToRun(null, clinic, session)).toEqual(clinic.steps);
    expect(sheetToRun({ steps, good, locked: null }, clinic, { ...session, leadership: 'table' })).toEqual(clinic.steps);
  });

  it('adds up whatever the format and the length, and is never empty', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.integer({ min: 30, max: 180 }),
        fc.integer({ min: 30, max: 180 }),
        (format, before, minutes) => {
          const drafted = draftFrom(format, before);
          const sheet = sheetToRun({ steps: drafted, good: drafted, locked: null }, format, { leadership: 'led', minutes });
          expect(sumOf(sheet)).toBe(minutes);
          expect(sheet.length).toBe(format.steps.length);
        },
      ),
    );
  });

  it('is locked as drafted, or as it last added up, or as the format comes', () => {
    const plan = { good, locked: null };
    expect(lockOf({ ...plan, steps: withIds([talk(71), debrief(4)]) }, clinic, session)).toMatchObject({ lockedAs: 'draft' });
    const off = lockOf({ ...plan, steps: withIds([talk(72), debrief(4)]) }, clinic, session);
    expect([off.lockedAs, lengths(off.locked)]).toEqual(['earlier', [70, 5]]);
    expect(lockOf({ ...plan, steps: withIds([talk(75)]) }, clinic, session).lockedAs).toBe('earlier');
    expect(lockOf(null, clinic, session)).toEqual({ lockedAs: 'format', locked: clinic.steps });
    expect(lockOf({ ...plan, steps: withIds(good) }, clinic, { ...session, leadership: 'table' }).lockedAs).toBe('format');
  });

  it.each([
    ['planned', null, 9, 'open'],
    ['planned', 5, 9, 'locked'],
    ['planned', 5, 10, 'begun'],
    ['held', null, 9, 'begun'],
    ['cancelled', null, 9, 'off'],
  ] as const)('%s, locked at %p, at %i of 10: %s', (status, lockedAt, now, stage) => {
    expect(stageOf({ status }, 10, lockedAt, now)).toBe(stage);
  });
});

describe('the four questions', () => {
  const tree = library.decision_trees.find(({ id }) => id === 'dt-format');
  if (!tree) throw new Error('no tree');

  it.each([
    ['yy', 'Decision Room'],
    ['yn', 'Case Clinic'],
    ['ny', 'Practice Lab'],
    ['nny', 'Experiment Review'],
    ['nnny', 'Consult Trios'],
    ['nnnn', 'Open Table'],
  ])('%s lead to %s, which is a format of the library', (path, name) => {
    expect(walkTree(tree, path)).toMatchObject({ format: name });
    expect(formats.map((format) => format.name)).toContain(name);
  });

  it('say what was answered, and end where the tree ends', () => {
    expect(walkTree(tree, '')).toEqual({ ask: 'Is there a member with a live, specific case?', answered: [] });
    expect(walkTree(tree, 'n')).toMatchObject({ answered: [{ ask: 'Is there a member with a live, specific case?', yes: false }] });
    expect(walkTree(tree, 'yyy')).toBeNull();
    expect(walkTree(tree, 'x')).toBeNull();
  });
});

describe('what is typed and ticked', () => {
  it('is kept without what stands before it anyway, and empty is nothing', () => {
    const typed = { outcome: ' You will leave able to say no ', question: ' ', preRead: '', link: 'Room 4' };
    expect(readTexts(typed)).toEqual({ texts: { outcome: 'say no', question: null, preRead: null, link: 'Room 4' } });
  });

  it('is refused when it is too long, and says by how much', () => {
    const read = readTexts({ outcome: 'x'.repeat(151), question: 'x'.repeat(150), preRead: 'x'.repeat(501), link: '' });
    expect(read).toEqual({
      errors: { outcome: 'This is 151 characters long; 150 fit.', preRead: `This is 501 characters long; ${LONGEST.preRead} fit.` },
    });
  });

  it('counts each place of the checklist once', () => {
    expect(readTicks(['3', '0', '3', '9', '-1', 'x'], 9)).toEqual([0, 3]);
    expect(sayProgress(3, 9)).toBe('▰▰▰▱▱▱▱▱▱ 3 of 9');
  });
});
