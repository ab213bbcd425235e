/** `npm run rondo -- <command>`: for whoever runs Rondo. Reads the database beside a running bot; only `restore` and `import` write. */
import { parseArgs } from 'node:util';
import { showAgenda } from './operator/agenda.ts';
import { backUp, restore } from './operator/backup.ts';
import { examine } from './operator/doctor.ts';
import { exportAll } from './operator/export.ts';
import { importFrom } from './operator/import.ts';

const HELP = `npm run rondo -- <command>

  agenda [--json] [--days N]  what will go out, when, to whom, and why
  doctor                      settings, token and scopes, clock and zone data, database, overdue rows
  backup FILE                 a consistent copy of the SQLite file while the bot runs
  restore FILE                puts a backup in place; the bot must be stopped
  export DIR                  every community's shelf in open formats, nothing private in it
  import DIR|FILE.csv         takes in a shelf that was exported, or a glossary; on an SQLite file the bot must be stopped;
                              --community NAME where there are several, --team T… where there is none yet
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Resolves with the exit code: 0 done, 1 something is wrong, 2 the call itself was. */
async function operate(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      days: { type: 'string', default: '28' },
      community: { type: 'string' },
      team: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, target] = positionals;
  const withTarget = async (what: string, work: (target: string) => Promise<number>): Promise<number> => {
    if (target) return work(target);
    say(
      `${command} needs ${what}, e.g. npm run rondo -- ${command} ${command === 'export' || command === 'import' ? './shelf' : './rondo-backup.db'}`,
    );
    return 2;
  };
  if (values.help || command === undefined || command === 'help') {
    say(HELP);
    return command === undefined && !values.help ? 2 : 0;
  }
  if (command === 'agenda') return showAgenda({ json: values.json, days: Number(values.days), say });
  if (command === 'doctor') return examine(say);
  if (command === 'backup') return withTarget('a file', (file) => backUp(file, say));
  if (command === 'restore') return withTarget('a file', (file) => restore(file, say));
  if (command === 'export') return withTarget('a folder', (folder) => exportAll(folder, say));
  if (command === 'import') {
    const { community, team } = values;
    return withTarget('a folder or a CSV file', (source) => importFrom(source, { community, team, say }));
  }
  say(`There is no command "${command}".\n\n${HELP}`);
  return 2;
}

try {
  process.exitCode = await operate(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
