import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExperimentEvent } from '../../../src/community/experiment.ts';
import { getViewer } from '../../../src/community/find-viewer.ts';
import { createStore } from '../../../src/features/thanks/store.ts';
import { actions, button } from '../../../src/platform/slack/text.ts';
import { aPair } from '../../support/pair.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
type Who = World['ana'];
const START = '2026-11-02';
const id = (): string => world.community?.id ?? '';
const thanks = () => world.app.contributions.find(({ name }) => name === 'thanks');
const trials = () => world.app.kernel.experiments;
const received = (userId: string) => createStore(world.app.db).received(TEAM, userId, 9);
const WORDS = { For: 'Help', 'What did they do?': 'Listened twice', 'What did it change?': 'I asked first' };

async function adds(experimentId: string, ownerId: string, visibility: 'title' | 'none' = 'title'): Promise<void> {
  const now = world.clock.now();
  await trials().add(
    {
      ...{ teamId: TEAM, id: experimentId, communityId: id(), ownerId, title: `Trial ${experimentId}`, templateId: 'xt-habit', round: 1 },
      ...{ fields: {}, visibility, buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, findings: {} },
      ...{ state: 'designed', beforeId: null, startOn: START, days: 14, sinceOn: null, extended: false, misses: 0, verdict: null },
      ...{ createdAt: now, startedAt: null, resultAt: null, decidedAt: null, sharedAt: null, changedAt: now },
    },
    ownerId,
  );
}
const happens = (experimentId: string, ...events: ExperimentEvent[]) =>
  events.reduce(async (before, event) => {
    await before;
    await trials().happen({ teamId: TEAM, id: experimentId }, event, { userId: null, now: world.clock.now() });
  }, Promise.resolve());

/** The button of another capability, where she reads it. */
async function presses(person: Who, actionId: string, value: string): Promise<void> {
  await person.closes({ all: true }).catch(() => undefined);
  const label = `Go ${value} ${world.clock.now()}`;
  const message = { text: label, blocks: [actions(button(label, actionId, { value }))] };
  const key = `${person.userId}/${label}`;
  await world.app.kernel.outbox.post({ teamId: TEAM, key, touch: 'thanks.bring', whenUnsure: 'resend', channel: person.userId, message });
  await world.passes('1 minute');
  await person.presses(label);
}

