/** One person of the workspace: what she can do and what she sees. The language of end-to-end tests and of the page's buttons. */
import type { Acts } from './acting.ts';
import { joinChannel, leaveChannel, openDirect } from './channels.ts';
import { findOption, isExternal, toAction, toValue } from './choice.ts';
import {
  type Button,
  type ButtonName,
  type FieldName,
  listButtons,
  listFields,
  matchButtons,
  matchFields,
  nameButtons,
  nameFields,
} from './controls.ts';
import { getBotId, messageKey, type Place, placeBlocks, placeValues } from './dispatch.ts';
import { type Field, valuesOf } from './form.ts';
import { checkForm } from './form-check.ts';
import { isRecord, type Json, toFlag } from './json.ts';
import { findMessage, postMessage } from './messages.ts';
import { react } from './methods-marks.ts';
import { listNews, listVisible, readAll, seeMessage, toVisible, type VisibleMessage } from './seeing.ts';
import type { Channel, Message, User, ViewState } from './state.ts';
import { listOptions } from './validate-text.ts';
import { stackOf } from './views.ts';
import { getChannel, getUser, type Workspace } from './workspace.ts';

export type { VisibleMessage } from './seeing.ts';

export interface Where {
  channel?: string;
  ts?: string;
  home?: boolean;
  /** Says no to the confirm dialog. */
  deny?: boolean;
}

export interface Person {
  userId: string;
  /** A slash command when it starts with '/', else a message; in the DM with the app when no channel is given. */
  types(text: string, where?: { channel?: string; threadTs?: string }): Promise<void>;
  says(text: string, where: { channel: string; threadTs?: string }): Promise<Message>;
  /** A button of the top modal, else of the newest visible message having it, else of Home. */
  presses(label: ButtonName, where?: Where): Promise<void>;
  chooses(name: FieldName, option: string | string[], where?: Where): Promise<void>;
  /** Into the top modal; null empties a field. Refuses fields and options that are not there. */
  fills(values: Record<string, string | string[] | null>): Person;
  /** Sends the top modal. Throws, without sending, what Slack's client would not send. */
  submits(): Promise<void>;
  closes(options?: { all?: boolean }): Promise<void>;
  runsShortcut(callbackId: string, onMessage?: { channel: string; ts: string }): Promise<void>;
  opensHome(): Promise<void>;
  reacts(name: string, on: { channel: string; ts: string }, add?: boolean): void;
  /** The options an external select offers for a query. */
  searches(name: FieldName, query: string, where?: Where): Promise<Json[]>;
  modal(): ViewState | null;
  modals(): ViewState[];
  home(): ViewState | null;
  messages(channelId?: string): VisibleMessage[];
  /** What was posted after this timestamp ('' = ever), oldest first: cheap, however much there is. */
  news(since: string): VisibleMessage[];
  /** One message as it stands now; null when she cannot see it. */
  message(channelId: string, ts: string): VisibleMessage | null;
  reads(): string;
  sees(text: string | RegExp): void;
  joins(channelId: string): Promise<void>;
  leaves(channelId: string): Promise<void>;
  errors(): Record<string, string>;
}

