/** What pilots add to the page of an experiment and to App Home: only for its two leads. */
import type { Experiment } from '../../community/experiment.ts';
import { leadsOf } from '../../community/experiment.ts';
import type { HomePanel, HomeRow, PageParts, Viewer } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import type { Block, Button } from '../../platform/slack/message.ts';
import { actions, button, plainSection, quote } from '../../platform/slack/text.ts';
import { hasResult, isPilot, MOMENTS, openMoment, waitsForYes } from './rules.ts';
import type { Parts } from './service.ts';
import type { Checks } from './service-checks.ts';
import { agreeLine, decideButtons, goneLine, ownerRow, type PilotView, partnerRow, saidLine } from './views.ts';
import { bothAgainLine, checkPart } from './views-checks.ts';

export function createPages({ deps, store }: Parts, checks: Checks) {
  const { communities, experiments } = deps;

  const viewOf = async (pilot: Experiment): Promise<PilotView> => {
    const { teamId, id, title, startOn, fields, communityId } = pilot;
    const nameOf = (userId: string | null): Promise<string> | string => (userId === null ? 'Somebody' : findName(deps, teamId, userId));
    const row = await store.findPartner(teamId, id);
    return {
      ...{ id, title, startOn, problem: fields.problem ?? '', aim: fields.aim ?? '' },
      owner: await nameOf(pilot.ownerId),
      partner: await nameOf(pilot.partnerId ?? row?.userId ?? null),
      community: (await communities.find(teamId, communityId))?.name ?? 'the community',
    };
  };

  const consent = async (pilot: Experiment, userId: string): Promise<{ blocks: Block[]; buttons: Button[] }> => {
    const view = await viewOf(pilot);
    const row = await store.findPartner(pilot.teamId, pilot.id);
    if (pilot.partnerId === userId)
      return waitsForYes(pilot) ? { blocks: [plainSection(agreeLine(view))], buttons: decideButtons(view) } : { blocks: [], buttons: [] };
    const words = row?.line ? [quote(row.line)] : [];
    const said = pilot.partnerId === null || !row ? goneLine(view) : saidLine(view, row.answer);
    return {
      blocks: [plainSection(said), ...words],
      buttons: [button('Choose another lead', 'pilots:partner', { value: pilot.id })],
    };
  };

  const running = async (pilot: Experiment, userId: string): Promise<{ lines: string[]; buttons: Button[] }> => {
    const open = openMoment(pilot);
    const found = await Promise.all(
      MOMENTS.map(async (moment) => checkPart(pilot.id, await checks.view(pilot, moment, userId), open === moment)),
    );
    const parts = found.filter((part) => part !== null);
    const buttons = parts.map((part) => part.button).filter((each) => each !== null);
    const lines = parts.map(({ line }) => line);
    if (!hasResult(pilot)) return { lines, buttons };
    const { mine, both } = await checks.again(pilot, userId);
    if (both) lines.push(bothAgainLine);
    const label = mine === null ? 'Would you do it again?' : 'Change “again?”';
    return { lines, buttons: both ? buttons : [...buttons, button(label, 'pilots:again', { value: pilot.id })] };
  };

  const onExperiment = async (pilot: Experiment, viewer: Viewer): Promise<PageParts> => {
    const { userId } = viewer.person;
    if (!isPilot(pilot) || !leadsOf(pilot).includes(userId)) return {};
    if (pilot.state === 'designed' || pilot.state === 'parked') {
      if (pilot.partnerAgreed) return { sections: [{ place: 'below', rank: 20, blocks: [plainSection('✓ Both leads have said yes.')] }] };
      const { blocks, buttons } = await consent(pilot, userId);
      const all = [...blocks, ...(buttons.length > 0 ? [actions(...buttons)] : [])];
      return all.length === 0 ? {} : { sections: [{ place: 'top', rank: 20, blocks: all }] };
    }
    if (openMoment(pilot) === null) return {};
    const { lines, buttons } = await running(pilot, userId);
    const blocks = [...lines.map((line) => plainSection(line)), ...(buttons.length > 0 ? [actions(...buttons)] : [])];
    return blocks.length === 0 ? {} : { sections: [{ place: 'below', rank: 20, blocks }] };
  };

  const rowOf = async (pilot: Experiment, userId: string): Promise<Block[] | null> => {
    if (pilot.ownerId === null) return null;
    const row = await store.findPartner(pilot.teamId, pilot.id);
    if (pilot.partnerId === userId) return row?.userId === userId && row.answer === 'asked' ? partnerRow(await viewOf(pilot)) : null;
    const answer = pilot.partnerId === null ? null : (row?.answer ?? null);
    return answer === 'asked' ? null : ownerRow(await viewOf(pilot), answer);
  };

  const now: HomePanel = {
    section: 'now',
    plural: 'all pilots that wait for a yes',
    rows: async ({ person: { teamId, userId } }) => {
      const rows: HomeRow[] = [];
      for (const pilot of await experiments.list({ teamId, leadId: userId, states: ['designed', 'parked'] })) {
        const lacksLead = isPilot(pilot) && pilot.state === 'parked' && pilot.partnerId === null;
        if (!waitsForYes(pilot) && !lacksLead) continue;
        const blocks = await rowOf(pilot, userId);
        if (blocks) rows.push({ rank: 60 * 24, blocks });
      }
      return rows;
    },
  };

  return { viewOf, onExperiment, home: [now] };
}

export type Pages = ReturnType<typeof createPages>;
