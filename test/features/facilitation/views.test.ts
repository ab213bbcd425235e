import { describe, expect, it } from '@jest/globals';
import { TURN } from '../../../src/features/facilitation/rules.ts';
import * as views from '../../../src/features/facilitation/views.ts';
import * as rota from '../../../src/features/facilitation/views-rota.ts';
import { checkDrawings } from '../../support/drawings.ts';
import { sessionOf } from '../../support/plans.ts';

const WHEN = 'Wed 9 Dec, 10:30 London time';
const offer = (change: Partial<views.OfferView> = {}): views.OfferView => ({
  id: 'o',
  sessionId: 's',
  kind: 'lead',
  session: { topic: 'How do we say no upwards?' },
  when: WHEN,
  until: 'Tue 17 Nov, 10:00 London time',
  from: 'Ana',
  second: null,
  note: '',
  ...change,
});
const row = (change: Partial<rota.RotaRow> = {}): rota.RotaRow => ({
  sessionId: 's',
  when: 'Wed 9 Dec',
  topic: null,
  name: 'Ana',
  second: null,
  because: 'turns',
  turns: 1,
  due: 1.6 * TURN,
  free: false,
  ...change,
});
const view = (change: Partial<rota.RotaView> = {}): rota.RotaView => ({
  communityId: 'c',
  notice: null,
  next: [row()],
  off: 0.5,
  furthest: { name: 'Ana', behind: true, next: true },
  own: { name: 'Ana', turns: 1, due: 1.6 * TURN },
  others: [],
  led: [],
  leads: [],
  never: false,
  isReader: false,
  absences: [],
  group: null,
  ...change,
});

checkDrawings(({ name, text }) => {
  const session = sessionOf({ topic: text, facilitatorId: 'U1', leadership: 'led' });
  const kinds = (['lead', 'second', 'swap', 'cover'] as const).map((kind) =>
    offer({ kind, session, from: name, second: name, note: text.slice(0, 300) }),
  );
  const full = view({
    notice: text.slice(0, 200),
    next: (['accepted', 'second', 'volunteer', 'turns', 'table', 'settling', 'turns', 'turns'] as const).map((because) =>
      row({ because, name, second: name, topic: text, free: true }),
    ),
    furthest: { name, behind: true, next: true },
    off: 2,
    others: Array.from({ length: 60 }, () => ({ name, turns: 3, due: 2.4 * TURN })),
    led: Array.from({ length: 8 }, () => ({ when: 'Wed 9 Dec', name })),
    leads: Array.from({ length: 6 }, (_, n) => ({ session: { ...session, id: `s${n}` }, when: 'Wed 9 Dec', seeksCover: n > 2 })),
    absences: Array.from({ length: 30 }, () => 'Tue 1 Dec to Sun 20 Dec'),
    group: { on: true },
  });
  return {
    messages: [
      ...kinds.map((each): [string, ReturnType<typeof views.offerMessage>] => [each.kind, views.offerMessage(each)]),
      ['led by another', views.outcomeMessage(session, name, 'U2', false)],
      ['you lead', views.leadsMessage(session, WHEN, true)],
      ['you are second', views.secondMessage(session, WHEN, name)],
      ['has a second', views.hasSecondMessage(session, WHEN, name)],
      ['replaced', views.replacedMessage(session, WHEN, name, true)],
      ['no swap', views.noSwapMessage(session, WHEN, name)],
      ['takes over', views.takesOverMessage(session, WHEN, name)],
      ['table', views.tableMessage(session, WHEN)],
    ],
    modals: [
      ['rota', rota.rotaModal(full)],
      ['away', rota.awayModal('c', '2026-11-12')],
      ['away, kept', rota.awayKeptModal(text, full.leads)],
      ['swap', rota.swapModal('s', text)],
      ['group', rota.groupModal('c', 'S0123')],
    ],
    rows: [
      ['leading', views.leadingRow(session, WHEN, name, true)],
      ['second', views.secondRow(session, WHEN, name)],
      ['rota', rota.rotaHomeRow('c', text)],
    ],
  };
});