export function createPerson(workspace: Workspace, acts: Acts, userId: string): Person {
  /** External choices and dispatching inputs that `fills` began; the next act waits for them. */
  let begun: Promise<void>[] = [];

  const me = (): User => {
    const user = getUser(workspace, userId);
    if (user.deleted) throw new Error(`${user.realName} is deactivated and cannot act`);
    return user;
  };
  const direct = (): Channel => openDirect(workspace, me().teamId, [getBotId(workspace, me().teamId), userId]).channel;
  const topModal = (): ViewState => {
    const view = stackOf(workspace, userId).at(-1);
    if (view === undefined) throw new Error(`${me().realName} has no modal open; she reads:\n${readAll(workspace, userId)}`);
    return view;
  };

  async function finishBegun(): Promise<void> {
    const waiting = begun;
    begun = [];
    await Promise.all(waiting);
  }

  function channelFor(id: string | undefined): Channel {
    const channel = id === undefined ? direct() : getChannel(workspace, id);
    if (!channel.members.has(userId)) throw new Error(`${me().realName} is not in #${channel.name}`);
    if (channel.archived) throw new Error(`#${channel.name} is archived`);
    return channel;
  }

  /** Where to look for a control, best place first. */
  function places(where: Where): Place[] {
    const home = workspace.homes.get(userId);
    const homes: Place[] = home === undefined ? [] : [{ kind: 'view', view: home }];
    if (where.home) return homes;
    const messages = listVisible(workspace, userId, where.channel, where.ts)
      .toReversed()
      .map(({ channel, message }): Place => ({ kind: 'message', channel, message }));
    const top = stackOf(workspace, userId).at(-1);
    const elsewhere = where.channel === undefined && where.ts === undefined;
    return [...(top !== undefined && elsewhere ? [{ kind: 'view', view: top } as const] : []), ...messages, ...(elsewhere ? homes : [])];
  }

  function find<T>(where: Where, what: string, match: (place: Place) => T[], name: (place: Place) => string): { place: Place; found: T } {
    const looked = places(where);
    for (const place of looked) {
      const [found, ...others] = match(place);
      if (found === undefined) continue;
      if (others.length > 0) throw new Error(`${what} is ambiguous; there are ${name(place)}`);
      return { place, found };
    }
    const there = looked.filter((place) => placeBlocks(place).length > 0).map(name);
    throw new Error(`${me().realName} finds no ${what}; there are ${there.slice(0, 5).join('; ') || 'no controls'}`);
  }

  const findField = (where: Where, name: FieldName): { place: Place; found: Field } =>
    find(
      where,
      `field “${typeof name === 'string' ? name : name.actionId}”`,
      (place) => matchFields(listFields(place), name),
      (place) => nameFields(listFields(place)),
    );

  function keep(place: Place, field: Field, value: Json): void {
    const values = place.kind === 'view' ? place.view.values : valuesOf(placeBlocks(place), placeValues(workspace, userId, place));
    values[field.blockId] = { ...values[field.blockId], [field.actionId]: value };
    if (place.kind === 'message') workspace.messageValues.set(messageKey(userId, place.message), values);
    else if (place.view.errors[field.blockId] !== undefined) delete place.view.errors[field.blockId];
    workspace.announce({ kind: 'view', userId });
  }

  const denied = (element: Json, where: Where): boolean => isRecord(element.confirm) && where.deny === true;
  const actsAlone = (field: Field): boolean => !field.isInput || toFlag(field.block.dispatch_action);

  async function set(place: Place, field: Field, wanted: string | string[] | null): Promise<void> {
    const queries = isExternal(field) && wanted !== null ? [wanted].flat() : [];
    const offered = (await Promise.all(queries.map((query) => acts.suggest(userId, place, field, query)))).flat();
    const value = toValue(workspace, field, wanted, userId, isExternal(field) ? offered : undefined);
    keep(place, field, value);
    if (actsAlone(field)) await acts.act(userId, place, toAction(field, value));
  }

  const person: Person = {
    userId,
    types: async (text, where = {}) => {
      await finishBegun();
      const channel = channelFor(where.channel);
      if (!text.startsWith('/')) {
        await person.says(text, { channel: channel.id, threadTs: where.threadTs });
        return;
      }
      if (me().stranger) throw new Error('people of other organisations cannot use slash commands here');
      await acts.command(userId, channel, text);
    },
    says: async (text, where) => {
      const channel = channelFor(where.channel);
      return postMessage(workspace, channel, { userId: me().id, text, threadTs: where.threadTs ?? null });
    },
    presses: async (label, where = {}) => {
      await finishBegun();
      const shown = typeof label === 'string' ? label : label.actionId;
      const { place, found } = find<Button>(
        where,
        `button “${shown}”`,
        (one) => matchButtons(listButtons(one), label),
        (one) => nameButtons(listButtons(one)),
      );
      if (denied(found.field.element, where)) return;
      await acts.act(me().id, place, toAction(found.field, found.value));
    },
    chooses: async (name, option, where = {}) => {
      await finishBegun();
      const { place, found } = findField(where, name);
      if (denied(found.element, where)) return;
      if (found.type === 'overflow') {
        const chosen = findOption(listOptions(found.element), [option].flat()[0] ?? '', typeof name === 'string' ? name : name.actionId);
        return acts.act(me().id, place, toAction(found, { selected_option: chosen }));
      }
      await set(place, found, option);
    },
    fills: (values) => {
      const place: Place = { kind: 'view', view: topModal() };
      for (const [name, wanted] of Object.entries(values)) {
        const fields = matchFields(listFields(place), name);
        const [field] = fields;
        if (field === undefined || fields.length > 1)
          throw new Error(
            `the modal “${place.view.title}” has ${field === undefined ? 'no' : 'more than one'} field “${name}”; it has ${nameFields(listFields(place))}`,
          );
        if (isExternal(field)) begun.push(set(place, field, wanted));
        else {
          const value = toValue(workspace, field, wanted, userId);
          keep(place, field, value);
          if (actsAlone(field)) begun.push(acts.act(userId, place, toAction(field, value)));
        }
      }
      return person;
    },
    submits: async () => {
      await finishBegun();
      const view = topModal();
      if (view.submit === null) throw new Error(`the modal “${view.title}” has no submit button`);
      const errors = checkForm(view);
      if (Object.keys(errors).length > 0) {
        view.errors = errors;
        workspace.announce({ kind: 'view', userId });
        throw new Error(`Slack would not send “${view.title}”: ${JSON.stringify(errors)}`);
      }
      await acts.submit(view);
    },
    closes: async (options = {}) => {
      await finishBegun();
      topModal();
      await acts.close(userId, options.all ?? false);
    },
    runsShortcut: async (callbackId, onMessage) => {
      if (me().stranger) throw new Error('people of other organisations cannot use shortcuts here');
      const channel = onMessage === undefined ? null : channelFor(onMessage.channel);
      const message = channel === null || onMessage === undefined ? null : findMessage(channel, onMessage.ts);
      if (onMessage !== undefined && message === null) throw new Error(`no message ${onMessage.ts} in ${onMessage.channel}`);
      await acts.shortcut(userId, callbackId, channel === null || message === null ? null : { channel, message });
    },
    opensHome: () => acts.openHome(me().id),
    reacts: (name, on, add = true) => {
      const message = findMessage(channelFor(on.channel), on.ts);
      if (message === null) throw new Error(`no message ${on.ts} in ${on.channel}`);
      react(workspace, message, me().id, name, add);
    },
    searches: (name, query, where = {}) => {
      const { place, found } = findField(where, name);
      return acts.suggest(userId, place, found, query);
    },
    modal: () => stackOf(workspace, userId).at(-1) ?? null,
    modals: () => [...stackOf(workspace, userId)],
    home: () => workspace.homes.get(userId) ?? null,
    messages: (channelId) =>
      listVisible(workspace, userId, channelId).map(({ channel, message }) => toVisible(workspace, channel, message, userId)),
    news: (since) => listNews(workspace, userId, since).map(({ channel, message }) => toVisible(workspace, channel, message, userId)),
    message: (channelId, ts) => seeMessage(workspace, userId, channelId, ts),
    reads: () => readAll(workspace, userId),
    sees: (text) => {
      const all = readAll(workspace, userId);
      const there = typeof text === 'string' ? all.includes(text) : text.test(all);
      if (!there) throw new Error(`${getUser(workspace, userId).realName} does not see ${String(text)}; she reads:\n${all}`);
    },
    joins: async (channelId) => {
      const channel = getChannel(workspace, channelId);
      if (channel.kind !== 'public') throw new Error(`nobody joins #${channel.name} without an invitation`);
      joinChannel(workspace, channel, me().id);
    },
    leaves: async (channelId) => {
      leaveChannel(workspace, getChannel(workspace, channelId), userId);
    },
    errors: () => ({ ...stackOf(workspace, userId).at(-1)?.errors }),
  };
  return person;
}
