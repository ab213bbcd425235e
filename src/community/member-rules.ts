/** Who may be a member, and who is one. Pure. */
import type { Level, Member, Person } from './records.ts';

export type Obstacle = 'unknown' | 'bot' | 'stranger' | 'deactivated';

/** Guests may be members; strangers and bots may not, nor anybody who is switched off in Slack. Null: nothing stands in the way. */
export function findObstacle(person: Person | null): Obstacle | null {
  if (!person) return 'unknown';
  if (person.kind === 'bot') return 'bot';
  if (person.kind === 'stranger') return 'stranger';
  return person.active ? null : 'deactivated';
}

export const belongs = (member: Pick<Member, 'status'> | null): boolean => member?.status === 'active' || member?.status === 'paused';

export const isLevel = (value: unknown): value is Level => value === 'reader' || value === 'member' || value === 'core';
