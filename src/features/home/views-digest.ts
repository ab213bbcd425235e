/** The stewards' Monday message: what goes out this week, what did not, where hands are missing. Never who was silent. */
import type { Community, RoleName } from '../../community/records.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, plainSection, section, split, strong, truncate } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { sayDateTime, slackDate } from '../../platform/time/say.ts';
import { toLocal, type Zone } from '../../platform/time/zones.ts';
import type { Planned, RoleGaps } from './rules-agenda.ts';
import type { PlannedSession } from './views-agenda.ts';

export interface Digest {
  community: Community;
  zone: Zone;
  sessions: readonly PlannedSession[];
  week: readonly Planned[];
  missed: readonly Planned[];
  gaps: RoleGaps;
  /** Lines other capabilities bring; plain text, somebody's words in them. */
  lines: readonly string[];
}

const ROLES: Record<RoleName, string> = {
  steward: 'steward',
  facilitator: 'facilitator',
  second: 'second',
  scribe: 'scribe',
  librarian: 'librarian',
  'trust-keeper': 'trust keeper',
  sponsor: 'sponsor',
  mentor: 'mentor',
};

/** The message stays one: past these the calendar has the rest. */
const MOST_LINES = 12;
const MOST_LINE = 400;

/** `say` writes an instant: a token for Slack, or words. */
function weekLines(digest: Digest, say: (at: number) => string, written: (text: string) => string): string[] {
  const touches = digest.week.map((line) => ({
    dueAt: line.dueAt,
    text: `${line.people > 0 ? formatDate(toLocal(line.dueAt, digest.zone).date) : say(line.dueAt)}: ${written(line.name)}, to ${written(line.audience)}`,
  }));
  const sessions = digest.sessions.map((one) => ({
    dueAt: one.dueAt,
    text: `${say(one.dueAt)}: ${one.session.kind === 'close' ? 'quarter close' : 'session'} ${one.session.number}`,
  }));
  const lines = [...touches, ...sessions].sort((a, b) => a.dueAt - b.dueAt).map((one) => `▸ ${one.text}`);
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `▸ and ${lines.length - MOST_LINES} more in the calendar`] : lines;
}

const opening = (digest: Digest): string =>
  digest.week.length + digest.sessions.length === 0 ? 'nothing is planned this week.' : 'this week:';

function missedLines(digest: Digest): string[] {
  const lines = digest.missed.map((line) => `▸ ${line.name}, planned for ${formatDate(toLocal(line.dueAt, digest.zone).date)}`);
  const kept = lines.slice(0, MOST_LINES);
  return lines.length === 0
    ? []
    : [
        'Not sent since the last digest, and not sent late:',
        ...kept,
        ...(lines.length > MOST_LINES ? [`▸ and ${lines.length - MOST_LINES} more`] : []),
      ];
}

const gapLines = ({ stewards, ending }: RoleGaps): string[] => [
  ...(stewards === null
    ? []
    : [
        stewards === 0
          ? 'There is no steward in term. /rondo setup gives the role.'
          : 'There is one steward. A second one keeps it going when you are away.',
      ]),
  ...ending.map((gap) => `The term of the ${ROLES[gap.role]} ends on ${formatDate(gap.on)}, and nobody follows yet.`),
];

export function digestMessage(digest: Digest): Message {
  const { community, zone } = digest;
  const others = [...missedLines(digest), ...gapLines(digest.gaps), ...digest.lines.map((line) => truncate(line, MOST_LINE))];
  const week = weekLines(digest, (at) => slackDate(at, zone), clean).join('\n');
  const written = [
    `${community.name}: ${opening(digest)}`,
    ...weekLines(
      digest,
      (at) => sayDateTime(at, zone),
      (text) => text,
    ),
    ...others,
  ].join('\n');
  const blocks: Block[] = [
    strong(community.name, `: ${opening(digest)}`),
    ...(week === '' ? [] : [section(week)]),
    ...(others.length === 0 ? [] : split(others.join('\n'), 2_900).map((piece) => plainSection(piece))),
    actions(button('Calendar', 'home:calendar', { value: `${community.id} 0` })),
  ];
  return { text: clean(truncate(written, 3_500)), blocks };
}
