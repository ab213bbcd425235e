/** Composes App Home and help from what every capability offers. */
import type { HomeView } from '@slack/types';
import type { Contributions, Viewer } from '../../community/feature.ts';
import { findMemberships, findViewer } from '../../community/find-viewer.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Act, Answer, Command } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { truncate } from '../../platform/slack/text.ts';
import { nearestCommand } from './rules.ts';
import { allModal, brokenPart, drawHome, newcomerFrame, type ReadPanel, strangerHome } from './views.ts';
import { explainMessage, helpMessage, unknownCommand } from './views-help.ts';

const MOST_NAMED = 10;

export function createHomeService(deps: Deps) {
  const panelId = (feature: Contributions, index: number): string => `${feature.name}/${index}`;
  const panels = () =>
    deps.contributions().flatMap((feature) => (feature.home ?? []).map((panel, i) => ({ id: panelId(feature, i), panel })));

  /** Each panel is asked once. One that fails is left out and logged; it must not take the page with it. */
  const readPanel = async ({ id, panel }: ReturnType<typeof panels>[number], viewer: Viewer): Promise<ReadPanel | null> => {
    try {
      const rows = [...(await panel.rows(viewer))].sort((a, b) => a.rank - b.rank);
      const empty = rows.length === 0 ? ((await panel.empty?.(viewer)) ?? null) : null;
      return { id, section: panel.section, plural: panel.plural, rows, empty };
    } catch (error) {
      deps.log.error({
        event: 'home_panel_failed',
        panel: id,
        err: error instanceof Error ? { name: error.name, stack: error.stack } : String(error),
      });
      return null;
    }
  };

  /** What a community is for may be read by anybody; therefore its name may, too. */
  const activeCommunities = async (teamId: string): Promise<string[]> =>
    (await deps.communities.list(teamId, ['active'])).slice(0, MOST_NAMED).map((community) => community.name);

  const renderHome = async (teamId: string, userId: string, now: number): Promise<HomeView> => {
    const viewer = await findViewer(deps, teamId, userId, now);
    if (viewer === null) return strangerHome();
    const [read, here] = await Promise.all([
      Promise.all(panels().map((one) => readPanel(one, viewer))),
      viewer.memberships.length === 0 ? activeCommunities(teamId) : [],
    ]);
    const whole = read.filter((panel) => panel !== null);
    const broken = read.length - whole.length;
    return drawHome(whole, [...(viewer.memberships.length === 0 ? newcomerFrame(here) : []), ...(broken > 0 ? [brokenPart(broken)] : [])]);
  };

  /** Null when the panel is gone or the person has none. */
  const openAll = async (act: Act, id: string, page: number): Promise<Modal | null> => {
    const found = panels().find((one) => one.id === id);
    const viewer = await findViewer(deps, act.teamId, act.userId, act.now);
    const read = found && viewer ? await readPanel(found, viewer) : null;
    return read === null ? null : allModal(read, page);
  };

  const commands = (): Command[] => deps.contributions().flatMap((feature) => feature.commands ?? []);

  const isSteward = async (act: Act): Promise<boolean> =>
    (await findMemberships(deps, act.teamId, act.userId, act.now)).some(
      (one) => one.roles.includes('steward') || one.community.createdBy === act.userId,
    );

  const help = async (act: Act): Promise<Answer> => ({ reply: helpMessage(commands(), { steward: await isSteward(act) }) });

  const explain = async (act: Act, title: string): Promise<Answer> => ({
    reply:
      explainMessage(commands(), { steward: await isSteward(act), title }) ?? helpMessage(commands(), { steward: await isSteward(act) }),
  });

  /** `/rondo` alone is help; anything unknown gets the nearest command and help. */
  const answerUnknown = async (act: Act, typed: string): Promise<Answer> => {
    if (typed.trim() === '') return help(act);
    const names = commands().map((command) => command.name);
    return {
      reply: helpMessage(commands(), {
        steward: await isSteward(act),
        before: unknownCommand(truncate(typed, 60), nearestCommand(typed, names)),
      }),
    };
  };

  const hasCommand = (name: string): boolean => commands().some((command) => command.name === name);
  return { renderHome, openAll, help, explain, answerUnknown, hasCommand };
}

export type HomeService = ReturnType<typeof createHomeService>;
