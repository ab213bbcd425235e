/** Experiments and the shelf in the worlds of the privacy tests: every text holds a word of its own, with who may ever read it. */
import fc from 'fast-check';
import type { Experiment, Visibility } from '../../src/community/experiment.ts';
import { ITEM_KINDS, type Item } from '../../src/community/item.ts';
import { createStore as createBoardStore } from '../../src/features/boards/store.ts';
import { createStore as createCaseStore } from '../../src/features/cases/store.ts';
import { createStore as createCheckpointStore } from '../../src/features/checkpoints/store.ts';
import { createStore as createDecisionStore } from '../../src/features/decisions/store.ts';
import { createStore as createGlossaryStore } from '../../src/features/glossary/store.ts';
import { createStore as createInvitationStore } from '../../src/features/invitations/store.ts';
import { createStore as createKeepingStore } from '../../src/features/keeping/store.ts';
import { createStore as createPilotStore } from '../../src/features/pilots/store.ts';
import { createFollowStore } from '../../src/features/playbooks/store-follows.ts';
import { createStore as createProjectStore } from '../../src/features/projects/store.ts';
import { createStore as createReleaseStore } from '../../src/features/releases/store.ts';
import { createPeopleStore } from '../../src/features/releases/store-people.ts';
import { createQuotationStore } from '../../src/features/releases/store-quotations.ts';
import { createStore as createReuseStore } from '../../src/features/reuses/store.ts';
import { createAnnotationStore } from '../../src/features/reuses/store-annotations.ts';
import { createStore as createToolStore } from '../../src/features/tools/store.ts';
import { createStore as createUpkeepStore } from '../../src/features/upkeep/store.ts';
import { DAY } from '../../src/platform/clock.ts';
import type { Ref } from '../../src/platform/delivery/outbox.ts';
import { CHANNEL, TEAM, type World } from '../support/world.ts';
import { idOf, NAMES } from './secrets.ts';

/** Of the organisation, but of no community; guests with and without a pass; one who left. */
export const OUTSIDERS = ['U0OLA', 'U0PAT', 'U0QUIN', 'U0RAY'] as const;
const [COLLEAGUE, GUEST, OTHER_GUEST, EX] = OUTSIDERS;
/** A member who only borrows, follows, cheers and rates herself: her name and her function are the words. */
export const QUIET = { userId: 'U0UMA', name: 'zqumaname', jobFunction: 'zqumafunction' };

export const READERS: readonly string[] = [...NAMES.map(idOf), ...OUTSIDERS];
const MEMBERS = [...NAMES.filter((name) => name !== 'lea').map(idOf), QUIET.userId];

/** Who plays which part; the rest are members and nothing else. */
export interface Cast {
  owner: string;
  partner: string;
  buddy: string;
  author: string;
  quoted: string;
  reader: string;
  organisationReaders: 'everybody' | 'sponsor' | 'nobody';
  visibility: Visibility;
}

export const castArbitrary: fc.Arbitrary<Cast> = fc
  .record({
    people: fc.shuffledSubarray(['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS', 'U0HANA'], { minLength: 8 }),
    organisationReaders: fc.constantFrom('everybody' as const, 'sponsor' as const, 'nobody' as const),
    visibility: fc.constantFrom<Visibility>('title', 'none'),
  })
  .map(({ people: [owner = '', partner = '', buddy = '', author = '', quoted = '', reader = ''], ...rest }) => ({
    ...{ owner, partner, buddy, author, quoted, reader, ...rest },
  }));

export interface Planted {
  word: string;
  what: string;
  /** Whose it is, for what is kept after she goes. */
  by: string;
  may(userId: string): boolean;
  exported: boolean;
}

export interface Thread {
  planted: Planted[];
  refs: Ref[];
  sessionId: string;
  communityId: string;
  /** Its second version was hers alone. */
  versionedId: string;
  /** Who may read that she borrowed, and who reads who cheers. */
  leads: { borrower: string; cheered: string };
}

