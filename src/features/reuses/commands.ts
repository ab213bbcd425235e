/** Borrow it, say what came of it. */
import { z } from 'zod';
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { LONGEST_SETTING, LONGEST_WHAT, propose } from './rules-proposal.ts';
import { GONE, GONE_HINT, type Parts, type Service, type Who } from './service.ts';
import type { Borrowing } from './service-borrowing.ts';
import type { Outcomes } from './service-outcomes.ts';
import { BORROWABLE } from './service-page.ts';
import type { Reuse } from './store.ts';
import type { TeamSize } from './tables.ts';
import { OUTCOME_WORDS } from './views.ts';
import { borrowModal, readHolds, readShow, readText, reportModal } from './views-forms.ts';

/** About an item that is used without an experiment, or about a use that is known. */
const metadataSchema = z.object({ i: z.string(), r: z.string() });
const SIZES: readonly TeamSize[] = ['small', 'middle', 'large'];
const SIZE_WORDS: Readonly<Record<TeamSize, string>> = {
  small: 'Up to five people',
  middle: 'Six to twelve people',
  large: 'More than twelve people',
};

export function createCommands({ deps, store, notes }: Parts, service: Service, borrowing: Borrowing, outcomes: Outcomes) {
  const requireOwn = async ({ teamId, userId }: Who, id: string): Promise<Reuse> => {
    const reuse = await store.find(teamId, id);
    if (!reuse || reuse.userId !== userId)
      throw new UserError('This is not yours to report on, or it is not kept any more.', '`/experiment mine` shows what is.');
    return reuse;
  };

  const form = async (item: Item, reuse: Reuse | null, userId: string) => {
    const elsewhere = reuse ? reuse.elsewhere : await service.elsewhereOf(item, userId);
    const experiment = reuse?.experimentId ? await deps.experiments.find(item.teamId, reuse.experimentId) : null;
    const known = reuse && (await notes.ofReuse(item.teamId, item.id, reuse.id));
    const proposed = experiment ? propose(experiment, reuse?.outcome ?? 'worked', service.questionsOf(experiment)).what : '';
    return reportModal(deps.library, {
      metadata: JSON.stringify({ i: item.id, r: reuse?.id ?? '' }),
      title: item.title,
      what: known?.what ?? proposed,
      setting: reuse?.setting ?? '',
      asksElsewhere: elsewhere === null && item.authorId !== userId,
    });
  };

  const actions: Record<string, ActionHandler> = {
    'reuses:borrow': async (act) => {
      const item = await service.requireItem(act, act.value);
      if (!BORROWABLE.includes(item.kind))
        throw new UserError('There is nothing in this to try.', 'Practice cards and playbooks can be borrowed.');
      return { open: borrowModal(item) };
    },
    'reuses:use': async (act) => {
      const item = await service.requireItem(act, act.value);
      const modal = await form(item, null, act.userId);
      return act.modal?.callbackId === 'reuses:borrow' ? { update: modal } : { open: modal };
    },
    'reuses:report': async (act) => {
      const reuse = await requireOwn(act, act.value);
      const item = await deps.shelf.find(act.teamId, reuse.itemId);
      if (!item || item.privacy === 'P0') throw new UserError(GONE, GONE_HINT);
      return { open: await form(item, reuse, act.userId) };
    },
  };

  const findUse = async (act: SubmissionAct, item: Item, reuseId: string): Promise<Reuse> => {
    if (reuseId !== '') return requireOwn(act, reuseId);
    const draft = await borrowing.draft(item, act.userId, null);
    const reuse: Reuse = { ...draft, stage: 'over', startedAt: act.now };
    await borrowing.enter(item, reuse, act.now);
    return reuse;
  };

  const submissions: Record<string, SubmissionHandler> = {
    'reuses:report': async (act): Promise<Answer> => {
      const place = readMetadata(metadataSchema, act.metadata);
      const item = await service.findSeen(act, place.i);
      const outcome = readHolds(act.values.holds);
      const show = readShow(act.values);
      if (!item) return { errors: { what: `${GONE} ${GONE_HINT}` } };
      if (outcome === null || show === null) return { errors: { holds: 'Choose one of the three.' } };
      const what = readText(act.values, 'what', LONGEST_WHAT);
      if (show !== 'mine' && what === '') return { errors: { what: 'Write what happened in one sentence, or choose “For me only”.' } };
      const setting = readText(act.values, 'setting', LONGEST_SETTING);
      const teamSize = SIZES.find((size) => size === act.values.size) ?? null;
      const reuse = await findUse(act, item, place.r);
      const elsewhere = reuse.elsewhere ?? (act.values.elsewhere?.includes('yes') ? true : null);
      const experiment = reuse.experimentId === null ? null : await deps.experiments.find(act.teamId, reuse.experimentId);
      const keep = experiment ? propose(experiment, outcome, service.questionsOf(experiment)).keep : '';
      const context = [teamSize === null ? '' : SIZE_WORDS[teamSize], setting].filter(Boolean).join('; ');
      await outcomes.report(reuse, { outcome, what, context, keep, show, place: { teamSize, setting, elsewhere } }, act.userId, act.now);
      const author =
        item.authorId !== null && item.authorId !== act.userId ? ` ${await findName(deps, act.teamId, item.authorId)} wrote it.` : '';
      const shown = show === 'mine' ? 'Your words are kept for you alone.' : 'Your note stands at the top of the page.';
      return { reply: { text: `✓ Counted as one use: ${OUTCOME_WORDS[outcome]}. ${shown}${author}` }, refreshHome: true };
    },
  };

  return { actions, submissions };
}
