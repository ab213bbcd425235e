/** Mentoring, hands, reports and thanks in the worlds of the privacy tests; every text is a word of its own. */
import type { Contributions } from '../../src/community/feature.ts';
import type { Session } from '../../src/community/records.ts';
import { askedNow } from '../../src/features/breaches/rules.ts';
import { createStore as createBreachStore } from '../../src/features/breaches/store.ts';
import { createStore as createHandStore } from '../../src/features/hands/store.ts';
import { createStore as createMentorStore } from '../../src/features/mentors/store.ts';
import { createStore as createMentorshipStore } from '../../src/features/mentorships/store.ts';
import type { Ref } from '../../src/platform/delivery/outbox.ts';
import { TEAM, type World } from '../support/world.ts';
import { createDoer, createHidden, type Hidden, type Ids, meetOutsiders } from './everywhere.ts';
import { idOf, NAMES } from './secrets.ts';

/** The sponsor is no member. */
export const MEMBERS = NAMES.filter((name) => name !== 'lea').map(idOf);

export interface Care {
  hidden: Hidden[];
  /** Of a report that is waiting for somebody, and of a mentorship that is over. */
  ids: Ids;
  fileId: string;
  /** Who is asked to take it. */
  asked: string;
}

const hasTakeIn = (feature: Contributions): feature is Contributions & { takeIn(session: Session, now: number): Promise<void> } =>
  feature.name === 'thanks' && 'takeIn' in feature;

