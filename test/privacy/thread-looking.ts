/** Every surface of experiments and the shelf, as one person sees it: by its own buttons, and by those of others, whose ids she tries. */
import type { Ref } from '../../src/platform/delivery/outbox.ts';
import { TEAM, type World } from '../support/world.ts';
import { type Control, createGaze, type Look, type Seen, submit, type, viewerOf } from './looking.ts';
import { OUTSIDERS, type Planted, QUIET, READERS, type Thread } from './thread.ts';
import { readEverything } from './traces.ts';

/** By kind of ref: which pages its id opens. */
const OPENS: Record<string, readonly string[]> = {
  item: [
    ...[
      'cards:open',
      'cards:history',
      'cards:edit',
      'reuses:all',
      'reuses:show',
      'releases:open',
      'releases:read',
      'playbooks:sections',
      'playbooks:claim',
    ],
    ...['glossary:show', 'glossary:confirm', 'keeping:ask', 'upkeep:offer', 'experiments:from#item'],
  ],
  experiment: [
    ...[
      'experiments:open',
      'experiments:edit',
      'experiments:again',
      'checkpoints:all',
      'checkpoints:answer',
      'results:enter',
      'results:decide',
      'results:summary',
    ],
    ...['decisions:list', 'projects:open', 'pilots:check', 'pilots:answer', 'invitations:list', 'experiments:from#experiment'],
  ],
  project: ['projects:open', 'decisions:list'],
};
const SLICES =
  /^(experiments|checkpoints|results|boards|invitations|pilots|projects|decisions|cards|keeping|reuses|upkeep|glossary|tools|finding|playbooks|releases|cases|trails|exports):/;
const COMMANDS = [
  'find',
  'define',
  'experiment',
  'board',
  'card',
  'decision',
  'project',
  'librarian',
  'glossary',
  'tools',
  'playbooks',
  'drafts',
  'case',
];

const controlsFor = ({ refs, sessionId, communityId }: Thread): Control[] => {
  const of = (actionId: string, value: string): Control => ({ actionId, value, form: null, inHome: false });
  return [
    ...refs.flatMap(({ kind, id }: Ref) => [
      of('trails:open', `${kind}/${id}`),
      ...(OPENS[kind] ?? []).map((action) => {
        const [actionId = '', prefix] = action.split('#');
        return of(actionId, prefix ? `${prefix}/${id}` : id);
      }),
    ]),
    ...['cases:read', 'cases:open', 'cases:note'].map((actionId) => of(actionId, sessionId)),
    ...['boards:open', 'upkeep:open', 'exports:send', 'glossary:list'].map((actionId) => of(actionId, communityId)),
    ...['finding:open', 'finding:top', 'finding:menu', 'finding:class', 'cards:mine', 'experiments:mine'].map((actionId) =>
      of(actionId, ''),
    ),
  ];
};

export async function lookAtThread(
  world: World,
  userId: string,
  thread: Thread,
  mostPresses: number,
  part: (n: number) => boolean = () => true,
): Promise<Look> {
  const { app } = world;
  const { seen, take, takeAnswer, pressOne, pressOn, look } = createGaze(world, userId);
  for (const name of COMMANDS) {
    if (!app.registry.commands.has(name)) continue;
    for (const words of name === 'find' || name === 'define' ? ['finch', ''] : [''])
      takeAnswer(`/rondo ${name} ${words}`, await type(world, userId, name, words));
  }
  const viewer = await viewerOf(world, userId);
  seen.push({ where: 'about-me file', what: await app.erasure.storedAbout(app.contributions, TEAM, userId) });
  if (OUTSIDERS.some((id) => id === userId)) {
    for (const { name, home = [] } of app.contributions)
      for (const panel of home)
        if (viewer)
          take(
            `home: ${name}, ${panel.plural}`,
            (await panel.rows(viewer)).flatMap(({ blocks }) => blocks),
            true,
          );
  }
  if (viewer) {
    for (const ref of thread.refs)
      for (const { describe } of app.contributions)
        take(`describing ${ref.kind} ${ref.id}`, (await describe?.[ref.kind]?.(ref, viewer)) ?? null);
    const wanted = {
      teamId: TEAM,
      communityId: thread.communityId,
      viewer,
      words: 'finch',
      topicClass: 'people',
      subTag: null,
      now: viewer.now,
    } as const;
    for (const feature of app.contributions) take(`offers of ${feature.name}`, (await feature.offers?.(wanted)) ?? null);
  }
  for (const [n, control] of controlsFor(thread).entries()) if (part(n)) await pressOne(control);
  for (const { kind, id } of thread.refs)
    if (kind === 'item' && id === thread.versionedId)
      for (const from of ['1', '2'])
        takeAnswer(
          `cards:compare ${from}`,
          await submit(world, userId, { callbackId: 'cards:compare', metadata: JSON.stringify({ id }) }, { from, to: '3' }),
        );
  await pressOn(mostPresses, ({ actionId }) => SLICES.test(actionId));
  return look();
}

