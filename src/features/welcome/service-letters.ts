/** What goes out by itself, composed at the moment it is due: what has gone since is not said any more. */
import { PRIORITY } from '../../community/ask.ts';
import { findActiveMember, findName } from '../../community/find-member.ts';
import { sendLetter, sendPost } from '../../community/letter.ts';
import type { DueTouch } from '../../community/touch.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import type { Parts } from './service.ts';
import { welcomeMessage } from './views.ts';
import { introductionMessage } from './views-posts.ts';

/** As many introductions in one post as can be read in a minute. */
const TOGETHER = 5;

export function createLetters({ deps, store, holds, telling }: Parts) {
  const { communities, library, members } = deps;

  const welcome = async (due: DueTouch): Promise<void> => {
    const found = await findActiveMember(deps, due);
    if (!found || !due.userId || found.member.joinedOn === null) return;
    const onboarding = await store.find(found.member);
    if (onboarding && (onboarding.welcomedAt !== null || onboarding.joinedOn !== due.anchor)) return;
    if (!onboarding) await store.start(found.member, found.member.joinedOn, null);
    await store.change(found.member, { welcomedAt: due.now });
    const next = await holds.nextTouchOn(found.community, found.member.joinedOn, due.now);
    const nextTouch = `${next.session ? 'the session on ' : ''}${formatDate(next.on)}`;
    const name = await findName(deps, due.teamId, due.userId);
    await sendLetter(deps, due, due.userId, {
      message: welcomeMessage({ community: found.community, library, name, nextTouch }),
      why: `You joined ${found.community.name}.`,
      priority: PRIORITY.joining,
      minutes: 3,
    });
  };

  const introduce = async (due: DueTouch): Promise<void> => {
    const community = await communities.find(due.teamId, due.communityId);
    if (!community) return;
    const waiting = await store.listUnintroduced(due.teamId, due.communityId);
    const here: { name: string; hope: string }[] = [];
    for (const row of waiting) {
      const member = await members.find(row.teamId, row.communityId, row.userId);
      if (member?.status !== 'active' || here.length === TOGETHER) continue;
      here.push({ name: await findName(deps, row.teamId, row.userId), hope: row.hope });
      await store.change(row, { introducedOn: due.localDate });
    }
    if (here.length > 0) await sendPost(deps, due, introductionMessage(here));
    if (here.length === TOGETHER && waiting.length > TOGETHER) await telling.planIntroduction(community, due.now);
  };

  return { welcome, introduce };
}
