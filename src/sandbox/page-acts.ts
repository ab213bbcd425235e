/** What the page asks to be done, read at the door with zod and done by the person it names. */
import { z } from 'zod';
import { readValues } from '../platform/slack/values.ts';
import type { Json } from './json.ts';
import type { Jump } from './page-clock.ts';
import type { Person, Where } from './person.ts';
import type { SandboxServer } from './server.ts';

const wantedSchema = z.union([z.string(), z.array(z.string()), z.null()]);
const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('modal'), viewId: z.string() }),
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('message'), channel: z.string(), ts: z.string() }),
]);
/** block_id → what stands in its field now. */
const valuesSchema = z.record(z.string(), wantedSchema).default({});
const controlSchema = { place: placeSchema, blockId: z.string(), actionId: z.string(), values: valuesSchema };

export const actSchema = z.intersection(
  z.object({ as: z.string() }),
  z.discriminatedUnion('does', [
    z.object({ does: z.literal('types'), text: z.string().max(40_000), channel: z.string(), threadTs: z.string().nullish() }),
    z.object({ does: z.literal('presses'), ...controlSchema, value: z.string().nullish() }),
    z.object({ does: z.literal('chooses'), ...controlSchema, option: z.union([z.string(), z.array(z.string())]) }),
    z.object({ does: z.literal('searches'), ...controlSchema, query: z.string() }),
    z.object({ does: z.literal('submits'), viewId: z.string(), values: valuesSchema }),
    z.object({ does: z.literal('closes'), viewId: z.string(), all: z.boolean().default(false) }),
    z.object({ does: z.literal('opensHome') }),
    z.object({ does: z.literal('runsShortcut'), callbackId: z.string(), on: z.object({ channel: z.string(), ts: z.string() }).nullish() }),
    z.object({
      does: z.literal('reacts'),
      channel: z.string(),
      ts: z.string(),
      name: z.string().regex(/^[a-z0-9_+'-]+$/),
      add: z.boolean(),
    }),
    z.object({ does: z.literal('reads'), channel: z.string(), ts: z.string() }),
    z.object({ does: z.literal('jumps'), by: z.enum(['hour', 'day', 'week', 'touch']) }),
    z.object({ does: z.literal('turns'), acting: z.boolean() }),
  ]),
);
export type PageAct = z.infer<typeof actSchema>;
type PlaceName = z.infer<typeof placeSchema>;

export interface PageActsParts {
  server: SandboxServer;
  jump(by: Jump): boolean;
  turn(on: boolean): void;
  read(userId: string, channelId: string, ts: string): void;
  /** Somebody did something: what it brings is due at once. */
  acted(): void;
}

const escapeTyped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function createPageActs({ server, jump, turn, read, acted }: PageActsParts) {
  /** `@Ida Mensah` becomes a mention, as Slack's own composer makes it; nothing else that was typed becomes one. */
  function withMentions(text: string, named: boolean): string {
    const users = [...server.workspace.users.values()].sort((a, b) => b.realName.length - a.realName.length);
    return users.reduce((done, user) => done.replaceAll(`@${user.realName}`, `<@${user.id}${named ? `|${user.name}` : ''}>`), text);
  }

  const whereOf = (place: PlaceName): Where =>
    place.kind === 'home' ? { home: true } : place.kind === 'message' ? { channel: place.channel, ts: place.ts } : {};

  function checkTop(person: Person, viewId: string): void {
    if (person.modal()?.id !== viewId) throw new Error('That window is no longer open.');
  }

  /** Puts what was typed into the window; what stands there already is left alone, so that no field acts for nothing. */
  function fill(person: Person, viewId: string, wanted: Record<string, string | string[] | null>): void {
    checkTop(person, viewId);
    const before = readValues({ values: person.modal()?.values ?? {} });
    const blocks = new Set((person.modal()?.blocks ?? []).filter((block) => block.type === 'input').map((block) => block.block_id));
    const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
    const empty = (value: unknown): unknown => (value === '' || (Array.isArray(value) && value.length === 0) ? null : value);
    const changed = Object.entries(wanted).filter(([id, value]) => blocks.has(id) && !same(empty(value), before[id]));
    person.fills(Object.fromEntries(changed));
  }

  function reach(person: Person, act: { place: PlaceName; values: Record<string, string | string[] | null> }): Where {
    if (act.place.kind === 'modal') fill(person, act.place.viewId, act.values);
    return whereOf(act.place);
  }

  /** A message or page drawn again a moment ago has new block ids; its buttons still mean what they meant. */
  function isDrawnAnew(person: Person, { place, blockId }: { place: PlaceName; blockId: string }): boolean {
    const at = place.kind === 'message' ? person.messages(place.channel).find(({ ts }) => ts === place.ts) : null;
    const view = place.kind === 'home' ? person.home() : place.kind === 'modal' ? person.modal() : null;
    return !(at?.blocks ?? view?.blocks ?? []).some((block) => block.block_id === blockId);
  }

  async function submit(person: Person, viewId: string, values: Record<string, string | string[] | null>): Promise<void> {
    fill(person, viewId, values);
    try {
      await person.submits();
    } catch (error) {
      // The client's own refusal stands beside its fields already.
      if (Object.keys(person.errors()).length === 0) throw error;
    }
  }

  async function type(person: Person, act: Extract<PageAct, { does: 'types' }>): Promise<void> {
    const where = { channel: act.channel, ...(act.threadTs ? { threadTs: act.threadTs } : {}) };
    if (!act.text.startsWith('/')) {
      await person.says(withMentions(escapeTyped(act.text), false), where);
      return;
    }
    // Slack runs no commands in threads.
    if (act.threadTs) throw new Error('Commands do not work in threads. Type it into the conversation itself.');
    await person.types(withMentions(act.text, true), where);
  }

  async function perform(person: Person, act: PageAct): Promise<Json> {
    switch (act.does) {
      case 'types':
        await type(person, act);
        return {};
      case 'presses': {
        const { blockId, actionId, value } = act;
        const exact = isDrawnAnew(person, act) ? {} : { blockId };
        await person.presses({ ...exact, actionId, ...(value ? { value } : {}) }, reach(person, act));
        return {};
      }
      case 'chooses': {
        const { blockId, actionId } = act;
        await person.chooses(isDrawnAnew(person, act) ? actionId : { blockId, actionId }, act.option, reach(person, act));
        return {};
      }
      case 'searches':
        return { options: await person.searches({ blockId: act.blockId, actionId: act.actionId }, act.query, whereOf(act.place)) };
      case 'submits':
        await submit(person, act.viewId, act.values);
        return {};
      case 'closes':
        checkTop(person, act.viewId);
        await person.closes({ all: act.all });
        return {};
      case 'opensHome':
        await person.opensHome();
        return {};
      case 'runsShortcut':
        await person.runsShortcut(act.callbackId, act.on ?? undefined);
        return {};
      case 'reacts':
        person.reacts(act.name, act, act.add);
        return {};
      case 'reads':
        read(act.as, act.channel, act.ts);
        return {};
      case 'turns':
        turn(act.acting);
        return {};
      case 'jumps':
        if (!jump(act.by)) throw new Error('Time is moving already.');
        return {};
    }
  }

  return async (act: PageAct): Promise<Json> => {
    if (!server.workspace.users.has(act.as)) throw new Error('Nobody here has that id.');
    const answer = await perform(server.person(act.as), act);
    if (!['reads', 'jumps', 'turns', 'searches'].includes(act.does)) acted();
    return answer;
  };
}
