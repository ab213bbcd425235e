/** What is asked and said outside the windows: "Still on?", a word to whoever may ask, a step of the launch. */
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as escaped, input, option, plainSection, section } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';

export const stillOnLine = (title: string, startOn: LocalDate): string => `Still on? “${title}” was to start on ${formatDate(startOn)}.`;

export const stillOnInputs = (title: string, startOn: LocalDate): Block[] => [
  plainSection(stillOnLine(title, startOn)),
  input(
    'on',
    'Is it still on?',
    {
      type: 'radio_buttons',
      options: [
        option(`It started on ${formatDate(startOn)}`, 'started'),
        option('On another day', 'day', 'Choose it below.'),
        option('Not now', 'not-now', 'It is parked; one tap and it runs again.'),
      ],
    },
    { optional: true, hint: 'Without an answer it is parked. Nobody is told.' },
  ),
  input('day', 'The other day', { type: 'datepicker' }, { optional: true }),
];

export function buddyMessage(id: string, name: string, title: string, startOn: LocalDate): Message {
  const text = `${name} is about to try “${title}”, from ${formatDate(startOn)}, and would like you to be the one who may ask how it goes.`;
  return { text: escaped(text), blocks: [plainSection(text), actions(button('Open it', 'experiments:open', { value: id }))] };
}

const STEP = 'Fifteen minutes for one trial of your own: one change, two to four weeks. Until the design is kept, nobody else sees it.';

export const stepMessage = (sessionId: string): Message => ({
  text: `${STEP} \`/experiment\` designs one.`,
  blocks: [section(STEP), actions(button('Design one', 'experiments:from', { value: `session/${sessionId}`, style: 'primary' }))],
});
