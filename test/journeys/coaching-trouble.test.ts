/** Coaching and care when things go wrong: nobody left for her, no hour in common, a third reader, twice, late, written to break. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isOf, type Pair } from '../../src/community/pair.ts';
import type { Answer, Values } from '../../src/platform/feature.ts';
import { changeUser, joinChannel } from '../../src/sandbox/channels.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { createDoer, lookEverywhere, SLICES } from '../privacy/everywhere.ts';
import { type Look, press, submit } from '../privacy/looking.ts';
import { readEverything } from '../privacy/traces.ts';
import { aPair } from '../support/pair.ts';
import { openWorld, TEAM, type World } from '../support/world.ts';

let world: World;
const kernel = () => world.app.kernel;
const communityId = (): string => world.community?.id ?? '';
const pairs = (): Promise<Pair[]> => kernel().pairs.list({ teamId: TEAM, communityId: communityId() });
const letters = (person: Person): string[] =>
  person
    .messages()
    .filter(({ kind, ephemeral }) => (kind === 'im' || kind === 'mpim') && !ephemeral)
    .map(({ text }) => text);
const count = async (table: string): Promise<number> => (await readEverything(world.app.db)).filter((row) => row.table === table).length;
const done = async (person: Person): Promise<void> => {
  while (person.modal()) await person.closes({ all: true });
};

describe('a round in which not everybody can be placed', () => {
  beforeAll(async () => {
    world = await openWorld({ at: ['2026-10-29', '09:00'], weeksUnderWay: 2, patient: true });
  });
  afterAll(() => world.close());

  it('tells two who are left alone why, without a name, and the stewards a number', async () => {
    const { sends } = createDoer(world);
    const says = { offer: 'A calm ear', want: 'To say no' };
    const hours = { from: '09:00', until: '17:00' };
    // Both of them would rather not be with Hana; Eli can only talk when everybody else sleeps.
    for (const userId of ['U0GUS', 'U0CLEO'])
      await sends(userId, 'rounds:enter', communityId(), { ...says, ...hours, notWith: ['U0HANA'] });
    await sends('U0HANA', 'rounds:enter', communityId(), { ...says, ...hours });
    await sends('U0ELI', 'rounds:enter', communityId(), { ...says, from: '19:00', until: '22:00' });
    await world.until('2026-11-04', '16:00');
    expect((await pairs()).map(({ people }) => people)).toEqual([['U0CLEO', 'U0GUS']]);
    const told = (person: Person): string => letters(person).find((text) => text.includes('without you this time')) ?? '';
    expect(told(world.hana)).toContain('nobody was left for you');
    expect(told(world.eli)).toContain('nobody in it shares two working hours a day with you');
    for (const person of [world.hana, world.eli]) expect(told(person)).not.toMatch(/Cleo|Gus|list|rather not/);
    await world.until('2026-11-09', '10:00');
    const digest = letters(world.ana).join('\n');
    expect(digest).toContain('Two people could not be placed and know it.');
    expect(digest).not.toMatch(/Hana|Eli\b.*placed|not with/);
    expect(world.logged()).not.toContain('"event":"fault"');
  });

  it('brings two together who asked for it though they share no hour, and says so', async () => {
    const { sends, presses } = createDoer(world);
    const id = kernel().newId();
    await sends('U0ELI', 'proposals:ask', JSON.stringify({ c: communityId(), id }), { whom: 'U0HANA', want: 'Saying no', why: '' });
    await presses('U0HANA', 'proposals:yes', id);
    await world.until('2026-11-12', '15:00');
    const pair = (await pairs()).find(({ people }) => people.includes('U0ELI'));
    expect(pair).toMatchObject({ state: 'told', reason: { sharedHours: 0 }, roundId: null });
    expect(letters(world.eli).join('\n')).toContain('You share no working hour');
    for (const userId of ['U0ELI', 'U0HANA']) await presses(userId, 'pacts:open', pair?.id ?? '');
    expect(JSON.stringify(await presses('U0ELI', 'talks:help', pair?.id ?? ''))).toContain('I find no hour that you share');
    expect(world.logged()).not.toContain('"event":"fault"');
  });
});

const HOSTILE = "<!channel> <@U0ANA> *b* _i_ & &amp; <https://x.example|click> {{y}} \u202eevil\u202c '; drop table pairs; --";

/** Every text in it that Slack would read as its own markup. */
function markedUp(part: unknown): string[] {
  if (typeof part === 'string') return /^[[{]/.test(part) ? markedUp(readJson(part)) : [];
  if (Array.isArray(part)) return part.flatMap(markedUp);
  if (typeof part !== 'object' || part === null) return [];
  const { type, text }: { type?: unknown; text?: unknown } = part;
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

describe('a pair', () => {
  let looks: ReadonlyMap<string, Look>;
  beforeAll(async () => {
    world = await openWorld({ patient: true });
    const now = world.clock.now();
    const brought = { offer: HOSTILE.slice(0, 100), want: HOSTILE.slice(0, 100), from: '09:00', until: '20:00' };
    for (const [id, people] of [
      ['P1', ['U0BEN', 'U0IDA']],
      ['P2', ['U0FAY', 'U0GUS']],
    ] as const)
      await kernel().pairs.add(
        aPair(people, {
          ...{ teamId: TEAM, communityId: communityId(), id, roundId: null, toldOn: '2026-11-02', createdAt: now, toldAt: now },
          brought: Object.fromEntries(people.map((userId) => [userId, brought])),
        }),
      );
    await world.until('2026-11-03', '17:00');
  });
  afterAll(() => world.close());

  it('into whose conversation a third person came goes on without her: she reads nothing new, and no button is hers', async () => {
    const { presses } = createDoer(world);
    const channelId = (await pairs()).find(({ id }) => id === 'P1')?.channelId ?? '';
    const channel = world.server.workspace.channels.get(channelId);
    if (!channel) throw new Error('their conversation');
    joinChannel(world.server.workspace, channel, 'U0KIM');
    const read = (): string[] => world.kim.messages(channelId).flatMap(({ ephemeral, text }) => (ephemeral ? [] : [text]));
    const before = read();
    for (const label of ['Our pact', 'Pick a guide']) {
      await world.kim.presses(label, { channel: channelId });
      world.kim.sees('This belongs to the two of them.');
      await done(world.kim);
    }
    const help = JSON.stringify((await presses('U0BEN', 'talks:help', 'P1')).open?.blocks);
    const take = /"action_id":"talks:take[^"]*","value":"([^"]+)"/.exec(help)?.[1] ?? '';
    await presses('U0BEN', 'talks:take', take);
    await world.until('2026-11-04', '12:00');
    expect(letters(world.ida).join('\n')).toMatch(/Talk 1/);
    expect(read()).toEqual(before);
    expect(letters(world.kim).join('\n')).not.toMatch(/Talk 1/);
  });

  it('is one pact, one question, one file, one answer, however often it is sent', async () => {
    const twice = async (person: Person, command: string, values: Record<string, string | string[] | null>): Promise<void> => {
      await person.types(command);
      person.fills(values);
      const results = await Promise.allSettled([person.submits(), person.submits()]);
      expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
      await done(person);
    };
    await twice(world.hana, '/rondo hand', { kind: 'Just to talk', about: HOSTILE.slice(0, 150), first: 'U0CLEO' });
    await twice(world.eli, '/rondo left', { what: HOSTILE, wish: HOSTILE, contact: 'Yes' });
    await twice(world.cleo, '/rondo partner <@U0DEV>', { want: HOSTILE.slice(0, 140), why: HOSTILE.slice(0, 140) });
    await twice(world.fay, '/rondo thank <@U0GUS>', {
      ...{ For: 'Help', 'What did they do?': HOSTILE.slice(0, 150), 'What did it change?': HOSTILE.slice(0, 150) },
    });
    for (const table of ['handRequests', 'breachFiles', 'proposals', 'thanks']) expect([table, await count(table)]).toEqual([table, 1]);
    await world.until('2026-11-05', '17:00');
    const asked = letters(world.cleo).filter((text) => text.includes('could use somebody to talk to'));
    expect(asked).toHaveLength(1);
  });

  it('is shown what was typed as it was typed: it calls nobody, and links nowhere', async () => {
    const { sends } = createDoer(world);
    const text = (length: number): string => HOSTILE.slice(0, length);
    for (const userId of ['U0FAY', 'U0GUS'])
      await sends(userId, 'pacts:page', 'P2', { aims: HOSTILE, style: HOSTILE, off_limits: HOSTILE, notes: '', exit: ['yes'] });
    await sends('U0BEN', 'mentors:offer', communityId(), { offer: HOSTILE, without: text(140), places: '1' });
    await sends('U0HANA', 'mentors:wish', communityId(), { want: HOSTILE, first: 'U0BEN' });
    await sends('U0ELI', 'mentors:nominate', communityId(), { nominee: 'U0GUS', line: HOSTILE });
    await world.until('2026-11-09', '17:00');
    const found = new Map<string, Look>();
    for (const userId of ['U0FAY', 'U0GUS', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0HANA', 'U0BEN'])
      found.set(userId, await lookEverywhere(world, userId));
    looks = found;
    const seen = [...looks.values()].flatMap((look) => look.seen.map(({ what }) => what));
    expect(seen.filter((what) => what.includes('drop table pairs')).length).toBeGreaterThan(10);
    const live = [...world.server.journal.calls.map(({ args }) => args), ...seen.map(readJson)].flatMap(markedUp);
    expect(live.length).toBeGreaterThan(100);
    expect(live.filter((words) => /<!channel> <@U0ANA>|<https:\/\/x\.example/.test(words))).toEqual([]);
    expect(world.logged()).not.toContain('"event":"fault"');
  }, 30_000);

  it('that is over, whose partner was switched off, or that is not kept any more, answers every old button in a sentence', async () => {
    changeUser(world.server.workspace, 'U0GUS', { deleted: true });
    await world.server.settled();
    await world.passes('2 days');
    expect((await pairs()).find(({ id }) => id === 'P2')).toMatchObject({ state: 'over', ended: 'gone' });
    await kernel().pairs.happen({ teamId: TEAM, id: 'P1' }, { is: 'over', why: 'closed' }, world.clock.now());
    const before = await kept();
    await pressAll(['U0FAY', 'U0BEN', 'U0DEV']);
    await kernel().pairs.tidy(world.clock.now() + 1);
    expect((await pairs()).filter(({ people }) => isOf({ people }, 'U0FAY'))).toEqual([]);
    await pressAll(['U0FAY', 'U0KIM']);
    expect(before).toEqual(await kept());
    expect(world.logged()).not.toContain('"event":"fault"');
  }, 30_000);

  /** What pairs agreed on and when they talk: no late press changes it. */
  const kept = async (): Promise<string[]> =>
    (await readEverything(world.app.db))
      .filter(({ table }) => ['pacts', 'pactPages', 'talks', 'meetings', 'closingTexts'].includes(table))
      .map(({ table, cells }) => `${table} ${JSON.stringify(cells)}`)
      .sort();

  /** Each is a sentence, a page or nothing; whatever is thrown beside a refusal fails here. Forms keep or explain what was typed. */
  async function pressAll(people: readonly string[]): Promise<void> {
    const controls = [...looks.values()].flatMap((look) => look.controls).filter(({ actionId }) => SLICES.test(actionId));
    const forms = [...looks.values()].flatMap((look) => look.forms).filter(({ callbackId }) => SLICES.test(callbackId));
    const unique = <T>(all: readonly T[], key: (one: T) => string): T[] => [...new Map(all.map((one) => [key(one), one])).values()];
    const typed: Values = { aims: 'Late', differently: 'Late', want: 'Late', what: 'Late', did: 'Late', changed: 'Late', offer: 'Late' };
    const answers: Answer[] = [];
    for (const userId of people) {
      for (const control of unique(controls, ({ actionId, value }) => `${actionId} ${value}`))
        answers.push(await press(world, userId, control));
      for (const form of unique(forms, ({ callbackId, metadata }) => `${callbackId} ${metadata}`))
        answers.push(await submit(world, userId, form, typed));
    }
    expect(answers.length).toBeGreaterThan(100);
    expect(JSON.stringify(answers)).not.toMatch(/undefined|\[object|NaN/);
  }
});
