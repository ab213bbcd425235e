/** What is kept about somebody, what becomes of it when she goes, and what a community may take along. */
import { type Experiment, leadsOf, seesTitle } from '../../community/experiment.ts';
import { countExperiments } from '../../community/experiment-rules.ts';
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community } from '../../community/records.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Parts, Service } from './service.ts';
import { MOST, type Shared } from './service-shared.ts';

export function createPrivacyParts({ deps }: Parts, service: Service, shared: Shared) {
  const { experiments, privacy, trail } = deps;

  const remove = async ({ teamId, id }: Experiment): Promise<void> => {
    await experiments.remove(teamId, id);
    await trail.forget(teamId, { kind: 'experiment', id });
  };

  /** One she leads: parked first, so that it asks nobody; then as she chose. */
  async function leave(known: Experiment, { userId, communityId, choice, now }: Forgetting): Promise<void> {
    const isOpen = shared.isOpen(known);
    const hasOther = known.partnerAgreed && leadsOf(known).length === 2;
    if (choice === 'delete' && known.ownerId === userId && !hasOther) return remove(known);
    const goesOn = known.state === 'designed' || known.state === 'running';
    const experiment = goesOn ? await experiments.happen(known, { is: 'parked' }, { userId: null, now }) : known;
    if (choice === 'with-name') return;
    const isHersAlone = experiment.ownerId === userId && !isOpen && !hasOther;
    // She can still come back for it: it stays hers, and its title goes from where others see it.
    if (isHersAlone && communityId !== null) {
      await experiments.describe(experiment, { visibility: 'none' }, now);
      return;
    }
    // Nobody could ever read it again: what ran counts on as a number, the rest goes.
    if (isHersAlone && experiment.startedAt === null) return remove(experiment);
    if (isHersAlone) await experiments.describe(experiment, { title: 'An experiment', fields: {}, findings: {}, visibility: 'none' }, now);
    await experiments.unname(experiment, userId, now);
  }

  return {
    async forget(forgetting: Forgetting): Promise<void> {
      const { teamId, userId, communityId, now } = forgetting;
      const isMeant = (one: Experiment): boolean => communityId === null || one.communityId === communityId;
      for (const one of (await experiments.list({ teamId, leadId: userId, limit: MOST })).filter(isMeant)) await leave(one, forgetting);
      for (const one of (await experiments.list({ teamId, buddyId: userId, limit: MOST })).filter(isMeant))
        await experiments.describe(one, { buddyId: null }, now);
    },

    async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
      const mine = await experiments.list({ teamId, leadId: userId, limit: MOST });
      const asked = await experiments.list({ teamId, buddyId: userId, limit: MOST });
      const memberOf = (await deps.members.of(teamId, userId)).filter(belongs).map(({ communityId }) => communityId);
      const looker = { userId, memberOf, inOrganisation: false };
      return [
        {
          title: 'Your experiments',
          records: mine.map(({ title, templateId, fields, findings, state, startOn, verdict, visibility, createdAt }) => ({
            ...{
              experiment: title,
              template: service.templateOf(templateId)?.name ?? templateId,
              state,
              starts: startOn,
              verdict,
              visibility,
            },
            ...{ design: JSON.stringify(fields), findings: JSON.stringify(findings), kept: sayDate(createdAt, 'UTC', true), privacy: 'P0' },
          })),
        },
        {
          title: 'Experiments you may ask about',
          records: asked.map((one) => ({ experiment: seesTitle(privacy, looker, one) ? one.title : 'kept private', privacy: 'P1' })),
        },
      ].filter(({ records }) => records.length > 0);
    },

    async exportOf(community: Community): Promise<StoredSection[]> {
      const open = await shared.list(community);
      const people = await deps.people.findMany(community.teamId, open.flatMap(leadsOf));
      const all = await experiments.list({ teamId: community.teamId, communityId: community.id, limit: MOST });
      return [
        {
          title: 'Experiments',
          records: open.map((one) => ({
            ...{ experiment: one.title, by: leadsOf(one).map((id) => people.get(id)?.name ?? '').join(', '), state: one.state }, // biome-ignore format: one thought
            ...{ verdict: one.verdict, round: one.round, starts: one.startOn, design: JSON.stringify(one.fields) },
            ...{ findings: JSON.stringify(one.findings), privacy: 'P3' },
          })),
        },
        { title: 'Experiments in numbers', records: [{ ...countExperiments(all), privacy: 'P3' }] },
      ];
    },
  };
}
