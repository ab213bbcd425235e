import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Person } from '../../../src/community/records.ts';
import { defaultSettings, settingsSchema } from '../../../src/community/settings.ts';
import type { CheckWith } from '../../../src/features/set-up/rules-checking.ts';
import { checkPart } from '../../../src/features/set-up/rules-checks.ts';
import { emptyPlan, PARTS, type Part, type Shape } from '../../../src/features/set-up/rules-draft.ts';
import { formOf } from '../../../src/features/set-up/rules-forms.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import type { Values } from '../../../src/platform/feature.ts';

const starters = readStarterLibrary().norms;
const person = (userId: string, change: Partial<Person> = {}): Person => ({
  teamId: 'T',
  userId,
  name: userId,
  zone: 'Europe/London',
  locale: 'en-GB',
  kind: 'person',
  active: true,
  ...change,
});
const people = new Map(
  [
    person('UANA'),
    person('UBEN'),
    person('UBOT', { kind: 'bot' }),
    person('USTR', { kind: 'stranger' }),
    person('UOFF', { active: false }),
    person('UGST', { kind: 'guest' }),
  ].map((one) => [one.userId, one]),
);
const given: CheckWith = {
  authorId: 'UANA',
  people,
  today: '2026-11-02',
  starters,
  takenChannels: new Map([['C1', 'Other']]),
  editing: false,
};
const shape: Shape = { name: 'Leads', zone: 'Europe/London', settings: defaultSettings(), plan: emptyPlan(), announcementChannelId: null };
const check = (part: Part, values: Values, change: Partial<CheckWith> = {}) => checkPart(part, values, shape, { ...given, ...change });
const errorsOf = (part: Part, values: Values) => {
  const checked = check(part, values);
  return 'errors' in checked ? checked.errors : {};
};
const keptOf = (part: Part, values: Values, change: Partial<CheckWith> = {}) => {
  const checked = check(part, values, change);
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
  return checked;
};

