import { describe, expect, it } from '@jest/globals';
import { meetsAmong, offers, saidBy } from '../../src/community/matching-words.ts';

const meet = (offer: string, want: string): boolean => offers(saidBy({ offer, want: '' }), saidBy({ offer: '', want }));

describe('what one offers and another wants', () => {
  it.each([
    ['Negotiating with suppliers', 'to become better at negotiation'],
    ['delegation', 'How do I delegate without losing sight?'],
    ['Budgets', 'my first budget'],
    ['Stakeholder management', 'managing upwards'],
    ['Présentations', 'presenting to the board'],
    ['委任する', '仕事の委任'],
    ['OKRs', 'okr'],
  ])('meet: %s / %s', (offer, want) => {
    expect(meet(offer, want)).toBe(true);
  });

  it.each([
    ['I can help people with leadership', 'I want help with my team as a leader'],
    ['budgets', 'conflict'],
    ['coaches and teams', 'a coach for teamwork'],
    ['the hiring of others', 'the end of the meeting'],
    ['', ''],
    ['!?', '…'],
  ])('do not meet: %s / %s', (offer, want) => {
    expect(meet(offer, want)).toBe(false);
  });

  it('count in both directions', () => {
    const people = [
      { offer: 'budgets', want: 'conflict' },
      { offer: 'conflicts', want: 'budgeting' },
      { offer: 'hiring', want: 'budget' },
    ].map(saidBy);
    // Row by row: who with whom, in how many directions.
    expect([...meetsAmong(people)]).toEqual([0, 2, 1, 2, 0, 0, 1, 0, 0]);
  });
});
