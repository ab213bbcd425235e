/** What pairs and care keep secret: who may read it, and every surface on which somebody could. */

import { agendaLines } from '../../src/operator/agenda.ts';
import type { Ref } from '../../src/platform/delivery/outbox.ts';
import type { ActionAct, Answer, SubmissionAct, Values } from '../../src/platform/feature.ts';
import { listVisible } from '../../src/sandbox/seeing.ts';
import { TEAM, type World } from '../support/world.ts';
import { type Control, createGaze, type Form, type Look, press, submit, type, viewerOf } from './looking.ts';
import { idOf, NAMES } from './secrets.ts';
import { readEverything } from './traces.ts';

/** Of the organisation and of no community; a guest; one who left; a name that nobody knows here. */
export const OUTSIDERS = ['U0OLA', 'U0PAT', 'U0RAY', 'U0ZOE'] as const;
export const READERS: readonly string[] = [...NAMES.map(idOf), ...OUTSIDERS];

export interface Hidden {
  what: string;
  word: string;
  /** Whose it is, for what is kept after somebody goes. */
  by: string;
  /** Whoever may read it. */
  may: readonly string[];
  /** Those of them who must come upon it somewhere; the others had it in a message, or may only ask for it. */
  finds: readonly string[];
  /** Whether it stands in what the community takes along. */
  exported: boolean;
  /** Words somebody wrote; a fact as it is (a name, an instant); an id, which may stand in the log and in nobody's sight. */
  kind: 'word' | 'fact' | 'id';
}

export function createHidden(sign: string) {
  const hidden: Hidden[] = [];
  return {
    hidden,
    /** A word of its own, to be written somewhere. */
    word: (what: string, by: string, may: readonly string[], more: Partial<Pick<Hidden, 'finds' | 'exported'>> = {}): string => {
      const word = `${sign}${String(hidden.length).padStart(3, '0')}wren`;
      hidden.push({ what, word, by, may, finds: may, exported: false, kind: 'word', ...more });
      return word;
    },
    /** What is secret as it is: a name, an instant, an id. */
    known: (what: string, by: string, word: string, may: readonly string[], kind: Hidden['kind'] = 'fact'): void => {
      hidden.push({ what, word, by, may, finds: kind === 'id' ? [] : may, exported: false, kind });
    },
  };
}

/** Somebody does it, for good; a refusal is a fault of the story. */
export function createDoer(world: World) {
  const base = (userId: string) => ({ teamId: TEAM, userId, now: world.clock.now(), channelId: null });
  const said = (what: string, answer: Answer | undefined): Answer => {
    if (answer?.errors) throw new Error(`${what}: ${JSON.stringify(answer.errors)}`);
    return answer ?? {};
  };
  return {
    sends: async (userId: string, callbackId: string, metadata: string, values: Values): Promise<Answer> => {
      const act: SubmissionAct = { ...base(userId), id: 'V', callbackId, metadata, values };
      const handler = world.app.registry.submissions.get(callbackId);
      if (!handler) throw new Error(`no ${callbackId}`);
      return said(callbackId, await world.app.db.transaction(async () => (await handler(act)) ?? undefined));
    },
    presses: async (userId: string, actionId: string, value: string): Promise<Answer> => {
      const act: ActionAct = { ...base(userId), actionId, value, chosen: [value], message: null, modal: null, home: true };
      const handler = world.app.registry.actions.get(actionId);
      if (!handler) throw new Error(`no ${actionId}`);
      return said(actionId, await world.app.db.transaction(async () => (await handler(act)) ?? undefined));
    },
  };
}

