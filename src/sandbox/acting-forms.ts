/** How people who act by themselves fill in a form: validly, briefly, and leaving most of what is there already. */
import type { Random } from '../platform/random.ts';
import { addDays } from '../platform/time/local-dates.ts';
import { listOffered } from './acting-buttons.ts';
import { chooseButton, IN_A_WINDOW, question, sentence } from './acting-rules.ts';
import { type Field, isEmpty, isRequired, listElements } from './form.ts';
import { isRecord, toText } from './json.ts';
import type { Person } from './person.ts';
import { listOptions } from './validate-text.ts';

export interface Filling {
  random: Random;
  /** Today where she is. */
  today: string;
  /** Whom one may choose: everybody else who is there. */
  others: readonly string[];
  /** The button she came for. */
  looksFor?: RegExp;
}

const STEPS_AT_MOST = 9;
const CHOICES_AT_MOST = 3;

const optionsOf = (field: Field): string[] =>
  listOptions(field.element)
    .filter(isRecord)
    .map((option) => toText(option.value));

/** What fits into some fields better than a sentence, by the field's name. */
const WORDS: readonly (readonly [RegExp, (random: Random) => string])[] = [
  [/wish|topic|question/i, question],
  [/link|place/i, () => 'https://meet.example/northwind'],
  [/outcome/i, () => 'say no to a good idea without losing the person'],
];

/** Between one and as many as the field takes. */
function several(field: Field, choices: readonly string[], random: Random): string[] {
  const most = Math.min(Number(field.element.max_selected_items ?? CHOICES_AT_MOST), choices.length);
  return random.shuffle(choices).slice(0, 1 + random.int(Math.max(most, 1)));
}

function typed(field: Field, random: Random): string {
  if (field.type !== 'number_input') {
    const words = WORDS.find(([name]) => name.test(field.blockId))?.[1](random) ?? sentence(random);
    return words.slice(0, Number(field.element.max_length ?? 3000));
  }
  const low = Number(field.element.min_value ?? 1);
  return String(low + random.int(Math.max(1, Number(field.element.max_value ?? low + 4) - low + 1)));
}

/** What she puts into one field; null when there is nothing to put. */
export function valueFor(field: Field, { random, today, others }: Filling): string | string[] | null {
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
    case 'timepicker':
      return `1${random.int(6)}:30`;
    case 'plain_text_input':
    case 'number_input':
      return typed(field, random);
    default:
      return options.length > 0 ? random.pick(options) : null;
  }
}

/** Whether she touches the field: what is required and empty, and now and then the rest. */
function wants(person: Person, field: Field, random: Random): boolean {
  const value = person.modal()?.values[field.blockId]?.[field.actionId];
  if (!isEmpty(value)) return random.next() < 0.1;
  return isRequired(field) || random.next() < 0.5;
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

/** A window without a form: what she came for, or one of its buttons, or none. */
async function pressOne(person: Person, { random, looksFor }: Filling): Promise<boolean> {
  const offered = listOffered(person.modal()?.blocks);
  const meant = offered.find(({ label }) => looksFor?.test(label));
  const labels = offered.map(({ label }) => label);
  const chosen = meant ?? offered[chooseButton(labels, random, IN_A_WINDOW) ?? -1];
  if (chosen === undefined) return false;
  await person.presses(chosen.name);
  return meant === undefined;
}

/** Fills the form on top and goes on through its steps; gives up after a few, or when it is refused. */
export async function fillIn(person: Person, filling: Filling): Promise<void> {
  for (let step = 0; step < STEPS_AT_MOST; step++) {
    const view = person.modal();
    if (!view) break;
    if (!view.submit) {
      if (await pressOne(person, filling)) continue;
      break;
    }
    for (const field of listElements(view.blocks).filter((one) => one.isInput)) {
      if (!wants(person, field, filling.random)) continue;
      const value = valueFor(field, filling);
      if (value !== null && value.length > 0) person.fills({ [field.blockId]: value });
    }
    const refusal = await submit(person);
    if (refusal === 'by the app') break;
  }
  while (person.modal()) await person.closes();
}