describe('the checks of the wizard', () => {
  it.each<[Part, Values, string, RegExp]>([
    ['purpose', { name: '', able: 'plan' }, 'name', /Leads of leads/],
    ['purpose', { name: 'X' }, 'problem', /One of the two/],
    ['purpose', { name: 'X', problem: 'x'.repeat(4_000) }, 'problem', /At most 200 characters.*4000/],
    ['measure', { byOn: '2026-11-02' }, 'byOn', /still to come/],
    ['outcome-1', { unit: 'days' }, 'name', /needs a name/],
    ['people', { founders: ['UBOT'], joining: 'open' }, 'founders', /is an app/],
    ['people', { founders: ['USTR'], joining: 'open' }, 'founders', /another organisation/],
    ['people', { founders: ['UOFF'], joining: 'open' }, 'founders', /deactivated/],
    ['apart', { pair1: ['UANA'] }, 'pair1', /exactly two/],
    ['rhythm', { everyWeeks: '3', weekday: '3', at: '10:30', minutes: '75' }, 'everyWeeks', /2, 4 or 6/],
    ['rhythm', { everyWeeks: '4', weekday: '3', at: '10:30', minutes: '500' }, 'minutes', /30 to 180/],
    ['calendar', { startsOn: '2026-11-17', zone: 'Europe/London' }, 'startsOn', /Mon 16 Nov or Mon 23 Nov/],
    ['calendar', { startsOn: '2026-10-26', zone: 'Europe/London' }, 'startsOn', /has passed/],
    ['calendar', { startsOn: '2026-11-16', zone: 'Atlantis' }, 'zone', /Atlantis/],
    ['calendar', { startsOn: '2026-11-16', zone: 'berlin', holidays: 'xmas' }, 'holidays', /Line 1/],
    ['norms', { norms: ['n-own'] }, 'norms', /these are 1/],
    ['norms', { norms: starters.map(({ id }) => id), own: 'One more' }, 'norms', /these are 9/],
    ['privacy', { k: '4', unnamed: 'on', organisationReaders: 'sponsor', formalContacts: 'HR' }, 'k', /Not below five/],
    ['privacy', { k: 'five', unnamed: 'on', organisationReaders: 'sponsor', formalContacts: 'HR' }, 'k', /Not below five/],
    ['privacy', { k: '5', unnamed: 'on', organisationReaders: 'sponsor', formalContacts: ' ' }, 'formalContacts', /harassment/],
    ['roles', { secondId: 'UANA', facilitation: 'rotation' }, 'secondId', /That is you/],
    ['roles', { secondId: null, facilitation: 'rotation' }, 'secondId', /second has to agree/],
    ['roles', { secondId: 'UBOT', facilitation: 'rotation' }, 'secondId', /is an app/],
    ['places', { place: 'new', channelName: 'Big Room', knowledge: 'bot' }, 'channelName', /Try big-room/],
    ['places', { place: 'existing', existingId: 'C1', knowledge: 'bot' }, 'existingId', /belongs to Other/],
    ['places', { place: 'existing', knowledge: 'bot' }, 'existingId', /Choose the channel/],
  ])('refuse %s %j beside its field, in words', (part, values, field, sentence) => {
    expect(errorsOf(part, values)[field]).toMatch(sentence);
  });

  it('keep an unknown value of today as a promise with a date, and give it back as the tick it was', () => {
    const { shape: kept } = keptOf('measure', { measure: 'days', to: '5', byOn: '2027-03-31', unknown: ['unknown'] });
    expect(kept.settings.northStar.from).toBe('today’s value (due Mon 30 Nov)');
    expect(formOf('measure', kept, starters)).toMatchObject({ from: '', unknown: ['unknown'] });
  });

  it('drop an outcome that was emptied and never keep more than three', () => {
    const three = ['a', 'b', 'c'].map((name) => ({
      ...shape.settings.outcomes[0],
      name,
      unit: '',
      direction: 'up' as const,
      baseline: '',
      target: '',
      source: '',
      ownerId: null,
    }));
    const full: Shape = { ...shape, settings: { ...shape.settings, outcomes: three } };
    const emptied = checkPart('outcome-2', {}, full, given);
    expect('shape' in emptied && emptied.shape.settings.outcomes.map(({ name }) => name)).toEqual(['a', 'c']);
    const changed = checkPart('outcome-3', { name: 'd' }, full, given);
    expect('shape' in changed && changed.shape.settings.outcomes.map(({ name }) => name)).toEqual(['a', 'b', 'd']);
  });

  it('hint at sizes and missing voices without refusing', () => {
    expect(keptOf('people', { founders: ['UBEN'], joining: 'invitation' }).hints).toHaveLength(2);
    const voices = { functions: 'a, b, c', levelBands: 'x\ny', joining: 'invitation' };
    const six = ['U1', 'U2', 'U3', 'U4', 'UGST'];
    expect(keptOf('people', { founders: six, ...voices }).hints).toEqual([]);
    expect(keptOf('people', { founders: [...six, 'U5', 'U6', 'U7', 'U8', 'U9', 'U10', 'U11', 'U12'], ...voices }).hints).toHaveLength(1);
  });

  it('hint at a start that leaves founders no five days', () => {
    expect(keptOf('calendar', { startsOn: '2026-11-09', zone: 'Europe/London' }).hints).toHaveLength(1);
    expect(keptOf('calendar', { startsOn: '2026-11-16', zone: 'Europe/London' }).hints).toEqual([]);
  });

  it('hint at trust keepers who are the stewards', () => {
    expect(keptOf('roles', { secondId: 'UBEN', trustKeepers: ['UANA', 'UBEN'], facilitation: 'rotation' }).hints).toHaveLength(1);
  });

  it('keep own norms beside the starters, each with the sentence that mends it', () => {
    const { shape: kept } = keptOf('norms', {
      norms: starters.slice(0, 5).map(({ id }) => id),
      own: 'Cameras may stay off.\nNo slides',
      ownRepair: '\nI brought one.',
    });
    expect(kept.settings.norms.slice(5)).toEqual([
      { text: 'Cameras may stay off.', repair: '' },
      { text: 'No slides', repair: 'I brought one.' },
    ]);
    expect(formOf('norms', kept, starters)).toMatchObject({ own: 'Cameras may stay off.\nNo slides', ownRepair: '\nI brought one.' });
  });

  it('give back in the form what they kept, and keep it again without a change', () => {
    const first = {
      ...shape,
      settings: {
        ...shape.settings,
        northStar: { ...shape.settings.northStar, able: 'plan' },
        norms: starters.map(({ norm, repair }) => ({ text: norm, repair })),
        formalContacts: 'HR',
      },
    };
    const ready: Shape = {
      ...first,
      settings: { ...first.settings, rhythm: { ...first.settings.rhythm, startsOn: '2026-11-16' } },
      plan: { ...first.plan, secondId: 'UBEN', channelName: 'leads' },
    };
    for (const part of PARTS) {
      const checked = checkPart(part, formOf(part, ready, starters), ready, given);
      expect('shape' in checked ? checked.shape : checked).toEqual(ready);
    }
  });

  it('never throw and never keep what the settings would not take, whatever is typed', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constant(null),
      fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
    );
    const fields = [
      'name',
      'problem',
      'who',
      'able',
      'measure',
      'from',
      'to',
      'byOn',
      'unknown',
      'unit',
      'direction',
      'founders',
      'functions',
      'levelBands',
      'joining',
      'pair1',
      'at',
      'minutes',
      'holidays',
      'zone',
      'norms',
      'own',
      'k',
      'formalContacts',
      'secondId',
      'trustKeepers',
      'place',
      'channelName',
      'knowledge',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...PARTS), fc.dictionary(fc.constantFrom(...fields), value), (part, values) => {
        const checked = check(part, values);
        if ('errors' in checked) expect(Object.values(checked.errors).every((sentence) => sentence.length > 5)).toBe(true);
        else expect(settingsSchema.parse(checked.shape.settings)).toEqual(checked.shape.settings);
      }),
    );
  });

  it('ask a living community only for what may change', () => {
    const editing = { editing: true };
    expect(keptOf('roles', { facilitation: 'volunteers' }, editing).shape.settings.facilitation).toBe('volunteers');
    expect(keptOf('places', { knowledge: 'bot-and-canvas' }, editing).shape.settings.knowledge).toBe('bot-and-canvas');
    expect(keptOf('people', { joining: 'open' }, editing).hints).toHaveLength(1);
  });
});
