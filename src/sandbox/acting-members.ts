/** Members who act by themselves: they answer, ignore, decline, stay away and sometimes leave, by seeded likelihoods, in the page's and tests' own language. */
import { DAY, MINUTE, SECOND } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { toInstant, toLocal } from '../platform/time/zones.ts';
import { listOffered } from './acting-buttons.ts';
import { ERRANDS, typedFor } from './acting-errands.ts';
import { fillIn, goOn } from './acting-forms.ts';
import { chooseButton, delay, IMPULSES, likelihood, lookAgain, type Situation, situationOf, type Temper } from './acting-rules.ts';
import { sentence } from './acting-words.ts';
import type { Person, VisibleMessage } from './person.ts';

export interface ActingPerson {
  person: Person;
  temper: Temper;
  /** Does nothing of her own before this instant, */
  from?: number;
  /** nor from this one on. */
  until?: number;
  /** No member: nobody names her in a form. */
  outside?: boolean;
}

export interface ActingParts {
  people: readonly ActingPerson[];
  random: Random;
  /** What was said before this instant has had its time. */
  since?: number;
  botUserId: string;
  /** How likely somebody is away on a day of the community's. */
  absence?: number;
  /** Called with one line for each thing that somebody did. */
  onAct?(act: { userId: string; did: string; where: string }): void;
  /** A person whose act was refused by the program's own mistake must not go unnoticed. */
  onFault?(fault: { userId: string; did: string; error: unknown }): void;
}

interface Intention {
  at: number;
  act(): Promise<void>;
}

/** Whose day it is when somebody does something unasked. */
const ZONE = 'Europe/London';
const ABSENCE = 0.2;
/** An experiment and what follows from it. */
const TRYING = 90 * DAY;

/** The day a message speaks of: the first date in it. */
function dayOf(message: VisibleMessage): string {
  const [, written, rich] = /<!date\^(\d+)\^|"timestamp":(\d+)/.exec(JSON.stringify(message.blocks)) ?? [];
  const seconds = written ?? rich ?? message.ts;
  return toLocal(Number(seconds) * SECOND, ZONE).date;
}

