/** The capabilities, in the order people meet them, and what one needs of another: nobody but this file knows both. */
import type { Erasure } from '../community/erasure.ts';
import type { Contributions } from '../community/feature.ts';
import type { Deps } from '../community/kernel.ts';
import { createAdmission } from './admission/index.ts';
import { createBoards } from './boards/index.ts';
import { createBreaches } from './breaches/index.ts';
import { createBuddies } from './buddies/index.ts';
import { createCards } from './cards/index.ts';
import { createCases } from './cases/index.ts';
import { createCheckIns } from './check-ins/index.ts';
import { createCheckpoints } from './checkpoints/index.ts';
import { createClosings } from './closings/index.ts';
import { createDebriefs } from './debriefs/index.ts';
import { createDecisions } from './decisions/index.ts';
import { createExperiments } from './experiments/index.ts';
import { createExports, type Exports } from './exports/index.ts';
import { createFacilitation, type Facilitation } from './facilitation/index.ts';
import { createFinding } from './finding/index.ts';
import { createFormats } from './formats/index.ts';
import { createGlossary } from './glossary/index.ts';
import { createGroups } from './groups/index.ts';
import { createHands } from './hands/index.ts';
import { createHome, type Home } from './home/index.ts';
import { createInvitations } from './invitations/index.ts';
import { createJobs } from './jobs/index.ts';
import { createKeeping } from './keeping/index.ts';
import { createMembership } from './membership/index.ts';
import { createMentors } from './mentors/index.ts';
import { createMentorships } from './mentorships/index.ts';
import { createNewcomerQuestions } from './newcomer-questions/index.ts';
import { createNotes, type Notes } from './notes/index.ts';
import { createOpenTables } from './open-tables/index.ts';
import { createPacts, type Pacts } from './pacts/index.ts';
import { createPilots } from './pilots/index.ts';
import { createPlaybooks } from './playbooks/index.ts';
import { createPreparation } from './preparation/index.ts';
import { createProjects } from './projects/index.ts';
import { createPrompts } from './prompts/index.ts';
import { createProposals } from './proposals/index.ts';
import { createReflections } from './reflections/index.ts';
import { createReleases } from './releases/index.ts';
import { createRematches } from './rematches/index.ts';
import { createResults } from './results/index.ts';
import { createReuses } from './reuses/index.ts';
import { createRounds, type Rounds } from './rounds/index.ts';
import { createSessionDays } from './session-days/index.ts';
import { createSessions } from './sessions/index.ts';
import { createSetUp } from './set-up/index.ts';
import { createTalks, type Talks } from './talks/index.ts';
import { createThanks, type ThanksFeature } from './thanks/index.ts';
import { createTools } from './tools/index.ts';
import { createTopics } from './topics/index.ts';
import { createTrails } from './trails/index.ts';
import { createUpkeep } from './upkeep/index.ts';
import { createVotes, type Votes } from './votes/index.ts';
import { createWelcome, type Welcome } from './welcome/index.ts';

export interface Features {
  list: readonly Contributions[];
  home: Home;
  exports: Exports;
}

