/** Thanks for an insight, a useful flop or help: what somebody did, and what it changed. Never counted. (practices 73 to 75) */
import { leadsOf } from '../../community/experiment.ts';
import type { Contributions, HomePanel, PageParts, Viewer } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import { button } from '../../platform/slack/text.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { SHOWN_ON_HOME } from './rules.ts';
import { BRING, createService, type Parts, type ThanksDoors } from './service.ts';
import { createForms } from './service-form.ts';
import { createOffers } from './service-offers.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { praiseRow, receivedRow } from './views.ts';

export type { ThanksDoors } from './service.ts';

export interface ThanksFeature extends Contributions {
  /** The notes of this session go out: what may be read by everybody from now on. */
  takeIn(session: Session, now: number): Promise<void>;
  /** What stands in them, as plain lines. */
  linesIn(session: Session): Promise<string[]>;
}

export function createThanks(deps: Deps, doors: ThanksDoors): ThanksFeature {
  const parts: Parts = { deps, doors, store: createStore(deps.db) };
  const { store } = parts;
  const service = createService(parts);
  const forms = createForms(parts, service);

  const mine: HomePanel = {
    section: 'mine',
    plural: 'thanks to you',
    rows: async ({ person }) => {
      const rows = await store.received(person.teamId, person.userId, SHOWN_ON_HOME);
      return Promise.all(
        rows.map(async (row, at) => {
          const place = row.sessionId !== null ? 'notes' : row.wantsNotes ? 'waits' : 'here';
          return { rank: 70 + at, blocks: receivedRow(await service.viewOf(row), place, at) };
        }),
      );
    },
  };

  const settings: HomePanel = {
    section: 'settings',
    plural: 'thanks',
    rows: async ({ person, memberships }) =>
      memberships.length === 0 ? [] : [{ rank: 60, blocks: praiseRow(await service.isPublic(person.teamId, person.userId)) }],
  };

  /** On what others made, for as long as they are here. */
  const thankButton = async (community: { id: string }, authorId: string | null, value: string, viewer: Viewer): Promise<PageParts> => {
    const { teamId, userId } = viewer.person;
    const isHere = viewer.memberships.some((one) => one.community.id === community.id);
    if (!isHere || authorId === null || authorId === userId) return {};
    if ((await deps.members.find(teamId, community.id, authorId))?.status !== 'active') return {};
    return { buttons: [button('Thank', 'thanks:give', { value, label: 'Say thanks for this' })] };
  };

  return {
    name: 'thanks',
    ...createCommands(parts, service, forms),
    touches: createTouches(parts, service),
    asks: createAsks(parts),
    home: [mine, settings],
    experimentChanged: createOffers(parts),
    onItem: (item, viewer) => thankButton({ id: item.communityId }, item.authorId, `item/${item.id}`, viewer),
    onExperiment: async (experiment, viewer) =>
      leadsOf(experiment).includes(viewer.person.userId)
        ? {}
        : thankButton({ id: experiment.communityId }, experiment.ownerId, `experiment/${experiment.id}`, viewer),
    sent: {
      [BRING]: async ({ teamId, about }) => {
        if (about) await store.change({ teamId, id: about.id }, { told: true });
      },
    },
    ...createPrivacyParts(parts, service),
    takeIn: service.takeIn,
    linesIn: service.linesIn,
  };
}
