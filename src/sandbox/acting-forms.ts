/** How people who act by themselves fill in a form: validly, briefly, and leaving most of what is there already. */
import { SECOND } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { addDays } from '../platform/time/local-dates.ts';
import { toInstant } from '../platform/time/zones.ts';
import { listOffered, type Offered } from './acting-buttons.ts';
import { chooseButton, IN_A_WINDOW } from './acting-rules.ts';
import { likelyOption, practice, question, sentence, wordsFor } from './acting-words.ts';
import { type Field, isEmpty, isRequired, listElements } from './form.ts';
import { isRecord, toFlag, toText } from './json.ts';
import type { Person } from './person.ts';
import type { ViewState } from './state.ts';
import { listOptions } from './validate-text.ts';

export interface Filling {
  random: Random;
  /** Today where she is. */
  today: string;
  /** Whom one may choose: everybody else who is there. */
  others: readonly string[];
  /** Which form it is. */
  form?: string;
  /** The buttons she came for, one after the other; what does not show up is left out. */
  route?: readonly RegExp[];
}

/** Whose hours a day of hers has, where no field says. */
const ZONE = 'Europe/London';
const STEPS_AT_MOST = 16;
const CHOICES_AT_MOST = 3;

const optionsOf = (field: Field): string[] =>
  listOptions(field.element)
    .filter(isRecord)
    .map((option) => toText(option.value));

/** In the weekly form each field is called after its question, too. */
const nameOf = ({ blockId }: Field): string => blockId.split('.').at(-1) ?? blockId;

/** What fits into some fields better than a sentence, by the field's name. */
const WORDS: readonly (readonly [RegExp, (random: Random) => string])[] = [
  [/wish|topic|question/i, question],
  [/link|place/i, () => 'https://meet.example/northwind'],
  [/outcome/i, () => 'say no to a good idea without losing the person'],
  [/^title$/, practice],
  [/^own$/, (random) => random.pick(['hand-over', 'delegation, trust', 'meetings', 'remote work'])],
];
/** How often she writes what the field shows as its example, more or less. */
const LIKE_THE_EXAMPLE = 0.6;

/** Between one and as many as the field takes. */
function several(field: Field, choices: readonly string[], random: Random): string[] {
  const most = Math.min(Number(field.element.max_selected_items ?? CHOICES_AT_MOST), choices.length);
  return random.shuffle(choices).slice(0, 1 + random.int(Math.max(most, 1)));
}

function typed(field: Field, form: string, random: Random): string {
  if (field.type !== 'number_input') {
    const example = isRecord(field.element.placeholder) ? toText(field.element.placeholder.text) : '';
    const own = example !== '' && random.next() < LIKE_THE_EXAMPLE ? example : sentence(random);
    const words = wordsFor(form, nameOf(field), random) ?? WORDS.find(([name]) => name.test(field.blockId))?.[1](random) ?? own;
    return words.slice(0, Number(field.element.max_length ?? 3000));
  }
  const low = Number(field.element.min_value ?? 1);
  return String(low + random.int(Math.max(1, Number(field.element.max_value ?? low + 4) - low + 1)));
}

/** What she puts into one field; null when there is nothing to put. */
export function valueFor(field: Field, { random, today, others, form = '' }: Filling): string | string[] | null {
  const options = optionsOf(field);
  switch (field.type) {
    case 'checkboxes': {
      const ticked = options.filter(() => random.next() < 0.4).slice(0, CHOICES_AT_MOST);
      return ticked.length === 0 && isRequired(field) ? options.slice(0, 1) : ticked;
    }
    case 'multi_static_select':
      return several(field, options, random);
    case 'multi_users_select':
      return several(field, others, random);
    case 'users_select':
      return others.length > 0 ? random.pick(others) : null;
    case 'datepicker':
      return addDays(today, 3 + random.int(12));
    case 'datetimepicker':
      return String(toInstant(addDays(today, 2 + random.int(5)), '15:00', ZONE) / SECOND);
    case 'timepicker':
      return `1${random.int(6)}:30`;
    case 'plain_text_input':
    case 'number_input':
      return typed(field, form, random);
    default:
      return likelyOption(nameOf(field), options, random);
  }
}

/** Fields that decide something, so that they are not simply left as they are. */
const CONSIDERED = /^(readers|visibility)$/;

/** Parts of what is written for others: hardly any is left out. */
const CARED_FOR = /^(part-|conditions|why|happened|saw|vs)/;

/** Left as they are: her hours, and whom she reports to. */
const LEFT_ALONE = /^(rounds:(enter|bounds) (from|until|reportsTo)|mentors:offer (from|until))$/;
/** What both have to sign is not changed in passing. */
const SHARED = /^mentorships:agreement /;
/** Hardly anybody names somebody there. */
const HARDLY = /^rounds:(enter|bounds) notWith$/;
/** One tap, and it is what she was asked. */
const ASKED = /\.(talked|still|talks|hand)$/;

