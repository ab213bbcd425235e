/** What people write in the worlds of the privacy tests: each text holds a word of its own, with who may ever read that word. */
import fc from 'fast-check';
import { createStore as createQuestionStore } from '../../src/features/newcomer-questions/store.ts';
import { createStore as createSetUpStore } from '../../src/features/set-up/store.ts';
import { CHANNEL, TEAM, type World } from '../support/world.ts';

export const NAMES = ['ana', 'ben', 'cleo', 'dev', 'eli', 'fay', 'gus', 'hana', 'ida', 'jon', 'kim', 'lea'] as const;
export type Name = (typeof NAMES)[number];
export const idOf = (name: Name): string => `U0${name.toUpperCase()}`;

/** Of the demo community. Lea, its sponsor, is no member. */
export const STEWARDS: readonly Name[] = ['ana', 'ben'];
const WRITERS: readonly Name[] = ['ana', 'ben', 'cleo', 'dev', 'eli', 'fay', 'gus', 'hana', 'kim'];

export interface Secret {
  word: string;
  /** Stands beside it: what she searched for is repeated to her, so she must not search for the word itself. */
  search: string;
  author: Name;
  what: string;
  /** Whether this person may read it, by its class. */
  may(name: Name): boolean;
  /** Whether it may stand in what the community takes along: P3 and wider. */
  exported: boolean;
  /** Its author must not be told from it. */
  unnamed?: boolean;
}

