/** The forms for the notes, and what their writers and the leader read in private. */
import { sayMinutes } from '../../community/words.ts';
import { getField, type LibraryForm } from '../../library/library.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, escapeText as escaped, input, option, plain, plainSection, quote } from '../../platform/slack/text.ts';
import { type Field, FORMS, type FormName, LONGEST, type Part, type Words } from './rules.ts';
import type { Attributed } from './views-post.ts';

const EXAMPLES: Record<Field, string> = {
  patterns: 'Promises slip when nobody says by when.',
  stuck: 'The second round: three people spoke, nine listened.',
  worked: 'Pairs first. People came back with something to say.',
  change: 'Five minutes more for the last step.',
  thanks: 'for the story that nobody else would have told',
};
const LIBRARY_KEYS = { patterns: 'patterns', stuck: 'stuck', worked: 'worked', change: 'change' } as const;

export interface FormView {
  name: FormName;
  metadata: string;
  words: Words;
  /** By field: "Cleo wrote this an hour ago." */
  written: Partial<Record<Field | 'thanksTo', string>>;
  thanksTo: string | null;
  /** Who is known to have been there; null: it is not asked, or not known any more. */
  attended: readonly string[] | null;
  /** Whether she is asked how long preparing took. */
  asksLoad: boolean;
  readers: string;
}

const labelOf = (form: LibraryForm, field: Field): string =>
  field === 'thanks' ? 'What for' : getField(form, LIBRARY_KEYS[field]).label.replace(' (corrected)', '');

/** One text of the notes, with who wrote what stands there. */
export function fieldInput(form: LibraryForm, field: Field, value: string, written: string | undefined): Block {
  const hint = [written ?? '', `Up to ${LONGEST[field]} characters.`].filter((text) => text !== '').join(' ');
  const element = {
    type: 'plain_text_input' as const,
    multiline: field !== 'thanks',
    placeholder: plain(EXAMPLES[field], 150),
    ...(value === '' ? {} : { initial_value: value }),
  };
  return input(field, labelOf(form, field), element, { optional: true, hint });
}

const attendedInput = (form: LibraryForm, userIds: readonly string[]): Block =>
  input(
    'attended',
    getField(form, 'attended').label.replace(' (corrected)', ''),
    { type: 'multi_users_select', ...(userIds.length > 0 ? { initial_users: [...userIds] } : {}) },
    { optional: true, hint: 'As they said themselves; correct it where somebody forgot. Once the notes are out, only the number stays.' },
  );

const loadInput = (form: LibraryForm): Block => {
  const { label, options } = getField(form, 'load');
  return input(
    'load',
    label,
    { type: 'static_select', options: options.map((text, index) => option(text, String(index))) },
    { optional: true, hint: 'Stored without your name; the stewards see a total over five sessions.' },
  );
};

const thanksInput = ({ thanksTo, written }: FormView): Block =>
  input(
    'thanksTo',
    'One thanks, to',
    { type: 'users_select', ...(thanksTo ? { initial_user: thanksTo } : {}) },
    { optional: true, hint: written.thanksTo ?? 'Left empty, the notes thank whoever led and whoever wrote along.' },
  );

export function notesModal(form: LibraryForm, view: FormView): Modal {
  const { name, words, written } = view;
  const fields: Block[] = FORMS[name].flatMap((field) => [
    ...(field === 'thanks' ? [thanksInput(view)] : []),
    fieldInput(form, field, words[field], written[field]),
  ]);
  return {
    type: 'modal',
    callback_id: `notes:${name}`,
    private_metadata: view.metadata,
    title: plain(name === 'scribe' ? 'Notes' : form.modal_title.replace("'", '’'), 24),
    submit: plain(name === 'facilitator' ? 'Keep and go on' : 'Keep it', 24),
    close: plain('Not now', 24),
    blocks: [
      context(view.readers),
      ...(view.attended ? [attendedInput(form, view.attended)] : []),
      ...fields,
      ...(view.asksLoad ? [loadInput(form)] : []),
    ],
  };
}

export const readersOf = (part: Part, goesOut: string, out: boolean): string => {
  const what = 'Everyone here reads patterns, where it stuck and the thanks';
  const when = out ? `; they are out, and what you change here changes there.` : ` when the notes go out, on ${goesOut}.`;
  return part === 'facilitator' ? `${what}${when} What worked and what you would change go to whoever leads next.` : `${what}${when}`;
};

const writeButton = (sessionId: string, text: string) => button(text, 'notes:write', { value: sessionId, style: 'primary' });

/** Fifteen minutes after the end. */
export function inviteMessage(sessionId: string, topic: string, minutes: number, goesOut: string): Message {
  const ask = `Four minutes while it’s fresh: the notes of “${topic}”.`.replace('Four minutes', capital(sayMinutes(minutes)));
  const end = `They go out on ${goesOut}; what nobody wrote is left out.`;
  return { text: escaped(`${ask} ${end}`), blocks: [plainSection(ask), actions(writeButton(sessionId, 'Write the notes')), context(end)] };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const askLine = (topic: string): string =>
  `The notes of “${topic}”: four minutes, while somebody remembers. They go out without you too.`;

export const keptModal = (sessionId: string, goesOut: string, out: boolean): Modal => ({
  type: 'modal',
  callback_id: 'notes:done',
  title: plain('Notes', 24),
  close: plain('Close', 24),
  blocks: [
    plainSection(out ? 'Kept. The notes in the channel say so too.' : `Kept. The notes go out on ${goesOut}.`),
    actions(button('Change the notes', 'notes:write', { value: sessionId })),
  ],
});

export interface ThanksView {
  topic: string;
  there: number;
  useful: { mean: number; n: number } | null;
  tooFew: string;
  takeAways: Attributed[];
}

/** To whoever led, alone. Never beside another session or another person. */
export function thanksMessage({ topic, there, useful, tooFew, takeAways }: ThanksView): Message {
  const thanks = `Thank you for leading “${topic}”. ${there === 1 ? 'Somebody' : capital(String(there))} came, and it took place because you prepared it.`;
  const worth = useful ? `Worth the time: ${useful.mean.toFixed(1)} of 5, from ${useful.n} answers.` : `Worth the time: ${tooFew}.`;
  const said = takeAways.length === 0 ? [] : [takeAways.length === 1 ? 'What somebody takes with her:' : 'What two people take with them:'];
  return {
    text: [thanks, worth, ...said, ...takeAways.map(({ text }) => text)].map(escaped).join('\n'),
    blocks: [
      plainSection([thanks, worth, ...said].join('\n')),
      ...takeAways.map(({ text }) => quote(text)),
      context('Only you see this number.'),
    ],
  };
}

/** For whoever leads next; plain text. */
export const passedOn = ({ worked, stuck, change }: Pick<Words, 'worked' | 'stuck' | 'change'>): string =>
  [
    ...(worked === '' ? [] : [`What worked: ${worked}`]),
    ...(stuck === '' ? [] : [`Where it stuck: ${stuck}`]),
    ...(change === '' ? [] : [`To change in the run sheet: ${change}`]),
  ].join('\n');

export const loadLine =
  'Preparing took over two hours for more than one in five of the last sessions. A lighter format or a second person may help.';
export const nobodyLine = (on: string): string => `On ${on} nobody said “I am here” and nobody wrote notes, so none went out.`;
