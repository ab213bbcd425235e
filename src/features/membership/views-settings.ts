/** Level and slot, as a form and as a row of App Home. */
import { functionInputs, LEVELS, levelInput } from '../../community/member-views.ts';
import type { Community, Member } from '../../community/records.ts';
import type { Slot } from '../../community/slot-rules.ts';
import { saySlot, slotInputs } from '../../community/slot-views.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, input, plain, plainSection, strong } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';

const sayUntil = (date: LocalDate | null): string => (date === null ? 'until you say' : `until ${formatDate(date)}`);

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
