/** Coaching in the worlds of the privacy tests: a round, pacts, talks, an end and questions to one person; every text is a word of its own. */
import { othersOf, type Pair } from '../../src/community/pair.ts';
import { createCheckStore } from '../../src/features/talks/store-checks.ts';
import type { Values } from '../../src/platform/feature.ts';
import { addDays } from '../../src/platform/time/local-dates.ts';
import { toInstant, toLocal } from '../../src/platform/time/zones.ts';
import { aPair } from '../support/pair.ts';
import { TEAM, type World } from '../support/world.ts';
import { createDoer, createHidden, type Hidden, meetOutsiders } from './everywhere.ts';
import { press } from './looking.ts';

/** In nobody's community: named only in a list, or only as somebody's manager. Their names are the words. */
const UNWANTED = { userId: 'U0NOA', name: 'zpnoaname' };
const MANAGER = { userId: 'U0MIA', name: 'zpmianame' };
const OTHER_MANAGER = { userId: 'U0LEO', name: 'zpleoname' };
/** Five are in, and are told on Tuesday 3 November: a pair and a trio. */
const IN_ROUND = ['U0CLEO', 'U0DEV', 'U0FAY', 'U0GUS', 'U0HANA'] as const;
/** When the talks of each are, in London. */
const AT = { pair: '13:37', trio: '14:41' } as const;

export interface Pairs {
  hidden: Hidden[];
  pair: Pair;
  trio: Pair;
  /** Who went from the trio. */
  leftId: string;
  /** What those drawn were shown before they were told. */
  early: { userId: string; shown: string }[];
}

const seconds = (at: number): string => `${Math.floor(at / 1000)}`;

