/** The dates of a pair: fixed, moved, called off; each time as a calendar file that corrects the one before. */
import { type CalendarEvent, calendarFile } from '../../community/calendar-file.ts';
import { nextInHours } from '../../community/hours.ts';
import { belongs } from '../../community/member-rules.ts';
import { isAlive, type Pair } from '../../community/pair.ts';
import { joinWords } from '../../community/words.ts';
import { MINUTE } from '../../platform/clock.ts';
import { stampOf, USUAL_MINUTES } from './rules.ts';
import { FILE, type Parts, type Service } from './service.ts';
import type { Talk } from './store.ts';
import { eventTitle, type FileWhy, fileComment } from './views-dates.ts';

interface Sending {
  people: readonly string[];
  talks: readonly Talk[];
  why: FileWhy;
  now: number;
  /** Who has just pressed something gets it at once; the others in their hours. */
  byId?: string | undefined;
}

/** That somebody has come or gone, or that it is over, is said in words before a calendar says it. */
const WORDS_FIRST = 5 * MINUTE;

export function createDates({ deps, store, pact }: Parts, service: Service) {
  const { keyOf } = service;

  /** Left, or switched off in Slack: her calendar is out of reach. */
  const isReachable = async ({ teamId, communityId }: Pair, userId: string): Promise<boolean> => {
    const [person, member] = await Promise.all([deps.people.find(teamId, userId), deps.members.find(teamId, communityId, userId)]);
    return person?.active === true && belongs(member);
  };

  async function send(pair: Pair, { people, talks, why, now, byId }: Sending): Promise<void> {
    if (talks.length === 0) return;
    const { teamId } = pair;
    const names = await Promise.all(pair.people.map((id) => service.nameOf(teamId, id)));
    const stamp = stampOf(await store.of(keyOf(pair)));
    const holidays = await service.holidaysOf(pair);
    const title = eventTitle(names);
    const wait = why === 'off' || why === 'people' ? WORDS_FIRST : 0;
    for (const userId of people) {
      if (!(await isReachable(pair, userId))) continue;
      const zone = await service.zoneOf({ teamId, userId });
      const soon = nextInHours(now, zone, holidays);
      const others = joinWords(names.filter((_, at) => pair.people[at] !== userId));
      const events = talks.map(
        ({ number, revision, at, minutes }): CalendarEvent => ({
          id: `talk-${pair.id}-${number}`,
          ...{ revision, title, from: at, until: at + minutes * MINUTE, cancelled: why === 'off' },
        }),
      );
      await deps.outbox.file({
        ...{ teamId, key: `${FILE}/${pair.id}/${stamp}/${userId}`, touch: FILE, whenUnsure: 'resend', channel: userId },
        ...{ filename: 'coaching-talks.ics', title, content: calendarFile({ name: title, product: 'Coaching', zone, events, now }) },
        comment: fileComment(why, others, talks, zone),
        notBefore: userId === byId ? now : nextInHours(soon + wait, zone, holidays),
      });
    }
  }

  const planned = async (pair: Pair): Promise<Talk[]> => (await store.of(keyOf(pair))).filter(({ state }) => state === 'planned');

  const blank = (pair: Pair, number: number): Talk => ({
    ...{ teamId: pair.teamId, pairId: pair.id, number, communityId: pair.communityId, at: 0, pactAt: null, minutes: USUAL_MINUTES },
    ...{ state: 'planned', revision: 0, said: {}, privacy: 'P1' },
  });

  /** One talk as it is wanted; the sequence goes up when it stood otherwise. Null: nothing changed. */
  const put = async (row: Talk, was: Talk | undefined): Promise<Talk | null> => {
    if (was?.state === 'held' || (was?.at === row.at && was.minutes === row.minutes && was.state === 'planned')) return null;
    const next = { ...row, revision: was ? was.revision + 1 : 0 };
    await store.put(next);
    return next;
  };

  /** Dates no longer stand: what was to come leaves the calendars. */
  async function callOff(pair: Pair, people: readonly string[], now: number): Promise<void> {
    const gone = (await planned(pair)).map((talk) => ({ ...talk, state: 'not' as const, revision: talk.revision + 1 }));
    for (const talk of gone) await store.put(talk);
    await send(pair, { people, talks: gone.filter(({ at }) => at > now), why: 'off', now });
  }

  /** Somebody came or went: the entries say who takes part. */
  async function rename(pair: Pair, was: Pair, now: number): Promise<void> {
    const talks = (await planned(pair)).filter(({ at }) => at > now).map((talk) => ({ ...talk, revision: talk.revision + 1 }));
    for (const talk of talks) await store.put(talk);
    await send(pair, { people: pair.people, talks, why: 'people', now });
    await send(pair, { people: was.people.filter((id) => !pair.people.includes(id)), talks, why: 'off', now });
  }

  return {
    blank,
    planned,

    /** The three dates of a pact, first to third, in UTC milliseconds; signed anew, they move. What was held stays. */
    fix: (pair: Pair, dates: readonly number[], minutes: number, now: number, byId?: string): Promise<void> =>
      deps.db.transaction(async () => {
        const before = await store.of(keyOf(pair));
        const changed: Talk[] = [];
        for (const [index, at] of dates.entries()) {
          const was = before.find(({ number }) => number === index + 1);
          const moved = was?.state === 'planned' && was.pactAt === at ? was.at : at;
          const talk = await put({ ...blank(pair, index + 1), at: moved, pactAt: at, minutes }, was);
          if (talk) changed.push(talk);
        }
        const toCome = (await planned(pair)).filter(({ at }) => at > now);
        if (changed.length > 0) await send(pair, { people: pair.people, talks: toCome, why: 'fixed', now, byId });
      }),

    /** One of them has a new date, or its first. False: it stands there already, or was held. */
    move: async (pair: Pair, number: number, at: number, now: number, byId: string): Promise<boolean> => {
      const was = (await store.of(keyOf(pair))).find((talk) => talk.number === number);
      const talk = await put({ ...blank(pair, number), minutes: was?.minutes ?? USUAL_MINUTES, at, pactAt: was?.pactAt ?? null }, was);
      if (!talk) return false;
      await pact.dateMoved(pair, number, at);
      await send(pair, { people: pair.people, talks: [talk], why: 'moved', now, byId });
      return true;
    },

    pairChanged: async (pair: Pair, was: Pair | null, now: number): Promise<void> => {
      if (!was) return;
      if (was.state !== 'over' && pair.state === 'over') return callOff(pair, was.people, now);
      // Whoever comes is introduced first; their conversation is another one then.
      const isThree = pair.people.length > 2 && was.people.length > 2 && pair.channelId !== was.channelId;
      const hasLeft = was.people.some((id) => !pair.people.includes(id));
      if (isAlive(pair) && (isThree || hasLeft)) await rename(pair, was, now);
    },
  };
}

export type Dates = ReturnType<typeof createDates>;