export async function meetOutsiders(world: World): Promise<void> {
  const { people, members } = world.app.kernel;
  const known = { teamId: TEAM, zone: 'Europe/London', locale: 'en-GB', kind: 'person', active: true } as const;
  for (const [n, userId] of OUTSIDERS.slice(0, 3).entries())
    await people.put({ ...known, userId, name: userId.slice(2), ...(n === 1 ? { kind: 'guest' as const } : {}) }, world.clock.now());
  const communityId = world.community?.id ?? '';
  const member = { teamId: TEAM, communityId, userId: 'U0RAY', level: 'member', joinedOn: '2026-10-01', pausedUntil: null } as const;
  await members.put({ ...member, status: 'left', jobFunction: null, levelBand: null });
}

export const SLICES =
  /^(rounds|rematches|proposals|pacts|talks|closings|mentors|mentorships|hands|breaches|thanks|check-ins|membership|home|trails):/;
const COMMANDS = ['coaching', 'partner', 'mentor', 'hand', 'left', 'thank', 'help', 'preview', 'find'];
const MOST_PRESSES = 60;

export interface Ids {
  /** Buttons that an id opens, for those whose it is. */
  tried?: readonly (readonly [actionId: string, value: string])[];
  refs?: readonly Ref[];
  mostPresses?: number;
}

/** Her page, every list behind it, her messages with their files, what she can type, what her buttons lead to, and what ids would open. */
export async function lookEverywhere(
  world: World,
  userId: string,
  { tried = [], refs = [], mostPresses = MOST_PRESSES }: Ids = {},
): Promise<Look> {
  const { app, server } = world;
  const { seen, take, takeAnswer, pressOne, pressOn, look } = createGaze(world, userId);
  if (server.workspace.users.has(userId)) {
    const person = server.person(userId);
    await person.opensHome();
    await app.settle();
    take('home', person.home()?.blocks, true);
    for (const { channel, message } of listVisible(server.workspace, userId)) {
      take(`message in ${channel.id}`, message);
      for (const id of message.files)
        seen.push({ where: `file ${id}`, what: new TextDecoder().decode(server.workspace.files.get(id)?.bytes) });
    }
  }
  const viewer = await viewerOf(world, userId);
  if (viewer)
    for (const { name, home = [] } of app.contributions)
      for (const panel of home)
        take(
          `home: ${name}, ${panel.plural}`,
          (await panel.rows(viewer)).flatMap(({ blocks }) => blocks),
          true,
        );
  for (const ref of viewer ? refs : [])
    for (const { describe } of app.contributions)
      if (viewer) take(`describing ${ref.kind} ${ref.id}`, (await describe?.[ref.kind]?.(ref, viewer)) ?? null);
  for (const [actionId, value] of tried) await pressOne({ actionId, value, form: null, inHome: false });
  for (const name of app.registry.commands.keys())
    if (COMMANDS.includes(name)) takeAnswer(`/rondo ${name}`, await type(world, userId, name, name === 'find' ? 'wren' : ''));
  takeAnswer('/rondo coaching dry-run', await type(world, userId, 'coaching', 'dry-run'));
  seen.push({ where: 'about-me file', what: await app.erasure.storedAbout(app.contributions, TEAM, userId) });
  await pressOn(mostPresses, ({ actionId }) => SLICES.test(actionId));
  return look();
}

export const leaksOf = (hidden: readonly Hidden[], userId: string, { seen }: Pick<Look, 'seen'>): string[] =>
  seen.flatMap(({ where, what }) =>
    hidden
      .filter(({ word, may }) => what.includes(word) && !may.includes(userId))
      .map((one) => `${userId} reads ${one.what} of ${one.by} (${one.word}) in ${where}`),
  );

export const lostOf = (hidden: readonly Hidden[], userId: string, { seen }: Pick<Look, 'seen'>): string[] =>
  hidden
    .filter(({ word, finds }) => finds.includes(userId) && !seen.some(({ what }) => what.includes(word)))
    .map(({ what, by, word }) => `${userId} does not find ${what} of ${by} (${word})`);

