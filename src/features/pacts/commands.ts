/** Opening, writing, signing and changing the pact; agreeing to other dates in one tap. */
import { isAlive } from '../../community/pair.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { idOf, isAskedAgain, sameTerms, secondOf, shapeOf } from './rules.ts';
import { checkDates } from './rules-dates.ts';
import type { Parts, Service } from './service.ts';
import type { Signing } from './service-signing.ts';
import type { Whole } from './store.ts';
import { datesModal, pageModal } from './views-form.ts';
import { agreedMessage, pactModal } from './views-pact.ts';
import { manyOf } from './views-words.ts';

export function createCommands({ deps }: Parts, service: Service, signing: Signing) {
  const agreement = deps.library.agreements.coaching;

  const readModal = async (whole: Whole, { teamId, userId }: Act): Promise<Modal> => {
    const { zone } = await deps.people.get(teamId, userId);
    return pactModal(
      whole,
      { userId, zone },
      agreement,
      whole.pact.standing?.shape ?? shapeOf(whole.pair.people, whole.pact.terms, service.shapes),
    );
  };
  const pageOf = ({ pages }: Whole, userId: string) => pages.find((page) => page.userId === userId);
  /** Where she pressed: in the place of the modal, or as a new one. */
  const show = (act: ActionAct, modal: Modal): Answer => (act.modal && !act.home ? { update: modal } : { open: modal });

  const open: ActionHandler = async (act) => {
    const whole = await service.getTheirs(act, act.value);
    const { pair, pact } = whole;
    if (isAlive(pair))
      return { open: pageOf(whole, act.userId)?.signedAt ? await readModal(whole, act) : pageModal(whole, act.userId, agreement) };
    if (pact.standing) return { open: await readModal(whole, act) };
    throw new UserError(`This round is closed for the ${manyOf(pair)} of you.`, '`/rondo coaching` shows what comes next.');
  };

  const change: ActionHandler = async (act) => show(act, pageModal(await service.getAlive(act, act.value), act.userId, agreement));

  const keepPage: SubmissionHandler = async (act) => {
    const whole = await service.getAlive(act, act.metadata);
    const errors = await signing.keepPage(whole, act.userId, act.values);
    return errors ? { errors } : { update: datesModal(whole, act.userId, agreement, await signing.open(whole, act.now)) };
  };

  const moveFirst: ActionHandler = async (act) => {
    const first = Number(act.chosen[0]);
    if (!act.modal || !Number.isFinite(first)) return undefined;
    const whole = await service.getAlive(act, idOf(act.modal.metadata));
    return { update: datesModal(whole, act.userId, agreement, await signing.move(whole, first * 1000, act.modal.values, act.now)) };
  };

  const sign: SubmissionHandler = async (act) => {
    const whole = await service.getAlive(act, idOf(act.metadata));
    const { pact, pair } = whole;
    const { terms, errors } = await signing.read(whole, act.values, act.now);
    if (Object.keys(errors).length > 0) return { errors };
    if (!pageOf(whole, act.userId)?.aims) return { update: pageModal(whole, act.userId, agreement) };
    const isOutdated = Number(secondOf(act.metadata)) !== pact.version && !sameTerms(pact.terms, terms);
    if (isOutdated) {
      const view = { ...(await signing.open(whole, act.now)), drawn: `v${pact.version}`, meanwhile: true };
      return { update: datesModal(whole, act.userId, agreement, view) };
    }
    await signing.sign(whole, act.userId, terms, act.now);
    const signed = await service.getTheirs(act, pair.id);
    return { update: await readModal(signed, act), refreshHome: true };
  };

  /** Only who has signed can agree by a tap; who has not writes her page first. */
  const agree: ActionHandler = async (act) => {
    const whole = await service.getAlive(act, idOf(act.value));
    const { pact, pair, community } = whole;
    const mine = pageOf(whole, act.userId);
    if (!mine?.signedAt || !pact.terms) return show(act, pageModal(whole, act.userId, agreement));
    const isStale = secondOf(act.value) !== String(pact.version);
    const faults = checkDates(pact.terms.dates, pact.standing?.dates ?? [], {
      closesOn: pair.closesOn,
      zone: community.zone,
      now: act.now,
    });
    if (isStale || faults.some((fault) => fault !== null) || !isAskedAgain(mine, pact.version))
      return show(act, await readModal(whole, act));
    await signing.sign(whole, act.userId, pact.terms, act.now);
    const signed = await service.getTheirs(act, pair.id);
    if (act.modal && !act.home) return { update: await readModal(signed, act), refreshHome: true };
    return { reply: agreedMessage(signed), refreshHome: true };
  };

  return {
    actions: { 'pacts:open': open, 'pacts:change': change, 'pacts:first': moveFirst, 'pacts:agree': agree },
    submissions: { 'pacts:page': keepPage, 'pacts:dates': sign },
  };
}
