/** Level and slot. */

import { requireCommunity, requireMember } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import { readMemberForm } from '../../community/member-form.ts';
import { isLevel } from '../../community/member-rules.ts';
import { LEVELS } from '../../community/member-views.ts';
import { saySlot } from '../../community/slot-views.ts';
import { joinWords } from '../../community/words.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { formatZone } from '../../platform/time/zones.ts';
import type { Parts } from './service.ts';
import { settingsModal } from './views-settings.ts';

export function createSettingsCommands({ deps, mine }: Parts) {
  const openSettings = async (act: Act, communityId: string): Promise<Answer> => {
    const [first, ...others] = await mine.meant(act, communityId);
    if (!first || others.length > 0) {
      const names = [...others, ...(first ? [first] : [])].map(({ community }) => community.name);
      throw new UserError(`You are in ${joinWords(names)}.`, 'Type it in the channel of the one you mean, or use App Home, Settings.');
    }
    const person = await deps.people.find(act.teamId, act.userId);
    const slot = await deps.attention.slot(act.teamId, act.userId);
    return { open: settingsModal(first.community, first.member, slot, formatZone(person?.zone ?? first.community.zone)) };
  };

  const commands: Command[] = [
    { name: 'level', group: 'you', summary: 'Change how you take part, and when I may write.', run: (act) => openSettings(act, '') },
  ];

  const actions: Record<string, ActionHandler> = {
    'membership:settings': (act) => openSettings(act, act.value),
    'membership:stay-reader': async (act) => {
      for (const { member } of await mine.all(act.teamId, act.userId)) await deps.members.put({ ...member, level: 'reader' });
      const message = { text: '✓ You read along from now on: the channel, no direct messages. `/rondo level` changes that any time.' };
      return act.message ? { replace: message } : { reply: message };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'membership:settings': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.metadata);
      const member = await requireMember(deps, community, act.userId);
      if (!isLevel(act.values.level)) return { errors: { level: 'Choose one; it can be changed any time.' } };
      const read = readMemberForm(community, act.values);
      if (read.errors) return { errors: read.errors };
      await deps.members.put({ ...member, level: act.values.level, jobFunction: read.jobFunction, levelBand: read.levelBand });
      const before = await deps.attention.slot(act.teamId, act.userId);
      const changed = read.slot && (before?.weekday !== read.slot.weekday || before.at !== read.slot.at);
      if (read.slot && changed) await deps.attention.chooseSlot(act.teamId, act.userId, read.slot, act.now);
      const slot = read.slot ?? before;
      const kept = `${LEVELS[act.values.level].name}.${act.values.level === 'reader' || !slot ? '' : ` Your weekly message comes on ${saySlot(slot)}, if there is anything to say.`}`;
      return { update: notice('membership:notice', 'Kept', `${community.name}: ${kept}`), refreshHome: true };
    },
  };

  return { commands, actions, submissions };
}