/** Every button and form that anybody was shown, tried by everybody else: ids are no keys, and hold nobody's words. */
export async function tryAll(
  world: World,
  hidden: readonly Hidden[],
  looks: ReadonlyMap<string, Look>,
  readers: readonly string[],
): Promise<string[]> {
  const controls = new Map<string, Control>();
  const forms = new Map<string, Form>();
  for (const look of looks.values()) {
    for (const one of look.controls) if (SLICES.test(one.actionId)) controls.set(`${one.actionId} ${one.value}`, { ...one, form: null });
    for (const one of look.forms) if (SLICES.test(one.callbackId)) forms.set(`${one.callbackId} ${one.metadata}`, one);
  }
  const keys = [...controls.keys(), ...forms.keys()];
  const words = hidden.filter(({ kind }) => kind !== 'id');
  const found = keys.filter((key) => words.some(({ word }) => key.includes(word))).map((key) => `${key} holds somebody’s words`);
  for (const userId of readers) {
    const seen: Look['seen'] = [];
    for (const [key, control] of controls)
      if (/01[0-9A-Z]{24}|\bP-/.test(control.value))
        seen.push({ where: `pressing ${key}`, what: JSON.stringify(await press(world, userId, control)) });
    for (const [key, form] of forms) seen.push({ where: `sending ${key}`, what: JSON.stringify(await submit(world, userId, form)) });
    found.push(...leaksOf(words, userId, { seen }));
  }
  return found;
}

/** What everybody gets or takes along: digests, exports, the operator's agenda, the log; and each message that was sent. */
export async function leaksAtLarge(world: World, hidden: readonly Hidden[]): Promise<string[]> {
  const { app, clock } = world;
  const found: string[] = [];
  const search = (where: string, what: string, isFor: (one: Hidden) => boolean): void => {
    for (const one of hidden)
      if (what.includes(one.word) && !isFor(one)) found.push(`${one.what} of ${one.by} (${one.word}) is in ${where}`);
  };
  const nobody = (): boolean => false;
  const community = await app.kernel.communities.get(TEAM, world.community?.id ?? '');
  for (const feature of app.contributions) {
    for (const { line } of feature.digest ?? [])
      search(`the digest of ${feature.name}`, (await line(community, clock.now())) ?? '', nobody);
    const wanted = {
      teamId: TEAM,
      communityId: community.id,
      viewer: null,
      words: 'wren',
      topicClass: null,
      subTag: null,
      now: clock.now(),
    };
    search(`the offers of ${feature.name}`, JSON.stringify((await feature.offers?.(wanted)) ?? []), nobody);
  }
  const files = [...(await app.erasure.exportCommunity(app.contributions, community)), ...(await app.exports.filesOf(community))];
  for (const { path, content } of files) search(path, content, ({ exported }) => exported);
  for (const one of hidden)
    if (one.exported && !files.some(({ content }) => content.includes(one.word))) found.push(`${one.what} (${one.word}) is not exported`);
  const lines = await agendaLines(app, clock.now(), 90);
  search('the operator’s agenda', JSON.stringify(lines), nobody);
  // To whom a letter goes may be seen; that it says something about a report, a hand or an end may not.
  const telling = lines.filter(
    ({ to, touch }) => /^U0/.test(to) && SLICES.test(`${touch.split('.')[0]}:`) && !/^(check-ins|membership|home)\./.test(touch),
  );
  found.push(...telling.map(({ to, touch }) => `the operator’s agenda says ${touch} to ${to}`));
  search('the log', world.logged(), ({ kind }) => kind === 'id');
  for (const { table, cells } of await readEverything(app.db)) {
    if (table !== 'outbox') continue;
    const members = world.server.workspace.channels.get(cells.lane ?? '')?.members;
    const to = READERS.filter((userId) => cells.lane?.includes(userId) || members?.has(userId));
    search(`a message to ${cells.lane}`, JSON.stringify(cells), ({ may }) => to.length > 0 && to.every((userId) => may.includes(userId)));
  }
  return found;
}