export const KINDS = [
  'reflection-private',
  'reflection-shared',
  'reflection-quick',
  'echo-private',
  'echo-shared',
  'check-in',
  'hand-told',
  'answer-named',
  'answer-unnamed',
  'answer-saved',
  'nomination',
  'newcomer-question',
  'objection',
  'suggestion',
  'settings-apart',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Wrote {
  who: Name;
  kind: Kind;
  /** Whichever of a few ways. */
  n: number;
}

/** Every kind at least once, in any order, by anybody, and some more. */
export const writingArbitrary = (more: number): fc.Arbitrary<Wrote[]> => {
  const who = fc.constantFrom(...WRITERS);
  const n = fc.nat(3);
  const once = fc.tuple(...KINDS.map((kind) => fc.record({ who, kind: fc.constant(kind), n })));
  return fc
    .tuple(once, fc.array(fc.record({ who, kind: fc.constantFrom(...KINDS), n }), { minLength: more, maxLength: more }))
    .chain(([first, others]) =>
      fc.shuffledSubarray([...first, ...others], { minLength: first.length + more, maxLength: first.length + more }),
    );
};

/** What a member of the channel saw in Slack stays there for whoever is in the channel. */
const inCommunity = (name: Name): boolean => name !== 'lea';
const onlyOf =
  (...names: readonly Name[]) =>
  (name: Name): boolean =>
    names.includes(name);

export interface Writing {
  secrets: Secret[];
  /** Writes one thing; what cannot be written now (no question is open, answers are closed) is left out. */
  write(wrote: Wrote): Promise<void>;
}

export function createWriting(world: World): Writing {
  const secrets: Secret[] = [];
  const community = () => world.community?.id ?? '';
  let count = 0;
  const questions = createQuestionStore(world.app.db);
  const setUp = createSetUpStore(world.app.db);

  const word = (author: Name, what: string, may: Secret['may'], rest: Partial<Pick<Secret, 'exported' | 'unnamed'>> = {}): string => {
    const made = String(count++).padStart(3, '0');
    secrets.push({ word: `zq${made}kanari`, search: `zq${made}find`, author, what, may, exported: false, ...rest });
    return `zq${made}find zq${made}kanari`;
  };
  const own = (author: Name, what: string): string => word(author, what, onlyOf(author));
  const shared = (author: Name, what: string): string => word(author, what, inCommunity, { exported: true });

  /** A busy machine can lose the socket for a moment; Slack says so, and people type it again. */
  async function say(who: Name, text: string): Promise<void> {
    const failures = (): number => world[who].reads().split('operation_timeout').length;
    for (let tries = 0; tries < 3; tries++) {
      const before = failures();
      await world[who].types(text, { channel: CHANNEL });
      if (failures() === before) return;
    }
  }

  async function reflect(who: Name, isShared: boolean, n: number): Promise<void> {
    const text = (what: string): string =>
      `${isShared ? shared(who, `${what}, shared`) : own(who, `${what}, private`)} <!channel> *${what}*`;
    await say(who, '/reflect');
    world[who].fills({
      worked: text('what worked'),
      ...(n > 0 ? { didNot: text('what did not') } : {}),
      ...(n > 1 ? { next: text('what next') } : {}),
      ...(n > 2 ? { step: own(who, 'a step of a reflection') } : {}),
      ...(isShared ? { who: 'P3' } : {}),
    });
    await world[who].submits();
    await world[who].closes({ all: true });
  }

  /** A step whose echo is answered at once, from the list of steps. */
  async function echo(who: Name, isShared: boolean, n: number): Promise<void> {
    const make = isShared ? shared : own;
    const id = world.app.kernel.newId();
    const now = world.clock.now();
    const reflections = world.app.contributions.find(({ name }) => name === 'reflections');
    if (!reflections || !('keepStep' in reflections) || typeof reflections.keepStep !== 'function')
      throw new Error('reflections keep steps');
    const step = { id, teamId: TEAM, communityId: community(), userId: idOf(who), reflectionId: null, askOn: '2026-11-30', now };
    await reflections.keepStep({ ...step, text: `when ${make(who, 'a step')} then` });
    const values = {
      outcome: ['done', 'part', 'not-yet', 'dropped'][n] ?? 'done',
      happened: make(who, 'what came of a step'),
      askOn: null,
    };
    const act = { teamId: TEAM, userId: idOf(who), now, channelId: null, id: 'V', callbackId: 'reflections:went' };
    await world.app.db.transaction(async () => {
      const submitted = world.app.registry.submissions.get('reflections:went');
      await submitted?.({ ...act, metadata: JSON.stringify({ id }), values: { ...values, share: isShared ? ['P3'] : [] } });
    });
  }

  async function checkIn(who: Name, told: boolean, n: number): Promise<void> {
    await say(who, '/checkin');
    // What waits stands on earlier steps; the free part closes the last one.
    for (let step = 0; step < 6 && !JSON.stringify(world[who].modal()?.blocks ?? '').includes('"hand"'); step++) await world[who].submits();
    const hand = told ? word(who, 'a hand that stewards may know of', onlyOf(who, ...STEWARDS)) : own(who, 'a hand');
    world[who].fills({
      mood: String(n + 1),
      step: own(who, 'a step of a check-in'),
      hand,
      ...(told ? { stewards: [community()] } : {}),
    });
    await world[who].submits();
    if (world[who].modal()) await world[who].closes({ all: true });
  }

  async function answer(who: Name, button: string, text: () => string): Promise<void> {
    await world[who].presses(button, { channel: CHANNEL });
    if (world[who].modal() === null) return;
    world[who].fills({ answer: text() });
    await world[who].submits();
    if (world[who].modal()) await world[who].closes({ all: true });
  }

  const objection = (who: Name, kind: 'reason' | 'suggestion', text: string, answered: string | null) =>
    setUp.addObjection({
      ...{ teamId: TEAM, id: world.app.kernel.newId(), communityId: community(), draftId: 'draft', userId: idOf(who), kind, text },
      ...{ at: world.clock.now(), answer: answered, answeredBy: answered === null ? null : 'U0ANA', answeredAt: null },
    });

  const ways: Record<Kind, (who: Name, n: number) => Promise<void>> = {
    'reflection-private': (who, n) => reflect(who, false, n),
    'reflection-shared': (who, n) => reflect(who, true, n),
    'reflection-quick': (who) => say(who, `/reflect ${own(who, 'a quick reflection')} & more`),
    'echo-private': (who, n) => echo(who, false, n),
    'echo-shared': (who, n) => echo(who, true, n),
    'check-in': (who, n) => checkIn(who, false, n),
    'hand-told': (who, n) => checkIn(who, true, n),
    'answer-named': (who) => answer(who, 'Answer here with my name', () => shared(who, 'an answer with a name')),
    'answer-unnamed': async (who) => {
      // Hers alone until it is released; a second one takes the place of the first.
      const before = secrets.find((secret) => secret.author === who && secret.what === 'an answer without a name');
      await answer(who, 'Answer without my name', () => {
        const made = word(who, 'an answer without a name', (name) => name === who || released(made), { unnamed: true, exported: true });
        return made;
      });
      if (before && !released(before.word)) before.may = () => false;
    },
    'answer-saved': (who) => answer(who, 'Save for myself', () => own(who, 'an answer saved for herself')),
    nomination: (who) => say(who, `/rondo nominate <@U0LEA|Lea> ${word(who, 'why she nominates', onlyOf(who, ...STEWARDS))}`),
    'newcomer-question': (who, n) =>
      questions.add({
        ...{ teamId: TEAM, id: world.app.kernel.newId(), communityId: community(), userId: idOf(who), createdAt: world.clock.now() },
        text: n > 1 ? shared(who, 'what puzzles her, released') : own(who, 'what puzzles her'),
        privacy: n > 1 ? 'P3' : 'P0',
      }),
    objection: (who, n) =>
      n > 1
        ? objection(who, 'reason', shared(who, 'an answered reason'), shared('ana', 'the answer to a reason'))
        : objection(who, 'reason', word(who, 'a reason that waits', onlyOf(who, ...STEWARDS)), null),
    suggestion: (who) => objection(who, 'suggestion', own(who, 'a suggestion to the other steward'), null),
    'settings-apart': async () => {
      const { communities } = world.app.kernel;
      const now = await communities.get(TEAM, community());
      const made = word('ana', 'who must not be together', onlyOf(...STEWARDS));
      await communities.change(
        now,
        { settings: { ...now.settings, apart: [['U0FAY', made]] } },
        { userId: 'U0ANA', now: world.clock.now() },
      );
    },
  };

  /** Unnamed answers that stand in the channel. */
  const released = (made: string): boolean => world.ana.messages(CHANNEL).some(({ text }) => text.includes(made));

  return {
    secrets,
    write: async ({ who, kind, n }) => {
      await ways[kind](who, n);
      await world.app.settle();
    },
  };
}