export function createFeatures(deps: Deps, erasure: Erasure): Features {
  const home = createHome(deps);
  const newcomerQuestions = createNewcomerQuestions(deps);
  // Those who come in know each other both ways; what is named here before it is built is called only later.
  const admission = createAdmission(deps, {
    begin: (whose, joinedOn, welcomedAt) => welcome.begin(whose, joinedOn, welcomedAt),
    greet: (community, opening) => welcome.greet(community, opening),
  });
  const buddies = createBuddies(deps, {
    hasTold: (member) => welcome.hasTold(member),
    heldUntil: (community, member, on) => welcome.heldUntil(community, member, on),
  });
  const membership = createMembership(deps, {
    erasure: {
      storedAbout: (teamId, userId) => erasure.storedAbout(deps.contributions(), teamId, userId),
      forget: (forgetting) => erasure.forget(deps.contributions(), forgetting),
    },
    askWhoCame: admission.askWhoCame,
    onEnd: async (community, member, by, now) => {
      await admission.withdraw(member, by, now);
      await buddies.endAll(community, member, now);
      await facilitation.gone(member, now);
    },
    newcomers: async (community, since) => ({
      ...(await welcome.news(community, since)),
      waiting: await admission.countWaiting(community),
    }),
  });
  const welcome: Welcome = createWelcome(deps, {
    doors: { ...admission, leave: membership.leave },
    pairs: buddies,
    keepQuestion: newcomerQuestions.keep,
  });
  const reflections = createReflections(deps);
  const setUp = createSetUp(deps, {
    invite: admission.invite,
    exportCommunity: async (community, userId, now) => {
      for (const file of await erasure.exportCommunity(deps.contributions(), community)) {
        await deps.outbox.file({
          teamId: community.teamId,
          key: `set-up.export/${community.id}/${userId}/${now}/${file.path}`,
          touch: 'set-up.export',
          whenUnsure: 'resend',
          channel: userId,
          filename: file.path.replaceAll('/', '-'),
          title: file.path,
          content: file.content,
          comment: '',
        });
      }
    },
  });
  const checkIns = createCheckIns(deps, {
    saveStep: async (step) => {
      const askOn = await reflections.dayAhead(step.teamId, step.communityId, step.userId, step.now);
      await reflections.keepStep({ ...step, reflectionId: null, askOn });
      return { askOn };
    },
    changeLevel: async ({ teamId, communityId, userId, level }) => {
      const member = await deps.members.find(teamId, communityId, userId);
      if (member) await deps.members.put({ ...member, level });
    },
  });
  const topics = createTopics(deps, { votes: () => votes.forTopics });
  const votes: Votes = createVotes(deps, topics.forVotes);
  const facilitation: Facilitation = createFacilitation(deps, { volunteers: topics.volunteers });
  const breaches = createBreaches(deps);
  const formats = createFormats(deps, { isPaused: breaches.isPaused });
  const preparation = createPreparation(deps, {
    formats,
    why: topics.whyOf,
    lastNotes: (session) => notes.lastNotes(session),
    openingOf: breaches.openingOf,
  });
  const sessionDays = createSessionDays(deps, { runSheet: preparation.runSheet });
  const debriefs = createDebriefs(deps, {
    attended: sessionDays.attended,
    threadOf: sessionDays.threadOf,
    keepStep: async (step) => {
      await reflections.keepStep({ ...step, reflectionId: null });
    },
    keepWish: (wish) => topics.keepWish({ ...wish, source: 'debrief' }),
    takenBack: (session, now) => notes.changed(session, now),
  });
  const notes: Notes = createNotes(deps, {
    debriefOf: debriefs.resultOf,
    attended: sessionDays.attended,
    countOf: sessionDays.countOf,
    correctAttendance: sessionDays.correct,
    forgetNames: sessionDays.forgetNames,
    takeThanksIn: (session, now) => thanks.takeIn(session, now),
    thanksIn: (session) => thanks.linesIn(session),
  });
  const thanks: ThanksFeature = createThanks(deps, { notesChanged: notes.changed });
  const glossary = createGlossary(deps);
  const exports = createExports(deps, { glossary });
  const groups = createGroups(deps);
  const projects = createProjects(deps);
  const reuses = createReuses(deps);
  const mentorships = createMentorships(deps);
  const finding = createFinding(deps, { reuseRank: reuses.reuseRank });
  const rounds: Rounds = createRounds(deps, {
    late: (community, userId, now) => rematches.late(community, userId, now),
    out: (teamId, roundId, userId) => rematches.out(teamId, roundId, userId),
  });
  const rematches = createRematches(deps, { running: rounds.running });
  const pacts: Pacts = createPacts(deps, { fixDates: (...dates) => talks.fixDates(...dates) });
  const talks: Talks = createTalks(deps, pacts);
  const list: Contributions[] = [
    setUp,
    admission,
    membership,
    buddies,
    welcome,
    newcomerQuestions,
    createSessions(deps),
    topics,
    votes,
    facilitation,
    createJobs(deps),
    formats,
    preparation,
    sessionDays,
    groups,
    createOpenTables(deps, { keepWish: (wish) => topics.keepWish({ ...wish, source: 'table' }) }),
    debriefs,
    notes,
    createPrompts(deps, { saveReflection: reflections.saveReflection, subTagOf: topics.subTagOf }),
    reflections,
    createExperiments(deps),
    createCheckpoints(deps),
    createResults(deps),
    createBoards(deps),
    createInvitations(deps),
    createPilots(deps),
    projects,
    createDecisions(deps, projects),
    createCards(deps),
    createKeeping(deps),
    reuses,
    createUpkeep(deps, { searchedInVain: finding.searchedInVain, openClashes: glossary.openClashes }),
    glossary,
    createTools(deps),
    finding,
    createPlaybooks(deps),
    createReleases(deps),
    createCases(deps, { groupOf: groups.groupOf, heldUntil: breaches.heldUntil }),
    createTrails(deps, reuses),
    rounds,
    rematches,
    pacts,
    talks,
    createClosings(deps),
    createProposals(deps),
    createMentors(deps, { mentorships, interests: welcome.interests }),
    mentorships,
    createHands(deps, { checkInHand: checkIns.handOf }),
    breaches,
    thanks,
    exports,
    checkIns,
    home,
  ];
  return { list, home, exports };
}
