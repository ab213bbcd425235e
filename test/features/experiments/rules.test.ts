import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXPERIMENT_STATES, type Experiment } from '../../../src/community/experiment.ts';
import { checkpointsOf, doubtsAbout, nextMonday, nextOf, whatIsWrongWithStart } from '../../../src/features/experiments/rules.ts';
import { blockOf, firstGap, pagesOf, readPage, whatIsWrong } from '../../../src/features/experiments/rules-form.ts';
import { formalMatterIn } from '../../../src/features/experiments/rules-formal.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { addDays, daysBetween, weekdayOf } from '../../../src/platform/time/local-dates.ts';
import { toLocal } from '../../../src/platform/time/zones.ts';

const library = readStarterLibrary();
const TODAY = '2026-11-02';
const NOW = Date.UTC(2026, 10, 2, 9);
const london = (at: number) => toLocal(at, 'Europe/London').date;
const experiment = (over: Partial<Experiment> = {}): Experiment => ({
  ...{ teamId: 'T', id: 'x', communityId: 'c', ownerId: 'U1', title: 'Ask twice', templateId: 'xt-habit', fields: {}, findings: {} },
  ...{ visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, state: 'idea', round: 1, beforeId: null },
  ...{ startOn: null, days: 14, sinceOn: null, extended: false, misses: 0, verdict: null, createdAt: NOW, startedAt: null },
  ...{ resultAt: null, decidedAt: null, sharedAt: null, changedAt: NOW },
  ...over,
});
const habit = library.experiment_templates[0] ?? null;
const next = (over: Partial<Experiment>, today = TODAY) => nextOf(experiment(over), habit, today, london);

describe('what comes next and when', () => {
  it.each<[string, Partial<Experiment>, string, ReturnType<typeof nextOf>]>([
    ['a fresh idea stands under Now for thirty days', { state: 'idea' }, TODAY, { is: 'design', on: '2026-12-02' }],
    ['an old idea rests', { state: 'idea' }, '2026-12-02', { is: 'design', on: null }],
    ['a design starts on its day', { state: 'designed', startOn: TODAY }, TODAY, { is: 'start', on: TODAY }],
    ['a day later it is asked for', { state: 'designed', startOn: TODAY }, '2026-11-03', { is: 'still-on', on: TODAY }],
    ['a pilot waits for a yes', { state: 'designed', startOn: TODAY, partnerId: 'U2' }, '2026-11-03', { is: 'partner', on: TODAY }],
    ['the first checkpoint', { state: 'running', sinceOn: TODAY }, '2026-11-09', { is: 'check', on: '2026-11-09' }],
    ['then the result', { state: 'running', sinceOn: TODAY }, '2026-11-10', { is: 'result', on: '2026-11-16' }],
    ['then silence closes it on day 42', { state: 'running', sinceOn: TODAY }, '2026-11-17', { is: 'late', on: '2026-12-14' }],
    ['a decision', { state: 'result', sinceOn: TODAY }, '2026-11-17', { is: 'decide', on: '2026-12-14' }],
    ['parked', { state: 'parked', startOn: TODAY }, TODAY, { is: 'rests' }],
    ['closed', { state: 'closed' }, TODAY, { is: 'over' }],
  ])('%s', (_, over, today, expected) => expect(next(over, today)).toEqual(expected));

  it('says something for every state and day, also when the library has lost the template', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXPERIMENT_STATES), fc.integer({ min: -400, max: 400 }), fc.boolean(), (state, shift, lost) => {
        const one = experiment({ state, startOn: TODAY, sinceOn: TODAY });
        expect(nextOf(one, lost ? null : habit, addDays(TODAY, shift), london).is).toMatch(/^[a-z-]+$/);
      }),
    );
  });

  it('asks last on the last day, however long it runs', () => {
    for (const template of library.experiment_templates) expect(checkpointsOf(template, template)).toEqual(template.checkpoints_days);
    expect(checkpointsOf({ days: 7 }, habit)).toEqual([7]);
    expect(checkpointsOf({ days: 21 }, null)).toEqual([21]);
  });

  it('begins on the coming Monday, and only today or later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (shift) => {
        const today = addDays(TODAY, shift);
        expect(weekdayOf(nextMonday(today))).toBe(1);
        expect(daysBetween(today, nextMonday(today))).toBeGreaterThan(0);
        expect(daysBetween(today, nextMonday(today))).toBeLessThanOrEqual(7);
      }),
    );
    expect(whatIsWrongWithStart(TODAY, TODAY)).toBeNull();
    for (const day of ['', 'soon', '2026-11-01', '2026-02-30', '9999-12-31']) expect(whatIsWrongWithStart(day, TODAY)).not.toBeNull();
  });
});

