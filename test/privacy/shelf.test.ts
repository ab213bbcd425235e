/** No way of asking the shelf gives an item to somebody whom its class excludes; what was written in private stays private. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Contributions } from '../../src/community/feature.ts';
import { findLooker } from '../../src/community/find-looker.ts';
import { findViewer } from '../../src/community/find-viewer.ts';
import { ITEM_KINDS, type Item } from '../../src/community/item.ts';
import type { Community } from '../../src/community/records.ts';
import { classFacets, kindFacets, stateFacets } from '../../src/community/shelf-rules.ts';
import { createOffers } from '../../src/features/finding/service-offers.ts';
import { at, openKernel, TEAM } from '../community/open-kernel.ts';
import { onEveryEngine } from '../support/engines.ts';

const NOW = at('2026-11-24', '09:00');
const READERS = ['everybody', 'sponsor', 'nobody'] as const;
const PEOPLE = ['UAUTHOR', 'UMEMBER', 'UEX', 'UCOLLEAGUE', 'USPONSOR', 'UGUEST', 'UOTHERGUEST', 'USTRANGER'] as const;
const AUTHORS = ['UAUTHOR', 'UMEMBER', 'UEX', null] as const;
const by = { userId: null, now: NOW, what: 'changed' };
const CLASSES = ['P0', 'P3', 'P4', 'P5'] as const;

const drawn = fc.record({
  community: fc.nat(READERS.length - 1),
  author: fc.constantFrom(...AUTHORS),
  kind: fc.constantFrom(...ITEM_KINDS),
  archived: fc.boolean(),
  /** What it was released to and withdrawn from, one after the other; a version is written after each. */
  classes: fc.array(fc.constantFrom(...CLASSES), { minLength: 1, maxLength: 3 }),
});

onEveryEngine('The shelf', (database) => {
  it('shows each person what she may read, and nothing else, whichever way she asks', async () => {
    const { kernel, found, join, give, put } = openKernel(database());
    const { shelf } = kernel;
    const communities: Community[] = [];
    for (const organisationReaders of READERS) {
      const community = await found(`Here ${organisationReaders}`, {}, { organisationReaders });
      communities.push(community);
      await join(community, 'UAUTHOR');
      await join(community, 'UMEMBER');
      await join(community, 'UEX', { status: 'left' });
      await give(community, 'USPONSOR', 'sponsor');
    }
    for (const userId of ['UCOLLEAGUE', 'USPONSOR']) await put(userId);
    for (const userId of ['UGUEST', 'UOTHERGUEST']) await put(userId, { kind: 'guest' });
    await put('USTRANGER', { kind: 'stranger' });
    const invited = (userId: string): string[] =>
      userId === 'UGUEST' ? communities.slice(0, 2).map(({ id }) => id) : userId === 'UOTHERGUEST' ? ['elsewhere'] : [];
    const guests: Contributions = { name: 'guests', guestOf: async (_, userId) => invited(userId) };
    const deps = { ...kernel, contributions: () => [guests] };
    const offers = createOffers({ deps });

    /** The table of practice 3.13, written once more. */
    const may = (userId: string, at: number, privacy: Item['privacy'], authorId: string | null): boolean => {
      if (privacy === 'P0') return authorId === userId;
      const isMember = userId === 'UAUTHOR' || userId === 'UMEMBER';
      const reads = READERS[at] === 'everybody' ? ['UEX', 'UCOLLEAGUE', 'USPONSOR'] : READERS[at] === 'sponsor' ? ['USPONSOR'] : [];
      const isGuest = userId === 'UGUEST' && at < 2;
      return isMember || (privacy !== 'P3' && reads.includes(userId)) || (privacy === 'P5' && isGuest);
    };

    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { minLength: 4, maxLength: 10 }), async (rows) => {
        const word = `quokka${run++}x`;
        const items = await Promise.all(
          rows.map(async (row, n) => {
            const [first = 'P0', ...later] = row.classes;
            const item: Item = {
              ...{ teamId: TEAM, id: `${word}-${n}`, communityId: communities[row.community]?.id ?? '', kind: row.kind, formId: null },
              ...{
                title: `${word} one`,
                parts: { use_when: `${word} v1` },
                topicClass: 'people',
                subTags: ['marsupials'],
                state: 'shared',
              },
              ...{ privacy: first, authorId: row.author, stewardId: null, credit: null, version: 1, reviewOn: null },
              ...{ createdAt: NOW, changedAt: NOW, sharedAt: null, usedAt: null },
            };
            await shelf.add(item, by);
            for (const [step, privacy] of later.entries()) {
              await shelf.mark(item, { privacy }, by);
              await shelf.write(item, { parts: { use_when: `${word} v${step + 2}` } }, { ...by, base: step + 1 });
            }
            if (row.archived) await shelf.mark(item, { state: 'archived' }, by);
            return { item, row, privacy: row.classes.at(-1) ?? 'P0' };
          }),
        );
        for (const userId of PEOPLE) {
          const looker = await findLooker(deps, TEAM, userId, NOW);
          const expected = items.filter(({ row, privacy }) => may(userId, row.community, privacy, row.author)).map(({ item }) => item.id).toSorted(); // biome-ignore format: one thought
          const ours = (list: readonly Item[]): string[] => list.map(({ id }) => id).filter((id) => id.startsWith(`${word}-`)).toSorted(); // biome-ignore format: one thought
          const search = (facets?: string[][]) =>
            shelf.search(looker, { teamId: TEAM, text: word, limit: 50, ...(facets ? { facets } : {}) });
          expect(ours(await search())).toEqual(expected);
          expect(ours(await search([kindFacets([...ITEM_KINDS]), classFacets(['people']), stateFacets(['shared', 'archived'])]))).toEqual(
            expected,
          );
          expect(ours(await shelf.listFor(looker, { teamId: TEAM }))).toEqual(expected);
          for (const { item, row, privacy } of items) {
            const seen = may(userId, row.community, privacy, row.author);
            expect((await shelf.findFor(looker, TEAM, item.id)) !== null).toBe(seen);
            const fresh = await shelf.find(TEAM, item.id);
            const versions = fresh ? await shelf.versions(looker, fresh) : [];
            const readable = row.classes.map((was) => seen && may(userId, row.community, was, row.author));
            expect(versions.map(({ version }) => version)).toEqual(readable.flatMap((isReadable, n) => (isReadable ? [n + 1] : [])));
            if (!seen && fresh) expect(await shelf.moments(looker, fresh)).toEqual([]);
          }
          const viewer = await findViewer(kernel, TEAM, userId, NOW);
          for (const [n, { id: communityId }] of communities.entries())
            for (const who of viewer ? [viewer, null] : [null]) {
              const wanted = { teamId: TEAM, communityId, viewer: who, words: word, topicClass: null, subTag: 'marsupials', now: NOW };
              const offered = (await offers(wanted)).map(({ open }) => open.value).filter((id) => id.startsWith(`${word}-`));
              const allowed = items.filter(
                ({ row, privacy }) =>
                  row.community === n && !row.archived && privacy !== 'P0' && (who === null || may(userId, n, privacy, row.author)),
              );
              expect(offered.filter((id) => !allowed.some(({ item }) => item.id === id))).toEqual([]);
            }
        }
      }),
      { numRuns: 4, seed: 11 },
    );
  });
});