export const leaksOf = ({ planted, leads }: Thread, userId: string, seen: readonly Seen[]): string[] =>
  seen.flatMap(({ where, what }) => [
    ...planted
      .filter(({ word, may }) => what.includes(word) && !may(userId))
      .map((one) => `${userId} reads ${one.what} of ${one.by} (${one.word}) in ${where}`),
    ...(userId !== QUIET.userId && what.includes(QUIET.jobFunction) ? [`${userId} reads her function in ${where}`] : []),
    ...(userId !== QUIET.userId && userId !== leads.cheered && what.includes(QUIET.name) && SLICES.test(where)
      ? [`${userId} reads who is quiet in ${where}`]
      : []),
    ...(what.includes('Borrowed it') && userId !== leads.borrower ? [`${userId} reads who borrowed in ${where}`] : []),
  ]);

/** What everybody gets or takes along: digests, offers in the channel, the two exports, the log, and what was sent. */
export async function leaksAtLarge(world: World, { planted, communityId }: Thread): Promise<string[]> {
  const { app, clock } = world;
  const found: string[] = [];
  const community = await app.kernel.communities.get(TEAM, communityId);
  const search = (where: string, what: string, isFor: (one: Planted) => boolean): void => {
    for (const one of planted)
      if (what.includes(one.word) && !isFor(one)) found.push(`${one.what} of ${one.by} (${one.word}) is in ${where}`);
    if (what.includes(QUIET.jobFunction)) found.push(`her function is in ${where}`);
  };
  for (const feature of app.contributions) {
    for (const { line } of feature.digest ?? [])
      search(`the digest of ${feature.name}`, (await line(community, clock.now())) ?? '', ({ may }) => may('U0ANA') && may('U0BEN'));
    const wanted = {
      teamId: TEAM,
      communityId,
      viewer: null,
      words: 'finch',
      topicClass: 'people',
      subTag: null,
      now: clock.now(),
    } as const;
    search(`the offers of ${feature.name}`, JSON.stringify((await feature.offers?.(wanted)) ?? []), ({ may }) => may('U0IDA'));
  }
  for (const { path, content } of await app.erasure.exportCommunity(app.contributions, community))
    search(path, content, ({ exported }) => exported);
  const files = await app.exports.filesOf(community);
  for (const { path, content } of files) {
    search(path, content, ({ exported }) => exported);
    if (content.includes(QUIET.name)) found.push(`her name is in ${path}`);
  }
  if (!files.some(({ content }) => planted.some(({ word }) => content.includes(word)))) found.push('nothing was exported');
  search('the log', world.logged(), () => false);
  for (const { table, cells } of await readEverything(app.db)) {
    if (table !== 'outbox') continue;
    const to = READERS.filter((userId) => cells.lane?.includes(userId));
    search(`a message to ${cells.lane}`, JSON.stringify(cells), ({ may }) => (to.length > 0 ? to.every(may) : may('U0IDA')));
  }
  return found;
}
