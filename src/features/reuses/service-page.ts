/** What uses add to the pages of items and experiments. */
import type { Experiment } from '../../community/experiment.ts';
import type { Described, PageParts, Viewer } from '../../community/feature.ts';
import { findLooker } from '../../community/find-looker.ts';
import { findName } from '../../community/find-member.ts';
import type { Item, ItemKind } from '../../community/item.ts';
import { lookerOf } from '../../community/privacy.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import type { Block } from '../../platform/slack/message.ts';
import { button, plainContext, plainSection, quote, truncate } from '../../platform/slack/text.ts';
import { sumUp, type Use } from './rules.ts';
import { outcomeOf, stageOf } from './rules-proposal.ts';
import type { Parts, Service } from './service.ts';
import type { Borrowing } from './service-borrowing.ts';
import type { Notes } from './service-notes.ts';
import type { Reuse } from './store.ts';
import { adaptBlocks, noteBlocks, OUTCOME_WORDS, sayEvidence } from './views.ts';

export const BORROWABLE: readonly ItemKind[] = ['card', 'playbook', 'template', 'summary', 'case-note'];

export function createPages({ deps, store }: Parts, service: Service, borrowing: Borrowing, notes: Notes) {
  const { experiments } = deps;

  /** The experiment it came from counts as one trial, by the author herself. */
  const origin = async (item: Item): Promise<Use[]> => {
    const experiment = await borrowing.findOrigin(item);
    if (!experiment) return [];
    const outcome = outcomeOf(experiment, service.questionsOf(experiment));
    const place = { elsewhere: false, teamSize: null, setting: '' };
    return [{ ...place, stage: stageOf(experiment), startedAt: experiment.startedAt, outcome }];
  };

  const onItem = async (item: Item, viewer: Viewer): Promise<PageParts> => {
    if (item.privacy === 'P0' || item.kind === 'term') return {};
    const isBorrowable = BORROWABLE.includes(item.kind);
    const listed = await notes.listFor(lookerOf(viewer), item, false);
    const evidence = sumUp([...(await origin(item)), ...(await store.ofItem(item.teamId, item.id))]);
    const noted = noteBlocks(item, listed);
    const adapted = adaptBlocks(listed);
    return {
      sections: [
        ...(isBorrowable || evidence.tried > 0 ? [{ place: 'top' as const, rank: 10, blocks: [plainContext(sayEvidence(evidence))] }] : []),
        ...(noted.length > 0 ? [{ place: 'top' as const, rank: 20, blocks: noted }] : []),
        ...(adapted.length > 0 ? [{ place: 'below' as const, rank: 30, blocks: adapted }] : []),
      ],
      buttons: [
        ...(isBorrowable ? [button('Borrow this', 'reuses:borrow', { value: item.id })] : []),
        button('Add a note', 'reuses:annotate', { value: item.id }),
      ],
    };
  };

  const exchanged = async (reuse: Reuse, readerId: string): Promise<Block[]> => {
    const blocks: Block[] = [];
    for (const { askedById, answeredById, question, answer } of await store.questionsOf(reuse.teamId, reuse.id)) {
      if (answer === '' || (askedById !== readerId && answeredById !== readerId)) continue;
      const [asker, answerer] = await Promise.all([askedById, answeredById].map((id) => findName(deps, reuse.teamId, id)));
      blocks.push(plainSection(`${asker} asked: ${question} ${answerer} answered:`), quote(answer));
    }
    return blocks;
  };

  const onExperiment = async (experiment: Experiment, viewer: Viewer, whole: boolean): Promise<PageParts> => {
    const { teamId, sourceId, ownerId } = experiment;
    if (sourceId === null || !whole) return {};
    const { userId } = viewer.person;
    const item = await service.findSeen({ teamId, userId, now: viewer.now }, sourceId);
    // Its page names what it was borrowed from; here stands only that it has gone.
    const gone = item ? [] : [plainSection('What it was borrowed from was withdrawn by whoever wrote it. The experiment stays as it is.')];
    const reuse = await store.findByExperiment(teamId, experiment.id);
    const mine = ownerId === userId && reuse !== null && reuse.startedAt !== null;
    return {
      sections: [{ place: 'below', rank: 40, blocks: [...gone, ...(reuse ? await exchanged(reuse, userId) : [])] }],
      buttons: mine
        ? [button(reuse.reportedAt === null ? 'Say if it held' : 'Change what you said', 'reuses:report', { value: reuse.id })]
        : [],
    };
  };

  return {
    onItem,
    onExperiment,
    describe: async (ref: Ref, { person, now }: Viewer): Promise<Described | null> => {
      const reuse = await store.find(person.teamId, ref.id);
      const looker = await findLooker(deps, person.teamId, person.userId, now);
      const item = reuse && (await deps.shelf.findFor(looker, person.teamId, reuse.itemId));
      if (!reuse || !item) return null;
      const came = reuse.outcome === null ? '' : `: ${OUTCOME_WORDS[reuse.outcome]}`;
      const experiment = reuse.experimentId === null ? null : await experiments.find(person.teamId, reuse.experimentId);
      const isHers = experiment !== null && experiment.ownerId === person.userId;
      const open = isHers ? { actionId: 'experiments:open', value: experiment.id } : { actionId: 'cards:open', value: item.id };
      return { title: `“${truncate(item.title, 80)}” was used again${came}`, open };
    },
  };
}
