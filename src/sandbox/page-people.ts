/** The cast acting by itself beside whoever sits at the page: never for the person she is, and only while it is switched on. */
import type { Random } from '../platform/random.ts';
import { type ActingMembers, createActingMembers } from './acting-members.ts';
import { CAST } from './cast.ts';
import type { Living } from './clockwork.ts';
import type { PageEvents } from './page-events.ts';
import type { Person, VisibleMessage } from './person.ts';
import type { SandboxServer } from './server.ts';
import { createSettlingPerson } from './settling-person.ts';

export interface PagePeople extends Living {
  isOn(): boolean;
  turn(on: boolean): void;
}

export interface PagePeopleParts {
  /** What was said before the page opened has had its time. */
  since: number;
  server: SandboxServer;
  random: Random;
  on: boolean;
  /** Knows whom somebody is at this moment. */
  events: PageEvents;
  rest: Parameters<typeof createSettlingPerson>[1];
  onFault: Parameters<typeof createActingMembers>[0]['onFault'];
}

export function createPagePeople({ server, random, since, on, events, rest, onFault }: PagePeopleParts): PagePeople {
  let isOn = on;

  /** Sees nothing and does nothing while she is played. */
  function acting(person: Person): Person {
    const rests = (): boolean => !isOn || events.played().has(person.userId);
    return {
      ...person,
      news: (since): VisibleMessage[] => (rests() ? [] : person.news(since)),
      message: (channelId, ts) => (rests() ? null : person.message(channelId, ts)),
      modal: () => (rests() ? null : person.modal()),
      types: async (text, where) => {
        if (!rests()) await person.types(text, where);
      },
    };
  }

  const people = CAST.map((member) => ({ person: acting(createSettlingPerson(server.person(member.id), rest)), temper: member.temper }));
  const members: ActingMembers = createActingMembers({ people, random, since, botUserId: server.workspace.seed.bot.userId, onFault });
  return {
    isOn: () => isOn,
    turn: (next) => {
      isOn = next;
    },
    nextAt: () => (isOn ? members.nextAt() : null),
    live: async (now) => isOn && (await members.live(now)),
  };
}
