/** The floor: the smallest Bolt app there is, with one command that it only acknowledges. Arguments: API address, a token or secret, a port or nothing. */
import { App } from '@slack/bolt';

const [slackApiUrl = '', secret = '', port = ''] = process.argv.slice(2);
const token = 'xoxb-floor';
const clientOptions = { slackApiUrl };
const app = port
  ? new App({ token, signingSecret: secret, clientOptions })
  : new App({ token, appToken: secret, socketMode: true, clientOptions, installerOptions: { clientOptions } });
app.command('/reflect', async ({ ack }) => {
  await ack();
});
await (port ? app.start(Number(port)) : app.start());
process.send?.('ready');
