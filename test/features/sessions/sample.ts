import type { Session } from '../../../src/community/records.ts';

export const sessionOf = (over: Partial<Session> = {}): Session => ({
  ...{ id: 's1', teamId: 'T1', communityId: 'C1', kind: 'topic', number: 2, quarterOn: '2026-10-12', onDate: '2026-11-11', at: '10:30' },
  ...{ minutes: 75, status: 'planned', revision: 0, topic: null, topicId: null, leadership: 'open', facilitatorId: null, secondId: null },
  ...{ scribeId: null, formatId: null, outcome: null, question: null, preRead: null, link: null },
  ...over,
});
