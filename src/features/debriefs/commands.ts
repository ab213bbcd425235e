/** What people do with a debrief: fill it in, change what they take with them, keep a step, take back. */
import { z } from 'zod';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, SubmissionHandler } from '../../platform/feature.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { readDebrief, readStep, readTakeAway, STEP_DAYS_AHEAD } from './rules.ts';
import type { Found, Parts, Service } from './service.ts';
import { debriefModal, keptModal, stepKept, stepModal, takeAwayModal, takenBackMessage } from './views.ts';

/** The session, and the id that the step will have: the same form sent twice keeps it once. */
const metadataSchema = z.object({ s: z.string(), id: z.string() });
const readMetadata = (text: string) => {
  const parsed = metadataSchema.safeParse(JSON.parse(text || '{}'));
  if (!parsed.success)
    throw new UserError('This form is from an older version of me.', 'Copy your text, close it and press the button again.');
  return parsed.data;
};

const SENT = 'Your answers are in.';
const SENT_BEFORE = 'Your scores were in already, so they stay as they were.';

export function createCommands({ deps, store }: Parts, service: Service) {
  const form = deps.library.session_debrief;
  const NOTHING = { text: '', reach: 'unnamed' } as const;

  const dayAhead = ({ community, session }: Found) => addWorkingDays(session.onDate, STEP_DAYS_AHEAD, deps.calendar.holidays(community));
  const today = async (act: Act, found: Found) =>
    toLocal(act.now, (await deps.people.find(act.teamId, act.userId))?.zone ?? found.community.zone).date;

  const actions: Record<string, ActionHandler> = {
    'debriefs:open': async (act) => {
      const found = await service.requireOpen(act, act.value);
      const metadata = JSON.stringify({ s: found.session.id, id: deps.newId() });
      const before = (await store.takeAwayOf(act.teamId, found.session.id, act.userId)) ?? NOTHING;
      return (await store.hasAnswered(act.teamId, found.session.id, act.userId))
        ? { open: takeAwayModal(form, metadata, before) }
        : { open: debriefModal(form, metadata, found.community.settings.k, before) };
    },
    'debriefs:take-back': async (act) => {
      const reach = (await store.findTakeAway(act.teamId, act.value))?.reach ?? 'own';
      await service.takeBack(act, act.value);
      return { reply: takenBackMessage(reach), refreshHome: true };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'debriefs:fill-in': async (act) => {
      const found = await service.requireOpen(act, readMetadata(act.metadata).s);
      const read = readDebrief(act.values, form);
      if ('errors' in read) return read;
      const first = await service.answer(found, act.userId, read.ok, act.now);
      return { update: stepModal(form, act.metadata, dayAhead(found), first ? SENT : SENT_BEFORE), refreshHome: true };
    },
    'debriefs:take-away': async (act) => {
      const found = await service.requireOpen(act, readMetadata(act.metadata).s);
      const read = readTakeAway(act.values);
      if ('errors' in read) return read;
      await service.putTakeAway(found, act.userId, read.ok);
      return { update: stepModal(form, act.metadata, dayAhead(found), 'Kept.'), refreshHome: true };
    },
    'debriefs:step': async (act) => {
      const { s, id } = readMetadata(act.metadata);
      const found = await service.find(act.teamId, s);
      if (!found) throw new UserError('This debrief is not here any more.', 'Copy your step; `/reflect` keeps one too.');
      const read = readStep(act.values, await today(act, found));
      if ('errors' in read) return read;
      const { text, askOn } = read.ok;
      if (text === '') return { clear: true };
      await service.keepStep(found, { id, userId: act.userId, text, askOn, now: act.now });
      return { update: keptModal(stepKept(askOn), id), refreshHome: true };
    },
  };
  return { actions, submissions };
}
