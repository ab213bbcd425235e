/** Experiments and the shelf when things go wrong: pressed twice, pressed late, restarted in between, written to break. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildApp } from '../../src/app.ts';
import type { Experiment } from '../../src/community/experiment.ts';
import type { Item, ItemKind } from '../../src/community/item.ts';
import { HOUR, MINUTE } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { createRandom } from '../../src/platform/random.ts';
import { withCauseHeader } from '../../src/sandbox/cause-header.ts';
import { changeUser } from '../../src/sandbox/channels.ts';
import { BOT } from '../../src/sandbox/demo-workspace.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { type Row, readEverything } from '../privacy/traces.ts';
import { done } from '../support/heard.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../support/world.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'rondo-thread-trouble-'));
const databaseUrl = `file:${join(folder, 'rondo.db')}`;
beforeAll(async () => {
  world = await openWorld({ databaseUrl, patient: true });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const kernel = () => world.app.kernel;
const communityId = (): string => world.community?.id ?? '';
const rowsOf = async (table: string): Promise<Row[]> => (await readEverything(world.app.db)).filter((row) => row.table === table);
const led = (leadId: string): Promise<Experiment[]> => kernel().experiments.list({ teamId: TEAM, leadId });
const one = async (leadId: string, title: string): Promise<Experiment> => {
  const found = (await led(leadId)).filter((each) => each.title === title);
  expect(found).toHaveLength(1);
  const [experiment] = found;
  if (!experiment) throw new Error(title);
  return experiment;
};
const happened = async (id: string): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { is } of await kernel().experiments.moments(TEAM, id)) counts[is] = (counts[is] ?? 0) + 1;
  return counts;
};
const titled = async (kind: ItemKind, title: string): Promise<Item[]> =>
  (await kernel().shelf.list({ teamId: TEAM, kinds: [kind] })).filter((item) => item.title === title);
/** Both are on their way before either is answered; at least one arrives. */
const together = async (...works: Promise<void>[]): Promise<void> => {
  const results = await Promise.allSettled(works);
  const failed = results.filter((result) => result.status === 'rejected');
  if (failed.length === works.length) throw failed[0]?.reason;
};
/** A hand that trembles: the same form is sent twice. */
const sendsTwice = (person: Person): Promise<void> => together(person.submits(), person.submits());
const pressesTwice = (person: Person, label: string): Promise<void> => together(person.presses(label), person.presses(label));
/** A button that still stands on a screen somewhere, whatever has become of what it was about. */
const press = async (userId: string, actionId: string, value: string): Promise<string> => {
  const act = {
    teamId: TEAM,
    userId,
    now: world.clock.now(),
    channelId: CHANNEL,
    actionId,
    value,
    chosen: [value],
    message: null,
    modal: null,
  };
  const handler = world.app.registry.actions.get(actionId);
  if (!handler) throw new Error(`no ${actionId}`);
  return said(() => handler({ ...act, home: false }));
};
const said = async (work: () => unknown): Promise<string> => {
  try {
    return JSON.stringify((await world.app.db.transaction(async () => work())) ?? {});
  } catch (error) {
    // What is refused is refused in a sentence; anything else is a fault of ours.
    if (error instanceof Error && ['UserError', 'NotAllowedError'].includes(error.constructor.name)) return `refused: ${error.message}`;
    throw error;
  }
};

const HABIT = {
  situation: 'when someone brings me a problem',
  now: 'I answer within seconds',
  instead: 'I ask two questions first',
  predict: 'in half of the cases they name a step',
  count: 'tally',
};
async function designs(person: Person, title: string, second: Record<string, string | null> = {}): Promise<void> {
  await person.types('/experiment');
  await person.presses({ actionId: 'experiments:choose#xt-habit' });
  await person.fills({ title, ...HABIT }).submits();
  await person.fills({ stop: 'if somebody is left alone', ...second }).submits();
}
const PARTS = {
  ...{ use_when: 'you meet', how: 'Ask first.', why: 'They own it.', conditions: 'A small team', limits: 'In an incident' },
};
const addCard = async (id: string, more: Partial<Item> = {}): Promise<Item> => {
  const now = world.clock.now();
  const item: Item = {
    ...{ teamId: TEAM, id, communityId: communityId(), kind: 'card', formId: 'at-card', state: 'shared', privacy: 'P3', authorId: 'U0DEV' },
    ...{ stewardId: 'U0DEV', credit: null, version: 1, reviewOn: null, createdAt: now, changedAt: now, sharedAt: now, usedAt: null },
    ...{ title: `Card ${id}`, parts: PARTS, topicClass: 'people', subTags: [], ...more },
  };
  await kernel().shelf.add(item, { userId: item.authorId, now, what: '' });
  return item;
};

