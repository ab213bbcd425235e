/** App Home, help, the calendar and the stewards' Monday digest: everything that is shown from what all capabilities offer. */
import type { HomeView } from '@slack/types';
import type { Contributions, HomePanel } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Answer, CommandAct } from '../../platform/feature.ts';
import { touches } from './agenda.ts';
import { actions, commands } from './commands.ts';
import { createHomeService } from './service.ts';
import { createAgendaService } from './service-agenda.ts';
import { aheadRow } from './views-agenda.ts';
import { helpRows, purposeRow } from './views-help.ts';

export interface Home extends Contributions {
  /** App Home of one person, drawn from all contributions. Never over Slack's limits. */
  renderHome(teamId: string, userId: string, now: number): Promise<HomeView>;
  /** Answers `/rondo` with no sub-command, or with one that nobody offers. */
  unknownCommand(act: CommandAct, typed: string): Promise<Answer>;
}

export function createHome(deps: Deps): Home {
  const home = createHomeService(deps);
  const agenda = createAgendaService(deps);

  const ours: HomePanel = {
    section: 'ours',
    plural: 'all calendars',
    rows: (viewer) =>
      Promise.all(
        viewer.memberships.map(async ({ community }, i) => ({
          rank: 50 + i,
          blocks: aheadRow(community, await agenda.ahead(community, viewer.now)),
        })),
      ),
  };
  const help: HomePanel = {
    section: 'help',
    plural: 'all help',
    rows: async (viewer) => [
      ...viewer.memberships.flatMap(({ community }, i) => purposeRow(community, i) ?? []),
      ...helpRows(home.hasCommand, viewer.memberships.length > 0),
    ],
  };

  return {
    name: 'home',
    commands: commands(deps, home, agenda),
    actions: actions(deps, home, agenda),
    touches: touches(agenda),
    home: [ours, help],
    renderHome: home.renderHome,
    unknownCommand: (act, typed) => home.answerUnknown(act, typed),
  };
}
