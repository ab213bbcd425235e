import { describe, expect, it } from '@jest/globals';
import { settingsSchema } from '../../../src/community/settings.ts';
import { copyOf, formatOf, isReady, libraryFormats, type Own, readWords } from '../../../src/features/formats/rules.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = libraryFormats(readStarterLibrary());
const find = (id: string) => {
  const found = library.find((format) => format.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const community = (minutes: number) => ({ settings: settingsSchema.parse({ rhythm: { minutes } }) });
const ownOf = (id: string, change: Partial<Own> = {}): Own => ({ ...find(id), basedOn: id, ...copyOf(find(id), community(75)), ...change });

describe('the library', () => {
  it('brings six formats and three ceremonies, each as long as it says', () => {
    expect(library.map(({ kind }) => kind)).toEqual([...Array(6).fill('session'), ...Array(3).fill('ceremony')]);
    for (const format of library) expect(format.steps.reduce((sum, step) => sum + step.minutes, 0)).toBe(format.minutes);
    expect(find('sf-case-clinic')).toMatchObject({ name: 'Case Clinic', effort: 45, basedOn: null });
    expect(find('sf-case-clinic').steps.find(({ step }) => step === 'Debrief')).toMatchObject({ minutes: 6, tools: ['debrief'] });
  });
});

describe('a copy', () => {
  it('lasts as long as the sessions of the community, a ceremony as long as it did', () => {
    expect(copyOf(find('sf-consult-trios'), community(90)).minutes).toBe(90);
    expect(copyOf(find('cf-quarter-close'), community(75)).minutes).toBe(90);
    expect(copyOf(find('sf-consult-trios'), community(90)).steps.reduce((sum, step) => sum + step.minutes, 0)).toBe(90);
  });

  it('is offered once it adds up; a session that chose it before still finds it, fitted', () => {
    const own = ownOf('sf-case-clinic');
    expect(isReady(own)).toBe(true);
    const long = ownOf('sf-case-clinic', {
      steps: own.steps.map((step, at) => (at === 4 ? { ...step, minutes: step.minutes + 4 } : step)),
    });
    expect(isReady(long)).toBe(false);
    const format = formatOf(long, find('sf-case-clinic'));
    expect(format.steps.reduce((sum, step) => sum + step.minutes, 0)).toBe(75);
    expect(format.goesWrongWhen).toContain('advice starts in minute two');
    expect(format.steps[0]).not.toHaveProperty('id');
  });

  it('is never offered without its debrief', () => {
    const own = ownOf('sf-case-clinic');
    const rest = own.steps.filter(({ tools }) => !tools.includes('debrief'));
    expect(isReady({ ...own, steps: rest.map((step, at) => (at === 0 ? { ...step, minutes: step.minutes + 6 } : step)) })).toBe(false);
  });
});

describe('the words of a copy', () => {
  it.each([
    [{ name: ' ' }, { name: 'A format needs a name.' }],
    [{ name: 'case  CLINIC' }, { name: 'There is a format called “case CLINIC” already. Another name tells them apart.' }],
    [{ name: 'x'.repeat(41) }, { name: 'This is 41 characters long; 40 fit.' }],
    [{ purpose: 'x'.repeat(201) }, { purpose: 'This is 201 characters long; 200 fit.' }],
    [{ effort: '241' }, { effort: 'Say it in whole minutes, from 0 to 240.' }],
    [{ effort: 'long' }, { effort: 'Say it in whole minutes, from 0 to 240.' }],
  ])('are refused: %p', (change, errors) => {
    expect(readWords({ name: 'Ours', purpose: '', effort: '', ...change }, library)).toEqual({ errors });
  });

  it('are read as they were meant', () => {
    expect(readWords({ name: ' Our  clinic ', purpose: ' In pairs. ', effort: '20' }, library)).toEqual({
      words: { name: 'Our clinic', purpose: 'In pairs.', effort: 20 },
    });
    expect(readWords({ name: 'Ours', purpose: '', effort: '' }, library)).toMatchObject({ words: { effort: null } });
  });
});
