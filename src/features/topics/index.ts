/** What to talk about: wishes from anywhere, doubles, the parking list, and something urgent in a topic's place. */
import type { Button } from '@slack/types';
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import type { Community, Session } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createHostActions } from './commands-hosts.ts';
import { createRowCommands } from './commands-rows.ts';
import { createSwapCommands } from './commands-swap.ts';
import { createService, type Parts } from './service.ts';
import { createBallotParts } from './service-ballots.ts';
import { createBoard } from './service-board.ts';
import { createOutlook } from './service-outlook.ts';
import { createPlaces } from './service-places.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createSessionParts } from './service-sessions.ts';
import { createSwaps } from './service-swap.ts';
import { createTidying } from './service-tidying.ts';
import { createWishes, type WishDraft } from './service-wishes.ts';
import { createStore } from './store.ts';
import { createPeopleStore } from './store-people.ts';

interface Where {
  teamId: string;
  communityId: string;
  id: string;
}

/** What the list needs to know of the votes. */
export interface VotesOnTopics {
  /** People vote on it, or somebody chooses between it and others: it stays as it is. */
  isOnBallot(topic: Where): Promise<boolean>;
  /** Now or at any time. */
  wasOnBallot(topic: Where): Promise<boolean>;
  /** Topics that were chosen, while that was not read out yet. */
  secrets(community: Community): Promise<ReadonlySet<string>>;
  openVote(community: Community, now: number): Promise<{ closesAt: number; button: Button } | null>;
  /** Null when none is in sight. */
  nextOpening(community: Community, now: number): Promise<number | null>;
  /** A line of mrkdwn, what she can do, and the topics people are voting on. */
  onBoard(
    community: Community,
    who: { userId: string; now: number },
  ): Promise<{ line: string; buttons: readonly Button[]; options: readonly string[] }>;
  whyOf(session: Session): Promise<string | null>;
}

export interface TopicsDoors {
  /** Votes and topics know each other both ways: asked for only when somebody acts. */
  votes(): VotesOnTopics;
}

export interface Topics extends Contributions {
  /** Puts a topic on the list; the same words again count as one more who asked. */
  keepWish(wish: WishDraft): Promise<void>;
  /** Who said "I would lead this" about a session's topic, first come first. */
  volunteers(session: Session): Promise<string[]>;
  /** The library's sub-tag that a session's topic is nearest to. */
  subTagOf(session: Session): Promise<string | null>;
  /** Why it became the topic, in one sentence; null when it has none or nobody voted. */
  whyOf(session: Session): Promise<string | null>;
  forVotes: ReturnType<typeof createBallotParts>;
}

export function createTopics(deps: Deps, doors: TopicsDoors): Topics {
  const parts: Parts = { deps, doors, store: createStore(deps.db), people: createPeopleStore(deps.db) };
  const service = createService(parts);
  const wishes = createWishes(parts, service);
  const tidying = createTidying(parts, service);
  const swaps = createSwaps(parts, service);
  const places = createPlaces(parts, createBoard(parts, service, tidying, swaps));
  const commands = createCommands(parts, wishes, places);
  const rows = createRowCommands(parts, service, wishes, tidying, places);
  const swapping = createSwapCommands(parts, service, swaps, places);
  const { sessionChanged, volunteers, subTagOf, whyOf } = createSessionParts(parts, service);

  return {
    name: 'topics',
    commands: commands.commands,
    actions: { ...commands.actions, ...rows.actions, ...createHostActions(parts, service, tidying, places), ...swapping.actions },
    submissions: { ...commands.submissions, ...rows.submissions, ...swapping.submissions },
    touches: createTouches(swaps),
    ...createOutlook(parts, service, tidying),
    sessionChanged,
    describe: {
      topic: async (ref, viewer) => {
        const topic = await parts.store.find(viewer.person.teamId, ref.id);
        if (!topic || !deps.privacy.see(lookerOf(viewer), { ...topic, authorId: null })) return null;
        return { title: topic.text, open: { actionId: 'topics:board', value: topic.communityId } };
      },
    },
    ...createPrivacyParts(parts),
    keepWish: async (wish) => {
      await wishes.keep(wish);
    },
    volunteers,
    subTagOf,
    whyOf,
    forVotes: createBallotParts(parts, service),
  };
}
