/** No way of asking for an experiment gives it to somebody whom its class excludes; its title and its text have classes of their own. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXPERIMENT_STATES, type Experiment, type Visibility } from '../../src/community/experiment.ts';
import { findViewer } from '../../src/community/find-viewer.ts';
import type { Deps } from '../../src/community/kernel.ts';
import type { Community } from '../../src/community/records.ts';
import { createStore as createCheckpointStore } from '../../src/features/checkpoints/store.ts';
import { createFeatures } from '../../src/features/index.ts';
import { readStarterLibrary } from '../../src/library/library.ts';
import { UserError } from '../../src/platform/errors.ts';
import type { ActionAct } from '../../src/platform/feature.ts';
import { createLog } from '../../src/platform/log.ts';
import { createRandom } from '../../src/platform/random.ts';
import { at, openKernel, TEAM } from '../community/open-kernel.ts';
import { onEveryEngine } from '../support/engines.ts';

const NOW = at('2026-11-24', '09:00');
const PEOPLE = ['UOWNER', 'UPARTNER', 'UBUDDY', 'UMEMBER', 'USTEWARD', 'UELSEWHERE', 'UEX', 'UCOLLEAGUE', 'UGUEST', 'USTRANGER'] as const;
const MEMBERS: readonly string[] = PEOPLE.slice(0, 5);
const OPENED = ['shared', 'reused'] as const;
const OVER = ['decided', ...OPENED] as const;
const isAmong = (list: readonly string[], state: string): boolean => list.includes(state);

const drawn = fc.record({
  owner: fc.constantFrom('UOWNER', 'UPARTNER', 'UEX', null),
  partner: fc.constantFrom(null, null, 'UMEMBER'),
  agreed: fc.boolean(),
  buddy: fc.constantFrom(null, 'UBUDDY', 'UCOLLEAGUE'),
  visibility: fc.constantFrom<Visibility>('title', 'all', 'none'),
  state: fc.constantFrom(...EXPERIMENT_STATES),
  templateId: fc.constantFrom('xt-habit', 'xt-two-team', 'xt-decision-rule'),
  kept: fc.boolean(),
  second: fc.boolean(),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** The table of practice 3.13 and the life cycle's "who may see it", written once more. */
const may = (row: Drawn, userId: string) => {
  const isMember = MEMBERS.includes(userId);
  const isLead = userId === row.owner || userId === row.partner;
  const isOpen = row.visibility === 'all' || isAmong(OPENED, row.state);
  const isTold =
    isOpen && (row.second ? row.visibility === 'all' && (!row.kept || isAmong(OVER, row.state)) : !row.kept || isAmong(OVER, row.state));
  // What members may read is for members: whoever left keeps what is hers alone, and it is in her file.
  const title = isOpen || row.visibility === 'title' ? isMember : isLead || userId === row.buddy;
  const whole = isOpen ? isMember : isLead;
  return { isLead, title, whole, said: whole && (isTold || isLead) };
};

function open(given: ReturnType<typeof openKernel>) {
  const features: ReturnType<typeof createFeatures>[] = [];
  const none = async (): Promise<void> => undefined;
  const missing = (what: string): never => {
    throw new Error(`no ${what}`);
  };
  const deps: Deps = {
    ...given.kernel,
    ...{ db: given.db, log: createLog('silent'), random: createRandom('experiments'), newId: given.newId, library: readStarterLibrary() },
    outbox: { post: none, update: none, group: none, call: none, file: none, withdraw: async () => 0 },
    contributions: () => features[0]?.list ?? [],
    askKind: missing,
    touch: missing,
    botUserId: async () => null,
  };
  const made = createFeatures(deps, given.kernel.erasure);
  features.push(made);
  const press = async (userId: string, actionId: string, value: string): Promise<string> => {
    const act: ActionAct = {
      ...{ teamId: TEAM, userId, now: NOW, channelId: null, actionId, value, chosen: [value], message: null, modal: null, home: false },
    };
    const handler = made.list.find(({ actions }) => actions?.[actionId])?.actions?.[actionId];
    try {
      return JSON.stringify((await (handler ?? missing(actionId))(act)) ?? {});
    } catch (error) {
      if (error instanceof UserError) return `${error.message} ${error.hint ?? ''}`;
      throw error;
    }
  };
  return { ...made, press };
}

