/** What concerns the whole workspace: people's profiles, and whether the bot is still installed. */
import { z } from 'zod';
import type { Interactions } from '../feature.ts';
import type { Log } from '../log.ts';
import { type ProfileStore, readProfile } from './profiles.ts';
import type { createQuietHours } from './quiet-hours.ts';

export interface WorkspaceEventParts {
  people: Pick<ProfileStore, 'put'>;
  quietHours: ReturnType<typeof createQuietHours>;
  /** The token is gone: nothing is sent any more until a new one is given at the next start. */
  onUninstalled(teamId: string): Promise<void>;
  log: Log;
}

const userSchema = z.object({ user: z.unknown() });

export function createWorkspaceEvents({ people, quietHours, onUninstalled, log }: WorkspaceEventParts): Interactions & { name: string } {
  const uninstalled = async (teamId: string): Promise<void> => {
    log.warn({ event: 'uninstalled', team: teamId });
    await onUninstalled(teamId);
  };
  return {
    name: 'workspace',
    events: {
      user_change: async ({ teamId, event, now }) => {
        const { user } = userSchema.parse(event);
        const profile = readProfile(teamId, user);
        if (profile) await people.put(profile, now);
        quietHours.learnStatus(teamId, user);
      },
      app_uninstalled: ({ teamId }) => uninstalled(teamId),
      tokens_revoked: ({ teamId }) => uninstalled(teamId),
    },
  };
}