/** Writes everything at once, as the capabilities themselves would have kept it. */
export async function plantThread(world: World, cast: Cast): Promise<Thread> {
  const { app, clock } = world;
  const { db, kernel } = app;
  const { experiments, shelf, trail, members, people, communities, calendar } = kernel;
  const now = clock.now();
  const found = await communities.get(TEAM, world.community?.id ?? '');
  const settings = { ...found.settings, organisationReaders: cast.organisationReaders };
  const community = await communities.change(found, { settings }, { userId: 'U0ANA', now });
  const here = { teamId: TEAM, communityId: community.id };
  const session = (await calendar.sessions(TEAM, community.id)).find(({ status, kind }) => status === 'planned' && kind === 'topic');
  if (!session) throw new Error('a session');
  const { owner, partner, buddy, author, quoted, reader, visibility } = cast;

  const known = { teamId: TEAM, zone: 'Europe/London', locale: 'en-GB', kind: 'person', active: true } as const;
  await people.put({ ...known, userId: COLLEAGUE, name: 'Ola' }, now);
  await people.put({ ...known, userId: GUEST, name: 'Pat', kind: 'guest' }, now);
  await people.put({ ...known, userId: OTHER_GUEST, name: 'Quin', kind: 'guest' }, now);
  await people.put({ ...known, userId: EX, name: 'Ray' }, now);
  await people.put({ ...known, userId: QUIET.userId, name: QUIET.name }, now);
  const member = { ...here, level: 'member', joinedOn: '2026-10-01', pausedUntil: null, levelBand: null } as const;
  await members.put({ ...member, userId: EX, status: 'left', jobFunction: null });
  await members.put({ ...member, userId: QUIET.userId, status: 'active', jobFunction: QUIET.jobFunction });

  const planted: Planted[] = [];
  const refs: Ref[] = [];
  const only =
    (...ids: readonly (string | null)[]) =>
    (userId: string): boolean =>
      ids.includes(userId);
  const isMember = (userId: string): boolean => MEMBERS.includes(userId);
  const isColleague = (userId: string): boolean =>
    (cast.organisationReaders === 'everybody' && [COLLEAGUE, EX, 'U0LEA'].includes(userId)) ||
    (cast.organisationReaders === 'sponsor' && userId === 'U0LEA');
  const maySee = (privacy: Item['privacy'], authorId: string | null) => (userId: string) =>
    privacy === 'P0'
      ? userId === authorId
      : isMember(userId) || (privacy !== 'P3' && isColleague(userId)) || (privacy === 'P5' && userId === GUEST);
  const word = (what: string, by: string, may: Planted['may'], exported = false): string => {
    const made = `zt${String(planted.length).padStart(3, '0')}finch`;
    planted.push({ word: made, what, by, may, exported });
    return made;
  };
  const id = (): string => kernel.newId();

  // ——— the shelf ———
  const addItem = async (kind: Item['kind'], privacy: Item['privacy'], by: string, formId: string | null = null): Promise<Item> => {
    const may = maySee(privacy, by);
    const what = privacy === 'P0' ? `a draft of a ${kind}` : `a ${kind} of ${privacy}`;
    const text = (part: string): string => word(`${part} of ${what}`, by, may, privacy !== 'P0');
    const item: Item = {
      ...{ ...here, id: id(), kind, formId, title: `finch ${text('the title')}`, topicClass: 'people', subTags: [text('a tag')] },
      ...{ parts: { use_when: text('when to use'), definition: text('the definition'), how: text('how') }, privacy },
      ...{ state: privacy === 'P0' ? 'draft' : 'shared', authorId: by, stewardId: by, credit: null, version: 1, reviewOn: null },
      ...{ createdAt: now, changedAt: now, sharedAt: privacy === 'P0' ? null : now, usedAt: null },
    };
    await shelf.add(item, { userId: by, now, what: text('what was said of its first version') });
    refs.push({ kind: 'item', id: item.id });
    return item;
  };
  for (const kind of ITEM_KINDS)
    await addItem(kind, 'P0', author, kind === 'playbook' ? (kernel.library.playbook_templates[0]?.id ?? null) : null);
  const card = await addItem('card', 'P3', author);
  const term = await addItem('term', 'P3', author);
  const playbook = await addItem('playbook', 'P3', author, kernel.library.playbook_templates[0]?.id ?? null);
  const abroad = await addItem('story', 'P4', author);
  const guested = await addItem('card', 'P5', author);
  const passes = createPeopleStore(db);
  await passes.putPass({
    teamId: TEAM,
    itemId: guested.id,
    userId: GUEST,
    communityId: community.id,
    until: now + 14 * DAY,
    privacy: 'P1',
  });

  // It was wider in an earlier version than it is now, and the other way round.
  await shelf.mark(card, { privacy: 'P0' }, { userId: author, now, what: '' });
  const secretPart = word('a version that was never shared', author, only(author));
  await shelf.write(
    card,
    { parts: { use_when: secretPart } },
    { userId: author, now, what: word('what changed in it', author, only(author)), base: 1 },
  );
  await shelf.write(card, { parts: { use_when: 'you meet' } }, { userId: author, now, what: '', base: 2 });
  await shelf.mark(card, { privacy: 'P3' }, { userId: author, now, what: '' });
  // Only the first version's parts are gone from the present one; they were shared once.

  // ——— experiments ———
  const stages = { owner, partner: null, partnerAgreed: false, shared: false, buddy: null as string | null };
  const addExperiment = async (
    what: string,
    given: Partial<Omit<typeof stages, 'partner'>> & { partner?: string | null; visibility: Visibility; more?: Partial<Experiment> },
  ): Promise<Experiment> => {
    const as = { ...stages, ...given };
    const leads = only(as.owner, as.partner);
    const isOpen = as.shared || as.visibility === 'all';
    const whole = isOpen ? isMember : leads;
    const title = isOpen || as.visibility === 'title' ? isMember : (userId: string) => leads(userId) || userId === as.buddy;
    const text = (part: string): string => word(`${part} of ${what}`, as.owner, whole, isOpen);
    const experiment: Experiment = {
      ...{ ...here, id: id(), title: `finch ${word(`the title of ${what}`, as.owner, title, isOpen)}`, templateId: 'xt-habit' },
      ...{ fields: { now: text('a field'), rule: text('the rule'), predict: text('the prediction') }, visibility: as.visibility },
      ...{ buddyId: as.buddy, partnerId: as.partner ?? null, partnerAgreed: as.partnerAgreed, sourceId: null },
      ...{ findings: { 'What happened?': text('what happened') }, ownerId: as.owner, state: 'running', round: 1, beforeId: null },
      ...{ startOn: '2026-10-12', days: 14, sinceOn: '2026-10-12', extended: false, misses: 0, verdict: null, createdAt: now },
      ...{ startedAt: now - 7 * DAY, resultAt: null, decidedAt: null, sharedAt: null, changedAt: now, ...given.more },
    };
    const happened = as.shared ? ({ state: 'shared', verdict: 'adopt', resultAt: now, decidedAt: now, sharedAt: now } as const) : {};
    await experiments.add({ ...experiment, ...happened }, as.owner);
    refs.push({ kind: 'experiment', id: experiment.id }, { kind: 'result', id: experiment.id });
    return { ...experiment, ...happened };
  };
  const hidden = await addExperiment('a private experiment', { visibility: 'none', buddy });
  const titled = await addExperiment('one with its title', {
    visibility,
    buddy,
    more: { state: 'result', resultAt: now, sourceId: guested.id },
  });
  const open = await addExperiment('a visible one', { visibility: 'all', more: { state: 'decided', verdict: 'abandon', decidedAt: now } });
  const told = await addExperiment('a shared one', { visibility: 'none', shared: true });
  const idea = await addExperiment('an idea', {
    visibility: 'none',
    more: { state: 'idea', startedAt: null, startOn: null, sinceOn: null },
  });
  const pilot = await addExperiment('a pilot', { visibility, partner, partnerAgreed: true, more: { templateId: 'xt-two-team' } });
  const met = await addExperiment('a pilot where both answered', {
    visibility,
    partner,
    partnerAgreed: true,
    more: { templateId: 'xt-two-team' },
  });
  const asked = await addExperiment('a pilot that waits', {
    ...{ visibility: 'none', partner, more: { templateId: 'xt-two-team', state: 'designed', startedAt: null, sinceOn: null } },
  });
  const rule = await addExperiment('a rule', { visibility: 'title', more: { templateId: 'xt-decision-rule' } });

  const checkpoints = createCheckpointStore(db);
  const answer = async (experiment: Experiment, what: string, by: string, kept: boolean, may: Planted['may'], exported: boolean) => {
    const text = (part: string): string => word(`${part} of a check-in of ${what}`, by, may, exported);
    await checkpoints.put({
      ...{
        ...here,
        id: id(),
        experimentId: experiment.id,
        byId: by,
        at: now,
        day: 3,
        did: text('what she did'),
        saw: text('what she saw'),
      },
      ...{ vs: 'Better', learned: text('what she learned'), next: text('what next'), second: by !== experiment.ownerId, kept },
      privacy: 'P0',
    });
  };
  await answer(hidden, 'a private one', owner, false, only(owner), false);
  await answer(titled, 'a titled one', owner, false, only(owner), false);
  await answer(open, 'a visible one', owner, false, isMember, false);
  await answer(told, 'a shared one, kept until then', owner, true, isMember, true);
  await answer(pilot, 'a pilot', partner, false, only(owner, partner), false);

  const boards = createBoardStore(db);
  for (const one of [open, titled, rule])
    await boards.cheer({ ...here, experimentId: one.id, userId: QUIET.userId, at: now, privacy: 'P1' });

  const pilots = createPilotStore(db);
  const said = { ...here, at: now, privacy: 'P1' } as const;
  const line = word('a line to the other lead', partner, only(owner, partner));
  await pilots.putPartner({ ...said, experimentId: asked.id, ref: `${asked.id}/1`, userId: partner, answer: 'change', line });
  await pilots.putCheck({
    ...{ ...said, experimentId: pilot.id, moment: 'start', userId: partner },
    answers: [word('an answer nobody has met yet', partner, only(partner)), 'b', 'c'],
  });
  for (const by of [owner, partner])
    await pilots.putCheck({
      ...{ ...said, experimentId: met.id, moment: 'start', userId: by },
      answers: [word('an answer of an alignment check', by, only(owner, partner)), 'b', 'c'],
    });
  await pilots.putAgain({ ...said, experimentId: pilot.id, userId: partner, again: false });

  const invitations = createInvitationStore(db);
  await invitations.add({
    ...{
      ...here,
      id: id(),
      refKind: 'experiment',
      refId: open.id,
      who: word('whom she suggests', owner, isMember, true),
      jobFunction: 'Sales',
    },
    ...{ why: word('why she suggests', owner, isMember, true), state: 'suggested', byId: owner, at: now, changedAt: now, privacy: 'P3' },
  });

  const decisions = createDecisionStore(db);
  const decide = async (ruleId: string, what: string, privacy: 'P1' | 'P3', may: Planted['may']): Promise<string> => {
    const decision = id();
    await decisions.add({
      ...{
        ...here,
        id: decision,
        ruleKind: 'experiment',
        ruleId,
        authorId: owner,
        question: word(`the question of ${what}`, owner, may, privacy === 'P3'),
      },
      ...{
        decider: word(`the decider of ${what}`, owner, may, privacy === 'P3'),
        heard: word(`who was heard in ${what}`, owner, may, privacy === 'P3'),
      },
      ...{ raisedOn: '2026-10-13', decidedOn: '2026-10-14', carriedOn: null, reversedOn: null, createdAt: now, privacy },
    });
    refs.push({ kind: 'decision', id: decision });
    await trail.link(TEAM, { kind: 'experiment', id: ruleId }, { kind: 'decision', id: decision }, now);
    return decision;
  };
  await decide(rule.id, 'a decision of the leads', 'P1', only(owner));
  await decide(rule.id, 'a decision that everyone reads', 'P3', isMember);
  await decide(hidden.id, 'a decision under a private rule', 'P3', isMember);
  await decide(pilot.id, 'a decision of two leads', 'P1', only(owner, partner));

  const projects = createProjectStore(db);
  const projectId = id();
  await projects.add({
    ...{ ...here, id: projectId, pilotId: pilot.id, ownerId: owner, title: word('a project', owner, isMember, true) },
    ...{ aim: word('its aim', owner, isMember, true), sponsor: word('who needs to see it', owner, isMember, true), state: 'running' },
    ...{
      leadershipId: hidden.id,
      leadershipKind: null,
      outcome: null,
      startedOn: '2026-10-12',
      endedOn: null,
      createdAt: now,
      privacy: 'P3',
    },
  });
  await projects.putProgress({
    ...{ ...here, projectId, month: 1, onDate: '2026-10-19', authorId: owner, done: word('what was done', owner, isMember, true) },
    ...{ stuck: word('what is stuck', owner, isMember, true), next: word('what is next', owner, isMember, true), privacy: 'P3' },
  });
  refs.push({ kind: 'project', id: projectId });

  // ——— reuse ———
  const reuses = createReuseStore(db);
  const notes = createAnnotationStore(db);
  // Borrowing made it; here it is told what came of it.
  const borrowed = await reuses.findByExperiment(TEAM, titled.id);
  if (!borrowed) throw new Error('an experiment that was borrowed is a use');
  const reuseId = borrowed.id;
  await reuses.change(borrowed, {
    ...{ setting: word('where it was used', owner, only(owner)), elsewhere: true, outcome: 'worked', stage: 'over' },
    ...{ startedAt: now, knownAt: now, reportedAt: now },
  });
  const quietReuse = id();
  await reuses.add({
    ...{ ...here, id: quietReuse, itemId: abroad.id, experimentId: null, userId: QUIET.userId, byAuthor: false, elsewhere: true },
    ...{ teamSize: 'large', setting: word('where she used it quietly', QUIET.userId, only(QUIET.userId)), outcome: 'part', stage: 'over' },
    ...{ startedAt: now, knownAt: now, reportedAt: now, privacy: 'P0' },
  });
  refs.push({ kind: 'reuse', id: reuseId }, { kind: 'reuse', id: quietReuse });
  const note = async (item: Item, by: string, privacy: 'P0' | 'P3', what: string): Promise<void> => {
    const may = privacy === 'P0' ? only(by) : maySee(item.privacy, author);
    const text = (part: string): string => word(`${part} of ${what}`, by, may, privacy === 'P3');
    await notes.add({
      ...{
        ...here,
        id: id(),
        itemId: item.id,
        reuseId: null,
        userId: by,
        named: false,
        credit: '',
        kind: 'adaptation',
        context: text('the context'),
      },
      ...{ what: text('what was changed'), effect: '', keep: text('what must stay'), reply: '', at: now, privacy },
    });
  };
  await note(guested, owner, 'P0', 'a note not shown');
  await note(guested, QUIET.userId, 'P3', 'a note shown without a name');
  await reuses.putQuestion({
    ...{ ...here, reuseId, asker: 'author', askedById: author, answeredById: owner, privacy: 'P1' },
    question: word('a question to the borrower', author, only(author, owner)),
    answer: word('an answer of the borrower', owner, only(author, owner)),
  });

  // ——— words of others ———
  const keeping = createKeepingStore(db);
  const keep = async (what: string, status: 'waiting' | 'private' | 'refused', from: string): Promise<void> => {
    const may = only(author, from);
    const item = status === 'waiting' ? null : await addItem('card', 'P0', author);
    await keeping.add({
      ...{
        ...here,
        id: id(),
        channelId: CHANNEL,
        ts: `17.${planted.length}`,
        keeperId: author,
        authorId: from,
        itemId: item?.id ?? null,
        status,
      },
      ...{
        formId: 'card',
        title: word(`the title of ${what}`, author, may),
        words: word(`the words of ${what}`, author, may),
        topicClass: null,
      },
      ...{ keptAt: now, askedAt: now, privacy: 'P1' },
    });
  };
  await keep('a guest’s message that waits for her yes', 'waiting', GUEST);
  await keep('a colleague’s message that was refused', 'refused', quoted);
  await keep('a colleague’s message that was not asked for', 'private', quoted);

  const quotations = createQuotationStore(db);
  for (const consent of ['waiting', 'out', 'named', 'unnamed'] as const)
    await quotations.add({
      ...{
        ...here,
        id: id(),
        itemId: guested.id,
        userId: quoted,
        byId: author,
        askedAt: now,
        expiresAt: now + 7 * DAY,
        consent,
        privacy: 'P1',
      },
      words: word(
        `a quotation (${consent})`,
        quoted,
        consent === 'named' || consent === 'unnamed' ? maySee('P5', author) : only(author, quoted),
        consent === 'named' || consent === 'unnamed',
      ),
    });
  const late = { askedAt: now - 9 * DAY, expiresAt: now - DAY, consent: 'waiting', privacy: 'P1' } as const;
  const silent = word('a quotation that silence leaves out', quoted, only(author, quoted));
  await quotations.add({ ...here, id: id(), itemId: guested.id, userId: quoted, byId: author, ...late, words: silent });

  const releases = createReleaseStore(db);
  await releases.putReading({
    ...{
      ...here,
      itemId: card.id,
      audience: 'P4',
      version: 3,
      readerId: reader,
      askedAt: now,
      answer: 'not-yet',
      answeredAt: now,
      privacy: 'P1',
    },
    note: word('what the second reader would change', reader, only(author, reader)),
  });
  await passes.subscribe({ ...here, userId: QUIET.userId, toldAt: now, privacy: 'P0' });

  const cases = createCaseStore(db);
  const bring = async (bringerId: string, readers: string[]): Promise<void> => {
    const text = (part: string): string => word(`${part} of a case`, bringerId, only(bringerId, ...readers));
    const texts = {
      situation: text('the situation'),
      tried: text('what was tried'),
      question: text('the question'),
      stays: text('what stays'),
    };
    const expiresAt = now + 20 * DAY;
    await cases.put({ ...here, sessionId: session.id, bringerId, ...texts, readers, createdAt: now, expiresAt, privacy: 'special' });
  };
  await bring(author, [reader]);
  await bring(owner, []);

  const glossary = createGlossaryStore(db);
  const definition = word('what a function says about a term', owner, isMember, true);
  const says = {
    ...here,
    itemId: term.id,
    jobFunction: 'Sales',
    userId: owner,
    at: now,
    definition,
    own: true,
    clashAt: null,
    privacy: 'P3',
  } as const;
  await glossary.putConfirmations({ teamId: TEAM, itemId: term.id }, [says]);

  const upkeep = createUpkeepStore(db);
  const row = {
    ...here,
    monthOn: `${calendar.today(community, now).slice(0, 7)}-01`,
    again: false,
    settled: null,
    settledAt: null,
  } as const;
  for (const [place, { id: itemId }] of [guested, abroad].entries())
    await upkeep.add({ ...row, itemId, reason: 'review', place, privacy: 'P3' });

  // ——— tools and playbooks ———
  const tools = createToolStore(db);
  const copy = async (privacy: 'P0' | 'P3'): Promise<void> => {
    const may = privacy === 'P0' ? only(author) : isMember;
    const text = (part: string): string => word(`${part} of a copy of ${privacy}`, author, may, privacy === 'P3');
    await tools.putCopy({
      ...{
        ...here,
        id: id(),
        ownerId: author,
        kind: 'checklist',
        originId: kernel.library.checklists[0]?.id ?? '',
        name: `finch ${text('the name')}`,
      },
      ...{ useWhen: text('when to use'), body: `${text('a line')}\nanother`, privacy, createdAt: now, changedAt: now },
    });
  };
  await copy('P0');
  await copy('P3');
  const toolId = kernel.library.checklists[0]?.id ?? '';
  const rubricId = kernel.library.rubrics[0]?.id ?? '';
  await tools.putRun({ ...here, userId: QUIET.userId, toolId, ticks: [0, 2], changedAt: now, privacy: 'P0' });
  await tools.addRating({ ...here, userId: QUIET.userId, toolId: rubricId, at: now, scores: [1, 2, 3], privacy: 'P0' });
  const follows = createFollowStore(db);
  await follows.put({
    ...here,
    id: id(),
    itemId: playbook.id,
    userId: QUIET.userId,
    startsOn: '2026-10-19',
    next: 0,
    answers: {},
    state: 'going',
    privacy: 'P0',
  });

  // ——— the trail, through what is private and what is not ———
  const chain: Ref[] = [
    { kind: 'session', id: session.id },
    { kind: 'experiment', id: hidden.id },
    { kind: 'result', id: hidden.id },
    { kind: 'item', id: card.id },
    { kind: 'experiment', id: titled.id },
    { kind: 'result', id: titled.id },
    { kind: 'item', id: guested.id },
    { kind: 'reuse', id: reuseId },
    { kind: 'experiment', id: told.id },
    { kind: 'experiment', id: idea.id },
    { kind: 'experiment', id: pilot.id },
    { kind: 'project', id: projectId },
  ];
  for (const [at, cause] of chain.entries()) {
    const effect = chain[at + 1];
    if (effect) await trail.link(TEAM, cause, effect, now);
  }
  return {
    planted,
    refs,
    sessionId: session.id,
    communityId: community.id,
    versionedId: card.id,
    leads: { borrower: owner, cheered: owner },
  };
}
