/** When the notes are asked for, when they go out, and when whoever led is thanked. */
import { type AskKind, PRIORITY } from '../../community/ask.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { DAY, HOUR } from '../../platform/clock.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { FIELDS, FORMS, OUT } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Posts } from './service-post.ts';
import { askLine, fieldInput, inviteMessage } from './views.ts';
import { topicOf } from './views-post.ts';

const KINDS = ['topic', 'close'] as const;
const MINUTES = 4;
const WHY = 'You led or wrote along: what stays of a session is written while it is fresh.';
const LAST_ASK = { offset: 4, at: '18:00' } as const;

export function createTouches({ deps, doors }: Parts, service: Service, posts: Posts): Touch[] {
  const invite = async (due: DueTouch): Promise<void> => {
    const found = await service.find(due.teamId, due.anchor);
    if (!found) return;
    const { community, session } = found;
    if (session.leadership === 'table' && (await doors.attended(session)).length === 0) return;
    const goesOut = sayDateTime(service.goesOutAt(found), community.zone);
    for (const { userId } of await service.writers(found, due.now)) {
      await deps.attention.tell(
        {
          ...{ teamId: due.teamId, communityId: community.id, userId, touch: due.touch, key: `${due.touch}/${session.id}/${userId}` },
          ...{ message: inviteMessage(session.id, topicOf(session), MINUTES, goesOut), why: WHY },
          ...{ priority: PRIORITY.session, minutes: MINUTES, as: 'facilitator', about: { kind: 'notes', id: session.id } },
          ...{ whenever: due.now - due.dueAt < HOUR, expiresAt: service.goesOutAt(found) },
        },
        due.now,
      );
    }
  };

  /** One reminder, and only to those who have written nothing yet. */
  const remind = async (due: DueTouch): Promise<void> => {
    const found = await service.find(due.teamId, due.anchor);
    if (!found) return;
    const { community, session } = found;
    if (session.leadership === 'table' && (await doors.attended(session)).length === 0) return;
    const { authors } = await service.notesOf(session);
    const wrote = new Set(FIELDS.map((field) => authors[field]?.by));
    const lastOn = addWorkingDays(session.onDate, LAST_ASK.offset, deps.calendar.holidays(community));
    for (const { userId } of await service.writers(found, due.now)) {
      if (wrote.has(userId)) continue;
      await deps.attention.ask({
        ...{ teamId: due.teamId, communityId: community.id, userId, kind: 'notes.write', ref: session.id },
        ...{ priority: PRIORITY.duty, minutes: MINUTES, opensOn: due.localDate, reminder: false },
        expiresAt: toInstant(lastOn, LAST_ASK.at, community.zone),
      });
    }
  };

  const EACH = { each: 'community', whenUnsure: 'resend', minutes: 0 } as const;
  return [
    {
      ...EACH,
      ...{ id: 'notes.invite', practice: 'f6', name: 'Facilitator’s notes', at: '12:00', surface: 'dm', minutes: MINUTES },
      anchor: { on: 'clock', kinds: KINDS, from: 'end', minutes: 15 },
      audience: 'whoever led, and the scribe',
      catchUp: { within: DAY },
      why: WHY,
      run: invite,
    },
    {
      ...EACH,
      ...{ id: 'notes.remind', practice: '-', name: 'Facilitator’s notes, once more', at: '00:05', surface: 'state' },
      anchor: { on: 'session', kinds: KINDS, offset: 1 },
      audience: 'whoever led, and the scribe, in the weekly slot',
      catchUp: { within: 3 * DAY },
      why: 'Nothing of hers stands in the notes yet.',
      run: remind,
    },
    {
      ...EACH,
      ...{ id: 'notes.post', practice: 's7', name: 'Notes', at: OUT.at, surface: 'channel', minutes: 3, whenUnsure: 'hold' },
      anchor: { on: 'session', kinds: KINDS, offset: OUT.offset },
      audience: 'everyone here',
      catchUp: { within: 3 * DAY },
      why: 'Two working days after each session everybody can read what stays of it.',
      run: posts.post,
    },
    {
      ...EACH,
      ...{ id: 'notes.plan-thanks', practice: '-', name: 'Thanks are planned', at: '00:05', surface: 'state' },
      // Before anybody's slot of that day comes.
      anchor: { on: 'session', kinds: KINDS, offset: 4 },
      audience: 'whoever led, in the weekly slot',
      catchUp: { within: 5 * DAY },
      why: 'Whoever led is thanked in her weekly slot.',
      run: posts.planThanks,
    },
    {
      ...EACH,
      ...{ id: 'notes.thanks', practice: 'f7', name: 'Thanks and feedback', at: '09:00', surface: 'dm', each: 'member', minutes: 2 },
      anchor: { on: 'once' },
      audience: 'whoever led',
      catchUp: { within: 3 * DAY },
      why: 'Whoever led a session reads in private what came of it.',
      run: posts.thank,
    },
  ];
}

export function createAsks({ deps }: Parts, service: Service, posts: Posts): AskKind[] {
  const form = deps.library.facilitator_debrief;
  return [
    {
      kind: 'notes.write',
      practice: 'f6',
      name: 'Facilitator’s notes',
      why: WHY,
      line: async (ask) => {
        const found = await service.find(ask.teamId, ask.ref);
        return found && askLine(topicOf(found.session));
      },
      inputs: async (ask) => {
        const found = await service.find(ask.teamId, ask.ref);
        const writer = found && (await service.writers(found, ask.expiresAt)).find(({ userId }) => userId === ask.userId);
        if (!found || !writer) return [];
        const notes = await service.notesOf(found.session);
        return FORMS[writer.part].map((field) => fieldInput(form, field, notes[field], undefined));
      },
      answer: async (ask, values, act) => {
        const { writer, ...found } = await service.requireWriter(act, ask.ref);
        const written = await service.write(found, act, FORMS[writer.part], values, null);
        if ('errors' in written) return written;
        if (!written.changed) return { skipped: true };
        await posts.changed(found.session, act.now);
        return undefined;
      },
    },
  ];
}
