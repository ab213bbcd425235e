/** What help says: the commands everybody has, the stewards' apart, and the Help section of App Home. */
import type { HomeRow } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import type { Command } from '../../platform/feature.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { button, escapeText as clean, context, plainSection, section, split, truncate } from '../../platform/slack/text.ts';

const callOf = (command: Command): string => `${command.direct ?? `/rondo ${command.name}`}${command.usage ? ` ${command.usage}` : ''}`;
const summaryOf = (command: Command): string => `${command.summary.replace(/\.$/, '')}.`;
const lineOf = (command: Command): string => `\`${callOf(command)}\` ${clean(summaryOf(command))}`;
const plainLineOf = (command: Command): string => `${callOf(command)}: ${summaryOf(command)}`;

const SECTION_MOST = 2_900;

function listBlocks(title: string, commands: readonly Command[]): Block[] {
  const text = [`*${title}*`, ...commands.map(lineOf)].join('\n');
  return split(text, SECTION_MOST).map((piece) => section(piece.trim()));
}

const HEADINGS: [NonNullable<Command['group']>, string][] = [
  ['week', 'In your week'],
  ['community', 'The community'],
  ['people', 'Who takes part'],
  ['you', 'You and me'],
];

/** Headings with their commands, most used first; a heading without commands is left out. */
function groupCommands(commands: readonly Command[], steward: boolean): { title: string; commands: Command[] }[] {
  const everybody = commands.filter((command) => command.for !== 'stewards');
  const groups = HEADINGS.map(([group, title]) => ({
    title,
    commands: everybody.filter((command) => (command.group ?? 'community') === group),
  }));
  const stewards = { title: 'For stewards', commands: steward ? commands.filter((command) => command.for === 'stewards') : [] };
  // What has a slash command of its own is used most.
  const directFirst = (list: Command[]): Command[] =>
    list.toSorted((a, b) => Number(b.direct !== undefined) - Number(a.direct !== undefined));
  return [...groups, stewards]
    .filter((each) => each.commands.length > 0)
    .map(({ title, commands: listed }) => ({ title, commands: directFirst(listed) }));
}

const EXPLAINED = 'In your week';
const namesOf = (commands: readonly Command[]): string =>
  truncate(commands.map((command) => `\`${callOf({ ...command, usage: '' })}\``).join('  '), SECTION_MOST);

/**
 * What one needs in a week in full, the rest by name with a button: all of it at once is more than anybody reads.
 * `before` is somebody's slip, answered first. Every direct command also works as `/rondo …`.
 */
export function helpMessage(commands: readonly Command[], options: { steward: boolean; before?: string }): Message {
  const groups = groupCommands(commands, options.steward);
  const closing = 'App Home, under my name in the sidebar, shows what waits for you, what is yours, and how to pause or leave.';
  const briefly = ({ title, commands: named }: (typeof groups)[number], index: number): Block =>
    section(
      `*${title}*\n${namesOf(named)}`,
      button('Say more', `home:explain#${index}`, { value: title, label: `Say more about: ${title}` }),
    );
  return {
    text: [options.before ?? '', ...groups.flatMap((group) => [group.title, ...group.commands.map(plainLineOf)]), closing]
      .filter((line) => line !== '')
      .map(clean)
      .join('\n'),
    blocks: [
      ...(options.before ? [plainSection(options.before)] : []),
      ...groups.flatMap((group, i) => (group.title === EXPLAINED ? listBlocks(group.title, group.commands) : [briefly(group, i)])),
      context(closing),
    ],
  };
}

/** One heading of help in full; null when there is no such heading for this person. */
export function explainMessage(commands: readonly Command[], options: { steward: boolean; title: string }): Message | null {
  const group = groupCommands(commands, options.steward).find(({ title }) => title === options.title);
  if (!group) return null;
  return {
    text: [group.title, ...group.commands.map(plainLineOf)].map(clean).join('\n'),
    blocks: listBlocks(group.title, group.commands),
  };
}

/** In plain text: what was typed is somebody's. */
export const unknownCommand = (typed: string, meant: string | null): string =>
  meant === null ? `I know no command “${typed}”.` : `I know no command “${typed}”. Did you mean /rondo ${meant}?`;

const NEVER =
  '*What I never do.* Score anybody. Read messages nobody handed to me. Report on one person. Write to a whole channel with a mention. Say who has not answered.';

/** How to pause, what is kept, what never happens. `has` asks whether a command exists; only who is in a community can pause. */
export function helpRows(has: (name: string) => boolean, isMember: boolean): HomeRow[] {
  const lines = [
    ...(isMember && has('pause') ? ['*A break?* `/rondo pause` stops everything from me, for two weeks or as long as you like.'] : []),
    ...(has('about-me') ? ['*What is stored about me?* `/rondo about-me` shows it and sends you the file.'] : []),
    ...(isMember && has('my-messages')
      ? ['*What will you send me?* `/rondo my-messages` shows four weeks ahead, each with its reason.']
      : []),
    '*Everything else:* `/rondo help`.',
  ];
  return [
    { rank: 20, blocks: [section(lines.join('\n'))] },
    { rank: 30, blocks: [section(NEVER)] },
  ];
}

/** Why a community is there, and whom to turn to where a bot is the wrong one. */
export function purposeRow(community: Community, rank: number): HomeRow | null {
  const { northStar, formalContacts } = community.settings;
  const lines = [
    ...(northStar.problem ? [`${community.name} is here because: ${northStar.problem}`] : []),
    ...(formalContacts ? [`Harassment, safety, law, health: not for a bot. Turn to ${formalContacts}`] : []),
  ];
  return lines.length === 0 ? null : { rank, blocks: [plainSection(lines.join('\n'))] };
}
