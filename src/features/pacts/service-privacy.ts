/** What is stored of pacts about whom, and for how long. Nothing of it is exported. */
import type { Contributions } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { joinWords } from '../../community/words.ts';
import { DAY } from '../../platform/clock.ts';
import { sayDate, sayDateTime } from '../../platform/time/say.ts';
import { isAskedAgain } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { sayShape } from './views-words.ts';

/** Practice 3.13: P1, 90 days after the round. */
const KEPT = 90 * DAY;

export function createPrivacyParts(
  { deps, store }: Parts,
  service: Service,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> {
  return {
    storedAbout: async (teamId, userId) => {
      const zone = (await deps.people.find(teamId, userId))?.zone ?? 'UTC';
      const records = (await store.pagesBy(teamId, userId)).map(async (page) => {
        const whole = await service.load(teamId, page.pairId);
        const others = (whole?.pair.people ?? []).filter((id) => id !== userId).map((id) => findName(deps, teamId, id));
        const terms = whole?.pact.standing ?? whole?.pact.terms ?? null;
        return {
          community: whole?.community.name ?? page.communityId,
          with: joinWords(await Promise.all(others)),
          aims: page.aims,
          'I find it helpful when you': page.style,
          notes: page.notes,
          'off limits': page.offLimits,
          signed: page.signedAt === null ? 'no' : sayDate(page.signedAt, zone, true),
          'agrees to these dates': page.signedAt !== null && !isAskedAgain(page, whole?.pact.version ?? page.agreedTo),
          shape: whole && terms ? sayShape(terms.shape, whole.pair) : '',
          dates: (terms?.dates ?? []).map((at) => sayDateTime(at, zone)).join('; '),
          privacy: page.privacy,
        };
      });
      return [{ title: 'Coaching pacts', records: await Promise.all(records) }];
    },
    forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),
    tidy: (now) => store.tidy(now - KEPT),
  };
}