onEveryEngine('Experiments', (database, engine) => {
  it('show each person their title and their text as far as she may read it, whichever way she asks', async () => {
    const given = openKernel(database());
    const { kernel, found, join, give, put } = given;
    const here = await found('Here', {}, { organisationReaders: 'everybody' });
    const there = await found('There', {}, { organisationReaders: 'everybody' });
    for (const userId of MEMBERS) await join(here, userId);
    await give(here, 'USTEWARD', 'steward');
    await join(here, 'UEX', { status: 'left' });
    await join(there, 'UELSEWHERE');
    await put('UCOLLEAGUE');
    await put('UGUEST', { kind: 'guest' });
    await put('USTRANGER', { kind: 'stranger' });
    const { press, list, exports } = open(given);
    const checkpoints = createCheckpointStore(given.db);
    const describeIt = list.find(({ name }) => name === 'experiments')?.describe?.experiment;

    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { minLength: 6, maxLength: 6 }), async (rows) => {
        run++;
        const wordsOf = (n: number) => {
          const word = (what: string): string => `${what}${run}x${n}quokka`;
          return { id: word('id'), title: word('title'), whole: [word('field'), word('found')], said: [word('did'), word('learned')] };
        };
        for (const [n, row] of rows.entries()) {
          const { id, title, whole, said } = wordsOf(n);
          const experiment: Experiment = {
            ...{ teamId: TEAM, communityId: here.id, id, title, templateId: row.templateId, fields: { now: whole[0] ?? '' } },
            ...{ visibility: row.visibility, buddyId: row.buddy, partnerId: row.partner, partnerAgreed: row.agreed, sourceId: null },
            ...{ findings: { 'What happened?': whole[1] ?? '' }, ownerId: row.owner, state: row.state, round: 1, beforeId: null, days: 14 },
            ...{
              startOn: '2026-11-10',
              sinceOn: '2026-11-10',
              extended: false,
              misses: 0,
              verdict: isAmong(OVER, row.state) ? 'adopt' : null,
            },
            ...{ createdAt: NOW, startedAt: NOW, resultAt: null, decidedAt: isAmong(OVER, row.state) ? NOW : null, changedAt: NOW },
            sharedAt: isAmong(OPENED, row.state) ? NOW : null,
          };
          await kernel.experiments.add(experiment, row.owner ?? 'UOWNER');
          await checkpoints.put({
            ...{ teamId: TEAM, communityId: here.id, id: `${id}c`, experimentId: id, byId: row.owner, at: NOW, day: 2, privacy: 'P0' },
            ...{ did: said[0] ?? '', saw: '', vs: 'Better', learned: said[1] ?? '', next: '', second: row.second, kept: row.kept },
          });
          // All hang together, so that a walk from any of them passes the others.
          if (n > 0) await kernel.trail.link(TEAM, { kind: 'experiment', id: wordsOf(n - 1).id }, { kind: 'experiment', id }, NOW);
        }
        // On the slower engine those whose classes differ.
        for (const userId of engine === 'sqlite' ? PEOPLE : PEOPLE.filter((_, n) => n % 2 === 1)) {
          /** Nothing that she may not read, and of what she may what the way shows. */
          const check = (where: string, text: string, shown: readonly ('title' | 'whole' | 'said')[], only: number | null = null): void => {
            for (const [n, row] of rows.entries()) {
              const [words, seen] = [wordsOf(n), may(row, userId)];
              for (const what of ['title', 'whole', 'said'] as const)
                for (const word of [words[what]].flat()) {
                  if (!seen[what] && !seen.isLead) expect([where, userId, word, text.includes(word)]).toEqual([where, userId, word, false]);
                  else if (seen[what] && seen.title && shown.includes(what) && (only === null || only === n))
                    expect([where, userId, word, text.includes(word)]).toEqual([where, userId, word, true]);
                }
            }
          };
          const viewer = await findViewer(kernel, TEAM, userId, NOW);
          for (const [n, row] of rows.entries()) {
            const { id } = wordsOf(n);
            check('the page', await press(userId, 'experiments:open', id), viewer ? ['title', 'whole', 'said'] : [], n);
            check('the check-ins', await press(userId, 'checkpoints:all', id), []);
            check(
              'the trail',
              await press(userId, 'trails:open', `experiment/${id}`),
              may(row, userId).title && viewer ? ['title'] : [],
              n,
            );
            if (engine === 'sqlite' && run === 1) for (const way of WAYS) check(way, await press(userId, way, id), []);
            if (viewer) check('described', JSON.stringify((await describeIt?.({ kind: 'experiment', id }, viewer)) ?? null), ['title'], n);
          }
          check('the board', await press(userId, 'boards:open', here.id), []);
          check('her list', await press(userId, 'experiments:mine', ''), []);
          for (const feature of list) {
            for (const panel of viewer ? (feature.home ?? []) : [])
              if (viewer) check(`home: ${panel.plural}`, JSON.stringify(await panel.rows(viewer)), []);
            check(`about her: ${feature.name}`, JSON.stringify((await feature.storedAbout?.(TEAM, userId)) ?? []), []);
          }
        }
        // What leaves is for everybody here, and for nobody in particular.
        const leaving = async (community: Community): Promise<string> => {
          const files = [...(await exports.filesOf(community)), ...(await kernel.erasure.exportCommunity(list, community))];
          return files.map(({ content }) => content).join('\n');
        };
        const left = await leaving(here);
        for (const [n, row] of rows.entries()) {
          const [words, seen] = [wordsOf(n), may({ ...row, owner: null, partner: null }, 'UMEMBER')];
          for (const word of [words.title, ...words.whole]) expect([word, left.includes(word)]).toEqual([word, seen.whole]);
          for (const word of words.said) if (!seen.said) expect([word, left.includes(word)]).toEqual([word, false]);
        }
        expect(await leaving(there)).not.toContain('quokka');
        for (const [n] of rows.entries()) await kernel.experiments.remove(TEAM, wordsOf(n).id);
      }),
      { numRuns: engine === 'sqlite' ? 2 : 1, seed: 11, endOnFailure: true },
    );
  }, 30_000);
});

/** Buttons of other capabilities that an id opens. */
const WAYS = [
  'results:enter',
  'results:decide',
  'results:summary',
  'decisions:list',
  'projects:open',
  'pilots:check',
  'boards:ask',
  'experiments:edit',
];
