/** Reading and editing the summary, and showing it to the community. */

import type { Experiment } from '../../community/experiment.ts';
import { standingNote } from '../../community/experiment-views.ts';
import { requireLed } from '../../community/find-experiment.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { button } from '../../platform/slack/text.ts';
import { done, say } from './commands.ts';
import { readParts } from './rules-summary.ts';
import type { Summaries } from './service-summary.ts';
import { conflictNotice, editedNote, missingNotice, sharedNote, shareModal, summaryModal } from './views-summary.ts';

const DECIDED: readonly Experiment['state'][] = ['decided', 'shared', 'reused'];

export function createSummaryCommands(deps: Deps, summaries: Summaries) {
  const { form } = summaries;

  /** Null while nothing is decided. A draft that was thrown away is composed again. */
  const findSummary = async (act: Act, id: string): Promise<{ experiment: Experiment; item: Item | null }> => {
    const experiment = await requireLed(deps, act, id);
    if (!DECIDED.includes(experiment.state)) return { experiment, item: null };
    if (!(await summaries.find(experiment))) await summaries.draft(experiment, { userId: act.userId, now: act.now });
    const item = await summaries.find(experiment);
    if (item && item.privacy === 'P0' && item.authorId !== act.userId)
      throw new NotAllowedError('The summary is still the other lead’s draft.', 'You can read it once it is shown to everyone.');
    return { experiment, item };
  };

  const already = (item: Item) => ({
    text: 'Everyone here can read the summary already.',
    buttons: [button('Read it', 'cards:open', { value: item.id })],
  });

  const open: ActionHandler = async (act) => {
    const { experiment, item } = await findSummary(act, act.value);
    if (!item) return say(act, standingNote(experiment));
    if (item.privacy !== 'P0') return say(act, already(item));
    return { open: summaryModal({ experimentId: experiment.id, item, form, parts: item.parts, notice: [] }) };
  };

  const submit: SubmissionHandler = async (act) => {
    const [id = '', base = ''] = act.metadata.split(' ');
    const { experiment, item } = await findSummary(act, id);
    if (!item) return done(standingNote(experiment));
    const { parts, errors } = readParts(form, act.values);
    if (Object.keys(errors).length > 0) return { errors };
    const { userId, now } = act;
    const result = await summaries.edit(item, parts, Number(base), { userId, now });
    if ('written' in result) return done(editedNote(experiment.id));
    const notice = conflictNotice(result.conflict, form, parts);
    return { update: summaryModal({ experimentId: id, item: result.conflict, form, parts, notice }) };
  };

  const askShare: ActionHandler = async (act) => {
    const { experiment, item } = await findSummary(act, act.value);
    if (!item) return say(act, standingNote(experiment));
    if (item.privacy !== 'P0') return say(act, already(item));
    const missing = summaries.missing(item).map(({ label }) => label);
    if (missing.length > 0)
      return { open: summaryModal({ experimentId: experiment.id, item, form, parts: item.parts, notice: missingNotice(missing) }) };
    const { name } = await deps.communities.get(experiment.teamId, experiment.communityId);
    const suggested = item.topicClass ?? summaries.suggestion(item);
    return { open: shareModal({ experimentId: experiment.id, title: item.title, community: name, suggested }, deps.library.taxonomy) };
  };

  const share: SubmissionHandler = async (act): Promise<Answer> => {
    const { experiment, item } = await findSummary(act, act.metadata);
    if (!item) return done(standingNote(experiment));
    if (item.privacy !== 'P0') return done(already(item));
    const chosen = deps.library.taxonomy.find(({ id }) => id === act.values.topicClass)?.id;
    if (!chosen) return { errors: { topicClass: 'Choose one, so that others find it.' } };
    const missing = summaries.missing(item).map(({ label }) => label);
    if (missing.length > 0)
      return { update: summaryModal({ experimentId: experiment.id, item, form, parts: item.parts, notice: missingNotice(missing) }) };
    await summaries.share(experiment, item, chosen, { userId: act.userId, now: act.now });
    const { name } = await deps.communities.get(experiment.teamId, experiment.communityId);
    return done(sharedNote(item, experiment, name));
  };

  return {
    actions: { 'results:summary': open, 'results:share': askShare },
    submissions: { 'results:summary': submit, 'results:share': share },
  };
}
