/** One vote a cycle on what to talk about, one session ahead, with hidden dots; a lot where nobody decides. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createChoiceCommands } from './commands-choice.ts';
import { createService, type Parts } from './service.ts';
import { createBoardParts } from './service-board.ts';
import { createChoices } from './service-choices.ts';
import { createClosing } from './service-closing.ts';
import { createDecisions } from './service-decisions.ts';
import { createOpening } from './service-opening.ts';
import { createPosts } from './service-post.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createReadings } from './service-readings.ts';
import { createResults } from './service-results.ts';
import { createStore } from './store.ts';
import { createBallotStore } from './store-ballots.ts';

/** A topic as a vote knows it. */
export interface VotedTopic {
  id: string;
  text: string;
  /** Who asked for it and what it serves; plain text. */
  facts: string;
  fromLibrary: boolean;
  /** Still to be had: neither parked, nor merged, nor chosen elsewhere. */
  isListed: boolean;
}

/** What a vote needs of the list. */
export interface VotesDoors {
  /** What goes on a ballot now; the library's join it where members asked for too few. */
  drawUp(community: Community, now: number): Promise<string[]>;
  /** Those that there still are, in this order. */
  find(community: Community, ids: readonly string[]): Promise<VotedTopic[]>;
  /** They were on a ballot and did not win; returns those that leave the list for it. */
  lose(teamId: string, ids: readonly string[], now: number): Promise<string[]>;
  /** What left the list, in a sentence; null when nothing did. */
  sayRetired(teamId: string, ids: readonly string[]): Promise<string | null>;
  /** It gets this session; first on the list when there is none. */
  giveSession(teamId: string, id: string, session: Session | null, now: number): Promise<void>;
  /** How many said of each that it serves the north star, of how many. */
  addStars(teamId: string, yes: Readonly<Record<string, number>>, of: number): Promise<void>;
  /** The topics that she would lead. */
  ledBy(teamId: string, userId: string): Promise<string[]>;
  /** Of these, she would lead the named ones and no others. */
  keepLeads(of: { community: Community; userId: string; now: number }, ids: readonly string[], named: readonly string[]): Promise<void>;
}

export interface Votes extends Contributions {
  forTopics: ReturnType<typeof createBoardParts>;
}

export function createVotes(deps: Deps, topics: VotesDoors): Votes {
  const parts: Parts = { deps, topics, store: createStore(deps.db), ballots: createBallotStore(deps.db) };
  const service = createService(parts);
  const readings = createReadings(parts, service);
  const posts = createPosts(parts, service, readings);
  const opening = createOpening(parts, service, posts);
  const decisions = createDecisions(parts, service, posts);
  const choices = createChoices(parts, service, decisions);
  const closing = createClosing(parts, service, posts, decisions, choices);
  const results = createResults(parts, service, readings, posts, decisions);
  const commands = createCommands(parts, service, posts);
  const choiceCommands = createChoiceCommands(choices);
  return {
    name: 'votes',
    actions: { ...commands.actions, ...choiceCommands.actions },
    submissions: { ...commands.submissions, ...choiceCommands.submissions },
    touches: createTouches(opening, closing, decisions),
    home: [choices.panel],
    sent: { 'votes.post': posts.sent },
    stepTools: [results.tool],
    sessionChanged: results.sessionChanged,
    ...createPrivacyParts(parts, posts),
    forTopics: createBoardParts(parts, service, readings, choices),
  };
}