describe('pressed twice, with a restart in between, it is one', () => {
  it('a design, its start, a check-in, a result, a decision, a showing', async () => {
    const { dev } = world;
    await dev.types('/experiment');
    await dev.presses({ actionId: 'experiments:choose#xt-habit' });
    await dev.fills({ title: 'Twice', ...HABIT }).submits();
    dev.sees('Page 2 of 2.');
    await world.restarts();
    dev.fills({ stop: 'if somebody is left alone', buddy: 'U0FAY' });
    await sendsTwice(dev);
    const { id } = await one('U0DEV', 'Twice');
    const page = async (): Promise<void> => {
      await done(dev);
      await dev.types('/experiment mine');
      await dev.presses({ actionId: `experiments:open#${id}`, value: id });
    };
    await page();
    await pressesTwice(dev, 'Start');
    expect(await happened(id)).toMatchObject({ started: 1 });
    await world.passes('8 days');
    await page();
    await dev.presses('Check in');
    dev.fills({ vs: 'Better', saw: 'They wait.' });
    await sendsTwice(dev);
    expect(await rowsOf('checkpointAnswers')).toHaveLength(1);
    await world.passes('7 days');
    await page();
    await dev.presses('Record the result');
    dev.fills({ happened: 'Seven of nine.' });
    await sendsTwice(dev);
    await page();
    await dev.presses('Decide');
    await dev.presses('Choose directly');
    dev.fills({ verdict: 'Adopt' });
    await sendsTwice(dev);
    await page();
    await dev.presses('Show it to everyone');
    if (dev.modal()?.title === 'Experiment summary') {
      await dev.fills({ conditions: 'Nothing urgent', why: 'The second question does it.' }).submits();
      await dev.presses('Show it to everyone');
    }
    dev.fills({ topicClass: 'People' });
    await sendsTwice(dev);
    expect(await happened(id)).toMatchObject({ started: 1, checked: 1, result: 1, decided: 1, shared: 1 });
    expect(await titled('summary', 'Twice')).toHaveLength(1);
    await done(dev);
  });

  it('a second reader’s yes, a use, a way to the organisation, a section, a confirmation', async () => {
    const { dev, eli, ben, cleo } = world;
    await addCard('C1', { state: 'draft' });
    for (const person of [eli, ben]) {
      await person.types('/find card c1');
      await person.presses('Open');
      await person.presses('I have read it');
    }
    await together(eli.submits(), ben.submits());
    const history = await kernel().shelf.find(TEAM, 'C1');
    expect(history).toMatchObject({ state: 'shared' });
    for (const person of [eli, ben]) await done(person);

    await cleo.types('/find card c1');
    await cleo.presses('Open');
    await cleo.presses('Borrow this');
    await cleo.presses('I use it already');
    cleo.fills({ holds: 'Yes', what: 'With two deals.', show: 'On the page, with my name' });
    await sendsTwice(cleo);
    expect((await rowsOf('reuses')).filter(({ cells }) => cells.itemId === 'C1')).toHaveLength(1);
    expect((await rowsOf('annotations')).filter(({ cells }) => cells.itemId === 'C1')).toHaveLength(1);
    await done(cleo);

    await dev.types('/find card c1');
    await dev.presses('Open');
    await dev.presses('Who may read it');
    await dev.presses('Take it to the organisation');
    dev.fills({ ticks: [0, 1, 2, 3, 4, 5].map(String), reader: 'U0ELI' });
    await sendsTwice(dev);
    await done(dev);
    expect(await rowsOf('releaseReadings')).toHaveLength(1);
    await eli.types('/find card c1');
    await eli.presses('Open');
    await eli.presses('Answer as second reader');
    await world.restarts();
    eli.fills({ reading: 'Yes, as it is' });
    await sendsTwice(eli);
    await done(eli);
    await dev.types('/find card c1');
    await dev.presses('Open');
    await dev.presses('Who may read it');
    await dev.presses('Take it to the organisation');
    await sendsTwice(dev);
    expect(await kernel().shelf.find(TEAM, 'C1')).toMatchObject({ privacy: 'P4' });
    expect(await rowsOf('releases')).toHaveLength(1);
    await done(dev);

    const form = kernel().library.playbook_templates[0]?.id ?? '';
    await addCard('B1', { kind: 'playbook', formId: form, title: 'Book one' });
    for (const person of [ben, cleo]) {
      await person.types('/find book one');
      await person.presses('Open');
      await person.presses('Take a section');
    }
    const [label = ''] = /Take: [^"]+/.exec(JSON.stringify(ben.modal()?.blocks)) ?? [];
    await together(ben.presses(label), cleo.presses(label), ben.presses(label));
    expect((await rowsOf('playbookClaims')).filter(({ cells }) => cells.itemId === 'B1')).toHaveLength(1);
    for (const person of [ben, cleo]) await done(person);

    await eli.types('/define outcome');
    await eli.presses('Confirm for my function');
    eli.fills({ function: 'Finance', word: 'We use it so' });
    await sendsTwice(eli);
    expect(await rowsOf('glossaryConfirmations')).toHaveLength(1);
    await done(eli);
  });
});

describe('pressed late', () => {
  it('answers in a sentence, and changes nothing that is over', async () => {
    const { hana, fay } = world;
    await designs(hana, 'Late', { buddy: 'U0FAY' });
    await hana.presses('Start');
    const { id } = await one('U0HANA', 'Late');
    const by = { userId: 'U0HANA', now: world.clock.now() };
    await done(hana);
    await hana.types('/experiment mine');
    await hana.presses({ actionId: `experiments:open#${id}`, value: id });
    await hana.presses({ actionId: 'checkpoints:answer', value: id });
    await kernel().experiments.happen({ teamId: TEAM, id }, { is: 'parked' }, by);
    hana.fills({ vs: 'Better', saw: 'Written while it was parked.' });
    await hana.submits();
    expect(JSON.stringify([hana.modals(), hana.errors()])).toContain('Written while it was parked.');
    await done(hana);
    expect(await happened(id)).not.toHaveProperty('checked');
    await kernel().experiments.happen({ teamId: TEAM, id }, { is: 'stopped' }, by);
    for (const action of [
      'experiments:start',
      'checkpoints:answer',
      'results:enter',
      'results:decide',
      'results:share',
      'experiments:park',
    ])
      expect([action, await press('U0HANA', action, id)]).toEqual([action, expect.any(String)]);
    expect((await one('U0HANA', 'Late')).state).toMatch(/stopped|parked/);

    const item = await addCard('G1');
    await fay.types('/find card g1');
    await fay.presses('Open');
    await fay.presses('Borrow this');
    await fay.presses('I use it already');
    await kernel().shelf.mark(item, { privacy: 'P0' }, { userId: 'U0DEV', now: world.clock.now(), what: '' });
    fay.fills({ holds: 'Yes', what: 'Written before it went.', show: 'On the page, with my name' });
    await fay.submits();
    expect((await rowsOf('annotations')).filter(({ cells }) => cells.itemId === 'G1')).toEqual([]);
    await done(fay);
    await kernel().shelf.remove(item);
    const gone = [
      'cards:open',
      'cards:edit',
      'cards:read',
      'reuses:borrow',
      'reuses:annotate',
      'releases:open',
      'playbooks:claim',
      'glossary:confirm',
    ];
    for (const action of [...gone, 'experiments:from'])
      expect([action, await press('U0FAY', action, action === 'experiments:from' ? 'item/G1' : 'G1')]).toEqual([
        action,
        expect.any(String),
      ]);
    expect(world.logged()).not.toContain('"event":"fault"');
  });

  it('by and about people who were switched off in Slack goes on without them', async () => {
    await designs(world.gus, 'Alone', { buddy: 'U0KIM' });
    await world.gus.presses('Start');
    await done(world.gus);
    await addCard('D1', { authorId: 'U0JON', stewardId: 'U0JON', title: 'Left behind' });
    for (const userId of ['U0KIM', 'U0JON']) changeUser(world.server.workspace, userId, { deleted: true });
    await world.server.settled();
    const before = world.server.journal.calls.length;
    await world.passes('9 days');
    const calls = world.server.journal.calls.slice(before);
    expect(calls.filter(({ args }) => args.channel === 'U0KIM' || args.channel === 'U0JON')).toEqual([]);
    await world.gus.types('/find left behind');
    await world.gus.presses('Open');
    world.gus.sees('Ask first.');
    await done(world.gus);
    expect(world.logged()).not.toContain('"event":"fault"');
  });
});

/** Every text in it that Slack would read as its own markup. */
function markedUp(part: unknown): string[] {
  if (typeof part === 'string') return /^[[{]/.test(part) ? markedUp(readJson(part)) : [];
  if (Array.isArray(part)) return part.flatMap(markedUp);
  if (typeof part !== 'object' || part === null) return [];
  const { type, text }: { type?: unknown; text?: unknown } = part;
  // A message's own text has no type.
  const isMarkup = type === undefined || type === 'mrkdwn';
  return [...(typeof text === 'string' && isMarkup ? [text] : []), ...Object.values(part).flatMap(markedUp)];
}
const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const HOSTILE = [
  '<!channel> <@U0ANA> @here <#C1|x> *bold* _it_ ~no~ `code` & &amp; <https://x.example|click>',
  '\u202eevil\u202c right\u200fmark zero\u200bwidth\u200djoined',
  '\'; drop table items; -- " % _ \\ {{y}} 👩🏽‍🚀🏳️‍🌈',
];

describe('words written to break', () => {
  it('are shown as they were typed, call nobody, and stand in a message as text', async () => {
    const { cleo, ben } = world;
    for (const [n, text] of HOSTILE.entries()) {
      await cleo.types('/experiment');
      await cleo.presses({ actionId: 'experiments:choose#xt-habit' });
      const title = text.slice(0, 70).trim();
      await cleo.fills({ title, ...HABIT, situation: text.slice(0, 150), instead: text.slice(0, 150), now: text.slice(0, 150) }).submits();
      await cleo.fills({ stop: text.slice(0, 120), buddy: 'U0BEN', visibility: 'all' }).submits();
      await done(cleo);
      const made = (await led('U0CLEO')).find((each) => each.title === title);
      expect(made?.fields.situation).toBe(text.slice(0, 150).trim());
      await addCard(`H${n}`, { title, parts: { ...PARTS, how: text, more: `${text} `.repeat(40).slice(0, 3000) }, authorId: 'U0CLEO' });
      await ben.types(`/find ${text}`);
      await done(ben);
      await ben.types(`/define ${text}`);
      await done(ben);
      // As plain text, exactly what was typed.
      expect(await press('U0BEN', 'cards:open', `H${n}`)).toContain(JSON.stringify(text).slice(1, -1));
    }
    await world.passes('1 day');
    const answers: string[] = [];
    for (const n of HOSTILE.keys())
      for (const action of ['cards:open', 'cards:history', 'reuses:borrow']) answers.push(await press('U0BEN', action, `H${n}`));
    for (const { id } of await led('U0CLEO')) answers.push(await press('U0BEN', 'experiments:open', id));
    answers.push(await press('U0BEN', 'boards:open', communityId()));
    const live = [...world.server.journal.calls.map(({ args }) => args), ...answers.map((text) => JSON.parse(text))].flatMap(markedUp);
    expect(live.length).toBeGreaterThan(100);
    // The signs of Slack's own are escaped: nothing that was typed calls anybody, or links.
    expect(live.filter((text) => /<!channel> <@U0ANA>|<https:\/\/x\.example/.test(text))).toEqual([]);
    expect(world.logged()).not.toContain('"event":"fault"');
    expect(await kernel().shelf.list({ teamId: TEAM })).not.toEqual([]);
  }, 30_000);
});

describe('two processes on one database, and a clock that is set back', () => {
  it('ask, post and tell everything once', async () => {
    const { eli } = world;
    await designs(eli, 'Shared by two', { buddy: 'U0FAY' });
    await eli.presses('Start');
    await done(eli);
    const db = { ...world.app.db, close: async () => undefined };
    const second = await buildApp(
      {
        slack: { botToken: BOT.token, apiUrl: world.server.apiUrl, mode: { kind: 'socket', appToken: BOT.appToken } },
        ...{ databaseUrl, port: 0, logLevel: 'silent' },
      },
      { clock: world.clock, random: createRandom('second'), log: createLog('silent'), fetch: withCauseHeader, byHand: true, db },
    );
    await second.start();
    const end = world.clock.now() + 15 * 24 * HOUR;
    let back = false;
    for (let n = 0; n < 2_000 && world.clock.now() < end; n++) {
      const next = Math.min((await world.app.nextAt()) ?? end, end);
      world.clock.set(Math.max(next, world.clock.now() + MINUTE));
      await Promise.all([world.app.tick(), second.tick()]);
      if (back || world.clock.now() < end - 6 * 24 * HOUR) continue;
      back = true;
      world.clock.set(world.clock.now() - 2 * HOUR);
      await Promise.all([world.app.tick(), second.tick()]);
    }
    await Promise.all([world.app.settle(), second.settle()]);
    await second.stop();
    const sent = (await rowsOf('outbox')).filter(({ cells }) =>
      /checkpoints|boards|experiments|releases|attention/.test(cells.touch ?? ''),
    );
    expect(sent.length).toBeGreaterThan(2);
    const keys = sent.map(({ cells }) => `${cells.key} ${cells.method}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const person of [eli, world.fay, world.gus]) {
      const letters = person.messages().filter(({ kind, ephemeral, edited }) => kind === 'im' && !ephemeral && !edited);
      const texts = letters.map(({ text, ts }) => `${Math.floor(Number(ts) / 86_400)} ${text}`);
      expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    }
    const asks = (await rowsOf('asks')).map(({ cells }) => `${cells.kind} ${cells.ref} ${cells.userId}`);
    expect(new Set(asks).size).toBe(asks.length);
  }, 60_000);
});
