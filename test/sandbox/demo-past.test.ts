import { expect, it } from '@jest/globals';
import { TEAM } from '../../src/sandbox/demo-workspace.ts';
import { openSandbox } from '../../src/sandbox/open-sandbox.ts';

it('a community under way has a coaching round that began last week: most are in it, three of them together', async () => {
  const warnings: string[] = [];
  const sandbox = await openSandbox({
    ...{ port: 0, empty: false, seed: '1', at: { date: '2026-11-02', time: '09:00' }, alone: false },
    warn: (line) => warnings.push(line),
  });
  try {
    const pairs = await sandbox.app.kernel.pairs.list({ teamId: TEAM });
    const inRound = pairs.filter(({ roundId }) => roundId !== null);
    expect(inRound.flatMap(({ people }) => people).sort()).toEqual([...['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0HANA']]);
    expect(inRound.filter(({ people }) => people.length === 3)).toHaveLength(1);
    expect(new Set(inRound.map(({ toldOn }) => toldOn))).toEqual(new Set(['2026-10-27']));
    const told = sandbox.server
      .person('U0ANA')
      .messages()
      .filter(({ kind, text }) => kind === 'mpim' && text.includes('Three talks, nine weeks'));
    expect(told.length).toBeGreaterThan(0);
    expect(warnings).toEqual([]);
  } finally {
    await sandbox.close();
  }
}, 60_000);
