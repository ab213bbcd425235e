/** A draft at its beginning, and what becomes of it when a form comes back. */
import type { Deps } from '../../community/kernel.ts';
import { defaultSettings } from '../../community/settings.ts';
import type { Act, Values } from '../../platform/feature.ts';
import { NO_HOLIDAYS } from '../../platform/time/working-days.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Checked, CheckWith } from './rules-checking.ts';
import { checkPart } from './rules-checks.ts';
import { type Draft, emptyPlan, type Part, type Shape } from './rules-draft.ts';
import { defaultStart } from './rules-rhythm.ts';

export function createDrafts(deps: Pick<Deps, 'people' | 'communities' | 'library'>) {
  const starters = deps.library.norms;

  async function freshShape(act: Act): Promise<Shape> {
    const zone = (await deps.people.find(act.teamId, act.userId))?.zone ?? 'Etc/UTC';
    const settings = defaultSettings();
    return {
      name: '',
      zone,
      announcementChannelId: null,
      plan: emptyPlan(),
      settings: {
        ...settings,
        norms: starters.map(({ norm, repair }) => ({ text: norm, repair })),
        rhythm: { ...settings.rhythm, startsOn: defaultStart(toLocal(act.now, zone).date, NO_HOLIDAYS) },
      },
    };
  }

  const freshDraft = async (act: Act, id: string): Promise<Draft> => ({
    id,
    teamId: act.teamId,
    authorId: act.userId,
    communityId: null,
    status: 'open',
    part: 'purpose',
    shape: await freshShape(act),
    typed: {},
    round: 0,
    touchedAt: act.now,
    proposedAt: null,
    agreedAt: null,
    previewTs: null,
    objectionsUntilOn: null,
  });

  async function checkWith(draft: Draft, values: Values, now: number): Promise<CheckWith> {
    const chosen = Object.values(values).flatMap((value) => value ?? []);
    const taken = (await deps.communities.list(draft.teamId)).filter(
      (other) => other.status !== 'ended' && other.channelId && other.id !== draft.communityId,
    );
    return {
      authorId: draft.authorId,
      people: await deps.people.findMany(draft.teamId, chosen),
      today: toLocal(now, draft.shape.zone).date,
      starters,
      takenChannels: new Map(taken.map((other) => [other.channelId ?? '', other.name])),
      editing: false,
    };
  }

  const check = async (draft: Draft, part: Part, values: Values, now: number): Promise<Checked> =>
    checkPart(part, values, draft.shape, await checkWith(draft, values, now));

  const without = (typed: Draft['typed'], part: Part): Draft['typed'] =>
    Object.fromEntries(Object.entries(typed).filter(([name]) => name !== part));

  /** Keeps what is right, and remembers what is not as it was typed. */
  async function keepAsTyped(draft: Draft, part: Part, values: Values, now: number): Promise<Draft> {
    if (part === 'preview') return draft;
    const checked = await check(draft, part, values, now);
    const next: Draft =
      'errors' in checked
        ? { ...draft, typed: { ...draft.typed, [part]: values } }
        : { ...draft, shape: checked.shape, typed: without(draft.typed, part) };
    return next;
  }

  return { freshDraft, check, keepAsTyped, without };
}
