import { describe, expect, it } from '@jest/globals';
import { findObstacle } from '../../src/community/member-rules.ts';
import type { Person } from '../../src/community/records.ts';

const person = (change: Partial<Person>): Person => ({
  teamId: 'T1',
  userId: 'U1',
  name: 'Ida',
  zone: 'Europe/London',
  locale: 'en-GB',
  kind: 'person',
  active: true,
  ...change,
});

describe('who may be a member', () => {
  it.each([
    ['a person', person({}), null],
    ['a guest', person({ kind: 'guest' }), null],
    ['a stranger', person({ kind: 'stranger' }), 'stranger'],
    ['an app', person({ kind: 'bot' }), 'bot'],
    ['somebody deactivated', person({ active: false }), 'deactivated'],
    ['a stranger who is deactivated too', person({ kind: 'stranger', active: false }), 'stranger'],
    ['nobody Slack knows', null, 'unknown'],
  ] as const)('answers for %s', (_, who, obstacle) => {
    expect(findObstacle(who)).toBe(obstacle);
  });
});