describe('thanks', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('go to one other person who is here, in one form', async () => {
    for (const [whom, why] of [
      ['U0DEV', 'Thanks go to somebody else.'],
      ['U0RONDO', 'A program wrote this; thanks go to people.'],
      ['U0LEA', 'Lea is not in Leading Northwind.'],
      ['U0JON', 'I bring Jon nothing at present.'],
    ] as const) {
      await world.dev.types(`/rondo thank <@${whom}>`);
      world.dev.sees(why);
    }
    await world.dev.types('/rondo thank <@U0GUS>');
    await world.dev.fills({ ...WORDS, Whom: 'U0DEV' }).submits();
    expect(Object.values(world.dev.errors()).join('')).toContain('Thanks go to somebody else.');
    await world.dev.fills({ Whom: 'U0GUS' }).submits();
    world.dev.sees('✓ Gus reads it on App Home now, and in a message when there is room.');
    await world.dev.closes({ all: true });
    await world.gus.opensHome();
    const home = JSON.stringify(world.gus.home()?.blocks);
    expect(home).toContain('Dev thanks you for help.');
    expect(home).toContain('Listened twice');
    await world.eli.opensHome();
    expect(JSON.stringify(world.eli.home()?.blocks)).not.toContain('Listened twice');
  });

  it('begin at a message, for its author alone', async () => {
    const said = async (who: Who) => ({ channel: CHANNEL, ts: (await who.says('We asked first.', { channel: CHANNEL })).ts });
    await world.hana.runsShortcut('thank_this', await said(world.hana));
    world.hana.sees('Thanks go to somebody else.');
    await world.hana.runsShortcut('thank_this', await said(world.fay));
    await world.hana.fills(WORDS).submits();
    world.hana.sees('✓ Fay reads it on App Home now');
    const bot = world.ana.messages(CHANNEL).find(({ text }) => text !== 'We asked first.');
    if (bot) {
      await world.hana.closes({ all: true });
      await world.hana.runsShortcut('thank_this', { channel: CHANNEL, ts: bot.ts });
      world.hana.sees('A program wrote this; thanks go to people.');
    }
  });

  it('are linked to an experiment, and the trail shows them to those two', async () => {
    await adds('open', 'U0CLEO');
    await adds('hidden', 'U0CLEO', 'none');
    const page = async (userId: string) => {
      const experiment = await trials().find(TEAM, 'open');
      const viewer = await getViewer(world.app.kernel, TEAM, userId, world.clock.now());
      return experiment && JSON.stringify(await thanks()?.onExperiment?.(experiment, viewer, false));
    };
    expect([await page('U0CLEO'), await page('U0EVE').catch(() => 'stranger')]).toEqual(['{}', 'stranger']);
    expect(await page('U0ELI')).toContain('thanks:give');
    await presses(world.eli, 'thanks:give', 'experiment/hidden');
    world.eli.sees('This is not there any more, or it is not yours to see.');
    await presses(world.eli, 'thanks:give', 'experiment/open');
    const form = JSON.stringify(world.eli.modal());
    expect(form).toContain('"initial_option":{"text":{"type":"plain_text","text":"Trial: Trial open"');
    expect(form).not.toContain('Trial hidden');
    await world.eli.fills({ ...WORDS, For: 'A useful flop' }).submits();
    const [row] = await received('U0CLEO');
    expect(row).toMatchObject({ aboutKind: 'experiment', aboutId: 'open', fromId: 'U0ELI', kind: 'flop', privacy: 'P1' });
    const [link] = await world.app.kernel.trail.walk(TEAM, { kind: 'experiment', id: 'open' });
    expect(link?.ref).toEqual({ kind: 'thanks', id: row?.id });
    const title = async (userId: string) =>
      link && thanks()?.describe?.thanks?.(link.ref, await getViewer(world.app.kernel, TEAM, userId, world.clock.now()));
    expect((await title('U0CLEO'))?.title).toBe('Eli thanks Cleo for a useful flop: Listened twice');
    expect(await title('U0ANA')).toBeNull();
  });

  it('between those who coach each other stay theirs', async () => {
    const where = { teamId: TEAM, communityId: id(), state: 'agreed' as const };
    await world.app.kernel.pairs.add(aPair(['U0BEN', 'U0FAY'], { ...where, id: 'two' }));
    await world.app.kernel.pairs.add(aPair(['U0ANA', 'U0BEN', 'U0FAY'], { ...where, id: 'three' }));
    await world.app.kernel.pairs.add(aPair(['U0ANA', 'U0FAY'], { ...where, id: 'untold', state: 'matched' }));
    await presses(world.eli, 'thanks:give', 'pair/two');
    world.eli.sees('This belongs to the people who talk with each other.');
    await presses(world.fay, 'thanks:give', 'pair/untold');
    world.fay.sees('This round is closed, and I keep nothing of it.');
    await presses(world.fay, 'thanks:give', 'pair/two');
    world.fay.sees('To Ben');
    expect(JSON.stringify(world.fay.modal())).not.toContain('Also in the notes');
    await world.fay.fills(WORDS).submits();
    await presses(world.fay, 'thanks:give', 'pair/three');
    await world.fay.fills({ ...WORDS, Whom: 'Ana' }).submits();
    expect([(await received('U0BEN')).length, (await received('U0ANA')).length]).toEqual([1, 1]);
  });

  it('come in a message after the weekly slot, never before what is asked there', async () => {
    await world.until('2026-11-03', '08:55');
    expect(world.gus.messages().filter(({ text }) => text.startsWith('Dev thanks you for help.'))).toEqual([]);
    const [before] = await received('U0CLEO');
    expect(before?.told).toBe(false);
    await world.until('2026-11-04', '09:00');
    world.gus.sees('Somebody here wanted you to know what you changed.');
    const [row] = await received('U0GUS');
    expect(row?.told).toBe(true);
    await presses(world.eli, 'thanks:keep', row?.id ?? '');
    world.eli.sees('These thanks are for somebody else.');
    await presses(world.gus, 'thanks:keep', 'gone');
    world.gus.sees('These thanks are not here any more.');
  });
});

describe('a hand', () => {
  beforeAll(async () => {
    world = await openWorld();
    for (const [name, owner] of [['stops', 'U0ELI'], ['rests', 'U0FAY'], ['parked', 'U0GUS'], ['again', 'U0ELI']] as const) await adds(name, owner); // biome-ignore format: a table
  });
  afterAll(() => world.close());

  it('is offered once, privately, to whoever’s trial came to rest by itself', async () => {
    const start: ExperimentEvent = { is: 'started', on: START };
    await happens('stops', start, { is: 'stopped' });
    await happens('rests', start, { is: 'missed' }, { is: 'missed' });
    await happens('parked', start, { is: 'parked' });
    await happens('again', start, { is: 'stopped' });
    const offers = async (userId: string) =>
      (await world.app.kernel.attention.waiting(TEAM, userId, world.clock.now())).filter(({ kind }) => kind === 'thanks.offer-hand');
    expect((await offers('U0ELI')).map(({ ref }) => ref)).toEqual(['stops']);
    expect((await offers('U0FAY')).map(({ ref }) => ref)).toEqual(['rests']);
    expect(await offers('U0GUS')).toEqual([]);
    await world.eli.types('/checkin');
    world.eli.sees('Your trial “Trial stops” has stopped. That happens to good ones. Would a hand help?');
    world.eli.sees('Only you see this, and your answer is not kept.');
    await world.eli.fills({ 'What would help': 'A rehearsal partner' }).submits();
    world.eli.sees('You choose whom to ask, and who may know.');
    expect(JSON.stringify(world.eli.modal())).toContain('"value":"experiment/stops"');
    await world.fay.types('/checkin');
    await world.fay.fills({ 'What would help': 'No, thanks' }).submits();
    expect(JSON.stringify(world.fay.modal())).not.toContain('hands:open');
    expect(await offers('U0FAY')).toEqual([]);
    await happens('stops', { is: 'resumed', startOn: START }, start, { is: 'stopped' });
    expect(await offers('U0ELI')).toEqual([]);
    for (const other of [world.ana, world.ben]) expect(other.reads()).not.toContain('Trial stops');
  });
});
