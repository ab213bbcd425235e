import * as views from '../../../src/features/admission/views.ts';
import * as invitation from '../../../src/features/admission/views-invitation.ts';
import { greet } from '../../../src/features/welcome/views.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings, communityNamed } from '../../support/drawings.ts';

const library = readStarterLibrary();

checkDrawings(({ name, text, long }) => {
  const here = communityNamed(name, long);
  const waiting = { community: here, kind: 'nomination' as const, userId: 'U2', name, byName: name, why: text.slice(0, 300) };
  const invite = (invitedBy: string | null) =>
    greet({ community: here, library }, invitation.sayInvitation({ community: here, name, invitedBy }));
  return {
    messages: [
      ['invitation', invite(name)],
      ['question to who came', invite(null)],
      ['request', views.requestMessage(waiting)],
      ['declined request', views.declinedRequest(here)],
      ['declined nomination', views.declinedNomination(here, name)],
      ['invited', invitation.invitedReply({ community: here, asked: [name], already: [name], members: [name], refused: [name] })],
      ['not brought', views.notBroughtMessage(here, name)],
    ],
    rows: [
      ['open invitation', invitation.openInvitation(here)],
      ['purpose card', invitation.purposeCard(here)],
    ],
  };
});
