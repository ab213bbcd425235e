/** The two short forms behind *Tell us*. */

import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import { readMemberForm } from '../../community/member-form.ts';
import { isLevel } from '../../community/member-rules.ts';
import type { Community, Level } from '../../community/records.ts';
import type { Slot } from '../../community/slot-rules.ts';
import { saySlot } from '../../community/slot-views.ts';
import { UserError } from '../../platform/errors.ts';
import type { Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { formatZone } from '../../platform/time/zones.ts';
import type { Parts } from './service.ts';
import { answeredMessage } from './views.ts';
import { INTERESTS, moreModal } from './views-forms.ts';

export function createSubmissions({ deps, doors, store, telling }: Parts): Record<string, SubmissionHandler> {
  const findCommunity = (act: SubmissionAct): Promise<Community> =>
    requireLivingCommunity(deps, act.teamId, act.metadata.split('|')[0] ?? '');

  const tell = async (act: SubmissionAct): Promise<Answer> => {
    const community = await findCommunity(act);
    if (!isLevel(act.values.level)) return { errors: { level: 'Choose one; it can be changed any time.' } };
    const consent = await doors.consents(community, act.userId);
    if (consent === 'request') throw new UserError(`${community.name} has closed its doors meanwhile.`, '`/rondo join` asks the stewards.');
    if (consent === 'joins') await doors.join(community, act.userId, { level: act.values.level, told: true }, act.now);
    const member = await requireMember(deps, community, act.userId);
    const hope = typeof act.values.hope === 'string' ? act.values.hope.trim() : '';
    const shared = Array.isArray(act.values.share) && act.values.share.includes('yes');
    if (shared && hope === '') return { errors: { hope: 'There is nothing to introduce you with yet. Write a line, or untick below.' } };
    await telling.tell(community, member, { level: act.values.level, hope, shared }, act.now);
    await answerOnMessage(act, community, act.values.level);
    const onboarding = await store.find(member);
    const person = await deps.people.find(act.teamId, act.userId);
    return {
      update: moreModal(community, {
        jobFunction: member.jobFunction,
        levelBand: member.levelBand,
        interests: onboarding?.interests ?? [],
        slot: await deps.attention.slot(act.teamId, act.userId),
        zoneName: formatZone(person?.zone ?? community.zone),
      }),
    };
  };

  const more = async (act: SubmissionAct): Promise<Answer> => {
    const community = await findCommunity(act);
    const member = await requireMember(deps, community, act.userId);
    const read = readMemberForm(community, act.values);
    if (read.errors) return { errors: read.errors };
    const chosen = [act.values.interests ?? []].flat();
    await store.change(member, { interests: INTERESTS.map((each) => each.value).filter((value) => chosen.includes(value)) });
    await deps.members.put({ ...member, jobFunction: read.jobFunction, levelBand: read.levelBand });
    if (read.slot) await deps.attention.chooseSlot(act.teamId, act.userId, read.slot, act.now);
    const slot = await deps.attention.slot(act.teamId, act.userId);
    return { update: notice('welcome:notice', 'That is all', await sayNext(community, member.level, slot, act)) };
  };

  /** The message whose button opened the form no longer asks. */
  async function answerOnMessage(act: SubmissionAct, community: Community, level: Level): Promise<void> {
    const [, channel = '', ts = ''] = act.metadata.split('|');
    if (channel === '' || ts === '') return;
    await deps.outbox.update({
      teamId: act.teamId,
      key: `welcome.answered/${community.id}/${act.userId}/${act.now}`,
      touch: 'welcome.answered',
      whenUnsure: 'resend',
      channel,
      ts,
      message: answeredMessage({ community, library: deps.library }, level),
    });
  }

  async function sayNext(community: Community, level: Level, slot: Slot | null, act: SubmissionAct): Promise<string> {
    if (level === 'reader') return `You read along in ${community.name}. No direct messages come; the channel is there when you want it.`;
    const session = await deps.calendar.nextSession(act.teamId, community.id, deps.calendar.today(community, act.now));
    const meets = session ? ` ${community.name} meets next on ${formatDate(session.onDate)}.` : '';
    const weekly = slot ? ` Your weekly message comes on ${saySlot(slot)}, if there is anything to say.` : '';
    return `Thank you. On the next working day I look for a buddy from another function for you.${weekly}${meets}`;
  }

  return { 'welcome:tell': tell, 'welcome:more': more };
}
