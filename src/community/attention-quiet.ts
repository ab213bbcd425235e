/** Fade-out: after three asks without any reaction one notice, then a digest a month, then once the reader's question. (practice 3.9) */
import { DAY, MINUTE } from '../platform/clock.ts';
import type { Message } from '../platform/slack/message.ts';
import { sayDateTime } from '../platform/time/say.ts';
import { toInstant, toLocal } from '../platform/time/zones.ts';
import { PRIORITY } from './ask.ts';
import type { Asks } from './attention-asks.ts';
import { weekOf } from './attention-rules.ts';
import type { Situation, Situations } from './attention-situation.ts';
import type { AttentionState, AttentionStore } from './attention-store.ts';
import { DIGEST_WHY, QUIET_NOTICE_WHY, quietDigest, quietNotice, READER_WHY, readerQuestion } from './attention-views.ts';
import type { Agenda, Attention, Calendar } from './kernel.ts';
import { QUIET_BEFORE_READER_QUESTION, SILENT_ASKS_BEFORE_QUIET } from './practice.ts';
import type { DueTouch, Touch } from './touch.ts';

const NOTICE = 'attention.quiet';
const DIGEST = 'attention.digest';
const READER = 'attention.reader';
const GOOD_FOR = 2 * DAY;

export interface QuietParts {
  agenda(): Agenda;
  calendar(): Calendar;
  store: AttentionStore;
  asks: Asks;
  situations: Situations;
  tell: Attention['tell'];
}

export function createQuiet({ agenda, calendar, store, asks, situations, tell }: QuietParts) {
  const planNow = (touch: string, { person, place }: Situation, anchor: string, now: number): Promise<void> =>
    agenda().once(touch, { teamId: person.teamId, communityId: '', anchor, userId: person.userId, dueAt: now + MINUTE, zone: place.zone });

  async function say(due: DueTouch, message: Message, why: string, minutes: number): Promise<void> {
    if (!due.userId) return;
    const { teamId, userId, now, touch } = due;
    const key = `${touch}/${userId}/${due.anchor}`;
    const priority = PRIORITY.role;
    await tell({ teamId, communityId: '', userId, touch, key, message, why, priority, minutes, expiresAt: now + GOOD_FOR }, now);
  }

  async function digest(due: DueTouch): Promise<void> {
    const situation = due.userId ? await situations.find(due.teamId, due.userId) : null;
    if (!situation || !due.userId || !(await store.find(due.teamId, due.userId)).quiet) return;
    const { zone } = situation.place;
    const sessions = [];
    for (const { community } of situation.memberships.filter(({ member }) => member.level !== 'reader')) {
      const next = await calendar().nextSession(community.teamId, community.id, calendar().today(community, due.now));
      if (next) sessions.push({ community: community.name, when: sayDateTime(toInstant(next.onDate, next.at, community.zone), zone) });
    }
    const waiting = (await asks.waiting(due.teamId, due.userId, due.now)).length;
    if (sessions.length > 0 || waiting > 0) await say(due, quietDigest({ sessions, waiting }), DIGEST_WHY, 1);
  }

  async function askWhetherReader(due: DueTouch): Promise<void> {
    const situation = due.userId ? await situations.find(due.teamId, due.userId) : null;
    const names = situation?.memberships.filter(({ member }) => member.level !== 'reader').map(({ community }) => community.name) ?? [];
    if (names.length > 0) await say(due, readerQuestion(names), READER_WHY, 1);
  }

  const touch = (id: string, name: string, why: string, run: Touch['run'], practice = '-'): Touch => ({
    id,
    practice,
    name,
    why,
    run,
    anchor: { on: 'once' },
    at: '09:30',
    surface: 'dm',
    audience: 'whoever it concerns',
    each: 'member',
    minutes: 1,
    catchUp: { within: GOOD_FOR },
    whenUnsure: 'resend',
  });

  return {
    isTime: (state: AttentionState): boolean => !state.quiet && state.silentAsks >= SILENT_ASKS_BEFORE_QUIET,

    /** From now on quiet; she is told once, in the place of what this slot would have asked. */
    begin: async (situation: Situation, anchor: string, now: number): Promise<void> => {
      const { teamId, userId } = situation.person;
      await store.change(teamId, userId, { quiet: true, quietSince: now, silentAsks: 0, readerAskedAt: null });
      await planNow(NOTICE, situation, anchor, now);
    },

    /** At the first slot of a month; the month in which quiet began had its notice. After half a year the reader's question instead, once. */
    planDigest: async (situation: Situation, state: AttentionState, now: number): Promise<void> => {
      // Readers were promised no direct messages at all.
      if (situation.memberships.every(({ member }) => member.level === 'reader')) return;
      const { teamId, userId } = situation.person;
      const { zone } = situation.place;
      const month = toLocal(now, zone).date.slice(0, 7);
      const since = state.quietSince ?? now;
      if (toLocal(since, zone).date.slice(0, 7) === month) return;
      if (await store.findLine(teamId, `${DIGEST}/${userId}/${month}`)) return;
      if (state.readerAskedAt !== null && toLocal(state.readerAskedAt, zone).date.slice(0, 7) === month) return;
      if (now - since >= QUIET_BEFORE_READER_QUESTION && state.readerAskedAt === null) {
        await store.change(teamId, userId, { readerAskedAt: now });
        return planNow(READER, situation, weekOf(now, zone), now);
      }
      return planNow(DIGEST, situation, month, now);
    },

    touches: [
      touch(
        NOTICE,
        'Quiet mode notice',
        'I go quiet when my questions do not fit, and say so once.',
        (due) => say(due, quietNotice(), QUIET_NOTICE_WHY, 0),
        'h4',
      ),
      touch(DIGEST, 'Quiet digest', DIGEST_WHY, digest),
      touch(READER, 'Stay as a reader?', READER_WHY, askWhetherReader),
    ],
  };
}

export type Quiet = ReturnType<typeof createQuiet>;
