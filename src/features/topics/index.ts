/** What to talk about: wishes from anywhere, one vote a cycle with hidden dots, the parking list. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';

export interface Wish {
  teamId: string;
  communityId: string;
  /** Null: without a name. */
  userId: string | null;
  text: string;
  source: 'command' | 'home' | 'debrief' | 'table' | 'newcomer';
  now: number;
}

export interface Topics extends Contributions {
  /** Puts a topic on the list; the same words again count as one more who asked. */
  keepWish(wish: Wish): Promise<void>;
  /** Who said "I would lead this" about a session's topic, first come first. */
  volunteers(session: Session): Promise<string[]>;
  /** The library's sub-tag that a session's topic is nearest to. */
  subTagOf(session: Session): Promise<string | null>;
  /** Why it became the topic, in one sentence; null when it has none or nobody voted. */
  whyOf(session: Session): Promise<string | null>;
}

export function createTopics(_deps: Deps): Topics {
  return {
    name: 'topics',
    keepWish: async () => undefined,
    volunteers: async () => [],
    subTagOf: async () => null,
    whyOf: async () => null,
  };
}
