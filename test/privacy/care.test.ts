/** Nothing of a hand, a report, a mentorship or thanks is read by anybody whom its class excludes. (practice 3.8, 3.13) */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tables as breaches } from '../../src/features/breaches/tables.ts';
import { tables as hands } from '../../src/features/hands/tables.ts';
import { tables as mentors } from '../../src/features/mentors/tables.ts';
import { tables as mentorships } from '../../src/features/mentorships/tables.ts';
import { tables as thanks } from '../../src/features/thanks/tables.ts';
import { DAY } from '../../src/platform/clock.ts';
import { openWorld, TEAM, type World } from '../support/world.ts';
import { type Care, playCare } from './care.ts';
import { createDoer, leaksAtLarge, leaksOf, lookEverywhere, lostOf, READERS, tryAll } from './everywhere.ts';
import { afterGoing, afterTidying, placesOutsideKernel, tablesWithPeople, WAYS } from './going.ts';
import type { Look } from './looking.ts';
import { differences, whatIsShown } from './shown.ts';
import { holds, placesOf, type Row, readEverything } from './traces.ts';

let world: World;
let care: Care;
beforeAll(async () => {
  world = await openWorld({ patient: true, logLevel: 'trace' });
  care = await playCare(world);
}, 60_000);
afterAll(() => world.close());

const wordsIn = (rows: readonly Row[], by?: string): string[] => [
  ...new Set(
    care.hidden
      .filter((one) => one.kind === 'word' && (by === undefined || one.by === by) && rows.some((row) => holds(row, one.word)))
      .map(({ what }) => what),
  ),
];

describe('what somebody trusted somebody with', () => {
  it('is found by whom she meant, and by nobody else anywhere', async () => {
    const looks = new Map<string, Look>();
    const found: string[] = [];
    for (const userId of READERS) {
      const look = await lookEverywhere(world, userId, care.ids);
      looks.set(userId, look);
      found.push(...leaksOf(care.hidden, userId, look), ...lostOf(care.hidden, userId, look));
    }
    found.push(...(await leaksAtLarge(world, care.hidden)));
    found.push(...(await tryAll(world, care.hidden, looks, ['U0CLEO', 'U0BEN', 'U0HANA', 'U0LEA', 'U0OLA'])));
    expect(found).toEqual([]);
  }, 60_000);
});

describe('somebody who asked, answered, thanked or mentored', () => {
  it('takes with her what was between two people, and shows what she showed as she chose', async () => {
    const people = ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS', 'U0HANA', 'U0IDA'];
    const { named, all } = tablesWithPeople(world, await readEverything(world.app.db), breaches, hands, mentors, mentorships, thanks);
    expect(all.filter((table) => !named.includes(table))).toEqual(['clinicPauses', 'mentorshipCounts', 'mentorshipTalks']);
    const praise = ['the change of thanks', 'the deed of thanks'];
    for (const userId of people)
      for (const way of WAYS) {
        const rows = await afterGoing(world, userId, way);
        const stays = way === 'without-name' || way === 'with-name';
        // What she said to somebody stays with whom she said it to, and what she showed with those she showed it to.
        const given = stays && ['U0BEN', 'U0FAY', 'U0IDA'].includes(userId);
        const words = [
          ...(stays && userId === 'U0IDA' ? ['a gain that is shown of a mentorship'] : []),
          ...(given ? praise : []),
          ...(stays && userId === 'U0HANA' ? ['the title of what came to rest'] : []),
        ];
        expect([userId, way, wordsIn(rows, userId).toSorted()]).toEqual([userId, way, words]);
        const places = [
          ...(stays && userId === 'U0HANA' ? ['experimentMoments.byId', 'experiments.ownerId'] : []),
          ...(way === 'with-name' && userId === 'U0IDA' ? ['mentorshipGains.userId'] : []),
          ...(way === 'with-name' && given ? ['thanks.fromId'] : []),
          ...(way === 'with-name' && userId === 'U0ANA' ? ['thanks.toId'] : []),
        ];
        const founded = userId === 'U0ANA' ? ['communities.createdBy', 'people.userId'] : [];
        const found = way === 'forget-me' ? placesOf(rows, userId) : placesOutsideKernel(rows, userId);
        expect([userId, way, found]).toEqual([userId, way, way === 'forget-me' ? founded : places]);
      }
  }, 60_000);

  it('is not remembered longer than 90 days, but for what everybody may read', async () => {
    const now = world.clock.now();
    const shown = [
      'the offer of a mentor',
      'the limits of a mentor',
      'a gain that is shown of a mentorship',
      'the deed of thanks',
      'the change of thanks',
    ];
    const hers = ['the title of what came to rest'];
    const before = wordsIn(await afterTidying(world, now + 86 * DAY, async () => undefined));
    expect(before).toEqual(expect.arrayContaining([...shown, 'what in a report', 'what a hand is about', 'the aim of a mentorship']));
    // Nothing was sent meanwhile, and nobody has answered.
    const asked = ['what she wants of U0CLEO'];
    const later = (await afterTidying(world, now + 91 * DAY, async () => undefined)).filter(({ table }) => table !== 'outbox');
    expect(wordsIn(later).toSorted()).toEqual([...shown, ...hers, ...asked].toSorted());
    expect(later.filter(({ table }) => ['handRequests', 'breachFiles', 'mentorNominations', 'mentorships'].includes(table))).toEqual([]);
    expect(later.filter(({ table, cells }) => table === 'thanks' && cells.privacy !== 'P3')).toEqual([]);
  }, 60_000);
});

// The last one: what is done here stays done.
describe('whatever is asked of one person', () => {
  it('shows nobody else, steward or not, that anything was: not a count, not a line', async () => {
    const before = await whatIsShown(world, ['kim', 'ida'], 15);
    const { sends, presses } = createDoer(world);
    const here = JSON.stringify({ c: world.community?.id ?? '' });
    await sends('U0CLEO', 'hands:ask', here, { kind: 'eyes', about: 'One more', first: 'U0HANA', know: 'chosen' });
    await presses(care.asked, 'breaches:take', care.fileId);
    await sends('U0CLEO', 'breaches:send', here, { what: 'One more', contact: 'no', wish: '', about: [], steward: ['yes'] });
    await sends('U0ELI', 'mentors:wish', world.community?.id ?? '', { want: 'One more', first: 'U0BEN', second: 'U0CLEO' });
    await sends('U0ELI', 'mentors:nominate', world.community?.id ?? '', { nominee: 'U0FAY', line: 'One more' });
    await world.app.settle();
    expect(differences(before, await whatIsShown(world, ['kim', 'ida'], 15))).toEqual([]);
  }, 60_000);

  it('is in no list of what could not be sent', async () => {
    const now = world.clock.now();
    const where = { communityId: world.community?.id ?? '', zone: 'Europe/London', anchor: 'late', dueAt: now - 4 * DAY };
    const { agenda } = world.app.kernel;
    await agenda.once('thanks.bring', { teamId: TEAM, ...where, userId: 'U0GUS' });
    await agenda.once('rematches.two', { teamId: TEAM, ...where });
    await world.until('2026-11-09', '10:00');
    const digest = world.ana.messages().findLast(({ text }) => text.includes('this week:'))?.text ?? '';
    expect(digest).toContain('session 2');
    expect(digest).not.toMatch(/Thanks for you|Two go on/);
    expect(leaksOf(care.hidden, 'U0ANA', { seen: [{ where: 'the digest', what: digest }] })).toEqual([]);
  }, 60_000);
});
