/** What `/find` and "three for this" learn of tools and templates. */
import type { Contributions, FindWanted, Viewer } from '../../community/feature.ts';
import { KIND_WORDS, toolFor } from './rules.ts';
import { type Findable, findAmong } from './rules-find.ts';
import { writeBody } from './rules-text.ts';
import type { Parts, Service, UsableTool } from './service.ts';

const KIND_IDS = { checklist: 'checklist', tree: 'decision-tree', rubric: 'rubric' } as const;
const WELL_FITTING = 5;

export const toFindable = ({ id, name, useWhen, body, copy }: UsableTool): Findable => ({
  ...{ kindId: KIND_IDS[body.kind], kind: KIND_WORDS[body.kind].one, title: name, useWhen },
  more: [writeBody(body), ...(copy ? [copy.from] : [])].join('\n'),
  open: { actionId: 'tools:open', value: id },
});

export function createFinding({ deps }: Parts, service: Service): Required<Pick<Contributions, 'finds' | 'offers'>> {
  const { experiment_templates: experiments, playbook_templates: playbooks } = deps.library;

  const templates: Findable[] = [
    ...experiments.map(
      ({ name, use_when: useWhen, fields }): Findable => ({
        ...{ kindId: 'experiment-template', kind: 'Experiment template', title: name, useWhen: `Use it when ${useWhen}` },
        ...{ more: fields.map(({ label }) => label).join('\n'), open: { actionId: 'experiments:from', value: '' } },
      }),
    ),
    ...playbooks.map(
      ({ id, name, for: what, sections }): Findable => ({
        ...{ kindId: 'playbook-template', kind: 'Playbook template', title: name, useWhen: `For ${what}` },
        ...{ more: sections.map(({ heading }) => heading).join('\n'), open: { actionId: 'cards:write', value: id } },
      }),
    ),
  ];

  return {
    finds: async (wanted: FindWanted, viewer: Viewer) => {
      const { teamId, userId } = viewer.person;
      const tools = await service.list({ teamId, userId, now: viewer.now });
      return findAmong([...tools.map(toFindable), ...templates], wanted);
    },
    offers: async ({ subTag }) => {
      const tool = service.originals.find(({ id }) => id === toolFor(subTag));
      return tool
        ? [{ title: tool.name, useWhen: tool.useWhen, rank: WELL_FITTING, open: { actionId: 'tools:open', value: tool.id } }]
        : [];
    },
  };
}
