/** What is left of experiments and the shelf after somebody has gone, in each of the ways in which she can go. (practice 3.8, 3.13) */
import { afterEach, describe, expect, it } from '@jest/globals';
import { CHANNEL, openWorld, type World } from '../support/world.ts';
import { type Cast, plantThread } from './thread.ts';
import { holds, placesOf, readEverything } from './traces.ts';

let world: World;
afterEach(() => world.close());

/** She leads, writes and quotes; the second lead and the readers stay. */
const CAST: Cast = {
  ...{ owner: 'U0GUS', author: 'U0GUS', partner: 'U0BEN', buddy: 'U0CLEO', quoted: 'U0DEV', reader: 'U0ELI' },
  ...{ organisationReaders: 'everybody', visibility: 'title' },
};
/** Recognised when it is delivered twice, for two days. */
const REACHED = ['attention.userId', 'inboundSeen.key', 'people.userId'];
/** What both lead stays with the other. */
const BOTH = / of a pilot( where both answered)?$/;

const WAYS: Record<string, { stays: RegExp; goes: RegExp; id: string[] }> = {
  // Her private experiments and their check-ins stay hers, as she may come back; everything that others read has no name any more.
  'without-name': {
    stays: /./,
    goes: /draft|a case$|message|a note not shown|a copy of P0|decision of the leads|an answer nobody|where it was used|quotation \((waiting|out)\)/,
    id: [
      ...['agenda.person', 'attention.userId', 'checkpointAnswers.byId', 'experimentMoments.byId', 'experiments.ownerId'],
      ...['inboundSeen.key', 'members.userId', 'people.userId'],
    ],
  },
  delete: { stays: BOTH, goes: /^$/, id: REACHED },
  'forget-me': { stays: BOTH, goes: /^$/, id: [] },
};

describe('somebody who wrote and led everything', () => {
  it.each(Object.entries(WAYS))(
    '%s: what was hers alone goes or stays hers, and the rest is as she chose',
    async (choice, { stays, goes, id }) => {
      world = await openWorld({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1, patient: true });
      const { planted } = await plantThread(world, CAST);
      await world.gus.types(choice === 'forget-me' ? '/rondo forget-me' : '/rondo leave', { channel: CHANNEL });
      await world.gus.fills(choice === 'forget-me' ? { sure: ['Delete everything about me'] } : { texts: choice }).submits();
      await world.passes(choice === 'forget-me' ? '3 days' : '5 minutes');
      const rows = await readEverything(world.app.db);
      const left = planted.filter(({ by, word }) => by === 'U0GUS' && rows.some((row) => holds(row, word))).map(({ what }) => what);
      expect(left.filter((what) => !stays.test(what) || goes.test(what))).toEqual([]);
      expect(left.length).toBeGreaterThan(5);
      expect(placesOf(rows, 'U0GUS')).toEqual([...id].sort());
    },
    60_000,
  );
});
