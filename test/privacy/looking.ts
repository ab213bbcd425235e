/** Everything one person can reach: what Slack shows her, what her page, commands and buttons answer, and what she could try to get. */
import type { App } from '../../src/app.ts';
import type { Viewer } from '../../src/community/feature.ts';
import { UserError } from '../../src/platform/errors.ts';
import type { ActionAct, Answer, Answered, SubmissionAct, Values } from '../../src/platform/feature.ts';
import { listVisible } from '../../src/sandbox/seeing.ts';
import { CHANNEL, TEAM, type World } from '../support/world.ts';

/** A piece of what somebody saw, and where. */
export interface Seen {
  where: string;
  what: string;
}

export interface Control {
  actionId: string;
  value: string;
  /** The form it stands in; null on the page and under messages. */
  form: Form | null;
  inHome: boolean;
}

export interface Form {
  callbackId: string;
  metadata: string;
}

export interface Look {
  seen: Seen[];
  controls: Control[];
  forms: Form[];
}

/** Pages lead to pages; this many presses are enough for every one that the worlds here have. */
const MOST_PRESSES = 160;

class Undone extends Error {}

/** Does it and takes it back: so every button can be pressed, those that change something too. */
export async function undone<T>(app: App, work: () => Promise<T>): Promise<T> {
  const kept: T[] = [];
  await app.db
    .transaction(async () => {
      kept.push(await work());
      throw new Undone('taken back');
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  const last = kept.at(-1);
  if (last === undefined) throw new Error('the work said nothing');
  return last;
}

/** An answer, or the sentence of a refusal. */
async function ask(app: App, work: () => Answered | undefined): Promise<Answer> {
  try {
    return (await undone(app, async () => (await work()) ?? {})) ?? {};
  } catch (error) {
    if (error instanceof UserError) return { reply: { text: `${error.message} ${error.hint ?? ''}` } };
    throw error;
  }
}

function controlsIn(part: unknown, inHome: boolean, form: Form | null): Control[] {
  if (Array.isArray(part)) return part.flatMap((one) => controlsIn(one, inHome, form));
  if (typeof part !== 'object' || part === null) return [];
  const fields: Record<string, unknown> = { ...part };
  const own =
    fields.type === 'button' && typeof fields.action_id === 'string'
      ? [{ actionId: fields.action_id.split('#')[0] ?? '', value: String(fields.value ?? ''), form, inHome }]
      : [];
  return [...own, ...Object.values(fields).flatMap((one) => controlsIn(one, inHome, form))];
}

function formOf(part: unknown): Form | null {
  if (typeof part !== 'object' || part === null || !('callback_id' in part)) return null;
  const metadata = 'private_metadata' in part ? part.private_metadata : '';
  return { callbackId: String(part.callback_id), metadata: String(metadata ?? '') };
}

const partsOf = ({ open, update, reply, replace, errors }: Answer): unknown[] =>
  [open, update, reply, replace, errors].filter((part) => part !== undefined);

const actOf = (world: World, userId: string) => ({ teamId: TEAM, userId, now: world.clock.now(), channelId: CHANNEL });

export const press = (world: World, userId: string, { actionId, value, form, inHome }: Control): Promise<Answer> => {
  const modal = form ? { id: 'V', ...form, values: {} } : null;
  const act: ActionAct = { ...actOf(world, userId), actionId, value, chosen: [value], message: null, modal, home: inHome };
  return ask(world.app, () => world.app.registry.actions.get(actionId)?.(act));
};

export const submit = (world: World, userId: string, form: Form, values: Values = {}): Promise<Answer> => {
  const act: SubmissionAct = { ...actOf(world, userId), id: 'V', ...form, values };
  const { callbackId } = form;
  return ask(world.app, () => world.app.registry.submissions.get(callbackId)?.(act));
};

export const type = (world: World, userId: string, name: string, text: string): Promise<Answer> =>
  ask(world.app, () => world.app.registry.commands.get(name)?.run({ ...actOf(world, userId), text, typed: text }));

export async function viewerOf({ app, clock }: World, userId: string): Promise<Viewer | null> {
  const { calendar, communities, members, people, roles } = app.kernel;
  const person = await people.find(TEAM, userId);
  if (!person) return null;
  const memberships: Viewer['memberships'] = [];
  for (const member of await members.of(TEAM, userId)) {
    if (member.status !== 'active' && member.status !== 'paused') continue;
    const community = await communities.get(TEAM, member.communityId);
    const held = await roles.list(TEAM, community.id, calendar.today(community, clock.now()));
    memberships.push({ community, member, roles: held.filter((role) => role.userId === userId).map(({ role }) => role) });
  }
  return { person, now: clock.now(), memberships };
}

/** What one person has seen so far, and the buttons that she has not pressed yet. */
export function createGaze(world: World, userId: string) {
  const seen: Seen[] = [];
  const controls = new Map<string, Control>();
  const forms = new Map<string, Form>();
  const waiting: Control[] = [];
  const take = (where: string, part: unknown, inHome = false): void => {
    seen.push({ where, what: JSON.stringify(part) ?? '' });
    for (const control of controlsIn(part, inHome, formOf(part))) {
      const key = `${control.actionId} ${control.value} ${control.form?.callbackId ?? ''}`;
      if (controls.has(key)) continue;
      controls.set(key, control);
      waiting.push(control);
    }
  };
  const takeAnswer = (where: string, answer: Answer): void => {
    for (const part of partsOf(answer)) take(where, part);
    for (const form of [formOf(answer.open), formOf(answer.update)]) if (form) forms.set(`${form.callbackId} ${form.metadata}`, form);
  };
  const pressed = new Set<string>();
  const pressOne = async (control: Control): Promise<void> => {
    const key = `${control.actionId} ${control.value}`;
    if (pressed.has(key)) return;
    pressed.add(key);
    takeAnswer(key, await press(world, userId, control));
  };
  /** Every button that came into view and is wanted, and those behind it; so many at most. */
  const pressOn = async (most: number, isWanted: (control: Control) => boolean = () => true): Promise<void> => {
    for (let presses = 0; presses < most; ) {
      const next = waiting.shift();
      if (!next) break;
      if (!isWanted(next)) continue;
      presses++;
      takeAnswer(`${next.actionId} ${next.value}`, await press(world, userId, next));
    }
  };
  return {
    seen,
    take,
    takeAnswer,
    pressOne,
    pressOn,
    look: (): Look => ({ seen, controls: [...controls.values()], forms: [...forms.values()] }),
  };
}

/** `search`: words she looks for. The page is drawn by the app itself; the rest is asked of the handlers and taken back. */
export async function lookAround(world: World, userId: string, search: readonly string[] = [], mostPresses = MOST_PRESSES): Promise<Look> {
  const { seen, take, takeAnswer, pressOn, look } = createGaze(world, userId);
  const person = world.server.person(userId);
  await person.opensHome();
  await world.app.settle();
  take('home', person.home()?.blocks, true);
  for (const { channel, message } of listVisible(world.server.workspace, userId)) take(`message in ${channel.id}`, message);
  for (const name of world.app.registry.commands.keys()) takeAnswer(`/rondo ${name}`, await type(world, userId, name, ''));
  for (const word of search) takeAnswer('/rondo reflections', await type(world, userId, 'reflections', word));
  for (const word of search)
    takeAnswer(
      'shared reflections',
      await submit(world, userId, { callbackId: 'reflections:list', metadata: '{"w":"shared"}' }, { search: word }),
    );
  seen.push({ where: 'about-me file', what: await world.app.erasure.storedAbout(world.app.contributions, TEAM, userId) });
  await pressOn(mostPresses);
  return look();
}