describe('the words', () => {
  it('of the offer', () => {
    expect(views.offerMessage(offer()).text).toMatchInlineSnapshot(
      `"*“How do we say no upwards?”* on Wed 9 Dec, 10:30 London time: would you lead it? I bring the plan, and preparation is about an hour. Any answer is fine, and nobody sees a no. It waits until Tue 17 Nov, 10:00 London time, then it passes on."`,
    );
    expect(views.offerMessage(offer({ session: { topic: null }, second: 'Dev' })).text).toMatchInlineSnapshot(
      `"*The session* on Wed 9 Dec, 10:30 London time: would you lead it? I bring the plan, and preparation is about an hour. Dev is your second. Any answer is fine, and nobody sees a no. It waits until Tue 17 Nov, 10:00 London time, then it passes on."`,
    );
    expect(views.offerMessage(offer({ kind: 'cover' })).text).toMatchInlineSnapshot(
      `"Ana cannot lead *“How do we say no upwards?”* on Wed 9 Dec, 10:30 London time. Would you? I bring the plan; preparation is about an hour. A few people are asked, and whoever answers first leads. Nobody sees a no."`,
    );
  });

  it.each<[Parameters<typeof views.sayWhy>, string]>([
    [['debt', { turns: 1, due: 1.6 * TURN }, true], 'You are next because nobody here has led less often: 1 turn of 1.6 due.'],
    [['debt', { turns: 2, due: 1.6 * TURN }, false], 'You are next in the turns: 2 turns of 1.6 due.'],
    [['debt', { turns: 0, due: 0 }, true], 'You are next in the turns: the count has only begun, and it goes by who came first.'],
    [['second', { turns: 0, due: 0 }, false], 'You are next because you were the second last time, and the second leads next.'],
    [['volunteer', { turns: 0, due: 0 }, false], 'You are asked because you said that you would lead this topic.'],
  ])('say why her', (given, words) => {
    expect(views.sayWhy(...given)).toBe(words);
  });

  it.each([
    [{ off: 1, furthest: { name: 'Ana', behind: true, next: true } }, 'Nobody is more than one turn off.'],
    [{ off: 1.3, furthest: { name: 'Ana', behind: true, next: true } }, 'Ana is 1.3 turns behind and is next.'],
    [{ off: 1.3, furthest: { name: 'Ana', behind: true, next: false } }, 'Ana is 1.3 turns behind.'],
    [{ off: 1.2, furthest: { name: 'Ben', behind: false, next: false } }, 'Ben is 1.2 turns ahead; the others come first now.'],
  ])('say how the ledger stands', (given, words) => {
    expect(rota.sayLedger(given)).toBe(words);
  });

  it.each<[Parameters<typeof views.outcomeMessage>, string]>([
    [
      [{ status: 'cancelled', leadership: 'open', facilitatorId: null }, null, 'U1', false],
      'This session was called off. Thank you all the same.',
    ],
    [[{ status: 'planned', leadership: 'open', facilitatorId: null }, null, 'U1', true], 'This session is over. Thank you all the same.'],
    [[{ status: 'planned', leadership: 'led', facilitatorId: 'U1' }, 'Ana', 'U1', false], 'You lead it already. /rondo rota shows it.'],
    [[{ status: 'planned', leadership: 'led', facilitatorId: 'U2' }, 'Ben', 'U1', false], 'Ben leads it. Thank you.'],
    [
      [{ status: 'planned', leadership: 'stewards', facilitatorId: null }, null, 'U1', false],
      'The stewards lead this session. Thank you all the same.',
    ],
    [[{ status: 'planned', leadership: 'open', facilitatorId: null }, null, 'U1', false], 'It has passed on; thank you all the same.'],
  ])('say what an old offer has come to', (given, words) => {
    expect(views.outcomeMessage(...given).text).toBe(words);
  });

  it('of the digest never name who is asked', () => {
    expect(views.digestLine('Wednesday', 'led')).toBe('Wednesday’s session has a facilitator.');
    expect(views.digestLine('Wednesday', 'open')).toBe('Who leads Wednesday’s session is still being settled.');
    expect(views.digestLine('Wednesday', 'stewards')).toBeNull();
  });
});
