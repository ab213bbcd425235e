/**
 * The floor: the smallest Bolt app there is, with one command that it only acknowledges; given a file, it first keeps the words there.
 * Arguments: API address, app token or signing secret, port or '', file or nothing.
 */
import { App } from '@slack/bolt';
import Sqlite from 'better-sqlite3';

const [slackApiUrl = '', secret = '', port = '', file] = process.argv.slice(2);
const token = 'xoxb-floor';
const clientOptions = { slackApiUrl };
const app = port
  ? new App({ token, signingSecret: secret, clientOptions })
  : new App({ token, appToken: secret, socketMode: true, clientOptions, installerOptions: { clientOptions } });

function openKeeping(path: string): (words: string) => void {
  const connection = new Sqlite(path);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.exec('create table kept (id integer primary key, words text not null)');
  const insert = connection.prepare('insert into kept (words) values (?)');
  return (words) => void insert.run(words);
}

const keep = file ? openKeeping(file) : () => undefined;
app.command('/reflect', async ({ ack, command }) => {
  keep(command.text);
  await ack();
});
await (port ? app.start(Number(port)) : app.start());
process.send?.('ready');
