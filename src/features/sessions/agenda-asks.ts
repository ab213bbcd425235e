/** s3, and the question after a move. Silence changes nothing. */

import type { Ask, AskKind } from '../../community/ask.ts';
import { startOf } from '../../community/calendar-rules.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { placeOf } from './service.ts';
import type { Answers } from './service-answers.ts';
import type { RsvpAnswer } from './tables.ts';
import { againLine, comingInputs, reminderLine } from './views.ts';

type Found = NonNullable<Awaited<ReturnType<Answers['findAsked']>>>;

const REMINDER_LABELS = ['Still coming', 'Can’t after all'] as const;
const AGAIN_LABELS = ['Coming', 'Can’t this time'] as const;

/** In her own zone. Reminders wait for a slot inside the week before: there the weekday is enough. */
function sayWhen({ session, community, zone }: Found, how: 'weekday' | 'date'): string {
  const { date, time } = toLocal(startOf(session, community.zone), zone);
  const day = formatDate(date);
  return how === 'weekday' ? `${day.split(' ')[0]} ${time}` : `${day}, ${time}`;
}

export function createAsks(answers: Answers): AskKind[] {
  const kind = (
    id: string,
    waitsFor: readonly RsvpAnswer[],
    labels: readonly [string, string],
    lineOf: (found: Found) => string,
  ): Pick<AskKind, 'kind' | 'line' | 'inputs' | 'answer' | 'answered'> => ({
    kind: id,
    line: async (ask: Ask) => {
      const found = await answers.findAsked(ask, waitsFor);
      return found && lineOf(found);
    },
    inputs: async (ask: Ask) => {
      const found = await answers.findAsked(ask, waitsFor);
      return found ? comingInputs(lineOf(found), placeOf(found.session, found.community), labels, null) : [];
    },
    answer: async (ask, values, act) => {
      if (values.coming !== 'yes' && values.coming !== 'no') return { skipped: true };
      const found = await answers.findAsked(ask, ['coming', 'asked', 'not', 'notes']);
      if (!found || startOf(found.session, found.community.zone) <= act.now) return undefined;
      await answers.set(found.session, found.community, ask.userId, values.coming === 'yes' ? 'coming' : 'not', act.now);
      return undefined;
    },
    answered: async (ask: Ask) => {
      const found = await answers.findAsked(ask, ['coming', 'not']);
      return (
        found && comingInputs(lineOf(found), placeOf(found.session, found.community), labels, found.rsvp.answer === 'coming' ? 'yes' : 'no')
      );
    },
  });

  return [
    {
      ...kind('sessions.reminder', ['coming'], REMINDER_LABELS, (found) =>
        reminderLine(`On ${sayWhen(found, 'weekday')}`, found.name, found.session.question),
      ),
      practice: 's3',
      name: 'Reminder of the session',
      why: 'You said that you are coming, and did not say that you want no reminder.',
    },
    {
      ...kind('sessions.again', ['asked'], AGAIN_LABELS, (found) => againLine(found.name, sayWhen(found, 'date'))),
      practice: 's1',
      name: 'Does the new time suit you?',
      why: 'You were coming to a session that has moved.',
    },
  ];
}
