/** `npm run sandbox`: the local workspace in the browser, or a stretch of it without a page. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

const USAGE = `npm run sandbox -- [options]
  --port N             where the page is served, on this machine only (default 4040, or the next free one)
  --empty              a workspace in which nothing is set up yet
  --at 2026-11-02T09:00  when it begins, London time
  --seed TEXT          what chance draws from (default 1)
  --alone              nobody acts by themselves
  --week N             with --alone: which week of its quarter it is (default 4)
  --headless           no page: everybody acts by themselves
  --days N             for how many days (default 91)
  --people N           that many members, of whom some come and go (default: the demo's twelve people)
  --absence N          how likely somebody does not come to a session, in per cent (default 20)
  --transcript FILE    every call and every act as a line of JSON
`;

const whole = (text: string) => z.coerce.number(text).int(text).min(0, text);
const optionsSchema = z.object({
  port: whole('--port is a number such as 4040').max(65_535, '--port is at most 65535').default(4040),
  days: whole('--days is a number such as 91').default(91),
  people: whole('--people is a number such as 24').min(12, '--people is at least 12').nullable().default(null),
  absence: whole('--absence is a number such as 20').max(100, '--absence is at most 100').default(20),
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, '--at is London time such as 2026-11-02T09:00')
    .default('2026-11-02T09:00'),
  week: whole('--week is a number such as 2').min(1, '--week is at least 1').max(13, '--week is at most 13').default(4),
  seed: z.string().default('1'),
  transcript: z.string().nullable().default(null),
  empty: z.boolean().default(false),
  alone: z.boolean().default(false),
  headless: z.boolean().default(false),
  help: z.boolean().default(false),
});

function readOptions() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      ...{ port: text, days: text, people: text, absence: text, at: text, week: text, seed: text, transcript: text },
      ...{ empty: flag, alone: flag, headless: flag, help: flag },
    },
  });
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join('\n'));
  return parsed.data;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function playHeadless({ days, people, absence, seed, transcript, at }: ReturnType<typeof readOptions>): Promise<number> {
  const { runHeadless } = await import('./headless.ts');
  const { countOver, printBudget } = await import('./budget.ts');
  const { countWrong, printReport } = await import('./report.ts');
  const { printCoaching } = await import('./report-coaching.ts');
  const { printShelf } = await import('./report-shelf.ts');
  const [date = '', time = ''] = at.split('T');
  const played = await runHeadless({ ...{ days, people, absence, seed, transcript, say }, at: { date, time } });
  const { calls, acts, refused, faults, seconds, budget, report, shelf, coaching } = played;
  for (const line of [...refused, ...faults]) process.stderr.write(`${line}\n`);
  say(`${days} days in ${seconds.toFixed(1)} s: ${calls} calls, ${acts} acts, ${refused.length} refused, ${faults.length} faults.`);
  say(printBudget(budget));
  say(`\n${printShelf(shelf)}\n${printCoaching(coaching)}`);
  say(`\n${printReport(report)}`);
  const wrong = refused.length + faults.length + countOver(budget) + countWrong(report);
  return wrong > 0 ? 1 : 0;
}

async function openPage({ port, empty, seed, at, week, alone }: ReturnType<typeof readOptions>): Promise<void> {
  const { openSandbox } = await import('./open-sandbox.ts');
  const [date = '', time = ''] = at.split('T');
  const warn = (line: string): void => void process.stderr.write(line);
  const sandbox = await openSandbox({ port, empty, seed, at: { date, time }, week, alone, warn });
  say(`Rondo's local workspace: ${sandbox.url} (Ctrl-C ends it)`);
  const stop = (): void => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  const options = readOptions();
  if (options.help) say(USAGE);
  else if (options.headless) process.exitCode = await playHeadless(options);
  else await openPage(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}
