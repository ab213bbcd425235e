/** When the question acts by itself, and what it asks of single people. */
import type { Ask, AskKind } from '../../community/ask.ts';
import type { Touch } from '../../community/touch.ts';
import { DAY, HOUR } from '../../platform/clock.ts';
import { RELEASE_AT } from './rules-answers.ts';
import { DAYS_AFTER_SESSION, type Parts, type Service } from './service.ts';
import type { DutyService } from './service-duty.ts';
import type { Releases } from './service-release.ts';
import { dutyInputs, dutyLine, waitingInputs, waitingLine } from './views.ts';

export const createTouches = (service: Service, releases: Releases, duty: DutyService): Touch[] => [
  {
    id: 'prompts.duty',
    practice: '-',
    name: 'Who answers first',
    anchor: { on: 'session', kinds: ['topic'], offset: 1 },
    at: '09:00',
    surface: 'state',
    audience: 'one core member in turn, in the weekly slot',
    each: 'community',
    minutes: 0,
    catchUp: { within: 3 * DAY },
    whenUnsure: 'resend',
    why: 'The weekly question gets its first answer within a day.',
    run: duty.begin,
  },
  {
    id: 'prompts.ask',
    practice: 'a1',
    name: 'Reflection question',
    anchor: { on: 'session', kinds: ['topic'], offset: DAYS_AFTER_SESSION },
    at: '10:00',
    surface: 'channel',
    audience: 'everyone here',
    each: 'community',
    minutes: 4,
    catchUp: { within: 6 * HOUR, wakingHours: true },
    whenUnsure: 'hold',
    why: 'Four working days after each topic session the community looks back with one question.',
    run: service.put,
  },
  {
    id: 'prompts.release',
    practice: 'a1',
    name: 'Answers without a name',
    anchor: { on: 'once' },
    at: RELEASE_AT,
    surface: 'thread',
    audience: 'everyone here',
    each: 'community',
    minutes: 0,
    catchUp: 'always',
    whenUnsure: 'hold',
    why: 'Answers without a name go out together, three or more, on the first and the third day.',
    run: (due) => releases.release(due),
  },
  {
    // Planned only when one was handed in: in anybody's calendar it would say that somebody has, and when.
    id: 'prompts.late-release',
    practice: 'a1',
    name: 'Late answers without a name',
    anchor: { on: 'once' },
    at: RELEASE_AT,
    surface: 'state',
    audience: 'nobody',
    each: 'community',
    minutes: 0,
    catchUp: 'always',
    whenUnsure: 'hold',
    why: 'An answer came after the third day.',
    run: (due) => releases.release(due),
  },
];

export function createAsks({ store, answers }: Parts, releases: Releases, duty: DutyService): AskKind[] {
  const dutyBlocks = async (ask: Ask, initial: 'yes' | 'no' | null) => {
    const about = await duty.about(ask);
    const row = await duty.findOf(ask);
    return about && row ? dutyInputs(dutyLine(about.when, about.question), row.why, initial) : null;
  };
  const asked = async (ask: Ask) => {
    const author = await releases.findAsked(ask);
    const answer = author ? await answers.find(ask.teamId, author.answerId) : null;
    const use = author ? await store.findUse(ask.teamId, author.useId) : null;
    return author && answer && use ? { author, answer, use } : null;
  };
  return [
    {
      kind: 'prompts.duty',
      practice: 'a1',
      name: 'First answer to the weekly question',
      why: 'A first answer makes it easier for everybody else; the job goes round the core group.',
      line: async (ask) => {
        const about = await duty.about(ask);
        return about ? dutyLine(about.when, about.question) : null;
      },
      inputs: async (ask) => (await dutyBlocks(ask, null)) ?? [],
      answer: async (ask, values, act) => {
        if (values.duty !== 'yes' && values.duty !== 'no') return { skipped: true };
        await duty.decide(ask, values.duty === 'yes', act.now);
        return undefined;
      },
      answered: async (ask) => {
        const row = await duty.findOf(ask);
        // Once passed on, somebody else was asked: it cannot be taken back.
        return row?.state === 'taken' ? dutyBlocks(ask, 'yes') : null;
      },
      expire: duty.letGo,
    },
    {
      kind: 'prompts.unnamed',
      practice: 'a1',
      name: 'Your answer without a name',
      why: 'Alone it might be guessed, so you decide; if you say nothing, it is kept for you alone.',
      line: async (ask) => ((await asked(ask)) ? waitingLine() : null),
      inputs: async (ask) => {
        const found = await asked(ask);
        return found ? waitingInputs(found.use.text, found.answer.text) : [];
      },
      answer: async (ask, values, act) => {
        const how = values.release;
        if (how !== 'keep' && how !== 'named' && how !== 'guess') return { skipped: true };
        const found = await asked(ask);
        if (found) await releases.decide(found.author, how, act.now);
        return undefined;
      },
      expire: async (ask, now) => {
        const found = await asked(ask);
        if (found) await releases.decide(found.author, 'keep', now);
      },
    },
  ];
}
