/** The wizard: each step is checked, kept and followed by the next; whatever was typed survives leaving it. */
import type { Deps } from '../../community/kernel.ts';
import type { Act, ActionAct, Answer, CommandAct, SubmissionAct, Values } from '../../platform/feature.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { addDays, formatShortDate, isLocalDate, weekdayOf } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { startHints } from './rules-checks.ts';
import { type Draft, outcomeIndexOf, outcomePart, PARTS, type Part, partAfter, partBefore } from './rules-draft.ts';
import { formOf, whereFor } from './rules-forms.ts';
import { FRAMINGS } from './rules-north-star.ts';
import { createDrafts } from './service-drafts.ts';
import type { Previews } from './service-preview.ts';
import type { Store } from './store.ts';
import { drawPreviewStep } from './views-preview.ts';
import { drawPicker, drawWizard, type Place, readPlace, sayModal } from './views-wizard.ts';

export interface WizardParts {
  deps: Deps;
  store: Store;
  previews: Previews;
  /** The last step was submitted: the second steward is asked. */
  propose(draft: Draft, act: SubmissionAct): Promise<Answer>;
  /** What a draft that is no longer open shows instead of its form. */
  showClosed(draft: Draft, act: Act): Promise<Answer>;
}

interface Show {
  hints?: readonly string[];
  note?: string;
  fresh?: number;
  unsaved?: boolean;
  values?: Values;
}

const isEmpty = (values: Values): boolean =>
  Object.entries(values).every(([field, value]) => field === 'framing' || value === null || value.length === 0);

