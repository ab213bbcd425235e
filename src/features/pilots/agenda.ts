/** The question to the second lead and what the first hears of it; the alignment check; "again?". */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import { type Experiment, leadsOf } from '../../community/experiment.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { context, plainSection } from '../../platform/slack/text.ts';
import { answersIn } from './commands-checks.ts';
import { hasResult, isMoment, openMoment, waitsForYes } from './rules.ts';
import { ASK_AGREE, GONE, type Parts, type Service, TOLD } from './service.ts';
import { ASK_AGAIN, ASK_CHECK, type Checks } from './service-checks.ts';
import type { Pages } from './service-page.ts';
import { agreeInputs, agreeLine, ownerLetter } from './views.ts';
import { againInput, againLine, againNote, checkInputs, checkLine, hiddenNote } from './views-checks.ts';

const asError = (field: string, sentence: string): { errors: Record<string, string> } => ({ errors: { [field]: sentence } });

export function createTouches({ deps, store }: Parts, pages: Pages): Touch[] {
  const told = async (due: DueTouch): Promise<void> => {
    const [answer = '', ref = ''] = due.anchor.split('/');
    const row = await store.findByRef(due.teamId, ref);
    const pilot = row && (await deps.experiments.find(due.teamId, row.experimentId));
    if (!pilot || row.answer !== answer || due.userId === null || pilot.ownerId !== due.userId) return;
    const message = ownerLetter(await pages.viewOf(pilot), row.answer, row.line);
    await sendLetter(deps, due, due.userId, {
      message,
      why: 'You asked for a second lead for your pilot.',
      priority: PRIORITY.experiment,
    });
  };
  const gone = async (due: DueTouch): Promise<void> => {
    const pilot = await deps.experiments.find(due.teamId, due.anchor.split('/')[0] ?? '');
    if (!pilot || pilot.partnerId !== null || pilot.state !== 'parked' || due.userId === null || pilot.ownerId !== due.userId) return;
    const message = ownerLetter(await pages.viewOf(pilot), null, null);
    await sendLetter(deps, due, due.userId, { message, why: 'Your pilot has no second lead any more.', priority: PRIORITY.experiment });
  };
  const each = { ...LETTER, audience: 'whoever leads the pilot' };
  return [
    { ...each, id: TOLD, name: 'Your pilot’s second lead', why: 'You asked for a second lead for your pilot.', run: told },
    { ...each, id: GONE, name: 'A second lead is missing', why: 'Your pilot has no second lead any more.', run: gone },
  ];
}

export function createAsks({ deps, store }: Parts, service: Service, checks: Checks, pages: Pages): AskKind[] {
  const waiting = async (ask: Ask): Promise<Experiment | null> => {
    const row = await store.findByRef(ask.teamId, ask.ref);
    const pilot = row && row.answer === 'asked' ? await deps.experiments.find(ask.teamId, row.experimentId) : null;
    return pilot && waitsForYes(pilot) && pilot.partnerId === ask.userId && pilot.ownerId !== null ? pilot : null;
  };
  const led = async (ask: Ask): Promise<Experiment | null> => {
    const pilot = await deps.experiments.find(ask.teamId, ask.ref.split('/')[0] ?? '');
    return pilot && leadsOf(pilot).length === 2 && leadsOf(pilot).includes(ask.userId) ? pilot : null;
  };
  /** Null once both have answered, or its time is over. */
  const checkOf = async (ask: Ask) => {
    const pilot = await led(ask);
    const moment = ask.ref.split('/')[1] ?? '';
    if (!pilot || !isMoment(moment) || openMoment(pilot) !== moment) return null;
    const check = await checks.view(pilot, moment, ask.userId);
    return check.sides ? null : { pilot, moment, check };
  };
  const againOf = async (ask: Ask) => {
    const pilot = await led(ask);
    if (!pilot || !hasResult(pilot)) return null;
    const { mine, both } = await checks.again(pilot, ask.userId);
    return both ? null : { pilot, mine };
  };

  return [
    {
      kind: ASK_AGREE,
      practice: '-',
      name: 'A pilot with your team',
      why: 'Somebody would like to lead a pilot of two teams with you.',
      line: async (ask) => {
        const pilot = await waiting(ask);
        return pilot && agreeLine(await pages.viewOf(pilot));
      },
      inputs: async (ask) => {
        const pilot = await waiting(ask);
        return pilot ? agreeInputs(await pages.viewOf(pilot)) : [];
      },
      answer: async (ask, { answer, line }, act) => {
        const words = typeof line === 'string' ? line.trim() : '';
        if (answer !== 'yes' && answer !== 'no' && answer !== 'change')
          return words === '' ? { skipped: true } : asError('answer', 'Choose one of the three, so that your line arrives.');
        if (answer === 'change' && words === '') return asError('line', 'Say in a few words what should be different.');
        const row = await store.findByRef(ask.teamId, ask.ref);
        await service.answer({ teamId: ask.teamId, id: row?.experimentId ?? '', userId: ask.userId, now: act.now }, answer, words || null);
        return undefined;
      },
      expire: service.fallSilent,
    },
    {
      kind: ASK_CHECK,
      practice: '-',
      name: 'Alignment check of your pilot',
      why: 'You lead a pilot of two teams; both leads answer three questions alone.',
      line: async (ask) => {
        const found = await checkOf(ask);
        return found && found.check.mine === null ? checkLine(found.pilot.title, found.moment) : null;
      },
      inputs: async (ask) => {
        const found = await checkOf(ask);
        return found ? [plainSection(checkLine(found.pilot.title, found.moment)), hiddenNote, ...checkInputs(found.check, true)] : [];
      },
      answer: async (ask, values, act) => {
        const answers = answersIn(values);
        if (answers.every((answer) => answer === '')) return { skipped: true };
        const empty = answers.indexOf('');
        if (empty !== -1) return asError(`q${empty}`, 'A few words are enough; all three belong together.');
        const found = await checkOf(ask);
        if (found) await checks.keep(found.pilot, found.moment, ask.userId, answers, act.now);
        return undefined;
      },
      answered: async (ask) => {
        const found = await checkOf(ask);
        return found?.check.mine ? [hiddenNote, ...checkInputs(found.check, true)] : null;
      },
    },
    {
      kind: ASK_AGAIN,
      practice: '-',
      name: 'Would you do it again?',
      why: 'Your pilot of two teams has a result; both leads are asked, each alone.',
      line: async (ask) => {
        const found = await againOf(ask);
        return found && found.mine === null ? againLine(found.pilot.title) : null;
      },
      inputs: async (ask) => {
        const found = await againOf(ask);
        return found ? [plainSection(againLine(found.pilot.title)), context(againNote), againInput(found.mine, true)] : [];
      },
      answer: async (ask, { again }, act) => {
        if (again !== 'yes' && again !== 'no') return { skipped: true };
        const found = await againOf(ask);
        if (found) await checks.sayAgain(found.pilot, ask.userId, again === 'yes', act.now);
        return undefined;
      },
      answered: async (ask) => {
        const found = await againOf(ask);
        return found ? [context(againNote), againInput(found.mine, true)] : null;
      },
    },
  ];
}
