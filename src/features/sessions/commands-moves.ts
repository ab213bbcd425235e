/** What stewards do: move a session, call one off, say where it is. */
import { requireCommunity } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import type { Session } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionAct, SubmissionHandler, Values } from '../../platform/feature.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { formatZone } from '../../platform/time/zones.ts';
import { nameOf } from './rules.ts';
import type { Parts } from './service.ts';
import type { Moves } from './service-moves.ts';
import { callOffModal, moveModal, placeModal } from './views-list.ts';

const textIn = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value : '';
};
const wantedIn = (values: Values) => ({
  onDate: textIn(values, 'onDate'),
  at: textIn(values, 'at'),
  why: textIn(values, 'why'),
  knowsShort: [values.short ?? []].flat().includes('yes'),
});

export function createMoveCommands({ deps, shown }: Parts, moves: Moves) {
  const { calendar, changes, communities, roles } = deps;

  const sayWhen = ({ onDate, at }: Session, zone: string): string => `${formatDate(onDate)}, ${at} ${formatZone(zone)}`;
  const done = (text: string): Answer => ({ update: notice('sessions:done', 'Sessions', text), refreshHome: true });

  const forms: Record<string, (act: ActionAct, sessionId: string) => Promise<Answer>> = {
    move: async (act, sessionId) => {
      const { session, community } = await moves.requireMovable(act, sessionId);
      const from = { onDate: session.onDate, at: session.at, said: sayWhen(session, community.zone) };
      return { open: moveModal(session.id, nameOf(session), from, formatZone(community.zone)) };
    },
    off: async (act, sessionId) => {
      const { session, community } = await moves.requireMovable(act, sessionId);
      return { open: callOffModal(session.id, nameOf(session), sayWhen(session, community.zone)) };
    },
    place: async (act, sessionId) => {
      const { session } = await moves.requireMovable(act, sessionId);
      return { open: placeModal({ sessionId: session.id, name: nameOf(session) }, session.link ?? '') };
    },
  };

  const actions: Record<string, ActionHandler> = {
    'sessions:row': async (act) => {
      const [what = '', sessionId = ''] = (act.chosen[0] ?? act.value).split(':');
      const form = forms[what];
      if (!form) throw new UserError('I do not know this choice.', 'Type `/rondo sessions` again.');
      return form(act, sessionId);
    },
    'sessions:place': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      await roles.requireSteward(community, act.userId, act.now);
      return { open: placeModal({ communityId: community.id }, community.settings.meetingPlace) };
    },
  };

  const setPlace = async (act: SubmissionAct): Promise<Answer> => {
    const community = await requireCommunity(deps, act.teamId, act.metadata);
    await roles.requireSteward(community, act.userId, act.now);
    const meetingPlace = textIn(act.values, 'place').trim();
    const settings = { ...community.settings, meetingPlace };
    const after = await communities.change(community, { settings }, { userId: act.userId, now: act.now });
    for (const session of await shown.upcoming(after, act.now)) await shown.refresh(session, act.now);
    return done(meetingPlace === '' ? 'No meeting place is set now.' : 'Kept. It stands in announcements and calendar files from now on.');
  };

  const setOwnPlace = async (act: SubmissionAct): Promise<Answer> => {
    const { session, community } = await moves.requireMovable(act, act.metadata);
    const link = textIn(act.values, 'place').trim();
    if (link === (session.link ?? '')) return done('Nothing was changed.');
    await calendar.changeSession(session, { link: link === '' ? null : link }, act.now);
    await changes.add({
      teamId: act.teamId,
      communityId: community.id,
      at: act.now,
      userId: act.userId,
      what: `Place of ${nameOf(session)}`,
      before: session.link ?? 'where all sessions are',
      after: link === '' ? 'where all sessions are' : link,
      why: '',
    });
    return done(link === '' ? 'It is where all sessions are.' : 'Kept. Its announcement and calendar files say so.');
  };

  const submissions: Record<string, SubmissionHandler> = {
    'sessions:move': async (act) => {
      const verdict = await moves.move(act, act.metadata, wantedIn(act.values));
      if ('errors' in verdict) return { errors: verdict.errors };
      const { session, asked } = verdict.ok;
      const community = await requireCommunity(deps, act.teamId, session.communityId);
      const again =
        asked === 0
          ? ''
          : asked === 1
            ? ' One person who was coming is asked once again.'
            : ` ${asked} people who were coming are asked once again.`;
      return done(
        `Moved to ${sayWhen(session, community.zone)}. Everything that hangs on it moved along, and the channel hears of it.${again}`,
      );
    },
    'sessions:off': async (act) => {
      const verdict = await moves.callOff(act, act.metadata, wantedIn(act.values));
      return 'errors' in verdict ? { errors: verdict.errors } : done('Called off. Its messages stop, and the channel hears of it.');
    },
    'sessions:place': setPlace,
    'sessions:own-place': setOwnPlace,
  };

  return { actions, submissions };
}
