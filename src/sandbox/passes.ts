/** Short-lived permissions handed to the app: trigger ids (3 s, once) and response URLs (5 uses, 30 minutes). */
import type { Clock } from '../platform/clock.ts';
import { ApiError } from './api-error.ts';
import type { SandboxIds } from './ids.ts';
import { limits } from './limits.ts';

export interface Trigger {
  userId: string;
  teamId: string;
  /** The modal the act happened in; only such a trigger may push. */
  viewId: string | null;
}

export interface ResponseTarget {
  userId: string;
  channelId: string;
  /** The message the act happened on, for replace_original and delete_original. */
  messageTs: string | null;
  ephemeral: boolean;
}

export interface Passes {
  newTrigger(trigger: Trigger): string;
  /** Uses the trigger up, or refuses it as Slack does. */
  takeTrigger(id: string): Trigger;
  newResponseUrl(target: ResponseTarget): string;
  takeResponse(id: string): ResponseTarget;
}

export function createPasses(ids: SandboxIds, clock: Clock, triggerClock: Clock, baseUrl: () => string): Passes {
  const triggers = new Map<string, Trigger & { at: number; used: boolean }>();
  const responses = new Map<string, ResponseTarget & { at: number; uses: number }>();
  const { timing } = limits;
  return {
    newTrigger: (trigger) => {
      const id = `${ids.next('')}.${ids.short()}`;
      triggers.set(id, { ...trigger, at: triggerClock.now(), used: false });
      return id;
    },
    takeTrigger: (id) => {
      const trigger = triggers.get(id);
      if (trigger === undefined) throw new ApiError('invalid_trigger_id');
      if (trigger.used) throw new ApiError('exchanged_trigger_id');
      if (triggerClock.now() - trigger.at > timing.trigger_id_ms) throw new ApiError('expired_trigger_id');
      trigger.used = true;
      return trigger;
    },
    newResponseUrl: (target) => {
      const id = ids.next('R');
      responses.set(id, { ...target, at: clock.now(), uses: 0 });
      return `${baseUrl()}/response/${id}`;
    },
    takeResponse: (id) => {
      const response = responses.get(id);
      if (response === undefined) throw new ApiError('invalid_url');
      if (clock.now() - response.at > timing.response_url_ms) throw new ApiError('expired_url');
      if (response.uses >= timing.response_url_uses) throw new ApiError('used_url');
      response.uses++;
      return response;
    },
  };
}
