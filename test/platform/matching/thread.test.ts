import { describe, expect, it } from '@jest/globals';
import { drawRound } from '../../../src/community/matching-rules.ts';
import { drawRoundInThread } from '../../../src/community/matching-thread.ts';
import { runInThread } from '../../../src/platform/matching/thread.ts';
import { crowd, facts } from '../../support/matching.ts';

describe('a thread of its own', () => {
  it('gives the same round as here and now, and lets others go on meanwhile', async () => {
    const known = facts(crowd(30), { forbidden: [['U0001', 'U0002']] });
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    const drawn = await drawRoundInThread(known);
    clearInterval(turning);
    expect(drawn).toEqual(drawRound(known));
    expect(turns).toBeGreaterThan(3);
  });

  it('says when it found nothing', async () => {
    const broken = facts(crowd(3), { weekOn: 'someday' });
    await expect(drawRoundInThread(broken)).rejects.toThrow('not a date');
    await expect(runInThread(new URL('data:text/javascript,process.exit(3)'), {})).rejects.toThrow('ended with 3');
  });
});
