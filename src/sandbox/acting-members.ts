/** Members who act by themselves: they answer, ignore, decline and sometimes leave, by seeded likelihoods, in the page's and tests' own language. */
import { MINUTE, SECOND } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { addDays } from '../platform/time/local-dates.ts';
import { toInstant, toLocal } from '../platform/time/zones.ts';
import { chooseButton, delay, IMPULSES, REACTS, sentence, type Temper } from './acting-rules.ts';
import { type Field, listElements } from './form.ts';
import { isRecord, type Json, toFlag, toText } from './json.ts';
import type { Person, VisibleMessage } from './person.ts';
import { listOptions } from './validate-text.ts';

export interface ActingParts {
  /** `from`: does nothing of her own before this instant. */
  people: { person: Person; temper: Temper; from?: number }[];
  random: Random;
  /** What was said before this instant has had its time. */
  since?: number;
  botUserId: string;
  /** Called with one line for each thing that somebody did. */
  onAct?(act: { userId: string; did: string; where: string }): void;
  /** A person whose act was refused by the program's own mistake must not go unnoticed. */
  onFault?(fault: { userId: string; did: string; error: unknown }): void;
}

interface Intention {
  at: number;
  act(): Promise<void>;
}

const STEPS_AT_MOST = 9;
/** Whose day it is when somebody does something unasked. */
const ZONE = 'Europe/London';

const buttonLabels = (blocks: Json[]): string[] =>
  listElements(blocks)
    .filter(({ type }) => type === 'button')
    .map(({ element }) => (isRecord(element.text) ? toText(element.text.text) : ''));

export function createActingMembers({ people, random, since = 0, botUserId, onAct, onFault }: ActingParts) {
  const noticed = new Set<string>();
  let wonderedOn = '';
  /** The instant at which they live just now. */
  let present = 0;
  const intentions: Intention[] = [];

  const isAsking = (message: VisibleMessage): boolean =>
    message.userId === botUserId && !message.ephemeral && message.blocks !== null && Number(message.ts) * SECOND >= since;

  /** Looks at what is new and decides, once per person and message, whether and when to react. */
  const notice = (now: number): void => {
    for (const { person, temper, from = 0 } of people) {
      if (now < from) continue;
      for (const message of person.messages().filter(isAsking)) {
        const key = `${person.userId}/${message.channel}/${message.ts}`;
        if (noticed.has(key)) continue;
        noticed.add(key);
        const own = random.fork(key);
        const likely = message.kind === 'im' || message.kind === 'mpim' ? REACTS[temper].dm : REACTS[temper].channel;
        if (own.next() < likely) intentions.push({ at: now + delay(own), act: () => react(person, message) });
      }
    }
  };

  const valueFor = (field: Field, own: Random): string | string[] | null => {
    const options = listOptions(field.element)
      .filter(isRecord)
      .map((option) => toText(option.value));
    if (field.type === 'checkboxes' || field.type.startsWith('multi_static')) return options.filter(() => own.next() < 0.4).slice(0, 3);
    if (options.length > 0) return own.pick(options);
    if (field.type === 'datepicker') return addDays(toLocal(present, ZONE).date, 3 + own.int(12));
    return field.type === 'plain_text_input' ? sentence(own).slice(0, Number(field.element.max_length ?? 3000)) : null;
  };

  /** Fills what is required, and some of the rest; goes on through the steps of a form; gives up after a few. */
  const fillIn = async (person: Person, own: Random): Promise<void> => {
    for (let step = 0; step < STEPS_AT_MOST; step++) {
      const view = person.modal();
      if (!view?.submit) break;
      for (const field of listElements(view.blocks).filter((one) => one.isInput)) {
        const optional = toFlag(field.block.optional);
        const value = optional && own.next() < 0.5 ? null : valueFor(field, own);
        if (value !== null && value.length > 0) person.fills({ [field.blockId]: value });
      }
      await person.submits();
      if (Object.keys(person.errors()).length > 0) break;
    }
    while (person.modal()) await person.closes();
  };

  const react = async (person: Person, message: VisibleMessage): Promise<void> => {
    const own = random.fork(`reaction/${person.userId}/${message.ts}`);
    const present = person.messages(message.channel).find((one) => one.ts === message.ts);
    const labels = buttonLabels(present?.blocks ?? []);
    const label = chooseButton(labels, own);
    if (label === null) return;
    await attempt(person, `presses ${label}`, message.channelName, own, () =>
      person.presses(label, { channel: message.channel, ts: message.ts }),
    );
  };

  const attempt = async (person: Person, did: string, where: string, own: Random, begin: () => Promise<void>): Promise<void> => {
    onAct?.({ userId: person.userId, did, where });
    try {
      await begin();
      await fillIn(person, own);
    } catch (error) {
      onFault?.({ userId: person.userId, did, error });
      while (person.modal()) await person.closes({ all: true });
    }
  };

  /** Once a working day, at some time of it, somebody does something unasked. */
  const wonder = (now: number): void => {
    const { date, weekday } = toLocal(now, ZONE);
    if (date === wonderedOn || weekday > 5) return;
    wonderedOn = date;
    for (const { person, temper } of people) {
      for (const [command, likelihood] of IMPULSES[temper]) {
        const own = random.fork(`impulse/${date}/${person.userId}/${command}`);
        if (own.next() >= likelihood) continue;
        const typed = command.replace('{}', sentence(own));
        const at = Math.max(now, toInstant(date, '09:00', ZONE)) + own.int(8 * 60) * MINUTE;
        intentions.push({ at, act: () => attempt(person, `types ${command}`, '', own, () => person.types(typed)) });
      }
    }
  };

  return {
    nextAt: (): number | null => intentions[0]?.at ?? null,
    /** Does what is due, and looks around. */
    live: async (now: number): Promise<void> => {
      present = now;
      while (intentions[0] && intentions[0].at <= now) {
        const intention = intentions.shift();
        if (intention) await intention.act();
      }
      notice(now);
      wonder(now);
      intentions.sort((a, b) => a.at - b.at);
    },
  };
}

export type ActingMembers = ReturnType<typeof createActingMembers>;
