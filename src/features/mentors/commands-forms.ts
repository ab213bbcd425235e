/** What comes back from the three forms. */
import { findObstacle } from '../../community/member-rules.ts';
import type { Answer, SubmissionHandler } from '../../platform/feature.ts';
import { findActive, requireFree, type Services } from './commands.ts';
import { LONGEST, readOffer, readWish, typed } from './rules.ts';
import type { Parts } from './service.ts';

export function createSubmissions(parts: Parts, { list, asking, nominating, pages }: Services): Record<string, SubmissionHandler> {
  const { deps, offers, name } = parts;
  return {
    'mentors:offer': async (act) => {
      const read = readOffer(act.values);
      if ('errors' in read) return { errors: read.errors };
      const { community } = await findActive(parts, act, act.metadata);
      const whose = { teamId: act.teamId, communityId: community.id, userId: act.userId };
      await offers.put({ ...whose, ...read.ok, changedAt: act.now, privacy: 'P3' });
      return {
        update: await pages.page(community, act, '✓ Your offer stands on the list. Whoever chooses you asks through me, in private.'),
      };
    },
    'mentors:wish': async (act) => {
      const { community, member } = await findActive(parts, act, act.metadata);
      await requireFree(parts, community, act);
      const choices = await list.choices(community, member, act.now);
      const read = readWish(
        act.values,
        choices.map(({ userId }) => userId),
      );
      if ('errors' in read) return { errors: read.errors };
      const request = { teamId: act.teamId, id: deps.newId(), communityId: community.id, menteeId: act.userId, ...read.ok };
      const rest = { turn: 0, mentorId: null, channelId: null, ts: null, changedAt: act.now };
      await asking.begin({ ...request, ...rest, state: 'asking', privacy: 'P1' }, act.now);
      return { update: await pages.page(community, act, '✓ I ask for you.'), refreshHome: true };
    },
    'mentors:nominate': async (act): Promise<Answer> => {
      const { community } = await findActive(parts, act, act.metadata);
      const [nominee, line] = [typed(act.values, 'nominee'), typed(act.values, 'line')];
      if (line === '' || line.length > LONGEST.line) return { errors: { line: `One line of at most ${LONGEST.line} characters.` } };
      if (nominee === act.userId) return { errors: { nominee: 'For yourself, “I would like a mentor” on the page is the way.' } };
      const member = await deps.members.find(act.teamId, community.id, nominee);
      const belongs = member?.status === 'active' || member?.status === 'paused';
      if (!belongs || findObstacle(await deps.people.find(act.teamId, nominee)) !== null)
        return { errors: { nominee: `Only somebody in ${community.name} can be put forward.` } };
      const done = await nominating.nominate(community, act.userId, nominee, line, act.now);
      const who = await name(act.teamId, nominee);
      const said = done
        ? `✓ I ask ${who} in private. You hear within two weeks.`
        : `You put ${who} forward before. You hear, or have heard, what came of it.`;
      return { update: await pages.page(community, act, said) };
    },
  };
}