export async function playCare(world: World): Promise<Care> {
  const { app } = world;
  const { kernel, db } = app;
  const { sends, presses } = createDoer(world);
  const { hidden, word, known } = createHidden('zc');
  const communityId = world.community?.id ?? '';
  const inCommunity = JSON.stringify({ c: communityId });
  const tried: [string, string][] = [];
  const refs: Ref[] = [];
  const tries = (id: string, ...actionIds: readonly string[]): void =>
    void tried.push(...actionIds.map((actionId): [string, string] => [actionId, id]));
  const one = <T>(rows: readonly T[]): T => {
    const [row] = rows;
    if (row === undefined) throw new Error('one row');
    return row;
  };

  // ——— mentors ———
  const offer = (userId: string, places: string): Promise<unknown> => {
    const text = (what: string): string => word(`${what} of a mentor`, userId, MEMBERS, { exported: true });
    return sends(userId, 'mentors:offer', communityId, { offer: text('the offer'), without: text('the limits'), places });
  };
  const wish = (userId: string, mentorId: string, second: string): Promise<unknown> => {
    const want = word(`what she wants of ${mentorId}`, userId, [userId, mentorId], { finds: [userId] });
    return sends(userId, 'mentors:wish', communityId, { want, first: mentorId, second });
  };
  const requestOf = async (userId: string): Promise<string> => one(await createMentorStore(db).by(TEAM, communityId, userId)).id;
  const nominate = (userId: string, nominee: string, readers: readonly string[]): Promise<unknown> =>
    sends(userId, 'mentors:nominate', communityId, { nominee, line: word(`why ${nominee} is put forward`, userId, readers) });

  /** Two who have agreed, and look back at once. */
  async function mentor(mentee: string, mentorId: string, isShown: boolean): Promise<void> {
    const both = [mentee, mentorId];
    await presses(mentorId, 'mentors:yes', await requestOf(mentee));
    const { id } = one((await createMentorshipStore(db).of(TEAM, mentee)).filter((row) => row.mentorId === mentorId));
    known('the id of a mentorship', mentee, id, both, 'id');
    tries(id, 'mentorships:open', 'mentorships:agreement', 'mentorships:close', 'mentorships:move');
    const text = (what: string, by: string, readers: readonly string[] = both): string => word(`${what} of a mentorship`, by, readers);
    const first = { aim: text('the aim', mentee), bounds: text('the bounds', mentee), ending: text('the ending', mentee) };
    await sends(mentee, 'mentorships:agreement', id, { ...first, firstOn: '2026-11-17', at: '15:27' });
    await sends(mentorId, 'mentorships:agreement', id, { give: text('what is given', mentorId), back: text('what comes back', mentorId) });
    await presses(mentee, 'mentorships:wind-up', id);
    const took = isShown ? text('a gain that is shown', mentee, MEMBERS) : text('what she took on', mentee, [mentee]);
    await sends(mentee, 'mentorships:close', id, { changed: text('what changed', mentee), took, show: isShown ? ['yes'] : [] });
    await sends(mentorId, 'mentorships:close', id, { changed: text('what changed', mentorId) });
  }

  // ——— hands and reports ———
  async function hand(userId: string, chosen: readonly [string, ...string[]], readers: readonly string[], more = {}): Promise<string> {
    const [first, ...next] = chosen;
    const about = word('what a hand is about', userId, readers, more);
    const values = { kind: 'talk', about, first, next, know: 'chosen' };
    await sends(userId, 'hands:ask', inCommunity, chosen.includes('U0FAY') ? { ...values, know: 'stewards' } : values);
    const { id } = one(await createHandStore(db).askedBy(TEAM, userId));
    known('the id of a hand', userId, id, [userId, ...chosen], 'id');
    tries(id, 'hands:about', 'hands:yes');
    return id;
  }
  const fileOf = async (userId: string) => one((await createBreachStore(db).list(TEAM)).filter(({ reporterId }) => reporterId === userId));
  async function report(userId: string, about: string[], readers: readonly string[]): Promise<string> {
    const text = (what: string): string => word(`${what} in a report`, userId, readers);
    await sends(userId, 'breaches:send', inCommunity, { what: text('what'), wish: text('the wish'), contact: 'yes', about, steward: [] });
    const { id } = await fileOf(userId);
    tries(id, 'breaches:read', 'breaches:mine', 'breaches:take');
    return id;
  }

  /** Whoever is asked has it now, and nobody else. */
  async function takes(id: string, by: string): Promise<void> {
    const reader = askedNow(await fileOf(by)) ?? '';
    for (const hers of hidden) if (hers.by === by && hers.what.includes('in a report')) hers.may = hers.finds = [by, reader];
    await presses(reader, 'breaches:take', id);
  }

  // ——— thanks ———
  async function thank(from: string, to: string, where: 'person' | 'notes', readers: readonly string[], exported = false): Promise<void> {
    const text = (what: string, finds = readers): string => word(`${what} of thanks`, from, readers, { exported, finds });
    const id = kernel.newId();
    refs.push({ kind: 'thanks', id });
    tries(id, 'thanks:keep');
    const meta = JSON.stringify({ i: id, c: communityId });
    await sends(from, 'thanks:give', meta, {
      whom: to,
      kind: 'help',
      did: text('the deed'),
      changed: text('the change', [from, to]),
      where,
    });
  }

  await meetOutsiders(world);
  await offer('U0BEN', '2');
  await offer('U0CLEO', '1');
  await offer('U0DEV', '1');
  await wish('U0FAY', 'U0BEN', 'U0CLEO');
  await wish('U0IDA', 'U0DEV', 'U0CLEO');
  await wish('U0GUS', 'U0CLEO', 'U0BEN');
  await nominate('U0ELI', 'U0HANA', ['U0ELI', 'U0HANA']);
  const gus = await hand('U0GUS', ['U0HANA', 'U0DEV'], ['U0GUS', 'U0DEV']);
  // Once somebody is there, what it is about is told and not read.
  const eli = await hand('U0ELI', ['U0FAY'], ['U0ELI', 'U0FAY'], { finds: [] });
  // About Cleo: the other trust keeper alone. About both: a steward.
  await presses('U0DEV', 'breaches:take', await report('U0ELI', ['U0CLEO'], ['U0ELI', 'U0DEV']));
  const about = await report('U0FAY', ['U0CLEO', 'U0DEV'], []);
  await takes(about, 'U0FAY');
  await presses('U0GUS', 'breaches:withdraw', await report('U0GUS', [], []));
  await thank('U0FAY', 'U0GUS', 'person', ['U0FAY', 'U0GUS']);
  await thank('U0IDA', 'U0ANA', 'notes', MEMBERS, true);
  await world.until('2026-11-04', '18:00');

  await presses('U0HANA', 'hands:not-now', gus);
  await presses('U0FAY', 'hands:yes', eli);
  await presses('U0CLEO', 'mentors:no', await requestOf('U0GUS'));
  for (const hers of hidden) if (hers.what === 'what she wants of U0CLEO') hers.may = hers.finds = ['U0GUS', 'U0BEN'];
  await mentor('U0FAY', 'U0BEN', false);
  await mentor('U0IDA', 'U0DEV', true);
  // She has a mentor: she is not asked, and whoever put her forward cannot tell.
  await nominate('U0ANA', 'U0GUS', ['U0ANA']);
  const session = one((await kernel.calendar.sessions(TEAM, communityId)).filter(({ status }) => status === 'planned'));
  await db.transaction(async () => {
    for (const feature of app.contributions) if (hasTakeIn(feature)) await feature.takeIn(session, world.clock.now());
  });
  await thank('U0BEN', 'U0ELI', 'notes', ['U0BEN', 'U0ELI']);
  await presses('U0CLEO', 'thanks:praise', 'off');

  // An experiment that came to rest: a hand is offered, once and to her alone.
  const now = world.clock.now();
  const title = word('the title of what came to rest', 'U0HANA', ['U0HANA']);
  await kernel.experiments.add(
    {
      ...{ teamId: TEAM, id: 'E1', communityId, ownerId: 'U0HANA', title, templateId: 'xt-habit', fields: {}, visibility: 'none' },
      ...{ buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, findings: {}, state: 'running', round: 1, beforeId: null },
      ...{ startOn: '2026-10-20', days: 14, sinceOn: '2026-10-20', extended: false, misses: 0, verdict: null, createdAt: 0 },
      ...{ startedAt: now, resultAt: null, decidedAt: null, sharedAt: null, changedAt: now },
    },
    'U0HANA',
  );
  await kernel.experiments.happen({ teamId: TEAM, id: 'E1' }, { is: 'stopped' }, { userId: 'U0HANA', now });
  await world.until('2026-11-05', '11:00');
  // One passes it on, unread, and cannot open it any more; the other one is asked.
  const fileId = await report('U0HANA', [], []);
  await presses(askedNow(await fileOf('U0HANA')) ?? '', 'breaches:pass-on', fileId);
  const next = askedNow(await fileOf('U0HANA')) ?? '';
  for (const hers of hidden) if (hers.by === 'U0HANA' && hers.what.includes('in a report')) hers.may = hers.finds = ['U0HANA', next];
  await world.until('2026-11-05', '18:00');
  return { hidden, ids: { tried, refs }, fileId, asked: next };
}
