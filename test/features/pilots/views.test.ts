import { describe, expect, it } from '@jest/globals';
import type { CheckView } from '../../../src/features/pilots/service-checks.ts';
import * as views from '../../../src/features/pilots/views.ts';
import * as checks from '../../../src/features/pilots/views-checks.ts';
import { actions } from '../../../src/platform/slack/text.ts';
import { checkDrawings } from '../../support/drawings.ts';

const pilot = (words: string, name = words): views.PilotView => ({
  ...{ id: '01M6DQS9M0CQPW7VXM75YQS4GY', title: words, owner: name, partner: name, community: name, problem: words, aim: words },
  startOn: '2026-11-09',
});
const check = (words: string, name: string, over: Partial<CheckView> = {}): CheckView => ({
  ...{ moment: 'end', questions: [words, words, words], mine: [words.slice(0, 150), words.slice(0, 150), words.slice(0, 150)] },
  sides: [
    { name, answers: [words, words, words] },
    { name, answers: [words, words, words] },
  ],
  marks: [true, false, null],
  ...over,
});

checkDrawings(({ name, text }) => ({
  messages: (['yes', 'no', 'change', 'silent', 'away'] as const).map((answer) => [
    answer,
    views.ownerLetter(pilot(text, name), answer, text.slice(0, 200)),
  ]),
  modals: [
    ['not this time', views.lineModal(pilot(text, name), 'no')],
    ['a change', views.lineModal(pilot(text, name), 'change')],
    ['partner', views.partnerModal(pilot(text, name))],
    ['check', checks.checkModal('id', text, check(text, name))],
    ['sides', checks.sidesModal('01M6DQS9M0CQPW7VXM75YQS4GY', text, check(text, name))],
    ['again', checks.againModal('id', text, true)],
  ],
  rows: [
    ['partner', views.partnerRow(pilot(text, name))],
    ['owner', views.ownerRow(pilot(text, name), 'change')],
    ['asked', views.agreeInputs(pilot(text, name))],
    ['see both', [actions(...[checks.checkPart('id', check(text, name), true)?.button ?? []].flat())]],
  ],
}));

describe('the words', () => {
  it('say kindly what the second lead said, and what she wrote', () => {
    const said = views.ownerLetter({ ...pilot('One list'), partner: 'Ben' }, 'no', 'We move offices');
    expect(said.text).toBe('Ben says “not this time” to “One list”. It is parked, and nothing of it is lost.\n“We move offices”');
    expect(views.ownerLetter({ ...pilot('One list'), partner: 'Ben' }, 'no', null).text).not.toContain('\n');
    expect(views.saidLine({ ...pilot('One list'), partner: 'Ben' }, 'silent')).not.toContain('Ben');
  });

  it('show no answer of the other side before both have answered', () => {
    const hidden = check('theirs', 'Ben', { sides: null, mine: ['mine', 'mine', 'mine'], questions: ['a', 'b', 'c'] });
    expect(JSON.stringify(checks.sidesModal('id', 'One list', hidden))).not.toContain('Alike');
    expect(checks.checkPart('id', hidden, true)).toMatchObject({ button: { text: { text: 'Change my answers' } } });
    expect(checks.checkPart('id', { ...hidden, mine: null }, false)).toBeNull();
    expect(checks.checkPart('id', check('x', 'Ben'), false)?.line).toContain('Marked as alike: one of three.');
  });
});
