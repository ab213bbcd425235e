/** The check-in: one modal with everything that waits for a person, and a free part that is hers. */
import type { Contributions, HomePanel } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { MINUTE } from '../../platform/clock.ts';
import { actions, commands, shortcuts, submissions } from './commands.ts';
import { createCheckInService } from './service.ts';
import { createAnswerService, type SaveStep } from './service-answers.ts';
import { createHandService } from './service-hands.ts';
import { createRecordService } from './service-records.ts';
import { type ChangeLevel, createSettingsService } from './service-settings.ts';
import { createStore } from './store.ts';
import { emptyLine } from './views.ts';
import { accountRow, answeredRow, waitingRow } from './views-home.ts';

export type { ChangeLevel, SaveStep };

/** What other capabilities do for check-ins; app.ts supplies it. */
export interface CheckInParts {
  /** Keeps an if-then step (reflections). */
  saveStep: SaveStep;
  /** Changes somebody's level (membership). */
  changeLevel: ChangeLevel;
}

/** Behind everything whose day has come. */
const EARLY = 1_000_000;

export interface CheckIns extends Contributions {
  /** What she could use a hand with, in her words; null when it is not hers, closed or gone. */
  handOf(teamId: string, userId: string, id: string): Promise<string | null>;
}

export function createCheckIns(deps: Deps, { saveStep, changeLevel }: CheckInParts): CheckIns {
  const store = createStore(deps.db);
  const checkIns = createCheckInService(deps, store);
  const answers = createAnswerService(deps, store, checkIns, saveStep);
  const settings = createSettingsService(deps, checkIns, changeLevel);
  const hands = createHandService(deps, store, checkIns);
  const records = createRecordService(deps, store);
  const services = { checkIns, answers, settings, hands };

  const now: HomePanel = {
    section: 'now',
    plural: 'all that waits',
    rows: async ({ person, now: at }) => {
      const waiting = await checkIns.waiting(person.teamId, person.userId, at);
      return waiting.map(({ ask, line, early }, i) => ({
        rank: early ? EARLY + i : (ask.expiresAt - at) / MINUTE,
        blocks: waitingRow(ask, line, person.zone, early),
      }));
    },
    empty: async ({ person, now: at, memberships }) =>
      memberships.length === 0 ? null : emptyLine(await checkIns.nextThing(person.teamId, person.userId, at), person.zone, at),
  };
  const mine: HomePanel = {
    section: 'mine',
    plural: 'all my hands and answers',
    rows: async (viewer) => {
      const { teamId, userId } = viewer.person;
      const [wishes, changeable] = await Promise.all([hands.rows(viewer), answers.changeable(teamId, userId, viewer.now)]);
      return [...wishes, ...changeable.map(({ ask, name }) => ({ rank: 40, blocks: answeredRow(ask, name) }))];
    },
  };
  const account: HomePanel = {
    section: 'mine',
    plural: 'my account',
    rows: async ({ person, now: at, memberships }) =>
      memberships.length === 0 ? [] : [{ rank: 90, blocks: accountRow(await deps.attention.account(person.teamId, person.userId, at)) }],
  };

  return {
    name: 'check-ins',
    commands: commands(services),
    actions: actions(services),
    submissions: submissions(services),
    shortcuts: shortcuts(services),
    home: [now, mine, account],
    digest: [
      { rank: 10, line: hands.digestLine },
      { rank: 60, line: records.moodLine },
    ],
    describe: {
      hand: async (ref, viewer) => {
        const hand = await store.findHand(viewer.person.teamId, viewer.person.userId, ref.id);
        return hand && { title: hand.text };
      },
    },
    forget: records.forget,
    storedAbout: records.storedAbout,
    exportOf: records.exportOf,
    tidy: records.tidy,
    handOf: async (teamId, userId, id) => {
      const hand = await store.findHand(teamId, userId, id);
      return hand?.closedAt === null ? hand.text : null;
    },
  };
}
