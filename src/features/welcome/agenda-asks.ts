/** What the joining weeks ask, and what the answers do. */
import type { AskKind } from '../../community/ask.ts';
import { purposeOf } from '../../community/community-views.ts';
import { findActiveMember } from '../../community/find-member.ts';
import { findViewer } from '../../community/find-viewer.ts';
import { isLevel } from '../../community/member-rules.ts';
import { findOffers } from '../../community/offers.ts';
import type { Values } from '../../platform/feature.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { wantsAsks } from './rules.ts';
import { findPromptFor } from './rules-first-things.ts';
import type { Parts } from './service.ts';
import { firstThingsInputs, firstThingsLine, monthInputs, monthLine, tellInputs, tellLine } from './views-asks.ts';

const text = (value: Values[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');
const ticked = (value: Values[string] | undefined): boolean => (Array.isArray(value) ? value.includes('yes') : value === 'yes');

export const createAsks = (parts: Parts): AskKind[] => [tellAsk(parts), firstThingsAsk(parts), monthAsk(parts)];

const tellAsk = ({ deps, store, telling }: Parts): AskKind => ({
  kind: 'welcome.tell',
  practice: 'j1',
  name: 'Welcome reminder',
  why: 'You joined and have not said yet how you take part; after this I do not ask again.',
  line: async (ask) => {
    const found = await findActiveMember(deps, ask);
    const answered = found ? (await store.find(found.member))?.answeredAt : null;
    return found && !answered ? tellLine(found.community.name) : null;
  },
  inputs: async () => tellInputs(),
  answer: async (ask, values, act) => {
    const found = await findActiveMember(deps, ask);
    const hope = text(values.hope);
    if (!found || (!isLevel(values.level) && hope === '')) return { skipped: true };
    if (!isLevel(values.level)) return { errors: { level: 'Choose one; it can be changed any time.' } };
    await telling.tell(found.community, found.member, { level: values.level, hope, shared: ticked(values.share) }, act.now);
    return undefined;
  },
});

const firstThingsAsk = ({ deps, keepQuestion, pairs, store }: Parts): AskKind => ({
  kind: 'welcome.first-things',
  practice: 'j3',
  name: 'First useful thing',
  why: 'You joined two weeks ago, and these fit what you hope for.',
  line: async (ask) => {
    const found = await findActiveMember(deps, ask);
    return found && wantsAsks(found.member.level) ? firstThingsLine(found.community.name) : null;
  },
  inputs: async (ask) => {
    const found = await findActiveMember(deps, ask);
    if (!found) return [];
    const hope = (await store.find(found.member))?.hope ?? '';
    const { teamId, communityId, userId } = found.member;
    const now = toInstant(ask.opensOn, '12:00', found.community.zone);
    const viewer = await findViewer(deps, teamId, userId, now);
    const wanted = { teamId, communityId, viewer, words: hope, topicClass: null, now };
    const prompt = findPromptFor(hope, deps.library);
    return firstThingsInputs({
      community: found.community.name,
      purpose: purposeOf(found.community),
      question: prompt?.text ?? null,
      cards: hope === '' ? [] : await findOffers(deps.contributions(), { ...wanted, subTag: prompt?.sub_tag ?? null }),
      buddy: await pairs.findBuddy(found.member),
    });
  },
  answer: async (ask, values, act) => {
    const found = await findActiveMember(deps, ask);
    const puzzle = text(values.puzzle);
    if (!found || (puzzle === '' && !text(values.talked))) return { skipped: true };
    const { community, member } = found;
    if (values.talked === 'yes') await pairs.close(community, member, 'talked', act.now);
    if (values.talked === 'other') await pairs.close(community, member, 'other', act.now);
    if (puzzle !== '') await keepQuestion(community, member, puzzle, ticked(values.release), act.now);
    return undefined;
  },
});

const monthAsk = ({ deps, scores }: Parts): AskKind => ({
  kind: 'welcome.month',
  practice: 'j4',
  name: 'After a month',
  why: 'You joined a month ago.',
  line: async (ask) => {
    const found = await findActiveMember(deps, ask);
    return found && wantsAsks(found.member.level) ? monthLine(found.community.name) : null;
  },
  inputs: async (ask) => {
    const found = await findActiveMember(deps, ask);
    return found ? monthInputs(found.member.level) : [];
  },
  answer: async (ask, values, act) => {
    const found = await findActiveMember(deps, ask);
    if (!found) return { skipped: true };
    const scored = await scores.keep(
      found.community,
      [
        ['why-here', text(values.whyHere)],
        ['welcome', text(values.welcome)],
      ],
      act.now,
    );
    const changed = isLevel(values.level) && values.level !== found.member.level;
    if (isLevel(values.level) && changed) await deps.members.put({ ...found.member, level: values.level });
    return scored || changed ? undefined : { skipped: true };
  },
});
