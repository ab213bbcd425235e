/** The wizard's one modal: what stands around a part's form. */
import { z } from 'zod';
import type { LibraryNorm } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, plain, plainContext, plainSection, section } from '../../platform/slack/text.ts';
import { type Draft, isPart, outcomeIndexOf, type Part, titleOf } from './rules-draft.ts';
import { textIn } from './rules-forms.ts';
import { type Drawing, drawCalendar, drawMeasure, drawOutcome, drawPurpose, drawRhythm } from './views-parts.ts';
import { drawApart, drawNorms, drawPeople, drawPlaces, drawPrivacy, drawRoles } from './views-parts-people.ts';

/** What a wizard view remembers about itself; ids only. */
const metadataSchema = z.object({
  draft: z.string(),
  part: z.string().refine(isPart),
  /** Nothing was kept yet: the draft is made by the first thing that is. */
  unsaved: z.boolean().default(false),
  /** The hints on the screen were seen: the next Next goes on. */
  hinted: z.boolean().default(false),
  fresh: z.number().default(0),
});
export type Place = z.infer<typeof metadataSchema> & { part: Part };

export function readPlace(metadata: string): Place | null {
  try {
    const read = metadataSchema.safeParse(JSON.parse(metadata));
    return read.success && isPart(read.data.part) ? { ...read.data, part: read.data.part } : null;
  } catch {
    return null;
  }
}

export function drawPart(part: Exclude<Part, 'preview'>, drawing: Drawing, starters: readonly LibraryNorm[]): Block[] {
  switch (part) {
    case 'purpose':
      return drawPurpose(drawing);
    case 'measure':
      return drawMeasure(drawing);
    case 'outcome-1':
    case 'outcome-2':
    case 'outcome-3':
      return drawOutcome(drawing);
    case 'people':
      return drawPeople(drawing);
    case 'apart':
      return drawApart(drawing);
    case 'rhythm':
      return drawRhythm(drawing);
    case 'calendar':
      return drawCalendar(drawing);
    case 'norms':
      return drawNorms(drawing, starters);
    case 'privacy':
      return drawPrivacy(drawing);
    case 'roles':
      return drawRoles(drawing);
    case 'places':
      return drawPlaces(drawing);
  }
}

/** Hints never block: seen once, they can be passed by. */
export const drawHints = (hints: readonly string[]): Block[] =>
  hints.length === 0
    ? []
    : [
        section('*Before you go on*'),
        plainSection(hints.map((hint) => `▸ ${hint}`).join('\n')),
        actions(button('Keep it anyway', 'set-up:keep', { style: 'primary' })),
      ];

const HALVES: Partial<Record<Part, string>> = {
  purpose: 'First half of the step.',
  measure: 'Second half of the step.',
  people: 'First half of the step.',
  apart: 'Second half of the step; it may stay empty.',
  rhythm: 'First half of the step.',
  calendar: 'Second half of the step.',
  norms: 'First half of the step.',
  privacy: 'Second half of the step.',
};

const whoReads = (part: Part): string =>
  part === 'purpose'
    ? 'About 30 minutes in eight steps. Each step is kept for 14 days; only you see it until you ask somebody to agree.'
    : `${HALVES[part] ? `${HALVES[part]} ` : ''}Kept as you go; only you see it until you ask somebody to agree.`;

export interface WizardView {
  place: Place;
  drawing: Drawing;
  hints: readonly string[];
  starters: readonly LibraryNorm[];
  /** One line above all, such as what was resumed. */
  note?: string | undefined;
}

export function drawWizard({ place, drawing, hints, starters, note }: WizardView): Modal {
  const { part } = place;
  const body = part === 'preview' ? [] : drawPart(part, drawing, starters);
  return frame(place, [
    ...(note ? [plainContext(note)] : []),
    ...drawHints(hints),
    context(whoReads(part)),
    ...body,
    ...footer(part, drawing),
  ]);
}

export const frame = (place: Place, blocks: Block[], submit = 'Next'): Modal => ({
  type: 'modal',
  callback_id: 'set-up:next',
  private_metadata: JSON.stringify(place),
  title: plain(titleOf(place.part), 24),
  submit: plain(submit, 24),
  close: plain('Later', 24),
  notify_on_close: true,
  blocks,
});

function footer(part: Part, { form, shape }: Drawing): Block[] {
  const index = outcomeIndexOf(part);
  const mayAdd =
    index !== null && index < 2 && (textIn(form.values, 'name') !== '' || index < shape.settings.outcomes.length || index === 0);
  return part === 'purpose' ? [] : [actions(...(mayAdd ? [button('Add another', 'set-up:add')] : []), backButton)];
}

export const backButton = button('Back', 'set-up:back');

/** A modal that only says something. */
export const sayModal = (title: string, ...blocks: Block[]): Modal => ({
  type: 'modal',
  callback_id: 'set-up:said',
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks,
});

const day = 24 * 60 * 60_000;
export const daysLeft = (draft: Draft, now: number): number => Math.max(0, Math.ceil((draft.touchedAt + 14 * day - now) / day));
export const daysLeftWords = (draft: Draft, now: number): string => {
  const left = daysLeft(draft, now);
  return left === 1 ? 'kept for one more day' : `kept for ${left} more days`;
};

export const draftName = (draft: Draft): string => draft.shape.name || 'A community without a name yet';

/** Which of several drafts to go on with. */
export const drawPicker = (drafts: readonly Draft[], now: number): Modal =>
  sayModal(
    'Your drafts',
    section('Which one do you want to go on with?'),
    ...drafts.slice(0, 20).flatMap((draft): Block[] => [
      {
        type: 'section',
        text: plain(`${draftName(draft)}\n${statusWords(draft)}, ${daysLeftWords(draft, now)}`),
        accessory: button('Go on', 'set-up:resume', { value: draft.id, label: `Go on with ${draftName(draft)}` }),
      },
    ]),
    actions(button('Begin another', 'set-up:begin')),
  );

export const statusWords = (draft: Draft): string =>
  draft.status === 'open'
    ? `At ${titleOf(draft.part)}`
    : draft.status === 'proposed'
      ? 'Waits for the other steward'
      : 'Agreed; waits for its channel';
