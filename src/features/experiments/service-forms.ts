/** The windows of a design: which template, which page, prefilled with what is there; and a page as it was typed. */
import { z } from 'zod';
import type { Experiment } from '../../community/experiment.ts';
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { getViewer } from '../../community/find-viewer.ts';
import type { Community } from '../../community/records.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, SubmissionAct } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { truncate } from '../../platform/slack/text.ts';
import { nextMonday } from './rules.ts';
import { LONGEST_TITLE, pagesOf, readPage } from './rules-form.ts';
import type { Parts, Service } from './service.ts';
import type { Designs, Form } from './service-design.ts';
import type { ChooserView } from './views-chooser.ts';
import { designModal } from './views-design.ts';
import { drawInput } from './views-inputs.ts';

export const BORROW = 'xt-borrow';

/** i: the record, c: community, t: template, p: page, o: where it came from, s: the item that is borrowed; u: the other lead, b: who may ask, whom the record names only from a design on. */
const formSchema = z.object({
  i: z.string(),
  c: z.string(),
  t: z.string(),
  p: z.number(),
  o: z.string(),
  s: z.string(),
  u: z.string(),
  b: z.string(),
});
export type Place = z.infer<typeof formSchema>;

export const readPlace = (metadata: string): Place => {
  const parsed = formSchema.safeParse(JSON.parse(metadata || '{}'));
  if (!parsed.success)
    throw new UserError('This form is from an older version of me.', 'Copy your text, and open it again with `/experiment`.');
  return parsed.data;
};
export const refOf = (origin: string): Ref | null => {
  const [kind = '', id = ''] = origin.split('/');
  return kind === '' || id === '' ? null : { kind, id };
};
export const formOf = ({ i, c, t, o }: Place): Form => ({ id: i, communityId: c, templateId: t, origin: refOf(o) });

export function createForms({ deps }: Parts, service: Service, designs: Designs) {
  const { communities } = deps;

  const placeFor = async (act: Act, preferred: string | null): Promise<{ community: Community; others: Community[] }> => {
    const { memberships } = await getViewer(deps, act.teamId, act.userId, act.now);
    const hers = memberships.map(({ community }) => community).filter(({ status }) => status !== 'ended');
    const here = act.channelId ? await communities.findByChannel(act.teamId, act.channelId) : null;
    const community = hers.find(({ id }) => id === preferred) ?? hers.find(({ id }) => id === here?.id) ?? hers[0];
    // Says how to come into one.
    if (!community) return { community: (await communities.forAct(act)).community, others: [] };
    return { community, others: hers.filter(({ id }) => id !== community.id) };
  };

  /** What an origin says of itself to her; '' when she may not see it. */
  const wordsOf = async (act: Act, origin: Ref | null): Promise<string> => {
    if (!origin) return '';
    const viewer = await getViewer(deps, act.teamId, act.userId, act.now);
    for (const { describe } of deps.contributions()) {
      const described = await describe?.[origin.kind]?.(origin, viewer);
      if (described) return described.title;
    }
    return '';
  };

  const chooserOf = async (act: Act, origin: string, preferred: string | null): Promise<ChooserView> => {
    const { community, others } = await placeFor(act, preferred);
    const words = await wordsOf(act, refOf(origin));
    return {
      ...{ communityId: community.id, community: community.name, others, templates: deps.library.experiment_templates, words },
      // What she may not see is no origin of hers.
      origin: words === '' ? '' : origin,
    };
  };
  const draw = async (act: Act, place: Place, title = ''): Promise<Modal> => {
    const template = service.templateOf(place.t);
    if (!template) throw new UserError('The library has this template no more.', 'What you wrote is still on its page.');
    const known = await service.find(act, place.i);
    const item = place.s === '' ? null : await designs.findItem(act, place.s);
    const all = pagesOf(template, place.s !== '');
    const inputs = all[place.p] ?? [];
    const words = place.p === 0 && !item ? await wordsOf(act, refOf(place.o)) : '';
    const today = await service.today(act);
    const filled = {
      ...{
        title: known?.title ?? (title || truncate(item?.title ?? (place.o.startsWith('step/') ? words : ''), LONGEST_TITLE)),
        fields: known?.fields ?? {},
        partnerId: known?.partnerId ?? (place.u || null),
        buddyId: known?.buddyId ?? (place.b || null),
      },
      ...{ sourceId: known?.sourceId ?? null, visibility: known && known.state !== 'idea' ? known.visibility : ('title' as const) },
      startOn: known?.startOn && known.startOn >= today ? known.startOn : nextMonday(today),
    };
    const shelf = inputs.some((one) => one.is === 'source') ? await designs.shelfFor(act, place.c) : [];
    return designModal({
      ...{ metadata: JSON.stringify(place), template, page: place.p, pages: all.length },
      from: item ? { what: 'You borrow:', text: item.title } : words === '' ? null : { what: 'It comes from:', text: words },
      inputs: inputs.map((one) => drawInput(one, filled, shelf)),
      mayKeep: known === null || known.state === 'idea',
    });
  };

  const newPlace = (communityId: string, templateId: string, origin: string): Place => ({
    ...{ i: deps.newId(), c: communityId, t: templateId, p: 0, o: origin, u: '', b: '' },
    s: templateId === BORROW && origin.startsWith('item/') ? origin.slice('item/'.length) : '',
  });

  const placeOf = ({ id, communityId, templateId, sourceId }: Experiment): Place => ({
    ...{ i: id, c: communityId, t: templateId, p: 0, o: '', s: sourceId ?? '', u: '', b: '' },
  });

  /** The page as it was typed, and what is wrong with it. */
  const read = async (act: Act, place: Place, values: SubmissionAct['values']) => {
    await requireMember(deps, await requireLivingCommunity(deps, act.teamId, place.c), act.userId);
    const template = service.templateOf(place.t);
    if (!template)
      throw new UserError('The library has this template no more.', 'Copy your text and choose another one with `/experiment`.');
    const all = pagesOf(template, place.s !== '');
    const inputs = all[place.p] ?? [];
    return { template, all, inputs, draft: readPage(inputs, values) };
  };

  return { placeFor, chooserOf, draw, newPlace, placeOf, read };
}

export type Forms = ReturnType<typeof createForms>;
