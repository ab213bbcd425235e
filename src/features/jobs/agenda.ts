/** Two working days before a session without a scribe, one person is asked; nobody else after her. */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import type { Session } from '../../community/records.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { createRandom } from '../../platform/random.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { chooseForJob } from './rules.ts';
import { ASK_SCRIBE, type Parts, type Service } from './service.ts';
import { askInputs, askLine, sayWhy } from './views.ts';

export const createTouches = ({ deps, store }: Parts, service: Service): Touch[] => {
  const run = async (due: DueTouch): Promise<void> => {
    const { teamId, communityId, now } = due;
    const session = await deps.calendar.findSession(teamId, due.anchor);
    const community = await deps.communities.find(teamId, communityId);
    if (!community || !service.isOpen(session) || session.scribeId !== null) return;
    const start = toInstant(session.onDate, session.at, community.zone);
    const { candidates, last } = await service.candidates(session, start, now);
    const seed = `jobs.scribe/${session.id}`;
    const chosen = chooseForJob(candidates, last, createRandom(seed));
    if (!chosen) return;
    const { userId } = chosen;
    const why = sayWhy(chosen.lastOn, chosen.among);
    const added = await store.addDraw({ teamId, communityId, sessionId: session.id, job: 'scribe', seed, why, userId, privacy: 'P0' });
    if (!added) return;
    await deps.attention.ask({
      ...{ teamId, communityId, userId, kind: ASK_SCRIBE, ref: session.id, priority: PRIORITY.role, minutes: 1 },
      ...{ opensOn: deps.calendar.today(community, now), expiresAt: start, reminder: false },
    });
  };
  return [
    {
      id: 'jobs.ask',
      practice: '-',
      name: 'Who takes notes',
      anchor: { on: 'session', kinds: ['topic', 'close'], offset: -2 },
      at: '08:30',
      surface: 'state',
      audience: 'one person in turn, in the weekly slot',
      each: 'community',
      minutes: 0,
      catchUp: 'until-session',
      whenUnsure: 'resend',
      why: 'Nobody has taken the notes of the coming session yet.',
      run,
    },
  ];
};

export function createAsks({ deps, store }: Parts, service: Service): AskKind[] {
  const findSession = async (ask: Ask): Promise<Session | null> => {
    const session = await deps.calendar.findSession(ask.teamId, ask.ref);
    return service.isOpen(session) ? session : null;
  };
  const whyOf = async (ask: Ask): Promise<string> => (await store.findDraw(ask.teamId, ask.ref, 'scribe'))?.why ?? '';
  return [
    {
      kind: ASK_SCRIBE,
      practice: '-',
      name: 'Notes of the coming session',
      why: 'Nobody has taken the notes yet; small jobs go round.',
      line: async (ask) => {
        const session = await findSession(ask);
        return session?.scribeId === null ? askLine(session.onDate) : null;
      },
      inputs: async (ask) => {
        const session = await findSession(ask);
        return session ? askInputs(session.onDate, await whyOf(ask), false) : [];
      },
      answer: async (ask, values, act) => {
        if (values.scribe !== 'yes' && values.scribe !== 'no') return { skipped: true };
        const session = await findSession(ask);
        if (values.scribe === 'no') {
          if (session) await service.handBack(session, ask.userId, act.now);
          await store.unnameDraw(ask.teamId, ask.ref, 'scribe');
          return undefined;
        }
        const now = session && (await service.take(session, ask.userId, act.now));
        return now?.scribeId === ask.userId
          ? undefined
          : { errors: { scribe: 'Somebody has taken the notes meanwhile. Choose “Not this time”, or leave it empty.' } };
      },
      answered: async (ask) => {
        const session = await findSession(ask);
        return session?.scribeId === ask.userId ? askInputs(session.onDate, await whyOf(ask), true) : null;
      },
      expire: (ask) => store.unnameDraw(ask.teamId, ask.ref, 'scribe'),
    },
  ];
}
