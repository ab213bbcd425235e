/** `agenda`: what will go out, when, to whom, why. */
import { DAY, systemClock } from '../platform/clock.ts';
import { toLocal } from '../platform/time/zones.ts';
import { beside, listTeams } from './beside.ts';

export interface AgendaOptions {
  json: boolean;
  days: number;
  say(line: string): void;
}

export const showAgenda = ({ json, days, say }: AgendaOptions): Promise<number> =>
  beside(async (app) => {
    const now = systemClock.now();
    const until = now + (Number.isFinite(days) && days > 0 ? days : 28) * DAY;
    const names = new Map((await app.kernel.communities.everywhere()).map((community) => [community.id, community.name]));
    const touches = (await app.kernel.agenda.upcoming({ until, limit: 5_000 })).filter((row) => row.surface !== 'state');
    const teams = await listTeams(app);
    const slots = (await Promise.all(teams.map((teamId) => app.kernel.attention.upcomingSlots({ teamId, until, now })))).flat();
    const lines = [
      ...touches.map((row) => ({
        at: new Date(row.dueAt).toISOString(),
        local: `${row.localDate} ${row.localTime} ${row.zone}`,
        community: names.get(row.communityId) ?? row.communityId,
        touch: row.touch,
        name: row.name,
        to: row.userId ?? row.audience,
        surface: row.surface,
        why: row.why,
      })),
      ...slots
        .filter((slot) => slot.asks.length > 0)
        .map((slot) => ({
          at: new Date(slot.dueAt).toISOString(),
          local: `${toLocal(slot.dueAt, 'Etc/UTC').date} ${toLocal(slot.dueAt, 'Etc/UTC').time} Etc/UTC`,
          community: [...new Set(slot.asks.map((ask) => names.get(ask.communityId) ?? ask.communityId))].join(', '),
          touch: 'attention.slot',
          name: `Weekly slot: ${slot.asks.map((ask) => app.kernel.askKind(ask.kind).name).join(', ')}`,
          to: slot.userId,
          surface: 'dm' as const,
          why: slot.asks.map((ask) => app.kernel.askKind(ask.kind).why).join(' '),
        })),
    ].sort((a, b) => (a.at < b.at ? -1 : 1));
    if (json) say(JSON.stringify(lines, null, 2));
    else if (lines.length === 0) say('Nothing is planned. Communities are set up in Slack with /rondo setup.');
    else for (const line of lines) say(`${line.local}  ${line.community}  ${line.name} → ${line.to} (${line.surface})\n    ${line.why}`);
    return 0;
  });
