import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/thanks/store.ts';
import { DAY } from '../../../src/platform/clock.ts';
import { type Played, playSession } from '../../support/session.ts';
import { CHANNEL, TEAM, type World } from '../../support/world.ts';

let played: Played;
let world: World;
type Who = World['ana'];
const post = (): string => world.ana.messages(CHANNEL).find(({ text }) => text.startsWith('Notes: '))?.text ?? '';
const thanks = () => world.app.contributions.find(({ name }) => name === 'thanks');
const store = () => createStore(world.app.db);

async function says(from: Who, whom: string, words: Record<string, string>): Promise<void> {
  await from.closes({ all: true }).catch(() => undefined);
  await from.types(`/rondo thank <@${whom}>`);
  from.fills({ For: 'Help', 'What did it change?': 'We began with the question', ...words });
  await from.submits();
}
const PUBLIC = { 'Where it goes': 'Also in the notes after a session' };

describe('thanks in the notes of a session', () => {
  beforeAll(async () => {
    played = await playSession({ here: ['ana', 'ben', 'dev'], until: '12:05' });
    world = played.world;
  });
  afterAll(() => world.close());

  it('reach whoever is thanked first, and can be kept between two until and after the notes are out', async () => {
    const now = world.clock.now();
    await world.app.kernel.experiments.add(
      {
        ...{ teamId: TEAM, id: 'E1', communityId: world.community?.id ?? '', ownerId: 'U0GUS', title: 'Stand-ups by text' },
        ...{ templateId: 'xt-habit', fields: {}, visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false },
        ...{ sourceId: null, findings: {}, state: 'stopped', round: 1, beforeId: null, startOn: '2026-10-20', days: 14, verdict: null },
        ...{ sinceOn: '2026-10-20', extended: false, misses: 0, createdAt: 0, startedAt: now - 15 * DAY, resultAt: null },
        ...{ decidedAt: null, sharedAt: null, changedAt: now },
      },
      'U0GUS',
    );
    await says(world.dev, 'U0GUS', {
      'Linked to': 'Trial: Stand-ups by text',
      For: 'A useful flop',
      'What did they do?': 'Told us <!here> what *broke*',
      ...PUBLIC,
    });
    world.dev.sees('✓ Gus reads it on App Home now');
    await says(world.eli, 'U0FAY', { 'What did they do?': 'Kept the time', ...PUBLIC });
    await says(world.fay, 'U0ELI', { 'What did they do?': 'Asked what nobody asked' });
    await world.passes('2 hours');
    world.gus.sees('Dev thanks you for a useful flop.');
    world.gus.sees('Told us <!here> what *broke*');
    world.gus.sees('It will stand in the notes after a session, with both your names.');
    world.eli.sees('Fay thanks you for help.');
    await world.fay.presses('Keep it between us');
    world.fay.sees('✓ It stays between you. Nobody is told.');
    await world.until('2026-11-06', '11:05');
    expect(post()).toContain('Thanks to Cleo for leading and Dev for writing along');
    expect(post()).toContain(
      '• Useful flop of the month: Stand-ups by text. It cost Gus 15 days and saves the rest of us the same. What we know now: We began with the question. Thanks from Dev: Told us <!here> what *broke*.',
    );
    expect(post()).not.toContain('Kept the time');
    expect(post()).not.toContain('Asked what nobody asked');
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    const exported = JSON.stringify(await thanks()?.exportOf?.(community));
    expect(exported).toContain('"from":"Dev","to":"Gus"');
    expect(exported).not.toContain('Kept the time');
    await world.gus.presses('Keep it between us');
    world.gus.sees('✓ It is out of the notes and stays between you.');
    await world.gus.presses('Keep it between us');
    world.gus.sees('It stays between you already.');
    await world.passes('1 minute');
    expect(post()).toContain('Thanks to Cleo');
    expect(post()).not.toContain('Told us');
  });

  it('stand nowhere public for somebody who keeps thanks private, and the form says so', async () => {
    await world.hana.opensHome();
    await world.hana.presses('Keep thanks private');
    world.hana.sees('✓ Thanks to you stay private from now on.');
    await world.dev.closes({ all: true }).catch(() => undefined);
    await world.dev.types('/rondo thank <@U0HANA>');
    world.dev.sees('Hana keeps thanks private, so nobody else reads this.');
    await world.dev.closes({ all: true });
    await world.dev.types('/rondo thank');
    world.dev.fills({ Whom: 'U0HANA', For: 'An insight', 'What did they do?': 'Asked <@U0BEN>', 'What did it change?': 'Much', ...PUBLIC });
    await world.dev.submits();
    expect(Object.values(world.dev.errors()).join('')).toContain('Hana keeps thanks private.');
    await world.dev.fills({ 'Where it goes': 'To this person alone' }).submits();
    world.dev.sees('✓ Hana reads it on App Home now');
    expect((await store().received(TEAM, 'U0HANA', 9)).map(({ privacy, wantsNotes }) => [privacy, wantsNotes])).toEqual([['P1', false]]);
  });

  it('lose a name when she leaves, and what was said in private goes with whom it was said to', async () => {
    const [row] = await store().received(TEAM, 'U0GUS', 1);
    if (!row) throw new Error('Gus was thanked');
    await store().change(row, { wantsNotes: true, sessionId: (await played.session()).id, privacy: 'P3' });
    const forget = (userId: string, choice: 'with-name' | 'without-name' | 'delete') =>
      thanks()?.forget?.({ teamId: TEAM, userId, communityId: null, choice, now: world.clock.now() });
    const about = async (userId: string) => JSON.stringify(await thanks()?.storedAbout?.(TEAM, userId));
    expect(await about('U0DEV')).toContain('Thanks you gave');
    await forget('U0DEV', 'with-name');
    expect((await store().find(TEAM, row.id))?.fromId).toBe('U0DEV');
    await forget('U0DEV', 'without-name');
    await world.passes('1 minute');
    expect(post()).toContain('Thanks from somebody who has left: Told us');
    expect(await about('U0HANA')).toContain('"from":null');
    expect(await about('U0HANA')).toContain('"thanks to you may stand there":false');
    await forget('U0HANA', 'with-name');
    expect(await about('U0HANA')).toBe('[]');
    await forget('U0GUS', 'delete');
    await world.passes('1 minute');
    expect(post()).not.toContain('flop');
    expect(await store().received(TEAM, 'U0ELI', 9)).toHaveLength(1);
    await thanks()?.tidy?.(world.clock.now() + 91 * DAY);
    expect(await store().received(TEAM, 'U0ELI', 9)).toEqual([]);
    expect(world.logged()).not.toContain('Told us');
  });
});
