/** `agenda`: what will go out, when, to whom, why. */
import type { App } from '../app.ts';
import { DAY, systemClock } from '../platform/clock.ts';
import { toLocal } from '../platform/time/zones.ts';
import { beside, listTeams } from './beside.ts';

export interface AgendaOptions {
  json: boolean;
  days: number;
  say(line: string): void;
}

interface Line {
  at: string;
  local: string;
  community: string;
  touch: string;
  name: string;
  to: string;
  surface: string;
  why: string;
}

const LETTER = { touch: 'letter', name: 'A letter', why: 'It follows from something. What it is, only she is told.' };

/**
 * Everything that will go out, by its instant. What a slot brings is not named: asks are P0, and one of them, such as the question about
 * an answer without a name, would say who wrote it. (practice 3.13)
 */
export async function agendaLines(app: App, now: number, days: number): Promise<Line[]> {
  const until = now + days * DAY;
  const names = new Map((await app.kernel.communities.everywhere()).map((community) => [community.id, community.name]));
  const touches = (await app.kernel.agenda.upcoming({ until, limit: 5_000 })).filter((row) => row.surface !== 'state');
  const teams = await listTeams(app);
  const slots = (await Promise.all(teams.map((teamId) => app.kernel.attention.upcomingSlots({ teamId, until, now })))).flat();
  return [
    ...touches.map((row) => ({
      at: new Date(row.dueAt).toISOString(),
      local: `${row.localDate} ${row.localTime} ${row.zone}`,
      community: names.get(row.communityId) ?? row.communityId,
      // A letter to one person follows from what somebody did: its name would say that she reported, asked or was asked.
      ...(row.userId !== null && app.kernel.touch(row.touch).anchor.on === 'once'
        ? LETTER
        : { touch: row.touch, name: row.name, why: row.why }),
      to: row.userId ?? row.audience,
      surface: row.surface,
    })),
    ...slots
      .filter((slot) => slot.asks.length > 0)
      .map((slot) => ({
        at: new Date(slot.dueAt).toISOString(),
        local: `${toLocal(slot.dueAt, 'Etc/UTC').date} ${toLocal(slot.dueAt, 'Etc/UTC').time} Etc/UTC`,
        community: [...new Set(slot.asks.map((ask) => names.get(ask.communityId) ?? ask.communityId))].join(', '),
        touch: 'attention.slot',
        name: `Weekly slot: ${slot.asks.length === 1 ? 'one question' : `${slot.asks.length} questions`}`,
        to: slot.userId,
        surface: 'dm' as const,
        why: 'It waits for her slot. What it is, only she is told.',
      })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
}

const DEFAULT_DAYS = 28;

export const showAgenda = ({ json, days, say }: AgendaOptions): Promise<number> =>
  beside(async (app) => {
    const lines = await agendaLines(app, systemClock.now(), Number.isFinite(days) && days > 0 ? days : DEFAULT_DAYS);
    if (json) say(JSON.stringify(lines, null, 2));
    else if (lines.length === 0) say('Nothing is planned. Communities are set up in Slack with /rondo setup.');
    else for (const line of lines) say(`${line.local}  ${line.community}  ${line.name} → ${line.to} (${line.surface})\n    ${line.why}`);
    return 0;
  });
