/** The experiment of a button or form, which may be old, for whoever leads it. */
import { NotAllowedError, UserError } from '../platform/errors.ts';
import { type Experiment, leadsOf } from './experiment.ts';
import type { Deps } from './kernel.ts';

export async function requireLed(
  { experiments }: Pick<Deps, 'experiments'>,
  { teamId, userId }: { teamId: string; userId: string },
  id: string,
): Promise<Experiment> {
  const experiment = id === '' ? null : await experiments.find(teamId, id);
  if (!experiment) throw new UserError('This experiment is not there any more.', '`/experiment mine` shows yours.');
  if (!leadsOf(experiment).includes(userId))
    throw new NotAllowedError('This is somebody else’s experiment.', 'Whoever leads it can do this. `/experiment mine` shows yours.');
  return experiment;
}

/** Who is asked about it: its owner, or the second lead when the owner has gone. */
export const askedOf = ({ ownerId, partnerId }: Pick<Experiment, 'ownerId' | 'partnerId'>): string | null => ownerId ?? partnerId;
