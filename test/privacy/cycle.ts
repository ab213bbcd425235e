/** One cycle, played by random people who plant words of their own: vote, answers, the session, its debrief, the turns, the notes. */
import fc from 'fast-check';
import type { Session } from '../../src/community/records.ts';
import type { ActionAct } from '../../src/platform/feature.ts';
import { CHANNEL, TEAM, type World } from '../support/world.ts';
import { idOf, type Name, type Secret } from './secrets.ts';

const MEMBERS = ['ana', 'ben', 'cleo', 'dev', 'eli', 'fay', 'gus', 'hana'] as const;
type Member = (typeof MEMBERS)[number];

export interface Cast {
  leader: Member;
  scribe: Member;
  /** Of the stewards: does not want to lead. */
  never: Member;
  away: Member;
  not: Member;
  notesOnly: Member;
  /** The two who stand in no list anywhere. */
  others: [Member, Member];
  /** The wish that wins has this place on the ballot, and one voter gives hers to another. */
  winner: number;
  loser: number;
}

export const castArbitrary: fc.Arbitrary<Cast> = fc
  .record({
    steward: fc.constantFrom<Member>('ana', 'ben'),
    order: fc.shuffledSubarray([...MEMBERS], { minLength: MEMBERS.length }),
    winner: fc.nat(3),
    loser: fc.nat(2),
  })
  .map(({ steward, order, winner, loser }) => {
    const [leader, scribe, away, not, notesOnly, one, two] = order.filter((name) => name !== steward);
    if (!leader || !scribe || !away || !not || !notesOnly || !one || !two) throw new Error('a cast of eight');
    return { leader, scribe, never: steward, away, not, notesOnly, others: [one, two], winner, loser: loser < winner ? loser : loser + 1 };
  });

export const AWAY = { from: '2026-12-05', until: '2027-03-20' };

export interface Cycle {
  secrets: Secret[];
  coming(): Promise<Session>;
  after(): Promise<Session>;
  plant(): Promise<void>;
  /** A button of hers, wherever it stands. */
  does(who: Member, actionId: string, value: string): Promise<void>;
  votes(who: Member, place: number): Promise<void>;
  staysAway(who: Member): Promise<void>;
  writesCard(who: Member): Promise<void>;
  debriefs(who: Member, n: number): Promise<void>;
  /** Who holds an offer to lead, now or soon. */
  asked(): Promise<Member>;
}

const onlyOf =
  (...names: readonly Name[]) =>
  (name: Name): boolean =>
    names.includes(name);
const inCommunity = (name: Name): boolean => name !== 'lea';

function optionsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(optionsIn);
  if (typeof part !== 'object' || part === null) return [];
  const { text, value }: { text?: unknown; value?: unknown } = part;
  const own = typeof value === 'string' && typeof text === 'object' && text !== null && 'text' in text ? [String(text.text)] : [];
  return [...own, ...Object.values(part).flatMap(optionsIn)];
}

export function createCycle(world: World): Cycle {
  const secrets: Secret[] = [];
  const { calendar, members } = world.app.kernel;
  const communityId = world.community?.id ?? '';
  let count = 0;

  const keep = (made: string, author: Name, what: string, may: Secret['may'], rest: Partial<Pick<Secret, 'exported' | 'unnamed'>> = {}) => {
    secrets.push({ word: made, search: made, author, what, may, exported: false, ...rest });
    return made;
  };
  const word = (author: Name, what: string, may: Secret['may'], rest: Partial<Pick<Secret, 'exported' | 'unnamed'>> = {}): string =>
    keep(`zq${String(count++).padStart(3, '0')}kanari`, author, what, may, rest);

  const sessionAt = async (place: number): Promise<Session> => {
    const found = (await calendar.sessions(TEAM, communityId))[place];
    if (!found) throw new Error('a session');
    return found;
  };

  async function does(who: Member, actionId: string, value: string): Promise<void> {
    const at = { teamId: TEAM, userId: idOf(who), now: world.clock.now(), channelId: CHANNEL };
    const act: ActionAct = { ...at, actionId, value, chosen: [value], message: null, modal: null, home: false };
    const handler = world.app.registry.actions.get(actionId);
    if (!handler) throw new Error(`no ${actionId}`);
    await world.app.db.transaction(async () => handler(act));
    await world.app.settle();
  }
  async function sends(who: Member, callbackId: string, metadata: string, values: Record<string, string>): Promise<void> {
    const handler = world.app.registry.submissions.get(callbackId);
    if (!handler) throw new Error(`no ${callbackId}`);
    const act = { teamId: TEAM, userId: idOf(who), now: world.clock.now(), channelId: null, id: 'V', callbackId, metadata, values };
    const answer = await world.app.db.transaction(async () => handler(act));
    if (answer && 'errors' in answer && answer.errors) throw new Error(JSON.stringify(answer.errors));
    await world.app.settle();
  }

  return {
    secrets,
    does,
    coming: () => sessionAt(1),
    after: () => sessionAt(2),

    async plant() {
      for (const who of MEMBERS) {
        const member = await members.find(TEAM, communityId, idOf(who));
        const jobFunction = word(who, 'her function', onlyOf(who));
        if (member) await members.put({ ...member, jobFunction, levelBand: word(who, 'her level', onlyOf(who)) });
      }
    },

    async votes(who, place) {
      await world[who].presses('Vote', { channel: CHANNEL });
      const options = optionsIn(world[who].modal()?.blocks).filter((text) => /^\d+\. /.test(text));
      const option = options[place];
      if (option === undefined) throw new Error(`no option ${place} of ${options.length}`);
      await world[who].fills({ dots: [option], northStar: [option] }).submits();
      await world[who].closes({ all: true });
    },

    async staysAway(who) {
      await sends(who, 'facilitation:away', communityId, AWAY);
      for (const day of [AWAY.until, '20 March', '20 Mar '])
        if (!secrets.some((secret) => secret.word === day)) keep(day, who, 'until when she is away', onlyOf(who));
    },

    async writesCard(who) {
      await world[who].presses('Write a card without a name', { channel: CHANNEL });
      await world[who].fills({ card: word(who, 'a card without a name', inCommunity, { exported: true, unnamed: true }) }).submits();
      if (world[who].modal()) await world[who].closes({ all: true });
    },

    async debriefs(who, n) {
      const reach = (['own', 'named', 'unnamed'] as const)[n % 3] ?? 'own';
      const takeaway =
        reach === 'own'
          ? word(who, 'a take-away for herself', onlyOf(who))
          : word(who, `a take-away, ${reach}`, inCommunity, { exported: true, unnamed: reach === 'unnamed' });
      const wish: Record<string, string> =
        n === 1 ? { wish: `${word(who, 'a wish', inCommunity, { exported: true, unnamed: true })}?` } : {};
      await world[who].presses('Fill in', { channel: CHANNEL });
      // The mean of six is 4.7.
      await world[who].fills({ useful: n === 0 ? '3' : '5', heldBack: n === 2 ? '2' : '0', takeaway, reach, ...wish }).submits();
      await world[who].fills({ step: `When it drags, ${word(who, 'a step of a debrief', onlyOf(who))}` }).submits();
      await world[who].closes({ all: true });
    },

    async asked() {
      const isAsked = (who: Member): boolean => world[who].messages().some(({ text }) => text.includes('would you lead it?'));
      for (let waits = 0; waits < 12; waits++) {
        const found = MEMBERS.find(isAsked);
        if (found) return found;
        await world.passes('3 hours');
      }
      throw new Error('nobody is asked to lead');
    },
  };
}