describe('gentle hints', () => {
  const FIELDS = { instead: 'I ask two questions', predict: 'half of them name a step', count: 'tally' };
  it.each<[string, Record<string, string>, string, string[]]>([
    ['nothing to say', FIELDS, TODAY, []],
    ['two changes', { ...FIELDS, instead: 'I ask and I wait' }, TODAY, ['one_change']],
    ['no prediction', { instead: 'I ask' }, TODAY, ['prediction']],
    ['nothing to count', { instead: 'I ask', predict: 'it gets better' }, TODAY, ['observable']],
    ['counted in another line', { instead: 'I ask', predict: 'it gets better', count: 'a tally' }, TODAY, []],
    ['later than a week', FIELDS, '2026-11-10', ['small']],
    ['nobody was told', { change: 'shorter', predict: 'six hours', told: ' Nobody. ' }, TODAY, ['fair']],
    ['a word that only holds “and”', { ...FIELDS, instead: 'I hand over the stand-up' }, TODAY, []],
  ])('%s', (_, fields, startOn, expected) => expect(doubtsAbout({ fields, startOn }, TODAY)).toEqual(expected));
});

describe('what needs a formal route', () => {
  it.each([
    ['pay', 'Tie their pay rise to it'],
    ['pay', 'Everyone’s pay is shown to the team'],
    ['pay', 'PAY BANDS are discussed openly'],
    ['pay', 'a team bonus for fewer errors'],
    ['pay', 'We share salaries'],
    ['pay', 'wages'],
    ['appraisal', 'Feedback goes into the appraisal'],
    ['appraisal', 'I use it in performance reviews'],
    ['working time', 'No overtime on Fridays'],
    ['working time', 'a four-day week for the team'],
    ['working time', 'we change the shift pattern'],
    ['working time', 'Flexitime for all'],
    ['personal data', 'a list with dates of birth'],
    ['personal data', 'I track people’s messages'],
    ['personal data', 'We collect health data'],
  ])('%s: %s', (matter, text) => expect(formalMatterIn(text)).toBe(matter));

  it.each([
    'I pay attention to who speaks',
    'to pay closer attention in the meeting',
    'On pay attention days', // not money either
    'It pays off within two weeks',
    'Who decides which supplier is paid first',
    'we pay them a visit',
    'As a bonus, six hours come free',
    'an answer within two working days',
    'Compensate for a late start',
    'praise instead of appraising aloud',
    'a personal note; data from the board',
    'shift the focus to what is stuck',
    'payload size in the wagenburg',
    'leave the room early',
    ...library.experiment_templates.flatMap(({ fields }) => fields.flatMap(({ example }) => example ?? [])),
  ])('leaves alone: %s', (text) => expect(formalMatterIn(text)).toBeNull());
});

describe('the form', () => {
  it('has every line of a template once, at most six inputs a page, two pages at most', () => {
    for (const template of library.experiment_templates) {
      const pages = pagesOf(template, false);
      expect(pages.length).toBeLessThanOrEqual(2);
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(6);
      const blocks = pages.flat().map(blockOf);
      expect(blocks.toSorted()).toEqual(['title', 'start', 'visibility', ...template.fields.map(({ key }) => key)].toSorted());
      expect(new Set(blocks).size).toBe(blocks.length);
    }
    const borrow = library.experiment_templates.find(({ id }) => id === 'xt-borrow');
    expect(borrow && pagesOf(borrow, true).flat().map(blockOf)).not.toContain('source');
  });

  it('refuses what is longer than its line, with its length, and what is required and empty', () => {
    const [first = []] = habit ? pagesOf(habit, false) : [];
    const draft = readPage(first, {
      title: '  Ask \n twice ',
      situation: 'x'.repeat(151),
      now: '  ',
      instead: 'y',
      predict: 'z',
      count: null,
    });
    expect(draft.title).toBe('Ask twice');
    expect(whatIsWrong(first, draft)).toEqual({
      situation: 'This is 151 characters long; 150 fit. Your text is still here.',
      now: 'Write a few words, or keep it as an idea for now.',
      count: 'Write a few words, or keep it as an idea for now.',
    });
  });

  it('finds the page on which something is missing still', () => {
    const pages = habit ? pagesOf(habit, false) : [];
    const fields = { situation: 'a', now: 'b', instead: 'c', predict: 'd', count: 'e', stop: 'f' };
    expect(firstGap(pages, { title: 'x', fields, partnerId: null })).toBeNull();
    expect(firstGap(pages, { title: 'x', fields: { ...fields, now: '' }, partnerId: null })).toBe(0);
    expect(firstGap(pages, { title: 'x', fields: { ...fields, stop: '' }, partnerId: null })).toBe(1);
  });
});
