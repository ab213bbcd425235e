/** The weekly question: chosen, put, kept up to date; what the stewards decide about it. Answers are in service-answers.ts. */

import type { Offer, Viewer } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { findOffers } from '../../community/offers.ts';
import type { Community, Member, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { createRandom } from '../../platform/random.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { chooseNext, followUpToSay, type PastUse, type Situation } from './rules.ts';
import { formFor, mayHideNames, thinStreak } from './rules-answers.ts';
import type { Store, Use } from './store.ts';
import type { AnswerStore } from './store-answers.ts';
import { followUpMessage, type PostView, questionPost } from './views.ts';

/** What the question needs to know from elsewhere; app.ts supplies it. */
export interface Facts {
  /** The last safety measure with k met, 1 to 5; null = not known, and then no question that needs trust is put. */
  safety?(community: Community): Promise<number | null>;
  /** The sub-tag of what a session was about. */
  subTagOf?(session: Session): Promise<string | null>;
  /** Keeps an answer as a reflection that only its writer sees. The same id twice keeps it once. */
  saveReflection?(draft: SavedAnswer): Promise<void>;
}

export interface SavedAnswer {
  id: string;
  teamId: string;
  communityId: string;
  userId: string;
  question: string;
  text: string;
  from: Ref;
  /** Where sharing puts it. */
  thread: { channel: string; ts: string } | null;
  now: number;
}

export interface Parts {
  deps: Deps;
  store: Store;
  answers: AnswerStore;
  facts: Facts;
}

/** The question comes this many working days after a topic session. */
export const DAYS_AFTER_SESSION = 4;
const SHOWN_FOR = 21 * DAY;

/** The thread of a question that has been posted. */
export const threadOf = ({ channelId, ts }: Use) => (channelId && ts ? { channel: channelId, ts } : null);

const toPast = (use: Use): PastUse => ({ ...use, on: use.usedOn });
/** Made of ids only: the same lot can be drawn again by anybody who has the row. */
export const seedOf = (session: Session): string => `prompts/${session.communityId}/${session.id}`;

export function createService({ deps, store, answers, facts }: Parts) {
  const { calendar, communities, members, outbox, attention, newId } = deps;

  const questionDay = (community: Community, session: Session): LocalDate =>
    addWorkingDays(session.onDate, DAYS_AFTER_SESSION, calendar.holidays(community));

  const situationOn = async (community: Community, on: LocalDate, session: Session | null): Promise<Situation> => ({
    on,
    cycle: await calendar.cycleOn(community.teamId, community.id, on),
    safety: (await facts.safety?.(community)) ?? null,
    lastSubTag: session ? ((await facts.subTagOf?.(session)) ?? null) : null,
    past: (await store.listUses(community.teamId, community.id)).map(toPast),
  });

  /** How many closed questions in a row, newest first, found fewer than three answers. */
  const countThin = async (community: Community): Promise<{ streak: number; last: Use | null }> => {
    const closed = (await store.listUses(community.teamId, community.id)).filter((use) => use.closedAt !== null).reverse();
    const counts = await answers.counts(
      community.teamId,
      closed.map((use) => use.id),
    );
    return { streak: thinStreak(closed.map((use) => counts.get(use.id) ?? 0)), last: closed[0] ?? null };
  };

  /** What fits the question, for whoever looks; null: for everybody in the channel. */
  const offersFor = (use: Use, viewer: Viewer | null, now: number): Promise<Offer[]> =>
    findOffers(deps.contributions(), {
      ...{ teamId: use.teamId, communityId: use.communityId, viewer, words: use.text, now },
      topicClass: use.taxonomy,
      subTag: deps.library.prompts.find(({ id }) => id === use.promptId)?.sub_tag ?? null,
    });

  const postViewOf = async (community: Community, use: Use): Promise<PostView> => {
    const taps = (await answers.votes(use.teamId, use.id)).reduce((sum, { n }) => sum + n, 0);
    const { posted } = await answers.count(use.teamId, use.id);
    return {
      useId: use.id,
      text: use.text,
      minutes: use.minutes,
      form: use.form,
      because: use.why,
      n: use.form === 'poll' ? taps : posted,
      mayHideNames: mayHideNames(community.settings, await members.count(use.teamId, use.communityId)),
      maySave: facts.saveReflection !== undefined,
      totals: use.totals,
    };
  };

  return {
    countThin,
    postViewOf,
    questionDay,
    situationOn,
    offersFor,

    /** Touch a1: chooses and puts the question of a session. */
    async put(due: DueTouch): Promise<void> {
      const community = await communities.get(due.teamId, due.communityId);
      const session = await calendar.findSession(due.teamId, due.anchor);
      if (!session || !community.channelId || community.silencedBy || community.settings.prompts.paused) return;
      if (await store.findUseOfSession(due.teamId, due.communityId, session.id)) return;
      const seed = seedOf(session);
      const situation = await situationOn(community, due.localDate, session);
      const choice = chooseNext(await store.listPrompts(due.teamId, due.communityId), situation, createRandom(seed));
      if (!choice) {
        deps.log.info({ event: 'no_prompt', communityId: community.id }, 'every question is retired or must wait');
        return;
      }
      const { prompt } = choice;
      const use: Use = {
        teamId: due.teamId,
        id: newId(),
        communityId: due.communityId,
        sessionId: session.id,
        promptId: prompt.id,
        taxonomy: prompt.taxonomy,
        kind: prompt.kind,
        exposure: prompt.exposure,
        minutes: prompt.minutes,
        text: prompt.text,
        followUp: followUpToSay(prompt.followUp),
        form: formFor((await countThin(community)).streak),
        cycle: situation.cycle,
        seed,
        why: choice.because.join(' '),
        status: 'queued',
        usedOn: due.localDate,
        channelId: null,
        ts: null,
        closedAt: null,
        keptOn: false,
        totals: null,
        privacy: 'P3',
      };
      await store.addUse(use);
      if (prompt.queued !== null) await store.leaveQueue(due.teamId, due.communityId, prompt.id);
      const post = { touch: due.touch, key: `${due.touch}/${community.id}/${session.id}`, about: { kind: 'prompt', id: use.id } };
      const said = await attention.post(
        {
          teamId: due.teamId,
          communityId: due.communityId,
          ...post,
          message: questionPost({ ...(await postViewOf(community, use)), hasOffers: (await offersFor(use, null, due.now)).length > 0 }),
          minutes: use.minutes,
          expiresAt: due.dueAt + DAY,
        },
        due.now,
      );
      if (said === 'dropped') await store.changeUse(due.teamId, use.id, { status: 'dropped' });
    },

    /** The post has landed: now its thread can begin and its releases be planned. */
    async posted(
      useId: string,
      teamId: string,
      at: { channel: string; ts: string; now: number },
      releases: (use: Use, community: Community) => Promise<void>,
    ): Promise<void> {
      const use = await store.findUse(teamId, useId);
      if (!use) return;
      const community = await communities.get(teamId, use.communityId);
      const usedOn = calendar.today(community, at.now);
      const change = { status: 'posted', channelId: at.channel, ts: at.ts, usedOn } as const;
      await store.changeUse(teamId, useId, change);
      if (use.followUp !== '') {
        await outbox.post({
          ...{ teamId, key: `prompts.follow-up/${useId}`, touch: 'prompts.follow-up', whenUnsure: 'hold' as const },
          ...{ channel: at.channel, threadTs: at.ts, message: followUpMessage(use.followUp) },
        });
      }
      await releases({ ...use, ...change }, community);
    },

    /** Draws the post again with what has changed. */
    async refreshPost(use: Use): Promise<void> {
      if (use.status !== 'posted' || !use.channelId || !use.ts) return;
      const community = await communities.get(use.teamId, use.communityId);
      const hasOffers = (await offersFor(use, null, Number(use.ts) * 1000)).length > 0;
      const message = questionPost({ ...(await postViewOf(community, use)), hasOffers });
      const key = `prompts.update/${use.id}/${newId()}`;
      await outbox.update({
        teamId: use.teamId,
        key,
        touch: 'prompts.update',
        whenUnsure: 'resend',
        channel: use.channelId,
        ts: use.ts,
        message,
      });
    },

    /** The question whose week it is, for Home. */
    async current(community: Community, now: number): Promise<Use | null> {
      const use = await store.findLatestPosted(community.teamId, community.id);
      return use && (use.closedAt === null || now - use.closedAt < SHOWN_FOR) ? use : null;
    },

    /** The question and the person's right to answer it; throws a sentence otherwise. */
    async requireUse(act: Act, useId: string): Promise<{ use: Use; community: Community; member: Member }> {
      const use = await store.findUse(act.teamId, useId);
      if (use?.status !== 'posted') throw new UserError('This question is gone.', 'The next one comes after the next session.');
      const community = await communities.get(act.teamId, use.communityId);
      const member = await members.find(act.teamId, use.communityId, act.userId);
      if (!member || (member.status !== 'active' && member.status !== 'paused')) {
        throw new UserError(
          'This question is for the members of this community.',
          'Any of its stewards can let you in; you are welcome to read along until then.',
        );
      }
      return { use, community, member };
    },
  };
}

export type Service = ReturnType<typeof createService>;