export function createWizard({ deps, store, previews, propose, showClosed }: WizardParts) {
  const starters = deps.library.norms;
  const { freshDraft, check, keepAsTyped, without } = createDrafts(deps);

  /** The view of a part: what was typed and not kept yet comes first. */
  async function show(draft: Draft, part: Part, now: number, { hints = [], note, fresh = 0, unsaved = false, values }: Show = {}) {
    const place: Place = { draft: draft.id, part, unsaved, hinted: hints.length > 0, fresh };
    if (part === 'preview') {
      const second = draft.shape.plan.secondId ? await deps.people.find(draft.teamId, draft.shape.plan.secondId) : null;
      const { startsOn } = draft.shape.settings.rhythm;
      const free = new Set(draft.shape.settings.holidays.map(({ on }) => on));
      const early = startsOn ? startHints(startsOn, toLocal(now, draft.shape.zone).date, free) : [];
      const preview = await previews.ofDraft(draft, draft.authorId, now);
      return drawPreviewStep(place, preview, {
        secondName: second?.name ?? 'the other steward',
        hints: [...(note ? [note] : []), ...early],
      });
    }
    const form = { part, fresh, values: values ?? draft.typed[part] ?? formOf(part, draft.shape, starters) };
    return drawWizard({ place, drawing: { form, shape: draft.shape, editing: false }, hints, starters, note });
  }

  const isPending = (draft: Draft): boolean => draft.status !== 'founded';

  async function open(act: CommandAct): Promise<Answer> {
    if (/^(new|another)$/i.test(act.text)) return begin(act);
    const drafts = await store.listDrafts(act.teamId, act.userId, ['open', 'proposed', 'agreed']);
    if (drafts.length > 1) return { open: drawPicker(drafts, act.now) };
    const [only] = drafts;
    return only ? resume(only, act, 'open') : begin(act);
  }

  async function begin(act: Act, where: 'open' | 'update' = 'open'): Promise<Answer> {
    return { [where]: await show(await freshDraft(act, deps.newId()), 'purpose', act.now, { unsaved: true }) };
  }

  async function resume(draft: Draft, act: Act, where: 'open' | 'update'): Promise<Answer> {
    if (draft.status !== 'open') return showClosed(draft, act);
    const note = draft.shape.name
      ? `You go on with “${draft.shape.name}”. /rondo setup new begins another.`
      : 'You go on where you left. /rondo setup new begins another.';
    return { [where]: await show(draft, draft.part, act.now, draft.part === 'preview' ? {} : { note }) };
  }

  /** The draft a view belongs to, or what to say when it is no longer hers to change. */
  async function load(act: Act, place: Place): Promise<{ draft: Draft } | { answer: Answer }> {
    const draft = await store.findDraft(act.teamId, place.draft);
    if (!draft && place.unsaved) return { draft: await freshDraft(act, place.draft) };
    if (!draft) return { answer: { update: goneModal } };
    if (draft.authorId !== act.userId)
      return {
        answer: {
          update: sayModal('Not yours', plainSection('This draft belongs to somebody else. /rondo setup new begins one of your own.')),
        },
      };
    if (!isPending(draft) || draft.status !== 'open') return { answer: await asUpdate(showClosed(draft, act)) };
    return { draft };
  }

  const asUpdate = async (answer: Promise<Answer>): Promise<Answer> => {
    const { open: opened, ...rest } = await answer;
    return opened ? { ...rest, update: opened } : rest;
  };

  const keep = async (draft: Draft, now: number): Promise<void> => store.putDraft({ ...draft, touchedAt: now });

  async function go(draft: Draft, part: Part, now: number, options: Show = {}): Promise<Answer> {
    const next = { ...draft, part };
    await keep(next, now);
    return { update: await show(next, part, now, options) };
  }

  async function pass(
    draft: Draft,
    place: Place,
    values: Values,
    act: Act,
    onErrors: (errors: Record<string, string>) => Promise<Answer>,
    anyway: boolean,
  ): Promise<Answer> {
    const { part } = place;
    const checked = await check(draft, part, values, act.now);
    if ('errors' in checked) return onErrors(checked.errors);
    const kept: Draft = { ...draft, shape: checked.shape, typed: without(draft.typed, part) };
    if (checked.hints.length > 0 && !anyway && !place.hinted)
      return seen(place, await go(kept, part, act.now, { hints: checked.hints, fresh: place.fresh }));
    return seen(place, await go(kept, partAfter(part, kept.shape.settings.outcomes.length), act.now));
  }

  /** A draft that has come into being shows on App Home at once. */
  const seen = (place: Place, answer: Answer): Answer => (place.unsaved ? { ...answer, refreshHome: true } : answer);

  async function next(act: SubmissionAct): Promise<Answer> {
    const place = readPlace(act.metadata);
    if (!place) return { update: goneModal };
    const loaded = await load(act, place);
    if ('answer' in loaded) return loaded.answer;
    if (place.part === 'preview') return proposeWhenWhole(loaded.draft, act);
    return pass(loaded.draft, place, act.values, act, async (errors) => ({ errors }), false);
  }

  /** A draft that lay for days may have gone stale: a date passed, a channel was taken. Its first wrong part opens. */
  async function proposeWhenWhole(draft: Draft, act: SubmissionAct): Promise<Answer> {
    for (const part of PARTS) {
      if (part === 'preview' || (outcomeIndexOf(part) ?? 0) > 0) continue;
      const checked = await check(draft, part, formOf(part, draft.shape, starters), act.now);
      if ('errors' in checked) return go(draft, part, act.now, { note: Object.values(checked.errors)[0] ?? '' });
    }
    return propose(draft, act);
  }

  /** For a button inside the form; `work` gets the draft and what stands in the fields. */
  async function inForm(act: ActionAct, work: (draft: Draft, place: Place, values: Values) => Promise<Answer>): Promise<Answer> {
    const place = act.modal ? readPlace(act.modal.metadata) : null;
    if (!act.modal || !place) return { update: goneModal };
    const loaded = await load(act, place);
    if ('answer' in loaded) return loaded.answer;
    return work(loaded.draft, place, act.modal.values);
  }

  const back = (act: ActionAct): Promise<Answer> =>
    inForm(act, async (draft, place, values) => {
      const kept = await keepAsTyped(draft, place.part, values, act.now);
      return go(kept, partBefore(place.part, kept.shape.settings.outcomes.length) ?? place.part, act.now);
    });

  /** Says in the form what Slack can only say beside fields of a submission. */
  const complain =
    (draft: Draft, place: Place, values: Values, now: number) =>
    async (errors: Record<string, string>): Promise<Answer> => ({
      update: await show(draft, place.part, now, {
        note: Object.values(errors)[0] ?? '',
        values,
        fresh: place.fresh,
        unsaved: place.unsaved,
      }),
    });

  const keepAnyway = (act: ActionAct): Promise<Answer> =>
    inForm(act, (draft, place, values) => pass(draft, place, values, act, complain(draft, place, values, act.now), true));

  const addOutcome = (act: ActionAct): Promise<Answer> =>
    inForm(act, async (draft, place, values) => {
      const checked = await check(draft, place.part, values, act.now);
      if ('errors' in checked) return complain(draft, place, values, act.now)(checked.errors);
      const count = checked.shape.settings.outcomes.length;
      const index = outcomeIndexOf(place.part) ?? 0;
      if (count <= index) return complain(draft, place, values, act.now)({ name: 'Name this one first; then another can follow.' });
      return go({ ...draft, shape: checked.shape, typed: without(draft.typed, place.part) }, outcomePart(index + 1), act.now);
    });

  const suggest = (act: ActionAct): Promise<Answer> =>
    inForm(act, async (draft, place, values) => {
      const suggestion = FRAMINGS[draft.shape.settings.northStar.kind].suggestions[Number(act.value)];
      if (!suggestion) return {};
      return { update: await show(draft, place.part, act.now, { values: { ...values, ...suggestion }, fresh: place.fresh + 1 }) };
    });

  /** The same form drawn anew, with what depends on its fields. */
  const redraw = (act: ActionAct): Promise<Answer> =>
    inForm(act, async (draft, place, values) => ({
      update: await show(draft, place.part, act.now, { values, fresh: place.fresh, unsaved: place.unsaved }),
    }));

  const moveStart = (act: ActionAct): Promise<Answer> =>
    inForm(act, async (draft, _place, _values) => {
      const today = toLocal(act.now, draft.shape.zone).date;
      const wanted = isLocalDate(act.value) ? act.value : today;
      const monday = weekdayOf(wanted) === 1 ? wanted : addDays(wanted, 8 - weekdayOf(wanted));
      if (monday <= today)
        return { update: await show(draft, 'preview', act.now, { note: 'That day has passed. The start stays where it was.' }) };
      const { settings } = draft.shape;
      const moved: Draft = {
        ...draft,
        shape: { ...draft.shape, settings: { ...settings, rhythm: { ...settings.rhythm, startsOn: monday } } },
      };
      const note = monday === wanted ? {} : { note: `A quarter starts on a Monday: ${formatShortDate(monday)} is the next one.` };
      return go(moved, 'preview', act.now, note);
    });

  /** Slack may or may not tell what stood in a form that was closed. */
  async function close(act: SubmissionAct): Promise<void> {
    const place = readPlace(act.metadata);
    if (!place || (place.unsaved && isEmpty(act.values))) return;
    const loaded = await load(act, place);
    if ('answer' in loaded || Object.keys(act.values).length === 0) return;
    const kept = await keepAsTyped(loaded.draft, place.part, act.values, act.now);
    await keep({ ...kept, part: place.part }, act.now);
  }

  const continueDraft = async (act: ActionAct): Promise<Answer> => {
    const draft = await store.findDraft(act.teamId, act.value);
    const where = whereFor(act);
    if (draft?.authorId !== act.userId) return { [where]: goneModal };
    return where === 'update' ? asUpdate(resume(draft, act, 'update')) : resume(draft, act, 'open');
  };

  const beginAnother = (act: ActionAct): Promise<Answer> => begin(act, whereFor(act));

  return { open, begin, beginAnother, next, back, keepAnyway, addOutcome, suggest, redraw, moveStart, close, continueDraft, show };
}

export type Wizard = ReturnType<typeof createWizard>;

export const goneModal = sayModal(
  'No longer here',
  plainSection('This draft is gone: drafts are kept for 14 days after the last change. /rondo setup begins a new one.'),
);
