import { describe, expect, it } from '@jest/globals';
import * as buddies from '../../../src/features/buddies/views.ts';
import { checkDrawings, communityNamed } from '../../support/drawings.ts';

const REASON = { otherFunction: true, accompanies: 1, among: 12 };

checkDrawings(({ name, long }) => ({
  messages: [
    ['buddy', buddies.buddyMessage({ id: 'b', newcomer: name, buddy: name, community: name, reason: REASON })],
    ['talked', buddies.talkedMessage(name, name)],
    ['passed', buddies.passedMessage(name)],
  ],
  rows: [
    ['buddy', buddies.buddyRow(communityNamed(name, long), name, true)],
    ['talked', buddies.buddyInputs(name)],
  ],
}));

describe('the words', () => {
  it.each([
    [
      REASON,
      'you work in different functions, and nobody who fits accompanies fewer people than Ana; of twelve who fit equally, the lot fell on Ana',
    ],
    [{ otherFunction: null, accompanies: 0, among: 1 }, 'you were not introduced before, and Ana accompanies nobody else at present'],
  ])('say why these two', (reason, words) => {
    expect(buddies.sayWhy(reason, 'Ana')).toBe(words);
  });
});