/** Whether she touches the field: what is required and empty, and now and then the rest. What acts by itself she leaves alone. */
function wants(person: Person, field: Field, random: Random): boolean {
  const isEmptyNow = isEmpty(person.modal()?.values[field.blockId]?.[field.actionId]);
  if (isRequired(field) && isEmptyNow) return true;
  const name = nameOf(field);
  const where = `${person.modal()?.callbackId ?? ''} ${name}`;
  if (toFlag(field.block.dispatch_action) || LEFT_ALONE.test(where) || (!isEmptyNow && SHARED.test(where))) return false;
  if (HARDLY.test(where)) return random.next() < 0.02;
  if (isEmptyNow && ASKED.test(field.blockId)) return random.next() < 0.9;
  if (isEmptyNow && CARED_FOR.test(field.blockId)) return random.next() < 0.9;
  return random.next() < (isEmptyNow || CONSIDERED.test(field.blockId) ? 0.5 : 0.1);
}

const fieldsOf = (view: ViewState): Field[] => listElements(view.blocks).filter((one) => one.isInput);

/** A field that acts by itself may bring a new drawing: she waits for it, and goes on there. */
async function fill(person: Person, fields: readonly Field[], filling: Filling): Promise<void> {
  const form = person.modal()?.callbackId ?? '';
  for (const field of fields) {
    const value = valueFor(field, { ...filling, form });
    if (value === null || value.length === 0) continue;
    if (!toFlag(field.block.dispatch_action)) person.fills({ [field.blockId]: value });
    else await person.chooses(field.actionId, value);
  }
}

/** What was refused is put in another way, once: every box ticked, somebody else chosen, other words. */
async function mend(person: Person, filling: Filling): Promise<boolean> {
  const view = person.modal();
  const refused = view === null ? [] : fieldsOf(view).filter((field) => person.errors()[field.blockId] !== undefined);
  for (const field of refused) {
    if (field.type === 'checkboxes') person.fills({ [field.blockId]: optionsOf(field) });
    else await fill(person, [field], filling);
  }
  return refused.length > 0;
}

/** A field that appeared while she was filling in is a reason to look again; what the app does not like is a reason to give up. */
async function submit(person: Person): Promise<'by the client' | 'by the app' | null> {
  try {
    await person.submits();
  } catch (error) {
    if (Object.keys(person.errors()).length === 0) throw error;
    return 'by the client';
  }
  return Object.keys(person.errors()).length > 0 ? 'by the app' : null;
}

/** The first button of her way that is there, and what is left of the way behind it. */
export function goOn(route: readonly RegExp[], offered: readonly Offered[], random: Random): { chosen: Offered; left: RegExp[] } | null {
  for (const [at, wanted] of route.entries()) {
    const there = offered.filter(({ label }) => wanted.test(label));
    if (there.length > 0) return { chosen: random.pick(there), left: route.slice(at + 1) };
  }
  return null;
}

/** A window without a form, for somebody who came for nothing in particular: one of its buttons, or none. */
async function pressOne(person: Person, view: ViewState, random: Random): Promise<boolean> {
  const offered = listOffered(view.blocks);
  const labels = offered.map(({ label }) => label);
  const chosen = offered[chooseButton(labels, random, IN_A_WINDOW) ?? -1];
  if (chosen !== undefined) await person.presses(chosen.name);
  return chosen !== undefined;
}

const looks = (view: ViewState | null): string => JSON.stringify([view?.id, view?.callbackId, view?.blocks]);

/** Whether there is a next window to look at. */
async function sends(person: Person, view: ViewState, filling: Filling): Promise<boolean> {
  const before = looks(view);
  const refusal = await submit(person);
  if (refusal === 'by the client') return true;
  if (refusal === 'by the app' && (!(await mend(person, filling)) || (await submit(person)) !== null)) return false;
  // A form that comes back as it was has nothing more to ask.
  return looks(person.modal()) !== before;
}

/** Fills the form on top and goes on through its steps and her way; gives up after a few, or when it is refused twice. */
export async function fillIn(person: Person, filling: Filling): Promise<void> {
  const { random } = filling;
  let left = filling.route ?? [];
  for (let step = 0; step < STEPS_AT_MOST; step++) {
    const view = person.modal();
    if (!view) break;
    const isForm = view.submit !== null;
    if (isForm) {
      const fields = fieldsOf(view).filter((field) => wants(person, field, random));
      await fill(person, fields, filling);
    }
    const next = goOn(left, listOffered(view.blocks), random);
    if (next) {
      left = next.left;
      await person.presses(next.chosen.name);
    } else if (isForm) {
      if (!(await sends(person, view, filling))) break;
    } else if (filling.route || !(await pressOne(person, view, random))) break;
  }
  while (person.modal()) await person.closes();
}
