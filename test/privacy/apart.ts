/**
 * The same two weeks played twice: once somebody ends it quietly and somebody stays silent; once the reason is a private list. Whoever
 * the list is about, and everybody else, sees the same to the minute.
 */
import { aPair } from '../support/pair.ts';
import { openWorld, TEAM, type World } from '../support/world.ts';
import { createDoer, lookEverywhere } from './everywhere.ts';

/** Everybody but those whose lists they are, or who ended it. */
const OTHERS = ['U0ANA', 'U0BEN', 'U0DEV', 'U0ELI', 'U0FAY'] as const;
type Reason = 'quietly' | 'apart';

/** Ids are drawn anew, and Slack's timestamps count what else was sent in the same minute. */
const plain = (text: string): string =>
  text
    .replaceAll(/01[0-9A-Z]{24}/g, '#')
    .replaceAll(/[bv]~[0-9A-Z]+/g, '~')
    .replaceAll(/\b([DG])0SBX[0-9A-Z]+/g, '$1')
    .replaceAll(/\b(\d{10})\.\d{6}\b/g, (_, seconds: string) => `minute ${Math.floor(Number(seconds) / 60)}`);

export async function playApart(reason: Reason): Promise<{ shown: Map<string, string>; closed: string[] }> {
  const world: World = await openWorld({ patient: true });
  try {
    const { kernel } = world.app;
    const { sends, presses } = createDoer(world);
    const communityId = world.community?.id ?? '';
    const isApart = reason === 'apart';
    const keeps = (userId: string, notWith: string[]) => sends(userId, 'rounds:bounds', '', { notWith });
    for (const [id, people] of [
      ['P-two', ['U0DEV', 'U0HANA']],
      ['P-three', ['U0ANA', 'U0BEN', 'U0IDA']],
    ] as const) {
      const now = world.clock.now();
      await kernel.pairs.add(aPair(people, { teamId: TEAM, communityId, id, toldOn: '2026-11-02', createdAt: now, toldAt: now }));
    }
    if (isApart) await keeps('U0GUS', ['U0ELI', 'U0FAY']);
    if (isApart) await keeps('U0KIM', ['U0ELI']);
    const meta = JSON.stringify({ c: communityId, id: kernel.newId() });
    await sends('U0FAY', 'proposals:ask', meta, { whom: 'U0GUS', want: 'Saying no', why: '' });
    await sends('U0ELI', 'hands:ask', JSON.stringify({ c: communityId }), {
      kind: 'talk',
      about: 'A talk',
      first: 'U0GUS',
      next: ['U0ANA'],
    });
    await sends('U0KIM', 'mentors:offer', communityId, { offer: 'First months', without: '', places: '2' });
    await sends('U0ELI', 'mentors:wish', communityId, { want: 'To lead a round', first: 'U0KIM' });
    await world.until('2026-11-04', '10:30');
    await kernel.pairs.happen({ teamId: TEAM, id: 'P-three' }, { is: 'agreed' }, world.clock.now());

    if (isApart) {
      await keeps('U0HANA', ['U0DEV']);
      await keeps('U0IDA', ['U0BEN']);
    } else {
      await sends('U0HANA', 'talks:end', 'P-two', {});
      await sends('U0IDA', 'talks:end', 'P-three', {});
    }
    await world.until('2026-11-06', '17:00');
    // Dev presses what she is offered.
    await presses('U0DEV', 'rematches:again', 'P-two');
    // Before the lot draws a topic, which is another one when ids differ.
    await world.until('2026-11-10', '17:00');

    const shown = new Map<string, string>();
    for (const userId of OTHERS)
      for (const { where, what } of (await lookEverywhere(world, userId, { mostPresses: 20 })).seen) {
        let n = 1;
        while (shown.has(`${userId}: ${plain(where)} ${n}`)) n++;
        shown.set(`${userId}: ${plain(where)} ${n}`, plain(what));
      }
    const community = await kernel.communities.get(TEAM, communityId);
    for (const feature of world.app.contributions)
      for (const digest of feature.digest ?? [])
        shown.set(`digest of ${feature.name}`, (await digest.line(community, world.clock.now())) ?? '');
    const closed = ['U0DEV', 'U0FAY', 'U0BEN'].flatMap((userId) =>
      world.server
        .person(userId)
        .messages()
        .map(({ text }) => text)
        .filter((text) => /is closed for|not at present|go on as a pair/.test(text)),
    );
    return { shown, closed };
  } finally {
    await world.close();
  }
}
