/** What stays of a session: the facilitator's notes, the notes for everyone, and a private thanks. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import type { Session } from '../../community/records.ts';
import { getField } from '../../library/library.ts';
import { addDays, formatDate } from '../../platform/time/local-dates.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { isLoadHeavy } from './rules.ts';
import { createService, type Parts } from './service.ts';
import { createPosts } from './service-post.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { loadLine, nobodyLine } from './views.ts';
import { topicOf } from './views-post.ts';

export interface NotesDoors {
  debriefOf(session: Session): Promise<{
    answered: number;
    useful: { mean: number; n: number } | null;
    takeaways: { text: string; userId: string | null }[];
    steps: number | null;
  }>;
  attended(session: Session): Promise<string[]>;
  countOf(session: Session): Promise<number>;
  correctAttendance(session: Session, userIds: readonly string[], now: number): Promise<void>;
  forgetNames(session: Session, now: number): Promise<void>;
  /** What members wish to say to each other here, from now on readable by everybody. */
  takeThanksIn(session: Session, now: number): Promise<void>;
  /** What of it stands here, as plain lines. */
  thanksIn(session: Session): Promise<string[]>;
}

export interface Notes extends Contributions {
  /** For whoever leads the next one: what worked, where it stuck, what to change. */
  lastNotes(session: Session): Promise<string | null>;
  /** Something that the notes show is different now. */
  changed(session: Session, now: number): Promise<void>;
}

/** Totals over sessions, too, need at least five. */
const LEAST = 5;

export function createNotes(deps: Deps, doors: NotesDoors): Notes {
  const parts: Parts = { deps, doors, store: createStore(deps.db) };
  const { calendar, library } = deps;
  const service = createService(parts);
  const posts = createPosts(parts, service);
  const longest = getField(library.facilitator_debrief, 'load').options.length - 1;

  /** The session of the past week, if there was one. */
  const lately = async (teamId: string, communityId: string, today: string): Promise<Session | null> => {
    const last = await calendar.lastSession(teamId, communityId, today);
    return last && last.onDate >= addDays(today, -7) ? last : null;
  };

  return {
    name: 'notes',
    ...createCommands(parts, service, posts),
    touches: createTouches(parts, service, posts),
    asks: createAsks(parts, service, posts),
    digest: [
      {
        rank: 32,
        line: async (community, now) => {
          const last = await lately(community.teamId, community.id, calendar.today(community, now));
          const bands = last ? await parts.store.bandsOf(community.teamId, community.id) : [];
          return isLoadHeavy(bands, longest, Math.max(LEAST, community.settings.k)) ? loadLine : null;
        },
      },
      {
        rank: 33,
        line: async (community, now) => {
          const last = await lately(community.teamId, community.id, calendar.today(community, now));
          const notes = last && (await parts.store.find(last.teamId, last.id));
          return last && notes?.state === 'none' ? nobodyLine(formatDate(last.onDate)) : null;
        },
      },
    ],
    sent: {
      'notes.post': async ({ teamId, about, channel, ts }) => {
        if (about) await posts.sent(teamId, about.id, { channel, ts });
      },
    },
    describe: {
      notes: async (ref, viewer) => {
        const found = await service.find(viewer.person.teamId, ref.id);
        const seen = found && deps.privacy.see(lookerOf(viewer), { privacy: 'P3', communityId: found.community.id, authorId: null });
        return seen ? { title: `Notes of “${topicOf(found.session)}”` } : null;
      },
    },
    ...createPrivacyParts(parts, posts),
    lastNotes: service.lastNotes,
    changed: posts.changed,
  };
}
