/** The notes for everybody, and a private word to whoever led. */
import { PRIORITY } from '../../community/ask.ts';
import { findActiveMember } from '../../community/find-member.ts';
import type { Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { joinWords } from '../../community/words.ts';
import { DAY } from '../../platform/clock.ts';
import type { Message } from '../../platform/slack/message.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { type Credits, FIELDS, MOST_TAKE_AWAYS } from './rules.ts';
import type { Found, Parts, Service } from './service.ts';
import { thanksMessage } from './views.ts';
import { type Attributed, type Next, notesPost, type PostView, topicOf } from './views-post.ts';

const WEEK = 7 * DAY;

export function createPosts({ deps, doors, store }: Parts, service: Service) {
  const { agenda, attention, calendar, newId, outbox, people, roles } = deps;

  const namesOf = async (teamId: string, userIds: readonly string[]): Promise<(userId: string) => string> => {
    const known = await people.findMany(teamId, userIds);
    return (userId) => known.get(userId)?.name ?? 'Somebody who has left';
  };

  const attributed = async ({ session }: Found): Promise<Attributed[]> => {
    const { takeaways } = await doors.debriefOf(session);
    const name = await namesOf(
      session.teamId,
      takeaways.flatMap(({ userId }) => userId ?? []),
    );
    return takeaways.map(({ text, userId }) => ({ text, name: userId && name(userId) }));
  };

  const findNext = async ({ community, session }: Found): Promise<Next | null> => {
    const next = await calendar.nextSession(session.teamId, session.communityId, addDays(session.onDate, 1));
    if (!next) return null;
    const name = await namesOf(session.teamId, next.facilitatorId ? [next.facilitatorId] : []);
    const leads = { led: next.facilitatorId && name(next.facilitatorId), stewards: 'the stewards', table: null, open: null }[
      next.leadership
    ];
    return { at: toInstant(next.onDate, next.at, community.zone), zone: community.zone, topic: next.topic, leads };
  };

  const creditsOf = async ({ community, session }: Found): Promise<Credits> => {
    const { teamId, facilitatorId, scribeId, leadership } = session;
    const stewards = leadership === 'stewards' ? await roles.holders(teamId, community.id, 'steward', session.onDate) : [];
    const led = leadership === 'led' && facilitatorId ? [facilitatorId] : stewards;
    return { led, wrote: scribeId && !led.includes(scribeId) ? [scribeId] : [] };
  };

  /** Whom the notes thank, in words: whom their writers chose, else whoever led and wrote along. */
  const thanksOf = async (found: Found): Promise<string> => {
    const { session } = found;
    const { thanks, thanksTo, credits } = await service.notesOf(session);
    const { led, wrote } = credits ?? (await creditsOf(found));
    const name = await namesOf(session.teamId, [...led, ...wrote, ...(thanksTo ? [thanksTo] : [])]);
    if (thanksTo) return thanks === '' ? name(thanksTo) : `${name(thanksTo)} – ${thanks}`;
    if (thanks !== '') return thanks;
    const who = [
      ...(led.length > 0 ? [`${joinWords(led.map(name))} for leading`] : []),
      ...(wrote.length > 0 ? [`${joinWords(wrote.map(name))} for writing along`] : []),
    ];
    return who.length > 0 ? joinWords(who) : 'everybody who was there';
  };

  const viewOf = async (found: Found): Promise<PostView> => {
    const { session } = found;
    const { patterns, stuck } = await service.notesOf(session);
    const all = await attributed(found);
    return {
      ...{ sessionId: session.id, topic: topicOf(session), onDate: session.onDate, patterns, stuck },
      ...{ takeAways: all.slice(0, MOST_TAKE_AWAYS), more: Math.max(0, all.length - MOST_TAKE_AWAYS) },
      ...{ there: await doors.countOf(session), steps: (await doors.debriefOf(session)).steps },
      ...{ thanks: await thanksOf(found), among: await doors.thanksIn(session), next: await findNext(found) },
    };
  };

  const send = async (found: Found, now: number): Promise<void> => {
    const { teamId, id, communityId } = found.session;
    await store.put({ ...(await service.notesOf(found.session)), state: 'out', credits: await creditsOf(found) });
    await doors.takeThanksIn(found.session, now);
    const about = { kind: 'notes', id };
    const message = notesPost(await viewOf(found));
    const key = `notes.post/${communityId}/${id}`;
    await attention.post({ teamId, communityId, touch: 'notes.post', key, about, message, minutes: 3, expiresAt: now + WEEK }, now);
  };

  const redraw = async (found: Found, place: { channel: string; ts: string }): Promise<void> => {
    const { teamId, id } = found.session;
    const message: Message = notesPost(await viewOf(found));
    await outbox.update({
      ...{ teamId, key: `notes.update/${id}/${newId()}`, touch: 'notes.update', whenUnsure: 'resend', message },
      ...place,
    });
  };

  return {
    attributed,

    /** Touch s7. */
    async post(due: DueTouch): Promise<void> {
      const found = await service.find(due.teamId, due.anchor);
      const notes = found && (await service.notesOf(found.session));
      if (!found || notes?.state !== 'open') return;
      const isEmpty = FIELDS.every((field) => notes[field] === '') && (await attributed(found)).length === 0;
      if (isEmpty && (await doors.countOf(found.session)) === 0) await store.put({ ...notes, state: 'none' });
      else await send(found, due.now);
      await doors.forgetNames(found.session, due.now);
    },

    async sent(teamId: string, sessionId: string, place: { channel: string; ts: string }): Promise<void> {
      const found = await service.find(teamId, sessionId);
      if (!found || place.ts === '') return;
      const notes = await service.notesOf(found.session);
      await store.put({ ...notes, channelId: place.channel, ts: place.ts, stale: false });
      if (notes.stale) await redraw(found, place);
    },

    /** Something that the post shows is different now: somebody wrote, took back, or left. */
    async changed(session: Session, now: number): Promise<void> {
      const found = await service.find(session.teamId, session.id);
      const notes = found && (await service.notesOf(session));
      if (!found || !notes || notes.state === 'open') return;
      if (notes.state === 'none') {
        if (FIELDS.some((field) => notes[field] !== '')) await send(found, now);
      } else if (notes.channelId && notes.ts) await redraw(found, { channel: notes.channelId, ts: notes.ts });
      else await store.put({ ...notes, stale: true });
    },

    /** Four working days later, whoever led is thanked in her slot. */
    async planThanks(due: DueTouch): Promise<void> {
      const found = await service.find(due.teamId, due.anchor);
      if (found?.session.leadership !== 'led' || !found.session.facilitatorId) return;
      const { id, communityId, facilitatorId: userId } = found.session;
      if ((await doors.countOf(found.session)) === 0) return;
      const dueAt = await attention.nextSlot(due.teamId, userId, due.now);
      const zone = (await people.find(due.teamId, userId))?.zone ?? due.zone;
      if (dueAt !== null) await agenda.once('notes.thanks', { teamId: due.teamId, communityId, anchor: id, userId, dueAt, zone });
    },

    /** Touch f7: the only place where a score stands beside whoever led, and only she reads it. */
    async thank(due: DueTouch): Promise<void> {
      const found = await service.find(due.teamId, due.anchor);
      const leader = await findActiveMember(deps, due);
      if (!found || !leader || found.session.facilitatorId !== due.userId) return;
      const { userId } = leader.member;
      const { useful } = await doors.debriefOf(found.session);
      const total = deps.privacy.total([], found.community.settings.k);
      await attention.tell(
        {
          ...{ teamId: due.teamId, communityId: due.communityId, userId, touch: due.touch, key: `${due.touch}/${due.anchor}/${userId}` },
          message: thanksMessage({
            topic: topicOf(found.session),
            there: await doors.countOf(found.session),
            useful,
            tooFew: total.shown ? '' : total.reason,
            takeAways: (await attributed(found)).slice(0, 2),
          }),
          why: 'You led this session, and a thank-you with what came of it is yours alone.',
          ...{ priority: PRIORITY.role, minutes: 2, as: 'facilitator', expiresAt: due.now + WEEK },
        },
        due.now,
      );
    },
  };
}

export type Posts = ReturnType<typeof createPosts>;
