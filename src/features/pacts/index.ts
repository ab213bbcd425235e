/** The introduction of a pair, their pact, and the guide they pick. (practice 62, 64, 65; 3.7; 3.9 c1) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { isAlive, type Pair } from '../../community/pair.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createDeadlineCommands } from './commands-deadlines.ts';
import { createGuideCommands } from './commands-guides.ts';
import { createService, type Parts, type Ports } from './service.ts';
import { createDeadlines, STILL_ON } from './service-deadlines.ts';
import { createHomePanels } from './service-home.ts';
import { createIntroductions, INTRODUCTION } from './service-introductions.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createSigning } from './service-signing.ts';
import { createStore } from './store.ts';

export type { Ports } from './service.ts';

/** What a talk needs to know of the pact. */
export interface Pacts extends Contributions {
  /** "I find it helpful when you …", of somebody who has signed. */
  styleOf(pair: Pair, userId: string): Promise<string | null>;
  /** One of the library's shapes; null while nothing stands, and for three. */
  shapeOf(pair: Pair): Promise<string | null>;
  /** A talk has another date since: the pact and the introduction say so. */
  dateMoved(pair: Pair, number: number, at: number): Promise<void>;
}

export function createPacts(deps: Deps, ports: Ports): Pacts {
  const parts: Parts = { deps, store: createStore(deps.db), ports };
  const service = createService(parts);
  const deadlines = createDeadlines(parts, service);
  const introductions = createIntroductions(parts, service, deadlines);
  const commands = createCommands(parts, service, createSigning(parts, service, introductions));
  const guides = createGuideCommands(parts, service, introductions);

  return {
    name: 'pacts',
    actions: { ...commands.actions, ...guides.actions, ...createDeadlineCommands(parts, service, introductions) },
    submissions: { ...commands.submissions, ...guides.submissions },
    touches: createTouches(introductions, deadlines),
    home: createHomePanels(parts, service),
    sent: { [INTRODUCTION]: introductions.sent, [STILL_ON]: deadlines.sent },
    notSent: { [INTRODUCTION]: introductions.notSent },
    ...createPrivacyParts(parts, service),
    styleOf: async ({ teamId, id: pairId }, userId) => {
      const page = (await parts.store.pages({ teamId, pairId })).find((one) => one.userId === userId);
      return page?.signedAt ? page.style || null : null;
    },
    shapeOf: async ({ teamId, id: pairId }) => (await parts.store.find({ teamId, pairId }))?.standing?.shape || null,
    dateMoved: introductions.dateMoved,
    pairChanged: async (pair, was, now) => {
      if (pair.state === 'over') return was?.state === 'over' ? undefined : introductions.over(pair, now);
      if (!isAlive(pair)) return;
      if (!was || was.state === 'matched') return introductions.begin(pair, now);
      if (was.people.join() !== pair.people.join()) await introductions.changed(pair, was, now);
    },
  };
}
