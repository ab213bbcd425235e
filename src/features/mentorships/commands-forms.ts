/** What comes back from the forms of the two. */
import type { Answer, SubmissionHandler, Values } from '../../platform/feature.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Services } from './commands.ts';
import { type Agreement, whatIsWrongWithDate } from './rules.ts';
import type { Parts } from './service.ts';
import type { Said } from './service-closing.ts';
import { LONGEST_LOOK, longestOf } from './views-forms.ts';

const typed = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

const OVER = 'This mentoring has ended meanwhile. Copy your words, if they are of use elsewhere.';
const MONTHS_AHEAD = 200;

export function readSaid(values: Values): { said: Said; errors: Record<string, string> } {
  const said = { changed: typed(values, 'changed'), took: typed(values, 'took'), show: values.show?.includes('yes') ?? false };
  const errors: Record<string, string> = {};
  for (const key of ['changed', 'took'] as const)
    if (said[key].length > LONGEST_LOOK[key]) errors[key] = `This is ${said[key].length} characters long; ${LONGEST_LOOK[key]} fit.`;
  if (said.show && said.took === '') errors.took = 'There is nothing to show yet. Write the line, or take the tick away.';
  return { said, errors };
}

export function createSubmissions(parts: Parts, { talks, closings, agreements, pages }: Services): Record<string, SubmissionHandler> {
  const { deps, own } = parts;
  const library = deps.library.agreements.mentoring;
  const TEXTS = ['aim', 'give', 'back', 'bounds', 'ending'] as const;

  return {
    'mentorships:agreement': async (act) => {
      const row = await own(act.teamId, act.metadata, act.userId);
      const isMentee = act.userId === row.menteeId;
      if (row.state === 'over') return { errors: { [isMentee ? 'aim' : 'give']: OVER } };
      const given: Agreement = { ...row.agreement };
      const errors: Record<string, string> = {};
      for (const key of TEXTS.filter((field) => field in act.values)) {
        given[key] = typed(act.values, key);
        const most = longestOf(library, key);
        if (given[key].length > most) errors[key] = `This is ${given[key].length} characters long; ${most} fit.`;
      }
      if (isMentee && given.aim === '') errors.aim = 'One line: everything else follows from it.';
      if (!isMentee && given.give === '') errors.give = 'One line: what can be counted on.';
      if (row.agreedAt === null) {
        given.firstOn = typed(act.values, 'firstOn') || given.firstOn;
        given.at = typed(act.values, 'at') || given.at;
        const wrong =
          given.firstOn === null ? 'Choose the first day.' : whatIsWrongWithDate(given.firstOn, toLocal(act.now, row.zone).date);
        if (wrong !== null) errors.firstOn = wrong;
        if (given.at === null) errors.at = 'Choose the hour.';
      }
      if (Object.keys(errors).length > 0) return { errors };
      const came = await agreements.write(row, act.userId, given, act.now);
      const words = {
        waiting: '✓ Signed.',
        agreed: '✓ Agreed, with six dates. The calendar file comes in our direct message.',
        kept: '✓ Kept. Both of you read it here; it needs no other signature.',
      }[came];
      return { update: await pages.page(await own(act.teamId, row.id, act.userId), act, words), refreshHome: true };
    },
    'mentorships:move': async (act): Promise<Answer> => {
      const row = await own(act.teamId, act.metadata, act.userId);
      if (row.state === 'over') return { errors: { talk: OVER } };
      const talk = (await talks.list(row)).find(({ n }) => `${n}` === typed(act.values, 'talk'));
      if (talk?.state !== 'planned' && talk?.state !== 'moved')
        return { errors: { talk: 'This talk is behind you; another one can move.' } };
      const [onDate, at] = [typed(act.values, 'firstOn'), typed(act.values, 'at')];
      const wrong = onDate === '' ? 'Choose the day.' : whatIsWrongWithDate(onDate, toLocal(act.now, row.zone).date, MONTHS_AHEAD);
      if (wrong !== null || at === '') return { errors: wrong === null ? { at: 'Choose the hour.' } : { firstOn: wrong } };
      const after = (await talks.list(row)).find(({ n }) => n === talk.n + 1);
      if (after?.state === 'planned' && onDate > addDays(after.onDate, -1))
        return { errors: { firstOn: 'Before the talk that follows; that one can be moved first.' } };
      await talks.move(row, talk, { onDate, at }, act.userId, act.now);
      const words = '✓ Moved. Both of you get the new file, each in a direct message.';
      return { update: await pages.page(row, act, words), refreshHome: true };
    },
    'mentorships:close': async (act) => {
      const row = await own(act.teamId, act.metadata, act.userId);
      if (row.state !== 'closing') return { errors: { changed: OVER } };
      const { said, errors } = readSaid(act.values);
      if (Object.keys(errors).length > 0) return { errors };
      await closings.answer(row, act.userId, said, act.now);
      const now = await own(act.teamId, row.id, act.userId);
      return {
        update: await pages.page(now, act, '✓ Kept. All that anybody else hears is that it is closed.'),
        refreshHome: true,
      };
    },
  };
}
