/** Why a message came, less of it, and what is planned for a person. */
import type { Deps } from '../../community/kernel.ts';
import type { Level } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Act, Answer, SubmissionAct } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { isLocalTime, toMinutes } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { type CheckInService, isSlot } from './service.ts';
import { type ComingMessage, messagesModal } from './views-messages.ts';
import * as say from './views-why.ts';

const AHEAD = 28 * DAY;
const NOON = 12 * 60;
const FRIDAY = 5;

/** Changes her level in one community. Supplied by app.ts. */
export type ChangeLevel = (change: { teamId: string; userId: string; communityId: string; level: Level; now: number }) => Promise<void>;

export function createSettingsService(deps: Deps, checkIns: CheckInService, changeLevel: ChangeLevel) {
  /** Null for a touch of an older version. */
  const findTouch = (id: string) => {
    try {
      return deps.touch(id);
    } catch {
      return null;
    }
  };

  /** `value`: a touch, or kinds of asks separated by commas. */
  const openWhy = async (act: Act, value: string): Promise<Answer> => {
    const ids = value
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '');
    const asked = ids.some(isSlot)
      ? (await deps.attention.waiting(act.teamId, act.userId, act.now)).filter((ask) => ask.askedAt !== null).map((ask) => ask.kind)
      : [];
    const reasons = [...new Set([...ids, ...asked])].flatMap((id): say.Reason[] => {
      const kind = checkIns.findKind(id);
      if (kind) return [{ name: kind.name, why: kind.why, practice: kind.practice, asks: true }];
      const touch = findTouch(id);
      return touch ? [{ name: touch.name, why: touch.why, practice: touch.practice, asks: false }] : [];
    });
    return { open: say.whyModal(reasons) };
  };

  const openLess = async (act: Act): Promise<Answer> => {
    const [slot, account, zone, belongings] = await Promise.all([
      deps.attention.slot(act.teamId, act.userId),
      deps.attention.account(act.teamId, act.userId, act.now),
      checkIns.zoneOf(act.teamId, act.userId),
      checkIns.belongings(act.teamId, act.userId),
    ]);
    const communities = belongings
      .filter(({ member }) => member.level !== 'reader')
      .map(({ community }) => ({ id: community.id, name: community.name }));
    return { open: say.lessModal({ quiet: account.quiet, slot, zone, communities }) };
  };

  const setQuiet = async (act: Act, quiet: boolean): Promise<void> => deps.attention.setQuiet(act.teamId, act.userId, quiet, act.now);

  const chooseSlot = async (act: SubmissionAct): Promise<Answer> => {
    const weekday = Number(act.values[say.LESS.weekday]);
    const at = act.values[say.LESS.at];
    if (!(Number.isInteger(weekday) && weekday >= 1 && weekday <= FRIDAY))
      return { errors: { [say.LESS.weekday]: say.LESS_FAULTS.noWeekday } };
    if (typeof at !== 'string' || !isLocalTime(at)) return { errors: { [say.LESS.at]: say.LESS_FAULTS.noTime } };
    if (weekday === FRIDAY && toMinutes(at) >= NOON) return { errors: { [say.LESS.at]: say.LESS_FAULTS.fridayAfternoon } };
    await deps.attention.chooseSlot(act.teamId, act.userId, { weekday, at }, act.now);
    return { reply: say.slotChosen(weekday, at), refreshHome: true };
  };

  const submitLess = async (act: SubmissionAct): Promise<Answer> => {
    const chosen = act.values[say.LESS.choice];
    const [choice = '', communityId = ''] = typeof chosen === 'string' ? chosen.split(' ') : [];
    switch (choice) {
      case 'keep':
        return { reply: say.keptAsItIs };
      case 'quiet':
        await setQuiet(act, true);
        return { reply: say.nowQuiet, refreshHome: true };
      case 'unquiet':
        await setQuiet(act, false);
        return { reply: say.nowAsBefore, refreshHome: true };
      case 'slot':
        return chooseSlot(act);
      case 'reader':
        await changeLevel({ teamId: act.teamId, userId: act.userId, communityId, level: 'reader', now: act.now });
        return { reply: say.nowReader, refreshHome: true };
      default:
        return { errors: { [say.LESS.choice]: say.LESS_FAULTS.noChoice } };
    }
  };

  /** The buttons of the quiet notice. */
  const answerNotice = async (act: Act, quiet: boolean): Promise<Answer> => {
    await setQuiet(act, quiet);
    return { replace: quiet ? say.nowQuiet : say.nowAsBefore, refreshHome: true };
  };

  const openMessages = async (act: Act): Promise<Modal> => {
    const { teamId, userId, now } = act;
    const until = now + AHEAD;
    const belongings = await checkIns.belongings(teamId, userId);
    const several = belongings.length > 1;
    const nameOf = (id: string): string | null =>
      several ? (belongings.find(({ community }) => community.id === id)?.community.name ?? null) : null;
    const [zone, slots, mine, account, posts] = await Promise.all([
      checkIns.zoneOf(teamId, userId),
      deps.attention.upcomingSlots({ teamId, userId, until, now }),
      deps.agenda.upcoming({ teamId, userId, until }),
      deps.attention.account(teamId, userId, now),
      Promise.all(checkIns.lively(belongings).map(({ id }) => deps.agenda.upcoming({ teamId, communityId: id, until }))),
    ]);
    // Slots are planned a week or two ahead; what opens later comes in the slot of its day.
    const slot = await deps.attention.slot(teamId, userId);
    const inSlots = new Set(slots.flatMap((one) => one.asks.map((ask) => ask.id)));
    const later = (await checkIns.waiting(teamId, userId, now))
      .filter(({ ask, early }) => early && !inSlots.has(ask.id))
      .map(({ ask }) => ({ dueAt: toInstant(ask.opensOn, slot?.at ?? '09:30', zone), asks: [ask] }))
      .filter(({ dueAt }) => dueAt < until);
    const messages: ComingMessage[] = [
      ...[...slots, ...later].flatMap((one) =>
        one.asks.map((ask) => {
          const kind = checkIns.findKind(ask.kind);
          return {
            dueAt: one.dueAt,
            name: kind?.name ?? 'A question',
            why: kind?.why ?? '',
            where: 'slot' as const,
            community: nameOf(ask.communityId),
          };
        }),
      ),
      ...mine
        .filter((row) => row.surface !== 'state' && !isSlot(row.touch))
        .map((row) => ({ dueAt: row.dueAt, name: row.name, why: row.why, where: 'direct' as const, community: nameOf(row.communityId) })),
      ...posts
        .flat()
        .filter((row) => row.userId === null && (row.surface === 'channel' || row.surface === 'thread'))
        .map((row) => ({ dueAt: row.dueAt, name: row.name, why: row.why, where: 'channel' as const, community: nameOf(row.communityId) })),
    ];
    const paused = belongings.length > 0 && belongings.every(({ member }) => member.status === 'paused');
    return messagesModal(messages, zone, { quiet: account.quiet, paused });
  };

  return { openWhy, openLess, submitLess, answerNotice, openMessages };
}

export type SettingsService = ReturnType<typeof createSettingsService>;
