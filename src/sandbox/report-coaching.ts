/** What became of coaching, mentoring and care in a stretch, in numbers. */
import type { AgendaRow } from '../community/kernel.ts';
import type { Pair } from '../community/pair.ts';
import { startedByBot, touchOf } from './budget-messages.ts';
import { toRecords, toText } from './json.ts';
import type { TranscriptCall } from './transcript.ts';

export interface CoachingReport {
  rounds: number;
  /** Pairs that were told of each other, trios among them. */
  told: number;
  trios: number;
  repeats: number;
  signed: number;
  /** Talks that somebody said they held. */
  talks: number;
  endedEarly: number;
  mentorships: number;
  hands: { asked: number; answered: number };
  thanks: number;
}

export interface CoachingInput {
  calls: readonly TranscriptCall[];
  fired: readonly Pick<AgendaRow, 'touch' | 'anchor'>[];
  /** As they stood at the end, or when they were last seen. */
  pairs: readonly (Pair & { wasTrio: boolean })[];
}

/** Looks at the pairs now and then: those that are long over are not kept. */
export function createPairWatch() {
  const seen = new Map<string, Pair & { wasTrio: boolean }>();
  return {
    look: (pairs: readonly Pair[]): void => {
      for (const pair of pairs) seen.set(pair.id, { ...pair, wasTrio: pair.people.length > 2 || seen.get(pair.id)?.wasTrio === true });
    },
    pairs: (): (Pair & { wasTrio: boolean })[] => [...seen.values()],
  };
}

/** How many things the buttons of these messages are about. */
function countAbout(calls: readonly TranscriptCall[], touch: string, action: RegExp): number {
  const buttons = calls
    .filter((call) => startedByBot(call) && touchOf(call) === touch)
    .flatMap(({ args }) => toRecords(args.blocks).flatMap(({ elements }) => toRecords(elements)));
  return new Set(buttons.filter((one) => action.test(toText(one.action_id))).map((one) => toText(one.value))).size;
}

export function coachingReportOf({ calls, fired, pairs }: CoachingInput): CoachingReport {
  const told = pairs.filter(({ toldAt }) => toldAt !== null);
  const brought = fired.filter(({ touch }) => touch === 'thanks.bring');
  return {
    rounds: new Set(told.flatMap(({ roundId }) => roundId ?? [])).size,
    told: told.length,
    trios: told.filter(({ wasTrio }) => wasTrio).length,
    repeats: told.filter(({ reason }) => reason.metBefore > 0).length,
    signed: told.filter(({ agreedAt }) => agreedAt !== null).length,
    talks: told.reduce((sum, { talks }) => sum + talks, 0),
    endedEarly: told.filter(({ state, ended }) => state === 'over' && ended !== 'closed').length,
    mentorships: countAbout(calls, 'mentorships.introduction', /^mentorships:open/),
    hands: {
      asked: countAbout(calls, 'hands.ask', /^hands:yes/),
      answered: countAbout(calls, 'hands.introduction', /^hands:helped/),
    },
    thanks: new Set(brought.map(({ anchor }) => anchor.split('/')[0])).size,
  };
}

export function printCoaching({ rounds, told, trios, repeats, signed, talks, endedEarly, ...care }: CoachingReport): string {
  return [
    `Coaching: ${rounds} rounds; ${told} pairs told, ${trios} of them trios, ${repeats} with people from before; ${signed} pacts signed, ${talks} talks said to be held, ${endedEarly} ended early.`,
    `Care: ${care.mentorships} mentorships; ${care.hands.asked} hands asked for, ${care.hands.answered} answered; ${care.thanks} thanks.`,
  ].join('\n');
}
