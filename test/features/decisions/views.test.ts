import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/decisions/views.ts';
import { checkDrawings } from '../../support/drawings.ts';

const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const decision = (words: string, change: Partial<views.DecisionView> = {}): views.DecisionView => ({
  ...{ id: ID, question: words.slice(0, 200), decider: words.slice(0, 150), heard: words.slice(0, 150) },
  ...{ raisedOn: '2026-11-02', decidedOn: '2026-11-05', carriedOn: null, reversedOn: null, privacy: 'P3', ...change },
});
const rule = (words: string, isLead = true): views.RuleView => ({
  kind: 'experiment',
  id: ID,
  title: words,
  rule: words,
  open: true,
  isLead,
});
const many = (words: string) => Array.from({ length: 45 }, (_, n) => decision(words, { id: `${ID}${n}` }));
const numbers = { n: 45, median: 2.5, reversed: 3, before: 14 };

checkDrawings(({ text }) => ({
  modals: [
    ['list', views.listModal(rule(text), many(text), numbers, text)],
    ['empty list', views.listModal(rule(text, false), [], null, null)],
    ['rules', views.rulesModal(Array.from({ length: 30 }, (_, n) => ({ rule: { ...rule(text), id: `${ID}${n}` }, n })))],
    ['no rules', views.rulesModal([])],
    ['form', views.logModal(rule(text), '2026-11-18')],
    ['after', views.afterModal(decision(text), 'reversed', '2026-11-18')],
  ],
  rows: [
    ['on a page', views.onPage(rule(text), 45, numbers)],
    ['on a page, none', views.onPage(rule(text), 0, null)],
  ],
}));

describe('the words', () => {
  it('say how long it took, who decided, and what came of it', () => {
    const one = decision('Twelve per cent?', { decider: 'Ana', heard: 'finance', carriedOn: '2026-11-09', privacy: 'P1' });
    expect(views.decisionLine(one)).toBe(
      'Twelve per cent?\nMon 2 Nov → Thu 5 Nov: decided in 3 days by Ana, after hearing finance.\n✓ Carried out Mon 9 Nov. Only its leads see this.',
    );
    expect(views.summaryLine({ n: 6, median: 3, reversed: 1, before: 14 })).toBe(
      'From raised to decided: a median of 3 days (n = 6). Before: a median of 14 days (n = 3). Reversed: 1 of 6.',
    );
  });

  it('offer those who read only nothing to press but the tree', () => {
    const shown = JSON.stringify(views.listModal(rule('r', false), many('x'), null, null));
    expect(shown).toContain('dt-who-decides');
    expect(shown).not.toContain('decisions:after');
    expect(shown).not.toContain('decisions:log');
  });
});
