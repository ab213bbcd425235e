import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/community/item.ts';
import { createGlossary, type Glossary } from '../../../src/features/glossary/index.ts';
import { keyOf } from '../../../src/features/glossary/rules.ts';
import { STARTER_CREDIT } from '../../../src/features/glossary/service.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
let glossary: Glossary;
const id = (): string => world.community?.id ?? '';
const community = () => world.app.kernel.communities.get(TEAM, id());
const terms = (): Promise<Item[]> => world.app.kernel.shelf.list({ teamId: TEAM, communityId: id(), kinds: ['term'] });
const term = async (title: string): Promise<Item> => {
  const found = (await terms()).find((each) => keyOf(each.title) === keyOf(title));
  if (!found) throw new Error(`no term ${title}`);
  return found;
};

describe('the glossary', () => {
  beforeAll(async () => {
    world = await openWorld();
    glossary = createGlossary(world.app.kernel);
  });
  afterAll(() => world.close());

  it('begins with twenty-five terms, once, and says what one means to her alone', async () => {
    await world.ana.types('/define outcomes', { channel: CHANNEL });
    world.ana.sees('A change that somebody outside the community could observe.');
    world.ana.sees('Not the same as output: a thing we produced');
    world.ana.sees('No function has confirmed it yet.');
    await world.gus.opensHome();
    expect(world.gus.reads()).not.toContain('somebody outside the community');
    await glossary.tidy?.(world.clock.now());
    await world.dev.types('/define “STEWARD”');
    const all = await terms();
    expect(all.length).toBe(25);
    expect(new Set(all.map(({ credit, authorId, state, privacy }) => `${credit} ${authorId} ${state} ${privacy}`))).toEqual(
      new Set([`${STARTER_CREDIT} null shared P3`]),
    );
    expect(all.every(({ reviewOn, topicClass }) => reviewOn === '2027-11-02' && topicClass !== null)).toBe(true);
  });

  it('offers what is near, and defines what is not there: a draft until two others read it so, too', async () => {
    await world.dev.types('/define decision');
    world.dev.sees('These are near:');
    world.dev.sees('Decision quality');
    await world.dev.closes({ all: true });
    await world.dev.types('/define air <!channel> cover');
    world.dev.sees('is not a term here yet. Define it, or leave it.');
    world.dev.fills({ title: 'Air cover', definition: 'Somebody with means keeps others off your back.', class: 'People' });
    await world.dev.submits();
    world.dev.sees('Proposed. Two others read it now.');
    expect(await term('Air cover')).toMatchObject({ state: 'draft', privacy: 'P3', authorId: 'U0DEV', stewardId: 'U0DEV' });
    expect(JSON.stringify(world.dev.modal())).not.toContain('glossary:read');
    await world.dev.closes({ all: true });

    await world.eli.types('/define air-covers');
    world.eli.sees('A draft until two more members say: I read it so, too.');
    await world.eli.presses('I read it so, too');
    world.eli.sees('Kept: you read it so, too.');
    expect((await term('air cover')).state).toBe('draft');
    // Another wording wants other readers.
    await world.gus.types('/define air cover');
    await world.gus.presses('Change it');
    world.gus.fills({ definition: 'Somebody with means protects your time.', what: 'Shorter' });
    await world.gus.submits();
    for (const person of [world.hana, world.ida]) {
      await person.types('/define air cover');
      await person.presses('I read it so, too');
    }
    world.ida.sees('It is a term that we share now.');
    expect(await term('air cover')).toMatchObject({ state: 'shared', version: 2 });
  });

  it('lets two change one term without losing words, and keeps one term for one word', async () => {
    await world.gus.closes({ all: true });
    for (const person of [world.gus, world.hana]) {
      await person.types('/define pilot');
      await person.presses('Change it');
    }
    world.gus.fills({ definition: 'A trial of two teams.' });
    await world.gus.submits();
    world.hana.fills({ definition: 'A trial with an end.' });
    await world.hana.submits();
    world.hana.sees('Somebody changed it meanwhile. Now it says: “A trial of two teams.”');
    world.hana.sees('A trial with an end.');
    await world.hana.submits();
    expect((await term('Pilot')).parts.definition).toBe('A trial with an end.');
    await world.hana.closes({ all: true });
    await world.hana.types('/rondo glossary pilot');
    await world.hana.presses('Define a term');
    world.hana.fills({ title: 'PILOTS? no: pilot', definition: 'x', class: 'People' });
    world.hana.fills({ title: 'pilot' });
    await world.hana.submits();
    expect(world.hana.errors()).toEqual({ title: expect.stringContaining('“Pilot” is a term here already') });
    await world.hana.closes({ all: true });
  });

  it('shows who confirmed it, and a clash until both have agreed on one wording', async () => {
    const confirms = async (person: World['ana'], word: string, as: string, ours: string | null = null) => {
      await person.types('/define priority');
      await person.presses('Confirm for my function');
      person.fills({ function: as, word, ...(ours ? { ours } : {}) });
      await person.submits();
    };
    await confirms(world.cleo, 'We use it so', 'Sales');
    world.cleo.sees('Kept: Sales uses it so.');
    world.cleo.sees('Agreed by Sales.');
    await confirms(world.ben, 'We mean something else', 'Engineering');
    expect(world.ben.errors()).toEqual({ ours: 'Say what it means with you, in a sentence.' });
    world.ben.fills({ ours: 'How loudly a ticket shouts.' });
    await world.ben.submits();
    world.ben.sees('Two functions define this differently.');
    world.ben.sees('Engineering: How loudly a ticket shouts.');
    expect((await glossary.openClashes(await community())).map(({ title }) => title)).toEqual(['Priority']);
    await world.fay.types('/define priority');
    world.fay.sees('Both wordings stand until they agree on one and confirm it again.');

    const one = await term('priority');
    const parts = { ...one.parts, definition: 'What goes first when two things collide.' };
    await world.app.kernel.shelf.write(one, { parts }, { userId: 'U0ANA', now: world.clock.now(), what: 'both', base: one.version });
    await world.ben.closes({ all: true });
    await world.cleo.closes({ all: true });
    await confirms(world.ben, 'We use it so', 'Engineering');
    expect((await glossary.openClashes(await community())).length).toBe(1);
    await confirms(world.cleo, 'We use it so', 'Sales');
    world.cleo.sees('Agreed by Engineering and Sales, a cross-team term.');
    expect(await glossary.openClashes(await community())).toEqual([]);
    const rows = await glossary.portables?.[0]?.rows(await community());
    expect(rows?.map((row) => row.function)).toEqual(['Engineering', 'Sales']);
    expect(await glossary.portables?.[0]?.restore(await community(), rows?.[0], { userId: null, now: 0 })).toBeNull();
    expect(await glossary.portables?.[0]?.restore(await community(), { item: 'gone' }, { userId: null, now: 0 })).toContain(
      'no confirmation',
    );
    expect(await glossary.portables?.[0]?.rows(await community())).toEqual(rows);
  });

  it('takes the word from a message of a member, and nothing from one of somebody else', async () => {
    const { ts } = await world.eli.says('What does "runway" mean for us?', { channel: CHANNEL });
    await world.fay.runsShortcut('define_this', { channel: CHANNEL, ts });
    world.fay.sees('The message: What does "runway" mean for us?');
    world.fay.fills({ definition: 'Weeks until the money is gone.', class: 'Strategy' });
    await world.fay.submits();
    expect(await term('runway')).toMatchObject({ parts: { definition: 'Weeks until the money is gone.' } });
    const other = await world.kim.says('Our agency calls this the "golden hour".', { channel: CHANNEL });
    await world.fay.runsShortcut('define_this', { channel: CHANNEL, ts: other.ts });
    world.fay.sees('nothing of it is kept. Type the word yourself.');
    expect(world.fay.modal()?.values.title?.title?.value ?? '').toBe('');
    await world.fay.closes({ all: true });
  });

  it('is read by letter and by words, and taken in as CSV by stewards', async () => {
    await world.eli.types('/rondo glossary');
    world.eli.sees('27 terms.');
    await world.eli.presses('More');
    await world.eli.chooses('glossary:letter', 'R');
    world.eli.sees('Run sheet');
    world.eli.fills({ words: 'observ' });
    await world.eli.submits();
    world.eli.sees('Outcome: A change that somebody outside the community could observe.');
    await world.eli.closes({ all: true });
    await world.eli.types('/rondo glossary import');
    world.eli.sees('Only a steward');
    await world.ana.types('/rondo glossary import');
    world.ana.fills({ csv: 'nonsense' });
    await world.ana.submits();
    expect(world.ana.errors()).toEqual({ csv: expect.stringContaining('must name the columns') });
    world.ana.fills({
      csv: 'Definition;Term\nHow many stay;Retention\n;Churn\nWeeks until the money is gone.;RUNWAY\nA short look back.;debrief',
    });
    await world.ana.submits();
    world.ana.sees('✓ 1 new, 1 changed, 1 as before.');
    world.ana.sees('Line 3: “Churn” has no definition.');
    expect(await term('retention')).toMatchObject({ credit: 'Imported glossary', authorId: null, stewardId: 'U0ANA', state: 'draft' });
    expect(await term('debrief')).toMatchObject({ version: 2, parts: { definition: 'A short look back.' } });
    const left = await term('retention');
    await world.app.kernel.shelf.mark(left, { privacy: 'P4' }, { userId: 'U0ANA', now: world.clock.now(), what: '' });
    await world.gus.types('/define retention');
    const shown = JSON.stringify(world.gus.messages().findLast(({ text }) => text.includes('How many stay')));
    expect(shown).toContain('Confirm for my function');
    expect(shown).not.toContain('Change it');
    const rewritten = await glossary.importCsv(await community(), 'term,definition\nRetention,Other words', {
      userId: null,
      now: world.clock.now(),
    });
    expect(rewritten).toMatchObject({ changed: 0, problems: [{ line: 2, reason: expect.stringContaining('read outside the community') }] });
    const csv = await glossary.csv(await community());
    expect(csv.split('\r\n').length).toBe(30);
    expect(await glossary.importCsv(await community(), csv, { userId: null, now: world.clock.now() })).toEqual({
      added: 0,
      changed: 0,
      same: 28,
      problems: [],
    });
  });

  it('forgets who read and who spoke, and lets the function’s word stand unless it is to go', async () => {
    expect((await glossary.storedAbout?.(TEAM, 'U0CLEO'))?.[0]?.records).toEqual([
      expect.objectContaining({ term: 'Priority', for: 'Sales', says: 'we use it so' }),
    ]);
    const who = (userId: string, choice: 'without-name' | 'delete') => ({
      teamId: TEAM,
      userId,
      communityId: id(),
      choice,
      now: world.clock.now(),
    });
    await glossary.forget?.(who('U0CLEO', 'without-name'));
    await glossary.forget?.(who('U0BEN', 'delete'));
    await glossary.forget?.(who('U0IDA', 'without-name'));
    for (const userId of ['U0CLEO', 'U0BEN', 'U0IDA']) expect(await glossary.storedAbout?.(TEAM, userId)).toEqual([]);
    expect((await glossary.portables?.[0]?.rows(await community()))?.map((row) => [row.function, row.by])).toEqual([['Sales', null]]);
    expect(JSON.stringify(await glossary.exportOf?.(await community()))).toContain('Sales');
  });
});
