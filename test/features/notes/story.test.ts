import { afterEach, describe, expect, it } from '@jest/globals';
import { createNotes, type Notes } from '../../../src/features/notes/index.ts';
import { tables } from '../../../src/features/notes/tables.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { type Played, playSession } from '../../support/session.ts';
import { CHANNEL, TEAM } from '../../support/world.ts';

let played: Played;
afterEach(() => played.world.close());

const HOSTILE = '<!channel> *Ana* & <@U0BEN>';
const post = (): string => played.world.ana.messages(CHANNEL).find(({ text }) => text.startsWith('Notes: '))?.text ?? '';
const about = (userId: string): Promise<string> => played.world.app.erasure.storedAbout(played.world.app.contributions, TEAM, userId);
/** The same capability beside the app's own, for asking what it passes on. */
const notes = (): Notes =>
  createNotes(played.world.app.kernel, {
    debriefOf: played.debriefs.resultOf,
    attended: async () => [],
    countOf: async () => 0,
    correctAttendance: async () => undefined,
    forgetNames: async () => undefined,
    takeThanksIn: async () => undefined,
    thanksIn: async () => [],
  });
const feedback = (who: 'cleo' | 'ana' | 'ben' | 'dev'): boolean => played.world[who].reads().includes('Thank you for leading');

