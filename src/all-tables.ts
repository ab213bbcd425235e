/** Every table there is, for the migrations and the sandbox. One line for each `tables.ts`. */
import { agendaTables } from './community/agenda-tables.ts';
import { pairTables } from './community/pair-tables.ts';
import { shelfTables } from './community/shelf-tables.ts';
import { tables as communityTables } from './community/tables.ts';
import { tables as admissionTables } from './features/admission/tables.ts';
import { tables as boardsTables } from './features/boards/tables.ts';
import { tables as breachesTables } from './features/breaches/tables.ts';
import { tables as buddyTables } from './features/buddies/tables.ts';
import { tables as casesTables } from './features/cases/tables.ts';
import { tables as checkInTables } from './features/check-ins/tables.ts';
import { tables as checkpointsTables } from './features/checkpoints/tables.ts';
import { tables as closingsTables } from './features/closings/tables.ts';
import { tables as debriefsTables } from './features/debriefs/tables.ts';
import { tables as decisionsTables } from './features/decisions/tables.ts';
import { tables as facilitationTables } from './features/facilitation/tables.ts';
import { tables as findingTables } from './features/finding/tables.ts';
import { tables as formatsTables } from './features/formats/tables.ts';
import { tables as glossaryTables } from './features/glossary/tables.ts';
import { tables as groupsTables } from './features/groups/tables.ts';
import { tables as handsTables } from './features/hands/tables.ts';
import { tables as invitationsTables } from './features/invitations/tables.ts';
import { tables as jobsTables } from './features/jobs/tables.ts';
import { tables as keepingTables } from './features/keeping/tables.ts';
import { tables as membershipTables } from './features/membership/tables.ts';
import { tables as mentorsTables } from './features/mentors/tables.ts';
import { tables as mentorshipsTables } from './features/mentorships/tables.ts';
import { tables as newcomerQuestionTables } from './features/newcomer-questions/tables.ts';
import { tables as notesTables } from './features/notes/tables.ts';
import { tables as openTablesTables } from './features/open-tables/tables.ts';
import { tables as pactsTables } from './features/pacts/tables.ts';
import { tables as pilotsTables } from './features/pilots/tables.ts';
import { tables as playbooksTables } from './features/playbooks/tables.ts';
import { tables as preparationTables } from './features/preparation/tables.ts';
import { tables as projectsTables } from './features/projects/tables.ts';
import { tables as promptTables } from './features/prompts/tables.ts';
import { tables as proposalsTables } from './features/proposals/tables.ts';
import { tables as reflectionTables } from './features/reflections/tables.ts';
import { tables as releasesTables } from './features/releases/tables.ts';
import { tables as rematchesTables } from './features/rematches/tables.ts';
import { tables as reusesTables } from './features/reuses/tables.ts';
import { tables as roundsTables } from './features/rounds/tables.ts';
import { tables as sessionDaysTables } from './features/session-days/tables.ts';
import { tables as sessionsTables } from './features/sessions/tables.ts';
import { tables as setUpTables } from './features/set-up/tables.ts';
import { tables as talksTables } from './features/talks/tables.ts';
import { tables as thanksTables } from './features/thanks/tables.ts';
import { tables as toolsTables } from './features/tools/tables.ts';
import { tables as topicsTables } from './features/topics/tables.ts';
import { tables as upkeepTables } from './features/upkeep/tables.ts';
import { tables as votesTables } from './features/votes/tables.ts';
import { tables as welcomeTables } from './features/welcome/tables.ts';
import type { Kit } from './platform/db/kit.ts';
import { searchTables } from './platform/db/tables.ts';
import { deliveryTables } from './platform/delivery/tables.ts';
import { tables as slackTables } from './platform/slack/tables.ts';

export const allTables = (k: Kit) => ({
  ...searchTables(k),
  ...deliveryTables(k),
  ...slackTables(k),
  ...agendaTables(k),
  ...communityTables(k),
  ...shelfTables(k),
  ...pairTables(k),
  ...setUpTables(k),
  ...admissionTables(k),
  ...membershipTables(k),
  ...buddyTables(k),
  ...welcomeTables(k),
  ...newcomerQuestionTables(k),
  ...checkInTables(k),
  ...checkpointsTables(k),
  ...promptTables(k),
  ...reflectionTables(k),
  ...sessionsTables(k),
  ...topicsTables(k),
  ...votesTables(k),
  ...facilitationTables(k),
  ...jobsTables(k),
  ...formatsTables(k),
  ...preparationTables(k),
  ...sessionDaysTables(k),
  ...groupsTables(k),
  ...openTablesTables(k),
  ...debriefsTables(k),
  ...notesTables(k),
  ...keepingTables(k),
  ...boardsTables(k),
  ...invitationsTables(k),
  ...casesTables(k),
  ...reusesTables(k),
  ...upkeepTables(k),
  ...decisionsTables(k),
  ...pilotsTables(k),
  ...projectsTables(k),
  ...playbooksTables(k),
  ...releasesTables(k),
  ...glossaryTables(k),
  ...toolsTables(k),
  ...findingTables(k),
  ...mentorsTables(k),
  ...mentorshipsTables(k),
  ...roundsTables(k),
  ...closingsTables(k),
  ...thanksTables(k),
  ...handsTables(k),
  ...breachesTables(k),
  ...proposalsTables(k),
  ...rematchesTables(k),
  ...pactsTables(k),
  ...talksTables(k),
});