export async function playPairs(world: World): Promise<Pairs> {
  const { kernel } = world.app;
  const { sends, presses } = createDoer(world);
  const { hidden, word, known } = createHidden('zp');
  const communityId = world.community?.id ?? '';
  const coaching = kernel.library.agreements.coaching.fields;
  const optionOf = (field: string): string => coaching.find(({ key }) => key === field)?.options[0] ?? '';

  /** Who is in, and whom not with. What each brings is hers until she is told; then her partners', too. */
  async function enter(): Promise<void> {
    for (const { userId, name } of [UNWANTED, MANAGER, OTHER_MANAGER]) {
      const person = { teamId: TEAM, userId, name, zone: 'Europe/London', locale: 'en-GB', kind: 'person', active: true } as const;
      await kernel.people.put(person, world.clock.now());
    }
    known('whom she would rather not be with', 'U0FAY', UNWANTED.name, ['U0FAY']);
    known('whom she reports to', 'U0FAY', MANAGER.name, ['U0FAY']);
    known('whom he reports to', 'U0ELI', OTHER_MANAGER.name, ['U0ELI']);
    for (const userId of IN_ROUND) {
      const bounds: Values = userId === 'U0FAY' ? { notWith: [UNWANTED.userId], reportsTo: MANAGER.userId } : {};
      const said = { offer: word('what she offers', userId, [userId]), want: word('what she wants', userId, [userId]) };
      const from = userId === 'U0HANA' || userId === 'U0DEV' ? '12:00' : '09:00';
      await sends(userId, 'rounds:enter', communityId, { ...said, ...bounds, from, until: '20:00' });
    }
    await sends('U0ELI', 'rounds:bounds', '', { notWith: ['U0FAY'], reportsTo: OTHER_MANAGER.userId });
    const gone = { offer: word('an offer taken back', 'U0IDA', []), want: word('a wish taken back', 'U0IDA', []) };
    await sends('U0IDA', 'rounds:enter', communityId, { ...gone, from: '09:00', until: '17:00' });
    await presses('U0IDA', 'rounds:leave', communityId);
  }

  /** Asking somebody oneself; `readers`: whom it reaches. */
  async function ask(from: string, to: string, readers: readonly string[]): Promise<string> {
    const id = kernel.newId();
    const said = { why: word(`why ${to}`, from, readers), want: word(`what she asks ${to} for`, from, readers) };
    await sends(from, 'proposals:ask', JSON.stringify({ c: communityId, id }), { whom: to, ...said });
    known('the question’s id', from, id, readers, 'id');
    return id;
  }

  /** Each writes a page; the first fixes three dates, the others agree. */
  async function agree({ id, people }: Pair, at: string): Promise<void> {
    const dates = ['2026-11-12', '2026-12-03', '2026-12-17'].map((on) => seconds(toInstant(on, at, 'Europe/London')));
    for (const userId of people) {
      const text = (what: string): string => word(`${what} in the pact`, userId, people);
      const page = { aims: text('her aims'), style: text('her style'), off_limits: text('what is off limits') };
      const { update } = await sends(userId, 'pacts:page', id, { ...page, notes: optionOf('notes'), exit: ['yes'] });
      const form = JSON.stringify(update);
      const blockOf = (place: string): string => new RegExp(`"block_id":"(${place}[^"]*)"`).exec(form)?.[1] ?? place;
      const values = Object.fromEntries(['first', 'second', 'third'].map((place, n) => [blockOf(place), dates[n] ?? '']));
      const metadata = update && 'private_metadata' in update ? String(update.private_metadata) : '';
      await sends(userId, 'pacts:dates', metadata, { ...values, ...(people.length === 2 ? { shape: optionOf('shape') } : {}) });
    }
    for (const date of dates) known('a date', people[0] ?? '', date, people);
    known('the pair’s id', people[0] ?? '', id, people, 'id');
    await world.passes('5 minutes');
  }

  /** A talk is held, moved, looked back on. */
  async function talk({ id, people: [a = '', b = ''] }: Pair): Promise<void> {
    await presses(a, 'talks:met', id);
    await sends(a, 'talks:move', `${id} 2`, { date: '2026-12-04', time: '15:43' });
    const { zone } = await kernel.people.get(TEAM, a);
    known('a date that was moved', a, seconds(toInstant('2026-12-04', '15:43', zone)), [a, b]);
    const [key = ''] = kernel.library.rubrics.find((one) => one.id === 'ru-coaching')?.criteria.map((one) => one.key ?? '') ?? [];
    await sends(b, 'talks:self', `${id} 1`, { spoke: 'half', step: 'yes' });
    await sends(b, 'talks:self-scores', `${id} 1`, { [key]: '3' });
    await sends(a, 'talks:feedback', id, { [key]: '2' });
    await createCheckStore(world.app.db).rest({ teamId: TEAM, pairId: id }, b);
    await world.until('2026-11-05', '15:00');
  }

  /** Two whose nine weeks are nearly over, and two for whom they are. */
  async function end(id: string, people: readonly [string, string], isOver: boolean): Promise<void> {
    const [a, b] = people;
    const now = world.clock.now();
    const today = toLocal(now, 'Europe/London').date;
    // So late that no message of theirs has room: only the record knows what they brought.
    const text = (what: string, by: string): string => word(`${what}, of two who are nearly through`, by, people, { finds: [] });
    const brings = (by: string) => ({
      offer: text('what she offers', by),
      want: text('what she wants', by),
      from: '09:00',
      until: '17:00',
    });
    await kernel.pairs.add(
      aPair(people, {
        ...{ teamId: TEAM, communityId, id, roundId: null, createdAt: now, toldAt: now, toldOn: addDays(today, -60) },
        ...{ closesOn: addDays(today, 6), brought: { [a]: brings(a), [b]: brings(b) } },
      }),
    );
    await kernel.pairs.happen({ teamId: TEAM, id }, { is: 'agreed' }, now);
    const shown = word('what she does differently', a, people);
    await sends(a, 'closings:enter', id, { talks: '3', useful: '4', differently: shown });
    await presses(a, 'closings:show', id);
    await sends(b, 'closings:enter', id, { talks: '2', useful: '2', differently: word('what she keeps to herself', b, [b]) });
    if (isOver) await kernel.pairs.happen({ teamId: TEAM, id }, { is: 'over', why: 'closed' }, world.clock.now());
  }

  await meetOutsiders(world);
  await enter();
  await ask('U0ANA', 'U0IDA', ['U0ANA', 'U0IDA']);
  // Eli would rather not be with Fay: he is never told, and she waits.
  await ask('U0FAY', 'U0ELI', ['U0FAY']);
  const accepted = await ask('U0BEN', 'U0HANA', ['U0BEN', 'U0HANA']);
  const declined = await ask('U0IDA', 'U0GUS', ['U0IDA', 'U0GUS']);
  await world.until('2026-10-29', '17:00');

  const drawn = await kernel.pairs.list({ teamId: TEAM, communityId, states: ['matched'] });
  const pair = drawn.find(({ people }) => people.length === 2);
  const trio = drawn.find(({ people }) => people.length === 3);
  if (!pair || !trio) throw new Error('a pair and a trio');
  const early: Pairs['early'] = [];
  for (const userId of pair.people)
    for (const actionId of ['pacts:open', 'pacts:guide', 'talks:desk', 'talks:help', 'closings:enter', 'rematches:again', 'thanks:give']) {
      const value = actionId === 'thanks:give' ? `pair/${pair.id}` : pair.id;
      early.push({ userId, shown: JSON.stringify(await press(world, userId, { actionId, value, form: null, inHome: false })) });
    }
  await presses('U0HANA', 'proposals:yes', accepted);
  await presses('U0GUS', 'proposals:no', declined);
  await world.until('2026-11-04', '18:00');
  for (const one of hidden)
    if (one.what === 'what she offers' || one.what === 'what she wants')
      one.may = one.finds = [pair, trio].find(({ people }) => people.includes(one.by))?.people ?? [];
  await agree(pair, AT.pair);
  await agree(trio, AT.trio);
  await talk(pair);
  await end('P-near', ['U0BEN', 'U0ELI'], false);
  await end('P-over', ['U0ANA', 'U0IDA'], true);

  // One of three goes: what she wrote for the pact goes with her, and what the others wrote is theirs.
  const [leftId = ''] = trio.people;
  await sends(leftId, 'talks:end', trio.id, {});
  const stay = othersOf(trio, leftId);
  for (const one of hidden) {
    if (!one.what.includes('in the pact') || !trio.people.includes(one.by)) continue;
    one.may = one.finds = one.by === leftId ? [] : stay;
  }
  await world.until('2026-11-06', '15:00');
  return { hidden, pair, trio, leftId, early };
}
