/** The page of one experiment, as far as the gate lets somebody see it. */
import { type Experiment, leadsOf, seesTitle, seesWhole } from '../../community/experiment.ts';
import type { PageParts, Viewer } from '../../community/feature.ts';
import { findLooker } from '../../community/find-looker.ts';
import { findName } from '../../community/find-member.ts';
import { getViewer } from '../../community/find-viewer.ts';
import { joinWords } from '../../community/words.ts';
import type { Act } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { goneError, type Parts, type Service } from './service.ts';
import type { Lists } from './service-lists.ts';
import { type Line, pageModal } from './views.ts';

export function createPages({ deps }: Parts, service: Service, lists: Lists) {
  const { privacy } = deps;
  const { linesOf, momentsOf, mine } = lists;

  const peopleOf = async (experiment: Experiment, isLead: boolean): Promise<string> => {
    const { teamId, communityId, buddyId } = experiment;
    const names = await Promise.all(leadsOf(experiment).map((id) => findName(deps, teamId, id)));
    const { name } = await deps.communities.get(teamId, communityId);
    const buddy = buddyId !== null && isLead ? ` · ${await findName(deps, teamId, buddyId)} may ask how it goes` : '';
    return `${names.length === 0 ? 'Somebody who has left' : joinWords(names)} · ${name}${buddy}`;
  };

  /** In the template's order; what the library has no line for any more is shown all the same, by its key. */
  const writtenIn = ({ templateId, fields, findings }: Experiment): Line[] => {
    const asked = service.templateOf(templateId)?.fields ?? [];
    const known = asked.map(({ key, label }) => ({ label, text: fields[key] ?? '' }));
    const others = Object.entries(fields).filter(([key]) => !asked.some((field) => field.key === key));
    const found = Object.entries(findings);
    return [...known, ...[...others, ...found].map(([label, text]) => ({ label, text }))].filter(({ text }) => text.trim() !== '');
  };

  const partsOf = async (experiment: Experiment, viewer: Viewer, whole: boolean): Promise<PageParts[]> => {
    const parts: PageParts[] = [];
    for (const feature of deps.contributions()) {
      const part = await feature.onExperiment?.(experiment, viewer, whole);
      if (part) parts.push(part);
    }
    return parts;
  };

  return {
    mine,

    async page(act: Act, id: string, notice: string | null = null): Promise<Modal> {
      const experiment = await service.find(act, id);
      const looker = await findLooker(deps, act.teamId, act.userId, act.now);
      if (!experiment || !seesTitle(privacy, looker, experiment)) throw goneError();
      const viewer = await getViewer(deps, act.teamId, act.userId, act.now);
      const whole = seesWhole(privacy, looker, experiment);
      const isLead = leadsOf(experiment).includes(act.userId);
      const source = experiment.sourceId === null || !whole ? null : await deps.shelf.findFor(looker, act.teamId, experiment.sourceId);
      return pageModal({
        ...{ id, title: experiment.title, notice, canReadAll: whole, experimentState: experiment.state },
        ...{ state: linesOf(experiment).state(viewer), next: isLead ? linesOf(experiment).next(viewer) : null },
        ...{ people: await peopleOf(experiment, isLead), lines: whole ? writtenIn(experiment) : null },
        ...{ source: source && { id: source.id, title: source.title }, history: await momentsOf(viewer, experiment) },
        ...{ role: experiment.ownerId === act.userId ? 'owner' : isLead ? 'partner' : 'reader', hasRun: experiment.startedAt !== null },
        ...{ waitsForYes: experiment.partnerId !== null && !experiment.partnerAgreed },
        parts: await partsOf(experiment, viewer, whole),
      });
    },
  };
}

export type Pages = ReturnType<typeof createPages>;
