import { describe, expect, it } from '@jest/globals';
import type { AgendaRow } from '../../src/community/kernel.ts';
import type { Session } from '../../src/community/records.ts';
import { countWrong, printReport, reportOf } from '../../src/sandbox/report.ts';

const session = (more: Partial<Session>): Session => ({
  ...{ id: 's', teamId: 'T', communityId: 'c', kind: 'topic', number: 2, quarterOn: '2026-11-02', onDate: '2026-12-02', at: '10:30' },
  ...{ minutes: 75, status: 'held', revision: 0, topic: null, topicId: null, leadership: 'open', facilitatorId: null, secondId: null },
  ...{ scribeId: null, formatId: null, outcome: null, question: null, preRead: null, link: null },
  ...more,
});
const post = (at: string, cause: string, text = 'hello') => ({
  ...{ at, method: 'chat.postMessage', args: { channel: 'C', text }, response: { ok: true }, cause },
});
const missedRow: AgendaRow = {
  ...{ id: 'a', touch: 'notes.post', practice: 's7', name: 'Notes', teamId: 'T', communityId: 'c', anchor: 's', userId: null, dueAt: 0 },
  ...{ localDate: '2026-12-04', localTime: '11:00', zone: 'Europe/London', surface: 'channel', audience: '', minutes: 3, why: '' },
  status: 'missed',
};
const report = (more: Partial<Parameters<typeof reportOf>[0]>) =>
  reportOf({ calls: [], sessions: [], missed: [], fired: [], nameOf: (id) => id, ...more });

describe('a year’s report', () => {
  it.each([
    [{ leadership: 'led', facilitatorId: 'Dev', secondId: 'Fay' }, 'Dev with Fay', true],
    [{ leadership: 'table' }, 'Open Table', true],
    [{ leadership: 'stewards' }, 'stewards', true],
    [{ leadership: 'open' }, 'nobody', false],
    [{ leadership: 'open', status: 'cancelled' }, 'called off', true],
    [{ leadership: 'led' }, '', false],
  ] as const)('says who led %j', (more, led, ok) => {
    expect(report({ sessions: [session(more)] }).sessions).toEqual([expect.objectContaining({ led, ok })]);
  });

  it('finds what one row sent twice, and the same words twice in a day', () => {
    const calls = [
      post('2026-11-04T10:00:00.000Z', 'touch:notes.post#1'),
      post('2026-11-05T10:00:00.000Z', 'touch:notes.post#1', 'other'),
      post('2026-11-06T10:00:00.000Z', 'touch:a.b#2', 'same'),
      post('2026-11-06T11:00:00.000Z', 'touch:a.b#3', 'same'),
      post('2026-11-07T11:00:00.000Z', 'touch:a.b#4', 'same'),
    ];
    expect(report({ calls }).doubles).toEqual(['2026-11-05T10:00:00.000Z notes.post to C', '2026-11-06T11:00:00.000Z a.b to C']);
  });

  it('counts what must not be, and prints it', () => {
    const found = report({ sessions: [session({})], missed: [missedRow] });
    expect(countWrong(found)).toBe(2);
    expect(printReport(found)).toContain('notes.post 1: s due 1970-01-01T00:00:00.000Z');
  });
});
