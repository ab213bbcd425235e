/** Level and slot, and "what is stored about me". */
import type { Community, Member } from '../../community/records.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, input, plain, plainSection, section, strong, truncate } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import type { Slot } from './rules.ts';
import { LEVELS, levelInput, saySlot, sayUntil } from './views.ts';
import { functionInputs, slotInputs } from './views-welcome.ts';

export const settingsModal = (community: Community, member: Member, slot: Slot | null, zoneName: string): Modal => ({
  type: 'modal',
  callback_id: 'membership:settings',
  private_metadata: community.id,
  title: plain('Level and slot', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(
      `${community.name}. Level, function and level band are shown in totals only. The slot holds for all your communities here.`,
    ),
    input('level', 'How I take part', levelInput(member.level)),
    ...slotInputs(slot, zoneName),
    ...functionInputs(community, member),
  ],
});

export interface SettingsLine {
  community: Community;
  member: Member;
  slot: Slot | null;
}

/** One row for each community on App Home's Settings. */
export function settingsRow({ community, member, slot }: SettingsLine): Block[] {
  const paused = member.status === 'paused';
  const state = paused ? `⏸ Paused ${sayUntil(member.pausedUntil)}.` : `${LEVELS[member.level].name}. ${LEVELS[member.level].promise}.`;
  const when = slot && member.level !== 'reader' ? ` Your slot: ${saySlot(slot)}.` : '';
  return [
    strong(community.name, `  ${state}${paused ? '' : when}`),
    actions(
      button('Level and slot', 'membership:settings', { value: community.id, label: `Level and slot in ${community.name}` }),
      paused
        ? button('Resume', 'membership:resume', { value: community.id, label: `Resume ${community.name}` })
        : button('Pause', 'membership:pause', { value: community.id, label: `Pause ${community.name}` }),
      button('Leave', 'membership:leave', { value: community.id, label: `Leave ${community.name}` }),
    ),
  ];
}

export const aboutRow: Block[] = [
  section('*What is stored about me* is all of it, and only you see it.'),
  actions(button('Show me', 'membership:about'), button('Forget me', 'membership:forget-me')),
];

export const pauseEndedRow = (community: Community, on: string): Block[] => [
  plainSection(`Your pause in ${community.name} ended on ${formatDate(on)}. What fell into it was not kept for you.`),
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