export function createActingMembers({ people, random, since = 0, botUserId, absence = ABSENCE, onAct, onFault }: ActingParts) {
  /** By person: the newest message she has looked at. */
  const looked = new Map<string, string>();
  /** By person and post: where somebody has said that she is there. */
  const entered = new Set<string>();
  /** Until when somebody looks after what she has begun. */
  const trying = new Map<string, number>();
  let wonderedOn = '';
  let acts = 0;
  const intentions: Intention[] = [];

  const intend = (intention: Intention): void => {
    const at = intentions.findLastIndex((other) => other.at <= intention.at);
    intentions.splice(at + 1, 0, intention);
  };

  const isHere = ({ from = 0, until = Number.POSITIVE_INFINITY }: ActingPerson, now: number): boolean => from <= now && now < until;
  const isAsking = (message: VisibleMessage): boolean =>
    message.userId === botUserId && !message.ephemeral && message.blocks !== null && Number(message.ts) * SECOND >= since;
  /** The doors stand open for all who came; what follows in their thread is for those who said that they are there. */
  const isInTheRoom = (person: Person, message: VisibleMessage): boolean =>
    message.threadTs === null || message.threadTs === message.ts
      ? !isAway(person, dayOf(message))
      : entered.has(`${person.userId}/${message.threadTs}`);
  const isAway = (person: Person, date: string): boolean => random.fork(`away/${date}/${person.userId}`).next() < absence;

  /** Looks at what is new and decides, once per person and message, whether and when to react. */
  const notice = (now: number): void => {
    for (const one of people) {
      if (!isHere(one, now)) continue;
      const { person, temper } = one;
      const news = person.news(looked.get(person.userId) ?? '');
      const newest = news.at(-1);
      if (newest) looked.set(person.userId, newest.ts);
      for (const message of news.filter(isAsking)) {
        const own = random.fork(`${person.userId}/${message.channel}/${message.ts}`);
        const situation = situationOf(listOffered(message.blocks).map(({ label }) => label));
        const isDirect = message.kind === 'im' || message.kind === 'mpim';
        if (situation?.inTheRoom && !isInTheRoom(person, message)) continue;
        if (own.next() < likelihood(temper, isDirect, situation))
          intend({ at: now + delay(own, situation), act: () => react(one, message, situation, 1) });
      }
    }
  };

  const react = async (one: ActingPerson, message: VisibleMessage, situation: Situation | null, look: number): Promise<void> => {
    const { person } = one;
    if (!isHere(one, present)) return;
    const own = random.fork(`reaction/${person.userId}/${message.ts}${look > 1 ? `/${look}` : ''}`);
    const isElsewhere = isAway(person, dayOf(message));
    if (isElsewhere && situation?.instead) {
      const { types, presses } = situation.instead;
      await attempt(person, `types ${types}`, '', own, () => person.types(types), [presses]);
      return;
    }
    const offered = listOffered(person.message(message.channel, message.ts)?.blocks);
    const labels = offered.map(({ label }) => label);
    const chosen = offered[chooseButton(labels, own, situation, isElsewhere) ?? -1];
    const again = lookAgain(own, situation, labels, look);
    if (again !== null) intend({ at: present + again, act: () => react(one, message, situation, look + 1) });
    if (chosen === undefined) return;
    if (situation?.inTheRoom) entered.add(`${person.userId}/${message.ts}`);
    await attempt(person, `presses ${chosen.label}`, message.channelName, own, () =>
      person.presses(chosen.name, { channel: message.channel, ts: message.ts }),
    );
  };

  /** `route`: the buttons she came for. */
  const attempt = async (
    person: Person,
    did: string,
    where: string,
    own: Random,
    begin: () => Promise<void>,
    route?: readonly RegExp[],
  ): Promise<void> => {
    acts++;
    onAct?.({ userId: person.userId, did, where });
    try {
      await begin();
      const left = route && person.modal() === null ? await goOnInMessage(person, route, own) : route;
      const others = people.filter((other) => other.person !== person && !other.outside && isHere(other, present));
      const filling = { random: own, today: toLocal(present, ZONE).date, others: others.map((other) => other.person.userId) };
      await fillIn(person, { ...filling, ...(left ? { route: left } : {}) });
    } catch (error) {
      onFault?.({ userId: person.userId, did, error });
      while (person.modal()) await person.closes({ all: true });
    }
  };

  /** What she typed was answered in a message: her way goes on there. */
  const goOnInMessage = async (person: Person, route: readonly RegExp[], own: Random): Promise<readonly RegExp[]> => {
    const answer = person.news(looked.get(person.userId) ?? '').findLast(({ userId, blocks }) => userId === botUserId && blocks !== null);
    const next = goOn(route, listOffered(answer?.blocks), own);
    if (!answer || !next) return route;
    await person.presses(next.chosen.name, { channel: answer.channel, ts: answer.ts });
    return next.left;
  };

  const timeOf = (date: string, now: number, own: Random): number =>
    Math.max(now, toInstant(date, '09:00', ZONE)) + own.int(8 * 60) * MINUTE;

  /** Once a working day, at some time of it, somebody does something unasked. */
  const wonder = (now: number): void => {
    const { date, weekday } = toLocal(now, ZONE);
    if (date === wonderedOn || weekday > 5) return;
    wonderedOn = date;
    for (const one of people) {
      const { person, temper } = one;
      if (!isHere(one, now)) continue;
      for (const [command, likely] of IMPULSES[temper]) {
        const own = random.fork(`impulse/${date}/${person.userId}/${command}`);
        if (own.next() >= likely) continue;
        const typed = command.replace('{}', sentence(own));
        const at = timeOf(date, now, own);
        intend({ at, act: () => attempt(person, `types ${command}`, '', own, () => person.types(typed)) });
      }
      for (const [at, errand] of ERRANDS.entries()) {
        const own = random.fork(`errand/${date}/${person.userId}/${at}`);
        if (own.next() >= errand.likely[temper] || (errand.course === 'goes on' && (trying.get(person.userId) ?? 0) < now)) continue;
        if (errand.course === 'begins') trying.set(person.userId, now + TRYING);
        const typed = typedFor(errand, own);
        intend({
          at: timeOf(date, now, own),
          act: () => attempt(person, `types ${typed}`, '', own, () => person.types(typed), errand.route),
        });
      }
    }
  };

  /** The instant at which they live just now. */
  let present = 0;
  return {
    nextAt: (): number | null => intentions[0]?.at ?? null,
    /** Does what is due, and looks around. Whether anybody did anything. */
    live: async (now: number): Promise<boolean> => {
      present = now;
      const before = acts;
      while (intentions[0] && intentions[0].at <= now) {
        const intention = intentions.shift();
        if (intention) await intention.act();
      }
      notice(now);
      wonder(now);
      return acts > before;
    },
  };
}

export type ActingMembers = ReturnType<typeof createActingMembers>;
