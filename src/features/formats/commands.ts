/** `/rondo formats`: everybody reads and copies; stewards and whoever made a copy change it. */
import { z } from 'zod';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { type Edited, editSteps, putStep, readStep, saySum } from '../../community/run-sheet-rules.ts';
import { readStepForm, readStepMenu, stepModal, typedStep } from '../../community/run-sheet-views.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, Command, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { isReady, keepsDebrief, readWords } from './rules.ts';
import type { Service } from './service.ts';
import type { OwnFormat } from './store.ts';
import { formatModal, listModal, wordsModal } from './views.ts';

/** c: community; f: format; v: the version that is shown; e: the step in the form; n: a copy is being made. */
const metadataSchema = z.object({
  c: z.string(),
  f: z.string().default(''),
  v: z.number().int().default(0),
  e: z.string().nullable().default(null),
  n: z.boolean().default(false),
});
type Place = z.infer<typeof metadataSchema> & { community: Community };
type InModal = ActionAct | SubmissionAct;

export function createCommands(deps: Deps, service: Service) {
  async function readPlace(act: InModal): Promise<Place> {
    const metadata = 'modal' in act ? (act.modal?.metadata ?? '') : act.metadata;
    const parsed = metadataSchema.safeParse(JSON.parse(metadata || '{}'));
    if (!parsed.success) throw new UserError('This list is from an older version of me.', 'Type `/rondo formats` again.');
    const community = await requireCommunity(deps, act.teamId, parsed.data.c);
    await requireMember(deps, community, act.userId);
    return { ...parsed.data, community };
  }

  async function drawList(community: Community, notice: string | null = null) {
    const own = await service.listOwn(community);
    return listModal({
      communityId: community.id,
      metadata: JSON.stringify({ c: community.id }),
      community: community.name,
      library: service.library,
      own: own.map((each) => ({ ...each, off: isReady(each) ? null : saySum(each.steps, each.minutes) })),
      notice,
    });
  }

  async function drawFormat(act: InModal, community: Community, id: string, notice: string | null = null): Promise<Answer> {
    const format = await service.find(community, id);
    if (!format) return { update: await drawList(community, 'That format is not here any more; these are the ones of today.') };
    const own = await service.findOwn(community, id);
    return {
      update: formatModal({
        metadata: JSON.stringify({ c: community.id, f: id, v: own?.version ?? 0 }),
        format: { ...format, steps: await service.findSteps(community, format) },
        baseName: format.basedOn === null ? null : ((await service.find(community, format.basedOn))?.name ?? 'one that is gone'),
        mayEdit: own !== null && (await service.mayEdit(own, act, community)),
        mayCopy: true,
        notice,
        isReady: own === null || isReady(own),
      }),
    };
  }

  /** Draws it as it stands with the reason when somebody else was faster; null when the person saw the newest version. */
  async function drawIfStale(act: InModal, { community, v }: Place, own: OwnFormat): Promise<Answer | null> {
    return own.version === v ? null : drawFormat(act, community, own.id, await service.sayStale(own, act));
  }

  const keep = async (act: InModal, { community }: Place, own: OwnFormat, edited: Edited): Promise<Answer> =>
    drawFormat(act, community, own.id, await service.changeSteps(own, own.version, edited, act));

  const drawStep = (place: Place, own: OwnFormat, id: string | null, notice: string | null = null): Answer => ({
    update: stepModal({
      feature: 'formats',
      metadata: JSON.stringify({ c: place.c, f: own.id, v: own.version, e: id }),
      step: own.steps.find((step) => step.id === id) ?? null,
      notice,
    }),
  });

  const actions: Record<string, ActionHandler> = {
    'formats:list': async (act) => ({ update: await drawList((await readPlace(act)).community) }),
    'formats:open': async (act) => drawFormat(act, (await readPlace(act)).community, act.value),
    'formats:sheet': async (act) => {
      const place = await readPlace(act);
      return drawFormat(act, place.community, place.f);
    },
    'formats:copy': async (act) => {
      const { community } = await readPlace(act);
      const format = await service.find(community, act.value);
      if (!format) return drawFormat(act, community, act.value);
      const minutes = format.kind === 'session' ? community.settings.rhythm.minutes : format.minutes;
      return {
        update: wordsModal({
          metadata: JSON.stringify({ c: community.id, f: format.id, n: true }),
          words: { name: '', purpose: format.purpose, effort: format.effort },
          copied: { name: format.name, minutes },
        }),
      };
    },
    'formats:words': async (act) => {
      const place = await readPlace(act);
      const own = await service.requireOwn(act, place.community, act.value);
      return { update: wordsModal({ metadata: JSON.stringify({ c: place.c, f: own.id, v: own.version }), words: own, copied: null }) };
    },
    'formats:delete': async (act) => {
      const { community } = await readPlace(act);
      const own = await service.requireOwn(act, community, act.value);
      await service.remove(community, own, act);
      return { update: await drawList(community, 'Deleted. Sessions planned with it keep their run sheets.') };
    },
    'formats:add-step': async (act) => {
      const place = await readPlace(act);
      const own = await service.requireOwn(act, place.community, place.f);
      return (await drawIfStale(act, place, own)) ?? drawStep(place, own, null);
    },
    'formats:step': async (act) => {
      const place = await readPlace(act);
      const own = await service.requireOwn(act, place.community, place.f);
      const stale = await drawIfStale(act, place, own);
      if (stale) return stale;
      const { verb, id } = readStepMenu(act.value);
      if (verb === 'change') return drawStep(place, own, id);
      if (verb !== 'up' && verb !== 'down' && verb !== 'out')
        throw new UserError('I do not know this choice.', 'Type `/rondo formats` again.');
      return keep(act, place, own, editSteps(own.steps, { do: verb, id }, keepsDebrief(own)));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'formats:words': async (act) => {
      const place = await readPlace(act);
      const { community } = place;
      const text = (field: string): string => (typeof act.values[field] === 'string' ? `${act.values[field]}` : '');
      const others = [...service.library, ...(await service.listOwn(community))].filter(({ id }) => place.n || id !== place.f);
      const read = readWords({ name: text('name'), purpose: text('purpose'), effort: text('effort') }, others);
      if ('errors' in read) return { errors: read.errors };
      if (place.n) {
        const format = await service.find(community, place.f);
        if (!format) return { errors: { name: 'The format you copied was deleted meanwhile. Choose another one.' } };
        const id = await service.copy(community, format, read.words, act);
        return drawFormat(act, community, id, 'It is yours. Change its steps with the menu beside each; every change is kept at once.');
      }
      const own = await service.requireOwn(act, community, place.f);
      if (own.version !== place.v) return { errors: { name: await sayTwice(own, act) } };
      await service.changeWords(own, read.words, act);
      return drawFormat(act, community, own.id, '✓ Kept.');
    },
    'formats:step': async (act) => {
      const place = await readPlace(act);
      const own = await service.requireOwn(act, place.community, place.f);
      const was = own.steps.find((step) => step.id === place.e) ?? null;
      const typed = readStepForm(act.values);
      const read = readStep(typed, was);
      if ('errors' in read) return { errors: read.errors };
      if (own.version !== place.v) {
        const metadata = JSON.stringify({ c: place.c, f: own.id, v: own.version, e: was?.id ?? null });
        const notice = `${await service.sayStale(own, act)} Your words are still below; “Keep it” puts them in.`;
        return { update: stepModal({ feature: 'formats', metadata, step: typedStep(typed, was), notice }) };
      }
      return keep(act, place, own, putStep(own.steps, place.e, read.fields, deps.newId()));
    },
  };

  const sayTwice = async (own: OwnFormat, act: SubmissionAct): Promise<string> =>
    `${(await service.sayStale(own, act)).replace('here is how it stands', 'close this and open it again')} Your words are still here.`;

  const commands: Command[] = [
    {
      name: 'formats',
      group: 'community',
      summary: 'See how a session can run, minute by minute; copy a format and change it',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        return { open: await drawList(community) };
      },
    },
  ];

  return { commands, actions, submissions };
}
