/** Whatever people type and whatever they are called comes back exactly so, everywhere, and never speaks to Slack. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Audit, HOSTILE, HOSTILE_NAME, watchScreens } from '../support/audit.ts';
import { CHANNEL, openWorld, TEAM, type World, type WorldOptions } from '../support/world.ts';

let world: World;
let audit: Audit;
afterEach(() => world.close());

const open = async (options: WorldOptions = {}): Promise<void> => {
  world = await openWorld({ names: { ana: HOSTILE_NAME, cleo: `${HOSTILE_NAME} 2`, ida: `${HOSTILE_NAME} 3` }, ...options });
  audit = watchScreens(world);
};
const clean = (): void => {
  expect(audit.seen()).toBeGreaterThan(0);
  expect(audit.findings()).toEqual([]);
};
/** The message somebody sees that holds these words whole. */
const whole = (who: 'ana' | 'ben' | 'cleo' | 'dev' | 'gus' | 'ida', text: string): void => expect(world[who].reads()).toContain(text);

describe('what is typed', () => {
  it('as an answer to the weekly question comes back so, with a name and without one', async () => {
    await open({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
    await world.until('2026-10-20', '11:00');
    const answer = async (name: 'ana' | 'ben' | 'cleo' | 'dev' | 'eli' | 'gus', button: string, text: string): Promise<void> => {
      await world[name].presses(button, { channel: CHANNEL });
      await world[name].fills({ answer: text }).submits();
      await world[name].closes({ all: true }).catch(() => undefined);
      await world.passes('1 minute');
    };
    await answer('ana', 'Answer here with my name', HOSTILE);
    whole('gus', `${HOSTILE_NAME} answers:\n${HOSTILE}`);
    await answer('ben', 'Answer without my name', `${HOSTILE} 1`);
    await answer('cleo', 'Answer without my name', `${HOSTILE} 2`);
    await answer('dev', 'Answer without my name', `${HOSTILE} 3`);
    await answer('gus', 'Save for myself', `${HOSTILE} 4`);
    await world.until('2026-10-21', '16:05');
    for (const n of [1, 2, 3]) whole('gus', `${HOSTILE} ${n}`);
    await world.ben.presses('Answer here with my name', { channel: CHANNEL });
    await world.ben.closes({ all: true });
    await world.gus.types('/rondo reflections');
    whole('gus', HOSTILE);
    await world.gus.closes({ all: true });
    await answer('eli', 'Answer here with my name', `${HOSTILE} ${'4,000 letters. '.repeat(200)}`.slice(0, 2990));
    await world.ana.types('/rondo prompts');
    await world.ana.presses('Add a question');
    await world.ana.fills({ text: HOSTILE, taxonomy: 'People' }).submits();
    whole('ana', HOSTILE);
    clean();
  });

  it('as a reflection comes back so: at once, shared, found, in a list, as a step and its echo', async () => {
    await open();
    const cleo = world.cleo;
    await cleo.types(`/reflect ${HOSTILE}`, { channel: CHANNEL });
    await cleo.presses('Open it');
    whole('cleo', HOSTILE);
    await cleo.closes({ all: true });
    await cleo.types('/rondo reflect');
    await cleo
      .fills({ worked: HOSTILE, didNot: HOSTILE, next: HOSTILE, step: `When ${HOSTILE}, I will ask`, askOn: '2026-11-10' })
      .submits();
    await cleo.presses('Share with everyone here');
    await world.passes('2 minutes');
    whole('ben', HOSTILE);
    await cleo.presses('All your reflections');
    await cleo.fills({ search: HOSTILE }).submits();
    whole('cleo', HOSTILE);
    await cleo.presses('Your steps');
    whole('cleo', `When ${HOSTILE}, I will ask`);
    await cleo.closes({ all: true });
    await world.ben.types('/rondo reflections');
    await world.ben.presses('Shared by members');
    await world.ben.presses({ actionId: 'reflections:open' });
    whole('ben', HOSTILE);
    await world.ben.closes({ all: true });
    await world.ben.opensHome();
    await cleo.opensHome();
    await world.until('2026-11-11', '12:00');
    whole('cleo', `When ${HOSTILE}, I will ask`);
    await cleo.presses('Check in');
    await cleo.fills({ 'How did it go?': 'Did it', 'What happened, in one line': HOSTILE }).submits();
    await cleo.closes({ all: true });
    await cleo.opensHome();
    clean();
  });

  it('in a check-in comes back so, to oneself and to the stewards', async () => {
    await open();
    await world.cleo.types('/checkin');
    await world.cleo
      .fills({
        'How is it going?': 'Stuck',
        'What I will try': `If ${HOSTILE}, then I ask`,
        'I could use a hand with': `${HOSTILE}`.slice(0, 140),
        'Who may know of it': ['A steward may know'],
      })
      .submits();
    await world.cleo.closes({ all: true });
    await world.cleo.opensHome();
    await world.until('2026-11-09', '12:00');
    whole('ben', HOSTILE.slice(0, 140));
    await world.cleo.types('/rondo about-me');
    await world.cleo.presses('Send me the file');
    await world.passes('2 minutes');
    const file = [...world.server.workspace.files.values()].find(({ name }) => name.startsWith('about-me'));
    expect(new TextDecoder().decode(file?.bytes)).toContain(HOSTILE);
    clean();
  });
});

describe('who comes in', () => {
  it('is called as she is called, and says what she says', async () => {
    await open({ newcomer: false });
    await world.ben.types(`/rondo nominate <@U0IDA|ida> ${HOSTILE.replace('<@U0LEA> ', '')}`, { channel: CHANNEL });
    await world.passes('5 minutes');
    await world.ana.opensHome();
    await world.ana.presses({ actionId: 'admission:accept' });
    await world.passes('5 minutes');
    await world.ida.presses('Tell us');
    await world.ida.fills({ level: 'Member', hope: HOSTILE.slice(0, 140), share: ['Everyone here: introduce me with it'] }).submits();
    await world.ida.closes({ all: true }).catch(() => undefined);
    await world.until('2026-11-03', '12:00');
    whole('gus', HOSTILE.slice(0, 140));
    await world.ida.opensHome();
    await world.until('2026-11-20', '17:00');
    await world.ida.opensHome();
    await world.ana.opensHome();
    await world.ida.types('/rondo leave');
    await world.ida.submits();
    await world.until('2026-11-24', '12:00');
    clean();
  });
});

describe('a community', () => {
  it('may be called what it likes, and its north star, outcomes, norms, objections and log read as they were written', async () => {
    await open({ community: 'none', paced: false });
    const { ana, ben, cleo } = world;
    const short = '*Zq* <!channel> & _Bo_ "q" 🎉';
    /** A hint asks to look again; the second press goes on. */
    const fills = async (values: Record<string, string | string[]>): Promise<void> => {
      await ana.fills(values).submits();
      if (JSON.stringify(ana.modal()?.blocks).includes('Before you go on')) await ana.submits();
    };
    await ana.types('/rondo setup new');
    await fills({ name: short, problem: HOSTILE, who: short, able: HOSTILE });
    await fills({ measure: short, from: short, to: short, byOn: '2027-06-30' });
    await fills({ name: short, unit: short, baseline: '<1>', target: '<2>', source: short });
    await fills({ founders: ['U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS'], functions: `${short}, Sales`, levelBands: short });
    await fills({});
    await fills({});
    await fills({ holidays: `2026-12-25 ${short}` });
    await fills({});
    await fills({ formalContacts: HOSTILE });
    await ana.fills({ secondId: 'U0BEN', trustKeepers: ['U0CLEO', 'U0DEV'], librarianId: 'U0ELI', sponsorId: 'U0LEA' }).submits();
    await ana.fills({ channelName: 'leads-of-leads' }).submits();
    await ana.submits();
    await world.passes('1 minute');
    await ben.presses('Look first');
    whole('ben', HOSTILE);
    await ben.closes({ all: true });
    await ben.presses('Suggest a change');
    await ben.fills({ suggestion: HOSTILE }).submits();
    await ben.closes({ all: true });
    await world.passes('1 minute');
    whole('ana', HOSTILE);
    await ana.closes({ all: true });
    await ben.presses('Agree');
    await world.passes('2 minutes');
    const [community] = await world.app.kernel.communities.list(TEAM);
    expect(community).toMatchObject({ status: 'active', name: short });
    await cleo.presses('I have a reason against');
    await cleo.fills({ reason: HOSTILE }).submits();
    await cleo.closes({ all: true });
    await world.passes('2 minutes');
    await ana.presses('Answer in the thread');
    await ana.fills({ answer: `${HOSTILE} yes` }).submits();
    await ana.closes({ all: true });
    await world.passes('2 minutes');
    whole('gus', `${HOSTILE} yes`);
    await cleo.presses('Tell us');
    await cleo.fills({ level: 'Member', hope: HOSTILE.slice(0, 140), share: ['Everyone here: introduce me with it'] }).submits();
    await cleo.closes({ all: true });
    await world.gus.types('/rondo purpose');
    whole('gus', HOSTILE);
    await ana.types('/rondo settings');
    await ana.presses({ actionId: 'set-up:change', value: `${community?.id} purpose` });
    await ana.fills({ able: `${HOSTILE} again`, why: short }).submits();
    await ana.closes({ all: true });
    await cleo.types('/rondo settings');
    whole('cleo', `${HOSTILE} again`);
    await cleo.closes({ all: true });
    for (const typed of [
      '/rondo agenda',
      '/rondo agenda <!channel> *Zq*',
      '/rondo join',
      '/rondo *Zq* <!channel>',
      '/rondo level',
      '/rondo my-messages',
      '/rondo pause',
      '/rondo resume',
      '/rondo leave',
    ]) {
      await cleo.types(typed);
      await cleo.closes({ all: true }).catch(() => undefined);
    }
    for (const each of [ana, ben, cleo, world.lea]) await each.opensHome();
    await world.until('2026-11-24', '12:00');
    await ana.types('/rondo pause-community');
    await ana.fills({ words: HOSTILE }).submits();
    await ana.closes({ all: true });
    await world.passes('1 minute');
    whole('gus', HOSTILE);
    await ana.types('/rondo end');
    await ana.fills({ words: HOSTILE }).submits();
    await ana.presses('Export everything');
    await ana.closes({ all: true });
    await world.passes('2 minutes');
    clean();
  });
});
