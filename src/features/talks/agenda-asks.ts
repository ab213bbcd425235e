/** a4: met, date set, not yet, help us, end it quietly. And once, after silence: do you go on? */
import type { Ask, AskKind } from '../../community/ask.ts';
import { noteBlocks } from '../../community/experiment-views.ts';
import type { Pair } from '../../community/pair.ts';
import type { Block } from '../../platform/slack/message.ts';
import { CHECK, type Parts, type Service, STILL } from './service.ts';
import type { Checks } from './service-checks.ts';
import type { Meeting } from './service-meeting.ts';
import {
  ANSWERS,
  type Answered,
  checkInputs,
  checkLine,
  dateNote,
  endedNote,
  endNote,
  GO_ON,
  metNote,
  stillInputs,
  stillLine,
  TALKED,
} from './views.ts';
import { allHeldNote, helpBlocks } from './views-dates.ts';

const WHY = {
  check: 'You are in a coaching pair, and this is the third week of the cycle.',
  still: 'You are in a coaching pair, and it has been quiet lately.',
};

export function createAsks({ deps }: Parts, service: Service, checks: Checks, meeting: Meeting): AskKind[] {
  const { library } = deps;
  /** What it says to her, while there is something to ask. */
  const drawn = async <T>(ask: Ask, draw: (all: string) => T): Promise<T | null> => {
    const pair = await checks.findAsked(ask);
    return pair && draw(await service.withYou(pair, ask.userId));
  };

  const notes: Record<Answered, (pair: Pair, userId: string, now: number) => Promise<Block[]>> = {
    met: async (pair, userId, now) => noteBlocks(metNote(pair.id, await meeting.sayMet(pair, userId, now))),
    date: async (pair) => noteBlocks(dateNote(pair.id)),
    'not-yet': async () => [],
    help: async (pair, userId, now) => {
      const view = await meeting.helpView(pair, userId, now);
      return view ? helpBlocks(view) : noteBlocks(allHeldNote);
    },
    end: async (pair) => noteBlocks(endNote(pair.id)),
  };

  return [
    {
      kind: CHECK,
      practice: 'a4',
      name: 'Coaching check-in',
      why: WHY.check,
      line: (ask) => drawn(ask, (all) => checkLine(library, all)),
      inputs: async (ask) => (await drawn(ask, (all) => checkInputs(library, all))) ?? [],
      answer: async (ask, values, { now }) => {
        const said = ANSWERS.find((one) => one === values[TALKED]);
        const pair = await checks.findAsked(ask);
        if (!said || !pair) return { skipped: true };
        await checks.heard(pair);
        return { notes: await notes[said](pair, ask.userId, now) };
      },
      expire: checks.expired,
    },
    {
      kind: STILL,
      practice: 'a4',
      name: 'Do you go on?',
      why: WHY.still,
      line: (ask) => drawn(ask, stillLine),
      inputs: async (ask) => (await drawn(ask, stillInputs)) ?? [],
      answer: async (ask, values, { now }) => {
        const pair = await checks.findAsked(ask);
        const said = values[GO_ON];
        if (!pair || (said !== 'on' && said !== 'else' && said !== 'rest')) return { skipped: true };
        await checks.heard(pair);
        if (said === 'rest') await checks.rest(pair, ask.userId);
        if (said !== 'else') return undefined;
        await meeting.end(pair, ask.userId, 'silent', now);
        return { notes: noteBlocks(endedNote(pair.id)) };
      },
      expire: checks.expired,
    },
  ];
}
