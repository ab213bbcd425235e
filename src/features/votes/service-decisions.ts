/** Counting, and what follows from it: a topic for a session, by vote, by choice or by lot. */
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { createRandom } from '../../platform/random.ts';
import { countDots, countNorthStar, judge } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Posts } from './service-post.ts';
import type { Vote } from './store.ts';

/** Made of ids only: the same lot can be drawn again by anybody who has the row. */
const seedOf = (vote: Vote): string => `votes/${vote.communityId}/${vote.id}`;

export function createDecisions({ deps, topics, store, ballots }: Parts, service: Service, posts: Posts) {
  const { communities, members, privacy } = deps;

  const idsListed = async (vote: Vote, ids: readonly string[]): Promise<string[]> => {
    const community = await communities.get(vote.teamId, vote.communityId);
    return (await service.stillListed(community, ids)).map(({ id }) => id);
  };

  /** The first topic session after the coming one that has no topic yet. */
  const placeFor = async (vote: Vote): Promise<Session | null> => {
    const coming = await service.getSession(vote.teamId, vote.comingId);
    const free = (await service.sessionsAfter(coming)).filter(({ topic }) => topic === null);
    return free.find(({ id }) => id === vote.targetId) ?? free[0] ?? null;
  };

  async function settle(vote: Vote, chosenId: string, chosenBy: NonNullable<Vote['chosenBy']>, now: number, seed: string | null = null) {
    const others = (await idsListed(vote, vote.options)).filter((id) => id !== chosenId);
    const retired = await topics.lose(vote.teamId, others, now);
    const target = await placeFor(vote);
    const targetId = target?.id ?? vote.targetId;
    await store.change(vote.teamId, vote.id, { status: 'settled', chosenId, chosenBy, seed, retired, targetId });
    await topics.giveSession(vote.teamId, chosenId, target, now);
  }

  /** What was given by those who are still here; whose it was is let go of. */
  async function countOut({ teamId, id }: Vote, community: Community, ids: readonly string[]) {
    const here = new Set((await members.list(teamId, community.id)).map(({ userId }) => userId));
    const given = (await ballots.list(teamId, id)).filter(({ userId }) => here.has(userId));
    await ballots.removeAll(teamId, id);
    return {
      voted: given.length,
      totals: countDots(
        ids,
        given.map(({ dots }) => dots),
      ),
      star: countNorthStar(
        ids,
        given.map(({ northStar }) => northStar),
        community.settings.k,
      ),
    };
  }

  async function close(vote: Vote, now: number): Promise<Vote> {
    const { teamId, id } = vote;
    const community = await communities.get(teamId, vote.communityId);
    const ids = await idsListed(vote, vote.options);
    const { voted, totals, star } = await countOut(vote, community, ids);
    if (star) await topics.addStars(teamId, star.yes, star.of);
    const maySay = privacy.total(
      Array.from({ length: voted }, () => 1),
      community.settings.k,
    ).shown;
    const judged = judge(ids, totals, { voted, members: await service.countVoters(community) });
    const counted = { status: 'pending', ...judged, voted, totals: maySay ? totals : null } as const;
    await store.change(teamId, id, counted);
    const closed: Vote = { ...vote, ...counted };
    const [first] = closed.choices;
    if (first === undefined) await store.change(teamId, id, { status: 'settled' });
    else if (closed.outcome === 'clear') await settle(closed, first, 'vote', now);
    return (await store.find(teamId, id)) ?? closed;
  }

  async function drawLot(vote: Vote, now: number): Promise<void> {
    const seed = seedOf(vote);
    const left = await idsListed(vote, vote.choices);
    if (left.length === 0) await store.change(vote.teamId, vote.id, { status: 'settled' });
    else await settle(vote, createRandom(seed).pick(left), 'lot', now, seed);
  }

  /** Whatever is still open is closed, whatever is undecided is drawn by lot. Once. */
  async function decideNow(vote: Vote, now: number): Promise<Vote> {
    const closed = vote.status === 'open' ? await close(vote, now) : vote;
    if (closed.status === 'pending') await drawLot(closed, now);
    return (await store.find(vote.teamId, vote.id)) ?? closed;
  }

  return {
    close,
    decideNow,
    settle,

    /** The coming session begins: what nobody has chosen is drawn by lot. */
    async decideByStart(due: DueTouch): Promise<void> {
      const vote = await store.findOfComing(due.teamId, due.communityId, due.anchor);
      if (vote && vote.status !== 'settled') await posts.redraw(await decideNow(vote, due.now));
    },
  };
}

export type Decisions = ReturnType<typeof createDecisions>;
