/** "What is stored about me". */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, plain, plainSection, section, truncate } from '../../platform/slack/text.ts';

export const aboutRow: Block[] = [
  section('*What is stored about me* is all of it, and only you see it.'),
  actions(button('Show me', 'membership:about'), button('Forget me', 'membership:forget-me')),
];

const count = (n: number): string => (n === 1 ? '1 entry' : `${n} entries`);

/** What the file holds, by its own headings; somebody's words in it never begin a line, so they are not taken for one. */
export function readHeadings(file: string): { title: string; entries: number }[] {
  const headings: { title: string; entries: number }[] = [];
  for (const line of file.split('\n')) {
    const last = headings.at(-1);
    if (line.startsWith('## ')) headings.push({ title: line.slice(3), entries: 0 });
    else if (line.startsWith('### ') && last) last.entries++;
  }
  return headings;
}

/** Summary first; every entry is in the file. */
export function aboutModal(file: string): Modal {
  const lines = readHeadings(file).map(({ title, entries }) => `▸ ${truncate(title, 120)}: ${count(entries)}`);
  const summary = lines.length > 0 ? lines.join('\n') : 'Nothing is stored about you.';
  return {
    type: 'modal',
    callback_id: 'membership:about',
    title: plain('What is stored', 24),
    close: plain('Close', 24),
    blocks: [
      plainSection('About you, in this workspace. Only you see this. Whoever runs the server could technically look into the database.'),
      plainSection(summary),
      plainSection('The file has every entry, who may see it and how long it stays.'),
      actions(button('Send me the file', 'membership:about-file', { style: 'primary' }), button('Forget me', 'membership:forget-me')),
    ],
  };
}

export const fileComing: Message = { text: 'The file comes to you in a direct message.' };
