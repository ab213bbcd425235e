/** Who comes and goes during a year, each by her own hand: invited and saying yes, falling silent, leaving, deactivated in Slack. */
import { DAY } from '../platform/clock.ts';
import type { YearMember } from './cast-year.ts';
import { changeUser } from './channels.ts';
import { CHANNEL } from './demo-workspace.ts';
import type { Person } from './person.ts';
import type { SandboxServer } from './server.ts';

const SAYS_YES_AFTER = 2;
const FIRST_DAYS = 1;

export interface TurnoverParts {
  cast: readonly YearMember[];
  server: SandboxServer;
  person(userId: string): Person;
  /** Resolves when an event has reached the app and been worked on. */
  settled(): Promise<void>;
  onFault(line: string): void;
}

/** Newcomers of the demo are invited on the second day. */
export const invitedAfter = (member: YearMember): number | null => member.invitedAfter ?? (member.newcomer ? FIRST_DAYS : null);

/** When she begins to act by herself, and when she stops; days from the first. */
export function actingDays(member: YearMember): { from: number; until: number } {
  const invited = invitedAfter(member);
  return {
    from: invited === null ? 0 : (invited + SAYS_YES_AFTER + 1) * DAY,
    until:
      Math.min(...[member.leavesAfter, member.deactivatedAfter, member.silentAfter].map((day) => day ?? Number.POSITIVE_INFINITY)) * DAY,
  };
}

/** What she begins waits for her answers from then on. */
async function beginLast(person: Person): Promise<void> {
  await person.types('/experiment');
  await person.presses({ actionId: 'experiments:choose#xt-habit' });
  const design = { situation: 'when somebody brings me a plan', now: 'I comment at once', instead: 'I ask for a second option' };
  await person.fills({ title: 'Ask for a second option', ...design, predict: 'half of them bring one', count: 'a tally' }).submits();
  await person.fills({ stop: 'if it costs a day' }).submits();
  await person.presses('Start');
  while (person.modal()) await person.closes();
}

/** She says yes, whatever the lots say: a year without newcomers shows nothing of joining. */
async function sayYes(newcomer: Person): Promise<void> {
  await newcomer.presses('Tell us');
  await newcomer.fills({ hope: 'Handing work over without taking it back' }).submits();
  while (newcomer.modal()) await newcomer.closes();
}

async function leave(person: Person): Promise<void> {
  await person.types('/rondo leave', { channel: CHANNEL });
  await person.submits();
  while (person.modal()) await person.closes();
}

export function createTurnover({ cast, server, person, settled, onFault }: TurnoverParts) {
  const goings = cast.flatMap((member): { day: number; what: string; act(): Promise<void> }[] => {
    const invited = invitedAfter(member);
    const own = person(member.id);
    const { leavesAfter, deactivatedAfter, silentAfter } = member;
    return [
      ...(invited === null
        ? []
        : [
            {
              day: invited,
              what: 'is invited',
              act: () => person('U0ANA').types(`/rondo invite <@${member.id}|${member.name}>`, { channel: CHANNEL }),
            },
            { day: invited + SAYS_YES_AFTER, what: 'joins', act: () => sayYes(own) },
          ]),
      ...(silentAfter === undefined ? [] : [{ day: silentAfter, what: 'begins something and falls silent', act: () => beginLast(own) }]),
      ...(leavesAfter === undefined ? [] : [{ day: leavesAfter, what: 'leaves', act: () => leave(own) }]),
      ...(deactivatedAfter === undefined
        ? []
        : [
            {
              day: deactivatedAfter,
              what: 'is deactivated',
              act: async () => {
                changeUser(server.workspace, member.id, { deleted: true });
                await settled();
              },
            },
          ]),
    ].map((going) => ({ ...going, what: `${member.name} ${going.what}` }));
  });

  return {
    /** Everything of this day; what goes wrong is said, and the year goes on. */
    on: async (day: number): Promise<void> => {
      for (const going of goings.filter((one) => one.day === day)) {
        try {
          await going.act();
        } catch (error) {
          onFault(`${going.what}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    },
  };
}
