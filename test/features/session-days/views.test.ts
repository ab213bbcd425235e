import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/session-days/views.ts';
import * as consoles from '../../../src/features/session-days/views-console.ts';
import * as people from '../../../src/features/session-days/views-people.ts';
import { MINUTE } from '../../../src/platform/clock.ts';
import { toRecords } from '../../../src/sandbox/json.ts';
import { renderText } from '../../../src/sandbox/render-text.ts';
import { checkDrawings } from '../../support/drawings.ts';

const START = Date.UTC(2026, 10, 11, 10, 30);
const ZONE = 'Europe/London';

const doors = (over: Partial<views.DoorsView> = {}): views.DoorsView => ({
  ...{ sessionId: 's1', title: 'How do we say no?', zone: ZONE, startsAt: START, begun: false, endsAt: START + 75 * MINUTE },
  ...{ place: { link: 'https://meet.example/x' }, norms: ['Speak from what you have lived.'], leaders: ['Cleo', 'Ben'], how: 'led', n: 7 },
  ...over,
});
const view = (over: Partial<consoles.ConsoleView> = {}): consoles.ConsoleView => ({
  ...{ sessionId: '01J'.padEnd(26, '0'), index: 1, version: 2, title: 'How do we say no?', zone: ZONE, phase: 'on' },
  ...{ startsAt: START, endsAt: START + 75 * MINUTE, endedAt: START + 75 * MINUTE, steps: [] },
  now: { step: 'Check-in', who: 'all', do: 'One sentence each.', endsAt: START + 9 * MINUTE },
  next: { step: 'Split', minutes: 3, isDebrief: false },
  shortened: [
    { step: 'Round 1', by: 3, out: false },
    { step: 'Round 2', by: 3, out: false },
    { step: 'Round 3', by: 1, out: false },
    { step: 'Echo', by: 6, out: true },
  ],
  ...{ lateCuts: [], here: ['Ana', 'Dev'], count: 2, mayWait: true, mayDraw: true, hasOrder: true, notesOn: 'Friday', instead: null },
  ...over,
});

checkDrawings(({ name, text, long }) => {
  const many = long ? 60 : 2;
  const names = Array.from({ length: many }, (_, n) => `${n} ${name}`);
  const step = { step: name.slice(0, 60), minutes: 1, who: name, do: text.slice(0, 300), tools: [], groupSize: null };
  const full = view({
    ...{ title: text.slice(0, 300), now: { ...step, endsAt: START }, next: { ...step, isDebrief: false }, here: names, count: many },
    steps: names.map(() => step),
    shortened: names.map(() => ({ step: step.step, by: 1, out: long })),
    lateCuts: names.map(() => ({ step: step.step, by: 1, out: !long })),
    instead: name,
  });
  const phases = (['before', 'doors', 'on', 'over', 'off', 'passed'] as const).map((phase) => ({ ...full, phase }));
  return {
    messages: [
      ['doors', views.doorsPost(doors({ title: text, place: { words: text }, norms: [text, text], leaders: names, n: 60 }))],
      ['over', views.overPost({ title: text, n: 60, zone: ZONE, endedAt: START, notesOn: 'Friday' })],
      ['called off', views.calledOffPost(text)],
      ['moved', views.movedPost(text, START, ZONE)],
      ['step', views.stepMessage(step, START, 1, ZONE)],
      ['longer', views.longerMessage(name, START, ZONE)],
      ['host', views.hostMessage(name, 13)],
      ['arrived', views.arrivedMessage(60, [text, text, text])],
      ...phases.map((each): [string, ReturnType<typeof consoles.consoleMessage>] => [each.phase, consoles.consoleMessage(each)]),
    ],
    modals: [
      ...phases.map((each): [string, ReturnType<typeof consoles.consoleModal>] => [each.phase, consoles.consoleModal(each)]),
      [
        'who',
        people.whoModal({ sessionId: 's', here: names.map((each, n) => ({ userId: `U${n}`, name: each })), count: many, forgotten: false }),
      ],
      ['nobody', people.whoModal({ sessionId: 's', here: [], count: 0, forgotten: false })],
      ['gone', people.whoModal({ sessionId: 's', here: [], count: 3, forgotten: true })],
    ],
    rows: [
      ['now', consoles.consoleRow(full)],
      ['doors', consoles.consoleRow({ ...full, phase: 'doors', now: null })],
      ['last', people.lastSessionRow(name, '2026-11-11')],
    ],
  };
});

describe('the words', () => {
  it('of the doors say what, when, where, how and who, and never who is here', () => {
    expect(renderText(toRecords(views.doorsPost(doors()).blocks))).toMatchInlineSnapshot(`
"How do we say no?
Doors are open. We begin at 10:30 London time and end by 11:45 London time.
Where: https://meet.example/x
Cleo leads, with Ben as second.
Norm of the day:
▸ Speak from what you have lived.
[I am here]
7 here. Names are not shown here; whoever leads sees them until the notes are out."
`);
  });

  it('of the console are one step and the next thing', () => {
    expect(renderText(toRecords(consoles.consoleMessage(view()).blocks))).toMatchInlineSnapshot(`
"Check-in until 10:39 London time · all
One sentence each.
Next: Split, 3 minutes.
So that the debrief stays whole, I shorten Round 1 and Round 2 by 3 minutes each, Round 3 by 1 minute, and leave out Echo.
2 here: Ana, Dev.
[Next step] [+2 minutes] [Skip next]
[Draw again] [Open the console] [End]"
`);
  });

  it('of the last step offer the end', () => {
    const last = JSON.stringify(consoles.consoleMessage(view({ next: null, mayDraw: false, hasOrder: false })).blocks);
    expect(last).not.toContain('session-days:next');
    expect(last).not.toContain('session-days:draw');
    expect(last).toMatch(/"style":"primary"[^}]*/);
  });

  it.each([
    [{ how: 'led', leaders: ['Cleo'] }, 'Cleo leads.'],
    [{ how: 'stewards', leaders: ['Ana', 'Ben'] }, 'Ana and Ben lead for the stewards.'],
    [{ how: 'host', leaders: ['Dev'] }, 'Dev hosts, by lot from those who were here. I keep the time.'],
    [
      { how: 'led', leaders: [] },
      'Nobody leads alone today: I draw a host by lot from those who are here at the start. Nothing to prepare.',
    ],
  ] as const)('say who leads: %j', ({ how, leaders }, words) => {
    expect(views.leadersLine({ how, leaders: [...leaders], n: 5 })).toBe(words);
  });

  it.each([
    [{ topic: 'How?', kind: 'topic', leadership: 'led', number: 2 }, 'How?'],
    [{ topic: null, kind: 'topic', leadership: 'stewards', number: 1 }, 'Launch session'],
    [{ topic: null, kind: 'topic', leadership: 'table', number: 3 }, 'Open Table'],
    [{ topic: null, kind: 'topic', leadership: 'open', number: 3 }, 'Session 3'],
    [{ topic: null, kind: 'close', leadership: 'stewards', number: 4 }, 'Quarter close'],
  ] as const)('name a session: %j', (session, title) => {
    expect(views.titleOf(session)).toBe(title);
  });
});
