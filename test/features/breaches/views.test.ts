import { describe, expect, it } from '@jest/globals';
import type { Steps } from '../../../src/features/breaches/rules.ts';
import * as views from '../../../src/features/breaches/views.ts';
import * as form from '../../../src/features/breaches/views-form.ts';
import * as home from '../../../src/features/breaches/views-home.ts';
import * as messages from '../../../src/features/breaches/views-messages.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const zone = 'Europe/London';
const at = Date.UTC(2026, 10, 4, 9, 30);
const library = readStarterLibrary();
const people = (names: readonly string[]) => names.map((name, n) => ({ id: `U${n}`, name }));

checkDrawings(({ name, text }) => {
  const settings = { formalContacts: text.slice(0, 300) };
  const steps: Steps = { hear: { state: 'agreed', at }, talk: { state: 'declined', at }, session: { state: 'proposed', at } };
  const file = {
    ...{
      id: 'i',
      what: text.slice(0, 1500),
      wish: text.slice(0, 500),
      steps,
      heldUntil: at,
      closedAt: null,
      deletedAt: at,
      zone,
      settings,
    },
    notice: name,
  };
  const keeper = { ...file, reporter: name, contact: 'write' as const, isMine: true, mayPass: true, repair: text.slice(0, 200) };
  const all = {
    communityId: 'c',
    community: name,
    settings,
    keepers: people([name, name]),
    stewards: people(Array.from({ length: 12 }, () => name)),
  };
  return {
    messages: [
      ['waits', messages.waitsMessage('i', 'Wed')],
      ['taken', messages.takenMessage('i', name, 'write')],
      ['moved', messages.movedMessage('i', name)],
      ['silent', messages.silentMessage('i', settings)],
      ['gone', messages.holderMessage('i', null)],
      ['term', messages.holderMessage('i', name)],
      ['step', messages.stepMessage('i', name, 'session')],
      ['answered', messages.answeredMessage('i')],
      ['said', messages.saidMessage('i', 'session', true)],
    ],
    modals: [
      ['where', form.whereModal(people(Array.from({ length: 60 }, () => name)))],
      ['form', form.formModal(all)],
      ['form, nobody in office', form.formModal({ ...all, keepers: [], stewards: [] })],
      ['arrived', form.arrivedModal('i', form.thanks(library, 'yes', name), settings)],
      ['mine', views.mineModal({ ...file, where: name, others: people([name, name, name, name]) })],
      ['mine, closed', views.mineModal({ ...file, closedAt: at, where: name, others: [] })],
      ['keeper', views.keeperModal({ ...keeper, steps: { hear: { state: 'agreed', at } } })],
      ['keeper, asked', views.keeperModal({ ...keeper, isMine: false })],
      ['keeper, closed', views.keeperModal({ ...keeper, closedAt: at })],
    ],
    rows: [
      ['way in', home.wayIn()],
      ['waits', home.waitsRow('i', at, zone)],
      ['held', home.heldRow('i', at, zone)],
      ...(['waits', 'open', 'closed'] as const).map((stands): [string, ReturnType<typeof home.mineRow>] => [
        stands,
        home.mineRow('i', at, zone, stands),
      ]),
      ['clinic', home.clinicRow('c', name)],
    ],
  };
});

describe('the words', () => {
  it('say by name who reads it, whoever is in office', () => {
    expect(form.sayReaders({ keepers: people(['Cleo', 'Dev']), stewards: people(['Ana']) })).toMatchInlineSnapshot(
      `"Cleo or Dev reads it, as trust keeper. The next one only after a working day without an answer."`,
    );
    expect(form.sayReaders({ keepers: people(['Cleo']), stewards: [] })).toBe('Cleo reads it, as trust keeper.');
    expect(form.sayReaders({ keepers: [], stewards: people(['Ana', 'Ben']) })).toMatchInlineSnapshot(
      `"No trust keeper is in office: Ana or Ben reads it, for the stewards."`,
    );
  });

  it('thank in the library’s words, and promise no letter to somebody who wants none', () => {
    expect(form.thanks(library, 'yes', 'Cleo')).toMatchInlineSnapshot(`
{
  "no": "No",
  "text": "Thank you for telling us. Cleo will write to you within one working day. Until then nobody else knows. Would you like new case posts held back in the meantime?",
  "yes": "Yes, hold them",
}
`);
    expect(form.thanks(library, 'no', 'Cleo').text).toContain(
      'Cleo reads it within one working day, and does not write to you. Until then',
    );
  });

  it('hold nothing of what was written in any message', () => {
    expect(messages.stepMessage('i', 'Cleo', 'hold').text).toMatchInlineSnapshot(
      `"Your report: Cleo proposes a next step. Hold new case posts for seven days. Only with your yes. Everybody would see that case posts rest, and nobody why."`,
    );
    expect(home.clinicLine(['Wednesday 2 December'])).toMatchInlineSnapshot(
      `"Case Clinic rests until the norms are renewed by consent. Planned with it: Wednesday 2 December. Ask whoever leads to choose another format."`,
    );
  });
});