describe('the notes of a session', () => {
  it('are written by two, go out two working days later, and are changed where they stand', async () => {
    played = await playSession({ here: ['ana', 'ben', 'dev'], until: '12:05' });
    const { world } = played;
    world.cleo.sees('Four minutes while it’s fresh: the notes of “How do we keep promises?”.');
    await world.dev.presses('Write the notes');
    expect(world.dev.modal()?.title).toBe('Notes');
    await world.cleo.presses('Write the notes');
    world.cleo.sees('Who was there');
    await world.dev.fills({ patterns: 'Nobody says by when', stuck: HOSTILE }).submits();
    world.dev.sees('Kept. The notes go out on Fri 6 Nov, 11:00 London time.');
    // She opened her form before: what Dev wrote meanwhile is not lost.
    world.cleo.fills({ attended: ['U0ANA', 'U0BEN', 'U0DEV', 'U0LEA'], patterns: 'Early warnings work', worked: 'Pairs first' });
    await world.cleo.submits();
    expect(world.cleo.errors().attended).toBe('Only members are counted. Not a member: Lea.');
    await world.cleo.fills({ attended: ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI'] }).submits();
    world.cleo.sees('Preparation took me');
    await world.cleo
      .fills({ change: 'Five minutes more for the end', load: '1-2 hours', thanksTo: 'U0FAY', thanks: 'her story' })
      .submits();
    world.cleo.sees('Kept. The notes go out on');
    await world.cleo.presses('Change the notes');
    world.cleo.sees('Dev wrote this a moment ago.');
    await world.cleo.submits();
    expect(JSON.stringify(world.cleo.modal())).not.toContain('Preparation took me');
    await world.cleo.closes({ all: true });

    await world.until('2026-11-06', '11:05');
    expect(post()).toContain('Patterns: Nobody says by when\nEarly warnings work');
    expect(post()).toContain(`Where it stuck: ${HOSTILE}`);
    expect(post()).toContain('Thanks to Fay – her story');
    expect(post()).toMatch(/5 were there\.$/);
    expect(post()).toMatch(/Next:\* Wed 2 Dec/);
    expect(post()).not.toContain('Pairs first');
    await world.cleo.presses('Write the notes');
    world.cleo.sees('they are out, and what you change here changes there.');
    expect(JSON.stringify(world.cleo.modal())).not.toContain('Who was there');
    await world.cleo.fills({ stuck: 'The end was short' }).submits();
    await world.cleo.closes({ all: true });
    await world.passes('1 minute');
    expect(post()).toContain('Where it stuck: The end was short');
    expect(world.ana.messages(CHANNEL).filter(({ text }) => text.startsWith('Notes: '))).toHaveLength(1);

    const next = await world.app.kernel.calendar.nextSession(TEAM, world.community?.id ?? '', '2026-11-05');
    if (!next) throw new Error('there must be a next session');
    expect(await notes().lastNotes(next)).toBe(
      'What worked: Pairs first\nWhere it stuck: The end was short\nTo change in the run sheet: Five minutes more for the end',
    );
    const late = { teamId: TEAM, userId: 'U0CLEO', now: toInstant('2026-11-13', '18:01', 'Europe/London'), channelId: null };
    const press = {
      ...late,
      actionId: 'notes:write',
      value: (await played.session()).id,
      chosen: [],
      message: null,
      modal: null,
      home: false,
    };
    await expect(notes().actions?.['notes:write']?.(press)).rejects.toThrow('These notes could be changed until Friday 13 November.');

    expect(await about('U0CLEO')).toContain('The end was short');
    expect(await about('U0FAY')).toContain('thanks to you');
    const forgetting = { teamId: TEAM, communityId: world.community?.id ?? '', now: world.clock.now() };
    await world.app.erasure.forget(world.app.contributions, { ...forgetting, userId: 'U0FAY', choice: 'without-name' });
    await world.passes('1 minute');
    expect(post()).toContain('Thanks to her story');
    await world.app.erasure.forget(world.app.contributions, { ...forgetting, userId: 'U0CLEO', choice: 'delete' });
    await world.passes('1 minute');
    expect(post()).toContain('Where it stuck: nobody wrote it down this time.');
    expect(post()).toContain('Thanks to Dev for writing along');
    expect(post()).not.toMatch(/Fay|Cleo|her story/);
  });

  it('carry what people take with them; the score is for whoever led, alone', async () => {
    played = await playSession({ here: ['ana', 'ben', 'dev', 'eli', 'fay'] });
    const { world, answers } = played;
    for (const who of ['ben', 'dev', 'eli', 'fay'] as const) await answers(who, { useful: '4', takeaway: `What ${who} takes` });
    await answers('ana', { useful: '4', takeaway: 'What ana takes', reach: 'named' });
    await world.until('2026-11-06', '11:05');
    expect(post()).toContain('• What ana takes – Ana');
    expect(post()).toMatch(/• What ben takes\n/);
    await world.until('2026-11-10', '12:00');
    world.cleo.sees('Thank you for leading “How do we keep promises?”.');
    world.cleo.sees('Worth the time: 4.0 of 5, from 5 answers.');
    world.cleo.sees('Only you see this number.');
    for (const who of ['ana', 'ben', 'dev'] as const) expect(feedback(who)).toBe(false);
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    const files = await world.app.erasure.exportCommunity(world.app.contributions, community);
    const exported = files.map(({ content }) => content).join('\n');
    expect(exported).toContain('What ben takes');
    for (const kept of [exported, await about('U0ANA'), await about('U0CLEO')])
      expect(kept).not.toMatch(/worth (the|your) time|useful|4\.0 of/i);
  });

  it('go out without anybody’s words, thank by name, and remind their writers once', async () => {
    played = await playSession({ here: ['ana', 'dev'], until: '12:05' });
    const { world } = played;
    await world.until('2026-11-05', '09:00');
    const { kernel } = world.app;
    const [ask, ...more] = (await kernel.attention.waiting(TEAM, 'U0DEV', world.clock.now())).filter(({ kind }) => kind === 'notes.write');
    if (!ask) throw new Error('there must be an ask');
    expect(more).toEqual([]);
    const kind = kernel.askKind('notes.write');
    expect(await kind.line(ask)).toBe(
      'The notes of “How do we keep promises?”: four minutes, while somebody remembers. They go out without you too.',
    );
    expect(await kind.inputs(ask)).toHaveLength(3);
    const act = {
      teamId: TEAM,
      userId: 'U0DEV',
      now: world.clock.now(),
      channelId: null,
      id: 'V',
      callbackId: '',
      metadata: '',
      values: {},
    };
    expect(await kind.answer(ask, { patterns: null, stuck: null, thanks: null }, act)).toEqual({ skipped: true });
    await world.until('2026-11-06', '11:05');
    expect(post()).toMatch(/Where it stuck: nobody wrote it down this time\.\s+Thanks to Cleo for leading and Dev for writing along/);
    expect(await kind.answer(ask, { patterns: 'Late, and still true', stuck: null, thanks: null }, act)).toBeUndefined();
    await world.passes('1 minute');
    expect(post()).toContain('Patterns: Late, and still true');

    // Somebody else is said to have led: the notes and the thanks are hers, nobody's who was asked before.
    await kernel.calendar.changeSession(await played.session(), { facilitatorId: 'U0BEN' }, world.clock.now());
    await world.cleo.presses('Write the notes');
    world.cleo.sees('The notes of this session are with Ben and Dev.');
    await world.until('2026-11-10', '12:00');
    expect(feedback('cleo')).toBe(false);
    world.ben.sees('Worth the time: Not enough answers to show (fewer than five).');
  });

  it('do not go out when nobody came and nobody wrote; what is written later goes out then', async () => {
    played = await playSession({ here: [], until: '12:05' });
    const { world } = played;
    await world.until('2026-11-06', '11:05');
    expect(post()).toBe('');
    await world.until('2026-11-09', '11:00');
    world.ana.sees('On Wednesday 4 November nobody said “I am here” and nobody wrote notes, so none went out.');
    await world.cleo.presses('Write the notes');
    await world.cleo.fills({ patterns: 'Wednesdays before a launch do not work' }).submits();
    await world.passes('5 minutes');
    expect(post()).toContain('Patterns: Wednesdays before a launch do not work');
    await world.until('2026-11-10', '12:00');
    expect(feedback('cleo')).toBe(false);
    const t = world.app.db.tables(tables);
    expect(await world.app.db.read((q) => q.select().from(t.preparationBands))).toEqual([]);
  });
});
